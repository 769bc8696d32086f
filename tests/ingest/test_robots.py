"""robots.txt: who may fetch what, how often, and what an answer without rules means."""

import pytest

from extractor.errors import InputError
from extractor.ingest.robots import MAX_CRAWL_DELAY, MAX_ROBOTS_BYTES, parse_robots
from extractor.ingest.web_address import parse_web_address

PAGE = parse_web_address("http://news.example/a")


def allows(content: bytes, *, status: int = 200) -> bool:
    try:
        parse_robots(status, content).check(PAGE)
    except InputError:
        return False
    return True


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        (b"", True),
        (b"User-agent: *\nDisallow: /", False),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /", False),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: Extractor\nDisallow:", True),
        (b"User-agent: extractor\nDisallow: /a", False),
        (b"User-agent: other\nDisallow: /", True),
        (b"User-agent: news\nDisallow: /", True),  # a word of our description, not our name
        (b"User-agent: *\nDisallow: /*?", True),
        (b"<!DOCTYPE html><p>Not found", True),
        (b"\x00\xff\xfe", True),
    ],
)
def test_rules(rules: bytes, allowed: bool) -> None:
    assert allows(rules) is allowed


@pytest.mark.parametrize(
    ("status", "allowed"),
    [(404, True), (403, True), (410, True), (429, False), (500, False), (503, False), (304, False)],
)
def test_a_robots_txt_that_is_not_there_allows_and_one_in_trouble_forbids(status: int, allowed: bool) -> None:
    assert allows(b"", status=status) is allowed


def test_errors_say_who_forbids() -> None:
    with pytest.raises(InputError, match=r"http://news\.example/a: the site's robots\.txt forbids it: save the page"):
        parse_robots(200, b"User-agent: *\nDisallow: /").check(PAGE)
    with pytest.raises(
        InputError, match=r"cannot be read \(the server answers 503\), which counts as a refusal \(RFC 9309\)"
    ):
        parse_robots(503, b"").check(PAGE)


@pytest.mark.parametrize(
    ("delay", "seconds"), [(b"5", 5.0), (b"0.5", 0.5), (b"86400", MAX_CRAWL_DELAY), (b"soon", 0.0)]
)
def test_the_crawl_delay_has_a_bound(delay: bytes, seconds: float) -> None:
    assert parse_robots(200, b"User-agent: *\nCrawl-delay: " + delay).crawl_delay == seconds


def test_what_is_after_the_limit_is_not_read() -> None:
    assert allows(b"#" * MAX_ROBOTS_BYTES + b"\nUser-agent: *\nDisallow: /")
