"""What a row prints of itself: one line."""

from dataclasses import replace

from hypothesis import given

from extractor.record.claim import Period
from extractor.record.textrange import TextRange
from tests.record.tables.sample import extraction
from tests.strategies import texts


def test_each_row_is_one_readable_line() -> None:
    extracted = extraction()
    article = replace(extracted.article, headline=TextRange(0, 28), site="Norland Post")
    extracted = replace(extracted, article=article)
    rows = (
        extracted.figures[0],
        extracted.times[0],
        extracted.mentions[1],
        extracted.entities[1],
        extracted.quotes[0],
        extracted.statements[0],
    )
    assert list(map(repr, (extracted, article, extracted.claims[0], *rows, extracted.findings[0]))) == [
        "<Extraction “Norland's steel exports fell” input_id=steel claims=2 figures=4 quotes=2 findings=1>",
        "<Article “Norland's steel exports fell” site=Norland Post published=2025-06-09 characters=172>",
        "<Claim 09657a8d874b4e1e “Norland's steel exports fell 5% to $3bn in May from $3.2bn…” value=$3bn change=5% "
        "direction=down baseline=$3.2bn period=May 2025 claimant=Customs Office>",
        "<Figure f1 “5%” value=1 unit=percent role=change direction=down period=May 2025>",
        "<Timex t1 “May” value=2025-05>",
        "<Mention m2 “Customs Office” ORG name entity=e2>",
        "<Entity e2 “Customs Office” ORG>",
        "<Quote q1 indirect at=0-73 claimant=e2 said_on=t2>",
        "<Statement s1 value=f2 changes=f1 baseline=f3>",
        "<Finding x1 “$3bn against $3.2bn is -6.25 %.” change consistent_rounded>",
    ]


def test_a_claim_on_its_own_shows_ids() -> None:
    alone = replace(extraction().claims[0], text="It fell.", insertions=())
    assert repr(alone) == (
        "<Claim 09657a8d874b4e1e “It fell.” value=f2 change=f1 baseline=f3 period=May 2025 claimant=e2>"
    )


def test_what_is_inferred_has_a_question_mark() -> None:
    extracted = extraction()
    claim, figure, quote = extracted.claims[0], extracted.figures[0], extracted.quotes[0]
    claim = replace(claim, inferred=("attributed_to", "compared_with", "subject"))
    assert repr(replace(extracted, claims=(claim,)).claims[0]).endswith(
        "change=5% direction=down baseline=$3.2bn? period=May 2025 claimant=Customs Office?>"
    )
    assert figure.period is not None
    figure = replace(figure, inferred=("unit",), period=replace(figure.period, inferred=True))
    assert repr(figure) == "<Figure f1 “5%” value=1 unit=percent? role=change direction=down period=May 2025?>"
    assert "claimant=e2? said_on=t2>" in repr(replace(quote, inferred=("speaker",)))


def test_an_interval_that_is_none_is_shown_as_it_is() -> None:
    period = Period(time=None, from_="soon", until=None)
    assert "period=soon to None" in repr(replace(extraction().claims[0], period=period))


@given(texts)
def test_no_text_breaks_the_line(text: str) -> None:
    extracted = extraction(text)
    claim = replace(extracted.claims[0], text=text, insertions=(), id=text)
    entity = replace(extracted.entities[0], name=text)
    assert all(repr(row).isprintable() for row in (extracted, claim, entity))
