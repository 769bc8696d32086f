"""The loader's errors, and what holds for every word list in `models/en/lexicons`."""

import itertools
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

import extractor
import extractor.api
import extractor.comparison  # both declare the types of all lists
from extractor.errors import ResourceError
from extractor.words import lexicons
from extractor.words.lexicons import cached, lexicon, lexicons_sha256, load_lexicon, use_language, use_lexicons
from extractor.words.resources import models_folder

PACKAGE = Path(extractor.__file__).parent
LEXICONS = sorted((models_folder() / "en" / "lexicons").rglob("*.jsonl"))


@lexicon("samples")
@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """An entry type for these tests."""

    id: str
    surface: str
    weight: int = 0
    side: Literal["before", "after"] = "before"


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[..., tuple[Word, ...]]]:
    """Reads `samples.jsonl` of a language folder with this content, and with that of the user's folder."""
    ours = tmp_path / "models" / "en" / "lexicons"
    ours.mkdir(parents=True)
    monkeypatch.setattr(lexicons, "models_folder", lambda: tmp_path / "models")

    def read(content: str, own: str | bytes | None = None) -> tuple[Word, ...]:
        (ours / "samples.jsonl").write_text(content, encoding="utf-8")
        (ours / "predicates").mkdir()
        (ours / "predicates" / "verbs.jsonl").touch()
        if own is not None:
            folder = tmp_path / "own"
            folder.mkdir()
            (folder / "samples.jsonl").write_bytes(own if isinstance(own, bytes) else own.encode())
            use_lexicons(folder)
        return load_lexicon("samples", Word)

    lexicons._forget()
    yield read
    use_lexicons(None)
    lexicons._forget()


Load = Callable[..., tuple[Word, ...]]
FAULTS = [
    ('{"id": "a"}\n', r"samples\.jsonl, line 1, field 'surface': missing"),
    (
        '{"id": "a", "surface": "A"}\n{"id": "b", "surface": "B", "colour": 1}\n',
        r"samples\.jsonl, line 2, field 'colour': unknown",
    ),
    ('{"id": "a", "surface": "A", "weight": "x"}\n', r"samples\.jsonl, line 1: .*weight is str"),
    (
        '{"id": "a", "surface": "A", "side": "up"}\n',
        r"samples\.jsonl, line 1: .*side: 'up' is not one of before, after",
    ),
    (
        '{"id": "a", "surface": "A"}\n{"id": "a", "surface": "B"}\n',
        r"samples\.jsonl, line 2, field 'id': 'a' is given twice",
    ),
    ('{"id": "a", \n', r"samples\.jsonl, line 1: not JSON"),
    ("[1]\n", r"samples\.jsonl, line 1: not an object"),
]


def test_entries_come_in_the_order_of_the_file(load: Load) -> None:
    words = load('{"id": "b", "surface": "B"}\n{"id": "a", "surface": "A", "note": "free"}\n')
    assert [word.id for word in words] == ["b", "a"]


@pytest.mark.parametrize(("content", "message"), FAULTS)
def test_a_fault_is_reported_with_file_line_and_field(load: Load, content: str, message: str) -> None:
    with pytest.raises(ResourceError, match=message):
        load(content)


@pytest.mark.parametrize(("content", "message"), FAULTS)
def test_a_fault_of_the_users_is_reported_with_the_way_to_the_file(load: Load, content: str, message: str) -> None:
    with pytest.raises(ResourceError, match=rf"own/{message}"):
        load("", content)


def test_a_users_file_that_is_not_text_is_named(load: Load) -> None:
    with pytest.raises(ResourceError, match=r"own/samples\.jsonl: not UTF-8"):
        load("", b"\xff")


def test_a_faulty_folder_leaves_the_words_as_they_were(load: Load, tmp_path: Path) -> None:
    ours = '{"id": "a", "surface": "A"}\n'
    with pytest.raises(ResourceError):
        load(ours, "[1]\n")
    assert [word.id for word in load_lexicon("samples", Word)] == ["a"]
    assert lexicons_sha256() is None


def test_the_users_entries_are_added_and_replace_ours_by_their_id(load: Load) -> None:
    ours = '{"id": "a", "surface": "A"}\n{"id": "c", "surface": "C"}\n'
    words = load(ours, '\ufeff{"id": "b", "surface": "B"}\n{"id": "a", "surface": "AA"}\n')
    assert [word.surface for word in words] == ["AA", "C", "B"]


def test_the_users_words_are_those_of_the_folder_as_it_was_given(load: Load, tmp_path: Path) -> None:
    load("", '{"id": "b", "surface": "B"}\n')
    digest = lexicons_sha256()
    (tmp_path / "own" / "samples.jsonl").write_text('{"id": "b", "surface": "edited"}\n', encoding="utf-8")
    lexicons._forget()
    assert load_lexicon("samples", Word)[0].surface == "B"
    assert lexicons_sha256() == digest
    use_lexicons(tmp_path / "own")
    assert load_lexicon("samples", Word)[0].surface == "edited"
    assert lexicons_sha256() != digest


@pytest.mark.parametrize("name", ["word.jsonl", "words.json", "verbs.jsonl"])
def test_a_file_of_no_known_name_gets_the_names(load: Load, tmp_path: Path, name: str) -> None:
    load("")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / ".hidden").touch()
    (tmp_path / "own" / name).touch()
    with pytest.raises(ResourceError, match=rf"own/{name}: .* known are predicates/verbs\.jsonl, samples\.jsonl"):
        use_lexicons(tmp_path / "own")


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="nowhere: not a folder"):
        use_lexicons(tmp_path / "nowhere")


def test_what_is_cached_is_made_anew_for_other_words(load: Load) -> None:
    @cached
    def surfaces() -> list[str]:
        return [word.surface for word in load_lexicon("samples", Word)]

    load('{"id": "a", "surface": "A"}\n', '{"id": "b", "surface": "B"}\n')
    assert surfaces() == ["A", "B"]
    assert surfaces() is surfaces()
    use_lexicons(None)
    assert surfaces() == ["A"]


def test_a_second_language_in_a_process_is_refused() -> None:
    use_language("en")
    with pytest.raises(ResourceError, match="this process reads 'en': start another one to read 'eo'"):
        use_language("eo")


def test_every_list_is_declared_and_every_declared_list_is_there() -> None:
    folder = models_folder() / "en" / "lexicons"
    declared = lexicons._ENTRY_TYPES.keys() - {"samples"}
    assert declared == {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.jsonl")}


def test_a_type_that_is_not_declared_is_refused() -> None:
    with pytest.raises(ResourceError, match=r"declare it with @lexicon\('units'\)"):
        load_lexicon("units", Word)


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.stem)
def test_no_entry_has_a_use_that_nothing_asks_for(path: Path) -> None:
    """A use is named in the code or by a rule that is data, unless its entries say more than what they are."""
    declared = {PACKAGE / "words" / "verbs.py", PACKAGE / "words" / "uses.py"}  # each use, with what it means
    assert declared <= set(PACKAGE.rglob("*.py"))
    source = "".join(code.read_text(encoding="utf-8") for code in PACKAGE.rglob("*.py") if code not in declared)
    source += "".join(frames.read_text(encoding="utf-8") for frames in LEXICONS if frames.stem.endswith("_frames"))
    entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    explaining = {"opposites", "prepositions", "kinds", "means"}
    given = [entry.get("use") or entry.get("uses") or [] for entry in entries if not explaining & entry.keys()]
    tags = {tag for value in given for tag in (value if isinstance(value, list) else [value])}
    tags = {tag for tag in tags if not tag.startswith("modal_")}  # whose rest is a mode
    assert sorted(tag for tag in tags if f'"{tag}"' not in source and f"{{{tag}}}" not in source) == []


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.stem)
def test_entries_are_sorted_unique_and_have_an_example(path: Path) -> None:
    entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    ids = [entry["id"] for entry in entries]
    out_of_order = [id for before, id in itertools.pairwise(ids) if id <= before]
    assert out_of_order == [], "sort the lines by id, each of which is there once"
    assert [
        id for id, entry in zip(ids, entries, strict=True) if not entry.keys() & {"example", "examples", "note"}
    ] == [], "give each entry an example, a sentence with the word"
    # One surface in two functions ("at least" before and after a number) is two entries of different kind or side.
    surfaces = Counter(
        (entry["surface"], *(entry.get(field) for field in ("kind", "side", "use")))
        for entry in entries
        if "surface" in entry and not entry.get("ambiguous")
    )
    assert [surface for surface, count in surfaces.items() if count > 1] == [], "one surface is one entry"
    for entry in entries:
        for field in ("id", "surface", "example"):
            assert entry.get(field, "") == entry.get(field, "").strip(), entry
        if "surface" in entry:
            assert entry["surface"].lower() in entry.get("example", "").lower(), entry


def test_importing_reads_no_list() -> None:
    program = "import extractor.api, extractor.cli.main, extractor.words.lexicons as it; print(it.load_lexicon.cache_info().misses)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "0\n"


# What depends on no word, or is kept for words by name: all else that is kept for the life of the process is `cached`, or it would
# outlive a change of the words.
KEPT = {
    "_blank", "_classifier", "_environment", "_form", "_has", "_inner", "_is_checked", "_keys", "_parts", "_rank", "_references", "_registry",
    "_source", "_spaced", "_squeezed", "_text_of", "_trim", "_verbs", "ask_quantulum", "assets", "bare", "default_model_path",
    "err_console", "folded", "interval_fault", "load_reader", "models_folder", "parse_odd_date", "pipeline_of", "producer_of", "rules_sha256",
}  # fmt: skip


def test_what_is_made_of_words_is_cached_in_the_one_way() -> None:
    code = [path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")]
    cached = re.findall(r"^@(?:functools\.)?(?:lru_)?cache\b.*\ndef (\w+)", "\n".join(code), re.MULTILINE)
    assert set(cached) == KEPT
