"""The card and the Croissant file say what the tables are."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
import yaml
from rdflib import RDF, Graph, Namespace

from extractor.sinks import About, Summary
from extractor.sinks.dataset.card import card, columns_in_markdown
from extractor.sinks.dataset.croissant import croissant
from extractor.tables import TABLES
from tests.sinks.dataset.conftest import ABOUT


def test_the_head_is_yaml_with_a_configuration_for_each_table(dataset: Path) -> None:
    _, head, body = (dataset / "README.md").read_text(encoding="utf-8").split("---\n", 2)
    data = yaml.safe_load(head)
    assert data["pretty_name"] == "steel: a 'test'"
    assert [one["config_name"] for one in data["configs"]] == list(TABLES)
    assert [one["config_name"] for one in data["configs"] if "default" in one] == ["claims"]
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
    assert "- extractor 1, base model m, rules 000000000000: 3 articles\n" in text
    assert "their words are in this dataset" in text


@pytest.mark.parametrize(("claims", "size"), [(999, "n<1K"), (1_000, "1K<n<10K"), (10**7, "n>10M")])
def test_the_head_has_the_size_that_hugging_face_knows(claims: int, size: str) -> None:
    _, head, _ = card(About(name="d"), Summary(rows=Counter(claims=claims))).split("---\n", 2)
    assert yaml.safe_load(head)["size_categories"] == [size]


def test_the_card_says_that_words_are_not_there() -> None:
    assert "their words are not in this dataset" in card(About(name="d", words=False), Summary())


def test_outlets_are_told_the_most_frequent_first_and_then_by_name() -> None:
    sites = Counter({"Sund Post": 1, "Bay News": 2, "Aas Tidende": 1})
    assert "Outlets: Bay News (2), Aas Tidende (1), Sund Post (1).\n" in card(About(name="d"), Summary(sites=sites))


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
    assert [one["@id"] for one in data["recordSet"]] == list(TABLES)


def test_croissant_has_what_its_maker_said() -> None:
    data = json.loads(croissant(ABOUT, Summary(languages=Counter(["en", ""]))))
    assert (data["name"], data["url"], data["license"]) == (ABOUT.name, ABOUT.url, ABOUT.license)
    assert data["creator"] == {"@type": "sc:Organization", "name": "Norland Desk"}
    assert data["citeAs"] == "Norland Desk: steel: a 'test'."
    assert (data["datePublished"], data["inLanguage"]) == ("2025-07-01", ["en"])


def test_croissant_says_which_fields_are_lists() -> None:
    tables = zip(TABLES.values(), json.loads(croissant(ABOUT, Summary()))["recordSet"], strict=True)
    fields = [pair for table, told in tables for pair in zip(table.columns, told["field"], strict=True)]
    assert {column.type == "strings" for column, _ in fields} == {False, True}
    for column, field in fields:
        shape = (field.get("isArray"), field.get("arrayShape"))
        assert shape == ((True, "-1") if column.type == "strings" else (None, None))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own affair
def test_croissant_is_linked_data_in_its_own_vocabulary() -> None:
    told = Graph().parse(data=croissant(ABOUT, Summary()), format="json-ld")
    croissants = Namespace("http://mlcommons.org/croissant/")
    columns = sum(len(table.columns) for table in TABLES.values())
    assert len(list(told.subjects(RDF.type, croissants.Field))) == columns
    assert len(list(told.subject_objects(croissants.extract))) == columns
    assert len(list(told.subject_objects(croissants.fileSet))) == columns


@pytest.mark.parametrize("name", ["two\nlines", "'", "a: b", "# x", "- y"])
def test_any_name_is_sound_in_the_head(name: str) -> None:
    _, head, _ = card(About(name=name), Summary()).split("---\n", 2)
    assert yaml.safe_load(head)["pretty_name"] == " ".join(name.split())
