"""Who gives a figure: the innermost quote with a speaker, or a body that expects or publishes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from extractor import extract
from extractor.components.attribution import attribute_to_quotes
from extractor.record.figure import Figure
from extractor.record.quote import Quote
from extractor.record.textrange import TextRange

SPEAKER = TextRange(500, 505)


def figure(start: int, end: int) -> Figure:
    return Figure(id=f"f{start}", start=start, end=end, surface="x", kind="count", value=None)


def quote(id_: str, *fragments: tuple[int, int], speaker: TextRange | None = SPEAKER) -> Quote:
    return Quote(id=id_, fragments=tuple(TextRange(*f) for f in fragments), kind="indirect", speaker=speaker)


def test_the_innermost_quote_wins() -> None:
    quotes = [quote("q1", (0, 100)), quote("q2", (20, 40)), quote("q3", (200, 210), (220, 230))]
    figures = [figure(5, 8), figure(25, 30), figure(50, 60), figure(150, 160), figure(221, 225)]
    assert [f.attributed_to for f in attribute_to_quotes(figures, quotes)] == ["q1", "q2", "q1", "article", "q3"]


def test_a_quote_without_speaker_gives_nothing() -> None:
    assert attribute_to_quotes([figure(5, 8)], [quote("q1", (0, 100), speaker=None)])[0].attributed_to == "article"


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40)), max_size=12), st.lists(st.integers(0, 90), max_size=12)
)
def test_the_sweep_finds_what_comparing_all_pairs_finds(drawn: list[tuple[int, int]], starts: list[int]) -> None:
    quotes = [quote(f"q{n}", (start, start + length)) for n, (start, length) in enumerate(drawn)]
    figures = [figure(start, start + 3) for start in sorted(starts)]
    for attributed in attribute_to_quotes(figures, quotes):
        around = [q for q in quotes if q.start <= attributed.start and attributed.end <= q.end]
        shortest = min((q.end - q.start for q in around), default=None)
        chosen = next((q.end - q.start for q in quotes if q.id == attributed.attributed_to), None)
        assert chosen == shortest


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Norland Steel expects sales of $5 billion this year.", "Norland Steel"),
        ("The European Commission forecasts growth of 1.2 percent for next year.", "European Commission"),
        ("Sales rose 5 percent in May.", None),
        ("Norland Steel sold 300 lorries in May.", None),
        ("Norland Steel reported a net loss of $3 million for the quarter.", "Norland Steel"),
        ("Forecasters had expected 2.5 percent.", "Forecasters"),
        ("Norland Steel, which lost $3 million last year, reported growth.", None),
        ("The Health Ministry put the cost at $3 million.", "Health Ministry"),
        ("Some 300 firms reported losses.", None),
        ("The Health Ministry cut rates and expects growth of 2 percent.", "Health Ministry"),
        ("The Health Ministry expects growth and cut 300 jobs.", None),
        ("The Health Ministry expects growth, and the harbour cut 300 jobs.", None),
        ("The Health Ministry expects that boats will stay and 300 people will leave.", "Health Ministry"),
        ("Norland Steel proposed a $5 billion deal.", None),
        # what a document finds is its maker's, a person who finds it is no source
        ("The report by Delta Research noted 300 empty homes.", "Delta Research"),
        ("The police noted 300 empty homes.", None),
        ("The Health Ministry accused the clinic of hiding 300 cases.", "Health Ministry"),
        ("Authorities expected 300 guests.", "Authorities"),
        # whose forecast or estimate it is
        ("Delta Research pegged sales at $3 billion.", "Delta Research"),
        ("The total compares with Delta Research's $3 billion estimate.", "Delta Research"),
        ("The total compares with a $3 billion estimate.", None),
        ("Profit topped Delta Research's average estimate of $3 billion.", "Delta Research"),
        ("Mr. Karl Lind found that 300 homes were empty.", "Karl Lind"),
        # what somebody confirms, warns of, or credits or blames somebody with
        ("Norland Steel confirmed 30 deaths.", "Norland Steel"),
        ("The Health Ministry warned of up to 30 inches of rain.", "Health Ministry"),
        ("The Health Ministry identified the suspect as 21-year-old Pat Crow.", "Health Ministry"),
        ("The Health Ministry credits itself with 14,000 rescues.", "Health Ministry"),
        ("Forecasters had forecast prices increasing in June and advancing 0.6 percent.", "Forecasters"),
        # who would see something expects nothing
        ("Norland Steel sees a loss of $3 million.", "Norland Steel"),
        ("Norland Steel would see its costs fall to $3 million.", None),
        # nobody states what is left open
        ("The airline would not confirm how many of its 300 pilots are ill.", None),
        # a document with a name of its own is of nobody before, what somebody's body has written not of that somebody
        (
            "The Dale Institute’s energy report said that few use lamps. The 2012 Harbour Census report says that Halden has 864 homes.",
            "The 2012 Harbour Census report",
        ),
        ("Ona Holt leads. They have 300 offices, according to her campaign’s memo.", "her campaign’s memo"),
        # a body gives out what it compiles, persons whom it cites speak for themselves
        ("The loan trades at 76 cents, according to prices compiled by Delta Research.", "Delta Research"),
        (
            "The loan trades at 76 cents, according to officials cited by Delta Research.",
            "officials cited by Delta Research",
        ),
    ],
)
def test_the_words_name_the_source(nlp: Language, text: str, source: str | None) -> None:
    extraction = extract(text, published="2025-06-09", nlp=nlp)
    names = {entity.id: entity.name for entity in extraction.entities}
    claimants = {quote.id: quote.claimant for quote in extraction.quotes}
    given_by = extraction.figures[0].attributed_to
    assert names.get(claimants.get(given_by) or given_by) == source


def test_a_source_that_is_concluded_is_marked(nlp: Language) -> None:
    text = "Norland Bank met on Monday. The bank expects growth of 2 percent. Norland Bank expects sales of $3 million."
    figures = extract(text, published="2025-06-09", nlp=nlp).figures
    assert ["attributed_to" in figure.inferred for figure in figures] == [True, False]
