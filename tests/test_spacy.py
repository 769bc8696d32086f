"""The components in pipelines that others make: `nlp.add_pipe("extractor_figures")` in a process that never imports the package."""

import json
import pickle
import re
import subprocess
import sys
import tomllib
import warnings
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Config

from extractor import extract
from extractor.base_model import default_model_path
from extractor.components.extensions import _EXTENSIONS
from extractor.components.order import DECLARATIONS, _who_owns, component
from extractor.errors import ModelError, ResourceError
from extractor.pipeline import load_pipeline
from extractor.record.figure import Figure

ROOT = Path(__file__).resolve().parents[1]
NEEDED = ["extractor_morphology", "extractor_clauses", "extractor_times"]
TEXT = "Sales rose 5 percent to $3 million in May 2024, Ona Lind of the Norland Bank said."
PROGRAM = """
import json, sys, warnings
import spacy
warnings.filterwarnings("ignore", message=r"\\[W095\\]")
assert not [name for name in sys.modules if name.startswith("extractor")]
"""


def printed(tmp_path: Path, program: str) -> Any:
    """What a program prints in a fresh process that finds the entry points as an installed package has them."""
    metadata = tmp_path / "extractor-0.dist-info"
    metadata.mkdir()
    points = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["entry-points"]["spacy_factories"]
    lines = [f"{name} = {target}" for name, target in points.items()]
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: extractor\nVersion: 0\n")
    (metadata / "entry_points.txt").write_text("\n".join(["[spacy_factories]", *lines]))
    path = f"import sys; sys.path[:0] = {[str(tmp_path), str(ROOT)]!r}\n"
    done = subprocess.run(
        [sys.executable, "-P", "-c", path + PROGRAM + program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


@pytest.mark.model
def test_a_component_works_in_a_pipeline_that_never_imports_the_package(tmp_path: Path) -> None:
    program = f"""
nlp = spacy.load({str(default_model_path())!r})
for name in {[*NEEDED, "extractor_figures"]!r}:
    nlp.add_pipe(name)
def found(nlp):
    doc = nlp({TEXT!r})
    return [doc[1].lemma_, *([figure.text, figure._.figure.kind] for figure in doc.spans["figures"])]
nlp.to_disk("saved")
again = spacy.load("saved")
copy = spacy.util.get_lang_class("en").from_config(nlp.config).from_bytes(nlp.to_bytes())
print(json.dumps([found(nlp), found(again), found(copy)]))
"""
    assert printed(tmp_path, program) == 3 * [["rise", ["5 percent", "percent"], ["$3 million", "money"]]]


@pytest.mark.model
def test_the_whole_pipeline_written_to_disk_gives_the_same_extraction(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    program = f"""
from collections.abc import Callable
from dataclasses import asdict
nlp = spacy.load("saved")
import extractor
found = extractor.extract({TEXT!r}, nlp=nlp)
print(json.dumps([str(asdict(found)["claims"]), str(asdict(found)["entities"]), found.producer.capabilities]))
"""
    here = extract(TEXT, nlp=nlp)
    assert printed(tmp_path, program) == [
        str(asdict(here)["claims"]),
        str(asdict(here)["entities"]),
        list(here.producer.capabilities),
    ]


def test_a_component_says_which_others_to_add_in_front_of_it() -> None:
    nlp = spacy.blank("en")
    with pytest.raises(ModelError) as error:
        nlp.add_pipe("extractor_figures")
    assert str(error.value) == f"extractor_figures needs other components: add {', '.join(NEEDED)} before it"
    for name in NEEDED[:2]:
        nlp.add_pipe(name)
    with pytest.raises(ModelError, match=r"extractor_roles needs .*: add extractor_times, extractor_figures before"):
        nlp.add_pipe("extractor_roles")
    for name in (NEEDED[2], "extractor_figures", "extractor_roles"):
        nlp.add_pipe(name)


def test_an_empty_pipeline_learns_all_that_it_lacks() -> None:
    with pytest.raises(ModelError) as error:
        extract(TEXT, nlp=spacy.blank("en"))
    lacks = ", ".join(f"extractor_{name}" for name in load_pipeline("blank:en").pipe_names)
    assert str(error.value) == (
        f"the pipeline lacks {lacks}, and gives no tags, no parse, no names: "
        "use load_pipeline(), or add them with add_pipe in this order, extractor_sentence_bounds with first=True"
    )


@pytest.mark.model
def test_the_order_of_what_a_pipeline_lacks_makes_it_whole(nlp: Language) -> None:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        mine = spacy.load(default_model_path())
    with pytest.raises(ModelError) as error:
        extract(TEXT, nlp=mine)
    for factory in re.findall(r"extractor_\w+", str(error.value).partition(":")[0]):
        mine.add_pipe(factory, **({"first": True} if factory == "extractor_sentence_bounds" else {}))
    extraction = extract(TEXT, nlp=mine)
    assert "reader" in extraction.producer.capabilities
    assert [figure.surface for figure in extraction.figures] == ["5 percent", "$3 million"]


def test_a_pipeline_with_all_components_under_other_names_is_taken() -> None:
    nlp = spacy.blank("en")
    for name in load_pipeline("blank:en").pipe_names:
        nlp.add_pipe(f"extractor_{name}", name=f"my_{name}")
    extraction = extract(TEXT, nlp=nlp)
    assert [figure.surface for figure in extraction.figures] == ["5 percent", "$3 million"]
    assert extraction.producer.capabilities[:2] == ("sentence_bounds", "morphology")


def test_a_pipeline_in_another_language_is_refused() -> None:
    load_pipeline("blank:en")
    with pytest.raises(ResourceError, match="this process reads 'en': start another one to read 'de'"):
        extract("Der Umsatz stieg.", nlp=spacy.blank("de"))


def test_the_first_language_of_a_process_must_have_words(tmp_path: Path) -> None:
    program = """
try:
    spacy.blank("de").add_pipe("extractor_sentence_bounds")
except Exception as error:
    print(json.dumps(str(error)))
"""
    said = printed(tmp_path, program)
    assert said.startswith("no rules for the language 'de' in ")
    assert said.endswith("there are some for en")


def test_a_component_of_your_own_may_have_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.components.order.DECLARATIONS", dict(DECLARATIONS))

    @component("extractor_test_settings", reads=(Figure,))
    def make(nlp: Language, name: str, most: int) -> Callable[[Doc], Doc]:
        def trim(doc: Doc) -> Doc:
            doc.spans["most"] = list(doc.spans["figures"])[:most]
            return doc

        return trim

    nlp = load_pipeline("blank:en")
    nlp.add_pipe("extractor_test_settings", config={"most": 1})
    doc = nlp(TEXT)
    assert [span.text for span in doc.spans["most"]] == ["5 percent"]


def test_components_run_in_the_worker_processes_of_spacy() -> None:
    docs = list(load_pipeline("blank:en").pipe([TEXT, "It cost 3 euros."], n_process=2))
    assert [[span._.figure.surface for span in doc.spans["figures"]] for doc in docs] == [
        ["5 percent", "$3 million"],
        ["3 euros"],
    ]


def test_a_pickled_pipeline_gives_the_same() -> None:
    nlp = load_pipeline("blank:en")
    assert "reader" in nlp.pipe_names
    again = pickle.loads(pickle.dumps(nlp))
    assert again(TEXT)._.found == nlp(TEXT)._.found


def test_the_guide_lists_the_components_in_order_with_what_they_need() -> None:
    guide = (ROOT / "docs" / "spacy.md").read_text(encoding="utf-8")
    table = dict(re.findall(r"^\| `(\w+)` \| ([\w, ]*?) ?\|", guide, re.MULTILINE))
    assert list(table) == load_pipeline("blank:en").pipe_names
    for name, needs in table.items():
        wanted = DECLARATIONS[f"extractor_{name}"].needs()
        owners = {factory.removeprefix("extractor_") for thing in wanted for factory in _who_owns(thing)} - {name}
        assert set(filter(None, needs.split(", "))) == owners, name


def test_the_guide_names_every_extension() -> None:
    guide = (ROOT / "docs" / "spacy.md").read_text(encoding="utf-8").partition("**Extensions**")[2].partition("- **")[0]
    assert set(re.findall(r"`(?:\w+\._\.)?([a-z_]+)`", guide)) == {name for _, name, _ in _EXTENSIONS}


def test_every_factory_of_the_configuration_is_known_to_spacy() -> None:
    settings = Config().from_disk(ROOT / "models" / "en" / "config.cfg")["components"]
    assert all(Language.has_factory(options["factory"]) for options in settings.values())
