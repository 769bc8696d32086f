"""What identifies an article: its address, without what says how a reader came to it."""

import pytest

from extractor.cleaning import clean
from extractor.cleaning.article_key import article_key
from tests.cleaning.pages import make_html, make_page


@pytest.mark.issue(15)
@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://n.example/a", "https://n.example/a"),
        ("https://N.example/A?utm_source=mail&utm_medium=x", "https://n.example/A"),
        ("https://n.example/a?id=7&fbclid=abc&page=2", "https://n.example/a?id=7&page=2"),
        ("https://n.example/a?ID=7&UTM_Campaign=x", "https://n.example/a?ID=7"),
        ("https://n.example/a?id=7#comments", "https://n.example/a?id=7"),
        ("https://n.example/#!/a", "https://n.example/#!/a"),
        ("https://n.example/a?ref=7&cid=3&b=%20&c", "https://n.example/a?ref=7&cid=3&b=%20&c"),
    ],
)
def test_what_leads_to_a_page_is_no_part_of_its_key(address: str, key: str) -> None:
    assert article_key(address, "digest") == key
    assert article_key(key, "digest") == key


@pytest.mark.issue(15)
@pytest.mark.parametrize("format", ["text", "html"])
def test_text_and_page_have_the_key_of_their_address(format: str) -> None:
    content = make_html() if format == "html" else "Exports fell."
    page = make_page(content, format, url="https://n.example/a?utm_source=mail")  # type: ignore[arg-type]
    article = clean(page)
    assert (article.key, article.url) == ("https://n.example/a", page.url)


def test_an_article_without_an_address_has_the_digest_of_its_bytes() -> None:
    page = make_page("Exports fell.")
    assert clean(page).key == page.source.sha256
