"""What a server says about a page."""

import pytest

from extractor.ingest.fetched import parse_content_type


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("text/html", ("text/html", None)),
        ("Text/HTML; Charset=UTF-8", ("text/html", "utf-8")),
        ('text/html;charset="iso-8859-1"', ("text/html", "iso-8859-1")),
        ("text/html; charset=", ("text/html", None)),
        ("", ("", None)),
        ("html", ("html", None)),
        ("text/html; charset=\xe9", ("text/html", None)),
        ("\xe9\r\nX: y", ("\xe9 x: y", None)),
    ],
)
def test_content_type(header: str, expected: tuple[str, str | None]) -> None:
    assert parse_content_type({"Content-Type": header}) == expected


def test_no_content_type() -> None:
    assert parse_content_type({}) == ("", None)
