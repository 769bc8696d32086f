"""One short article with its annotations made by hand, for the tests of the projection."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import spacy

from extractor.components.annotations import Found
from extractor.components.assertions.finder import find_assertions
from extractor.components.extensions import register_extensions
from extractor.components.lookup import Lookup
from extractor.components.statements.joining import join
from extractor.components.structure import Structure
from extractor.record.article import Article, Block, Published
from extractor.record.entity import Entity, Mention
from extractor.record.figure import ComparedWith, Figure, FigurePeriod, Unit
from extractor.record.page import Source
from extractor.record.quote import Quote
from extractor.record.textrange import TextRange
from extractor.record.timex import Timex

TEXT = (
    "Norland's steel exports fell 5% to $3bn in May from $3.2bn a year earlier, the Customs Office said on Monday. "
    "“We could lose 400 jobs,” union chief Ana Ruiz told reporters."
)
SENTENCES = [TextRange(0, 109), TextRange(110, len(TEXT))]
MAY = FigurePeriod(time="t1", from_="2025-05-01", until="2025-06-01")


def span(words: str) -> TextRange:
    """The range of these words, which are there once."""
    assert TEXT.count(words) == 1, words
    start = TEXT.index(words)
    return TextRange(start, start + len(words))


def figure(id_: str, words: str, **slots: Any) -> Figure:
    """A figure on these words; money unless stated otherwise."""
    start, end = span(words)
    defaults: dict[str, Any] = {"kind": "money", "value": Decimal(1), "unit": Unit(id="USD")}
    return Figure(id=id_, start=start, end=end, surface=words, **{**defaults, **slots})


def article() -> Article:
    """The article without annotations."""
    return Article(
        key="https://example.org/steel",
        text=TEXT,
        text_sha256="",
        headline=None,
        published=Published(value="2025-06-09", source="argument"),
        blocks=(Block(start=0, end=len(TEXT), kind="paragraph"),),
        source=Source(kind="file", location="steel.txt", sha256=""),
    )


@cache
def structure() -> Structure:
    """The words of the article, without a parse."""
    register_extensions()
    return Structure(spacy.blank("en")(TEXT))


def annotations(**changes: Any) -> Lookup:
    """What perfect components would find; `changes` replaces whole lists; statements and assertions follow from the others."""
    exports = span("steel exports")
    given = span("Norland's steel exports fell 5% to $3bn in May from $3.2bn a year earlier")
    lists: dict[str, Any] = {
        "figures": [
            figure(
                "f1", "5%", kind="percent", unit=Unit(id="percent"), role="change", direction="down", measure=exports,
                period=MAY, compared_with=ComparedWith(figure="f3"), attributed_to="q1",
            ),
            figure("f2", "$3bn", value=Decimal(3 * 10**9), measure=exports, period=MAY, attributed_to="q1"),
            figure("f3", "$3.2bn", role="baseline", baseline_kind="earlier", measure=exports, attributed_to="q1"),
            figure(
                "f4", "400 jobs", kind="count", value=Decimal(400), unit=Unit(id="job", surface="jobs"),
                attributed_to="q2", inferred=("measure",),
            ),
        ],
        "times": [
            Timex(id="t1", start=span("May").start, end=span("May").end, surface="May", type="DATE", value="2025-05"),
            Timex(id="t2", start=span("Monday").start, end=span("Monday").end, surface="Monday", type="DATE",
                  value="2025-06-09"),
        ],
        "mentions": [
            Mention(id="m1", start=0, end=7, surface="Norland", type="GPE", form="name", entity="e1"),
            Mention(id="m2", start=span("Customs Office").start, end=span("Customs Office").end,
                    surface="Customs Office", type="ORG", form="name", entity="e2"),
            Mention(id="m3", start=span("Ana Ruiz").start, end=span("Ana Ruiz").end, surface="Ana Ruiz",
                    type="PERSON", form="name", entity="e3"),
        ],
        "entities": [
            Entity(id="e1", name="Norland", type="GPE", country=None),
            Entity(id="e2", name="Customs Office", type="ORG", subtype="customs"),
            Entity(id="e3", name="Ana Ruiz", type="PERSON"),
        ],
        "quotes": [
            Quote(id="q1", fragments=(given,), kind="indirect", speaker=span("the Customs Office"), claimant="e2",
                  cue=span("said"), cue_class="neutral", said_on="t2"),
            Quote(id="q2", fragments=(span("We could lose 400 jobs,"),), kind="direct", speaker=span("Ana Ruiz"),
                  claimant="e3", cue=span("told"), cue_class="neutral"),
        ],
    }  # fmt: skip
    lists = {**lists, **changes}
    sentences = [next(s for s in SENTENCES if s.start <= figure.start < s.end) for figure in lists["figures"]]
    statements = enumerate(join(lists["figures"], sentences, ()), 1)
    rows = Found(**{"statements": [replace(statement, id=f"s{number}") for number, statement in statements], **lists})
    rows.assertions = rows.assertions or find_assertions(structure(), TEXT, SENTENCES, (), Lookup(rows))
    return Lookup(rows)
