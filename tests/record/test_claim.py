"""A claim as the library gives it: it leads to the rows that it is made of."""

import copy
import gc
import pickle
from dataclasses import replace

import pytest

from extractor import InputError
from extractor.record.claim import Claim
from extractor.record.extraction import Extraction
from tests.record.tables.sample import extraction


def test_a_claim_leads_to_its_rows() -> None:
    extracted = extraction()
    extracted = replace(extracted, claims=(replace(extracted.claims[0], subject_id="e1", place_id="e3"),))
    (claim,) = extracted.claims
    assert (claim.value, claim.change, claim.baseline) == (
        extracted.figure("f2"),
        extracted.figure("f1"),
        extracted.figure("f3"),
    )
    assert claim.figures == extracted.figures[:3]
    assert claim.times == extracted.times
    assert (claim.quote, claim.claimant) == (extracted.quote("q1"), extracted.entity("e2"))
    assert claim.entities == extracted.entities[:2]
    assert (claim.subject, claim.place) == (extracted.entity("e1"), extracted.entity("e3"))
    assert claim.findings == extracted.findings


def test_what_a_claim_does_not_say_leads_nowhere() -> None:
    empty = replace(
        extraction().claims[0], value_id=None, baseline_id=None, figure_ids=(), quote_id=None, attribution=()
    )
    assert (empty.value, empty.baseline, empty.figures, empty.quote, empty.place, empty.claimant) == (
        None, None, (), None, None, None
    )  # fmt: skip


def test_a_baseline_can_be_a_time() -> None:
    extracted = extraction()
    extracted = replace(extracted, claims=(replace(extracted.claims[0], baseline_id="t2"),))
    assert extracted.claims[0].baseline == extracted.time("t2")


def test_the_record_has_the_ids_under_the_names_of_the_rows() -> None:
    data = extraction().claims[0].to_dict()
    assert (data["value"], data["figures"], data["entities"], data["findings"]) == (
        "f2", ["f1", "f2", "f3"], ["e1", "e2"], ["x1"]
    )  # fmt: skip
    assert not any(name.endswith(("_id", "_ids")) for name in data)


def test_a_claim_on_its_own_says_where_to_take_it_from() -> None:
    alone = Claim.from_dict(extraction().claims[0].to_dict())
    assert alone == extraction().claims[0]
    with pytest.raises(InputError, match="this Claim is on its own: take it from its extraction to get 'f2'"):
        _ = alone.value


def test_claims_of_a_changed_extraction_lead_to_its_rows_and_the_others_stay() -> None:
    extracted = extraction()
    changed = replace(extracted, figures=tuple(replace(figure, surface="more") for figure in extracted.figures))
    assert [
        extraction_.claims[0].value.surface for extraction_ in (extracted, changed) if extraction_.claims[0].value
    ] == ["$3bn", "more"]


@pytest.mark.parametrize(
    "copied", [copy.copy, copy.deepcopy, lambda extraction_: pickle.loads(pickle.dumps(extraction_))]
)
def test_copies_of_an_extraction_are_whole(copied: object) -> None:
    extracted = copied(extraction())  # type: ignore[operator]
    assert extracted == extraction()
    assert extracted.claims[0].value == extracted.figure("f2")
    assert Extraction.from_json(extracted.to_json()).claims[0].value == extracted.figure("f2")


def test_an_extraction_is_no_ring_that_waits_for_the_garbage_collector() -> None:
    line = extraction().to_json()
    Extraction.from_json(line)  # what is cached the first time
    gc.collect()
    gc.disable()
    try:
        answer = Extraction.from_json(line)
        assert answer.claims[0].value is answer.figures[1]
        del answer
        assert gc.collect() == 0
    finally:
        gc.enable()
