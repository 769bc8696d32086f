"""The outlet's name, and headlines without it."""

import pytest

from extractor.cleaning.outlet_name import find_outlet, without_outlet


@pytest.mark.parametrize(
    ("given", "title", "host", "outlet"),
    [
        (["Harbour Daily", "Harbour"], None, "www.harbourdaily.example", "Harbour Daily"),
        (["Associated Press", "Tarnholm Post"], None, "tpost.example", "Tarnholm Post"),
        (["Reuters", "Valley News"], None, "nothing.example", "Valley News"),
        (["Reuters", None], None, "www.reuters.example", "Reuters"),
        (["SoftPress", "Tarnholm Echo | News from the coast"], None, "tarnholmecho.example", "Tarnholm Echo"),
        (["https://echo.example/#organization", "Tarnholm Echo"], None, "echo.example", "Tarnholm Echo"),
        (["U.K."], "Ports grow | Harbour Daily", "harbourdaily.example", "Harbour Daily"),
        ([None, ""], "Ports grow", "harbour.example", "harbour.example"),
        ([], None, None, None),
    ],
)
def test_the_host_decides_between_names(
    given: list[str | None], title: str | None, host: str | None, outlet: str | None
) -> None:
    assert find_outlet(given, title, f"https://{host}/grain" if host else None) == outlet


@pytest.mark.parametrize(
    ("headline", "short"),
    [
        ("Ports grow | Harbour Daily", "Ports grow"),
        ("Ports grow - The Harbour Daily", "Ports grow"),
        ("Opinion | Ports grow", "Ports grow"),
        ("Ports grow - and so do debts", "Ports grow - and so do debts"),
        ("Harbour Daily", "Harbour Daily"),
        ("Tram: who pays?", "Tram: who pays?"),
    ],
)
def test_outlet_and_section_are_cut_off_a_headline(headline: str, short: str) -> None:
    assert without_outlet(headline, "Harbour Daily", "Opinion") == short
