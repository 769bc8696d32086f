"""What the templates show of each article: its blocks as segments, its claims, findings, charts, and figures without a claim.

read_articles(extractions) -> a view of each, with ids that are unique on the page
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from textwrap import shorten
from types import MappingProxyType

from extractor.assembly.wording import on_one_line
from extractor.desk import (
    Card,
    Corrections,
    Slots,
    Statement,
    publication,
    read_cards,
)
from extractor.desk.report.blocks import BlockView, read_blocks
from extractor.desk.report.browser_text import BrowserText
from extractor.desk.report.charts import Chart, read_charts
from extractor.desk.report.claim_views import CardView, ClaimView, Decided, FindingView
from extractor.desk.report.evidence import SlotWords
from extractor.desk.report.links import fragment_link, web_address, words_around
from extractor.record.extraction import Extraction
from extractor.record.figure import Figure
from extractor.record.page import Failure
from extractor.record.textrange import TextRange

_TITLE = 80  # code points of one that is made of first words
_AROUND = 8  # words on either side of a figure without a claim


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article of the page."""

    id: str
    extraction: Extraction
    title: str
    about: tuple[str, ...]
    url: str | None
    blocks: tuple[BlockView, ...]
    shown: tuple[CardView, ...]
    folded: tuple[CardView, ...]
    folded_kinds: str
    quotes: tuple[CardView, ...]
    merged: tuple[CardView, ...]
    findings: tuple[FindingView, ...]
    charts: tuple[Chart, ...]
    browser: BrowserText
    """Its text, as a browser counts it."""
    unbound: tuple[tuple[str, str], ...]
    """Figures without a claim, each with the words around it."""

    @property
    def claims(self) -> tuple[ClaimView, ...]:
        """Those of the cards that no other card repeats, in the order of the page."""
        return _claims(*self.shown, *self.folded, *self.quotes)

    @property
    def decided_repeats(self) -> tuple[CardView, ...]:
        """The cards that others repeat and people have decided on all the same."""
        return tuple(card for card in self.merged if any(view.decided for view in card.claims))

    @property
    def all_claims(self) -> tuple[ClaimView, ...]:
        """All claims, in the order of the page."""
        return (*self.claims, *_claims(*self.merged))

    @property
    def language(self) -> str:
        """Its code for `lang`; "" where it is not known, or none."""
        code = self.extraction.article.language or ""
        return code if re.fullmatch("[a-z]{2,3}", code) else ""

    @property
    def silence(self) -> str:
        """Why an article has no claims: nothing was found, or it was not read."""
        article = self.extraction.article
        if article.kind not in ("article", "live_blog"):
            return f"Not read: this page is not an article ({article.kind.replace('_', ' ')})."
        if not self.extraction.producer.capabilities:
            language = f"language, “{article.language}”" if article.language else "unknown language"
            return f"Not read: there are no rules for its {language}."
        return "No figures or quotes were found in this article."

    @property
    def reference(self) -> str:
        """Its headline, outlet and publication date, as far as they are known."""
        article = self.extraction.article
        title = f"“{on_one_line(self.title)}”" if article.headline_words else None
        day = publication(self.extraction) if article.published.value else None
        return ", ".join(filter(None, (title, article.site, day)))

    @property
    def has_headline(self) -> bool:
        """True if the text prints its title."""
        return self.extraction.article.headline is not None

    @property
    def page_ids(self) -> dict[str, str]:
        """The id on the page for the id of each claim."""
        return {view.claim.id: view.id for view in self.claims}

    def units(self, view: ClaimView) -> str:
        """The positions of the words of a claim, for a script: "who 10 20 amount 30 33", in UTF-16 code units of the text."""
        units = ((words.slot, self.browser.units(words.range)) for words in view.evidence)
        return " ".join(f"{slot} {words.start} {words.end}" for slot, words in units)


def read_articles(
    extractions: Iterable[Extraction],
    report: Callable[[Failure], object],
    *,
    marks: bool = True,
    corrections: Mapping[str, Corrections] = MappingProxyType({}),
    decided: Mapping[str, Decided] = MappingProxyType({}),
) -> list[ArticleView]:
    """A view of each extraction, in order; one that cannot be shown, as a record with a broken reference, goes to `report`.

    Without `marks` no text is cut at the borders of its evidence.  `corrections` and `decided` are those of claims, by their ids.
    """
    numbers, views = count(1), []
    for number, extraction in enumerate(extractions, 1):
        try:
            views.append(_read(extraction, f"a{number}", marks, _Claims(extraction, numbers, corrections, decided)))
        except Exception as error:  # whatever one record leads to
            report(Failure.of(error, extraction.input_id, "showing"))
    return views


def _read(extraction: Extraction, id_: str, marks: bool, parts: _Claims) -> ArticleView:
    article, cards = extraction.article, read_cards(extraction)
    shown, folded, quotes, merged = (
        tuple(map(parts.card, some)) for some in (cards.shown, cards.folded, cards.quotes, cards.merged)
    )
    views = {view.claim.id: view for view in _claims(*shown, *folded, *quotes)}
    findings = (
        FindingView(
            finding,
            tuple(sorted((views[id_] for id_ in finding.claims if id_ in views), key=lambda view: view.number)),
        )
        for finding in extraction.findings
    )
    return ArticleView(
        id=id_,
        extraction=extraction,
        title=_title(extraction),
        about=_about(extraction),
        url=web_address(article.url),
        blocks=read_blocks(article, [words for view in views.values() for words in view.evidence if marks]),
        shown=shown,
        folded=folded,
        folded_kinds=cards.folded_kinds,
        quotes=quotes,
        merged=merged,
        findings=tuple(findings),
        charts=tuple(read_charts(extraction, (view.claim for view in _claims(*shown, *folded)))),
        browser=BrowserText(article.text),
        unbound=_unbound(extraction),
    )


def _claims(*cards: CardView) -> tuple[ClaimView, ...]:
    return tuple(view for card in cards for view in card.claims)


class _Claims:
    """Makes the views of the cards of one extraction."""

    def __init__(
        self,
        extraction: Extraction,
        numbers: count[int],
        corrections: Mapping[str, Corrections],
        decided: Mapping[str, Decided],
    ) -> None:
        self._article, self._numbers, self._own = extraction.article, numbers, count(1)
        self._corrections, self._decided = corrections, decided
        self._slots, self._places = Slots(extraction), SlotWords(extraction)
        self._figures = {figure.id: figure for figure in extraction.figures}
        self._quotes = {claim.quote_id: claim.id for claim in extraction.claims if claim.type != "figure"}
        self._findings = {finding.id: finding for finding in extraction.findings}

    def card(self, card: Card) -> CardView:
        return CardView(card, tuple(map(self._view, card.statements)))

    def _view(self, statement: Statement) -> ClaimView:
        row, claim = statement.row, statement.claim
        is_figure = claim.type == "figure"
        words = TextRange(claim.start, claim.end)
        id_ = f"c{next(self._numbers)}"
        return ClaimView(
            id=id_,
            number=next(self._own),
            row=row,
            figure=statement.amount,
            slots=statement.slots,
            who=self._slots.speaker(claim) or "article" * (not claim.attribution),
            kind=self._figures[claim.value_id or claim.change_id or claim.figure_ids[0]].kind
            if is_figure
            else claim.type,
            surface=self._article.text[slice(*words)],
            link=fragment_link(self._article, words),
            evidence=tuple(self._places.of(row, id_)),
            quoted_in=self._quotes.get(claim.quote_id) if is_figure else None,
            corrections=self._corrections.get(claim.id, ()),
            decided=self._decided.get(claim.id),
            findings=tuple(FindingView(self._findings[id_]) for id_ in claim.finding_ids if id_ in self._findings),
        )


def _title(extraction: Extraction) -> str:
    """Its headline, or else what it was given as: the first words of a text that came without a name."""
    article = extraction.article
    if article.headline_words:
        return article.headline_words
    is_named = extraction.input_id != article.source.sha256
    return extraction.input_id if is_named else shorten(article.text, _TITLE, placeholder=" …")


def _about(extraction: Extraction) -> tuple[str, ...]:
    """What is known of the article: outlet, authors, date, and where that was read."""
    article = extraction.article
    parts = (article.site, ", ".join((*article.authors, *article.agencies)), publication(extraction))
    notes = (
        f"language {article.language}" if article.language not in (None, "en") else "",
        article.kind.replace("_", " ") if article.kind != "article" else "",
        f"{article.completeness.status}: {article.completeness.reason}" if article.completeness.reason else "",
    )
    return tuple(filter(None, (*parts, *notes)))


def _unbound(extraction: Extraction) -> tuple[tuple[str, str], ...]:
    """The figures without a claim, with some words on either side."""
    in_claims = {id_ for claim in extraction.claims for id_ in (*claim.figure_ids, claim.baseline_id)}
    text = extraction.article.text
    return tuple((figure.surface, _around(text, figure)) for figure in extraction.figures if figure.id not in in_claims)


def _around(text: str, figure: Figure) -> str:
    before, after = words_around(text, TextRange(figure.start, figure.end), _AROUND)
    return " ".join((*before, figure.surface, *after))


def counts_of(view: ArticleView) -> str:
    """The counts of an article in words."""
    shown, folded = _claims(*view.shown), _claims(*view.folded)
    counts = {"claim": shown, "minor": folded, "quote": view.quotes, "finding": view.findings}
    counted = (f"{len(of)} {name}{'s' * (len(of) != 1 and name != 'minor')}" for name, of in counts.items() if of)
    return ", ".join(counted) or "no claims"


def speakers(articles: Iterable[ArticleView]) -> list[str]:
    """Who says something, who says most first."""
    held = Counter(view.who for article in articles for view in article.claims if view.who)
    return [name for name, _ in sorted(held.items(), key=lambda item: (-item[1], item[0]))]
