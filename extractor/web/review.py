"""An article as the screen of review needs it: its text, its claims as rows, and where the words of each slot stand."""

from __future__ import annotations

from typing import Any

from extractor.page import Failure
from extractor.report.evidence import Evidence
from extractor.report.views import ArticleView, ClaimView, FindingView, read_articles
from extractor.store import UNDECIDED, StoredArticle


def read_article(stored: StoredArticle) -> ArticleView:
    """The view of a stored article.  Raises ExtractorError where its record cannot be shown."""
    failures: list[Failure] = []
    views = read_articles([stored.extraction], failures.append)
    if failures:
        raise failures[0].error
    return views[0]


def article_data(stored: StoredArticle, view: ArticleView) -> dict[str, Any]:
    """What `/data/articles/{id}` answers.

    A place is `{start, end, utf16: [start, end]}`: code points, and the UTF-16 code units of JavaScript; ends are exclusive.
    """
    article = view.extraction.article
    return {
        "article": stored.summary,
        "title": view.title,
        "about": view.about,
        "version": stored.version,
        "versions": stored.versions,
        "was_read": view.was_read,
        "text": article.text,
        "blocks": [{"kind": one.kind, "start": one.start, "end": one.end} for one in article.blocks],
        "claims": [
            _claim_data(one, kind, view, stored)
            for kind, some in (("shown", view.shown), ("folded", view.folded), ("quote", view.quotes))
            for one in some
        ],
        "findings": [_finding_data(one, stored) for one in view.findings],
        "unbound": [{"surface": surface, "around": around} for surface, around in view.unbound],
        "lost": stored.lost,
    }


def _claim_data(one: ClaimView, group: str, view: ArticleView, stored: StoredArticle) -> dict[str, Any]:
    claim = one.claim
    decision = stored.decisions.get(claim.id)
    return {
        "id": store_id(stored, claim.id),
        "number": one.number,
        "group": group,
        "type": claim.type,
        "kind": one.kind,
        "text": claim.text,
        "surface": one.surface,
        "slots": [
            {"slot": slot, "words": cell.words, "inferred": cell.is_inferred, "note": cell.note}
            for slot, cell in one.cells
        ],
        "evidence": [_place(place, view) for place in one.evidence],
        "traits": one.traits,
        "missing": claim.missing,
        "inferred": claim.inferred,
        "factuality": claim.modality.factuality,
        "negated": claim.modality.negated,
        "score": claim.check_worthiness.score,
        "reasons": [{"code": reason.code, "weight": reason.weight} for reason in claim.check_worthiness.reasons],
        "findings": [finding.finding.id for finding in one.findings],
        "link": one.link,
        "citation": one.citation(view),
        "decision": decision,
        "status": decision.status if decision else UNDECIDED,
    }


def _place(evidence: Evidence, view: ArticleView) -> dict[str, Any]:
    place = evidence.place
    return {"slot": evidence.slot, "start": place.start, "end": place.end, "utf16": [*view.browser.units(place)]}


def _finding_data(one: FindingView, stored: StoredArticle) -> dict[str, Any]:
    finding = one.finding
    return {
        "id": finding.id,
        "check": finding.check,
        "severity": finding.severity,
        "mark": one.mark,
        "status": one.status,
        "message": finding.message,
        "claims": [store_id(stored, claim) for claim in finding.claims],
    }


def store_id(stored: StoredArticle, record_id: str) -> str:
    """The id in the store of a claim of the article."""
    return f"{stored.summary.id}:{record_id}"
