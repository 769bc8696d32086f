"""The positions where a measure can be, by the names that the frames give them.

Reading order: `earlier` (those before the figure's own words), then here those beside it and in its clause.
"""

from __future__ import annotations

from extractor.components.measures.earlier import Earlier
from extractor.components.measures.names import GROUP, OBJECT, SUBJECT, Phrase

_CORE = ("subject", "object", "predicative", "adverbial")


class Positions(Earlier):
    """Looks at the positions of one Doc."""

    def look(self, at: str, index: int) -> Phrase | None:
        """The words at the position `at`: the name of a method of this class, "argument:PREPOSITION,..." or "after:WORD,..."."""
        name, _, words = at.partition(":")
        if words:
            phrase: Phrase | None = getattr(self, f"_{name}")(index, words.split(","))
        else:
            phrase = getattr(self, f"_{name}")(index)
        return phrase

    # ------------------------------------------------------------ beside the figure
    def _after(self, index: int, words: list[str]) -> Phrase | None:
        """The complement of the figure: "9 tons [of rice]", "$3bn [in loans]"; a bracket may come between."""
        columns = self._columns
        i = self.located[index].stop
        if columns.lower[i : i + 1] == ["("]:
            i = next((k + 1 for k in range(i, min(i + 8, len(columns))) if columns.lower[k] == ")"), i)
        if columns.lower[i : i + 2] == ["worth", "of"]:
            i += 1
        if columns.lower[i : i + 1] not in [[word] for word in words]:
            return None
        thing = self.structure.complement(i)
        if thing < 0 or (columns.lower[i] != "of" and columns.tags[thing][:3] == "NNP"):
            return None
        is_known = columns.tags[self.structure.phrase(thing).core[0]] in ("DT", "PDT")
        is_group = is_known or self.figures[index].role in ("share", "baseline")  # "men in Bern", but "9 tons of rice"
        phrase = self.names.name(thing, index, wide=GROUP if columns.lower[i] == "of" and is_group else ())
        if phrase is not None and (
            self.names.is_empty(phrase) or columns.lower[phrase.noun] in self._words.tagged("worth")
        ):
            return None  # "shed a fifth of its value"
        if phrase is not None and self.figures[index].role == "share" and self.located[index].slot == "subject":
            phrase = self.names.restricted(phrase)  # elsewhere the parser may have put the main verb into it
        return phrase or self._counted(self.structure.phrase(thing).full[1] - 1)

    def _next(self, index: int) -> Phrase | None:
        """The noun right after the figure: "one in five [adults]"."""
        i = self.located[index].stop
        return self.names.name(self.names.ahead(i), index, wide=SUBJECT) if i < len(self._columns) else None

    def _compared_thing(self, index: int) -> Phrase | None:
        """The things of which there are more or as many: "5% fewer [guests]", "twice as much [rent] as in Bern"."""
        columns, how_many, i = self._columns, self._words.tagged("how_many"), self.located[index].stop
        i += columns.lower[i : i + 1] == ["as"]
        if i < len(columns) and columns.lower[i] in how_many:
            i += 1
        elif columns.lower[i - 1] not in how_many:  # "twice as much" is one figure
            return None
        return self.names.name(self.names.ahead(i), index) if i < len(columns) else None

    def _host(self, index: int) -> Phrase | None:
        host, slot = self.located[index].host, self.located[index].slot
        if host is None:
            return None
        wide = ("for", "against") if self.figures[index].kind == "percent" else ()  # "a 5% credit for nurses"
        phrase = self.names.name(self._above(host, slot or ""), index, wide=wide)
        if phrase is None and self.figures[index].kind == "age":
            phrase = self._counted(host)
        return None if phrase is None or self.names.is_empty(phrase) else phrase

    def _before_mark(self, index: int) -> Phrase | None:
        """The noun right before the mark before the figure: "[Sales], $9 million,", "[Holt] (-0.8%)"; no person."""
        columns, i = self._columns, self.located[index].first - 1
        while i > 0 and columns.lower[i] in self._words.tagged("filler") and columns.lower[i] not in ("–", "—", "-"):
            i -= 1
        if columns.lower[i][-1:].isalnum():
            return self._host(index)  # "[Revenue] now seen at $9 million"
        while i > 0 and not columns.lower[i][-1:].isalnum():
            i -= 1
        return None if self.is_agent(i) and self.figures[index].role != "change" else self._ends_at(i, index)

    def _ends_at(self, i: int, index: int) -> Phrase | None:
        """The phrase that ends with token i: a noun, a name with a number ("Vista 5"), or what a count counts."""
        i -= self._columns.tags[i] == "CD" and self._columns.tags[i - 1] == "NNP"
        return (self.names.name(i, index) if self.names.is_noun(i) else None) or self._counted(i)

    def _above(self, noun: int, slot: str) -> int:
        """The noun whose complement a noun is, where the figure is of the whole: "[a loss] before tax of $3m"."""
        columns, (preposition, upper) = self._columns, self.structure.completed(noun)
        if upper < 0 or columns.tags[upper][:2] != "NN":
            return noun
        is_governed = columns.lower[preposition] in self._words.governs.get(columns.lemmas[upper], ())
        return upper if is_governed or (slot.startswith("noun-") and columns.lower[preposition] == "of") else noun

    def _person(self, index: int) -> Phrase | None:
        """The name in the host's phrase, else the host."""
        host = self.located[index].host
        phrase = self.names.name(host, index) if host is not None else None
        if phrase is None:
            return None
        stop = phrase.stop
        while self._columns.entities[stop : stop + 1] == ["PERSON"]:
            stop += 1  # "her 9-year-old son [Ben]"
        names = [i for i in range(phrase.first, stop) if self._columns.entities[i] == "PERSON"]
        return Phrase(names[0], names[-1] + 1, names[-1]) if names else phrase

    def _person_before(self, index: int) -> Phrase | None:
        """The person whose age comes after a mark: "[Ann Lee], 44, a nurse"."""
        columns, i = self._columns, self.located[index].first - 2
        if i < 0 or columns.lower[i + 1] not in (",", "(") or columns.entities[i] != "PERSON":
            return None
        first = i
        while first > 0 and columns.entities[first - 1] == "PERSON":
            first -= 1
        return Phrase(first, i + 1, i)

    def _change(self, index: int) -> Phrase | None:
        """What a noun of change is about: "a fall [in sales] of 5%", "[sales] growth of 5%"."""
        columns, host = self._columns, self.located[index].host
        if host is None:
            return None
        for k in reversed(self.structure.names(host)):
            if self.names.is_noun(k) and columns.lemmas[k] not in self._words.tagged("extreme"):
                first, start = k, self.structure.phrase(host).full[0]
                while first > start and columns.tags[first - 1] not in ("DT", "PRP$", "JJR", ","):
                    if first - 1 in self.names.figure_at:
                        break
                    first -= 1
                return Phrase(first, k + 1, k)
        for preposition, thing in self.structure.complements(host, participles=True):
            is_of_it = columns.lower[preposition] in ("in", "of", "for", "on", "to") and self.names.is_noun(thing)
            if is_of_it and columns.entities[thing] not in ("GPE", "LOC"):
                return self.names.name(thing, index)
        return None

    def _gapped(self, index: int) -> Phrase | None:
        """The noun right before the figure of a clause that left its verb out: "copper rose 2% and [zinc] 1%"."""
        columns, start = self._columns, self.located[index].first
        begin = self.structure.sentence_of(start)[0]
        i = self.names.before_fillers(start - 1, begin)
        if columns.lower[i] in ("to", "at", "for", "by", "on"):
            i -= 1
        phrase = self.names.name(i, index) if self.names.is_noun(i) else None
        if (
            phrase is None
            or phrase.first <= begin
            or columns.lower[phrase.first - 1] not in (",", "and", "or", "but", "while", ";")
        ):
            return None
        is_of_kind = index and self.figures[index - 1].kind == self.figures[index].kind
        if not is_of_kind or self.located[index - 1].first < begin:
            return None
        before = self.phrases[index - 1]
        first = self.phrases[index - 2] if index > 1 else None
        goes_on = before is not None and first is not None and before.noun == first.noun
        if before is not None and (before.rule == "complement" or goes_on):
            return before  # "Bern took 5% of the total and Basel 4%"
        is_like = before is not None and self.is_agent(before.noun)  # "bought Tolmar for $3bn and [Brindle] for $2bn"
        return None if self.figures[index].kind == "money" and self.is_agent(i) and not is_like else phrase

    def _beside_small(self, index: int) -> Phrase | None:
        """The noun before "up", "down", "off" or "worth" with the figure: "with [Bluejet] off 6 percent"."""
        columns, i = self._columns, self.names.before_fillers(self.located[index].first - 1)
        if i < 1 or columns.lower[i] not in self._words.tagged("small") or not self.names.is_noun(i - 1):
            return None
        return self.names.name(self._above(i - 1, "noun-"), index)

    def _bounded(self, index: int) -> Phrase | None:
        """The noun before a bound: "[children] under five", "[women] between 20 and 35", "people older than 65"."""
        columns, start = self._columns, self.located[index].first
        begin, i = self.structure.sentence_of(start)[0], start - 1
        bounds = self._words.tagged("group_bound")
        while i > begin and columns.lower[i] in self._words.tagged("filler") and columns.lower[i] not in bounds:
            i -= 1
        if i <= begin or columns.lower[i] not in bounds:
            return None
        i -= columns.lower[i - 1 : i + 1] == [",", "aged"]
        return self.names.name(i - 1, index) if self.names.is_noun(i - 1) else self._counted(i - 1)

    # ------------------------------------------------------------ in the clause
    def _argument(self, index: int, words: list[str]) -> Phrase | None:
        """What the predicate has in one of the slots: "argument:on,for"."""
        clause, host = self.located[index].clause, self.located[index].host
        subject = clause.argument("subject") if clause is not None else None
        for argument in clause.arguments if clause is not None else ():
            if argument.slot not in words or argument.token == host or self._gives(argument.slot, argument.token):
                continue
            if argument.slot not in _CORE and subject is not None and argument.token < subject.token:
                continue  # "In a sign of haste, the firm paid $3m"
            if argument.token not in self.names.figure_at:
                phrase = self.names.name(argument.token, index, wide=OBJECT if argument.slot == "object" else ())
                if phrase is not None and not self.names.is_empty(phrase):
                    return phrase
            elif self.names.figure_at[argument.token] != index:
                return self._counted(argument.token)
        return None

    def _total(self, index: int) -> Phrase | None:
        """The object, even one that says nothing more: "bringing [the total] to 48"."""
        clause, host = self.located[index].clause, self.located[index].host
        thing = clause.argument("object") if clause is not None else None
        return self.names.name(thing.token, index) if thing is not None and thing.token != host else None

    def _phrase_on(self, index: int, words: list[str]) -> Phrase | None:
        """A phrase after one of the prepositions that the parser attaches to the figure: "$3bn [on seats]"."""
        for k, thing in self.structure.complements(self.located[index].root):
            preposition = self._columns.lower[k]
            if preposition in words:
                is_giver = self._gives(preposition, thing)
                return None if is_giver else self.names.name(thing, index) or self._counted(thing)
        return None

    def _gives(self, slot: str, token: int) -> bool:
        """True for those from whom an amount comes, of whom it measures nothing: "raised $5m from [investors]"."""
        return slot == "from" and (self.is_agent(token) or self._columns.tags[token][:3] == "NNP")

    def _purpose(self, index: int) -> Phrase | None:
        """The object of what the amount is for: "£2m to repair [roofs]"."""
        for clause in self.structure.clauses:
            follows = clause.first >= self.located[index].stop and self._columns.lower[clause.first] == "to"
            if follows and clause.link in ("purpose", "complement"):
                parent = self.structure.clauses[clause.parent] if clause.parent is not None else None
                thing = clause.argument("object")
                if parent is self.located[index].clause and thing is not None:
                    return self.names.name(thing.token, index)
        return None

    def _subject(self, index: int) -> Phrase | None:
        token = self.structure.subject(self.located[index])
        return (
            self.names.name(token, index, wide=SUBJECT)
            if token is not None and token not in self.names.figure_at
            else None
        )

    def _thing(self, index: int) -> Phrase | None:
        """The subject, if it is nobody who acts; of a participle after an amount what that amount measures."""
        clause = self.located[index].clause
        if clause is not None and clause.link == "participle" and clause.antecedent is None:
            before = self._previous(index)
            if before is not None:
                return before
        token = self.structure.subject(self.located[index])
        return None if token is not None and self.is_agent(token) else self._subject(index)

    def _whole(self, index: int) -> Phrase | None:
        """The whole of a share before its clause: "[Of the pupils], 8% walked", "Among [the old], 45 percent"."""
        columns = self._columns
        start = self.located[index].sentence
        while start < len(columns) and not columns.lower[start].strip():
            start += 1
        if columns.lower[start] not in self._words.tagged("whole") or start >= self.located[index].first:
            return None
        thing = self.structure.complement(start)
        if thing < 0 or self.structure.phrase(thing).full[1] > self.located[index].first:
            return None
        return self.names.name(thing, index) or self._counted(thing)
