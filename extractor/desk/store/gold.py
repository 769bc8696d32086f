"""Accepted and edited claims as gold: their annotations in the format of the corpus, with what people put in place.

Only what a person has looked at is in it, so an article is complete gold where `complete` says that all its claims are decided.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson

from extractor.desk.store.answers import Decision, Slot
from extractor.desk.store.rows import outlet_of
from extractor.record.claim import Claim
from extractor.record.extraction import Extraction
from extractor.record.figure import Figure, FigurePeriod, Unit
from extractor.record.plain import Plain
from extractor.record.quote import Quote
from extractor.record.textrange import TextRange
from extractor.sinks.whole_folder import whole_folder

_MACHINE = ("rule", "rules", "inferred")  # how the extractor came to it, which is no gold
_LISTS = ("blocks", "figures", "times", "entities", "quotes")


_PAIRS = (("value", "unit"), ("change", "change_unit"), ("baseline", "baseline_unit"))
_DESCRIBED = ("measure", "role", "period_from", "period_until", "claimant")
# The slots that the corpus can hold, by whether the claim is of a figure; an amount is in its value and unit
_HELD = {
    True: frozenset({"amount", *_DESCRIBED, *(name for pair in _PAIRS for name in pair), "direction"}),
    False: {"claimant"},
}


class _NotSayableError(Exception):
    """An edit of some slots that the format of the corpus cannot hold: words without a range, a name that is not there."""

    def __init__(self, *slots: str) -> None:
        self.slots = slots


def gold_article(extraction: Extraction, decisions: Mapping[str, Decision], name: str) -> Plain | None:
    """The gold of an article under a name, as `gold.json` has it and with its text; None where nothing is accepted or edited.

    `decisions` are those in force by the record's claim ids.  `edits_left_out` names the edited slots that the format cannot
    hold, by claim; `left_out` are the claims that are not here for that, since without it they would not be as a person has them.
    """
    article = extraction.article
    accepted = {id_ for id_, decision in decisions.items() if decision.status in ("accepted", "edited")}
    agreed = [claim for claim in extraction.claims if claim.id in accepted]
    golden = _Golden(extraction)
    left_out, edits_left_out = [], {}
    for claim in agreed:
        slots = decisions[claim.id].slots
        not_held = {name for name in slots if name not in _HELD[claim.type == "figure"]}
        try:
            golden.add(claim, slots)
        except _NotSayableError as error:
            left_out.append(claim.id)
            not_held |= {*error.slots}
        if not_held:
            edits_left_out[claim.id] = sorted(not_held)
    if not agreed:
        return None
    return {
        "id": name,
        "split": "dev",
        "published": article.published.value or "",
        "domain": article.section or "unknown",
        "genre": article.kind,
        "site": outlet_of(article) or "unknown",
        **({"url": article.url} if article.url else {}),
        "authors": list(article.authors),
        "complete": all(claim.id in decisions for claim in extraction.claims),
        "left_out": left_out,
        "edits_left_out": edits_left_out,
        "reviewers": sorted({decisions[claim.id].who for claim in agreed}),
        "text": article.text,
        "blocks": [_without_nulls(block) for block in extraction.to_dict()["article"]["blocks"]],
        **golden.annotations(),
    }


class _Golden:
    """The annotations of one article that people have agreed to."""

    def __init__(self, extraction: Extraction) -> None:
        self._figures = {figure.id: figure for figure in extraction.figures}
        self._quotes = {quote.id: quote for quote in extraction.quotes}
        self._times = {time.id: time for time in extraction.times}
        self._entities = {entity.id: entity for entity in extraction.entities}
        self._claimed = {claim.quote_id for claim in extraction.claims if claim.type != "figure"}
        self._agreed: dict[str, Figure | Quote] = {}

    def add(self, claim: Claim, slots: Mapping[str, Slot]) -> None:
        """Take in the figures of a claim, and its quote where no other claim has that, edited.

        Raises _NotSayableError, and takes in nothing then.
        """
        is_quote = claim.type != "figure" or claim.quote_id not in self._claimed
        said = {
            id_: self._said(self._quotes[id_], slots) for id_ in (claim.quote_id,) if is_quote and id_ in self._quotes
        }
        if claim.type == "figure":
            figures = {id_: self._figures[id_] for id_ in claim.figure_ids}
            lead = claim.value_id or claim.change_id
            for id_, names in zip((claim.value_id, claim.change_id, claim.baseline_id), _PAIRS, strict=True):
                edited = [name for name in names if name in slots]
                if edited and (id_ not in self._figures or not all(slots[name].words for name in edited)):
                    raise _NotSayableError(*edited)
                if id_ in self._figures:
                    figures[id_] = _counted(self._figures[id_], *map(slots.get, names))
            if lead in figures:
                figures[lead] = self._described(figures[lead], slots)
            if claim.change_id in figures and "direction" in slots:
                direction: Any = slots["direction"].words  # one of the three, as `decide` has checked
                figures[claim.change_id] = replace(figures[claim.change_id], direction=direction)
            elif "direction" in slots:
                raise _NotSayableError("direction")
            self._agreed.update(figures)
        self._agreed.update(said)

    def _described(self, figure: Figure, slots: Mapping[str, Slot]) -> Figure:
        changes: dict[str, Any] = {}
        if measure := slots.get("measure"):
            changes["measure"] = _range(measure)
        if "role" in slots:
            changes["role"] = slots["role"].words or figure.role
        if "period_from" in slots or "period_until" in slots:
            old = figure.period
            first = slots["period_from"].words if "period_from" in slots else old.from_ if old else None
            until = slots["period_until"].words if "period_until" in slots else old.until if old else None
            time = old.time if old and (first, until) == (old.from_, old.until) else None
            changes["period"] = FigurePeriod(time=time, from_=first, until=until) if first or until else None
        if "claimant" in slots:
            changes["attributed_to"] = self._named(slots["claimant"]) or "article"
        return replace(figure, **changes)

    def _said(self, quote: Quote, slots: Mapping[str, Slot]) -> Quote:
        if "claimant" not in slots:
            return quote
        who = slots["claimant"]
        speaker = TextRange(who.start, who.end) if who.start is not None and who.end is not None else quote.speaker
        return replace(quote, claimant=self._named(who), speaker=speaker if who.words else None)

    def _named(self, slot: Slot) -> str | None:
        """The entity of the article that has the name; None for an empty slot."""
        if slot.words is None:
            return None
        for entity in self._entities.values():
            if slot.words in (entity.name, *(alias.surface for alias in entity.aliases)):
                return entity.id
        raise _NotSayableError("claimant")

    def annotations(self) -> Plain:
        """The lists of the gold, in text order, with what they refer to."""
        agreed = self._agreed
        figures = [agreed[id_] for id_ in self._figures if id_ in agreed]
        quotes = [agreed[id_] for id_ in self._quotes if id_ in agreed]
        sections = {
            "figures": [_gold(row, self._reference) for row in figures],
            "quotes": [_gold(row, self._reference) for row in quotes],
        }
        named = {id_ for rows in sections.values() for row in rows for id_ in _references(row)}
        sections["times"] = [_gold(row, self._reference) for id_, row in self._times.items() if id_ in named]
        sections["entities"] = [_gold(row, self._reference) for id_, row in self._entities.items() if id_ in named]
        return sections

    def _reference(self, id_: str) -> str | None:
        """An id that gold can have: of somebody instead of what he says; None for what nobody agreed to."""
        if id_ in self._quotes:
            return self._quotes[id_].claimant
        return id_ if id_ not in self._figures or id_ in self._agreed else None


def _counted(figure: Figure, value: Slot | None, unit: Slot | None) -> Figure:
    changes: dict[str, Any] = {}
    if value and value.words:
        changes |= {"value": Decimal(value.words), "low": None, "high": None, "range": False, "vague": False}
    if unit and unit.words:
        changes["unit"] = Unit(id=unit.words)
    return replace(figure, **changes)


def _range(slot: Slot) -> TextRange | None:
    if slot.words is None:
        return None
    if slot.start is None or slot.end is None:
        raise _NotSayableError("measure")
    return TextRange(slot.start, slot.end)


def _gold(row: Any, reference: Any) -> Plain:
    """An annotation as gold has it: what is said, without how it was found."""
    fields = _without_nulls({name: value for name, value in row.to_dict().items() if name not in _MACHINE})
    if fields.get("range") is not True and "vague" in fields and fields["vague"] is not True:
        fields = {name: value for name, value in fields.items() if name not in ("low", "high")}
    for name in ("attributed_to", "claimant", "parent", "duplicate_of"):
        if name in fields and fields[name] != "article":
            fields[name] = reference(fields[name])
    if "compared_with" in fields and not any(map(reference, fields["compared_with"].values())):
        del fields["compared_with"]
    return _without_nulls(fields)


def _references(row: Plain) -> Iterator[str]:
    """The times and entities that an annotation leads to."""
    yield from (row[name] for name in ("attributed_to", "claimant", "said_on") if name in row)
    yield from (part["time"] for name in ("period", "compared_with") if (part := row.get(name)) and part.get("time"))


def _without_nulls(row: Plain) -> Plain:
    empty: tuple[Any, ...] = (None, [], {}, False)
    return {
        name: value
        for name, value in row.items()
        if not any(value == value_ and type(value) is type(value_) for value_ in empty)
    }


def write_corpus(lines: Iterable[bytes], folder: Path) -> int:
    """Gold, a line of JSON an article, as a new corpus folder; how many articles.  Raises InputError as `whole_folder`.

    An article without any annotation, since all its claims are left out, is not in it.
    """
    count = 0
    with whole_folder(folder) as building:
        for line in lines:
            gold = orjson.loads(line)
            if not gold["figures"] and not gold["quotes"]:
                continue
            home = building / "articles" / gold["id"]
            home.mkdir(parents=True)
            (home / "article.txt").write_text(gold.pop("text") + "\n", encoding="utf-8", newline="\n")
            (home / "gold.json").write_text(_one_a_line(gold), encoding="utf-8", newline="\n")
            count += 1
    return count


def _one_a_line(gold: Plain) -> str:
    """JSON with an annotation a line, as the corpus has it."""

    def annotations(value: Any) -> str:
        rows = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in value)
        return f"[\n{rows}\n ]" if value else "[]"

    fields = (
        f" {json.dumps(name)}: {annotations(value) if name in _LISTS else json.dumps(value, ensure_ascii=False)}"
        for name, value in gold.items()
    )
    return "{\n" + ",\n".join(fields) + "\n}\n"
