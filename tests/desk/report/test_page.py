"""The page as a file: what is in it, and what can never be."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from extractor import extract
from extractor.desk import Correction, read_cards
from extractor.desk.report import SpannedText, report_page, spans_page
from extractor.desk.report.spans import Span
from extractor.desk.report.views import read_articles
from extractor.pipeline import Pipeline
from extractor.record.article import Block
from extractor.record.extraction import Extraction
from extractor.record.textrange import TextRange
from tests.desk.report.sample import EVIL, hostile, moved, steel


def parsed(page: str) -> BeautifulSoup:
    return BeautifulSoup(page, "lxml")


def element(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    element = soup.select_one(selector)
    assert element is not None, selector
    return element


def lit(soup: BeautifulSoup, claim: str, slot: str) -> list[str]:
    """The words of a slot of a claim, one string for each stretch between borders."""
    return [
        part.text for part in soup.select("[data-evidence]") if f"{claim}:{slot}" in str(part["data-evidence"]).split()
    ]


def test_the_text_is_there_whole_and_in_order() -> None:
    extraction = moved(steel(), "Cafe\u0301 👩‍🔬 “tin”  two  blanks\nand a line. ")
    assert element(parsed(report_page([extraction])), ".text .block.paragraph").text == extraction.article.text


def test_each_slot_of_a_claim_is_marked_on_its_own_words() -> None:
    soup = parsed(report_page([moved(steel(), "👩‍🔬 “e\u0301” ")]))
    lit_words = {slot: "".join(lit(soup, "c1", slot)) for slot in ("who", "measure", "amount", "period", "baseline")}
    assert lit_words == {
        "who": "the Customs Office",
        "measure": "steel exports",
        "amount": "5%$3bn",
        "period": "May",
        "baseline": "$3.2bn",
    }


def test_a_claim_has_its_figure_and_the_slots_that_are_known() -> None:
    line = element(parsed(report_page([steel()])), "#c1 .slots")
    assert element(line, ".amount").text == "$3bn"
    assert [slot.text for slot in line.select(".slot")] == ["Customs Office", "May 2025", "compared with $3.2bn"]


def test_cards_are_in_their_order_and_what_is_inferred_is_marked() -> None:
    extraction = steel()
    cards = read_cards(extraction)
    soup = parsed(report_page([extraction]))
    sentences = [
        "".join(segment.words for segment in card.shown) for card in (*cards.shown, *cards.folded, *cards.quotes)
    ]
    assert [sentence.text for sentence in soup.select(".claim-text")] == sentences
    inferred = tuple(replace(claim, inferred=("baseline",)) for claim in extraction.claims)
    assert element(
        parsed(report_page([replace(extraction, claims=inferred)])), "#c1 .slot.baseline.inferred"
    ).text.endswith("?")


def test_claims_of_one_sentence_share_a_card_and_each_has_its_line() -> None:
    extraction = steel()
    again = replace(extraction.claims[0], id="again", value_id=None, change_id="f1")
    soup = parsed(report_page([replace(extraction, claims=(extraction.claims[0], again, *extraction.claims[1:]))]))
    card = element(soup, ".card")
    assert [figure.text for figure in card.select(".claim-text .figure")] == ["5%", "$3bn", "$3.2bn"]
    assert [line.text for line in card.select(".claim .amount")] == ["$3bn", "down 5%"]


def test_findings_gaps_and_links_are_in_the_row() -> None:
    row = element(parsed(report_page([steel()])), "#c1")
    assert element(row, ".finding").text == "≈ $3bn against $3.2bn is -6.25 %. the numbers agree when rounded"
    assert "nothing a claim of this kind needs" in element(row, ".facts").text
    assert str(element(row, ".links a")["href"]).startswith("https://news.example/steel#:~:text=")
    sentence, figure, article, link = element(row, ".citation").text.splitlines()
    assert sentence.startswith("Norland's steel exports fell 5% to $3bn in May from $3.2bn a year earlier")
    assert figure == "$3bn · Customs Office · May 2025 · compared with $3.2bn"
    assert article == "published 9 June 2025"
    assert link.startswith("https://news.example/steel#:~:text=")


def test_a_number_of_no_claim_is_listed() -> None:
    soup = parsed(report_page([replace(steel(), claims=())]))
    assert [item.text for item in soup.select(".unbound b")] == ["5%", "$3bn", "$3.2bn", "400 jobs"]
    assert "… Norland's steel exports fell 5% to $3bn in May" in element(soup, ".unbound").text


def test_silence_says_whether_anything_was_looked_for() -> None:
    silent = replace(steel(), claims=(), figures=(), quotes=(), findings=())
    assert "Not read: " in element(parsed(report_page([silent])), ".nothing").text
    read = replace(silent, producer=replace(silent.producer, capabilities=("extractor_figures",)))
    assert "No figures or quotes were found" in element(parsed(report_page([read])), ".nothing").text


@pytest.mark.parametrize(
    ("changes", "said"),
    [({"language": "de"}, "no rules for its language, “de”"), ({"kind": "error_page"}, "not an article (error page)")],
)
def test_silence_says_why_nothing_was_looked_for(changes: dict[str, Any], said: str) -> None:
    silent = replace(steel(), claims=(), figures=(), quotes=(), findings=())
    silent = replace(silent, article=replace(silent.article, **changes))
    assert said in element(parsed(report_page([silent])), ".nothing").text


def test_what_is_copied_is_as_people_have_corrected_it() -> None:
    slots = (
        ("amount", "$3bn", "$2.8bn"),
        ("baseline", "$3.2bn", "$3.1bn"),
        ("claimant", "Customs Office", ""),
        ("place", "", "Oslo"),
    )
    corrections = {steel().claims[0].id: tuple(Correction(*slot) for slot in slots)}
    [view] = read_articles([steel()], pytest.fail, corrections=corrections)
    assert "$2.8bn · May 2025 · compared with $3.1bn · place: Oslo" in view.claims[0].citation(view).splitlines()


def test_what_is_copied_says_each_thing_once(nlp: Pipeline) -> None:
    text = "Shipments to Germany fell by about a third.\n\n“Nobody is placing orders,” said Ingrid Solheim."
    extraction = extract(text, published="2025-06-09", nlp=nlp)
    named = replace(extraction, article=replace(extraction.article, title="Steel slips", site="The Post"))
    [view] = read_articles([named], pytest.fail)
    citations = {shown.claim.type: shown.citation(view) for shown in view.all_claims}
    assert citations["figure"].splitlines() == [
        "Shipments to Germany fell by about a third.",
        "down about a third",
        "“Steel slips”, The Post, published 9 June 2025",
    ]
    assert citations["quote"].splitlines() == [
        "Ingrid Solheim: “Nobody is placing orders.”",
        "“Steel slips”, The Post, published 9 June 2025",
    ]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("json-ld", "9 June 2025 (metadata)"),
        ("text", "9 June 2025 (guessed from the text)"),
        ("argument", "9 June 2025"),
    ],
)
def test_the_report_says_the_day_and_where_it_was_read(source: Any, said: str) -> None:
    extraction = steel()
    published = replace(extraction.article.published, value="2025-06-09", source=source)
    soup = parsed(report_page([replace(extraction, article=replace(extraction.article, published=published))]))
    assert element(soup, ".about").text.startswith(f"published {said} ·")


def test_a_time_that_was_found_and_not_resolved_is_not_called_not_stated(nlp: Pipeline) -> None:
    row = element(parsed(report_page([extract("Exports fell 3 percent last month.", nlp=nlp)])), "#c1")
    assert "not resolved: last month (no publication date)" in element(row, ".slots").text
    facts = {fact.dt.text: fact.dd.text for fact in row.select(".facts div") if fact.dt and fact.dd}
    assert facts["not found"] == "compared with"


def test_several_articles_have_an_index_and_what_they_share() -> None:
    extraction = steel("later", url="https://other.example/steel")
    soup = parsed(report_page([steel(), extraction]))
    assert [link["href"] for link in soup.select(".index ol a")] == ["#a1", "#a2"]
    shared = element(soup, ".shared")
    assert "the same" in shared.text
    assert all(soup.find(id=str(link["href"])[1:]) for link in shared.select("a"))
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("extraction", [steel(), hostile()], ids=["usual", "hostile"])
def test_nothing_runs_or_loads_but_the_script_and_the_style_of_the_policy(extraction: Extraction) -> None:
    soup = parsed(report_page([extraction, steel("b", url="https://b.example")]))
    (script,), (style,) = soup.find_all("script"), soup.find_all("style")
    policy = str(element(soup, "meta[http-equiv=Content-Security-Policy]")["content"])
    for kind, tag in (("script", script), ("style", style)):
        digest = base64.b64encode(hashlib.sha256(str(tag.string).encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in soup.find_all(True):
        assert not [
            name for name in tag.attrs if name.startswith("on") or name in ("style", "src", "srcset", "action")
        ], tag
        assert str(tag.get("href", "https:")).startswith(("https:", "#")), tag
    assert {tag.name for tag in soup.find_all(True)}.isdisjoint({"img", "iframe", "object", "embed", "link", "base"})


def test_hostile_words_are_text() -> None:
    text = element(parsed(report_page([hostile()])), ".text .block.paragraph").text
    shown = EVIL.replace("\u202e", "⟨RLO⟩").replace("\u202c", "⟨PDF⟩").replace("\x07", "\ufffd")
    assert text.startswith(shown)
    assert re.search("[\u202a-\u202e\u2066-\u2069]", report_page([hostile()])) is None


def test_a_spanned_text_is_as_safe() -> None:
    text = SpannedText(EVIL, EVIL + "ore", (Span(TextRange(len(EVIL), len(EVIL) + 3), EVIL, ((EVIL, EVIL),)),))
    soup = parsed(spans_page([text]))
    assert [len(soup.find_all(name)) for name in ("script", "style", "img")] == [1, 1, 0]
    assert element(soup, "mark").text == "ore"


def test_a_text_without_name_and_headline_is_called_by_its_first_words() -> None:
    extraction = steel()
    source = replace(extraction.article.source, sha256="0" * 64)
    nameless = replace(extraction, input_id="0" * 64, article=replace(extraction.article, source=source))
    title = element(parsed(report_page([nameless])), "h1").text
    assert title.startswith("Norland's steel exports fell 5%")
    assert len(title) <= 80


def test_a_title_that_came_with_a_text_is_its_headline() -> None:
    extraction = steel()
    soup = parsed(report_page([replace(extraction, article=replace(extraction.article, title="Steel exports fall"))]))
    assert [tag.text for tag in soup.find_all("h1")] == ["Steel exports fall"]


def test_a_headline_that_somebody_replaced_is_a_line_of_the_text() -> None:
    extraction = steel()
    blocks = (
        Block(start=0, end=7, kind="headline"),
        Block(start=7, end=len(extraction.article.text), kind="paragraph"),
    )
    article = replace(extraction.article, blocks=blocks, headline=None, title="Steel slips")
    soup = parsed(report_page([replace(extraction, article=article)]))
    assert [tag.text for tag in soup.find_all("h1")] == ["Steel slips"]
    assert [(tag.name, tag["class"]) for tag in soup.select("article .block")[1:]] == [
        ("p", ["block", "paragraph"])
    ] * 2


def test_no_verdict_and_no_promise() -> None:
    soup = parsed(report_page([steel()]))
    for tag in soup.find_all(["script", "style"]):
        tag.decompose()
    assert (
        re.findall(r"\b(?:true|false|correct|wrong|verified|debunked|lie|accura\w+)\b", soup.text, re.IGNORECASE) == []
    )


def test_a_record_that_cannot_be_shown_is_named_and_the_others_are_on_the_page() -> None:
    shown, failures = steel(), []
    broken = replace(shown, claims=(replace(shown.claims[0], value_id="f99"),))
    page = report_page([broken, steel("b")], report=failures.append)
    assert [str(failure.error).partition(" failed")[0] for failure in failures] == ["steel: showing"]
    assert "fell 5% to $3bn" in page
    assert report_page([broken], report=failures.append) == ""


def test_the_same_articles_give_the_same_page() -> None:
    assert report_page([steel(), hostile()]) == report_page([steel(), hostile()])
