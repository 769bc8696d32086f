"""An extraction as spans and relations."""

from itertools import islice

import pytest

from benchmarks.evaluation.gold import load_corpus
from extractor import Extraction, extract_pages
from extractor.assembly.span_docs import span_doc
from extractor.pipeline import Pipeline
from extractor.record.spans import LABELS, RELATIONS, Relation, spans_of
from tests.sinks.export.sample import HARD, SAMPLES, TEXT, at
from tests.test_schema import ROOT


def test_spans_hold_the_words_of_their_rows_in_text_order() -> None:
    spans = spans_of(HARD)
    words = {span.id: [TEXT[slice(*part)] for part in span.fragments] for span in spans.spans}
    assert words["q1"] == ["Tolls rise,", "by 5 percent."]
    assert words["f1"] == ["5 percent"]
    assert words["f1.measure"] == ["Tolls"]
    assert words[f"{HARD.claims[0].id}.event"] == ["rise"]
    assert [span.start for span in spans.spans] == sorted(span.start for span in spans.spans)
    values = {span.id: span.values for span in spans.spans}
    assert values["f1"] == {
        "value": "5", "unit": "percent", "modifier": "exact", "role": "change", "direction": "up"
    }  # fmt: skip
    assert values["m3"]["wikidata"] == "Q42"


def test_relations_lead_from_span_to_span() -> None:
    assert set(spans_of(HARD).relations) == {
        Relation("MEASURES", "f1", "f1.measure"),
        Relation("PERIOD", "f1", "t1"),
        Relation("GIVEN_BY", "f1", "q1"),
        Relation("SPEAKER", "q1", "q1.speaker"),
        Relation("CUE", "q1", "q1.cue"),
        Relation("SAID_ON", "q1", "t1"),
        Relation("TELLS", f"{HARD.claims[0].id}.event", "f1"),
        Relation("SAME_AS", "m2", "m1"),
    }


@pytest.mark.parametrize("extraction", SAMPLES, ids=lambda sample: sample.input_id)
def test_every_label_is_listed_and_every_relation_has_two_spans(extraction: Extraction) -> None:
    spans = spans_of(extraction)
    ids = [span.id for span in spans.spans]
    assert len(set(ids)) == len(ids)
    assert all(span.label in LABELS[span.layer] for span in spans.spans)
    assert all(
        relation.label in RELATIONS and {relation.head, relation.child} <= set(ids) for relation in spans.relations
    )


def test_tokens_begin_and_end_where_spans_do() -> None:
    doc = span_doc(spans_of(HARD), "en")
    assert doc.text == TEXT
    assert [span.text for span in doc.spans["quotes"]] == ["Tolls rise,", "by 5 percent."]
    assert [(entity.text, entity.label_) for entity in doc.ents] == [
        ("Marit Haugen", "PERSON"),
        ("Haugen", "PERSON"),
        ("Sandvik harbour", "FAC"),
    ]
    assert at("🚢") == (0, 1)


@pytest.mark.model
def test_every_span_of_an_article_is_in_its_doc(nlp: Pipeline) -> None:
    articles = islice(load_corpus(ROOT / "corpus", "dev"), 6)
    for extraction in extract_pages((article.page() for article in articles), nlp=nlp):
        assert isinstance(extraction, Extraction)
        spans = spans_of(extraction)
        doc = span_doc(spans, extraction.article.language)
        assert doc.text == extraction.article.text
        expected = sorted(tuple(part) for span in spans.spans for part in span.fragments)
        assert sorted((span.start_char, span.end_char) for group in doc.spans.values() for span in group) == expected
