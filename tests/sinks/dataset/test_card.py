"""The card and the Croissant file say what the tables are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from extractor.sinks import About, Summary
from extractor.sinks.dataset.card import card
from extractor.sinks.dataset.croissant import croissant
from extractor.tables import TABLES


def test_the_head_is_yaml_with_a_configuration_for_each_table(dataset: Path) -> None:
    _, head, body = (dataset / "README.md").read_text(encoding="utf-8").split("---\n", 2)
    data = yaml.safe_load(head)
    assert data["pretty_name"] == "steel: a 'test'"
    assert [one["config_name"] for one in data["configs"]] == list(TABLES)
    assert data["size_categories"] == ["n<1K"]
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


def test_croissant_leaves_out_what_its_maker_did_not_say() -> None:
    data = json.loads(croissant(About(name="d"), Summary()))
    assert not {"url", "license", "creator", "datePublished", "inLanguage"} & data.keys()
    assert [one["@id"] for one in data["recordSet"]] == list(TABLES)


@pytest.mark.parametrize("name", ["two\nlines", "'", "a: b", "# x", "- y"])
def test_any_name_is_sound_in_the_head(name: str) -> None:
    _, head, _ = card(About(name=name), Summary()).split("---\n", 2)
    assert yaml.safe_load(head)["pretty_name"] == " ".join(name.split())
