"""A dataset is there whole or not at all, in partitions, and the same records give the same files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyarrow import parquet

from extractor.errors import InputError
from extractor.record.extraction import Extraction
from extractor.record.tables import TABLES, article_id, rows_of
from extractor.sinks.dataset import About, partitions, write_dataset
from tests.assembly.sample import TEXT
from tests.record.tables.sample import extraction
from tests.sinks.dataset.conftest import ABOUT, EXTRACTIONS

WHEN = ("year=0/month=0", "year=2025/month=11", "year=2025/month=6")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_table_has_a_file_in_each_month(dataset: Path) -> None:
    expected = {f"{name}/{when}/part-0.parquet" for name in TABLES for when in WHEN}
    assert files(dataset).keys() == {*expected, "README.md", "croissant.json", "views.sql"}


def test_the_same_records_give_the_same_files(dataset: Path, tmp_path: Path) -> None:
    write_dataset(EXTRACTIONS, tmp_path / "again", ABOUT)
    assert files(tmp_path / "again") == files(dataset)


def test_where_too_many_rows_wait_a_month_has_several_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partitions, "_MOST_ROWS", 50)
    many = [extraction(str(number), published=f"2025-{number % 3 + 1:02}-01") for number in range(12)]
    summary = write_dataset(many, tmp_path / "d", ABOUT)
    months = [sorted(path.glob("*.parquet")) for path in sorted((tmp_path / "d/claims").glob("*/*"))]
    assert len(months) == 3
    assert min(map(len, months)) > 1
    for parts in months:
        assert {path.name for path in parts} == {f"part-{number}.parquet" for number in range(len(parts))}
    ids = parquet.read_table(tmp_path / "d/claims")["claim_id"].to_pylist()
    assert len(ids) == len(set(ids)) == summary.rows["claims"]


@pytest.mark.parametrize(("articles", "parts"), [(2, 1), (3, 2)])
def test_a_part_is_written_when_more_rows_wait_than_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, articles: int, parts: int
) -> None:
    monkeypatch.setattr(partitions, "_MOST_ROWS", 2 * sum(map(len, rows_of(extraction()).values())))
    write_dataset([extraction(str(number)) for number in range(articles + 1)], tmp_path / "d", ABOUT)
    assert len(list((tmp_path / "d/claims").rglob("*.parquet"))) == parts


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"x")
    with pytest.raises(InputError, match="already exists"):
        write_dataset(EXTRACTIONS, tmp_path, ABOUT)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    write_dataset(EXTRACTIONS, tmp_path / "d", ABOUT)
    assert (tmp_path / "d/README.md").is_file()


def test_a_place_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot write .*nowhere"):
        write_dataset(EXTRACTIONS, tmp_path / "nowhere/d", ABOUT)


def test_an_error_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    def failing() -> Iterator[Extraction]:
        yield EXTRACTIONS[0]
        raise KeyError("x")

    with pytest.raises(KeyError):
        write_dataset(failing(), tmp_path / "d", ABOUT)
    with pytest.raises(InputError, match="no record"):
        write_dataset([], tmp_path / "d", ABOUT)
    assert list(tmp_path.iterdir()) == []


def test_without_text_no_word_of_the_article_is_in_any_file(tmp_path: Path) -> None:
    extracted = extraction("a", url="https://b.example/")
    page = replace(extracted.article, source=replace(extracted.article.source, location="a.txt"), authors=("Ana Ruiz",))
    page = replace(page, rights=replace(page.rights, copyright="© 2025"))
    write_dataset([replace(extracted, article=page)], tmp_path / "d", About(name="d", words=False))
    words = {word.strip(".,“”'") for word in TEXT.split() if len(word) > 5}
    words.remove("earlier")  # which is also the name of a kind of baseline
    stored = "\n".join(
        [
            *(str(parquet.read_table(tmp_path / "d" / name).to_pylist()) for name in TABLES),
            *(data.decode() for name, data in files(tmp_path / "d").items() if not name.endswith(".parquet")),
        ]
    )
    assert {"exports", "Customs", "Norland's", "reporters"} <= words
    assert sorted(word for word in words if word in stored) == []
    assert "who has the article puts the words back" in (tmp_path / "d/README.md").read_text(encoding="utf-8")


def test_places_of_a_dataset_without_text_lead_to_the_words(tmp_path: Path) -> None:
    write_dataset([EXTRACTIONS[0]], tmp_path / "d", About(name="d", words=False))
    rows = parquet.read_table(tmp_path / "d/figures").to_pylist()
    assert [TEXT[row["start"] : row["end"]] for row in rows] == ["5%", "$3bn", "$3.2bn", "400 jobs"]


def test_a_record_that_is_there_already_is_left_out(tmp_path: Path) -> None:
    summary = write_dataset([*EXTRACTIONS, EXTRACTIONS[1]], tmp_path / "d", ABOUT)
    assert (summary.repeated, summary.rows["articles"]) == (1, 3)
    assert parquet.read_table(tmp_path / "d/claims").num_rows == summary.rows["claims"]


def test_a_copy_is_linked(tmp_path: Path) -> None:
    first = article_id(EXTRACTIONS[0])
    summary = write_dataset(
        EXTRACTIONS,
        tmp_path / "d",
        ABOUT,
        linked=lambda extraction: extraction if extraction is EXTRACTIONS[0] else replace(extraction, copy_of=first),
    )
    rows = parquet.read_table(tmp_path / "d/articles").to_pylist()
    assert summary.copies == 2
    assert sorted(str(row["copy_of"]) for row in rows) == sorted(["None", first, first])
    assert "2 articles are copies of others" in (tmp_path / "d/README.md").read_text(encoding="utf-8")
