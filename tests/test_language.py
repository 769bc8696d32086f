"""A language is one folder of `models/`: another one with ten words is read by the same code, and says what ran."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.errors import ModelError
from extractor.pipeline import load_pipeline

LANGUAGES = Path(__file__).parent / "languages"
PROGRAM = f"""
import json
from pathlib import Path
import spacy
from spacy.language import Language

@spacy.registry.languages("eo")
class Esperanto(Language):
    lang = "eo"

import extractor
from extractor.words import lexicons, resources
from extractor.cleaning.language import stated_language
from extractor.numbers.words import number_words
resources.models_folder = lexicons.models_folder = lambda: Path({str(LANGUAGES)!r})
number_words()  # who asks before a pipeline has chosen the language must not keep what he is given
nlp = extractor.load_pipeline("blank:eo")
text = "En lundo, 12 junio 2022, kvar ŝipoj portis 12 tunojn. Ĝi kostis du milionoj eŭroj, 5 % pli ol en majo 2021."
found = extractor.extract(text, nlp=nlp, published="2025-06-09")
english = "The council said on Monday that the new bridge will open in spring, and that it will carry 40,000 cars a day. "
unread = extractor.extract(3 * english, nlp=nlp)
try:
    extractor.load_pipeline("blank:en")
except extractor.ExtractorError as error:
    refusal = str(error)
print(json.dumps({{
    "figures": [[f.surface, f.kind, f.unit and f.unit.id, str(f.value)] for f in found.figures],
    "times": [time.value for time in found.times],
    "capabilities": found.producer.capabilities,
    "unread": [unread.article.language, len(unread.figures), unread.producer.capabilities],
    "stated": [stated_language(given) for given in ("en-GB", "eo", "und")],
    "refusal": refusal,
}}))
"""


def test_a_second_language_of_ten_words_runs_its_figures_and_times() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == {
        "figures": [
            ["kvar", "count", None, "4"],
            ["12 tunojn", "quantity", "tonne", "12"],
            ["du milionoj eŭroj", "money", "EUR", "2000000"],
            ["5 %", "percent", "percent", "5"],
        ],
        "times": ["2022-06-12", "2021-05"],
        "capabilities": ["sentence_bounds", "morphology", "clauses", "times", "figures"],
        "unread": ["en", 0, []],
        "stated": ["en", "eo", None],
        "refusal": "this process reads 'eo': start another one to read 'en'",
    }


def test_a_language_that_spacy_does_not_know_is_reported() -> None:
    with pytest.raises(ModelError, match="'blank:zz' cannot be loaded"):
        load_pipeline("blank:zz")
