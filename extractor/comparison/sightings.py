"""A claim with the article around it: what comparing needs, read once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from extractor.article import Article
from extractor.claim import Claim
from extractor.comparison.group import Group, Occurrence, Relation
from extractor.extraction import Extraction
from extractor.figure import Figure

_WORD = re.compile(r"\w+(?:'\w+)*")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A claim in one article; `figure` is its value, else its change; `words` are those of the sentence or the quote."""

    occurrence: Occurrence
    claim: Claim
    figure: Figure | None
    claimant: str | None
    words: tuple[str, ...]


def read_sightings(extraction: Extraction) -> Iterator[Sighting]:
    """The claims of an article, in text order."""
    figures = {figure.id: figure for figure in extraction.figures}
    quotes = {quote.id: quote for quote in extraction.quotes}
    names = {entity.id: entity.name for entity in extraction.entities}
    text = extraction.article.text
    for claim in extraction.claims:
        figure = figures.get(claim.value or claim.change or "")
        quote = quotes.get(claim.quote or "") if claim.type == "quote" else None
        surface = " ".join(text[part.start : part.end] for part in quote.fragments) if quote else claim.surface
        yield Sighting(
            occurrence=Occurrence(
                input_id=extraction.input_id,
                article=extraction.article.key,
                claim=claim.id,
                surface=surface,
                value=figure.surface if figure and claim.type == "figure" else None,
                published=extraction.article.published.value,
                outlet=_outlet(extraction.article),
            ),
            claim=claim,
            figure=figure,
            claimant=names.get(quote.claimant or "") if quote else None,
            words=tuple(_WORD.findall(surface.lower().replace("’", "'"))),
        )


def make_group(key: str, relation: Relation, message: str, sightings: Iterable[Sighting]) -> Group:
    """The group of these sightings, the first published first; articles without a date come last."""
    occurrences = sorted(
        (sighting.occurrence for sighting in sightings),
        key=lambda one: (one.published is None, one.published or "", one.input_id, one.claim),
    )
    dates = [one.published for one in occurrences if one.published]
    return Group(
        key=key,
        relation=relation,
        message=message,
        occurrences=tuple(occurrences),
        first_seen=dates[0] if dates else None,
        last_seen=dates[-1] if dates else None,
        outlets=tuple(sorted({one.outlet for one in occurrences if one.outlet})),
    )


def _outlet(article: Article) -> str | None:
    host = urlsplit(article.url).hostname if article.url else None
    return article.site or (host.removeprefix("www.") if host else None)
