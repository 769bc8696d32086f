"""An article as the network reads it in training: its words, its figures, their candidates, and which of these are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from extractor.cleaning import clean
from extractor.components.reader.candidate import POINTED, Pointed
from extractor.components.reader.context import Context
from extractor.components.reader.decision import says
from extractor.components.reader.marks import marks
from extractor.components.reader.network import KINDS
from extractor.components.reader.question import Question, questions
from extractor.errors import ExtractorError
from extractor.pipeline import Pipeline, SpacyDoc, annotate_article
from extractor.record.page import Page, Source
from extractor.training.gold import GoldArticle, GoldFigure, GoldRow
from extractor.training.labels import accepted, is_filled, pair, taught

UNKNOWN = -100  # the class of a slot that the gold does not answer: what torch passes over


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates of a slot: their first and last tokens, -1 without words, the names of their features, what they say,
    whether the network learns that they are right, and whether the scorer takes them so.

    `is_known` is False where the gold does not answer the slot, `is_filled` where it has nothing there.
    """

    first: tuple[int, ...]
    last: tuple[int, ...]
    features: tuple[tuple[str, ...], ...]
    said: tuple[Hashable, ...]
    right: tuple[bool, ...]
    accepted: tuple[bool, ...]
    is_known: bool
    is_filled: bool


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A figure, reference or quote of an example: tokens, features, the number of its answer for each kind, its choices.

    Only what is of a figure decides which sentences are read (`is_figure`).
    """

    is_figure: bool
    tokens: tuple[int, int, int, int]
    features: tuple[str, ...]
    kinds: Mapping[str, int]
    choices: Mapping[Pointed, Choice]


@dataclass(frozen=True, slots=True)
class Example:
    """An article with the figures, references and quotes that it shares with its gold."""

    id: str
    outlet: str
    may_ship: bool
    words: tuple[str, ...]
    marks: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    questions: tuple[LabelledQuestion, ...]

    @property
    def figures(self) -> int:
        """How many figures it has."""
        return sum(question.is_figure for question in self.questions)


def example_of(article: GoldArticle, doc: SpacyDoc) -> Example:
    """The example of an article whose Doc the pipeline has annotated."""
    context = Context(doc)
    pairs = questions(context)
    labelled = [
        _labelled(question, gold, context)
        for question, gold in zip(pairs, pair(pairs, article), strict=True)
        if gold is not None
    ]
    return Example(
        article.id,
        article.outlet,
        article.may_ship,
        tuple(token.text for token in doc),
        marks(context),
        tuple(context.structure.sentences),
        tuple(labelled),
    )


def examples_of(articles: Iterable[GoldArticle], nlp: Pipeline) -> Iterator[Example]:
    """The examples of gold articles, in their order, by a pipeline of the rules alone.

    Those whose text the extractor would change, or cannot read, are left out.
    """
    for article in articles:
        source = Source(kind="stdin", location="-", sha256="")
        page = Page(
            input_id=article.id, content=article.text, format="text", source=source, published=article.published
        )
        with suppress(ExtractorError):
            cleaned = clean(page)
            if cleaned.text == article.text:
                yield example_of(article, annotate_article(nlp, cleaned))


def _labelled(question: Question, gold: GoldRow, context: Context) -> LabelledQuestion:
    choices: dict[Pointed, Choice] = {}
    for slot in POINTED:
        candidates = question.candidates[slot]
        choices[slot] = Choice(
            tuple(candidate.first for candidate in candidates),
            tuple(candidate.last for candidate in candidates),
            tuple(candidate.features for candidate in candidates),
            tuple(says(slot, candidate, context.text) for candidate in candidates),
            tuple(taught(slot, gold, candidates, context)),
            tuple(accepted(slot, gold, candidates, context)),
            slot in gold.known,
            is_filled(slot, gold),
        )
    kinds = {
        kind: answers.index(getattr(gold, kind)) if kind in gold.known else UNKNOWN for kind, answers in KINDS.items()
    }
    is_figure = isinstance(gold, GoldFigure)
    return LabelledQuestion(is_figure, question.tokens, question.features, kinds, choices)


def features_of(examples: Iterable[Example], least: int) -> list[str]:
    """The names of the features that occur in at least so many figures or candidates, sorted, by what they are of."""
    seen: Counter[str] = Counter()
    for example in examples:
        for figure in example.questions:
            seen.update(f"figure:{name}" for name in figure.features)
            for slot, choice in figure.choices.items():
                seen.update(f"{slot}:{name}" for names in choice.features for name in names)
    return sorted(name for name, times in seen.items() if times >= least)


def parts(examples: Sequence[Example], folds: int) -> list[list[Example]]:
    """The examples in so many parts of about as many figures, all of an outlet in one part."""
    outlets: dict[str, list[Example]] = {}
    for example in examples:
        outlets.setdefault(example.outlet, []).append(example)
    sized: list[list[Example]] = [[] for _ in range(folds)]
    for outlet in sorted(outlets, key=lambda name: (-_figures(outlets[name]), name)):
        min(sized, key=_figures).extend(outlets[outlet])
    return sized


def _figures(examples: Iterable[Example]) -> int:
    return sum(example.figures for example in examples)
