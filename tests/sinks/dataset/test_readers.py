"""What reads a dataset: pandas, polars, DuckDB with the views, Hugging Face `datasets`, and Croissant's own library."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest

from extractor.record.tables import TABLES
from tests.sinks.dataset.conftest import EXTRACTIONS

CLAIMS = sum(len(extraction.claims) for extraction in EXTRACTIONS)
THREE_BILLION = Decimal(3 * 10**9)


def test_pandas_reads_it(dataset: Path) -> None:
    frame = pd.read_parquet(dataset / "claims")
    assert len(frame) == CLAIMS
    june = (frame["year"].astype(int) == 2025) & (frame["month"].astype(int) == 6)
    row = frame[june & frame["value"].notna()].iloc[0]
    assert (row["value"], row["published_on"], row["month"]) == (THREE_BILLION, dt.date(2025, 6, 9), 6)
    assert [key.partition(":")[2] for key in row["figures"]] == ["f1", "f2", "f3"]


def test_polars_reads_it(dataset: Path) -> None:
    frame = pl.scan_parquet(dataset / "claims/**/*.parquet", hive_partitioning=True)
    row = frame.filter(pl.col("year") == 2025, pl.col("month") == 6, pl.col("value").is_not_null()).collect()
    assert row.select("value", "unit", "period_from").row(0) == (THREE_BILLION, "USD", dt.date(2025, 5, 1))
    assert frame.select(pl.len()).collect().item() == CLAIMS


@pytest.fixture
def connection(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> duckdb.DuckDBPyConnection:
    monkeypatch.chdir(dataset)
    connection = duckdb.connect()
    connection.execute((dataset / "views.sql").read_text(encoding="utf-8"))
    return connection


def test_duckdb_has_a_view_of_every_table(connection: duckdb.DuckDBPyConnection) -> None:
    for name, table in TABLES.items():
        columns = [column for column, *_ in connection.execute(f"DESCRIBE {name}").fetchall()]
        assert sorted(columns) == sorted([*(column.name for column in table.columns), "year", "month"])
    (comment,) = connection.execute(
        "SELECT comment FROM duckdb_columns() WHERE table_name = 'claims' AND column_name = 'cue'"
    ).fetchone() or [None]
    assert comment == next(column.meaning for column in TABLES["claims"].columns if column.name == "cue")


def test_duckdb_joins_the_keys(connection: duckdb.DuckDBPyConnection) -> None:
    query = """
        SELECT figures.surface, articles.copyright, entities.name
        FROM claims JOIN claim_figures USING (claim_id) JOIN figures USING (figure_id)
        JOIN articles ON claims.article_id = articles.article_id
        LEFT JOIN entities ON claims.claimant_id = entities.entity_id
        WHERE claims.year = 2025 AND claims.month = 11 AND claims.type = 'figure'
        ORDER BY figures.start
    """
    rows = connection.execute(query).fetchall()
    assert ("$3bn", "© 2025 Norland Post", "Customs Office") in rows
    (count,) = connection.execute("SELECT count(*) FROM finding_claims JOIN claims USING (claim_id)").fetchone() or [0]
    assert count == len(EXTRACTIONS)


def test_the_questions_of_the_documents_have_answers(connection: duckdb.DuckDBPyConnection) -> None:
    page = (Path(__file__).resolve().parents[3] / "docs/how-to/query-an-archive.md").read_text(encoding="utf-8")
    answers = [connection.execute(query).fetchall() for query in re.findall("```sql\n(.*?)```", page, re.DOTALL)]
    by_claimant, in_conflict, disagreeing, free, by_place = answers
    assert [row[0] for row in by_claimant] == ["Customs Office"] * len(EXTRACTIONS)
    assert in_conflict == disagreeing == free == []
    assert {words for words, *_ in by_place} == {"5%", "$3bn", "$3.2bn", "400 jobs"}


# In processes of their own: both libraries set up much when they are imported, and warn of their own affairs.
def run(program: str, folder: Path) -> str:
    environment = {"HF_HUB_OFFLINE": "1", "HF_HOME": str(folder.parent / "hf"), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout + done.stderr


def test_hugging_face_datasets_load_it(dataset: Path) -> None:
    program = """
import sys, decimal, datasets
for name in %r:
    loaded = datasets.load_dataset(sys.argv[1], name, split="train")
    print(name, loaded.num_rows, len(loaded.column_names))
claims = datasets.load_dataset(sys.argv[1], split="train")  # the default
print(claims.features["value"].dtype, decimal.Decimal(3 * 10**9) in claims["value"], claims.features["inferred"])
"""
    printed = run(program % list(TABLES), dataset)
    assert f"claims {CLAIMS} {len(TABLES['claims'].columns)}" in printed
    assert f"articles 3 {len(TABLES['articles'].columns)}" in printed
    assert "decimal128(38, 12) True List(Value('string'))" in printed


def test_croissant_is_valid_and_its_records_can_be_read(dataset: Path) -> None:
    program = """
import os, sys, mlcroissant
dataset = mlcroissant.Dataset(jsonld=sys.argv[1] + "/croissant.json")
print(dataset.metadata.issues.report() or "no issues")
print(dataset.metadata.ctx.conforms_to.value)
records = list(dataset.records("claims"))
print(len(records), sorted({record["claims/type"].decode() for record in records}), flush=True)
os._exit(0)  # on a busy machine threads of its reader outlive the interpreter, and abort it
"""
    printed = run(program, dataset)
    assert "no issues" in printed
    assert "http://mlcommons.org/croissant/1.1" in printed
    assert f"{CLAIMS} ['figure', 'quote', 'statement']" in printed
