"""The pipeline: what it is made of, what it refuses, and that batches do not change what it finds."""

import warnings
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from thinc.api import Model, NumpyOps

from extractor import pipeline
from extractor.errors import ExtractorError, InputError, ModelError, ResourceError
from extractor.pipeline import annotated, load_pipeline, make_doc
from extractor.record.article import Article, Block, Published
from extractor.record.page import Source
from extractor.words.lexicons import use_lexicons

ROOT = Path(__file__).resolve().parents[1]


def article(text: str) -> Article:
    return Article(
        key=text,
        text=text,
        text_sha256="",
        headline=None,
        published=Published(value="2025-06-09", source="argument"),
        blocks=(Block(start=0, end=len(text), kind="paragraph"),),
        source=Source(kind="file", location="-", sha256=""),
    )


def test_every_component_has_what_it_requires(nlp: Language) -> None:
    assert nlp.analyze_pipes()["problems"] == {name: [] for name in nlp.pipe_names}


def test_only_pipes_that_are_read_are_there(nlp: Language) -> None:
    assert nlp.pipe_names == [
        "sentence_bounds", "tok2vec", "tagger", "parser", "ner", "morphology", "clauses", "times", "figures", "roles", "measures",
        "periods", "statements", "names", "quotes", "entities", "attribution", "reference", "assertions",
    ]  # fmt: skip


def test_every_model_runs_on_numpy(nlp: Language) -> None:
    models = [pipe.model for _, pipe in nlp.components if isinstance(getattr(pipe, "model", None), Model)]
    assert len(models) == 4
    for model in models:
        for node in model.walk():
            assert isinstance(node.ops, NumpyOps)
            assert node.ops.use_blis is False


def test_loading_gives_no_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert load_pipeline().pipe_names


def test_a_missing_model_says_what_to_do() -> None:
    with pytest.raises(ModelError, match=r"'no_such_model' cannot be loaded.*install it"):
        load_pipeline("no_such_model")


@pytest.mark.model
def test_a_saved_pipeline_is_taken_as_it_is(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    again = load_pipeline(str(tmp_path / "saved"))
    assert again.pipe_names == nlp.pipe_names
    assert again.tokenizer.infix_finditer.__self__ == nlp.tokenizer.infix_finditer.__self__
    with pytest.raises(ModelError, match=r"has its components already.*leave out reader and min_confidence"):
        load_pipeline(str(tmp_path / "saved"), min_confidence=0.5)


def test_a_model_with_some_of_the_components_is_refused(tmp_path: Path) -> None:
    blank = spacy.blank("en")
    blank.add_pipe("extractor_morphology")
    blank.to_disk(tmp_path / "part")
    with pytest.raises(ModelError, match=r"lacks extractor_sentence_bounds, extractor_clauses,.*: save it with all"):
        load_pipeline(str(tmp_path / "part"))


def test_a_saved_pipeline_reads_with_the_words_that_are_given(tmp_path: Path) -> None:
    load_pipeline("blank:en").to_disk(tmp_path / "saved")
    try:
        nlp = load_pipeline(str(tmp_path / "saved"), lexicons=ROOT / "docs" / "words")
        pipeline.check_pipeline(nlp)
    finally:
        use_lexicons(None)


def test_a_model_without_tagger_and_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match=r"gives no tags, no parse, no names: .* or 'blank:en'"):
        load_pipeline(str(tmp_path / "blank"))


@pytest.mark.parametrize("least", [3, -0.1, float("nan")])
def test_a_confidence_that_is_none_is_refused(least: float) -> None:
    with pytest.raises(InputError, match=r"min_confidence is .*: give a number from 0 to 1"):
        load_pipeline("blank:en", min_confidence=least)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"roles": {"factory": "extractor_roles"}}, "roles reads figures, which no component writes: add figures to"),
        ({"mine": {"factory": "sentencizer"}}, "component mine in .*: no declaration of factory 'sentencizer'"),
        ({"mine": {}}, "component mine in .*: no declaration of factory None"),
    ],
)
def test_components_that_do_not_fit_together_are_refused(settings: dict[str, dict[str, str]], message: str) -> None:
    with pytest.raises(ResourceError, match=message):
        pipeline._add_components(spacy.blank("en"), settings)


def test_the_rules_run_on_a_blank_pipeline() -> None:
    doc = load_pipeline("blank:en")("Sales rose 5 percent to $3 million in May 2024, “a record”, she said.")
    assert {span.text for span in doc.spans["figures"]} == {"5 percent", "$3 million"}


def test_one_bad_text_stops_nothing(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_on_bad(doc: object) -> object:
        if "bad" in str(doc):
            raise RuntimeError("no")
        return doc

    Language.component("extractor_test_failing", func=fail_on_bad)
    nlp.add_pipe("extractor_test_failing")
    try:
        with annotated(nlp, [article("good"), article("bad"), article("fine")]) as docs:
            good, bad, fine = docs
            assert (str(good), str(fine)) == ("good", "fine")
            assert isinstance(bad, ExtractorError)
            assert "RuntimeError: no" in str(bad)
    finally:
        nlp.remove_pipe("extractor_test_failing")


def test_a_doc_knows_date_blocks_and_text(nlp: Language) -> None:
    doc = make_doc(nlp, article("Exports fell."))
    assert (doc.text, doc._.published, doc._.blocks) == ("Exports fell.", "2025-06-09", [[0, 13, "paragraph", None]])


@pytest.mark.parametrize("run", ["a.b-c,", "1,", "🚢", "x"], ids=["marks", "digits", "astral", "letters"])
def test_a_run_without_blanks_is_tokenised_in_slices(nlp: Language, run: str) -> None:
    text = f"Before it. {run * 2500} and after it."
    doc = make_doc(nlp, article(text))
    assert doc.text == text
    assert max(len(token) for token in doc) <= 1000
    assert [token.text for token in doc][-4:] == ["and", "after", "it", "."]


@pytest.mark.issue(7)
@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Exports have fallen since 2011.The decision came late.", "The"),
        ("She answered “no.”Exports fell all the same.", "Exports"),
        ("Profit rose by 5%.Sales fell.", "Sales"),
        ("It was cheaper (see above).Shares fell.", "Shares"),
        ("Will it grow?The bank thinks so.", "The"),
    ],
)
def test_sentences_that_lost_the_blank_between_them_are_two(nlp: Language, text: str, second: str) -> None:
    assert [sentence.text.split()[0].strip(".") for sentence in nlp(text).sents][1:] == [second]


@pytest.mark.parametrize("name", ["U.S.Army", "J.K.Rowling", "www.BBC.co.uk", "3.5", "node.js", "No.5"])
def test_stops_inside_of_names_and_numbers_join(nlp: Language, name: str) -> None:
    assert nlp.make_doc(f"They saw {name} again")[2].text == name
