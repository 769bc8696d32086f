"""What makes the records in this process: the loaded pipeline, and the digests that distinguish it from any other."""

from __future__ import annotations

import gc
import platform
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import metadata

from extractor import __version__
from extractor.api import extract
from extractor.base_model import model_sha256
from extractor.choice import Choice
from extractor.errors import ExtractorError
from extractor.extras import DISTRIBUTION
from extractor.pipeline import Pipeline, load_chosen, pipeline_settings, reader_sha256
from extractor.rules import PARTS
from extractor.words.resources import rules_sha256

_NAME = re.compile(r"[\w.-]+")


@lru_cache(maxsize=1)  # a process reads with one set of words at a time
def pipeline_of(choice: Choice) -> Pipeline:
    """The pipeline, loaded once and warm: what is read and compiled at first use is there for every process forked from here.

    Raises ModelError or ResourceError as `load_pipeline` does, and ExtractorError where this machine fails on a page of ours,
    for it would fail on every page.
    """
    nlp = load_chosen(choice)
    # One example for each stage: all of them would load what an ordinary article never asks for, and that takes seconds
    texts = {(rules.part, rule.stage): rule.example for rules in PARTS.values() for rule in rules}.values()
    paragraphs = "".join(f"<p>{text}</p>" for text in texts)
    page = f"<html><body><article>{paragraphs}</article></body></html>"
    try:
        for source in (page, next(iter(texts))):  # the language of a short text is detected otherwise
            extract(source, nlp=nlp, languages=None)
    except ExtractorError as error:
        raise ExtractorError(f"this machine fails on every page: {error}") from error
    gc.collect()
    gc.freeze()
    return nlp


@lru_cache(maxsize=1)
def producer_of(choice: Choice) -> Mapping[str, object]:
    """All that decides, beside pages and settings, what is found: code, model, rules, words, the libraries in use."""
    nlp = pipeline_of(choice)
    return {
        "version": __version__,
        "rules_sha256": rules_sha256(),
        "model": f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}",
        "model_sha256": model_sha256(nlp),
        "reader": reader_sha256(nlp),
        **pipeline_settings(),
        "python": ".".join(platform.python_version_tuple()[:2]),
        "libraries": _libraries(),
    }


def _libraries() -> Mapping[str, str]:
    """The versions of what the package needs, extras apart; empty in a checkout that was never installed."""
    try:
        needed = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return {}
    names = sorted(_NAME.findall(line)[0] for line in needed if "extra ==" not in line)
    return {name: metadata.version(name) for name in names}
