"""A claim's id depends on its own words and its article's address: an edit elsewhere leaves it alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from benchmarks.claim_ids import EDITS, kept, read
from benchmarks.evaluation.gold import load_corpus
from extractor import extract
from extractor.assembly.claims import _with_unique_ids, project
from extractor.assembly.selectors import CONTEXT, Selecting
from extractor.assembly.sentences import Sentences
from extractor.record.textrange import TextRange
from tests.assembly.sample import SENTENCES, annotations, article
from tests.strategies import texts

SENTENCE = "Exports fell 3 percent in May, the ministry said."
CORPUS = {gold.id: gold for gold in load_corpus(Path(__file__).parents[2] / "corpus", "dev")}


@pytest.mark.issue(15)
@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_elsewhere_changes_no_claim_id(nlp: Language, edit: str) -> None:
    paragraphs = CORPUS["budget-school"].text.split(
        "\n\n"
    )  # its last paragraph, moved, takes a quotation mark from another
    counts = kept(read(paragraphs, "", nlp), read(EDITS[edit](paragraphs), edit, nlp))
    assert counts["same"] == counts["again"] > 10


@pytest.mark.issue(15)
def test_a_text_without_an_address_keeps_its_ids_when_it_is_edited(nlp: Language) -> None:
    before = extract(f"The new figures are out today.\n\n{SENTENCE}", nlp=nlp).claims
    after = extract(f"The new figures are out.\n\n{SENTENCE}", nlp=nlp).claims
    assert [claim.id for claim in before] == [claim.id for claim in after]


@pytest.mark.issue(15)
def test_the_same_words_at_another_address_are_another_claim(nlp: Language) -> None:
    ids = {claim.id for name in "ab" for claim in extract(SENTENCE, url=f"https://{name}.example/1", nlp=nlp).claims}
    assert len(ids) == 2 * len(extract(SENTENCE, nlp=nlp).claims)


def test_a_sentence_printed_again_has_ids_of_its_own_and_leaves_those_of_the_first(nlp: Language) -> None:
    quoted = "“We lost 40 jobs,” said Ana Ruiz, the head of the union. “It hurts,” she said."
    once, thrice = (extract("\n\n".join([quoted] * times), nlp=nlp).claims for times in (1, 3))
    assert len({claim.id for claim in thrice}) == len(thrice) > len(once)
    assert {claim.id for claim in once} <= {claim.id for claim in thrice}


@given(st.lists(st.integers(0, 2), max_size=6))
def test_no_two_claims_share_an_id(indices: list[int]) -> None:
    made = project(article(), annotations(), Sentences(SENTENCES))
    claims = _with_unique_ids(made[index % len(made)] for index in indices)
    assert len({claim.id for claim in claims}) == len(claims) == len(indices)


@given(texts, st.data())
def test_nothing_outside_the_frame_is_context(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    frame = TextRange(data.draw(st.integers(0, start)), data.draw(st.integers(end, len(text))))
    alone = Selecting(text[frame.start : frame.end]).words_in_context(
        [TextRange(start - frame.start, end - frame.start)], TextRange(0, frame.end - frame.start)
    )
    assert Selecting(text).words_in_context([TextRange(start, end)], frame) == alone
    before, words, after = alone
    assert words == text[start:end]
    assert max(len(before), len(after)) <= CONTEXT
