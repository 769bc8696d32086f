"""From the configuration to a spaCy pipeline, and from articles to Docs.

The base model is any pipeline with tagger, parser and NER; its language is that of the words and settings in `models/`.  The
default, an English one, comes with the install.  Only its pipes that somebody reads are loaded, on NumPy in place of BLIS,
which costs less CPU and gives the same tokens (design, decision 8).
"""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Config, Model, NumpyOps, set_current_ops

from extractor.base_model import DEFAULT_MODEL, load_base
from extractor.choice import MIN_CONFIDENCE, Choice
from extractor.components.annotations import Found, found_on
from extractor.components.order import (
    BASE,
    DECLARATIONS,
    LEXICONS_OF,
    OF_BASE,
    Thing,
    arrange,
    factories_of,
    given_by,
    slots,
    unneeded_for,
)
from extractor.components.reader.component import SlotReader
from extractor.errors import ExtractorError, InputError, ModelError, OutOfMemory, ResourceError
from extractor.memory import give_back
from extractor.record.article import Article
from extractor.record.figure import Figure
from extractor.record.timex import Timex
from extractor.words.lexicons import check_lexicons, lexicons_sha256, use_language, use_lexicons
from extractor.words.resources import resource_path

Pipeline = Language  # the names by which the layers above know spaCy's objects
SpacyDoc = Doc
BATCH_SIZE = 32  # articles; `memory_zone` is left and entered again after each batch
_PARSED_AT_A_TIME = 4  # the parser works on a quarter of a batch: with this factor on all its articles, in step

_LONGEST_RUN = 1000  # characters; a URL is shorter, and no word of a language comes near
_LONG_RUN = re.compile(rf"\S{{{_LONGEST_RUN + 1},}}")
# Not "attributed_to", which asks names and quotes.
_SLOTS_OF_FIGURES = ("role", "compared_with", "measure", "period")
NO_READER, _READER = "off", "reader"
_FIRST = "extractor_sentence_bounds"  # runs before the parser


def load_pipeline(
    model: str = DEFAULT_MODEL,
    *,
    lexicons: str | Path | None = None,
    reader: str | Path | None = None,
    min_confidence: float = MIN_CONFIDENCE,
) -> Language:
    """The base model named `model` (package, path, or "blank:en" for the rules without one) with the extractor's components.

    They run in the order that follows from what they read and write, with the words of the model's language and, after
    them, those of the folder `lexicons`; a pipeline that was loaded before with others is no longer of use.  `reader` is the
    folder of a trained reader in place of the language's own, or "off" for the rules alone; what is not worth
    filling at `min_confidence`, from 0 to 1, it leaves empty.  A saved pipeline with all components is taken with its own.
    Raises ModelError when the model is missing or damaged, gives too little, or has some of the components only, InputError
    for another `min_confidence`, ResourceError when components in the
    configuration do not fit together, or at a fault in the words.
    """
    if not 0 <= min_confidence <= 1:
        raise InputError(f"min_confidence is {min_confidence}: give a number from 0 to 1")
    ops = NumpyOps(use_blis=False)
    set_current_ops(ops)
    nlp = load_base(model)
    use_language(nlp.meta["lang"])
    use_lexicons(Path(lexicons) if lexicons else None)
    has_components = not DECLARATIONS.keys().isdisjoint(factories_of(nlp))
    if has_components and LEXICONS_OF.get(nlp) != lexicons_sha256():
        nlp = load_base(model)  # its components were made before the words were known
    if has_components:
        _check_saved(nlp, model, has_settings=reader is not None or min_confidence != MIN_CONFIDENCE)
    else:
        _check_base(nlp, model)
    for _, pipe in nlp.components:
        weights = getattr(pipe, "model", None)
        for node in weights.walk() if isinstance(weights, Model) else ():
            node.ops = ops
    if not has_components:
        _add_components(nlp, _settings(nlp, reader, min_confidence))
    # The model and the word lists live as long as the process: the garbage collector need not walk them again and again
    # (4 % of the CPU of an article).
    gc.freeze()
    return nlp


def load_chosen(choice: Choice) -> Language:
    """The pipeline that is chosen, as `load_pipeline` gives it."""
    return load_pipeline(
        choice.model or DEFAULT_MODEL,
        lexicons=choice.lexicons,
        reader=choice.reader,
        min_confidence=choice.min_confidence,
    )


def check_pipeline(nlp: Language) -> None:
    """Raises ModelError where a pipeline, whoever made it, lacks components or was made with other words than those in use.

    Raises ResourceError at a fault in the user's words that nobody has read yet.
    """
    if not isinstance(nlp, Language):
        raise ModelError(f"{nlp!r} is not a pipeline: use load_pipeline()")
    use_language(nlp.meta["lang"])
    check_lexicons()
    missing = _missing(nlp)
    if missing:
        ungiven = _ungiven(nlp)
        raise ModelError(
            f"the pipeline lacks {', '.join(missing)}{ungiven and ', and gives ' + ungiven}: "
            "use load_pipeline(), or add them with add_pipe in this order"
            + f", {_FIRST} with first=True"
            * (_FIRST in missing)
        )
    if LEXICONS_OF.get(nlp) != lexicons_sha256():
        raise ModelError("the pipeline was made with other lexicons than those in use now: load it again")


def _check_base(nlp: Language, model: str) -> None:
    """Raises ModelError for a base model without what the components read; one that is asked for as blank has nothing."""
    ungiven = _ungiven(nlp)
    if ungiven and not model.startswith("blank:"):
        raise ModelError(
            f"model {model!r} gives {ungiven}: choose one with tagger, parser and named entities, "
            f"or 'blank:{nlp.lang}' for the rules without a model"
        )


def _check_saved(nlp: Language, model: str, *, has_settings: bool) -> None:
    """Raises ModelError for a saved pipeline that has some components and not all, or a reader with other settings."""
    missing = _missing(nlp)
    if missing:
        raise ModelError(
            f"model {model!r} has components of the extractor, but lacks {', '.join(missing)}: "
            "save it with all of them, or without any"
        )
    if has_settings:
        raise ModelError(
            f"model {model!r} has its components already, with the settings that it was saved with: "
            "leave out reader and min_confidence, or choose its base model"
        )


def _missing(nlp: Language) -> list[str]:
    """The factories that the pipeline lacks, in their order; none where it lacks the reader alone, which is not needed."""
    settings = _settings(nlp)
    there = factories_of(nlp)
    wanted = [settings[name]["factory"] for name in _arranged(nlp, settings) if name != BASE]
    missing = [factory for factory in wanted if factory not in there]
    return [] if missing == [settings.get(_READER, {}).get("factory")] else missing


def _ungiven(nlp: Language) -> str:
    """What the base model does not give: "no tags, no parse, no names"."""
    given = given_by(nlp)
    return ", ".join(f"no {thing.rpartition(' ')[2]}" for thing in OF_BASE if thing not in given)


def _settings(
    nlp: Language, reader: str | Path | None = None, min_confidence: float = MIN_CONFIDENCE
) -> dict[str, dict[str, Any]]:
    """The components of the language, with their settings, and with the reader that is asked for."""
    settings = dict(Config().from_disk(resource_path(f"{nlp.lang}/config.cfg"), interpolate=False)["components"])
    own = settings.pop(_READER, None)
    if reader == NO_READER or (reader is None and own is None):
        return settings
    folder = {} if reader is None else {"folder": str(reader)}
    settings[_READER] = {"factory": f"extractor_{_READER}", **(own or {}), **folder, "min_confidence": min_confidence}
    return settings


def _arranged(nlp: Language, settings: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The names of the components in their declared order, with `BASE` for the pipes of the base model."""
    for name, options in settings.items():
        if options.get("factory") not in DECLARATIONS:
            raise ResourceError(
                f"component {name} in models/{nlp.lang}/config.cfg: no declaration of factory {options.get('factory')!r}: "
                "register it with extractor.components.order.component"
            )
    return arrange({name: DECLARATIONS[options["factory"]] for name, options in settings.items()}, given_by(nlp))


def _add_components(nlp: Language, settings: Mapping[str, Mapping[str, Any]]) -> None:
    """Add the components of the configuration in their declared order: some run ahead of the base model's pipes."""
    order = _arranged(nlp, settings)
    first_of_base = next(iter(nlp.pipe_names), None)
    for index, name in enumerate(order):
        if name != BASE:
            options = dict(settings[name])
            before = first_of_base if index < order.index(BASE) else None
            nlp.add_pipe(options.pop("factory"), name=name, config=options, before=before)


def _tokenise(nlp: Language, text: str) -> Doc:
    """spaCy's tokens; a run of more than `_LONGEST_RUN` characters without a blank is tokenised in slices.

    The tokeniser's time grows with the square of such a run: half a million characters of "a.b.c." would take hours.
    """
    cuts = [
        position
        for run in _LONG_RUN.finditer(text)
        for position in range(run.start() + _LONGEST_RUN, run.end(), _LONGEST_RUN)
    ]
    if not cuts:
        return nlp.make_doc(text)
    slices = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    return Doc.from_docs([nlp.make_doc(part) for part in slices], ensure_whitespace=False)


def make_doc(nlp: Language, article: Article) -> Doc:
    """The tokenised text of an article with what the components need to know of it."""
    doc = _tokenise(nlp, article.text)
    doc._.text = article.text
    doc._.published = article.published.value
    doc._.has_open_day = bool(article.published.candidates)
    doc._.entries = [[b.start, b.at] for b in article.blocks if b.at] or None
    doc._.blocks = [[b.start, b.end, b.kind, b.subtype] for b in article.blocks]
    doc._.site = article.site or article.url
    return doc


@contextmanager
def annotated(nlp: Language, articles: Sequence[Article]) -> Iterator[list[Doc | ExtractorError]]:
    """The annotated Doc of each article of one batch, in order, or the error that its text led to.

    The Docs are valid inside the `with` block only: their strings live in the batch's memory zone.
    """
    with nlp.memory_zone():
        try:
            size = _PARSED_AT_A_TIME * max(1, len(articles))
            docs = list(nlp.pipe((make_doc(nlp, article) for article in articles), batch_size=size))
        except Exception:  # whatever a component raises is the fault of one article and must not stop the others
            yield [_annotate_alone(nlp, article) for article in articles]
        else:
            yield [*docs]
    give_back()


def annotate_article(nlp: Language, article: Article) -> Doc:
    """The annotated Doc of one article, to keep.  Raises ExtractorError where a component fails on its text."""
    doc = _annotate_alone(nlp, article)
    if isinstance(doc, ExtractorError):
        raise doc
    return doc


def find_times(nlp: Language, article: Article) -> tuple[Timex, ...]:
    """The times of an article, by the pipes alone that find them: their `role` is what it is before a figure asks.

    Raises ExtractorError where one fails on the text.
    """
    return tuple(_found(nlp, article, (Timex,)).times)


def find_figures(nlp: Language, article: Article) -> tuple[Figure, ...]:
    """The figures of an article, in the same way; nobody asks who gives them, so each is the article's own."""
    return tuple(_found(nlp, article, (Figure, *slots(Figure, *_SLOTS_OF_FIGURES))).figures)


def _found(nlp: Language, article: Article, things: tuple[Thing, ...]) -> Found:
    """What is on the Doc of an article when the pipes have run that the things need."""
    with nlp.memory_zone():
        doc = _annotate_alone(nlp, article, without=unneeded_for(things, nlp))
        if isinstance(doc, ExtractorError):
            raise doc
        return found_on(doc)


def _annotate_alone(nlp: Language, article: Article, *, without: Collection[str] = ()) -> Doc | ExtractorError:
    try:
        return nlp(make_doc(nlp, article), disable=without)
    except MemoryError:
        return OutOfMemory(f"the text of {article.key} needs more memory than it may take: allow more, or leave it out")
    except Exception as error:
        cause = error.__cause__ or error  # spaCy wraps what a component raises
        return ExtractorError(
            f"the pipeline failed on the text of {article.key} ({type(cause).__name__}: {cause}): "
            "please report it with the article"
        )


def capabilities(nlp: Language) -> tuple[str, ...]:
    """What runs on an article, for the record's `producer`: the factories of the pipes without "extractor_", in their order."""
    return tuple(factory.removeprefix("extractor_") for factory in factories_of(nlp))


def pipeline_settings() -> dict[str, str | int | bool | None]:
    """What else decides the result, for the record's `producer`: which arithmetic runs, and the digest of the user's words."""
    return {
        "ops": "numpy",
        "blas_threads": os.environ.get("OPENBLAS_NUM_THREADS"),
        "lexicons_sha256": lexicons_sha256(),
    }


def reader_sha256(nlp: Language) -> str | None:
    """The hex digest of the trained reader of a pipeline; None for one without."""
    return next((pipe.sha256 for _, pipe in nlp.pipeline if isinstance(pipe, SlotReader)), None)
