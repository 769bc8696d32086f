"""What a figure measures: the noun phrase that names it, in its clause, in another clause, or in a sentence before it.

`Measures.find` asks, in this order: the figure that it repeats, the words bound to it (`bound`), its cue's own phrase
("sales growth of 3%", "a drop in sales"), its verb's subject or object (`subject`), the figures before it.
"""

from __future__ import annotations

from spacy.tokens import Token

from extractor.components.roles.bound import bound_phrase
from extractor.components.roles.cues import ChangeNoun, ChangeVerb, ChangeWord
from extractor.components.roles.links import Link
from extractor.components.roles.phrase import Phrase, noun_phrase, trim, words_before
from extractor.components.roles.placed import gapped_noun, moved_object
from extractor.components.roles.role import Reading, share_verb
from extractor.components.roles.subject import Subjects
from extractor.components.roles.view import COPULAS, NOMINAL, View
from extractor.figure import Figure

_AMOUNTS = frozenset({"money", "quantity", "index", "other"})
_CLAUSES = frozenset({"while", "whereas", "although", "but", ";"})
_POLLS = frozenset({"poll", "survey", "sample"})
_BACK = 6  # figures looked back at for a measure that is not named again
_OPENING = 10  # tokens of "Among voters over 60,"
_FAR = 60  # tokens from the end of the sentence of an earlier figure
_POINTERS = frozenset({"the", "this", "that", "its", "their"})
_FILLERS = frozenset({",", "(", "—", "–", "--", "-", "still", "but", "and", "also", "only", "just", "revised", "or"})


class Measures:
    """The measures of a Doc's figures, found in text order: a later figure may have the measure of an earlier one."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._subjects = Subjects(view, self)
        self._is_change = False
        self._is_deed = False
        self.found: list[Phrase | None] = []

    def find(self, index: int, reading: Reading) -> Phrase | None:
        """The measure of figure `index`, also kept in `found`; None for a count, and where nothing names it."""
        phrase = self._find(index, reading) if not self._names_itself(index) else self._of_moved(index, reading)
        if self._view.figures[index].kind == "count" and self._view.words[self._view.spans[index].end] == "of":
            phrase = None  # "two of its nine pools"
        if phrase is not None:
            phrase = self._outside(index, self._fullest(index, phrase))
        self.found.append(phrase)
        return phrase

    def _names_itself(self, index: int) -> bool:
        """A count says what it counts ("300 homes"); one without its noun ("rose to 4,100") or of points does not."""
        figure, span = self._view.figures[index], self._view.spans[index]
        if figure.kind != "count" or figure.unit is None or figure.unit.id == "point":
            return False
        return any(
            self._view.pos[i] in ("NOUN", "PROPN") and not self._view.tokens[i].like_num
            for i in range(span.start, span.end)
        )

    def _of_moved(self, index: int, reading: Reading) -> Phrase | None:
        """What a count or duration is the level of: "volume fell to 1.6bn shares", "output was 4,000 pieces"."""
        view, link = self._view, reading.link
        moves = isinstance(link.cue, ChangeVerb | ChangeWord) and link.relation in ("to", "from", "by")
        if link.partner >= 0 or not (moves or view.words[link.lead] in COPULAS):
            return None
        self._is_change = moves
        found = moved_object(view, index, link) or (self._of_cue(index, reading) if moves else None)
        if found is None:
            found = self._of_verb(index, view.tokens[link.lead])
        start = view.sentence_of[index][0]
        return found if found is not None and start <= found.start < view.spans[index].start else None

    def _find(self, index: int, reading: Reading) -> Phrase | None:
        view, link = self._view, reading.link
        if view.figures[index].kind == "age":
            named = person_before(view, index)
            if named is not None:
                return named
        self._is_deed = False
        self._is_change = reading.role in ("change", "difference", "baseline") or link.cue is not None
        figure = view.figures[index]
        floor = view.sentence_of[index][0]
        if link.relation == "joined":
            return self.measure_of(link.partner)
        if link.relation == "ellipsis" and reading.role == "share":  # "55% of the total, Japan 12%"
            return gapped_noun(view, index, link) or self.measure_of(link.partner)
        if link.relation == "ellipsis":
            if view.figures[index].kind == "money" and self.measure_of(link.partner) is None:
                return None  # "Norway gave $3m and Spain $2m"
            named = words_before(view, link.lead + 1, view.spans[link.partner].end, "ellipsis")
            return named or self.measure_of(link.partner)
        if view.words[link.lead] == "(" and link.cue is None:  # "kerosene (12.8%), candle (2.6%)"
            named = words_before(view, link.lead, floor, "bracketed")
            if named is not None and named.end == link.lead:
                return named
        if not view.doc.has_annotation("DEP"):
            return words_before(view, max(link.token, floor), floor, "words_before") or self.latest(index)
        if figure.kind in ("duration", "age"):
            found = bound_phrase(view, index, link.lead)
            if found is not None or not self._is_extreme(index, link):
                return found or (self._of_moved(index, reading) if figure.kind == "duration" else None)
            return self._of_cue(index, reading) or self._of_verb(index, view.spans[index].root)
        if share_verb(view, link.lead, floor) >= 0 and reading.role in ("share", "level"):
            verb = view.tokens[share_verb(view, link.lead, floor)]
            return self._subjects.of(verb, index, is_change=True, of_deed=True)
        if reading.rule == "of_whole" and self._says_of_subject(link):
            found = self._of_verb(index, view.spans[index].root)
            if found is not None:
                return found
        if reading.role == "share":
            if reading.rule == "listed":
                return gapped_noun(view, index, link) or self.measure_of(index - 1)
            found = bound_phrase(view, index, link.lead) or self._of_those(index)
            return (
                found
                or self._among(index)
                or self._surveyed(index)
                or self._of_verb(index, view.spans[index].root)
                or self._of_shares(index)
            )
        named = gapped_noun(view, index, link) or moved_object(view, index, link)
        if named is not None:
            return named
        if (link.cue is not None and link.relation not in ("of", "none")) or reading.role in ("change", "baseline"):
            found = self._of_cue(index, reading)
        else:
            found = bound_phrase(view, index, link.lead)
        found = found or self._of_verb(index, view.spans[index].root) or self._in_table(index)
        return found or (None if self._is_deed else self.latest(index))

    def _of_those(self, index: int) -> Phrase | None:
        """ "one in five adults smokes", "38 of them": what stands right behind, or what "them" are."""
        view, end = self._view, self._view.spans[index].end
        if view.words[end] == "of" and view.words[end + 1] in ("them", "those", "these", "whom", "which"):
            return self.measure_of(index - 1) if index else None
        return None

    def _is_extreme(self, index: int, link: Link) -> bool:
        """ "a four-year high", "the lowest in two years": a duration that says how extreme a measure is."""
        view, end = self._view, self._view.spans[index].end
        behind = view.words[end : end + 2]
        before = view.words[max(0, link.lead - 1)] if view.words[link.lead] == "in" else ""
        return any(word in ("high", "low", "peak", "record") for word in behind) or before.endswith("est")

    def _says_of_subject(self, link: Link) -> bool:
        """ "debt stood at 93 percent of output": a share that a verb of being gives its subject."""
        view, i = self._view, link.lead
        if i > 0 and view.words[i] == "at":
            i -= 1
        return i >= 0 and (view.words[i] in COPULAS or view.words[i] in view.cues.uses["settle_verb"])

    # ---------------------------------------------------------------- words of the cue
    def _of_cue(self, index: int, reading: Reading) -> Phrase | None:
        link, view = reading.link, self._view
        if link.cue is None or link.token < 0 or reading.rule.startswith("expected_verb"):
            if reading.role == "baseline":
                is_of = view.words[link.lead] == "of" and link.cue is not None
                named = bound_phrase(view, index, link.lead) if is_of else None
                return named or self.latest(index, same_unit=True)
            return self._in_table(index) if reading.rule == "sign" else None
        at = view.tokens[link.token]
        if isinstance(link.cue, ChangeNoun):
            return self._of_noun(index, at)
        if isinstance(link.cue, ChangeVerb):
            if at.pos_ in ("NOUN", "PROPN"):  # a headline verb that was tagged as a noun
                return words_before(view, at.i, view.sentence_of[index][0], "headline")
            return self._of_change_verb(index, at, link.cue)
        return self._of_word(index, at, reading)

    def _of_noun(self, index: int, noun: Token) -> Phrase | None:
        """ "a drop in sales", "sales growth", ", an increase of 5%" behind a figure, "the value showed a 5% drop"."""
        view = self._view
        for child in noun.rights:
            if child.dep_ == "prep" and child.lower_ in ("in", "of", "for", "on", "to"):
                for thing in child.rights:
                    if thing.dep_ == "pobj" and view.figure_at[thing.i] < 0 and not view.is_time(thing.i):
                        return noun_phrase(view, thing, "of_change_noun")
        compounds = [
            child
            for child in noun.lefts
            if child.dep_ in ("compound", "amod", "nmod") and child.pos_ in ("NOUN", "PROPN")
            and view.figure_at[child.i] < 0 and not view.is_time(child.i)
        ]  # fmt: skip
        if compounds:
            return self._compound(noun, compounds[-1])
        before = self._figure_behind(noun.left_edge.i - 1, index)
        if before >= 0:
            return self.measure_of(before)
        if noun.dep_ == "dobj" and noun.head.pos_ == "VERB":  # "shares had a gain of 3%": not the agent's
            found = self._subjects.of(noun.head, index, is_change=True, of_deed=True)
            if found is not None:
                return found
        found = self._of_verb(index, noun)
        return found or (noun_phrase(view, noun, "growth", narrow=True) if noun.lower_ == "growth" else None)

    def _compound(self, noun: Token, last: Token) -> Phrase | None:
        """What is compounded with a noun of change: "like-for-like sales" of "like-for-like sales growth"."""
        view, start = self._view, last.i
        while start > noun.left_edge.i and view.pos[start - 1] in ("NOUN", "PROPN", "ADJ", "ADP", "PUNCT", "PART"):
            if view.figure_at[start - 1] >= 0 or view.is_time(start - 1) or view.words[start - 1] == ",":
                break
            start -= 1
        return trim(view, start, last.i + 1, last.i, "compound")

    def _of_change_verb(self, index: int, verb: Token, cue: ChangeVerb) -> Phrase | None:
        view = self._view
        if cue.moves != "subject":
            for child in verb.rights:
                if child.dep_ in ("dobj", "nsubj") and child.pos_ in NOMINAL and view.figure_at[child.i] < 0:
                    return self.latest(index) if child.pos_ == "PRON" else noun_phrase(view, child, "object")
        return self._subjects.of(verb, index, is_change=self._is_change)

    def _of_word(self, index: int, word: Token, reading: Reading) -> Phrase | None:
        """ "sales were up 5%": the subject; "sold 300 cars, up 5%": what the figure before it measures."""
        view = self._view
        start = view.spans[index].start
        i = (word.i if word.i < start else view.before(index) + 1) - 1
        before = self._figure_behind(i, index)
        if before < 0 and view.words[i] == ",":
            before = self._compared_figure(i, index, reading)
        if before >= 0:
            return self.measure_of(before)
        while i > 0 and view.words[i] in _FILLERS:
            i -= 1
        if view.pos[i] in ("NOUN", "PROPN") or view.is_ticker(i):
            named = words_before(view, i + 1, view.sentence_of[index][0], "noun_before")
            if named is not None and named.end > i - 2:
                return named
        return self._of_verb(index, word)

    def _compared_figure(self, comma: int, index: int, reading: Reading) -> int:
        """The amount that ", up from 64 percent" or ", up 6 points" is compared with, whatever stands between, or -1."""
        view, figure = self._view, self._view.figures[index]
        kinds = (
            {figure.kind}
            if reading.role == "baseline" or reading.link.relation == "after"
            else {"percent"}
            if figure.kind == "points"
            else set()
        )
        for k in range(index - 1, -1, -1):
            if view.spans[k].start < view.sentence_of[index][0]:
                break
            if any(word in _CLAUSES for word in view.words[view.spans[k].end : comma]):
                break
            other = view.figures[k]
            is_points = figure.kind == "count" and "point" in figure.surface and other.kind == "percent"
            same = other.unit is None or figure.unit is None or other.unit.id == figure.unit.id
            if is_points or (other.kind in kinds and (same or figure.kind == "points")):
                return k
        return -1

    def _figure_behind(self, i: int, index: int) -> int:
        """The figure that ends at token i, marks and a time apart ("303,417 vehicles last year, up 4%"), or -1."""
        view, floor = self._view, self._view.sentence_of[index][0]
        marked = False
        for k in range(i, max(floor, i - 14) - 1, -1):
            at = view.figure_at[k]
            if at >= 0:
                if view.figures[at].kind in ("duration", "age"):
                    return -1
                return at if marked or k == i else -1
            if view.words[k] in _FILLERS:
                marked = True
            elif not marked or (view.pos[k] in ("VERB", "SCONJ") and view.words[k] not in ("according", "compared")):
                return -1
        return -1

    # ---------------------------------------------------------------- wholes of shares
    def _among(self, index: int) -> Phrase | None:
        """ "Among pupils, 45 percent agree": the whole opens the sentence."""
        view, start = self._view, self._view.spans[index].start
        floor = view.sentence_of[index][0]
        floor += view.words[floor].isspace()
        if view.words[floor] not in ("among", "amongst"):
            return None
        comma = next((i for i in range(floor + 1, min(start, floor + _OPENING)) if view.words[i] == ","), -1)
        return words_before(view, comma, floor + 1, "among") if comma > 0 else None

    def _surveyed(self, index: int) -> Phrase | None:
        """ "A poll of 2,300 doctors found that 40 percent work nights": those who were asked."""
        view = self._view
        for k in range(index - 1, -1, -1):
            start = view.spans[k].start
            if start < view.sentence_of[index][0]:
                return None
            if view.figures[k].kind == "count" and view.words[start - 1] == "of" and view.words[start - 2] in _POLLS:
                return self.measure_of(k)
        return None

    def _of_shares(self, index: int) -> Phrase | None:
        """ "Sixty percent of the income is shared.  A quarter depends on results": a share goes on with the whole before."""
        view, end = self._view, self._view.spans[index].end
        if index == 0 or view.pos[end] not in ("VERB", "AUX"):
            return None
        other = view.figures[index - 1]
        is_near = view.sentence_of[index][0] - view.sentence_of[index - 1][1] <= 1
        return self.measure_of(index - 1) if is_near and other.kind in ("percent", "fraction") else None

    # ---------------------------------------------------------------- verbs and figures before
    def _of_verb(self, index: int, token: Token) -> Phrase | None:
        """Climb from a token to the verb that governs it, and ask for its subject."""
        view, own = self._view, self._view.spans[index]
        for _ in range(8):
            if token.pos_ in ("VERB", "AUX") and not own.start <= token.i < own.end:
                subjects = view.subjects_of(token)
                if any(child.dep_ != "csubj" and own.start <= child.i < own.end for child in subjects):
                    return None  # "the other $5m came from donors": no subject of a verb above is measured
                found = self._subjects.of(token, index, is_change=self._is_change)
                if found is None and token.lower_ in view.cues.uses["agent"] and token.i == view.before(index):
                    self._is_deed = True  # "ordered to pay $3m": nobody's measure
                    return None
                if found is not None or token.dep_ == "ROOT":
                    return found
            if token.dep_ == "appos" and token.head.pos_ in ("NOUN", "PROPN") and view.figure_at[token.head.i] < 0:
                return noun_phrase(view, token.head, "apposition")
            if token.head is token:
                return None
            token = token.head
        return None

    def _in_table(self, index: int) -> Phrase | None:
        """A line without a verb ("ACME CORP. 12.40 -0.30"): the words before its first figure."""
        view = self._view
        floor, stop = view.sentence_of[index]
        first = next(view.spans[k].start for k in range(max(0, index - 8), index + 1) if view.spans[k].start >= floor)
        if any(
            view.pos[i] in ("VERB", "AUX") and view.words[i] not in ("'s", "’s")
            for i in range(floor, min(stop, floor + 40))
        ):
            return None
        return words_before(view, first, floor, "table")

    def measure_of(self, index: int) -> Phrase | None:
        """The measure of a figure before, or what it counts: "303,417 new vehicles, up 4 percent"."""
        view = self._view
        figure, span = view.figures[index], view.spans[index]
        if index >= len(self.found):
            return None
        if self.found[index] is not None or figure.kind != "count":
            return self.found[index]
        start = span.start
        while start < span.end and (view.pos[start] in ("NUM", "DET", "SYM") or view.tokens[start].like_num):
            start += 1
        return trim(view, start, span.end, span.end - 1, "counted")

    def latest(self, index: int, *, same_unit: bool = False, plural: bool | None = None) -> Phrase | None:
        """What a pronoun stands for: the measure of the nearest figure before, of the same unit or number if asked.

        A count of things is not what another amount is of.
        """
        view, figure = self._view, self._view.figures[index]
        for k in range(index - 1, max(-1, index - _BACK - 1), -1):
            if view.sentence_of[index][0] - view.sentence_of[k][1] > _FAR:
                return None
            other = view.figures[k]
            if figure.kind == "money" and other.kind in ("percent", "fraction", "points"):
                continue
            if other.kind in ("duration", "age") or (same_unit and not _is_alike(other, figure)):
                continue
            phrase = self.measure_of(k)
            if phrase is None or (phrase.rule in ("counted", "person") and plural is None and figure.kind in _AMOUNTS):
                continue
            if plural is None or (view.tokens[phrase.head].tag_ in ("NNS", "NNPS")) is plural:
                return phrase
        return None

    def _outside(self, index: int, phrase: Phrase) -> Phrase | None:
        """The part of a phrase that lies outside the figure's own words."""
        span = self._view.spans[index]
        if phrase.end <= span.start or phrase.start >= span.end:
            return phrase
        if phrase.start < span.start:
            return trim(self._view, phrase.start, span.start, phrase.head, phrase.rule)
        return trim(self._view, span.end, phrase.end, phrase.head, phrase.rule)

    def _fullest(self, index: int, phrase: Phrase) -> Phrase:
        """The nearest full mention: "the rate" is the "average contract interest rate" of a figure before."""
        view = self._view
        if phrase.end - phrase.start != 2 or view.words[phrase.start] not in _POINTERS:
            return phrase
        for fuller in self.found[: -_BACK - 1 : -1]:
            is_fuller = fuller is not None and fuller.end - fuller.start > 2
            if fuller is not None and is_fuller and view.words[phrase.head] == view.words[fuller.head]:
                return fuller
        return phrase


def person_before(view: View, index: int) -> Phrase | None:
    """The name before an age set off by commas or brackets: "Ann Lee, 44, a nurse", "Ann Lee (44)"."""
    end = view.spans[index].start - 1
    floor = view.sentence_of[index][0]
    if end <= floor or view.words[end] not in (",", "("):
        return None
    start = end
    while start > floor and view.pos[start - 1] == "PROPN" and view.tokens[start - 1].ent_type_ in ("PERSON", ""):
        start -= 1
    named = [i for i in range(start, end) if view.tokens[i].ent_type_ == "PERSON"]
    start = named[0] if named else start
    return Phrase(start, end, end - 1, "person") if start < end else None


def _is_alike(one: Figure, two: Figure) -> bool:
    """Of one kind and by the same denominator: "$2.53 a share" and "$2.52 per diluted share"."""
    denominators = [figure.per.id if figure.per is not None else None for figure in (one, two)]
    return one.kind == two.kind and denominators[0] == denominators[1]
