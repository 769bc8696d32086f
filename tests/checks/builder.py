"""Extractions written by hand: marked text, and the statements that bind its figures, with their claims.

    build("Sales fell <FIGURE id=f1 kind=percent value=5 half=0.5 role=change direction=down>5%</FIGURE> to ...",
          claims=[{"value": "f2", "change": "f1", "baseline": "f3"}])

A statement of a claim is tied unless it says `"tied": False`; `"again"` is a change that it states a second time,
`"direction"` where its value went; the relations have the names of the record ("whole", "restated" ...).

Attributes of FIGURE: id, kind, value, half (half of the last printed digit), low, high, unit, candidates, per, role,
direction, modifier, baseline (its kind), with (the figure or time that a change is compared with), period (the id of a
time), measure (the id of a MEASURE), inferred, basis, range.  TIME: id, from, until, value, type, granularity, open, role.  MEASURE: id.  Lists are
written with commas.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from benchmarks.evaluation.markup import Marked, parse_markup
from extractor.record.article import Article, Block, Published
from extractor.record.claim import (
    Claim,
    Measure,
    Modality,
    Period,
    Selectors,
    TextPositionSelector,
    TextQuoteSelector,
    Utf16Range,
)
from extractor.record.extraction import Extraction, Producer
from extractor.record.figure import ComparedWith, Denominator, Figure, FigurePeriod, Unit
from extractor.record.page import Source
from extractor.record.plain import from_plain
from extractor.record.quote import Quote
from extractor.record.statement import Statement
from extractor.record.textrange import TextRange
from extractor.record.timex import Timex

UNITS = {"percent": "percent", "points": "percentage_point", "money": "USD", "age": "year", "fraction": "fraction",
         "multiple": "multiple", "index": "index_point", "duration": "day"}  # fmt: skip


def build(
    marked: str,
    *,
    claims: list[dict[str, Any]] | None = None,
    quotes: list[dict[str, Any]] | None = None,
    published: str | None = "2025-06-09",
    headline: bool = False,
) -> Extraction:
    """An extraction of the marked text.  `claims`: one for each figure if not given; `headline`: its first line."""
    text, marks = parse_markup(marked)
    times = {m.attributes["id"]: _timex(m) for m in marks if m.label == "TIME"}
    measures = {m.attributes["id"]: TextRange(m.start, m.end) for m in marks if m.label == "MEASURE"}
    figures = {m.attributes["id"]: _figure(m, times, measures) for m in marks if m.label == "FIGURE"}
    if claims is None:
        claims = [{"value": name} for name in figures]
    return Extraction(
        input_id="test",
        article=_article(text, published, headline),
        figures=tuple(figures.values()),
        times=tuple(times.values()),
        quotes=tuple(from_plain(Quote, quote) for quote in quotes or ()),
        statements=tuple(_statement(f"s{n}", slots) for n, slots in enumerate(claims, 1)),
        claims=tuple(_claim(f"c{n}", text, figures, slots) for n, slots in enumerate(claims, 1)),
        producer=Producer(version="test", model="", rules_sha256=""),
    )


def _figure(mark: Marked, times: dict[str, Timex], measures: dict[str, TextRange]) -> Figure:
    given = mark.attributes
    value = Decimal(given["value"]) if "value" in given else None
    half = Decimal(given.get("half", 0))
    low, high = (None, None) if value is None else (value - half, value + half)
    kind: Any = given.get("kind", "count")
    unit = given.get("unit", UNITS.get(kind))
    time = times.get(given.get("period", ""))
    compared = given.get("with")
    return Figure(
        id=given["id"],
        start=mark.start,
        end=mark.end,
        surface=mark.surface,
        kind=kind,
        value=value,
        low=Decimal(given["low"]) if "low" in given else None if given.get("modifier") in _CAPS else low,
        high=Decimal(given["high"]) if "high" in given else None if given.get("modifier") in _LOWER_BOUNDS else high,
        unit=Unit(id=unit, surface=unit, candidates=_listed(given.get("candidates"))) if unit else None,
        per=Denominator(id=given["per"], surface=given["per"]) if "per" in given else None,
        modifier=given.get("modifier", "exact"),  # type: ignore[arg-type]
        range="range" in given,
        role=given.get("role", "level"),  # type: ignore[arg-type]
        direction=given.get("direction"),  # type: ignore[arg-type]
        compared_with=ComparedWith(**{"time" if compared in times else "figure": compared}) if compared else None,
        baseline_kind=given.get("baseline", "earlier" if given.get("role") == "baseline" else None),  # type: ignore[arg-type]
        measure=measures.get(given.get("measure", "")),
        period=FigurePeriod(time=time.id, from_=time.from_, until=time.until) if time else None,
        inferred=_listed(given.get("inferred")),
        basis=_listed(given.get("basis")),
    )


def _listed(words: str | None) -> tuple[str, ...]:
    return tuple(words.split(",")) if words else ()


_CAPS, _LOWER_BOUNDS = ("less_than", "at_most"), ("more_than", "at_least")


def _timex(mark: Marked) -> Timex:
    given = mark.attributes
    return Timex(
        id=given["id"],
        start=mark.start,
        end=mark.end,
        surface=mark.surface,
        type=given.get("type", "DATE"),  # type: ignore[arg-type]
        granularity=given.get("granularity"),  # type: ignore[arg-type]
        open=given.get("open"),  # type: ignore[arg-type]
        value=given.get("value", given.get("from")),
        from_=given.get("from"),
        until=given.get("until"),
        role=given.get("role", "period"),  # type: ignore[arg-type]
    )


_RELATIONS = ("whole", "share", "restated", "parts", "some_parts", "between", "factors", "born")


def _statement(name: str, slots: dict[str, Any]) -> Statement:
    return Statement(
        id=name,
        value=slots.get("value"),
        changes=tuple(slots[slot] for slot in ("change", "again") if slot in slots),
        baseline=slots.get("baseline"),
        difference=slots.get("difference"),
        direction=slots.get("direction"),
        tied=slots.get("tied", len(slots) > 1),
        **{slot: slots[slot] for slot in _RELATIONS if slot in slots},
    )


def _claim(name: str, text: str, figures: dict[str, Figure], slots: dict[str, Any]) -> Claim:
    members = [figures[slots[slot]] for slot in ("value", "change", "again", "baseline", "difference") if slot in slots]
    main = members[0]
    start, end = min(f.start for f in members), max(f.end for f in members)
    exact = text[start:end]
    return Claim(
        id=name,
        type="figure",
        start=start,
        end=end,
        surface=exact,
        text=exact,
        figure_ids=tuple(f.id for f in members),
        value_id=slots.get("value"),
        change_id=slots.get("change"),
        baseline_id=slots.get("baseline"),
        measure=Measure(start=main.measure.start, end=main.measure.end, surface=text[slice(*main.measure)])
        if main.measure
        else None,
        period=Period(time=main.period.time, from_=main.period.from_, until=main.period.until) if main.period else None,
        subject_id=slots.get("subject"),
        place_id=slots.get("place"),
        cluster_key=slots.get("cluster_key"),
        inferred=tuple(slots.get("inferred", ())),
        modality=from_plain(Modality, slots.get("modality", {})),
        selectors=Selectors(
            position=TextPositionSelector(start=start, end=end),
            quote=TextQuoteSelector(exact=exact, prefix="", suffix=""),
            utf16=Utf16Range(start=start, end=end),
        ),
    )


def _article(text: str, published: str | None, headline: bool) -> Article:
    blocks: list[Block] = []
    position = 0
    for line in text.split("\n"):
        if line:
            kind: Any = "headline" if headline and not blocks else "paragraph"
            blocks.append(Block(start=position, end=position + len(line), kind=kind))
        position += len(line) + 1
    return Article(
        key="test",
        text=text,
        text_sha256="",
        headline=TextRange(0, blocks[0].end) if headline else None,
        published=Published(value=published, source="argument" if published else None),
        blocks=tuple(blocks),
        source=Source(kind="stdin", location="-", sha256=""),
    )
