"""What the templates show of each article: its blocks as segments, its claims, findings, charts, and figures without a claim.

read_articles(extractions) -> a view of each, with ids that are unique on the page
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from textwrap import shorten
from types import MappingProxyType
from typing import NamedTuple

from extractor.assembly.wording import on_one_line
from extractor.claim import Claim
from extractor.display import (
    LABELS,
    STATUS_MARK,
    STATUS_WORDS,
    Card,
    Correction,
    Corrections,
    Row,
    Segment,
    Slot,
    Slots,
    Statement,
    publication,
    read_cards,
)
from extractor.extraction import Extraction
from extractor.figure import Figure
from extractor.finding import Finding
from extractor.page import Failure
from extractor.report.blocks import BlockView, read_blocks
from extractor.report.browser_text import BrowserText
from extractor.report.charts import Chart, read_charts
from extractor.report.evidence import Evidence, Places
from extractor.report.links import fragment_link, web_address, words_around
from extractor.textrange import TextRange

_TITLE = 80  # code points of one that is made of first words
_AROUND = 8  # words on either side of a figure without a claim
_SHOWN_AS = {"claimant": "who"}  # the slots of a row that have other names than the columns
_MISSING = {"speaker": "claimant"}  # what is missing, by the names of columns
_OFFICIAL = "official_source"  # a reason of check_worthiness.jsonl


class Decided(NamedTuple):
    """What people decided of a claim."""

    status: str
    sign: str
    words: str
    """The decision, by whom, when, and the note."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with the ids, on the page, of its claims."""

    finding: Finding
    claims: tuple[ClaimView, ...] = ()

    @property
    def mark(self) -> str:
        """The sign of its status."""
        return STATUS_MARK[self.finding.status]

    @property
    def status(self) -> str:
        """Its status in words."""
        return STATUS_WORDS[self.finding.status]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim of a card; `id` is unique on the page, `number` in its article."""

    id: str
    number: int
    row: Row
    figure: str
    """Its leading figure as printed; empty for a quote."""
    slots: tuple[Slot, ...]
    who: str
    """Who says it, for the filter; empty where nobody is known."""
    kind: str
    surface: str
    link: str | None
    evidence: tuple[Evidence, ...]
    quoted_in: str | None
    """The id of the claim that is the quote which this one is part of."""
    corrections: Corrections = ()
    """What people have put in place of what the extractor found."""
    decided: Decided | None = None
    findings: tuple[FindingView, ...] = ()

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.row.claim

    @property
    def corrected(self) -> dict[str, Correction]:
        """The corrections, by the slots of a row where they are of one."""
        return {_SHOWN_AS.get(one.slot, one.slot): one for one in self.corrections}

    @property
    def traits(self) -> tuple[str, ...]:
        """What the filters ask of it."""
        claim = self.claim
        is_inferred = any(slot.is_inferred for slot in self.slots) or bool(claim.inferred)
        held = {
            "official": any(reason.code == _OFFICIAL for reason in claim.check_worthiness.reasons),
            "change": claim.change_id is not None,
            "inferred": is_inferred,
            "missing": bool(self.not_found),
            "complete": not (is_inferred or self.not_found),
        }
        return tuple(name for name, holds in held.items() if holds)

    @property
    def not_found(self) -> tuple[str, ...]:
        """What such a claim needs, and neither the extractor nor a person has found; a time that is not resolved is a slot."""
        filled = {one.slot for one in self.corrections if one.after} | {slot.key for slot in self.slots}
        names = (_MISSING.get(name, name) for name in self.claim.missing)
        return tuple(LABELS[name] for name in names if name not in filled)

    @property
    def facts(self) -> dict[str, str]:
        """What is known of it beside its slots, in words."""
        claim, worth = self.claim, self.claim.check_worthiness
        places = f"{len(claim.also)} more time{'s' * (len(claim.also) > 1)} in the article"
        reasons = ", ".join(f"{reason.code} {reason.weight:+g}" for reason in worth.reasons)
        facts = {
            "repeated": places if claim.also else "",
            "not found": ", ".join(self.not_found) or "nothing a claim of this kind needs",
            "inferred": ", ".join(claim.inferred) or "nothing",
            "stated as": claim.modality.factuality + ", negated" * claim.modality.negated,
            "worth checking": f"{worth.score:g}" + (f": {reasons}" if reasons else ""),
        }
        return {name: told.replace("_", " ") for name, told in facts.items() if told}

    def citation(self, article: ArticleView) -> str:
        """What is copied: the claim sentence, the figure that is meant with its slots, the article, and the link."""
        text = self.corrected.get("text")
        lines = (
            text.after if text and text.after else self.claim.sentence,
            " · ".join(self._line()) if self.figure or self.corrections else "",
            article.reference,
            self.link or article.url,
        )
        return "\n".join(filter(None, lines))

    def _line(self) -> Iterator[str]:
        """The figure and its slots, as people have corrected them."""
        corrected = {key: one for key, one in self.corrected.items() if key != "text"}
        found = {"amount": self.figure} | {slot.key: slot.marked for slot in self.slots}
        for key, words in found.items():
            one = corrected.pop(key, None)
            if one and one.after:
                yield f"{one.label} {one.after}" if key == "baseline" else one.after
            elif words and not one:
                yield words
        yield from (f"{one.label}: {one.after}" for one in corrected.values() if one.after)


@dataclass(frozen=True, slots=True)
class CardView:
    """A card with the views of its claims."""

    card: Card
    claims: tuple[ClaimView, ...]

    @property
    def id(self) -> str:
        """Unique on the page."""
        return f"s-{self.claims[0].id}"

    @property
    def is_rejected(self) -> bool:
        """True where people rejected all of its claims."""
        return all(view.decided and view.decided.status == "rejected" for view in self.claims)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The sentence as it is shown."""
        return self.card.shown


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
        places = ((one.slot, self.browser.units(one.place)) for one in view.evidence)
        return " ".join(f"{slot} {place.start} {place.end}" for slot, place in places)


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
    for place, extraction in enumerate(extractions, 1):
        try:
            views.append(_read(extraction, f"a{place}", marks, _Claims(extraction, numbers, corrections, decided)))
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
            tuple(sorted((views[one] for one in finding.claims if one in views), key=lambda view: view.number)),
        )
        for finding in extraction.findings
    )
    return ArticleView(
        id=id_,
        extraction=extraction,
        title=_title(extraction),
        about=_about(extraction),
        url=web_address(article.url),
        blocks=read_blocks(article, [one for view in views.values() for one in view.evidence if marks]),
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
        self._slots, self._places = Slots(extraction), Places(extraction)
        self._figures = {figure.id: figure for figure in extraction.figures}
        self._quotes = {claim.quote_id: claim.id for claim in extraction.claims if claim.type != "figure"}
        self._findings = {finding.id: finding for finding in extraction.findings}

    def card(self, card: Card) -> CardView:
        return CardView(card, tuple(map(self._view, card.statements)))

    def _view(self, statement: Statement) -> ClaimView:
        row, claim = statement.row, statement.claim
        is_figure = claim.type == "figure"
        place = TextRange(claim.start, claim.end)
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
            surface=self._article.text[slice(*place)],
            link=fragment_link(self._article, place),
            evidence=tuple(self._places.of(row, id_)),
            quoted_in=self._quotes.get(claim.quote_id) if is_figure else None,
            corrections=self._corrections.get(claim.id, ()),
            decided=self._decided.get(claim.id),
            findings=tuple(FindingView(self._findings[one]) for one in claim.finding_ids if one in self._findings),
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
    told = {id_ for claim in extraction.claims for id_ in (*claim.figure_ids, claim.baseline_id)}
    text = extraction.article.text
    return tuple((figure.surface, _around(text, figure)) for figure in extraction.figures if figure.id not in told)


def _around(text: str, figure: Figure) -> str:
    before, after = words_around(text, TextRange(figure.start, figure.end), _AROUND)
    return " ".join((*before, figure.surface, *after))


def told_of(view: ArticleView) -> str:
    """The counts of an article in words."""
    shown, folded = _claims(*view.shown), _claims(*view.folded)
    counts = {"claim": shown, "minor": folded, "quote": view.quotes, "finding": view.findings}
    told = (f"{len(of)} {name}{'s' * (len(of) != 1 and name != 'minor')}" for name, of in counts.items() if of)
    return ", ".join(told) or "no claims"


def speakers(articles: Iterable[ArticleView]) -> list[str]:
    """Who says something, who says most first."""
    held = Counter(view.who for article in articles for view in article.claims if view.who)
    return [name for name, _ in sorted(held.items(), key=lambda item: (-item[1], item[0]))]
