"""Fetching: politeness, redirects, retries, conditional requests, limits; what fails says how."""

import datetime as dt
import gzip
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import InputError
from extractor.ingest import fetch as module
from extractor.ingest.connection import UnreachableError
from extractor.ingest.fetch import AGENT, PAUSE, Fetcher
from extractor.ingest.fetched import Fetched
from tests.ingest.web_server import Answer, Time, WebServer, fetcher_of, reply

PAGE = reply(b"<p>Exports fell.")
ROBOTS = "news.example/robots.txt"


def fetch(answers: dict[str, Answer | list[Answer]], url: str = "http://news.example/a", **options: Any) -> Fetched:
    with WebServer(answers) as server:
        return fetcher_of(server, Time()).fetch(url, **options)


def failure(answers: dict[str, Answer | list[Answer]], url: str = "http://news.example/a", **options: Any) -> str:
    with pytest.raises(InputError) as caught:
        fetch(answers, url, **options)
    return str(caught.value)


def redirect(target: str, status: str = "302 Found") -> bytes:
    return reply(status=status, Location=target)


# What comes back


def test_a_page_and_what_the_server_says_about_it() -> None:
    answer = reply(b"<p>caf\xe9", Content_Type="text/HTML; charset=ISO-8859-1", tdm_reservation="1", ETag='"x"')
    answer = answer.replace(b"tdm_reservation", b"tdm-reservation")
    with WebServer({"news.example/a": answer}) as server:
        now = dt.datetime(2025, 6, 9, 10, 30, 5, 999, tzinfo=dt.UTC)
        fetched = fetcher_of(server, now=lambda: now).fetch("http://news.example/a#part")
    assert fetched == Fetched(
        content=b"<p>caf\xe9", url="http://news.example/a", media_type="text/html", charset="iso-8859-1",
        tdm_reservation="1", etag='"x"', last_modified=None, fetched="2025-06-09T10:30:05Z",
    )  # fmt: skip
    assert f"User-Agent: {AGENT}\r\n" in server.heads[-1]
    assert "Cookie" not in server.heads[-1]


@pytest.mark.issue(7)
def test_our_name_says_all_that_is_fetched_and_no_version_that_could_be_an_old_one() -> None:
    assert AGENT.startswith("extractor (")
    assert "pages, feeds and sitemaps on request of its user" in AGENT
    assert not any(map(str.isdigit, AGENT))


def test_a_host_with_other_letters() -> None:
    with WebServer({"xn--bcher-kva.example/": PAGE}) as server:
        assert fetcher_of(server).fetch("http://bücher.example").url == "http://xn--bcher-kva.example/"


# Redirects


def test_redirects_are_followed_and_the_last_address_kept() -> None:
    answers = {
        "news.example/a": redirect("/b"),
        "news.example/b": redirect("//www.news.example/c"),
        "www.news.example/c": PAGE,
    }
    assert fetch(answers).url == "http://www.news.example/c"


def test_a_circle_of_redirects_ends() -> None:
    assert "more than 5 redirects, last to http://news.example/a" in failure({"news.example/a": redirect("/a")})


@pytest.mark.issue(7)
def test_a_redirect_to_what_is_no_address_says_from_where_to_where() -> None:
    why = failure({"news.example/a": redirect("http://[x")})
    assert why.startswith("http://news.example/a: redirects to 'http://[x', which is not an address")
    assert "give the final address" in why


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("http://169.254.169.254/latest", "http://169.254.169.254/latest: 169.254.169.254 is not a public"),
        ("http://[::ffff:127.0.0.1]/", "not a public address"),
        ("http://localhost/", "not a public address"),
        ("//127.0.0.1:80", "not a public address"),
        ("file:///etc/passwd", "not a web address"),
        ("ftp://news.example/", "not a web address"),
        ("http://anna:secret@news.example/", "user or password"),
        ("http://news.example:8080/", "port 8080 is not a web port"),
        ("http://news.example:22/", "port 22 is not a web port"),
    ],
)  # fmt: skip
def test_a_redirect_is_checked_like_a_first_address(target: str, why: str) -> None:
    assert why in failure({"news.example/a": redirect(target)})


def test_a_redirect_from_https_to_http_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        module.Fetcher, "_hop", lambda self, url, *_: module._Answer(302, target="http://other.example/")
    )
    with pytest.raises(InputError, match=r"https://news\.example/: redirects from https to http://other\.example/"):
        Fetcher().fetch("https://news.example/")


# Ports


def test_a_port_that_the_user_wrote_is_theirs_on_that_host() -> None:
    answers = {"news.example:8080/a": redirect("http://news.example:8080/b"), "news.example:8080/b": PAGE}
    assert fetch(answers, "http://news.example:8080/a").content == b"<p>Exports fell."
    answers = {"news.example:8080/a": redirect("http://other.example:8080/b"), "other.example:8080/b": PAGE}
    assert "port 8080 is not a web port" in failure(answers, "http://news.example:8080/a")


def test_a_port_that_a_page_wrote_is_not() -> None:
    assert "port 8080" in failure({"news.example:8080/a": PAGE}, "http://news.example:8080/a", named=False)
    assert fetch({"news.example/a": PAGE}, named=False).content == b"<p>Exports fell."


# robots.txt


def test_robots_txt_is_read_once_for_a_host_and_obeyed() -> None:
    answers = {ROBOTS: reply(b"User-agent: *\nDisallow: /b"), "news.example/a": PAGE, "news.example/b": PAGE}
    with WebServer(answers) as server:
        fetcher = fetcher_of(server)
        fetcher.fetch("http://news.example/a")
        with pytest.raises(InputError, match=r"http://news\.example/b: the site's robots\.txt forbids it"):
            fetcher.fetch("http://news.example/b")
    assert server.requested == [ROBOTS, "news.example/a"]


def test_robots_txt_of_a_redirects_target_is_obeyed() -> None:
    answers = {
        "news.example/a": redirect("http://other.example/b"),
        "other.example/robots.txt": reply(b"User-agent: *\nDisallow: /"),
    }
    assert failure(answers).startswith("http://other.example/b: the site's robots.txt forbids it")


@pytest.mark.parametrize(
    "robots",
    [b"", reply(status="500 Internal Server Error"), redirect("http://127.0.0.1/robots.txt"), redirect("/robots.txt"),
     redirect("http://news.example:8080/robots.txt")],
    ids=["hangs up", "500", "to a private address", "in a circle", "to another port"],
)  # fmt: skip
def test_a_robots_txt_that_cannot_be_had_forbids(robots: bytes) -> None:
    message = failure({ROBOTS: robots, "news.example/a": PAGE})
    assert message.startswith("http://news.example/a: not fetched: the site's robots.txt cannot be read (")


def test_robots_txt_may_be_elsewhere_and_of_any_type() -> None:
    answers = {
        ROBOTS: redirect("/r"),
        "news.example/r": reply(b"User-agent: *\nDisallow: /a", Content_Type="image/png"),
    }
    assert "robots.txt forbids it" in failure(answers)


def test_a_huge_robots_txt_is_read_in_part() -> None:
    rules = b"User-agent: *\nDisallow: /a\n#" + b"x" * 1_000_000
    assert "robots.txt forbids it" in failure({ROBOTS: reply(rules), "news.example/a": PAGE})


# The pause


def test_one_host_gets_a_pause_and_another_does_not() -> None:
    time = Time()
    with WebServer({"news.example/a": PAGE, "news.example/b": PAGE, "other.example/": PAGE}) as server:
        fetcher = fetcher_of(server, time)
        fetcher.fetch("http://news.example/a")
        assert time.slept == [PAUSE]  # between robots.txt and the page
        fetcher.fetch("http://news.example/b")
        assert time.slept == [PAUSE, PAUSE]
        time.now += 0.75
        fetcher.fetch("http://news.example/b")
        assert time.slept == [PAUSE, PAUSE, PAUSE - 0.75]
        del time.slept[:]
        fetcher.fetch("http://other.example/")
        assert time.slept == [PAUSE]


def test_the_crawl_delay_is_the_pause_when_it_is_longer() -> None:
    time = Time()
    with WebServer({ROBOTS: reply(b"User-agent: *\nCrawl-delay: 7"), "news.example/a": PAGE}) as server:
        fetcher_of(server, time).fetch("http://news.example/a")
    assert time.slept == [7.0]


# Retries


@pytest.mark.parametrize(
    "trouble",
    [
        *(reply(status=f"{status} X") for status in (429, 500, 502, 503, 504)),
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncut",
    ],
)
def test_trouble_that_passes(trouble: bytes) -> None:
    time = Time()
    with WebServer({"news.example/a": [trouble, trouble, PAGE]}) as server:
        assert fetcher_of(server, time).fetch("http://news.example/a").content == b"<p>Exports fell."
    assert time.slept == [PAUSE, 1.0, 2.0]


def test_trouble_that_stays() -> None:
    server = WebServer({"news.example/a": reply(status="503 X")})
    with (
        server,
        pytest.raises(InputError, match=r"a: the server answers 503 Service Unavailable, 3 times: try again later"),
    ):
        fetcher_of(server).fetch("http://news.example/a")
    assert len(server.pages) == 3


@pytest.mark.parametrize(
    "status", ["404 Not Found", "403 Forbidden", "410 Gone", "204 No Content", "304 Not Modified", "299 X"]
)
def test_other_answers_are_no_page_and_not_requested_again(status: str) -> None:
    server = WebServer({"news.example/a": reply(status=status)})
    with server, pytest.raises(InputError, match=f"the server answers {status.removesuffix(' X')}: check the address"):
        fetcher_of(server).fetch("http://news.example/a")
    assert len(server.pages) == 1


@pytest.mark.parametrize(
    ("header", "waits"),
    [("30", 30.0), ("0", 1.0), ("soon", 1.0), ("9" * 5_000, 1.0), ("9" * 50, None), ("3600", None), ("Mon, 09 Jun 1997 10:00:00 GMT", 1.0),
     ("Mon, 09 Jun 2098 10:00:00 GMT", None), ("Mon, 09 Jun 99999999 10:00:00 GMT", 1.0)],
)  # fmt: skip
def test_retry_after_is_kept_or_the_server_left_alone(header: str, waits: float | None) -> None:
    time = Time()
    with WebServer({"news.example/a": [reply(status="429 X", Retry_After=header), PAGE]}) as server:
        fetcher = fetcher_of(server, time)
        if waits:
            fetcher.fetch("http://news.example/a")
            assert time.slept == [PAUSE, waits]
        else:
            with pytest.raises(
                InputError, match=r"429 Too Many Requests and asks to wait [\d,]+ seconds: try again then"
            ):
                fetcher.fetch("http://news.example/a")


def test_a_second_address_is_tried_after_the_first() -> None:
    with WebServer({}) as closed:
        pass
    with WebServer({"news.example/a": PAGE}) as server:
        addresses = [("127.0.0.1", closed.port), ("127.0.0.1", server.port)]
        fetcher = Fetcher(locate=lambda host, port: addresses, clock=Time().clock, sleep=Time().sleep)
        assert fetcher.fetch("http://news.example/a").content == b"<p>Exports fell."


# Time and size


def test_the_time_of_a_fetch_is_that_of_all_its_attempts() -> None:
    time = Time()

    def slow() -> float:
        time.now += 4.0  # each look at the clock
        return time.now

    with WebServer({"news.example/a": b""}) as server:
        fetcher = fetcher_of(server, time)
        fetcher._clock = slow
        with pytest.raises(InputError):
            fetcher.fetch("http://news.example/a")
    assert len(server.requested) < 6  # three attempts for robots.txt and three for the page, were there time


def test_polite_waiting_does_not_count() -> None:
    answers = {
        ROBOTS: reply(b"User-agent: *\nCrawl-delay: 30"),
        "news.example/a": redirect("/b"),
        "news.example/b": PAGE,
    }
    assert fetch(answers).content == b"<p>Exports fell."


@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_a_page_above_the_limit_is_refused(coding: str) -> None:
    content = bytes(20_000_001)
    answer = reply(gzip.compress(content) if coding == "gzip" else content, Content_Encoding=coding)
    assert "more than 20,000,000 bytes, decompressed: not one article" in failure({"news.example/a": answer})


# Types


@pytest.mark.parametrize("type", ["text/html", "application/xhtml+xml; charset=utf-8", "Text/Plain", ""])
def test_pages(type: str) -> None:
    assert fetch({"news.example/a": reply(b"x", Content_Type=type)}).content == b"x"


@pytest.mark.parametrize("type", ["application/pdf", "image/png", "application/json", "application/rss+xml", "html"])
def test_another_type_is_an_error_before_its_body_is_read(type: str) -> None:
    answer = reply(Content_Type=type, Content_Length="5000")  # there is no body
    assert (
        f"its type is {type}, which is not read from the web; supported types: application/xhtml+xml, text"
        in failure({"news.example/a": answer})
    )


# The cache


def conditional(**validators: str) -> dict[str, Answer | list[Answer]]:
    return {"news.example/a": [reply(b"old", **validators), reply(status="304 Not Modified")]}


@pytest.mark.parametrize(
    ("validators", "requests"),
    [
        ({"ETag": 'W/"1"'}, ['If-None-Match: W/"1"']),
        ({"Last_Modified": "Mon, 09 Jun 2025 10:00:00 GMT"}, ["If-Modified-Since: Mon, 09 Jun 2025 10:00:00 GMT"]),
        ({"ETag": '"1"', "Last_Modified": "then"}, ['If-None-Match: "1"', "If-Modified-Since: then"]),
    ],
)
def test_a_page_that_has_not_changed_comes_from_the_cache(
    tmp_path: Path, validators: dict[str, str], requests: list[str]
) -> None:
    with WebServer(conditional(**validators)) as server:
        first = fetcher_of(server, cache=tmp_path).fetch("http://news.example/a")
        second = fetcher_of(server, cache=tmp_path, now=lambda: dt.datetime(2030, 1, 1)).fetch("http://news.example/a")
    assert first.content == b"old"
    assert second == first  # the instant too: its bytes came then
    assert [line for line in server.heads[-1].split("\r\n") if line.startswith("If-")] == requests


def test_a_page_that_has_changed_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    answers: dict[str, Answer | list[Answer]] = {
        "news.example/a": [reply(b"old", ETag='"1"'), reply(b"new", ETag='"2"')]
    }
    with WebServer(answers) as server:
        contents = [fetcher_of(server, cache=tmp_path).fetch("http://news.example/a").content for _ in range(3)]
    assert contents == [b"old", b"new", b"new"]
    assert 'If-None-Match: "2"' in server.heads[-1]
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("headers", [{}, {"ETag": '"1"', "Cache_Control": "private, No-Store"}])
def test_what_cannot_or_must_not_be_kept_is_not(tmp_path: Path, headers: dict[str, str]) -> None:
    with WebServer({"news.example/a": reply(b"old", **headers)}) as server:
        fetcher_of(server, cache=tmp_path).fetch("http://news.example/a")
    assert list(tmp_path.iterdir()) == []


def test_without_a_cache_nothing_is_conditional() -> None:
    with WebServer({"news.example/a": reply(b"old", ETag='"1"')}) as server:
        fetcher = fetcher_of(server)
        fetcher.fetch("http://news.example/a")
        fetcher.fetch("http://news.example/a")
    assert "If-" not in server.heads[-1]


def test_a_stored_page_of_the_wrong_type_is_still_wrong(tmp_path: Path) -> None:
    answers = {"news.example/a": [reply(b"<rss/>", Content_Type="text/xml", ETag='"1"'), reply(status="304 X")]}
    with WebServer(answers) as server:
        fetcher_of(server, cache=tmp_path).fetch("http://news.example/a", types={"text/xml"})
        with pytest.raises(InputError, match="its type is text/xml"):
            fetcher_of(server, cache=tmp_path).fetch("http://news.example/a")


# Names


@pytest.mark.parametrize(
    "error", [OSError("Name or service not known"), InputError("news.example is 10.0.0.1, which is not")]
)
def test_a_name_that_leads_nowhere(error: Exception) -> None:
    def locate(host: str, port: int) -> list[tuple[str, int]]:
        raise error

    with pytest.raises(InputError) as caught:
        Fetcher(locate=locate).fetch("http://news.example/a")
    assert str(caught.value).startswith("http://news.example/a: ")
    assert str(error) in str(caught.value)
    assert not isinstance(caught.value, UnreachableError)


def test_a_name_is_checked_at_each_request() -> None:
    """A name can lead elsewhere the next time; what was public once is no pass."""
    with WebServer({"news.example/a": PAGE}) as server:
        answers = iter(["here", "here", "inside"])  # for the page, its robots.txt, and the page again

        def locate(host: str, port: int) -> list[tuple[str, int]]:
            if next(answers) == "inside":
                raise InputError(f"{host} (10.0.0.1) is not a public address")
            return [("127.0.0.1", server.port)]

        time = Time()
        fetcher = Fetcher(locate=locate, clock=time.clock, sleep=time.sleep)
        fetcher.fetch("http://news.example/a")
        with pytest.raises(InputError, match="not a public address"):
            fetcher.fetch("http://news.example/a")
    assert server.pages == ["news.example/a"]


# Anything at all

HEADERS = st.sampled_from(
    ["Content-Type", "Content-Length", "Content-Encoding", "Transfer-Encoding", "Location", "Retry-After", "ETag",
     "Last-Modified", "Cache-Control", "tdm-reservation", "Connection", "Set-Cookie"]
)  # fmt: skip
VALUES = st.sampled_from(
    [
        "text/html",
        "text/html; charset=",
        "chunked",
        "gzip",
        "br, gzip",
        "-1",
        "5",
        "9" * 30,
        "/b",
        "http://[",
        "//",
        "\xff;=",
    ]
) | st.text(st.characters(codec="latin-1"), max_size=20)


@st.composite
def raw_answers(draw: st.DrawFn) -> bytes:
    if draw(st.booleans()):
        return draw(st.binary(max_size=200))
    status = draw(st.sampled_from(["200 OK", "302 Found", "304 X", "429 X", "503 X", "1000", "099 X", "200"]))
    headers = draw(st.lists(st.tuples(HEADERS, VALUES), max_size=5))
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers), "", ""]
    return "\r\n".join(lines).encode("latin-1") + draw(st.binary(max_size=100) | st.just(b"5\r\nhello\r\n0\r\n\r\n"))


@settings(deadline=None, max_examples=150)
@given(robots=raw_answers(), page=raw_answers())
def test_whatever_a_server_answers_gives_a_page_or_an_input_error(
    tmp_path_factory: pytest.TempPathFactory, robots: bytes, page: bytes
) -> None:
    with WebServer({ROBOTS: robots, "news.example/a": page, "news.example/b": page}) as server:
        try:
            said = fetcher_of(server, cache=tmp_path_factory.mktemp("cache")).fetch("http://news.example/a").url
        except InputError as error:
            said = str(error)
    assert said.startswith("http://") or "user or password" in said  # every error says where
