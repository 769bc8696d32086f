"""One HTML file that needs nothing else: the text with its evidence, the claims, and what several articles share.

No byte of an article reaches the page but through a template that escapes it, and nothing on the page may run or load but the
one script and the one style whose digests its policy names.
"""

from __future__ import annotations

import base64
import hashlib
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from extractor.comparison import Group, compare, without_repeats
from extractor.desk import Corrections
from extractor.desk.report.claim_views import Decided
from extractor.desk.report.evidence import NAMES
from extractor.desk.report.spans import SpannedText, read_spanned
from extractor.desk.report.views import ArticleView, counts_of, read_articles, speakers
from extractor.desk.report.visible import visible
from extractor.record.extraction import Extraction
from extractor.record.page import Failure

_log = logging.getLogger(__name__)
_RELATIONS = {
    "same": "the same",
    "rounded": "the same, rounded",
    "updated": "updated",
    "different_period": "of another time",
    "different_definition": "of another definition",
    "conflict": "in conflict",
    "other_wording": "other wording",
}


def _log_failure(failure: Failure) -> None:
    _log.warning("%s", failure.error)


def report_page(
    extractions: Iterable[Extraction],
    *,
    report: Callable[[Failure], object] = _log_failure,
    corrections: Mapping[str, Corrections] = MappingProxyType({}),
    decided: Mapping[str, Decided] = MappingProxyType({}),
) -> str:
    """The page of these articles; with several there are an index and what they share.  Empty where there is none.

    `corrections` are what people put in place of what was found, and `decided` what they decided, by the ids of claims.
    The Failure of a record that cannot be shown goes to `report` (by default the log), and the others are shown.
    """
    articles = read_articles(extractions, report, corrections=corrections, decided=decided)
    if not articles:
        return ""
    title = articles[0].title if len(articles) == 1 else f"{len(articles)} articles"
    return _rendered(
        "report.html",
        title=title,
        articles=articles,
        shared=_shared(articles),
        speakers=speakers(articles),
        kinds=sorted({view.kind for article in articles for view in article.claims}),
        slots=NAMES,
        counts_of=counts_of,
    )


def spans_page(texts: Sequence[SpannedText]) -> str:
    """The page of texts with spans that somebody else made; empty where there is none."""
    if not texts:
        return ""
    views = [read_spanned(text, f"t{number}") for number, text in enumerate(texts, 1)]
    labels = list(dict.fromkeys(label for view in views for label in view.labels))
    title = texts[0].id if len(texts) == 1 else f"{len(texts)} texts"
    return _rendered("spans.html", title=title, texts=views, labels=labels)


def _shared(articles: Sequence[ArticleView]) -> list[tuple[str, Group, list[str]]]:
    """What several articles say of one thing: the relation in words, the group, and for each occurrence the id of its row.

    A claim without a row, as a quote that is in the row of its figure, has the id of its article.
    """
    rows = {(view.extraction.article.key, claim): id_ for view in articles for claim, id_ in view.page_ids.items()}
    whole = {view.extraction.article.key: view.id for view in articles}
    return [
        (
            _RELATIONS[group.relation],
            group,
            [
                rows.get((occurrence.article, occurrence.claim), whole[occurrence.article])
                for occurrence in group.occurrences
            ],
        )
        for group in without_repeats(compare((view.extraction for view in articles), report=_ignore))
    ]


def _ignore(failure: Failure) -> None:
    """An article that cannot be compared is shown all the same."""


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("extractor.desk.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _rendered(template: str, **values: object) -> str:
    style, script = (_source(name) for name in ("report.css", "report.js"))
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    page = _environment().get_template(template)
    return page.render(style=Markup(style), script=Markup(script), policy=policy, **values)


@cache
def _source(name: str) -> str:
    return (files("extractor.desk.report") / "static" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
