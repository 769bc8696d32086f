"""`extractor dataset`."""

from dataclasses import replace
from pathlib import Path

import duckdb
from typer.testing import CliRunner

from extractor.cli.main import app
from extractor.sinks import record_line
from tests.record.tables.sample import extraction


def test_a_dataset_is_made_and_what_is_no_record_is_named(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_bytes(record_line(extraction()) + b"{}\n" + record_line(extraction("b")))
    ended = CliRunner().invoke(app, ["dataset", str(records), "-o", str(tmp_path / "steel"), "--creator", "Desk"])
    assert ended.exit_code == 1
    assert "steel: 4 claims, 2 articles, 8 figures, " in ended.stdout
    assert "line 2: not a record" in ended.stderr
    card = (tmp_path / "steel/README.md").read_text(encoding="utf-8")
    assert "# steel\n" in card
    assert "Desk" in (tmp_path / "steel/croissant.json").read_text(encoding="utf-8")


def test_what_came_with_an_article_is_in_the_dataset(tmp_path: Path) -> None:
    page = replace(
        extraction().article, title="Steel falls", site="Norland Post", authors=("Ines Moreau",), section="Trade",
        language="en", meta={"topic": "steel"},
    )  # fmt: skip
    lines = record_line(replace(extraction(), article=page)) + record_line(extraction("b"))
    ended = CliRunner().invoke(app, ["dataset", "-", "-o", str(tmp_path / "d")], input=lines)
    assert ended.exit_code == 0, ended.output
    rows = duckdb.sql(
        f"SELECT headline, site, authors, section, language, meta FROM '{tmp_path}/d/articles/*/*/*.parquet' ORDER BY input_id"
    ).fetchall()
    assert rows[1] == ("Steel falls", "Norland Post", ["Ines Moreau"], "Trade", "en", '{"topic":"steel"}')
    assert rows[0][-1] is None
    topics = duckdb.sql(f"SELECT meta->>'topic' FROM '{tmp_path}/d/articles/*/*/*.parquet'").fetchall()
    assert ("steel",) in topics


def test_without_text_there_are_no_words(tmp_path: Path) -> None:
    ended = CliRunner().invoke(
        app,
        ["dataset", "-", "-o", str(tmp_path / "d"), "--no-text", "--name", "Places"],
        input=record_line(extraction()),
    )
    assert ended.exit_code == 0, ended.output
    card = (tmp_path / "d/README.md").read_text(encoding="utf-8")
    assert "# Places\n" in card
    assert "It has no words of the articles" in card
    assert "`surface`" not in card


def test_where_every_record_fails_nothing_is_made(tmp_path: Path) -> None:
    ended = CliRunner().invoke(app, ["dataset", "-", "-o", str(tmp_path / "d")], input=b"{}\n")
    assert (ended.exit_code, ended.stderr.count("extractor: ")) == (3, 1)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_has_something_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    ended = CliRunner().invoke(app, ["dataset", "-", "-o", str(tmp_path)], input=record_line(extraction()))
    assert ended.exit_code == 2
    assert "already exists" in ended.stderr


def test_copies_are_linked_and_a_story_is_stated_once(tmp_path: Path) -> None:
    story = extraction()
    body = story.article.text + " The port is to be dredged next year, the board said in a letter to its members."
    pages = [
        replace(story, input_id=outlet, article=replace(story.article, text=body, blocks=(), site=outlet, key=outlet))
        for outlet in ("Norland Post", "Harbour Courier")
    ]
    records = b"".join(map(record_line, [*pages, pages[1]]))
    ended = CliRunner().invoke(app, ["dataset", "-", "-o", str(tmp_path / "d"), "--copies"], input=records)
    assert ended.exit_code == 0, ended.output
    assert "copies of other articles: 1" in ended.stdout
    assert "1 duplicate record left out" in ended.stderr
    with duckdb.connect() as connection:
        connection.execute(f"SET file_search_path = '{tmp_path}/d'")
        connection.execute((tmp_path / "d/views.sql").read_text(encoding="utf-8"))
        rows = connection.execute(
            "SELECT DISTINCT articles, outlets FROM claims JOIN stories USING (article_id)"
        ).fetchall()
        (count,) = connection.execute("SELECT count(*) FROM claims JOIN stories USING (article_id)").fetchone() or [0]
    assert rows == [(2, ["Harbour Courier", "Norland Post"])]
    assert count == len(story.claims)
