"""Articles as examples: which candidates are right, and how they are parted."""

import pytest
from spacy.language import Language

from extractor.cleaning import clean
from extractor.components.reader.candidate import POINTED, Pointed
from extractor.components.reader.network import KINDS
from extractor.pipeline import annotate_article
from extractor.record.page import Page, Source
from extractor.record.textrange import TextRange
from extractor.training.examples import UNKNOWN, Example, LabelledQuestion, example_of, features_of, parts
from extractor.training.gold import GoldArticle, GoldFigure, GoldQuote, GoldReference

TEXT = """Norland's steel exports fell 5 percent in May, the Steel Federation said on Monday. The Bergen mill employs 400 people."""
KNOWN = frozenset({"role", "direction", "measure", "period", "source", "subject", "event"})


def gold(surface: str, role: str, known: frozenset[str] = KNOWN, **slots: object) -> GoldFigure:
    start = TEXT.index(surface)
    empty = {"direction": None, "measure": None, "period": None, "source": None, "subject": None, "event": ()}
    return GoldFigure(
        range=TextRange(start, start + len(surface)), role=role, polarity="affirmed", mode="actual", known=known,
        **{**empty, **slots},  # type: ignore[arg-type]
    )  # fmt: skip


def words(of: str) -> TextRange:
    return TextRange(TEXT.index(of), TEXT.index(of) + len(of))


FIGURES = (
    gold(
        "5 percent", "change", direction="down", measure=words("steel exports"), period=("2025-05-01", "2025-06-01"),
        source="Steel Federation", subject=words("Norland"), event=(words("fell"),),
    ),
    gold("400 people", "level", KNOWN - {"subject"}, event=(words("employs"),)),
)  # fmt: skip


@pytest.fixture(scope="module")
def example(nlp: Language) -> Example:
    source = Source(kind="stdin", location="-", sha256="")
    page = Page(input_id="-", content=TEXT, format="text", source=source, published="2025-06-10")
    article = GoldArticle(id="a", text=TEXT, published="2025-06-10", outlet="x", may_ship=True, figures=FIGURES)
    return example_of(article, annotate_article(nlp, clean(page)))


def right(example: Example, figure: int, slot: Pointed) -> set[str]:
    """The words of the candidates that are right."""
    choice = example.questions[figure].choices[slot]
    rows = zip(choice.first, choice.last, choice.right, strict=True)
    return {" ".join(example.words[first : last + 1]) for first, last, is_right in rows if is_right}


@pytest.mark.parametrize(
    ("slot", "said"),
    [
        ("measure", {"steel exports"}),
        ("period", {"May"}),
        ("source", {"the"}),  # of a source the first token is kept
        ("subject", {"Norland"}),
        ("event", {"fell"}),
    ],
)
def test_the_candidates_that_say_what_the_gold_says_are_right(example: Example, slot: Pointed, said: set[str]) -> None:
    assert right(example, 0, slot) == said


MET = "Ona Vell of Acme met Bo Hart on Monday. The firm employs 400 people. She said that prices rose."


@pytest.fixture(scope="module")
def met(nlp: Language) -> dict[str, set[str]]:
    """What is right for the references and the quote of an article, by their words."""

    def range_of(words: str) -> TextRange:
        return TextRange(MET.index(words), MET.index(words) + len(words))

    gold = GoldArticle(
        id="a", text=MET, published=None, outlet="x", may_ship=True, figures=(),
        references=(
            GoldReference(range=range_of("The firm"), antecedent=range_of("Acme")),
            GoldReference(range=range_of("She"), antecedent=range_of("Ona Vell")),
        ),
        quotes=(GoldQuote(fragments=(range_of("that prices rose"),), claimant="Vell"),),
    )  # fmt: skip
    page = Page(input_id="-", content=MET, format="text", source=Source(kind="stdin", location="-", sha256=""))
    example = example_of(gold, annotate_article(nlp, clean(page)))
    assert not example.figures
    return {
        f"{slot} {example.words[question.tokens[0]]}": right(example, number, slot)
        for number, question in enumerate(example.questions)
        for slot in POINTED
        if question.choices[slot].is_known
    }


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("antecedent The", {"Acme"}),
        ("antecedent She", {"Vell"}),
        ("claimant She", {"Ona"}),
    ],  # of names one token is kept
)
def test_of_references_and_quotes_too(met: dict[str, set[str]], question: str, said: set[str]) -> None:
    assert met[question] == said


def test_no_candidate_is_right_where_the_gold_is_empty(example: Example) -> None:
    choices = example.questions[1].choices
    assert [any(choices[slot].right) for slot in ("measure", "period", "source")] == [False] * 3
    assert {slot for slot in POINTED if choices[slot].is_known} == {"measure", "period", "source", "event"}


def test_kinds_are_numbers_of_their_answers(example: Example) -> None:
    first, second = (question.kinds for question in example.questions if question.is_figure)
    assert KINDS["role"][first["role"]] == "change"
    assert KINDS["direction"][first["direction"]] == "down"
    assert first["mode"] == UNKNOWN
    assert KINDS["role"][second["role"]] == "level"


def test_features_that_are_seldom_are_left_out(example: Example) -> None:
    assert set(features_of([example], 2)) < set(features_of([example], 1))
    assert "figure:kind=percent" in features_of([example], 1)


def test_an_outlet_is_in_one_part() -> None:
    def of(outlet: str, figures: int) -> Example:
        question = LabelledQuestion(True, (0, 0, 0, 0), (), {}, {})
        return Example("x", outlet, True, (), (), (), (question,) * figures)

    examples = [of("a", 5), of("b", 3), of("a", 3), of("c", 4), of("d", 1)]
    outlets = [sorted({example.outlet for example in part}) for part in parts(examples, 2)]
    assert outlets == [["a"], ["b", "c", "d"]]
