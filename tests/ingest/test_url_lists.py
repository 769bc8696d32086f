"""Lists of URLs: what is one, and what is in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.ingest.url_lists import is_url_list, listed_urls
from extractor.record.page import Failure


@pytest.mark.parametrize(
    ("start", "is_list"),
    [
        (b"http://news.example/a", True),
        (b"\xef\xbb\xbf# Monday's pages\n\n  HTTPS://news.example/a\r\nhttp://news.example/b\n", True),
        (b"http://news.example/a\nhtp:/typing-error\n", True),
        (b"http://news.example/a\nhttps://news.exam", True),  # the start of a longer one
        (b"http://news.example/a\n\nExports fell.\n", False),
        (b"http://news.example/a says that exports fell.", False),
        (b"Exports fell.\nhttp://news.example/a", False),
        (b"# Exports fell", False),
        (b"", False),
    ],
)
def test_recognised_by_its_start(start: bytes, is_list: bool) -> None:
    assert is_url_list(start) is is_list


def test_what_is_no_url_is_named_by_its_line_and_the_others_go_on() -> None:
    lines = [
        b"\xef\xbb\xbfhttp://news.example/a\r\n",
        b"# comment\n",
        b"\n",
        b"news.example\n",
        b"http://a.example b\n",
        b"https://b.example",
    ]
    results = list(listed_urls(lines, "urls.txt"))
    assert [result for result in results if isinstance(result, str)] == ["http://news.example/a", "https://b.example"]
    failures = {failure.input_id: str(failure.error) for failure in results if isinstance(failure, Failure)}
    assert list(failures) == ["urls.txt, line 4", "urls.txt, line 5"]
    assert (
        failures["urls.txt, line 4"]
        == "urls.txt, line 4: 'news.example' is not a URL: each line is one http or https address"
    )


@given(st.lists(st.binary(max_size=30)))
def test_every_line_that_is_not_blank_or_a_comment_gives_something(lines: list[bytes]) -> None:
    said = [line for line in lines if line.strip() and not line.strip().startswith(b"#")]
    results = list(listed_urls(lines, "-"))
    assert len(results) in (len(said), len(said) - 1)  # a byte order mark in the first line can be alone
