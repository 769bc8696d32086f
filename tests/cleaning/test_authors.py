"""Persons and agencies of bylines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.cleaning.authors import Byline, read_bylines

OUTLET = "Harbour Daily"


def read(line: str, *, is_organisation: bool = False) -> Byline:
    return read_bylines([(line, is_organisation)], OUTLET)


@pytest.mark.parametrize(
    ("line", "persons", "agencies"),
    [
        ("By INES MOREAU", ("Ines Moreau",), ()),
        ("Ines Moreau and Tom Ashby, Reuters", ("Ines Moreau", "Tom Ashby"), ("Reuters",)),
        ("Ines Moreau, Tom Ashby & Karl Lind", ("Ines Moreau", "Tom Ashby", "Karl Lind"), ()),
        ("By INES MOREAU and TOM ASHBY, Associated Press", ("Ines Moreau", "Tom Ashby"), ("Associated Press",)),
        ("By TOM ASHBY, AP Business Writer", ("Tom Ashby",), ("AP",)),
        ("Ines Moreau (AFP)", ("Ines Moreau",), ("AFP",)),
        ("Ines Moreau Reuters", ("Ines Moreau",), ("Reuters",)),
        ("Ines Moreau | BBC News", ("Ines Moreau",), ("BBC News",)),
        ("Ines Moreau, Business Editor", ("Ines Moreau",), ()),
        ("Ines Moreau, senior reporter at Harbour Daily", ("Ines Moreau",), ()),
        ("Political correspondent Ines Moreau", ("Ines Moreau",), ()),
        ("Staff writer Ines Moreau", ("Ines Moreau",), ()),
        ("Reporting by Ines Moreau; Editing by Tom Ashby", ("Ines Moreau",), ()),
        ("Moreau, Ines", ("Ines Moreau",), ()),
        ("de la Cruz, Maria", ("Maria de la Cruz",), ()),
        ("MARIA DE LA CRUZ", ("Maria de la Cruz",), ()),
        ("SHANE O'DALY-MCRAE", ("Shane O'Daly-McRae",), ()),
        ("Lars van den Berg", ("Lars van den Berg",), ()),
        ("Tom Ashby, Jr.", ("Tom Ashby, Jr.",), ()),
        ("Ines Moreau, Ph.D.", ("Ines Moreau",), ()),
        ("Ines Moreau in Oslo and Tom Ashby in Rome", ("Ines Moreau", "Tom Ashby"), ()),
        ("ines@harbour.example Ines Moreau @imoreau", ("Ines Moreau",), ()),
        ("Agence France-Presse", (), ("Agence France-Presse",)),
        ("With files from The Canadian Press", (), ("The Canadian Press",)),
        ("Our Correspondent", (), ("Our Correspondent",)),
        ("Staff", (), ("Staff",)),
        ("Harbour Daily Newsroom", (), ("Harbour Daily Newsroom",)),
        ("HARBOUR DAILY", (), ("HARBOUR DAILY",)),
        ("Energy desk", (), ("Energy desk",)),
        ("DPZ", (), ("DPZ",)),
        ("Photographs by Tom Ashby", (), ()),
    ],
)
def test_persons_and_agencies_are_distinguished(line: str, persons: tuple[str, ...], agencies: tuple[str, ...]) -> None:
    assert read(line) == Byline(persons, agencies)


@pytest.mark.parametrize(
    "line", ["", "admin", "Editor", "https://harbour.example/authors/ines", "ines.moreau", "@imoreau", "by"]
)
def test_what_is_no_name_gives_none(line: str) -> None:
    assert read(line) == Byline()


def test_what_the_page_calls_an_organisation_is_one() -> None:
    assert read("Ines Moreau", is_organisation=True) == Byline((), ("Ines Moreau",))


def test_a_name_that_two_lines_give_comes_once() -> None:
    assert read_bylines([("Ines Moreau", False), ("By Ines Moreau, Reuters", False)], None).persons == ("Ines Moreau",)


names = st.lists(st.sampled_from(["Ines Moreau", "Tom Ashby", "Li Wei", "Maria de la Cruz"]), min_size=1, unique=True)


@given(names, st.sampled_from([" and ", "; ", " | ", " & "]))
def test_names_are_read_back_from_the_line_that_joins_them(persons: list[str], mark: str) -> None:
    assert read("By " + mark.join(persons)).persons == tuple(persons)
