"""What hypothesis draws: values of our types, and texts as scraped news has them."""

from __future__ import annotations

import datetime as dt
import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from extractor.record.claim import Attribution, Claim, Measure, Modality, Period
from extractor.record.figure import ComparedWith, Denominator, Figure, FigurePeriod, Unit
from extractor.record.textrange import TextRange

from extractor.assembly.selectors import Selecting  # isort: skip

decimals = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12)
maybe_decimals = st.none() | decimals
ranges = st.tuples(st.integers(0, 500), st.integers(1, 80)).map(lambda pair: TextRange(pair[0], pair[0] + pair[1]))
ids = st.from_regex(r"[a-z][0-9]{1,3}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300)

_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=20),
    int: st.integers(0, 2**53),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    dt.date: st.dates(),
    type(None): st.none(),
    Decimal: decimals,
    TextRange: ranges,
}


def instances(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type of the record, all its fields drawn."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return st.builds(hint, **{field.name: instances(hints[field.name]) for field in fields(hint)})
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*map(instances, parts))
    if origin is typing.Literal:
        return st.sampled_from(parts)
    if origin is tuple:
        return st.lists(instances(parts[0]), max_size=2).map(tuple)
    assert issubclass(origin, Mapping), hint
    return st.dictionaries(instances(parts[0]), instances(parts[1]), max_size=2)


figures = st.builds(
    Figure,
    id=ids,
    start=st.integers(0, 500),
    end=st.integers(501, 600),
    surface=st.text(min_size=1, max_size=20),
    kind=st.sampled_from(["money", "percent", "count", "multiple"]),
    value=maybe_decimals,
    low=maybe_decimals,
    high=maybe_decimals,
    unit=st.none() | st.builds(Unit, id=st.sampled_from(["USD", "tonne", None]), candidates=st.just(("tonne", "ton"))),
    per=st.none() | st.just(Denominator(id="barrel", surface="a barrel")),
    role=st.sampled_from(["level", "change", "baseline"]),
    direction=st.sampled_from(["up", "down", "flat", None]),
    measure=st.none() | ranges,
    compared_with=st.none() | st.builds(ComparedWith, figure=ids) | st.builds(ComparedWith, time=ids),
    period=st.none() | st.just(FigurePeriod(time="t1", from_="2025-05-01", until="2025-06-01", inferred=True)),
    rules=st.just({"value": "digits"}),
)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """A claim over a drawn text."""
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return Claim(
        id="c1",
        type=draw(st.sampled_from(["figure", "quote", "statement"])),
        start=start,
        end=end,
        surface=text[start:end],
        text=draw(st.text(max_size=30)),
        figure_ids=tuple(draw(st.lists(ids, max_size=3))),
        measure=draw(st.none() | st.just(Measure(start=start, end=end, surface=text[start:end], of=None))),
        period=draw(st.none() | st.just(Period(time=None, from_="2025-01-01", until=None))),
        attribution=draw(st.just(()) | st.just((Attribution(entity="e1", cue=TextRange(1, 2)),))),
        modality=Modality(factuality="forecast", negated=True, hedges=(TextRange(0, 3),)),
        selectors=Selecting(text).select(start, end),
    )
