"""A small gold article, and its gold turned into the extraction that would be perfect."""

from __future__ import annotations

from decimal import Decimal

import pytest

from benchmarks.evaluation.gold import ExpectedFinding, GoldArticle
from extractor.record.article import Article, Block, Published
from extractor.record.entity import Affiliation, Alias, Entity, StatedRole
from extractor.record.extraction import Extraction, Producer
from extractor.record.figure import ComparedWith, Figure, FigurePeriod, Unit
from extractor.record.finding import Finding
from extractor.record.quote import Quote
from extractor.record.textrange import TextRange
from extractor.record.timex import Timex

TEXT = (
    "Quarry output dips\n\n"
    "Slate output fell 5% in June to 190 tonnes from 200 tonnes a year earlier, said Ewa Brandt, an engineer at Grauwerk."
)


def at(words: str) -> TextRange:
    """Where the words are first in the text."""
    return TextRange(TEXT.index(words), TEXT.index(words) + len(words))


@pytest.fixture
def gold() -> GoldArticle:
    """Three figures, two times, one quote, two entities, one finding."""
    june, before = at("June"), at("a year earlier")
    output, person, body = at("Slate output"), at("Ewa Brandt"), at("Grauwerk")

    def figure(id_: str, words: str, value: str, unit: str, role: str, **slots: object) -> Figure:
        start, end = at(words)
        kind = "percent" if unit == "percent" else "quantity"
        given = {"measure": output, "attributed_to": "e1", **slots}
        return Figure(
            id=id_,
            start=start,
            end=end,
            surface=words,
            kind=kind,
            value=Decimal(value),
            unit=Unit(id=unit),
            role=role,
            **given,
        )  # type: ignore[arg-type]

    period = FigurePeriod(time="t1", from_="2025-06-01", until="2025-07-01")
    earlier = FigurePeriod(time="t2", from_="2024-06-01", until="2024-07-01")
    fell = figure(
        "f1", "5%", "5", "percent", "change", direction="down", compared_with=ComparedWith(figure="f3"), period=period
    )
    return GoldArticle(
        id="slate",
        split="dev",
        published="2025-07-09",
        domain="trade",
        genre="wire",
        site="Stone & <b>Sand</b>",
        text=TEXT,
        blocks=(Block(start=0, end=18, kind="headline"), Block(start=20, end=len(TEXT), kind="paragraph")),
        figures=(
            fell,
            figure("f2", "190 tonnes", "190", "tonne", "level", period=period),
            figure("f3", "200 tonnes", "200", "tonne", "baseline", baseline_kind="earlier", period=earlier),
        ),
        times=(
            Timex(
                id="t1",
                start=june.start,
                end=june.end,
                surface="June",
                type="DATE",
                value="2025-06",
                from_="2025-06-01",
                until="2025-07-01",
            ),
            Timex(
                id="t2",
                start=before.start,
                end=before.end,
                surface="a year earlier",
                type="DATE",
                value="2024-06",
                from_="2024-06-01",
                until="2024-07-01",
                role="baseline",
            ),
        ),
        entities=(
            Entity(
                id="e1",
                name="Ewa Brandt",
                type="PERSON",
                aliases=(Alias(surface="Brandt", why="gold"),),
                role=StatedRole(surface="engineer", start=at("engineer").start, end=at("engineer").end),
                affiliation=Affiliation(entity="e2", start=body.start, end=body.end),
            ),
            Entity(id="e2", name="Grauwerk", type="ORG"),
        ),
        quotes=(
            Quote(
                id="q1",
                fragments=(TextRange(20, at(", said").start),),
                kind="indirect",
                speaker=person,
                claimant="e1",
                cue=at("said"),
            ),
        ),
        findings=(
            ExpectedFinding(
                id="x1",
                check="change",
                status="consistent_exact",
                figures=("f1", "f2", "f3"),
                start=fell.start,
                end=fell.end,
            ),
        ),
    )


@pytest.fixture
def perfect(gold: GoldArticle) -> Extraction:
    """The extraction that says what the gold says."""
    article = Article(
        key="slate",
        text=gold.text,
        text_sha256="",
        headline=TextRange(0, 18),
        published=Published(value=gold.published, source="argument"),
        blocks=gold.blocks,
        source=gold.page().source,
    )
    findings = tuple(
        Finding(
            id=f.id, check=f.check, severity="info", claims=(), start=f.start, end=f.end, status=f.status, message="m"
        )
        for f in gold.findings
    )
    return Extraction(
        input_id=gold.id,
        article=article,
        figures=gold.figures,
        times=gold.times,
        entities=gold.entities,
        quotes=gold.quotes,
        findings=findings,
        producer=Producer(version="", model="", rules_sha256=""),
    )
