"""An extraction as the library gives it: its rows by their ids."""

from dataclasses import replace

import pytest

from extractor import InputError
from tests.record.tables.sample import extraction

LISTS = {
    "figure": "figures", "time": "times", "mention": "mentions", "entity": "entities", "quote": "quotes",
    "statement": "statements", "claim": "claims", "finding": "findings",
}  # fmt: skip


@pytest.mark.parametrize(("method", "many"), LISTS.items())
def test_each_row_is_found_by_its_id(method: str, many: str) -> None:
    extracted = extraction()
    assert (
        [getattr(extracted, method)(row.id) for row in getattr(extracted, many)] == list(getattr(extracted, many)) != []
    )


def test_an_id_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(InputError, match=r"no Figure 'f9' in this extraction: the ids are f1 to f4$"):
        extraction().figure("f9")
    with pytest.raises(InputError, match=r"no Timex 'f1' in this extraction: the ids are t1 to t2$"):
        extraction().time("f1")
    with pytest.raises(InputError, match=r"no Finding 'x2' in this extraction: the only id is x1$"):
        extraction().finding("x2")
    with pytest.raises(InputError, match=r"no Finding 'x1' in this extraction: there is none$"):
        replace(extraction(), claims=(), findings=()).finding("x1")


def test_a_row_is_found_by_its_key_in_the_tables_of_the_same_article() -> None:
    first, second = extraction(), extraction("other")
    rows = first.to_rows()
    assert [first.claim(row["claim_id"]) for row in rows] == list(first.claims)
    assert [figure.id for figure in map(first.figure, rows[0]["figures"])] == list(first.claims[0].figure_ids)
    with pytest.raises(InputError, match="in this extraction: the ids are"):
        second.figure(rows[0]["figures"][0])


def test_a_row_in_the_place_of_its_id_is_refused() -> None:
    extracted = extraction()
    for method in (extracted.figure, extracted.claim):
        with pytest.raises(InputError, match=r"an id is a string, not Figure: give the `id` of the row"):
            method(extracted.figures[0])  # type: ignore[arg-type]
