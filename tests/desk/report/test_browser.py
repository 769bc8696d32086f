"""The page in a browser: clicks, keys, filters, and that nothing of an article runs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from extractor.desk.report import SpannedText, report_page, spans_page
from extractor.desk.report.spans import Span
from extractor.record.textrange import TextRange
from tests.desk.report.conftest import Open
from tests.desk.report.sample import EVIL, hostile, moved, steel

pytestmark = [pytest.mark.browser, pytest.mark.issue(18)]

ODD = "👩‍🔬 “Cafe\u0301” 🇳🇴 ’ "  # of more UTF-16 units than code points, and more code points than characters


def lit(page: Page, slot: str) -> str:
    return "".join(page.locator(f"[data-lit={slot}]").all_inner_texts())


def chosen(page: Page) -> str | None:
    rows = page.locator("[aria-current]")
    return rows.get_attribute("id") if rows.count() else None


def shown(page: Page) -> list[str]:
    return [str(row.get_attribute("id")) for row in page.locator(".claim:not([hidden])").all()]


def test_a_claim_lights_its_own_words_and_names_their_slots(open_page: Open) -> None:
    page = open_page(report_page([moved(steel(), ODD)]))
    page.click("#c1 .slots")
    lit_words = {slot: lit(page, slot) for slot in ("who", "measure", "amount", "period", "baseline")}
    assert lit_words == {
        "who": "the Customs Office",
        "measure": "steel exports",
        "amount": "5%$3bn",
        "period": "May",
        "baseline": "$3.2bn",
    }
    assert page.locator("[data-lit=baseline]").get_attribute("data-tag") == "compared with"
    page.click("#c2 .slots")
    assert (lit(page, "amount"), lit(page, "who")) == ("400 ", "Ana Ruiz")


def test_a_mark_ends_where_a_character_ends(open_page: Open) -> None:
    text = "Jose\u0301 👩‍🔬 fell"
    page = open_page(
        spans_page([SpannedText("a", text, (Span(TextRange(0, 4), "NAME"), Span(TextRange(6, 7), "SIGN")))])
    )
    assert page.locator("mark").all_inner_texts() == ["Jose\u0301", "👩‍🔬"]


def test_words_open_their_claim_and_the_same_words_again_the_next_one(open_page: Open) -> None:
    extraction = steel()
    twice = replace(
        extraction, claims=(extraction.claims[0], replace(extraction.claims[0], id="again"), *extraction.claims[1:])
    )
    page = open_page(report_page([twice]))
    words = page.locator("mark.baseline")
    for row in ("c1", "c2", "c1"):
        words.click()
        assert chosen(page) == row
        assert page.evaluate("document.activeElement.id") == row
    page.click("mark.amount >> text=400")
    assert chosen(page) == "c3"


def test_a_claim_that_is_folded_is_unfolded_when_its_words_are_chosen(open_page: Open) -> None:
    extraction = steel()
    small = replace(extraction.claims[1].check_worthiness.reasons[0], code="small_count")
    worth = replace(extraction.claims[1].check_worthiness, reasons=(small,))
    claims = tuple(
        replace(claim, check_worthiness=worth) if claim.value_id == "f4" else claim for claim in extraction.claims
    )
    page = open_page(report_page([replace(extraction, claims=claims)]))
    assert not page.is_visible("details.small .claim")
    page.click("mark.amount >> text=400")
    assert page.is_visible("details.small [aria-current]")


def test_filters_leave_what_they_ask_for_and_say_how_many(open_page: Open) -> None:
    page = open_page(report_page([steel()]))
    every = shown(page)
    assert every == ["c1", "c2"]
    page.check("[name=change]")
    assert shown(page) == ["c1"]
    assert page.inner_text("[name=count]") == "1 of 2"
    page.click("button[type=reset]")
    expect(page.locator(".claim:not([hidden])")).to_have_count(2)
    page.select_option("[name=who]", "Ana Ruiz")
    assert shown(page) == ["c2"]
    page.select_option("[name=kind]", "money")
    assert shown(page) == []
    page.click("button[type=reset]")
    page.check("[name=official]")
    assert shown(page) == ["c1"]
    page.fill("[name=words]", "nothing has these")
    assert shown(page) == []
    assert not page.is_visible(".rows")
    page.click("text=Clear filters")
    expect(page.locator(".claim:not([hidden])")).to_have_count(2)
    assert not page.is_visible(".unmatched")
    page.select_option("[name=status]", "inferred")
    assert shown(page) == ["c2"]


def test_keys_go_from_row_to_row_open_copy_and_let_go(open_page: Open) -> None:
    page = open_page(report_page([steel()]), permissions=["clipboard-read", "clipboard-write"])
    for key, row in (("j", "c1"), ("j", "c2"), ("k", "c1"), ("k", "c1")):
        page.keyboard.press(key)
        assert chosen(page) == row
    page.keyboard.press("Enter")
    assert page.is_visible("#c1 .citation")
    page.keyboard.press("c")
    expect(page.locator("#said")).to_contain_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Norland's steel exports fell 5% to $3bn" in copied
    assert "9 June 2025" in copied
    assert copied.splitlines()[-1].startswith("https://news.example/steel#:~:text=")
    page.keyboard.press("Escape")
    assert chosen(page) is None
    assert page.locator("[data-lit]").count() == 0
    page.keyboard.press("/")
    page.keyboard.type("jc?")
    assert page.input_value("[name=words]") == "jc?"
    page.keyboard.press("Escape")
    page.click("button[type=reset]")


def test_where_there_is_no_clipboard_the_selection_is_copied(open_page: Open) -> None:
    page = open_page(report_page([steel()]))
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.click("#c1 summary")
    page.click("#c1 .copy")
    expect(page.locator("#said")).to_contain_text("Copied")
    page.click("[name=words]")
    page.keyboard.press("Control+V")
    assert "steel exports fell 5%" in page.input_value("[name=words]")


def test_single_letters_can_be_switched_off(open_page: Open) -> None:
    page = open_page(report_page([steel()]))
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.uncheck("#keys")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert chosen(page) is None


def test_a_hostile_page_is_text(open_page: Open) -> None:
    page = open_page(report_page([hostile(), steel("b", url="https://b.example")]))
    for key in "jjjj":
        page.keyboard.press(key)
        page.keyboard.press("Enter")
    assert page.evaluate("window.hit === undefined")
    assert page.is_visible(".block.paragraph >> nth=0")
    assert EVIL.split("\u202e")[0] in page.inner_text(".block.paragraph >> nth=0")
    assert page.locator("script").count() == 1


def test_without_scripts_words_and_claims_are_links(open_page: Open) -> None:
    page = open_page(report_page([steel()]), java_script_enabled=False)
    assert not page.is_visible("#filters")
    page.click("mark.amount a >> text=400")
    assert page.url.endswith("#c2")
    page.click("#c1 .number")
    assert page.url.endswith("#w-c1")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(open_page: Open, scheme: str) -> None:
    spanned = SpannedText("a", "Ore rose 4%.", (Span(TextRange(9, 11), "AMOUNT"), Span(TextRange(0, 11), "CLAIM")))
    for html in (report_page([steel(), steel("b", url="https://b.example"), hostile()]), spans_page([spanned])):
        page = open_page(html, color_scheme=scheme)
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        result = Axe().run(page)
        assert result.violations_count == 0, result.generate_report()


def test_a_narrow_page_has_one_column_and_paper_shows_all_rows(open_page: Open) -> None:
    page = open_page(report_page([hostile()]), viewport={"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    text, desk = page.locator("article.text").bounding_box(), page.locator(".desk").bounding_box()
    assert text is not None
    assert desk is not None
    assert desk["y"] >= text["y"] + text["height"]
    page.emulate_media(media="print")
    assert not page.is_visible("#filters")
    assert all(row.is_visible() for row in page.locator(".claim").all())


def test_paper_explains_the_signs_and_has_the_address(open_page: Open) -> None:
    page = open_page(report_page([steel()]))
    page.emulate_media(media="print")
    assert "? inferred" in page.inner_text("footer")
    address = "getComputedStyle(document.querySelector('.about a'), '::after').content"
    assert "https://news.example/steel" in page.evaluate(address)
