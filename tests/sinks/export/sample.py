"""What is hard for an exporter: a code point beyond U+FFFF, a quote of two stretches, a stretch over a line break."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extractor.assembly.selectors import Selecting
from extractor.record.article import Article
from extractor.record.claim import Attribution, Claim, Event, Measure, Modality, Period
from extractor.record.entity import Entity, Mention
from extractor.record.extraction import Extraction
from extractor.record.figure import Figure, FigurePeriod, Unit
from extractor.record.page import Source
from extractor.record.quote import Quote
from extractor.record.textrange import TextRange
from extractor.record.timex import Timex
from tests.record.tables.sample import PRODUCER, extraction

TEXT = "🚢 Tolls rise\n\n“Tolls rise,” Marit Haugen said on Monday,\n“by 5 percent.” Haugen runs Sandvik harbour."


def at(words: str, nth: int = 0) -> TextRange:
    """The range of the nth occurrence of the words."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return TextRange(start, start + len(words))


def _mention(id_: str, entity: str, type_: str, range_: TextRange) -> Mention:
    surface = TEXT[slice(*range_)]
    return Mention(id=id_, start=range_.start, end=range_.end, surface=surface, type=type_, form="name", entity=entity)  # type: ignore[arg-type]


FIGURE = Figure(
    id="f1", start=at("5 percent").start, end=at("5 percent").end, surface="5 percent", kind="percent",
    value=Decimal(5), low=Decimal("4.5"), high=Decimal("5.5"), unit=Unit(id="percent"), role="change", direction="up",
    measure=at("Tolls", 1), period=FigurePeriod(time="t1", from_="2025-06-09", until="2025-06-10"), attributed_to="q1",
)  # fmt: skip
QUOTE = Quote(
    id="q1", fragments=(at("Tolls rise,"), at("by 5 percent.")), kind="direct",
    speaker=at("Marit Haugen"), claimant="e1", cue=at("said on Monday,\n“by"), said_on="t1",
)  # fmt: skip
CLAIM = Claim(
    id="00c1a1b2c3d4e5f6",
    type="figure",
    start=at("“Tolls").start,
    end=at("percent.”").end,
    surface=TEXT[at("“Tolls").start : at("percent.”").end],
    text="Marit Haugen: “Tolls rise, by 5 percent.”",
    figure_ids=("f1",),
    quote_id="q1",
    entity_ids=("e1", "e2"),
    measure=Measure(start=at("Tolls", 1).start, end=at("Tolls", 1).end, surface="Tolls"),
    event=Event(start=at("rise", 1).start, end=at("rise", 1).end, surface="rise", lemma="rise"),
    change_id="f1",
    period=Period(time="t1", from_="2025-06-09", until="2025-06-10"),
    attribution=(Attribution(entity="e1", quote="q1", said_on="t1"),),
    modality=Modality(factuality="reported"),
    also=(at("Tolls rise"),),
    selectors=Selecting(TEXT).select(at("“Tolls").start, at("percent.”").end),
)
HARD = Extraction(
    input_id="hard",
    article=Article(
        key="a" * 64,
        text=TEXT,
        text_sha256="2" * 64,
        headline=TextRange(0, 12),
        language="en",
        source=Source(kind="file", location="hard.txt", sha256="a" * 64),
    ),
    figures=(FIGURE,),
    times=(
        Timex(
            id="t1", start=at("Monday").start, end=at("Monday").end, surface="Monday", type="DATE",
            value="2025-06-09", from_="2025-06-09", until="2025-06-10", granularity="day",
        ),
    ),
    mentions=(
        _mention("m1", "e1", "PERSON", at("Marit Haugen")),
        _mention("m2", "e1", "PERSON", at("Haugen", 1)),
        _mention("m3", "e2", "FAC", at("Sandvik harbour")),
    ),
    entities=(
        Entity(id="e1", name="Marit Haugen", type="PERSON"),
        Entity(id="e2", name="Sandvik harbour", type="FAC", ids={"wikidata": "Q42"}),
    ),
    quotes=(QUOTE,),
    claims=(CLAIM,),
    producer=PRODUCER,
)  # fmt: skip
_BARE = extraction("bare")
BARE = replace(
    _BARE,
    claims=(),
    quotes=(),
    findings=(),
    figures=tuple(replace(figure, attributed_to="article") for figure in _BARE.figures),
)
SAMPLES = [HARD, extraction(url="https://norland.example/steel"), BARE]
