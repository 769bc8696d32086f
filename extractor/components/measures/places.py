"""The places where a measure can stand, by the names that the frames give them."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.components.clauses import Structure
from extractor.components.clauses.clause import Clause, Place
from extractor.components.clauses.columns import SUBJECTS
from extractor.components.clauses.scope import governs_clause
from extractor.components.clauses.vocabulary import load_vocabulary
from extractor.components.measures.frames import load_words
from extractor.components.measures.names import GROUP, SUBJECT, Names, Phrase
from extractor.figure import Figure

_BODIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_INNER = frozenset(
    {"JJ", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG"}
)  # tags of what stands between an article and its noun
_INDEFINITE = frozenset({"a", "an"})
_POINTERS = frozenset({"it", "they", "this", "that", "these"})
_UP = 4  # clauses between a predicate without a subject and the one that has it
_BACK = 12  # figures looked back at
_FAR = 3  # sentences looked back at for a name


class Where:
    """Looks at the places of one Doc; `found` are the measures of the figures so far."""

    def __init__(self, structure: Structure, names: Names, figures: Sequence[Figure]) -> None:
        self.structure, self.names, self.figures = structure, names, figures
        self.found: list[Phrase | None] = []
        self._columns, self._words, self._vocabulary = structure.columns, load_words(), load_vocabulary()

    def look(self, at: str, index: int, place: Place) -> Phrase | None:
        """The words at the place named `at`: a method of this class, "argument:PREPOSITION,..." or "behind:WORD,..."."""
        name, _, words = at.partition(":")
        if words:
            phrase: Phrase | None = getattr(self, f"_{name}")(index, place, words.split(","))
        else:
            phrase = getattr(self, f"_{name}")(index, place)
        return phrase

    def place(self, index: int) -> Place:
        """The place of a figure; between an article and a noun it is attributive, whatever the parser made of it.

        What an empty noun has behind "of" stands where the noun stands: "paid in the amount of $2m", "rose to a total of 9%".
        A distance to somewhere ("20 miles south of Bern") is of the clause; the host of "the highest in 9 years" is "highest".
        """
        first, stop = self.names.spans[index]
        place, columns, words = self.structure.place(first, stop), self._columns, self._words
        host = place.host
        beside = {columns.lower[host] if host is not None else "", *columns.lower[stop : stop + 1]}
        if self.figures[index].kind == "quantity" and not beside.isdisjoint(words.uses("direction")):
            return Place(place.clause, "distance")
        if place.slot == "of" and host is not None and columns.lemmas[host] not in words.uses("extreme"):
            named = self.names.name(host, index)
            above = self.structure.place(host, host + 1) if named is not None and self.names.is_empty(named) else place
            return above if above.slot is not None and above.host is None else place
        best = self._best(first) if self.figures[index].kind == "duration" else -1
        if best >= 0:
            return Place(place.clause, "best", best)
        before = first - 1
        while before > 0 and columns.lower[before] in self._words.uses("filler"):
            before -= 1
        if (
            self.figures[index].kind == "count"
            or place.slot == "attributive"
            or columns.tags[before] not in ("DT", "PRP$")
        ):
            return place
        noun = self._ahead(stop + (columns.lower[stop : stop + 1] in (["-"], ["down"])))
        return Place(place.clause, "attributive", noun) if self.names.is_noun(noun) else place

    def _best(self, first: int) -> int:
        """The superlative, or its noun, that a duration behind "in" is the time of: "the [highest] in nine years"; or -1."""
        columns, i = self._columns, first - 1
        while i > 0 and columns.lower[i] in self._words.uses("filler"):
            i -= 1
        k = i - 1
        if k < 0 or columns.lower[i] != "in":
            return -1
        while columns.deps[k] == "pobj" and columns.tags[columns.heads[columns.heads[k]]][:2] == "NN":
            k = columns.heads[columns.heads[k]]
        core = self.structure.phrase(k).core
        is_best = any(tag in ("JJS", "RBS") for tag in columns.tags[min(core[0], k) : k + 1])
        return k if is_best or columns.lower[k] in self._words.uses("occasion") else -1

    def noun(self, index: int) -> str:
        """How a count names its things: "own", "container" ("two bottles of"), "compound" ("60-page") or "bare"; else ""."""
        figure = self.figures[index]
        if figure.kind != "count":
            return ""
        if figure.unit is not None and figure.unit.id == "point":
            return "bare"
        surface = figure.unit.surface if figure.unit is not None else None
        if not surface or surface not in figure.surface or surface == figure.surface:
            return "bare"
        if self._columns.lemmas[self.names.spans[index][1] - 1] in self._words.uses("container"):
            return "container"
        return "compound" if "-" in figure.surface else "own"

    def is_agent(self, token: int) -> bool:
        """True for a person, body, country or pronoun: who does something, seldom what is measured."""
        columns, words = self._columns, self._vocabulary
        word = columns.lower[token]
        is_who = word in words.uses("agent_pronoun") or word == "it" or columns.lemmas[token] in words.agents
        return is_who or columns.entities[token] in _BODIES

    # ------------------------------------------------------------ beside the figure
    def _behind(self, index: int, place: Place, words: list[str]) -> Phrase | None:
        """The complement of the figure: "9 tons [of rice]", "$3bn [in loans]"; a bracket may stand between."""
        columns = self._columns
        i = self.names.spans[index][1]
        if columns.lower[i : i + 1] == ["("]:
            i = next((k + 1 for k in range(i, min(i + 8, len(columns))) if columns.lower[k] == ")"), i)
        if columns.lower[i : i + 2] == ["worth", "of"]:
            i += 1
        if columns.lower[i : i + 1] not in [[word] for word in words]:
            return None
        thing = columns.child(i, "pobj")
        if thing < 0 or (columns.lower[i] != "of" and columns.tags[thing][:3] == "NNP"):
            return None
        if columns.lower[thing] in self._words.uses("pointer") and columns.lower[thing] != "those":
            return self._group(index, place)
        phrase = self.names.name(thing, index, wide=GROUP if columns.lower[i] == "of" else ())
        is_in = phrase is not None and columns.lower[i] == "in" and self.names.is_empty(phrase)
        if phrase is not None and (is_in or columns.lower[phrase.noun] in self._words.uses("worth")):
            return None  # "shed a fifth of its value"
        return phrase or self._counted(self._columns.stop[thing] - 1)

    def _next(self, index: int, place: Place) -> Phrase | None:
        """The noun right behind the figure: "one in five [adults]"."""
        i = self.names.spans[index][1]
        return self.names.name(self._ahead(i), index, wide=SUBJECT) if i < len(self._columns) else None

    def _ahead(self, i: int) -> int:
        """The noun that adjectives and nouns from token i on lead to, else token i."""
        columns, k = self._columns, i
        while k < len(columns) - 1 and columns.tags[k + 1] in _INNER and columns.tags[k] in _INNER:
            k += 1
        return k if k < len(columns) and columns.tags[k][:2] == "NN" else min(i, len(columns) - 1)

    def _host(self, index: int, place: Place) -> Phrase | None:
        if place.host is None:
            return None
        phrase = self.names.name(self._above(place.host, place.slot or ""), index)
        return None if phrase is None or self.names.is_empty(phrase) else self._fullest(phrase)

    def _above(self, noun: int, slot: str) -> int:
        """The noun whose complement a noun is, where the figure is of the whole: "[a loss] before tax of $3m"."""
        columns = self._columns
        preposition = columns.heads[noun]
        upper = columns.heads[preposition]
        words = self._words.governs.get(columns.lemmas[upper], ())
        is_whole = columns.lower[preposition] in words or (
            slot.startswith("noun-") and columns.lower[preposition] == "of"
        )
        return upper if columns.deps[noun] == "pobj" and is_whole and columns.tags[upper][:2] == "NN" else noun

    def _person(self, index: int, place: Place) -> Phrase | None:
        """The name in the host's phrase, else the host."""
        phrase = self.names.name(place.host, index) if place.host is not None else None
        if phrase is None:
            return None
        stop = phrase.stop
        while self._columns.entities[stop : stop + 1] == ["PERSON"]:
            stop += 1  # "her 9-year-old son [Ben]"
        names = [i for i in range(phrase.first, stop) if self._columns.entities[i] == "PERSON"]
        return Phrase(names[0], names[-1] + 1, names[-1]) if names else phrase

    def _person_before(self, index: int, place: Place) -> Phrase | None:
        """The person whose age stands behind a mark: "[Ann Lee], 44, a nurse"."""
        columns, i = self._columns, self.names.spans[index][0] - 2
        if i < 0 or columns.lower[i + 1] not in (",", "(") or columns.entities[i] != "PERSON":
            return None
        first = i
        while first > 0 and columns.entities[first - 1] == "PERSON":
            first -= 1
        return Phrase(first, i + 1, i)

    def _part(self, index: int, place: Place) -> Phrase | None:
        """The whole of a part that the figure stands beside: "a majority [of voters], 51 percent"."""
        of = next((k for k in self._columns.right[place.host or 0] if self._columns.lower[k] == "of"), -1)
        thing = self._columns.child(of, "pobj") if of >= 0 else -1
        return self.names.name(thing, index, wide=GROUP) if thing >= 0 else None

    def _change(self, index: int, place: Place) -> Phrase | None:
        """What a noun of change tells of: "a fall [in sales] of 5%", "[sales] growth of 5%"."""
        columns, host = self._columns, place.host
        if host is None:
            return None
        for k in columns.right[host]:
            if columns.deps[k] == "prep" and columns.lower[k] in ("in", "of", "for", "on", "to"):
                thing = columns.child(k, "pobj")
                if thing >= 0 and self.names.is_noun(thing) and columns.entities[thing] != "GPE":
                    return self.names.name(thing, index)
        for k in reversed(columns.left[host]):
            if columns.deps[k] in ("compound", "nmod", "amod") and self.names.is_noun(k):
                first = k
                while first > columns.first[host] and columns.tags[first - 1] not in ("DT", "PRP$", "JJR", ","):
                    if first - 1 in self.names.figure_at:
                        break
                    first -= 1
                return Phrase(first, k + 1, k)
        return None

    def _antecedent_beside(self, index: int, place: Place) -> Phrase | None:
        """The noun right in front of a clause without a verb of its own: "with [the euro] up 5%"."""
        if place.clause is None:
            return None
        columns, i = self._columns, min(place.clause.token, self.names.spans[index][0]) - 1
        while i > 0 and (columns.tags[i] == "RB" or self.names.is_code(i)):
            i -= 1
        return self.names.name(i, index, wide=SUBJECT) if self.names.is_noun(i) else None

    # ------------------------------------------------------------ in the clause
    def _argument(self, index: int, place: Place, words: list[str]) -> Phrase | None:
        """What the predicate has in one of the slots: "argument:on,for"."""
        for one in place.clause.arguments if place.clause is not None else ():
            if one.slot not in words or one.token == place.host:
                continue
            if one.token not in self.names.figure_at:
                phrase = self.names.name(one.token, index)
                if phrase is not None and not self.names.is_empty(phrase):
                    return self._fullest(phrase)
            elif self.names.figure_at[one.token] != index:
                return self._counted(one.token)
        return None

    def _phrase_on(self, index: int, place: Place, words: list[str]) -> Phrase | None:
        """A phrase behind one of the prepositions that the parser hangs on the figure: "$3bn [on seats]"."""
        columns = self._columns
        root = self.structure.root(*self.names.spans[index])
        for k in columns.right[root]:
            thing = columns.child(k, "pobj") if columns.lower[k] in words else -1
            if thing >= 0:
                return self.names.name(thing, index) or self._counted(thing)
        return None

    def _purpose(self, index: int, place: Place) -> Phrase | None:
        """The object of what the amount is for: "£2m to mend [roofs]"."""
        for clause in self.structure.clauses:
            is_behind = clause.first >= self.names.spans[index][1] and self._columns.lower[clause.first] == "to"
            if is_behind and clause.link in ("purpose", "complement"):
                parent = self.structure.clauses[clause.parent] if clause.parent is not None else None
                thing = clause.argument("object")
                if parent is place.clause and thing is not None:
                    return self.names.name(thing.token, index)
        return None

    def _subject(self, index: int, place: Place) -> Phrase | None:
        clause = place.clause
        token = self._subject_of(clause) if clause is not None else None
        return self._named(token, index) if token is not None else None

    def _thing(self, index: int, place: Place) -> Phrase | None:
        """The subject, if it is nobody who acts; of a participle behind an amount what that amount measures."""
        clause = place.clause
        if clause is not None and clause.link == "participle" and clause.antecedent is None:
            before = self._previous(index, place)
            if before is not None:
                return before
        token = self._subject_of(clause) if clause is not None else None
        return None if token is None or self.is_agent(token) else self._named(token, index)

    def _subject_of(self, clause: Clause) -> int | None:
        """The subject of a clause, through relatives, participles and infinitives."""
        for _ in range(_UP):
            own = [one for one in clause.arguments if one.slot == "subject" and one.token not in self.names.figure_at]
            words = [one for one in own if not self.names.is_code(one.token)] or own
            if words and not (self._columns.tags[words[0].token][:1] == "W" and clause.antecedent is not None):
                return self._first_subject(words[0].token)
            if clause.antecedent is not None:
                return clause.antecedent
            if words or clause.parent is None or clause.link == "content":
                return None  # "they said there were nine"
            parent = self.structure.clauses[clause.parent]
            thing = parent.argument("object")
            is_its_object = self._columns.deps[clause.token] != "pcomp" or governs_clause(self._columns, clause.token)
            if clause.link == "complement" and is_its_object and thing is not None and thing.token < clause.token:
                return thing.token  # not that of "cut it by 5% after losing"
            clause = parent
        return None

    def _first_subject(self, token: int) -> int:
        """A subject; of one that the parser made of a whole clause ("[the storm] had high winds and was moving") its subject."""
        inside = range(self.structure.phrase(token).core[0], token)
        return next((i for i in inside if self._columns.deps[i] in SUBJECTS), token)

    def _named(self, token: int, index: int) -> Phrase | None:
        """The phrase of a noun, or the name that a pronoun stands for."""
        if self._columns.tags[token][:3] == "PRP" or self._columns.lower[token] in _POINTERS:
            return self._antecedent(token, index)
        phrase = self.names.name(token, index, wide=SUBJECT)
        if phrase is not None and self.names.is_empty(phrase):
            return self._carried(index, Place(None, None)) or phrase  # "the number is 48"
        return None if phrase is None else self._fullest(phrase)

    def _whole(self, index: int, place: Place) -> Phrase | None:
        """The whole of a share in front of its clause: "[Of the pupils], 8% walked", "Among [the old], 45 percent"."""
        columns = self._columns
        start = self.structure.sentence_of(self.names.spans[index][0])[0]
        while start < len(columns) and not columns.lower[start].strip():
            start += 1
        if columns.lower[start] not in self._words.uses("whole") or start >= self.names.spans[index][0]:
            return None
        thing = columns.child(start, "pobj")
        if thing < 0 or columns.stop[thing] > self.names.spans[index][0]:
            return None
        return self.names.name(thing, index) or self._counted(thing)

    def _counted(self, token: int) -> Phrase | None:
        """The noun of a count that has one: "delegates" of "six delegates"."""
        index = self.names.figure_at.get(token, -1)
        if index < 0 or self.noun(index) in ("", "bare"):
            return None
        first, stop = self.names.spans[index]
        columns = self._columns
        while first < stop - 1 and (
            columns.tags[first] in ("CD", "DT", "PDT", "IN") or not columns.lower[first].isalpha()
        ):
            first += 1
        return Phrase(first, stop, stop - 1)

    # ------------------------------------------------------------ before
    def _previous(self, index: int, place: Place) -> Phrase | None:
        """What the figure before it in the sentence measures or counts: "sold 900 [cars], up 4 percent"."""
        start = self.structure.sentence_of(self.names.spans[index][0])[0]
        for k in range(index - 1, max(-1, index - _BACK), -1):
            if self.names.spans[k][0] < start:
                break
            if self.figures[k].kind not in ("duration", "age") or self.figures[k].kind == self.figures[index].kind:
                return self.found[k] or self._counted(self.names.spans[k][0])
        return None

    def _carried(self, index: int, place: Place, *, any_kind: bool = False) -> Phrase | None:
        """The measure of the figure of its kind in the sentence before: "a further decline of 2 percent".

        With `any_kind` else that of the last figure, or what it counts: "900 [pupils] came. That is 9% more".
        """
        start = self.structure.sentence_of(self.names.spans[index][0])[0]
        floor = self.structure.sentence_of(max(0, start - 1))[0]
        near = [k for k in range(index - 1, max(-1, index - _BACK), -1) if self.names.spans[k][0] >= floor]
        for k in near:
            if self.figures[k].kind == self.figures[index].kind:
                return self._inferred(self.found[k])
        named = (self.found[k] or self._counted(self.names.spans[k][0]) for k in near if any_kind)
        return self._inferred(next((phrase for phrase in named if phrase is not None), None))

    def _apposed(self, index: int, place: Place) -> Phrase | None:
        """The same where the noun of the figure stands behind a comma: "sold 900 [cars], a rise of 4 percent"."""
        head = place.host if place.host is not None else self.names.spans[index][0]
        before = min(self.structure.phrase(head).core[0], self.names.spans[index][0]) - 1
        is_apposed = before > 0 and self._columns.lower[before] in (",", "(", "—", "–")
        return self._previous(index, place) if is_apposed else None

    def _gapped(self, index: int, place: Place) -> Phrase | None:
        """The noun right before the figure of a clause that left its verb out: "copper rose 2% and [zinc] 1%"."""
        columns, start = self._columns, self.names.spans[index][0]
        floor = self.structure.sentence_of(start)[0]
        i = start - 1
        while i > floor and columns.lower[i] in self._words.uses("filler"):
            i -= 1
        if columns.lower[i] in ("to", "at", "for", "by", "on"):
            i -= 1
        phrase = self.names.name(i, index) if self.names.is_noun(i) else None
        if (
            phrase is None
            or phrase.first <= floor
            or columns.lower[phrase.first - 1] not in (",", "and", "but", "while", ";")
        ):
            return None
        is_like = index and self.figures[index - 1].kind == self.figures[index].kind
        if not is_like or self.names.spans[index - 1][0] < floor:
            return None
        before = self.found[index - 1]
        if before is not None and before.rule == "complement":
            return before  # "Bern took 5% of the total and Basel 4%"
        return None if self.figures[index].kind == "money" and self.is_agent(i) else phrase

    def _beside_small(self, index: int, place: Place) -> Phrase | None:
        """The noun in front of "up", "down", "off" or "worth" with the figure: "with [Bluejet] off 6 percent"."""
        columns, i = self._columns, self.names.spans[index][0] - 1
        while i > 0 and columns.lower[i] in self._words.uses("filler"):
            i -= 1
        if i < 1 or columns.lower[i] not in self._words.uses("small") or not self.names.is_noun(i - 1):
            return None
        return self.names.name(self._above(i - 1, "noun-"), index)

    def _estimated(self, index: int, place: Place) -> Phrase | None:
        """The same behind a bare noun of expectation: "sales $9 million, estimate $8 million"."""
        i = self.names.spans[index][0] - 1
        while i > 0 and self._columns.lower[i] in self._words.uses("filler"):
            i -= 1
        is_bare = (
            i > 0
            and self._columns.lower[i] in self._words.uses("compared")
            and self._columns.lower[i - 1] in (",", "(", ";")
        )
        return self._previous(index, place) if is_bare else None

    def _counted_before(self, index: int, place: Place) -> Phrase | None:
        """The things that the count before it in the sentence counts: "killed nine [people], hurt 50 in Bern and 9 in Thun"."""
        start = self.structure.sentence_of(self.names.spans[index][0])[0]
        is_near = index and self.names.spans[index - 1][0] >= start and self.figures[index - 1].kind == "count"
        before = self.found[index - 1] if is_near else None
        if before is not None and before.rule == "count_goes_on":
            return before
        return self._counted(self.names.spans[index - 1][0]) if is_near else None

    def _compared(self, index: int, place: Place) -> Phrase | None:
        """The measure of the figure before it in the sentence that it can be compared with."""
        start = self.structure.sentence_of(self.names.spans[index][0])[0]
        kind = self.figures[index].kind
        for k in range(index - 1, max(-1, index - _BACK), -1):
            if self.names.spans[k][0] < start:
                break
            if self.figures[k].kind == kind or {self.figures[k].kind, kind} == {"percent", "points"}:
                return self.found[k]
        return None

    def _parallel(self, index: int, place: Place) -> Phrase | None:
        """The measure of the figure before, where both have the same preposition behind: "5% for A, 6% for B"."""
        if not index or self.figures[index - 1].kind != self.figures[index].kind:
            return None
        (_, one), (start, two) = self.names.spans[index - 1], self.names.spans[index]
        columns = self._columns
        is_alike = columns.lower[one : one + 1] == columns.lower[two : two + 1] and columns.tags[one : one + 1] == [
            "IN"
        ]
        verbs = any(columns.tags[i] in ("VBD", "VBZ", "VBP", "MD", ".") for i in range(one, start))
        if not is_alike or columns.lower[one] == "of" or verbs:
            return None
        return self.found[index - 1] or self._counted(self.names.spans[index - 1][0])

    def _group(self, index: int, place: Place) -> Phrase | None:
        """The group of the share before it, in this sentence or the one before; else what the last count counted."""
        start = self.structure.sentence_of(self.names.spans[index][0])[0]
        floor = self.structure.sentence_of(max(0, start - 1))[0]
        end = self.names.spans[index][1]
        if self._columns.lower[end : end + 1] == ["of"] and self._columns.lower[end + 1] not in self._words.uses(
            "pointer"
        ):
            return None
        if self._columns.lower[end + 2 : end + 3] in [[word] for word in self._words.uses("group")]:
            plural = (i for i in range(start - 1, floor - 1, -1) if self._columns.tags[i] in ("NNS", "NNPS"))
            named = (self.names.name(i, index) for i in plural)
            return self._inferred(next((phrase for phrase in named if phrase is not None), None))
        for k in range(index - 1, max(-1, index - _BACK), -1):
            if self.names.spans[k][0] < floor:
                break
            if self.figures[k].role == "share" and self.found[k] is not None:
                return self._inferred(self.found[k])
            counted = self._counted(self.names.spans[k][0])
            if counted is not None:
                return self._inferred(counted)
        return None

    def _antecedent(self, token: int, index: int) -> Phrase | None:
        """What a pronoun stands for: for "he" and "she" the last person, else the last thing that was a subject."""
        columns = self._columns
        floor = self.structure.sentence_of(token)[0]
        for _ in range(_FAR - 1):
            floor = self.structure.sentence_of(max(0, floor - 1))[0]
        if columns.lower[token] in ("he", "she"):
            for i in range(token - 1, floor - 1, -1):
                if columns.entities[i] == "PERSON" and columns.entities[i + 1] != "PERSON":
                    start = i
                    while start > floor and columns.entities[start - 1] == "PERSON":
                        start -= 1
                    return Phrase(start, i + 1, i, inferred=True)
            return None
        if columns.lower[token] not in _POINTERS:
            return None
        carried = self._carried(index, Place(None, None), any_kind=columns.lower[token] in ("this", "that"))
        if carried is not None:
            return carried
        for clause in reversed(self.structure.clauses):
            if floor <= clause.token < token:
                subject = clause.argument("subject")
                if subject is not None and subject.token < token and not self.is_agent(subject.token):
                    return self._inferred(self.names.name(subject.token, index, wide=SUBJECT))
        return None

    def _inferred(self, phrase: Phrase | None) -> Phrase | None:
        return None if phrase is None else Phrase(phrase.first, phrase.stop, phrase.noun, inferred=True)

    def _fullest(self, phrase: Phrase) -> Phrase:
        """The nearest full mention: "the rate" is the "average interest rate" of a figure before."""
        columns = self._columns
        is_known = columns.tags[phrase.first] in ("DT", "PRP$") and columns.lower[phrase.first] not in _INDEFINITE
        if phrase.stop - phrase.first != 2 or not is_known:
            return phrase
        for fuller in reversed(self.found[-_BACK:]):
            if (
                fuller is not None
                and fuller.stop - fuller.first > 2
                and columns.lower[fuller.noun] == columns.lower[phrase.noun]
            ):
                return Phrase(fuller.first, fuller.stop, fuller.noun, inferred=True)
        return phrase
