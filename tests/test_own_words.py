"""A user's folder of words: what it adds is found everywhere, its faults are reported before any article is read, and the record says it."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import spacy

from extractor import Limits, extract, extract_pages, load_pipeline, read_pages
from extractor.errors import ModelError, ResourceError
from extractor.record.extraction import Extraction
from extractor.words.lexicons import use_lexicons

TEXT = "The Norland Grid Board said the plant used 40 zorks of coal. Sales rose 5 percent."
WORDS = {
    "units": {"id": "zork", "surfaces": ["zorks", "zork"], "dimension": "mass", "pint": "tonne"},
    "institutions": {
        "id": "norland-grid-board",
        "name": "Norland Grid Board",
        "subtype": "regulator",
        "country": "NO",
        "aliases": [{"surface": "Norland Grid Board", "strength": "strong"}],
    },
}


def write(folder: Path, words: dict[str, dict[str, Any]] = WORDS) -> Path:
    folder.mkdir(exist_ok=True)
    for name, entry in words.items():
        (folder / f"{name}.jsonl").write_text(json.dumps(entry) + "\n", encoding="utf-8")
    return folder


def dimensions(extraction: Extraction) -> list[str | None]:
    return [figure.unit.dimension if figure.unit else None for figure in extraction.figures]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield write(tmp_path / "words")
    use_lexicons(None)


def test_words_are_found_with_the_folder_and_not_without(folder: Path) -> None:
    without = extract(TEXT, nlp=load_pipeline("blank:en"))
    extraction = extract(TEXT, nlp=load_pipeline("blank:en", lexicons=folder))
    again = extract(TEXT, nlp=load_pipeline("blank:en"))
    assert dimensions(without) == [None, None]
    assert dimensions(extraction) == ["mass", None]
    assert [entity.subtype for entity in extraction.entities if "Grid" in entity.name] == ["regulator"]
    assert again == without


def test_the_record_says_which_words_were_added(folder: Path) -> None:
    def digest(lexicons: Path | None) -> object:
        return extract(TEXT, nlp=load_pipeline("blank:en", lexicons=lexicons)).producer.settings["lexicons_sha256"]

    first = digest(folder)
    assert isinstance(first, str)
    assert len(bytes.fromhex(first)) == 32
    assert digest(None) is None
    assert digest(folder) == first
    write(folder, {"units": WORDS["units"] | {"surfaces": ["zorks"]}})
    assert digest(folder) not in (None, first)


def test_the_child_process_has_the_words(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    nlp = load_pipeline("blank:en", lexicons=folder)
    (page,) = extract_pages(read_pages([str(tmp_path / "a.txt")]), nlp=nlp, limits=Limits())
    assert isinstance(page, Extraction)
    assert dimensions(page) == ["mass", None]


def test_components_that_are_added_one_by_one_have_the_words(folder: Path) -> None:
    use_lexicons(folder)
    nlp = spacy.blank("en")
    for name in load_pipeline("blank:en", lexicons=folder).pipe_names:
        nlp.add_pipe(f"extractor_{name}")
    assert dimensions(extract(TEXT, nlp=nlp)) == ["mass", None]


def test_a_pipeline_with_other_words_than_those_in_use_is_refused(folder: Path) -> None:
    nlp = load_pipeline("blank:en", lexicons=folder)
    load_pipeline("blank:en")
    with pytest.raises(ModelError, match="made with other lexicons than those in use now: load it again"):
        extract(TEXT, nlp=nlp)


def test_a_fault_is_reported_when_the_pipeline_is_loaded(folder: Path) -> None:
    write(folder, {"furniture": {"id": "mine", "subtype": "share"}})
    with pytest.raises(ResourceError, match=r"words/furniture\.jsonl, line 1, field '\w+': missing"):
        load_pipeline("blank:en", lexicons=folder)


INSTITUTION = WORDS["institutions"]
TYPOS = [
    ("institutions", INSTITUTION | {"subtype": "regulater"}, "'subtype': 'regulater' is not one of .*, regulator, "),
    ("institutions", INSTITUTION | {"country": "NW"}, "'country': 'NW' is not one of .*, NO, "),
    ("institutions", INSTITUTION | {"aliases": [{"surface": "NGB", "strength": "strang"}]}, "'strang' is not one of strong, weak, acronym"),
    ("institutions", INSTITUTION | {"aliases": [{"surface": "NGB", "strenth": "weak"}]}, "'aliases', field 'strenth': unknown; known are strength, surface"),
    ("units", WORDS["units"] | {"pint": "gramm"}, "'pint': 'gramm' is not a unit expression that pint knows"),
    ("units", WORDS["units"] | {"pint": "2 (("}, r"'pint': '2 \(\(' is not a unit expression"),
    ("units", WORDS["units"] | {"factor": "1,5"}, "factor: '1,5' is not a decimal number"),
    ("units", WORDS["units"] | {"factor": "0"}, "'factor': 0 is not above 0"),
    ("units", WORDS["units"] | {"dimension": "lenght"}, "'dimension': 'lenght' is not one of mass"),
    ("verbs", {"id": "vlog", "class": "spends", "examples": []}, "class_?: 'spends' is not one of .*spend_pay"),
    ("verbs", {"id": "vlog", "cue_class": "neutral", "frames": ["speach"], "examples": []}, "frames: 'speach' is not one of .*speech"),
    ("verbs", {"id": "vlog", "cue_class": "neutral", "frames": ["speech"], "medium": "vido", "examples": []}, "'medium': 'vido' is not one of .*, video"),
    ("words", {"id": "vlog", "medium": "vido"}, "'medium': 'vido' is not one of .*, video"),
    ("number_words", {"id": "gross", "surface": "gross", "kind": "scale", "value": "a lot"}, "'value': 'a lot' is neither a decimal number nor a fraction"),
    ("words", {"id": "x", "uses": ["joinss"]}, "uses: 'joinss' is not one of .*joins"),
    ("descriptors", {"id": "guild", "type": "ORG", "subtypes": ["onion"]}, "'subtypes': 'onion' is not one of .*union"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "entry", "message"), TYPOS)
def test_a_value_that_is_not_known_is_reported_with_those_that_are(
    name: str, entry: dict[str, Any], message: str, tmp_path: Path
) -> None:
    with pytest.raises(ResourceError, match=rf"words/{name}\.jsonl, line 1\b.*{message}"):
        use_lexicons(write(tmp_path / "words", {name: entry}))


def test_a_unit_that_is_nothing_physical_may_have_a_dimension_of_its_own(tmp_path: Path) -> None:
    own = write(tmp_path / "words", {"units": {"id": "crate", "surfaces": ["crates"], "dimension": "freight"}})
    (figure,) = extract("The port moved 12 crates.", nlp=load_pipeline("blank:en", lexicons=own)).figures
    assert figure.unit is not None
    assert (figure.unit.id, figure.unit.dimension) == ("crate", "freight")


def test_an_institution_is_found_by_its_name(folder: Path) -> None:
    write(folder, {"institutions": INSTITUTION | {"aliases": []}})
    extraction = extract(TEXT, nlp=load_pipeline("blank:en", lexicons=folder))
    assert [entity.subtype for entity in extraction.entities if "Grid" in entity.name] == ["regulator"]


@pytest.mark.model
def test_a_verb_of_saying_and_its_medium_are_one_line_in_one_file(tmp_path: Path) -> None:
    verb = {"id": "vlog", "forms": ["vlogged", "vlogging"], "cue_class": "neutral", "frames": ["clause", "speech"],
            "medium": "video", "examples": ["They vlog that the bridge is safe."]}  # fmt: skip
    extraction = extract(
        "The mayor vlogged that the bridge is safe.",
        nlp=load_pipeline(lexicons=write(tmp_path / "words", {"verbs": verb})),
    )
    use_lexicons(None)
    assert [(quote.medium, quote.cue_class) for quote in extraction.quotes] == [("video", "neutral")]


def test_a_fault_that_only_the_whole_pipeline_reads_is_reported_before_the_first_article(folder: Path) -> None:
    write(folder, {"furniture": {"id": "mine"}})
    program = f"""
from extractor.pipeline import load_pipeline
nlp = load_pipeline("blank:en", lexicons={str(folder)!r})
from extractor import ExtractorError, extract_pages
try:
    next(extract_pages([], nlp=nlp), None)
except ExtractorError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "words/furniture.jsonl, line 1, field" in done.stdout


def test_a_fault_in_the_folder_ends_the_command_with_a_line(folder: Path, tmp_path: Path, python: str) -> None:
    write(folder, {"unit": {"id": "zork"}})
    done = subprocess.run(
        [python, "-m", "extractor", "extract", "--lexicons", str(folder), "--model", "blank:en", str(tmp_path)],
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 3
    assert re.match(
        r"extractor: \S+/words/unit\.jsonl: no lexicon of that name; known are .*, units\.jsonl", done.stderr
    )
    assert done.stderr.count("\n") == 1


def test_the_command_reads_the_folder(folder: Path, python: str) -> None:
    done = subprocess.run(
        [python, "-m", "extractor", "extract", "--lexicons", str(folder), "--model", "blank:en", "-"],
        input=TEXT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    record = json.loads(done.stdout)
    assert [figure["unit"] and figure["unit"]["dimension"] for figure in record["figures"]] == ["mass", None]
    assert record["producer"]["settings"]["lexicons_sha256"]
