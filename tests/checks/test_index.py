"""An extraction, looked up by id."""

from __future__ import annotations

from extractor.checks.index import Index
from tests.checks.builder import build


def test_a_figure_is_of_the_claim_that_has_it_as_value_or_change() -> None:
    text = "".join(f"<FIGURE id=f{n} value=6>6</FIGURE> " for n in (1, 2, 3, 4))
    claims = [{"value": "f4", "baseline": "f1"}, {"value": "f1", "change": "f2", "baseline": "f3"}, {"change": "f3"}]
    index = Index(build(text, claims=claims))
    of = {figure.id: claim and claim.id for figure in index.amounts() for claim in [index.claim_of(figure)]}
    assert of == {"f1": "c2", "f2": "c2", "f3": "c3", "f4": "c1"}
    assert index.claims_of(index.figures(["f3", "f1"])) == ("c2", "c3", "c1")


def test_no_id_is_of_no_figure() -> None:
    index = Index(build("<FIGURE id=f1 value=6>6</FIGURE>"))
    assert index.figure(None) is None
    assert index.figures(()) == ()
    assert index.figure("f1") is not None
