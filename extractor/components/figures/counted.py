"""What a bare number counts, where its noun does not stand behind it: concluded from the structure, or left empty.

The rules are asked in the order of the table; a unit that a neighbour lent ("40 ships sank and 12 were hurt") gives way to
those that are `stronger` than the neighbourhood.  Their words are `models/en/lexicons/counted_frames.jsonl`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Literal

from spacy.tokens import Doc

from extractor.components.clauses import Structure, structure_of
from extractor.components.clauses.clause import Place
from extractor.components.figures.heads import singular
from extractor.figure import Figure, Unit
from extractor.lexicons import load_lexicon

Where = Literal["beside", "doer", "victim", "group", "tally", "scale", "holder", "never"]
_PLURALS = ("NNS", "NNPS")
_MOVED = frozenset({"move", "add_lose"})  # classes of predicates that tell how many there are
_STANDS = frozenset(
    {
        "be",
        "stand",
        "total",
        "remain",
        "come",
        "bring",
        "leave",
        "put",
        "reach",
        "hit",
        "pass",
        "top",
        "surpass",
        "estimate",
    }
)
_WHOLE = frozenset({"them", "these", "those", "which", "whom"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedFrame:
    """A word that says what a bare number near it counts: `unit`, or None where another noun of its phrase says it."""

    id: str
    place: Where
    word: str
    unit: str | None = None
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class Count:
    """A count without a noun: its tokens and its place, in a Doc with the figures before it."""

    doc: Doc
    structure: Structure
    first: int
    stop: int
    place: Place
    figure: Figure
    before: Sequence[Figure]

    def word(self, i: int) -> str:
        """The lower-cased token i, empty outside of the Doc."""
        return self.doc[i].lower_ if 0 <= i < len(self.doc) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way to tell what is counted; `stronger` than a unit that a neighbour lent."""

    id: str
    stronger: bool = False
    kinds: tuple[str, ...] = ("count",)
    example: str
    counterexample: str
    find: Callable[[Count], Unit | None]


@cache
def frames(place: Where) -> Mapping[str, str | None]:
    """Word -> unit, of the words in one place."""
    return {frame.word: frame.unit for frame in load_lexicon("counted_frames", CountedFrame) if frame.place == place}


def name_counted(doc: Doc, figures: list[Figure]) -> list[Figure]:
    """The figures with the units of bare counts; without a parse they stay as they are."""
    structure = structure_of(doc)
    if not structure.columns.parsed:
        return figures
    named: list[Figure] = []
    for figure in figures:
        is_lent = figure.kind == "count" and figure.unit is not None and "unit" in figure.inferred
        if is_lent or (figure.unit is None and figure.kind in ("count", "other")):
            first, stop = structure.tokens(figure.start, figure.end)
            count = Count(doc, structure, first, stop, structure.place(first, stop), figure, named)
            for rule in RULES:
                asked = figure.kind in rule.kinds and (rule.stronger or not is_lent)
                unit = rule.find(count) if asked else None
                if unit is not None:
                    inferred = tuple(dict.fromkeys((*figure.inferred, "unit")))
                    figure = replace(figure, unit=unit, inferred=inferred, rules={**figure.rules, "unit": rule.id})
                    break
        named.append(figure)
    return named


def _beside(count: Count) -> Unit | None:
    """ "12 injured", "12 were injured": the word behind the number, or what its clause says of it."""
    clause = count.place.clause
    said = [count.stop]
    if clause is not None and clause.lemma == "be" and count.place.slot == "subject":
        said += [clause.token + 1, *(argument.token for argument in clause.arguments)]
    units = (frames("beside").get(count.word(i)) for i in said)
    return next((Unit(id=unit) for unit in units if unit), None)


def _group(count: Count) -> Unit | None:
    host = count.place.host
    unit = frames("group").get(count.structure.columns.lemmas[host]) if host is not None else None
    return Unit(id=unit) if unit and count.place.slot == "of" else None


def _whole(count: Count) -> Unit | None:
    """ "12 of them", "Of those, 12": what was counted last, else the one plural before it in the sentence."""
    is_behind = count.word(count.stop) == "of" and count.word(count.stop + 1) in _WHOLE
    opening = [count.word(i) for i in range(count.first - 4, count.first)]
    is_before = any(a == "of" and b in _WHOLE for a, b in pairwise(opening))
    if not is_behind and not is_before:
        return None
    start, _ = count.structure.sentence_of(count.first)
    nouns = {singular(count.doc[i]): i for i in range(start, count.first) if count.doc[i].tag_ in _PLURALS}
    reach, _ = count.structure.sentence_of(max(0, start - 1))
    for other in reversed(count.before):
        if count.structure.tokens(other.start, other.end)[0] < reach or (nouns and other.start < count.doc[start].idx):
            break
        if other.kind == "count" and other.unit is not None:
            return other.unit
    return Unit(id=next(iter(nouns))) if len(nouns) == 1 else None


def unit_in_event(place: Place | None) -> str | None:
    """What an event counts in this place: the victims of a crash, those who die; None where it counts nothing."""
    clause = place.clause if place else None
    if place is None or clause is None:
        return None
    if place.slot == "subject" and clause.voice == "active":
        return frames("doer").get(clause.lemma)
    hit = place.slot == ("object" if clause.voice == "active" else "subject")
    return frames("victim").get(clause.lemma) if hit else None


def _victim(count: Count) -> Unit | None:
    place, clause = count.place, count.place.clause
    if (
        place.slot in (None, "adverbial") and clause is not None and clause.token == count.first - 1
    ):  # "and injured 12 more"
        place = replace(place, slot="object")
    unit = unit_in_event(place)
    lender = next((f for f in reversed(count.before) if f.unit is not None and f.kind == "count"), None)
    if unit and lender is not None and count.figure.unit is not None:  # "40 men were killed and 12 hurt": of the men
        of_lender = count.structure.place(*count.structure.tokens(lender.start, lender.end))
        unit = None if unit_in_event(of_lender) else unit
    return Unit(id=unit) if unit else None


def _moved(count: Count) -> Unit | None:
    """ "Arrivals climbed to 900", "cut its clerks to 300", "brings the delegate total to 86"."""
    clause, slot = count.place.clause, count.place.slot
    if clause is None or slot == "subject" or slot is None:
        return None
    is_move = clause.class_ in _MOVED or clause.lemma in _STANDS
    thing = clause.argument("object") if slot in ("to", "from", "by", "at") else None
    thing = thing or (clause.argument("subject") if clause.class_ != "add_lose" else None)
    if thing is None or not is_move or count.first <= thing.token < count.stop:
        return None
    return _of_noun(count, thing.token)


def _of_noun(count: Count, head: int) -> Unit | None:
    columns, lemma = count.structure.columns, count.structure.columns.lemmas[head]
    if lemma in (tallies := frames("tally")):
        if tallies[lemma]:
            return Unit(id=tallies[lemma])
        phrase = count.structure.phrase(head)
        if count.word(head + 1) == "of":
            tags = columns.tags[head + 2 : min(phrase.full[1], count.first)]
            stop = next((i for i, tag in enumerate(tags) if _ends_group(tag, tags[:i])), len(tags))
            plurals = [head + 2 + i for i in range(stop) if tags[i] in _PLURALS]
            head = plurals[-1] if plurals else -1
        elif head - 1 >= phrase.core[0] and columns.tags[head - 1] == "NN":
            return Unit(id=columns.lemmas[head - 1], surface=count.doc[head - 1].text)
        else:
            is_told = any(count.word(i) in ("the", "that", "this") for i in (head - 1, head - 2))
            return _last_counted(count) if is_told else None
    if head < 0 or columns.tags[head] != "NNS" or singular(count.doc[head]) in frames("never"):
        return None
    return Unit(id=singular(count.doc[head]), surface=count.doc[head].text)


def _ends_group(tag: str, before: Sequence[str]) -> bool:
    """Whether a word ends the group that a tally is of: a preposition, or a verb behind the noun ("pupils killed")."""
    return tag[:2] in ("IN", "WD") or (tag[:2] == "VB" and any(one in _PLURALS for one in before))


def _last_counted(count: Count) -> Unit | None:
    """ "The toll reached 61. The BBC says the number is 48": the count of the sentence before."""
    start, _ = count.structure.sentence_of(count.first)
    reach, _ = count.structure.sentence_of(max(0, start - 1))
    last = next((f for f in reversed(count.before) if f.kind == "count"), None)
    return last.unit if last and count.structure.tokens(last.start, last.end)[0] >= reach else None


def _scale(count: Count) -> Unit | None:
    """ "The magnitude of the quake was 6.6", "a magnitude of 5.5": what is told on a scale of its own."""
    clause, host, lemmas = count.place.clause, count.place.host, count.structure.columns.lemmas
    subject = clause.argument("subject") if clause is not None and clause.lemma in _STANDS else None
    noun = (
        host if count.place.slot == "of" else subject.token if subject and count.place.slot == "predicative" else None
    )
    unit = frames("scale").get(lemmas[noun]) if noun is not None else None
    if unit is None and count.figure.kind == "other":  # "It was put at 5.5; the agency reported 5.8"
        return next((f.unit for f in reversed(count.before) if _is_alike(f, count.figure)), None)
    return Unit(id=unit, dimension=unit) if unit else None


def _is_alike(told: Figure, bare: Figure) -> bool:
    """Whether a decimal without a unit may be on the scale of another one: as many decimals, at most two steps apart."""
    a, b = told.value, bare.value
    on_scale = told.unit is not None and told.unit.dimension in frames("scale").values()
    return on_scale and a is not None and b is not None and abs(a - b) <= 2 and a.as_tuple()[2] == b.as_tuple()[2]


def _crowd(count: Count) -> Unit | None:
    """ "Thousands lined the road", "the 300 who came", "17 others": a vague number that does something is of people."""
    clause = count.place.clause
    if count.word(count.stop) == "who" or count.word(count.stop - 1) == "others":
        return Unit(id="person")
    acts = (
        clause is not None
        and not clause.verbless
        and clause.voice == "active"
        and clause.class_ not in ("move", "cost_price")
    )
    return Unit(id="person") if count.figure.vague and count.place.slot == "subject" and acts else None


def _compared(count: Count) -> Unit | None:
    """ "Riders grew to 900, up from 700", "from five people to six": of what the count of the same sentence is."""
    start, _ = count.structure.sentence_of(count.first)
    last = next((f for f in reversed(count.before) if f.kind == "count" and f.unit is not None), None)
    if last is None or count.place.slot not in ("from", "to", "than"):
        return None
    first, stop = count.structure.tokens(last.start, last.end)
    place = count.structure.place(first, stop)
    is_pair = count.place.slot != "to" or (place.slot == "from" and place.clause is count.place.clause)
    return last.unit if first >= start and is_pair else None


def _parallel(count: Count) -> Unit | None:
    """ "The club has 900 members. Its rival has 700.": the same is said of a count in the clause or sentence before."""
    unit = _last_counted(count)
    if unit is None:
        return None
    last = next(f for f in reversed(count.before) if f.kind == "count")
    place, own = count.structure.place(*count.structure.tokens(last.start, last.end)), count.place
    is_same = own.clause is not None and place.clause is not None and own.clause.lemma == place.clause.lemma
    return unit if is_same and own.slot == place.slot is not None else None


def _told(count: Count) -> Unit | None:
    """ "She won with 220 votes. Her rival received 192.", "Three patients died; 14 have recovered": of what was counted last."""
    clause, slot, figure = count.place.clause, count.place.slot, count.figure
    is_held = slot == "object" and clause is not None and clause.lemma in frames("holder")
    if figure.vague or figure.range or figure.per or clause is None or not (slot == "subject" or is_held):
        return None
    last = next((f for f in reversed(count.before) if f.kind == "count"), None)
    return _last_counted(count) if last is not None and last.value != 1 and last.per is None else None


RULES: tuple[Rule, ...] = (
    Rule(
        id="counted.beside",
        stronger=True,
        example="Two ferries collided, leaving 12 missing.",
        counterexample="Two ferries collided, and 12 sank.",
        find=_beside,
    ),
    Rule(
        id="counted.group",
        stronger=True,
        example="The flat is home to a family of four.",
        counterexample="The firm owns a fleet of four.",
        find=_group,
    ),
    Rule(
        id="counted.whole",
        example="The drugs were withdrawn since two of them had failed.",
        counterexample="The doctors withdrew the drugs since two of them had failed.",
        find=_whole,
    ),
    Rule(
        id="counted.victim",
        stronger=True,
        example="The quake killed 300 in the valley.",
        counterexample="The clinic bought 300 in the spring.",
        find=_victim,
    ),
    Rule(
        id="counted.compared",
        stronger=True,
        example="Its riders grew to 900, up from 700.",
        counterexample="Its riders grew to 900, and 700 came by bus.",
        find=_compared,
    ),
    Rule(
        id="counted.moved",
        stronger=True,
        example="The number of pupils fell to 900.",
        counterexample="Prices fell to 900.",
        find=_moved,
    ),
    Rule(
        id="counted.scale",
        kinds=("count", "other"),
        example="The magnitude of the quake was 6.6.",
        counterexample="The rating of the film was 6.6.",
        find=_scale,
    ),
    Rule(
        id="counted.parallel",
        example="The club has 900 members. Its rival has 700.",
        counterexample="The club has 900 members. Its rival sold 700.",
        find=_parallel,
    ),
    Rule(
        id="counted.crowd",
        example="Thousands lined the road.",
        counterexample="They sold thousands.",
        find=_crowd,
    ),
    Rule(
        id="counted.told",
        example="Okafor won with 220 votes. Her rival received 190.",
        counterexample="Okafor won with 220 votes. The index gained 190.",
        find=_told,
    ),
)
