"""Claims are a pure projection: what is joined, what each slot says, what is said to be missing."""

from dataclasses import replace

from extractor.assembly.claims import project
from extractor.assembly.sentences import Sentences
from extractor.record.claim import Claim
from extractor.record.quote import Quote
from extractor.record.statement import Statement
from tests.assembly.sample import SENTENCES, TEXT, annotations, article, span


def claims(**changes: object) -> tuple[Claim, ...]:
    return project(article(), annotations(**changes), Sentences(SENTENCES))


def by_type(type_: str) -> list[Claim]:
    return [claim for claim in claims() if claim.type == type_]


def test_change_level_and_baseline_are_one_claim() -> None:
    claim = by_type("figure")[0]
    assert (claim.value_id, claim.change_id, claim.baseline_id, claim.figure_ids) == (
        "f2",
        "f1",
        "f3",
        ("f1", "f2", "f3"),
    )


def test_there_is_one_claim_for_each_statement() -> None:
    assert [claim.type for claim in claims()] == ["figure", "figure"]


def test_a_quote_that_a_figure_claim_states_whole_is_no_second_claim() -> None:
    elsewhere = Quote(id="q3", fragments=(span("union chief Ana Ruiz"),), kind="indirect", speaker=span("reporters"))
    quoted = claims(quotes=[*annotations().quotes, elsewhere], figures=annotations().figures[:3])
    assert [(claim.type, claim.quote_id) for claim in quoted] == [
        ("figure", "q1"),
        ("quote", "q2"),
        ("statement", "q3"),
    ]


def test_a_baseline_without_a_value_is_the_value_of_its_claim() -> None:
    (claim,) = [claim for claim in claims(statements=[Statement(id="s1", baseline="f3")]) if claim.type == "figure"]
    assert (claim.value_id, claim.change_id, claim.baseline_id, claim.figure_ids) == ("f3", None, None, ("f3",))


def test_slots_come_from_the_annotations() -> None:
    assertion = annotations().assertion("s1")
    assert assertion is not None
    claim = claims(assertions=[replace(assertion, subject="e1")])[0]
    assert claim.surface == TEXT[SENTENCES[0].start : SENTENCES[0].end].partition(", the Customs")[0]
    assert claim.measure is not None
    assert claim.measure.surface == "steel exports"
    assert claim.subject_id == "e1"
    assert claim.period is not None
    assert (claim.period.from_, claim.period.until) == ("2025-05-01", "2025-06-01")
    assert [(link.entity, link.quote, link.said_on) for link in claim.attribution] == [("e2", "q1", "t2")]
    assert claim.time_ids == ("t1", "t2")
    assert claim.entity_ids == ("e1", "e2")


def test_a_cell_of_a_table_is_worded_by_its_slots() -> None:
    rows = annotations()
    cell = replace(rows.figures[1], rules={"measure_words": "table_head"})
    (claim, *_) = claims(figures=[rows.figures[0], cell, rows.figures[2]])
    assert claim.text == "steel exports: $3bn, down 5%, compared with $3.2bn, May 2025."
    assert claim.self_contained


def test_who_says_it_follows_what_is_said() -> None:
    said, cue, _ = TEXT[slice(*SENTENCES[0])].partition(", the Customs Office said on Monday.")
    assert cue
    assert claims()[0].text == f"{said}, according to the Customs Office."


def test_a_count_is_measured_by_its_noun_and_says_what_is_missing() -> None:
    claim = by_type("figure")[1]
    assert claim.measure is not None
    assert claim.measure.surface == "jobs"
    assert claim.missing == ("period",)
    assert claim.inferred == ("measure",)
    assert [TEXT[start:end] for start, end in claim.modality.hedges] == ["could"]


def test_a_quote_claim_says_who_and_the_words() -> None:
    (claim,) = [claim for claim in claims(statements=[]) if claim.type == "quote"]
    assert claim.text == "Ana Ruiz: “We could lose 400 jobs.”"
    assert (claim.subject_id, claim.figure_ids, claim.missing) == ("e3", ("f4",), ())


def test_an_official_source_raises_the_rank() -> None:
    codes = {reason.code for reason in by_type("figure")[0].check_worthiness.reasons}
    assert {"official_source", "named_source", "change", "baseline", "period", "quantity"} <= codes


def test_a_change_without_level_is_a_claim_of_its_own() -> None:
    rows = annotations()
    (claim, *_) = claims(figures=[replace(rows.figures[0], compared_with=None)])
    assert (claim.value_id, claim.change_id, claim.baseline_id) == (None, "f1", None)
    assert "baseline" in claim.missing


def test_a_change_of_another_measure_does_not_join() -> None:
    rows = annotations()
    figures = [replace(rows.figures[0], measure=span("Norland")), *rows.figures[1:3]]
    figure_claims = [claim for claim in claims(figures=figures) if claim.type == "figure"]
    assert [(claim.value_id, claim.change_id) for claim in figure_claims] == [(None, "f1"), ("f2", None)]


def test_a_baseline_that_nothing_is_compared_with_is_not_lost() -> None:
    figure_claims = [claim for claim in claims(figures=[annotations().figures[2]]) if claim.type == "figure"]
    assert [claim.value_id for claim in figure_claims] == ["f3"]


def test_an_inner_quote_is_no_claim_of_its_own_but_a_link_of_the_chain() -> None:
    rows = annotations()
    inner = replace(rows.quotes[1], id="q3", parent="q1")
    figures = [replace(rows.figures[1], attributed_to="q3")]
    result = claims(quotes=[rows.quotes[0], inner], figures=figures)
    assert [claim.type for claim in result] == ["figure"]
    assert [link.quote for link in result[0].attribution] == ["q1", "q3"]


def test_the_same_thing_has_the_same_cluster_key_whatever_its_value() -> None:
    rows = annotations()
    unprinted = replace(rows.figures[1], value=None, low=None, surface="$3bn")
    keys = {claims(figures=[figure])[0].cluster_key for figure in (rows.figures[1], unprinted)}
    assert len(keys) == 1
    assert None not in keys


def test_what_no_name_or_period_distinguishes_has_no_cluster_key() -> None:
    rows = annotations()
    figure, said = replace(rows.figures[1], attributed_to="article"), rows.figures[1]
    exports = replace(figure, measure=span("exports"))
    keys = [
        claims(figures=[figure])[0].cluster_key
        for figure in (said, figure, exports, replace(exports, attributed_to="q1"), replace(said, period=None))
    ]
    assert [key is not None for key in keys] == [True, False, False, False, False]


def test_ids_are_unique_and_stable() -> None:
    ids = [claim.id for claim in claims()]
    assert len(set(ids)) == len(ids)
    assert ids == [claim.id for claim in claims()]


def test_a_counted_noun_that_is_left_out_gives_no_measure() -> None:
    rows = annotations()
    lone = replace(rows.figures[3], surface="400", end=rows.figures[3].start + 3)
    (claim, *_) = [claim for claim in claims(figures=[lone]) if claim.type == "figure"]
    assert claim.measure is None
    assert "measure" in claim.missing


def test_a_baseline_joins_its_level_although_a_time_is_what_the_change_is_compared_with() -> None:
    rows = annotations()
    change = replace(rows.figures[0], compared_with=None)
    (claim, *_) = claims(figures=[change, *rows.figures[1:3]])
    assert (claim.value_id, claim.change_id, claim.baseline_id) == ("f2", "f1", "f3")


def test_two_quotes_of_the_same_words_have_two_ids() -> None:
    quote = annotations().quotes[1]
    twice = claims(figures=[], quotes=[quote, replace(quote, id="q3")])
    assert len({claim.id for claim in twice}) == 2
    assert twice[0].id == claims(figures=[], quotes=[quote])[0].id


def test_a_figure_in_two_fragments_that_overlap_is_counted_once() -> None:
    quote = annotations().quotes[1]
    (fragment,) = quote.fragments
    made = claims(quotes=[replace(quote, fragments=(fragment, fragment))], statements=[])
    assert [claim.figure_ids for claim in made if claim.type == "quote"] == [("f4",)]


def test_a_change_stated_in_two_units_is_one_claim() -> None:
    rows = annotations()
    again = replace(rows.figures[0], id="f5", compared_with=None)
    statement = Statement(id="s1", value="f2", changes=("f1", "f5"), baseline="f3", tied=True)
    (claim, *_) = claims(figures=[*rows.figures[:3], again], statements=[statement])
    assert (claim.change_id, claim.figure_ids) == ("f1", ("f1", "f5", "f2", "f3"))


def test_a_difference_is_in_the_claim_of_its_value() -> None:
    rows = annotations()
    gap = replace(rows.figures[0], role="difference", compared_with=None)
    statement = Statement(id="s1", value="f2", difference="f1", baseline="f3", tied=True)
    (claim, *_) = claims(figures=[gap, *rows.figures[1:3]], statements=[statement])
    assert (claim.value_id, claim.change_id, claim.figure_ids) == ("f2", None, ("f1", "f2", "f3"))
