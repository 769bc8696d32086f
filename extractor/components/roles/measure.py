"""What a figure measures: the noun phrase that names it, in its clause, in another clause, or in a sentence before it.

`find_measure` asks, in this order: the figure it is joined to, the words bound to it ("revenue of $3bn", "70 percent of its
imports", "25% tariffs"), the cue's own phrase ("sales growth of 3%", "a drop in sales"), the verb's subject or object,
the figure before it.
"""

from __future__ import annotations

from spacy.tokens import Token

from extractor.components.roles.cues import ChangeNoun, ChangeVerb, ChangeWord
from extractor.components.roles.phrase import Phrase, noun_phrase
from extractor.components.roles.role import Reading
from extractor.components.roles.view import NOMINAL, View

_EMPTY_HEADS = frozenset(
    """total average high low record peak amount level value worth number figure percent percentage maximum minimum increase rise
    median mean most rest sum equivalent range excess all some part more less least estimate forecast guidance consensus""".split()
)
_RELATIVE_PRONOUNS = frozenset({"which", "that", "who", "whom", "what"})
_CLAUSAL = frozenset({"advcl", "acl", "relcl", "ccomp", "xcomp", "conj", "parataxis", "pcomp", "prep", "dep", "appos"})


def find_measure(view: View, index: int, reading: Reading, earlier: list[Phrase | None]) -> Phrase | None:
    """The measure of figure `index`; `earlier` are the measures of the figures before it.  None for counts and where nothing names it."""
    figure, link = view.figures[index], reading.link
    if figure.kind == "count":
        return None
    if link.relation == "joined":
        return earlier[link.partner] or _counted(view, link.partner)
    if link.relation == "ellipsis":
        return _between(view, view.spans[link.partner].end, view.spans[index].start) or earlier[link.partner]
    if not view.doc.has_annotation("DEP"):
        return _without_parse(view, index, reading, earlier)
    cue = link.cue
    if reading.role in ("change", "difference", "baseline") or (link.relation == "to" and cue is not None):
        found = _of_cue(view, index, reading, earlier)
        if found is not None:
            return found
    else:
        found = _bound(view, index)
        if found is not None:
            return found
    return _of_verb(view, index, view.spans[index].root, earlier) or _latest(view, index, earlier)


def _bound(view: View, index: int) -> Phrase | None:
    """Words bound to the figure itself: a complement, the noun that it modifies, the noun that has it as complement."""
    span, figure = view.spans[index], view.figures[index]
    bounds = view.sentence_of[index]
    end = span.end
    if (
        end + 1 < bounds[1]
        and view.words[end] in ("of", "in", "worth")
        and figure.kind in ("percent", "fraction", "money", "quantity", "multiple")
    ):
        at = end + 1
        if view.words[end] == "worth" and view.words[at] == "of":
            at += 1
        head = _head_from(view, at, bounds[1])
        if head is not None and head.ent_type_ not in ("DATE", "TIME", "GPE") and view.time_at[head.i] < 0:
            return noun_phrase(view, head, "complement")
    head = _modified(view, span.root, index)
    if head is not None:
        return noun_phrase(view, head, "modified")
    lead = view.before(index)
    if lead > bounds[0] and view.words[lead] in ("of", "at"):
        governor = view.tokens[lead].head
        if (
            governor.pos_ in NOMINAL
            and governor.i < lead
            and governor.lower_ not in _EMPTY_HEADS
            and view.figure_at[governor.i] < 0
        ):
            return noun_phrase(view, governor, "of_noun")
    return None


def _modified(view: View, root: Token, index: int) -> Token | None:
    """The noun that the figure stands before: "25% tariffs", "30-year fixed-rate mortgages", "a $3bn plan"."""
    end = view.spans[index].end
    head = root
    for _ in range(4):
        if head.head is head or head.dep_ not in (
            "nummod",
            "compound",
            "amod",
            "quantmod",
            "nmod",
            "npadvmod",
            "det",
            "advmod",
            "poss",
        ):
            break
        head = head.head
    if head.i >= end and head.pos_ in ("NOUN", "PROPN") and head.i - end <= 6:
        between = view.words[end : head.i]
        if not any(word in (",", ";", "(", ")", "of") for word in between):
            return head
    return None


def _head_from(view: View, i: int, end: int) -> Token | None:
    """The head noun of the phrase that begins at token i."""
    last = None
    for k in range(i, min(end, i + 10)):
        if view.pos[k] in NOMINAL and view.figure_at[k] < 0:
            last = view.tokens[k]
        elif (
            view.pos[k] not in ("ADJ", "DET", "NUM", "PART", "ADV", "CCONJ", "PUNCT", "VERB")
            or view.words[k] in (",", ".", ";", ")", "and")
            or (view.pos[k] == "VERB" and view.tokens[k].dep_ != "amod")
        ):
            if not (view.words[k] == "about" or view.words[k] == "$"):
                break
    return last


def _of_cue(view: View, index: int, reading: Reading, earlier: list[Phrase | None]) -> Phrase | None:
    link = reading.link
    cue, token = link.cue, link.token
    if cue is None or token < 0:
        if reading.role == "baseline":
            return _latest(view, index, earlier, same_kind=True)
        return None
    at = view.tokens[token]
    if isinstance(cue, ChangeNoun):
        return _of_noun(view, index, at, earlier)
    if isinstance(cue, ChangeVerb):
        if at.pos_ in ("NOUN", "PROPN"):  # a headline verb that was tagged as a noun
            return _of_noun(view, index, at, earlier)
        return _of_change_verb(view, index, at, cue, earlier)
    return _of_word(view, index, at, cue, earlier)


def _of_noun(view: View, index: int, noun: Token, earlier: list[Phrase | None]) -> Phrase | None:
    """ "a drop in sales", "sales growth", "an increase of 5%" after a figure, "the value showed a 5% drop"."""
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("in", "of", "for", "on", "to"):
            for thing in child.rights:
                if (
                    thing.dep_ == "pobj"
                    and view.figure_at[thing.i] < 0
                    and not _is_time(view, thing)
                    and thing.pos_ in NOMINAL
                ):
                    return noun_phrase(view, thing, "of_change_noun")
    compounds = [
        c
        for c in noun.lefts
        if c.dep_ in ("compound", "amod", "nmod")
        and c.pos_ in ("NOUN", "PROPN")
        and view.figure_at[c.i] < 0
        and not _is_time(view, c)
    ]
    if compounds and noun.dep_ != "ROOT":
        end = compounds[-1].i + 1
        return noun_phrase(view, compounds[-1], "compound") if end <= noun.i else None
    before = noun.left_edge.i - 1
    while before > 0 and view.words[before] in (",", "–", "—", "(", "-"):
        before -= 1
    if noun.dep_ == "appos" and before >= 0 and view.figure_at[before] >= 0:
        return earlier[view.figure_at[before]] or _counted(view, view.figure_at[before])
    return _of_verb(view, index, noun, earlier)


def _of_change_verb(
    view: View, index: int, verb: Token, cue: ChangeVerb, earlier: list[Phrase | None]
) -> Phrase | None:
    if cue.moves != "subject":
        for child in verb.rights:
            if child.dep_ == "dobj" and child.pos_ in NOMINAL and view.figure_at[child.i] < 0:
                if child.pos_ == "PRON":
                    return _latest(view, index, earlier)
                return noun_phrase(view, child, "object")
        if verb.dep_ == "amod" and verb.head.i > verb.i:
            return noun_phrase(view, verb.head, "modified")
    return _subject(view, index, verb, earlier)


def _of_word(view: View, index: int, word: Token, cue: ChangeWord, earlier: list[Phrase | None]) -> Phrase | None:
    """ "sales were up 5%": the subject; "sold 300 cars, up 5%": what the figure before it measures."""
    i = word.i - 1 if reading_before(view, word, index) else view.before(index)
    while i > 0 and view.words[i] in (
        ",",
        "(",
        "—",
        "–",
        "-",
        "still",
        "but",
        "and",
        "also",
        "only",
        "just",
        "revised",
    ):
        i -= 1
    if i >= 0 and view.figure_at[i] >= 0 and view.figure_at[i] != index:
        partner = view.figure_at[i]
        return earlier[partner] or _counted(view, partner)
    if i >= 0 and view.pos[i] in ("NOUN", "PROPN") and view.words[i + 1] in (",", "(", "up", "down"):
        behind = view.figure_at[i]
        if behind < 0 and not _is_time(view, view.tokens[i]):
            return noun_phrase(view, _top(view.tokens[i]), "noun_before")
        previous = _figure_before(view, i, view.sentence_of[index][0])
        if previous is not None and view.words[i + 1] == ",":
            return earlier[previous] or _counted(view, previous)
    return _of_verb(view, index, word, earlier)


def reading_before(view: View, word: Token, index: int) -> bool:
    return word.i < view.spans[index].start


def _top(token: Token) -> Token:
    while token.dep_ == "compound" and token.head.i > token.i:
        token = token.head
    return token


def _figure_before(view: View, i: int, floor: int) -> int | None:
    for k in range(i, max(floor, i - 12) - 1, -1):
        if view.figure_at[k] >= 0:
            return view.figure_at[k]
        if view.pos[k] == "VERB" or view.words[k] == ";":
            return None
    return None


def _counted(view: View, index: int) -> Phrase | None:
    """The counted noun of a figure before: "303,417 new vehicles, up 4 percent" measures new vehicles."""
    figure, span = view.figures[index], view.spans[index]
    if figure.kind not in ("count", "quantity"):
        return None
    start = span.start
    while start < span.end and (view.pos[start] in ("NUM", "DET", "SYM") or view.tokens[start].like_num):
        start += 1
    return Phrase(start, span.end, span.end - 1, "counted") if start < span.end else None


def _of_verb(view: View, index: int, token: Token, earlier: list[Phrase | None]) -> Phrase | None:
    """Climb from a token to the verb that governs it and take its subject, or its object where the subject is an agent."""
    for _ in range(8):
        if token.pos_ in ("VERB", "AUX") and token.i != view.spans[index].root.i:
            found = _subject(view, index, token, earlier)
            if found is not None or token.dep_ == "ROOT":
                return found
        if token.head is token:
            return None
        if token.dep_ == "appos" and token.head.pos_ in NOMINAL and view.figure_at[token.head.i] < 0:
            return noun_phrase(view, token.head, "apposition")
        token = token.head
    return None


def _subject(view: View, index: int, verb: Token, earlier: list[Phrase | None]) -> Phrase | None:
    """The subject of a verb, its conjoined verb's, or the noun that a participle or relative clause hangs on."""
    for _ in range(5):
        subjects = [child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass", "csubj")]
        if subjects:
            subject = subjects[-1]
            if subject.lower_ in _RELATIVE_PRONOUNS and verb.dep_ == "relcl":
                return (
                    noun_phrase(view, verb.head, "relative")
                    if view.figure_at[verb.head.i] < 0
                    else earlier[view.figure_at[verb.head.i]]
                )
            if subject.pos_ == "PRON":
                return _latest(view, index, earlier)
            if verb.lower_ in view.cues.uses["agent"] and verb.pos_ == "VERB":
                return _agent_object(view, index, verb, earlier)
            at = view.figure_at[subject.i]
            if at >= 0 and at != index:
                return _counted(view, at) or earlier[at] if at < index else _counted(view, at)
            return noun_phrase(view, subject, "subject")
        if verb.dep_ == "acl" and verb.head.pos_ in NOMINAL:
            return (
                noun_phrase(view, verb.head, "participle")
                if view.figure_at[verb.head.i] < 0
                else _of_partner(view, index, verb.head, earlier)
            )
        if verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN"):
            latest = _latest(view, index, earlier, in_sentence=True)
            if latest is not None:
                return latest
        if (
            verb.dep_ not in ("conj", "xcomp", "advcl", "ccomp", "parataxis", "dep", "aux", "pcomp")
            or verb.head is verb
        ):
            return None
        verb = verb.head
    return None


def _of_partner(view: View, index: int, head: Token, earlier: list[Phrase | None]) -> Phrase | None:
    partner = view.figure_at[head.i]
    if partner >= index:
        return None
    return earlier[partner] or _counted(view, partner)


def _agent_object(view: View, index: int, verb: Token, earlier: list[Phrase | None]) -> Phrase | None:
    """ "earned $3bn", "spent $3bn on roads": the subject is who, not what; take the object or the purpose."""
    for child in verb.rights:
        if child.dep_ == "dobj" and child.pos_ in NOMINAL and view.figure_at[child.i] < 0:
            return noun_phrase(view, child, "object")
        if child.dep_ == "prep" and child.lower_ in ("on", "for", "in") and child.i >= view.spans[index].end:
            for thing in child.rights:
                if thing.dep_ == "pobj" and not _is_time(view, thing) and view.figure_at[thing.i] < 0:
                    return noun_phrase(view, thing, "purpose")
    return None


def _latest(
    view: View, index: int, earlier: list[Phrase | None], *, in_sentence: bool = False, same_kind: bool = False
) -> Phrase | None:
    """The measure of the nearest figure before, in this sentence or the one before it."""
    for k in range(index - 1, max(-1, index - 6), -1):
        if in_sentence and view.sentence_of[k] != view.sentence_of[index]:
            return None
        if view.sentence_of[index][0] - view.sentence_of[k][1] > 40:
            return None
        phrase = earlier[k] or (_counted(view, k) if view.figures[k].kind == "count" and not same_kind else None)
        if (
            phrase is not None
            and view.figures[k].kind not in ("duration", "age")
            and (not same_kind or view.figures[k].kind == view.figures[index].kind)
        ):
            return phrase
    return None


def _between(view: View, start: int, end: int) -> Phrase | None:
    """The noun phrase of an ellipsis: "and volume 3%"."""
    for i in range(end - 1, start - 1, -1):
        if view.pos[i] in NOMINAL and not _is_time(view, view.tokens[i]):
            phrase = noun_phrase(view, view.tokens[i], "ellipsis")
            return phrase and Phrase(max(phrase.start, start), min(phrase.end, end), phrase.head, "ellipsis")
    return None


def _is_time(view: View, token: Token) -> bool:
    return view.time_at[token.i] >= 0 or token.ent_type_ in ("DATE", "TIME")


def _without_parse(view: View, index: int, reading: Reading, earlier: list[Phrase | None]) -> Phrase | None:
    """Without a parser: the words right before the cue, up to the last mark."""
    end = reading.link.token if reading.link.token >= 0 else -1
    start, floor = end, view.sentence_of[index][0]
    while start > floor and view.tokens[start - 1].is_alpha and end - start < 4:
        start -= 1
    return Phrase(start, end, end - 1, "words_before") if 0 <= start < end else _latest(view, index, earlier)
