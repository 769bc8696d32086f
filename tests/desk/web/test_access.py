"""The tokens of a server, and its names."""

from __future__ import annotations

import pytest

from extractor.desk.web import access
from extractor.desk.web.access import OneTimeToken, host_name, new_access
from extractor.errors import InputError

pytestmark = pytest.mark.issue(18)


def test_a_one_time_token_is_good_once() -> None:
    one_time = OneTimeToken()
    token = one_time.issue()
    assert [one_time.redeem(given) for given in ("", f"{token}x", token, token)] == [False, False, True, False]


def test_a_new_one_time_token_replaces_the_one_before() -> None:
    one_time = OneTimeToken()
    first, second = one_time.issue(), one_time.issue()
    assert (one_time.redeem(first), one_time.redeem(second)) == (False, True)


def test_a_one_time_token_expires(monkeypatch: pytest.MonkeyPatch) -> None:
    one_time = OneTimeToken()
    now = 1_000.0
    monkeypatch.setattr(access.time, "monotonic", lambda: now)
    token, last = one_time.issue(), access.ONE_TIME_SECONDS
    now += last + 1
    assert not one_time.redeem(token)
    token = one_time.issue()
    now += last
    assert one_time.redeem(token)


def test_who_issued_a_one_time_token_learns_of_its_end() -> None:
    one_time = OneTimeToken()
    ended: list[str] = []
    token = one_time.issue(lambda: ended.append("first"))
    one_time.redeem("another")
    assert ended == []
    one_time.redeem(token)
    assert ended == ["first"]
    one_time.issue(lambda: ended.append("second"))
    one_time.issue()
    assert ended == ["first", "second"]


def test_a_token_of_programs_that_is_none_is_refused() -> None:
    for token in ("", "short", "ü" * 20, "a line\nand another"):
        with pytest.raises(InputError, match="token"):
            new_access(token)


def test_without_a_token_of_programs_the_session_alone_is_known() -> None:
    first, second = new_access(), new_access()
    assert first.knows_token(f"Bearer {first.session}")
    assert first.knows_token(f"bearer  {first.session} ")
    given = (
        f"Bearer {second.session}",
        f"Basic {first.session}",
        first.session,
        "Bearer",
        "Bearer None",
        "Bearer \udcff",
        "",
    )
    assert not any(map(first.knows_token, given))


def test_the_name_in_a_host_header() -> None:
    assert [host_name(host) for host in ("::1", "[::1]:80", "A.example:1", "a.example.")] == [
        "::1",
        "::1",
        "a.example",
        "a.example",
    ]
