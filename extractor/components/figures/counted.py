"""What a bare number counts, where no noun follows it: inferred from the structure, or left empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from extractor.components.clauses.clause import LocatedFigure, Position
from extractor.components.figures.heads import singular
from extractor.components.figures.rules import RULES
from extractor.components.figures.vocabulary import meanings
from extractor.components.structure import Structure, structure_of
from extractor.record.figure import Figure, Unit
from extractor.words.uses import words_that
from extractor.words.verbs import verbs_that

_PLURALS = frozenset({"NNS", "NNPS"})
_MOVED = frozenset({"move", "add_lose"})  # classes of predicates that say how many there are
_PERSON = Unit(id="person")
_MOST_TOKENS = 150  # tokens back to what was counted last


@dataclass(frozen=True, slots=True)
class Count:
    """A count without a noun and its position, in a Doc with the figures before it."""

    doc: Doc
    structure: Structure
    position: LocatedFigure
    before: Sequence[Figure]
    counts: Sequence[tuple[int, Figure]]  # those of them that count something, with their first tokens

    def word(self, i: int) -> str:
        """The lower-cased token i, empty outside of the Doc."""
        return self.doc[i].lower_ if 0 <= i < len(self.doc) else ""


def name_counted(doc: Doc, figures: list[Figure]) -> list[Figure]:
    """The figures with the units of bare counts; without a parse they stay as they are."""
    structure = structure_of(doc)
    if not structure.columns.parsed:
        return figures
    named: list[Figure] = []
    counts: list[tuple[int, Figure]] = []
    for figure in figures:
        if figure.unit is None and figure.kind == "count" and figure.value != 0:
            count = Count(doc, structure, structure.locate(figure), named, counts)
            units = ((rule.id, rule.find(count)) for rule in RULES.of("counted"))
            id_, unit = next(((id_, unit) for id_, unit in units if unit is not None), ("", None))
            if unit is not None:
                inferred = (*figure.inferred, "unit")
                figure = replace(figure, unit=unit, inferred=inferred, rules={**figure.rules, "unit": id_})
        named.append(figure)
        if figure.kind == "count" and figure.unit is not None and figure.unit.id != "time":
            counts.append((structure.tokens(figure.start, figure.end)[0], figure))
    return named


@RULES.add("counted.group", "counted", "The flat is home to a family of four.", "The firm owns a fleet of four.")
def _group(count: Count) -> Unit | None:
    """ "A family of four", "a death toll of 40": the noun that the number is of says what it counts."""
    host = count.position.host
    unit = meanings("tally").get(count.structure.columns.lemmas[host]) if host is not None else None
    return Unit(id=unit) if unit and count.position.slot == "of" else None


def is_victim(position: Position | None) -> bool:
    """True where people are counted here as those whom an event hit: "killed 300", "12 were hurt", "four died"."""
    clause = position.clause if position else None
    if position is None or clause is None or clause.class_ != "injure_kill":
        return False
    is_whom = clause.voice == "passive" or clause.argument("object") is None  # "four died"
    return position.slot == "object" or (position.slot == "subject" and is_whom)


@RULES.add("counted.victim", "counted", "The quake killed 300.", "The clinic bought 300.", after=("counted.group",))
def _victim(count: Count) -> Unit | None:
    position, clause = count.position, count.position.clause
    if position.slot in (None, "adverbial") and clause is not None and clause.token == count.position.first - 1:
        position = replace(position, slot="object")  # "and injured 12 more"
    for last in count.before[-1:] if count.word(count.position.stop) == "more" else ():
        if last.kind == "count" and is_victim(count.structure.locate(last)):
            return last.unit
    following = range(count.position.stop, count.position.stop + 3)
    is_person = any(count.word(i) in words_that("counted_person") for i in following)  # "190 were found dead"
    return _PERSON if is_person or is_victim(position) else None


@RULES.add(
    "counted.moved", "counted", "The number of pupils fell to 900.", "Output fell to 900.", after=("counted.victim",)
)
def _moved(count: Count) -> Unit | None:
    """ "Arrivals climbed to 900", "cut its clerks to 300", "the number of pupils is 900"."""
    clause, slot = count.position.clause, count.position.slot
    if clause is None or slot == "subject" or slot is None:
        return None
    is_move = clause.class_ in _MOVED or clause.lemma in verbs_that("reaches")
    is_level = slot in ("to", "from", "by", "at")
    for previous in count.before[-1:]:  # "fell to 90 vans, from 120"
        is_same = count.structure.locate(previous).clause is clause
        if is_level and is_move and previous.kind == "count" and is_same:
            return previous.unit
    thing = clause.argument("object") if is_level else None
    thing = thing or (clause.argument("subject") if clause.class_ != "add_lose" else None)
    if thing is None or not is_move or count.position.first <= thing.token < count.position.stop:
        return None
    return _of_noun(count, thing.token)


def _of_noun(count: Count, head: int) -> Unit | None:
    columns, lemma = count.structure.columns, count.structure.columns.lemmas[head]
    if lemma in words_that("tally"):
        if unit := meanings("tally").get(lemma):
            return Unit(id=unit)
        phrase = count.structure.phrase(head)
        if head > phrase.core[0] and columns.tags[head - 1] == "NN":  # "his delegate total"
            return Unit(id=columns.lemmas[head - 1], surface=count.doc[head - 1].text)
        tags = (
            columns.tags[head + 2 : min(phrase.full[1], count.position.first)] if count.word(head + 1) == "of" else []
        )
        stop = next((i for i, tag in enumerate(tags) if _ends_group(tag, tags[:i])), len(tags))
        plurals = [head + 2 + i for i in range(stop) if tags[i] in _PLURALS]
        head = plurals[-1] if plurals else -1
    if head < 0 or columns.tags[head] != "NNS":
        return None
    return Unit(id=singular(count.doc[head]), surface=count.doc[head].text)


def _ends_group(tag: str, before: Sequence[str]) -> bool:
    """Whether a word ends the group that a tally is of: a preposition, or a verb after the noun ("pupils killed")."""
    return tag[:2] in ("IN", "WD") or (tag[:2] == "VB" and not _PLURALS.isdisjoint(before))


@RULES.add(
    "counted.last", "counted", "She got 220 votes. He got 190.", "She won. He got 190.", after=("counted.moved",)
)
def _last(count: Count) -> Unit | None:
    """ "12 of them", "Her rival received 190": what was counted last, else the one plural before it in the sentence."""
    if count.word(count.position.stop) == "-":  # "a 20-odd crowd"
        return None
    is_others = count.word(count.position.stop - 1) in words_that("others")
    nearest = count.position.first - _MOST_TOKENS
    start = max(nearest, count.structure.sentence_of(count.position.first)[0])
    tags = count.structure.columns.tags
    nouns = {singular(count.doc[i]): i for i in range(start, count.position.first) if tags[i] == "NNS"}
    earliest = max(nearest, count.structure.sentence_of(max(0, start - 1))[0])
    for first, figure in reversed(count.counts):
        if first < earliest or ((nouns or is_others) and first < start):
            break
        if figure.unit is not None and f"-{figure.unit.surface}" not in figure.surface:  # a building that is ten-storey
            return figure.unit
    if is_others:
        return _PERSON
    for noun, i in nouns.items() if len(nouns) == 1 else ():
        if tags[i + 1] not in ("NN", "NNS"):  # not of "its earnings report"
            return Unit(id=noun)
    return None
