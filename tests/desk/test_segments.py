"""The claim sentence, cut into what is set off in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractor.assembly.wording import on_one_line
from extractor.desk.segments import Segment, Stretch, cut_sentence
from extractor.record.claim import Insertion
from extractor.record.textrange import TextRange

WORDS = st.lists(
    st.sampled_from(["it", "rose", "5%", "$3bn", "a", "third", "May,", "“ore”", "e\u0301", "N.V."]), min_size=1
)


@st.composite
def sentences(draw: st.DrawFn) -> tuple[str, str, list[Insertion], Stretch]:
    """An article, a sentence with insertions that is made of its words, and the places of figures in it."""
    before, words = draw(WORDS), draw(WORDS)
    blanks = draw(st.lists(st.sampled_from([" ", "\n", "  "]), min_size=len(words), max_size=len(words)))
    article = f"{' '.join(before)} "
    start, text = len(article), ""
    insertions: list[Insertion] = []
    figures: list[TextRange] = []
    for word, blank in zip(words, blanks, strict=True):
        if word in ("5%", "$3bn"):
            figures.append(TextRange(len(article), len(article) + len(word)))
        article += word + blank
        text += f" {word}" if text else word[:1].upper() + word[1:]
        if draw(st.booleans()):
            insertions.append(Insertion(at=len(text) + 2, words="added 5%", kind="period"))
            text += " [added 5%]"
    end = len(article.rstrip())
    if draw(st.booleans()):
        insertions.append(Insertion(at=len(text), words=", according to Ore Ltd", kind="attribution"))
        text += ", according to Ore Ltd"
    return f"{article}and more.", f"{text}.", insertions, Stretch((TextRange(start, end),), tuple(figures))


@given(sentences())
def test_the_segments_are_the_sentence_and_each_figure_is_set_off_word_for_word(
    drawn: tuple[str, str, list[Insertion], Stretch],
) -> None:
    article, text, insertions, stretch = drawn
    segments = cut_sentence(article, text, insertions, [stretch])
    assert "".join(segment.words for segment in segments) == text
    figures = [segment.words for segment in segments if segment.kind == "figure"]
    assert figures == [on_one_line(article[slice(*figure)]) for figure in stretch.figures]
    inserted = [segment.words.strip("[]") for segment in segments if segment.kind in ("insertion", "attribution")]
    assert inserted == [insertion.words for insertion in insertions]


@given(st.text(), st.text(), st.integers(0, 30), st.text(min_size=1, max_size=5))
def test_a_sentence_of_other_words_is_shown_as_it_is(article: str, text: str, at: int, words: str) -> None:
    insertion = Insertion(at=at, words=words, kind="period")
    stretch = Stretch((TextRange(0, len(article)),), (TextRange(0, len(article)),) * bool(article))
    assert "".join(segment.words for segment in cut_sentence(article, text, [insertion], [stretch])) == text


def test_open_words_are_marked_and_a_figure_can_be_open() -> None:
    text = "It sold a third."
    stretch = Stretch((TextRange(0, 16),), (TextRange(8, 15),), (TextRange(0, 2), TextRange(8, 15)))
    assert cut_sentence(text, text, (), [stretch]) == (
        Segment("It", is_open=True), Segment(" sold "), Segment("a third", "figure", is_open=True), Segment("."),
    )  # fmt: skip


def test_a_quote_of_two_fragments_has_its_figures_set_off() -> None:
    article = "“We lost 40 jobs,” she said, “and 5 mills.”"
    parts = (TextRange(1, 16), TextRange(30, 41))
    figures = tuple(TextRange(article.index(word), article.index(word) + len(word)) for word in ("40 jobs", "5 mills"))
    who = Insertion(at=0, words="Ann:", kind="attribution")
    segments = cut_sentence(article, "Ann: “We lost 40 jobs … and 5 mills”", [who], [Stretch(parts, figures)])
    assert [segment.words for segment in segments if segment.kind == "figure"] == ["40 jobs", "5 mills"]
