"""The record form of our types: names, decimals, ranges, and the way back."""

from decimal import Decimal

import orjson
import pytest
from hypothesis import given

from extractor.errors import RecordError
from extractor.record.claim import CheckWorthiness, Claim
from extractor.record.extraction import Extraction
from extractor.record.figure import ComparedWith, Figure
from extractor.record.plain import decimal_text, from_plain, read_json, to_plain
from extractor.record.textrange import TextRange
from extractor.record.timex import Timex
from tests.strategies import claims, decimals, figures, instances


@pytest.mark.parametrize(
    ("number", "text"),
    [("1.870E+7", "18700000"), ("48.30", "48.3"), ("-0.00", "0"), ("0.333333333", "0.333333333"), ("100", "100")],
)
def test_decimal_text_is_plain(number: str, text: str) -> None:
    assert decimal_text(Decimal(number)) == text


@given(decimals)
def test_decimal_text_keeps_the_value(number: Decimal) -> None:
    assert Decimal(decimal_text(number)) == number


@given(figures)
def test_figure_survives_the_record(figure: Figure) -> None:
    assert from_plain(Figure, orjson.loads(orjson.dumps(to_plain(figure)))) == figure


@given(claims())
def test_claim_survives_the_record(claim: Claim) -> None:
    assert from_plain(Claim, orjson.loads(orjson.dumps(to_plain(claim)))) == claim


@given(instances(Extraction))
def test_an_extraction_with_any_field_filled_comes_back_equal(extraction: Extraction) -> None:
    assert from_plain(Extraction, orjson.loads(extraction.to_json())) == extraction
    assert from_plain(Extraction, extraction.to_dict()) == extraction


@pytest.mark.parametrize("text", ["", "[", "[]", "3", "null", '"article"', "{}"])
def test_json_that_is_no_record_is_refused(text: str) -> None:
    with pytest.raises(RecordError):
        Extraction.from_json(text)


def test_a_value_outside_its_list_is_named() -> None:
    plain = Figure(id="f1", start=0, end=1, surface="3", kind="count", value=Decimal(3)).to_dict()
    assert Figure.from_dict(plain).kind == "count"
    with pytest.raises(RecordError, match="kind: 'colour' is not one of money, percent"):
        Figure.from_dict(plain | {"kind": "colour"})


def test_reserved_words_lose_their_underscore() -> None:
    time = Timex(id="t1", start=0, end=3, surface="May", type="DATE", value="2025-05", from_="2025-05-01")
    assert to_plain(time)["from"] == "2025-05-01"
    assert from_plain(Timex, to_plain(time)).from_ == "2025-05-01"


def test_a_reference_has_only_the_side_that_is_meant() -> None:
    assert to_plain(ComparedWith(figure="f2")) == {"figure": "f2"}


def test_a_range_is_a_pair() -> None:
    assert to_plain(TextRange(3, 9)) == [3, 9]


def test_a_record_that_does_not_fit_names_type_and_fault() -> None:
    with pytest.raises(RecordError, match=r"Figure.*surface"):
        from_plain(Figure, {"id": "f1", "start": 0, "end": 1, "kind": "count", "value": "3"})


@pytest.mark.issue(15)
def test_fields_that_a_record_lacks_are_named_as_the_record_names_them() -> None:
    with pytest.raises(RecordError, match=r"cannot read Extraction from {}: it lacks input_id, article, producer"):
        Extraction.from_json("{}")


@pytest.mark.parametrize(
    ("slots", "said"),
    [
        ({"start": True}, "start is bool"),
        ({"range": 1}, "range is int"),
        ({"measure": [False, 3]}, r"measure: \[False, 3\] is not"),
        ({"value": "NaN"}, "value: 'NaN' is not a decimal number"),
        ({"value": "1e9999"}, "is not a decimal number"),
        ({"value": "9" * 5000}, "is not a decimal number"),
        ({"value": "\u0663"}, "is not a decimal number"),
        ({"rules": {"value": 3}}, "'value' is int"),
        ({"basis": [True]}, "'True' is bool"),
    ],
)
def test_a_value_of_another_type_is_refused(slots: dict[str, object], said: str) -> None:
    plain = Figure(id="f1", start=0, end=1, surface="3", kind="count", value=Decimal(3)).to_dict()
    with pytest.raises(RecordError, match=said):
        Figure.from_dict(plain | slots)


@pytest.mark.parametrize("score", ["1e999", "NaN", "-Infinity"])
def test_a_score_is_a_number(score: str) -> None:
    with pytest.raises(RecordError):
        from_plain(CheckWorthiness, read_json(f'{{"score": {score}, "reasons": []}}'))


@pytest.mark.parametrize("text", ['{"a": NaN, "b": "\\ud800"}', '["\\ud800"' + "[" * 2000, b'"\\ud800 \xff"'])
def test_half_a_character_does_not_let_other_faults_in(text: str | bytes) -> None:
    with pytest.raises(RecordError, match="not JSON"):
        read_json(text)


def test_a_character_in_two_escapes_stays_whole() -> None:
    assert read_json(r'["\ud83d\udea2", "\ud83d", "\\ud83d"]') == ["\U0001f6a2", "\ufffd", r"\ud83d"]
