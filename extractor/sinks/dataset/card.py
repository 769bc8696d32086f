"""The dataset card: README.md with the head that Hugging Face reads, and a section for each table."""

from __future__ import annotations

from collections import Counter

from extractor.record.extraction import SCHEMA
from extractor.record.tables import TABLES_SCHEMA, Column, Table
from extractor.sinks.dataset.croissant import describe
from extractor.sinks.dataset.summary import About, Summary

_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"), (10**7, "1M<n<10M"))
_MOST_OUTLETS = 20  # that are listed

_CARD = """\
---
{head}---

# {name}
{description}

It shows evidence: who says what number about what, for which time, compared with what, and exactly where in the article.
It says of nothing that it is true or false. A score ranks; it is no probability.

## What is in it
{contents}

## How it was made
{producers}

{method}
No language model service was asked. A cell that the words of an article do not support is null; what was inferred is named in
`inferred`. Extraction makes mistakes: read the passage before you rely on a row.

## How to read it
Parquet by year and month of publication (`year=0/month=0`: no date is known). Numbers are exact: decimal(38, 12).

- DuckDB: `duckdb -init views.sql` in this folder.
- Python: `pandas.read_parquet("claims")`, `polars.read_parquet("claims/**/*.parquet")`, `datasets.load_dataset(".", "claims")`.
- Machines: `croissant.json` (Croissant 1.1).

pandas reads decimals and dates as `object`: `pandas.to_numeric(claims.value)` makes floats,
`pandas.to_datetime(claims.period_from)` dates.

`check` and `end` are reserved words in SQL: write `"check"` and `"end"`.
{words}
## Rights
{rights}

The articles name people. Who publishes or combines the data answers for what that does to them.

## Columns
Tables conform to `{tables_schema}`, made from records of `{schema}`.
{columns}"""

_WORDS = """
`start` and `end` count the code points of `articles.text`, `start` inclusive and `end` exclusive. Columns marked *Words* hold
words of the articles.
"""
_NO_WORDS = """
It has no words of the articles. `start` and `end` count the code points of the text whose SHA-256 (of its UTF-8) is
`articles.text_sha256`, `start` inclusive and `end` exclusive: who has the article puts the words back.
"""


def card(about: About, summary: Summary) -> str:
    """The text of the card."""
    return _CARD.format(
        head=_head(about, summary),
        name=about.name,
        description=describe(about, summary),
        contents=_contents(about, summary),
        producers="\n".join(
            f"- extractor {made.version}, base model {made.model}, "
            f"{f'trained reader {made.reader[:12]}' if made.reader else 'no trained reader'}, rules {made.rules[:12]}: "
            f"{count:,} articles"
            for made, count in sorted(summary.producers.items())
        ),
        method=_method(summary),
        words=_WORDS if about.words else _NO_WORDS,
        rights=_rights(about, summary),
        tables_schema=TABLES_SCHEMA,
        schema=SCHEMA,
        columns="\n".join(map(_section, about.tables)) + (_kept(summary) if about.words and summary.kept else ""),
    )


def _method(summary: Summary) -> str:
    """How the rows were made, in a sentence or two."""
    if not summary.read:
        return "Everything was extracted by rules alone, on a syntactic parse."
    all_, some = summary.rows["articles"], summary.read
    where = "" if some == all_ else f" in {some:,} of {all_:,} articles, and rules alone in the others"
    return (
        "Rules on a syntactic parse found figures, times, names, quotes and clauses; "
        f"what belongs to what was chosen by a trained reader{where}."
    )


def _head(about: About, summary: Summary) -> str:
    size = next((words for limit, words in _SIZES if summary.rows["claims"] < limit), "n>10M")
    languages = sorted(language for language in summary.languages if language)
    lines = [f"pretty_name: {_quoted(about.name)}"]
    lines += ["language:", *(f"- {language}" for language in languages)] if languages else []
    lines += ["license: other", "license_name: rights-of-each-article"]
    lines += [f"license_link: {_quoted(about.license)}"] if about.license else []
    lines += ["size_categories:", f"- {size}", "tags:", *(f"- {tag}" for tag in ("news", "claims", "fact-checking"))]
    lines.append("configs:")
    for table in about.tables:
        lines += [f"- config_name: {table.name}", f"  data_files: {table.name}/**/*.parquet"]
        lines += ["  default: true"] if table.name == "claims" else []
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    """A string of YAML."""
    return "'" + " ".join(words.split()).replace("'", "''") + "'"


def _contents(about: About, summary: Summary) -> str:
    lines = ["| table | rows | a row is |", "|---|---:|---|"]
    lines += [f"| {table.name} | {summary.rows[table.name]:,} | {table.meaning} |" for table in about.tables]
    if summary.copies:
        lines += [
            "",
            f"{summary.copies:,} articles are copies of others (`articles.copy_of`); the view `stories` joins them.",
        ]
    if summary.first:
        lines += ["", f"Published from {summary.first} to {summary.last}."]
    lines += [
        "",
        f"Languages: {_counted(summary.languages, 'not known')}.",
        f"Outlets: {_counted(summary.outlets, 'not named')}.",
    ]
    return "\n".join(lines)


def _counted(counts: Counter[str], nameless: str) -> str:
    """The most frequent first, then by name."""
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    largest = [f"{' '.join(name.split()) or nameless} ({count:,})" for name, count in ordered[:_MOST_OUTLETS]]
    rest = len(ordered) - len(largest)
    return ", ".join(largest) + (f" and {rest:,} more" if rest else "")


def _rights(about: About, summary: Summary) -> str:
    reserved, free, silent = (summary.reserved[key] for key in ("1", "0", ""))
    text = "their words are not in this dataset" if not about.words else "their words are in this dataset"
    lines = [
        f"The articles belong to their publishers; {text}. What each page says about its rights is in `articles`: `copyright`, "
        "`tdm_reservation`, `tdm_policy` (W3C TDM Reservation Protocol) and `free`.",
        "",
        f"- {summary.with_copyright:,} of {summary.rows['articles']:,} articles have a copyright line.",
        f"- Text and data mining: {reserved:,} reserve it, {free:,} do not, {silent:,} say nothing.",
    ]
    if about.license:
        lines += ["", f"The annotations are under {about.license}."]
    return "\n".join(lines)


def _section(table: Table) -> str:
    return f"\n### {table.name}\n{table.meaning}\n\n{columns_in_markdown(table)}"


def _kept(summary: Summary) -> str:
    """What is inside `articles.meta`."""
    lines = ["", "### Columns kept from the input", "The keys of the JSON object in `articles.meta`.", ""]
    lines += ["| key | articles with a value |", "|---|---:|"]
    keys = ((" ".join(name.split()).replace("|", "\\|"), count) for name, count in sorted(summary.kept.items()))
    lines += [f"| {name} | {count:,} |" for name, count in keys]
    return "\n".join(lines) + "\n"


def columns_in_markdown(table: Table) -> str:
    """The columns of a table with their types and meanings, and where their keys lead."""
    lines = ["| column | type | meaning |", "|---|---|---|"]
    for column in table.columns:
        meaning = column.meaning.replace("|", "\\|") + (" *Words.*" if column.has_words else "")
        lines.append(f"| `{column.name}` | {_type(table, column)} | {meaning} |")
    return "\n".join(lines) + "\n"


def _type(table: Table, column: Column) -> str:
    words: str = "list of strings" if column.type == "strings" else column.type
    if column.name == table.key:
        return f"{words}, key"
    if column.key_of:
        words = f"{'list of keys' if column.type == 'strings' else 'key'} of [{column.key_of}](#{column.key_of})"
    return f"{words} or null" if column.is_nullable else words
