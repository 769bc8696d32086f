"""Queries find what they say, and whatever is typed is answered or refused in our own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractor.desk.store import ArticleOrder, ArticleSummary, Order, Store
from extractor.desk.store.query import FIELDS
from extractor.errors import QueryError
from extractor.record.claim import Claim
from extractor.record.extraction import Extraction
from tests.desk.store.conftest import Read, claim_of

STEEL, TEA, BRIDGE = "$12 million", "9,999,999 tonnes", "$10 million to $15 million"
ALL = [STEEL, TEA, BRIDGE]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, read: Read) -> Iterator[Store]:
    texts = {
        "https://news.example/steel": "Exports of steel rose 5 percent in May 2025 to $12 million, the Customs Office said. "
        "“Trade is lively,” said a clerk.",
        "https://tea.example/imports": "Imports of tea fell to 9,999,999 tonnes in 2024, Anna Berg said.",
        "https://town.example/bridge": "The bridge cost $10 million to $15 million, according to the city.",
    }
    days = ("2025-06-09", "2025-03-01", "2023-01-05")
    with Store.open(tmp_path_factory.mktemp("query") / "claims.db", create=True) as store:
        store.add(read(text, url=url, published=day) for (url, text), day in zip(texts.items(), days, strict=True))
        yield store


def amounts(archive: Store, query: str) -> list[str]:
    return [claim.row["amount"] for claim in archive.search(query).claims if claim.row["type"] == "figure"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ALL),
        ("steel", [STEEL]),
        ("STEEL", [STEEL]),
        ("export", [STEEL]),  # of another form of the word
        ("stee*", [STEEL]),
        ("steel tea", []),
        ('"rose 5 percent"', [STEEL]),
        ('"5 rose percent"', []),
        ("-steel", [TEA, BRIDGE]),
        ("to -steel -bridge", [TEA]),
        ("measure:exports", [STEEL]),
        ("measure:exports,imports", [STEEL, TEA]),
        ("measure:cost", []),  # a word of the text
        ("source:customs", [STEEL]),
        ('source:"customs office"', [STEEL]),
        ("entity:berg", [TEA]),
        ("outlet:tea.example", [TEA]),
        ("kind:money", [STEEL, BRIDGE]),
        ("-kind:money type:figure", [TEA]),
        ("unit:USD", [STEEL, BRIDGE]),
        ("unit:%", [STEEL]),
        ("direction:up", [STEEL]),
        ("status:undecided", ALL),
        ("status:accepted", []),
        ("-status:accepted", ALL),
        ("article:https://tea.example/imports", [TEA]),
        ("steel OR tea", [STEEL, TEA]),
        ("steel OR tea OR bridge published:2025", [STEEL, TEA]),
        ("measure:exports OR source:berg", [STEEL, TEA]),
        ("cost AND bridge", [BRIDGE]),
        ("tonnes NOT steel", [TEA]),
        ("“rose 5 percent”", [STEEL]),
        ("measure: exports", [STEEL]),
        ("source : customs", []),  # words
        ("$12 million", [STEEL]),
        ("12 tonnes", []),
        ("million 2025-05", [STEEL]),
        ("2024-Q2", [TEA]),
        ("type:figures kind:quantity", [TEA]),
        ("unit:$", [STEEL, BRIDGE]),
        ("unit:dollars", [STEEL, BRIDGE]),
        ("unit:tonnes", [TEA]),
        ('measure="Exports of steel"', [STEEL]),
        ("measure=exports", []),  # nothing else beside it
        ('source="the customs OFFICE"', [STEEL]),
        ('-source="customs office" kind:money', [BRIDGE]),
        ('entity="Anna Berg"', [TEA]),
        ("entity=Anna", []),
        ("status:corrected", []),
        ("has:change", [STEEL]),
        ("-has:change type:figure", [TEA, BRIDGE]),
        ("has:gap type:figure -kind:quantity", [STEEL, BRIDGE]),  # a missing baseline, a missing period
        ("-has:gap type:figure", [TEA]),
        ("has:finding", []),
    ],
)
def test_words_and_fields(archive: Store, query: str, expected: list[str]) -> None:
    assert amounts(archive, query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("value>1e7", [STEEL]),
        ("value>=1e7", [STEEL, BRIDGE]),  # all of the range
        ("value>9.9999989m", [STEEL, TEA, BRIDGE]),
        ("value>9,999,999", [STEEL, BRIDGE]),
        ("value<9,999,999", []),
        ("value<=9999999", [TEA]),
        ("value:12m", [STEEL, BRIDGE]),
        ("value:12.000001m", [BRIDGE]),
        ("value:14m..20m", [BRIDGE]),
        ("value:..1e7", [TEA, BRIDGE]),
        ("value:13m..", [BRIDGE]),
        ("-value>1e7", [TEA, BRIDGE]),
        ("value>1.1e7 unit:USD", [STEEL]),
        ("change>4", [STEEL]),
        ("change>4%", [STEEL]),
        ("change:5%", [STEEL]),
        (
            "steel change>4% value>1 period:2025 status:undecided -published:2024",
            [STEEL],
        ),  # words and all else together
        ("value>1%", []),
        ("change>5", []),
        ("value > 1e7", [STEEL]),
        ("value>10 million", [STEEL]),
        ("value>$10m", [STEEL]),
        ('value:"$12 million"', [STEEL, BRIDGE]),
        ("value>£10m", []),
        ("change>4 percent", [STEEL]),
        ("change>=5 per cent steel", [STEEL]),
        ("change>+4%", [STEEL]),
        ("change>-4%", [STEEL]),
        ("change<-4%", []),
        ("change:+1%..+9%", [STEEL]),
        ("change:-9..-1", []),
        ("-change:+1%..+9%", [TEA, BRIDGE]),
    ],
)
def test_numbers_are_compared_exactly_and_ranges_as_a_whole(archive: Store, query: str, expected: list[str]) -> None:
    assert amounts(archive, query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("period:2025-05", [STEEL]),
        ("period:2025-05-31", [STEEL]),
        ("period:2025-06", []),
        ("period:2025", [STEEL]),
        ("period:2025-Q2", [STEEL]),
        ("period:2024-06", [TEA]),  # the year has days in common with it
        ("period=2024-06", []),
        ("period=2024", [TEA]),
        ("period<2025", [TEA]),
        ("period<=2025-05", [STEEL, TEA]),
        ("period>2024", [STEEL]),
        ("period>=2024", [STEEL, TEA]),
        ("period:2024-12..2025-05", [STEEL, TEA]),
        ("-period:2024", [STEEL, BRIDGE]),  # also what has none
        ("published:2025", [STEEL, TEA]),
        ("published>2025-03-01", [STEEL]),
        ("published<2025-03-01", [BRIDGE]),
        ("published:2023-01..2025-03", [TEA, BRIDGE]),
        ("-published:2025", [BRIDGE]),
        ("said:2025-06-09", []),
        ("period:2025-H1", [STEEL]),
        ('period:"May 2025"', [STEEL]),
        ('period:"Q2 2025"', [STEEL]),
        ('period="May 2025"', [STEEL]),
        ('period:"January 2024".."May 2025"', [STEEL, TEA]),
        ('period:"since May 2025"', [STEEL]),
        ('published:"since 2 March 2025"', [STEEL]),
        ("period:2025-H2", []),
    ],
)
def test_days_are_compared_as_intervals(archive: Store, query: str, expected: list[str]) -> None:
    assert amounts(archive, query) == expected


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("mesure:exports", "there is no field 'mesure': did you mean measure:?"),
        ("colour:red", "fields are article, certainty, change"),
        ("value>many", "'many' is not a number: write value>1000"),
        ("value>1..2", "write value:1..2"),
        ("value:..", "write value:5..10"),
        ("period:may", "is not a day, month, quarter or year: write period:2025"),
        ("period:2025-13", "is not a day"),
        ("period:2025-02-30", "is not a day"),
        ("period:9999", "is not a day"),
        ("measure>5", "measure is compared by words"),
        ("measure:—", "a word is missing after measure:"),
        (
            "status:fine",
            "write status:undecided, status:accepted, status:rejected, status:corrected, status:needs_a_source",
        ),
        ("kind:currency", "kind is one of money, percent"),
        ("direction:falling", "direction is one of up, down, flat"),
        ("type:opinion", "type is one of figure, quote, statement"),
        ("role:main", "role is one of level"),
        ("value:10..5", "the first number is the larger one: write value:5..10"),
        ("period:2025-05..2024", "the first day is the later one: write period:2024..2025-05"),
        ("published:2025..2024", "the first day is the later one"),
        ("value>§5", "'§5' is not a number"),
        ("value>5 per tonne", "'5 per' is not a number"),
        ('steel "customs office', "'\"customs office' has no closing quotation mark"),
        ("steel measure:", "'measure:' cannot be searched for: a word is missing after it"),
        ("measure: source:customs", "a word is missing after it"),
        ("value>", "a word is missing after it"),
        ("— & ?", "has no word"),
        ("tea OR", "a word is missing after OR"),
        ("tea OR value>5", "OR goes between words"),
        ("tea OR measure=steel", "OR goes between words"),
        ("has:luck", "write has:finding, has:change or has:gap"),
        ("tea OR -steel", "OR goes between words"),
        ("a" * 1001, "too long"),
        ("a " * 51, "51 terms is too long"),
    ],
)
def test_what_cannot_be_understood_is_said_with_what_to_write(archive: Store, query: str, said: str) -> None:
    with pytest.raises(QueryError) as refused:
        archive.search(query)
    assert said in str(refused.value)


pieces = st.sampled_from(
    [*FIELDS, ":", ">", "<=", "=", "..", '"', "'", "(", ")", "*", "^", "-", "+", ",", " ", "AND", "OR", "NOT", "NEAR(", "{", "}", "\0",
     "\ud800", "5", "1e9", "2025-05", "%", "steel", "\u0301", "🚢", "';--", "text", "rowid", "claims_fts"]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(pieces, max_size=8).map("".join) | st.text(max_size=30))
@example('"')
@example("x AND")
@example("value>1e999999")
@example('measure:"a"b"')
@example("text:steel")
def test_no_text_leads_to_an_error_of_sqlite(archive: Store, query: str) -> None:
    try:
        hits = archive.search(query, order="relevance")
    except QueryError:
        return
    assert len(hits.claims) == hits.total


SINCE = "Sales have fallen 20 percent since March 2025, the Chamber said."


@pytest.mark.issue(18)
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("period:2025-04", ["20 percent"]),
        ("period:2025-06-09", ["20 percent"]),
        ("period:2025-07", []),
        ("period<2026", ["20 percent"]),
        ("change<-15%", ["20 percent"]),
        ("change:-25..-15", ["20 percent"]),
        ("change<-25%", []),
        ("change>-15%", []),
        ("change>15%", ["20 percent"]),  # without a sign up or down
        ("change>+15%", []),
    ],
)
def test_a_period_ends_with_what_the_article_can_know_and_a_sign_shows_the_direction(
    tmp_path: Path, read: Read, query: str, expected: list[str]
) -> None:
    with Store.open(tmp_path / "claims.db", create=True) as store:
        store.add([read(SINCE)])
        assert amounts(store, query) == expected


def test_the_orders(archive: Store) -> None:
    newest = archive.search("").claims
    assert [claim.row["published_on"] for claim in newest] == sorted(
        (c.row["published_on"] for c in newest), reverse=True
    )
    starts = [claim.row["start"] for claim in newest if claim.row["outlet"] == "news.example"]
    assert starts == sorted(starts)
    assert len(starts) == 2
    assert [claim.row["published_on"] for claim in archive.search("", order="oldest").claims] == sorted(
        claim.row["published_on"] for claim in newest
    )
    scores = [claim.row["score"] for claim in archive.search("", order="score").claims]
    assert scores == sorted(scores, reverse=True)
    assert {claim.id for claim in archive.search("to", order="relevance").claims} == {
        claim.id for claim in archive.search("to").claims
    }


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("largest", [STEEL, BRIDGE, TEA]),
        ("smallest", [TEA, BRIDGE, STEEL]),
        ("latest", [STEEL, TEA, BRIDGE]),
        ("earliest", [TEA, STEEL, BRIDGE]),
        ("measure", [BRIDGE, STEEL, TEA]),
        ("source", [TEA, BRIDGE, STEEL]),
        ("outlet", [STEEL, TEA, BRIDGE]),
    ],
)
def test_an_order_by_a_column_leaves_what_is_not_known_to_the_end(
    archive: Store, order: Order, expected: list[str]
) -> None:
    hits = archive.search("type:figure", order=order)
    assert [claim.row["amount"] for claim in hits.claims] == expected


@pytest.mark.parametrize(("query", "order"), [("", "score"), ("kind:money", "score"), ("to kind:money", "newest")])
def test_a_search_without_words_begins_with_what_is_most_worth_checking(
    archive: Store, query: str, order: Order
) -> None:
    assert archive.search(query, order=None).order == order


@pytest.mark.parametrize("query", ["", "type:figure"])
def test_articles_are_ordered_by_a_column(archive: Store, query: str) -> None:
    def ordered(order: ArticleOrder) -> list[ArticleSummary]:
        return list(archive.articles(query, order=order).articles)

    assert [article.published for article in ordered("newest")] == ["2025-06-09", "2025-03-01", "2023-01-05"]
    assert [article.outlet for article in ordered("outlet")] == ["news.example", "tea.example", "town.example"]
    assert [article.claims for article in ordered("claims")] == [2, 1, 1]
    assert [article.undecided for article in ordered("undecided")] == [2, 1, 1]
    assert archive.articles(query, order="claims", limit=1, offset=2).articles == (ordered("claims")[2],)


def test_pages_of_hits_follow_each_other(archive: Store) -> None:
    everything = archive.search("").claims
    assert tuple(archive.search("", limit=1, offset=index).claims[0] for index in range(len(everything))) == everything
    assert archive.search("", limit=10, offset=len(everything)).claims == ()


def test_claims_are_found_and_ordered_by_how_sure_the_reader_is(store: Store, read: Read) -> None:
    extraction = read()
    sure = {"4,200 passengers": 0.9, "$12 million": 0.6}
    claims = [
        replace(claim, confidence={"role": sure[surface]}) if (surface := lead(extraction, claim)) in sure else claim
        for claim in extraction.claims
    ]
    store.add([replace(extraction, claims=tuple(claims))])

    def amounts(query: str) -> list[str | None]:
        return [claim.row["amount"] for claim in store.search(query, order="certainty").claims]

    assert amounts("type:figure")[:2] == ["$12 million", "4,200 passengers"]
    assert amounts("certainty<0.9") == ["$12 million"]
    assert amounts("certainty>=0.6") == ["$12 million", "4,200 passengers"]
    assert "$12 million" not in amounts("-certainty<0.9")
    for wrong in ("certainty:0.9", "certainty<2", "certainty<much"):
        with pytest.raises(QueryError, match=r"write certainty<0\.9"):
            store.search(wrong)


def lead(extraction: Extraction, claim: Claim) -> str | None:
    return next(
        (figure.surface for figure in extraction.figures if figure.id == (claim.value_id or claim.change_id)), None
    )


def test_a_search_without_a_field_finds_headlines_typed_words_and_notes(ferries: Store, read: Read) -> None:
    ferries.add(
        [read("Jobless claims rise\n\nSome 450 people registered in May 2025.", url="https://news.example/jobs")]
    )
    claim = claim_of(ferries, "jobless type:figure")
    ferries.decide(
        claim, status="edited", who="Ida", slots={"amount": "$1,607.70", "place": "Cork"}, note="from the appendix"
    )
    for words in ("1,607.70", "$1,607.70", "1607.70", "cork", "appendix", '"jobless claims"'):
        assert claim_of(ferries, f"{words} type:figure") == claim
    decision = ferries.claim(claim).decision
    assert decision
    ferries.undo(claim, who="Ida", after=decision.id)
    assert ferries.search("1607.70").total == ferries.search("appendix").total == 0
    assert ferries.check() == ()


def test_what_is_most_worth_checking_is_undecided(archive: Store) -> None:
    first = archive.search("", order="score").claims[0]
    archive.decide(first.id, status="accepted", who="Ida")
    hits = archive.search("", order="score").claims
    assert hits[-1].id == first.id
    assert [hit.row["score"] for hit in hits[:-1]] == sorted((hit.row["score"] for hit in hits[:-1]), reverse=True)


def test_the_list_of_articles_counts_the_claims_that_a_search_for_findings_finds(store: Store, read: Read) -> None:
    store.add([read("Sales rose to 200 from 100, an increase of 50 percent."), read(url="https://news.example/quay")])
    counts = {article.id: article.findings for article in store.articles().articles}
    assert counts == {id_: store.count(f"article:{id_} has:finding") for id_ in counts}
    assert sorted(counts.values())[0] == 0 < sorted(counts.values())[1]


def test_a_note_is_found_whatever_was_decided(ferries: Store) -> None:
    claim = claim_of(ferries, "quay type:figure")
    ferries.decide(claim, status="rejected", who="Ida", note="duplicate of the budget")
    assert claim_of(ferries, "budget") == claim


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("4200", ["4,200 passengers"]),
        ("12000000", ["$12 million"]),
        ("$12000000", ["$12 million"]),
        ("£12000000", []),
        ("42", []),
    ],
)
def test_a_number_without_a_field_finds_values_however_they_are_printed(
    ferries: Store, query: str, expected: list[str]
) -> None:
    assert [claim.row["amount"] for claim in ferries.search(query).claims] == expected
