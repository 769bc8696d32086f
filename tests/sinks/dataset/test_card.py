"""The card and the Croissant file say what the tables are."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from rdflib import RDF, Graph, Namespace

from extractor.record.page import MetaValue
from extractor.record.tables import TABLES, rows_of
from extractor.sinks.dataset import About, Summary
from extractor.sinks.dataset.card import card, columns_in_markdown
from extractor.sinks.dataset.croissant import croissant
from tests.record.tables.sample import extraction
from tests.sinks.dataset.conftest import ABOUT


def test_the_head_is_yaml_with_a_configuration_for_each_table(dataset: Path) -> None:
    _, head, body = (dataset / "README.md").read_text(encoding="utf-8").split("---\n", 2)
    data = yaml.safe_load(head)
    assert data["pretty_name"] == "steel: a 'test'"
    assert [config["config_name"] for config in data["configs"]] == list(TABLES)
    assert [config["config_name"] for config in data["configs"] if "default" in config] == ["claims"]
    assert body.startswith("\n# steel: a 'test'\n")


def test_the_card_describes_every_column_and_the_rights(dataset: Path) -> None:
    text = (dataset / "README.md").read_text(encoding="utf-8")
    missing = [
        f"{table.name}.{column.name}"
        for table in TABLES.values()
        for column in table.columns
        if f"| `{column.name}` | " not in text or column.meaning not in text
    ]
    assert missing == []
    assert "3 of 3 articles have a copyright line" in text
    assert "Text and data mining: 3 reserve it, 0 do not, 0 say nothing." in text
    assert "Published from 2025-06-09 to 2025-11-02." in text
    assert "Languages: not known (3).\nOutlets: not named (3).\n" in text
    assert "- extractor 1, base model m, no trained reader, rules 000000000000: 3 articles\n" in text
    assert "their words are in this dataset" in text


def _summary(*readers: str | None, meta: dict[str, MetaValue] | None = None) -> Summary:
    """Of an article for each digest of a reader."""
    summary = Summary()
    for reader in readers:
        extracted = extraction()
        article, producer = replace(extracted.article, meta=meta), replace(extracted.producer, reader=reader)
        extracted = replace(extracted, article=article, producer=producer)
        summary.add(extracted, rows_of(extracted))
    return summary


@pytest.mark.parametrize(
    ("readers", "in_card", "in_croissant"),
    [
        ([None], "extracted by rules alone", "extracted by rules alone: "),
        (["ab" * 32], "chosen by a trained reader.\nNo", "extracted by rules and a trained reader: "),
        (["ab" * 32, None, None], "reader in 1 of 3 articles, and rules alone", "(the reader in 1 of 3 articles): "),
    ],
)
def test_it_says_whether_a_trained_reader_chose(readers: list[str | None], in_card: str, in_croissant: str) -> None:
    summary = _summary(*readers)
    text = card(About(name="d"), summary)
    assert in_card in text
    assert ("trained reader abababababab, rules" in text) == any(readers)
    assert in_croissant in json.loads(croissant(About(name="d"), summary))["description"]


def test_the_keys_that_were_kept_are_named_where_their_column_is_there() -> None:
    summary = _summary(None, meta={"desk|id": 7, "topic": None})
    text = card(About(name="d"), summary)
    assert "| desk\\|id | 1 |\n| topic | 0 |\n" in text
    assert "have a value: desk|id (1), topic (0)." in croissant(About(name="d"), summary)
    for about, known in ((About(name="d", words=False), summary), (About(name="d"), _summary(None))):
        assert "kept from the input" not in card(about, known)
        assert "Keys, with" not in croissant(about, known)


@pytest.mark.parametrize(("claims", "size"), [(999, "n<1K"), (1_000, "1K<n<10K"), (10**7, "n>10M")])
def test_the_head_has_the_size_that_hugging_face_knows(claims: int, size: str) -> None:
    _, head, _ = card(About(name="d"), Summary(rows=Counter(claims=claims))).split("---\n", 2)
    assert yaml.safe_load(head)["size_categories"] == [size]


def test_the_card_says_that_words_are_not_there() -> None:
    assert "their words are not in this dataset" in card(About(name="d", words=False), Summary())


def test_outlets_are_reported_the_most_frequent_first_and_then_by_name() -> None:
    outlets = Counter({"Sund Post": 1, "Bay News": 2, "Aas Tidende": 1})
    assert "Outlets: Bay News (2), Aas Tidende (1), Sund Post (1).\n" in card(About(name="d"), Summary(outlets=outlets))


def test_a_column_has_its_type_and_where_its_keys_lead() -> None:
    rows = columns_in_markdown(TABLES["claims"]).splitlines()
    types = {name.strip("` "): type.strip() for _, name, type, *_ in (row.split("|") for row in rows)}
    names = ("claim_id", "article_id", "figures", "inferred", "start", "url")
    assert [types[name] for name in names] == [
        "string, key", "key of [articles](#articles)", "list of keys of [figures](#figures)", "list of strings", "integer",
        "string or null",
    ]  # fmt: skip


def test_croissant_leaves_out_what_its_maker_did_not_say() -> None:
    data = json.loads(croissant(About(name="d"), Summary()))
    assert not {"url", "license", "creator", "datePublished", "inLanguage"} & data.keys()
    assert [record_set["@id"] for record_set in data["recordSet"]] == list(TABLES)


def test_croissant_has_what_its_maker_said() -> None:
    data = json.loads(croissant(ABOUT, Summary(languages=Counter(["en", ""]))))
    assert (data["name"], data["url"], data["license"]) == (ABOUT.name, ABOUT.url, ABOUT.license)
    assert data["creator"] == {"@type": "sc:Organization", "name": "Norland Desk"}
    assert data["citeAs"] == "Norland Desk: steel: a 'test'."
    assert (data["datePublished"], data["inLanguage"]) == ("2025-07-01", ["en"])


def test_croissant_says_which_fields_are_lists() -> None:
    tables = zip(TABLES.values(), json.loads(croissant(ABOUT, Summary()))["recordSet"], strict=True)
    fields = [pair for table, record_set in tables for pair in zip(table.columns, record_set["field"], strict=True)]
    assert {column.type == "strings" for column, _ in fields} == {False, True}
    for column, field in fields:
        shape = (field.get("isArray"), field.get("arrayShape"))
        assert shape == ((True, "-1") if column.type == "strings" else (None, None))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own affair
def test_croissant_is_linked_data_in_its_own_vocabulary() -> None:
    answer = Graph().parse(data=croissant(ABOUT, Summary()), format="json-ld")
    croissants = Namespace("http://mlcommons.org/croissant/")
    columns = sum(len(table.columns) for table in TABLES.values())
    assert len(list(answer.subjects(RDF.type, croissants.Field))) == columns
    assert len(list(answer.subject_objects(croissants.extract))) == columns
    assert len(list(answer.subject_objects(croissants.fileSet))) == columns


@pytest.mark.parametrize("name", ["two\nlines", "'", "a: b", "# x", "- y"])
def test_any_name_is_sound_in_the_head(name: str) -> None:
    _, head, _ = card(About(name=name), Summary()).split("---\n", 2)
    assert yaml.safe_load(head)["pretty_name"] == " ".join(name.split())
