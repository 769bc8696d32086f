"""An extraction made by hand, with a row in every table."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extractor.assembly.claims import project
from extractor.assembly.sentences import Sentences
from extractor.record.article import Rights
from extractor.record.extraction import Extraction, Producer
from extractor.record.finding import Finding, Interval
from tests.assembly.sample import SENTENCES, annotations, article

PRODUCER = Producer(version="1", model="m", rules_sha256="0" * 64)


def extraction(input_id: str = "steel", *, url: str | None = None, published: str | None = "2025-06-09") -> Extraction:
    """The steel article with its claims and one finding."""
    annotated = annotations()
    page = article()
    page = replace(
        page,
        key=url or page.key,
        url=url,
        published=replace(page.published, value=published),
        text_sha256="1" * 64,
        rights=Rights(copyright="© 2025 Norland Post", tdm_reservation="1"),
    )
    claims = project(page, annotated, Sentences(SENTENCES))
    computed = Interval(low=Decimal("-7.5"), value=Decimal("-6.25"), high=Decimal("-4.9"))
    finding = Finding(
        id="x1", check="change", severity="info", claims=(claims[0].id,), start=0, end=109, status="consistent_rounded",
        message="$3bn against $3.2bn is -6.25 %.", computed=computed,
    )  # fmt: skip
    claims = (replace(claims[0], finding_ids=("x1",)), *claims[1:])
    return Extraction(
        input_id=input_id,
        article=page,
        figures=tuple(annotated.figures),
        times=tuple(annotated.times),
        mentions=tuple(annotated.mentions),
        entities=tuple(annotated.entities),
        quotes=tuple(annotated.quotes),
        statements=tuple(annotated.statements),
        claims=claims,
        findings=(finding,),
        producer=PRODUCER,
    )
