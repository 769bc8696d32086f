"""`extractor top`: the claims most worth checking, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.failures import Failures
from extractor.cli.options import AsJson, RecordFiles
from extractor.cli.records import Records
from extractor.cli.summary import counted
from extractor.cli.terminal import show, show_json
from extractor.record.plain import to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.desk import Card
    from extractor.record.claim import Claim
    from extractor.record.extraction import Extraction


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A card with the article that it is of; `articles` is how many have the same sentence."""

    card: Card
    input_id: str
    shown: str
    """The title of the article."""
    key: str
    """The key of the article."""
    articles: int = 1

    @property
    def sentence(self) -> str:
        """The words that are shown."""
        return "".join(segment.words for segment in self.card.shown)

    @property
    def claim(self) -> Claim:
        """The claim of the card that ranks highest."""
        return max(
            (statement.claim for statement in self.card.statements), key=lambda claim: claim.check_worthiness.score
        )

    @property
    def rank(self) -> tuple[float, str, int]:
        """What it is ordered by: the best first, then by article and place."""
        return -self.claim.check_worthiness.score, self.input_id, self.claim.start

    def lines(self) -> Iterator[str]:
        """The sentence, and below it what is known of it, where it is from and its reasons."""
        worth = self.claim.check_worthiness
        yield f"{worth.score:g}  {self.sentence}"
        yield from (f"     {line.words}" for line in self.card.lines)
        reasons = ", ".join(f"{reason.code.replace('_', ' ')} {reason.weight:+g}" for reason in worth.reasons)
        others = f" and {counted(self.articles - 1, 'other article')}" if self.articles > 1 else ""
        yield f"     {self.shown}{others}; {reasons}"

    def plain(self) -> dict[str, object]:
        """Its fields for programs; `claim` is its id in the record of `input_id`."""
        claim = self.claim
        fields = {
            "input_id": self.input_id,
            "articles": self.articles,
            "claim": claim.id,
            "text": claim.text,
            "start": claim.start,
            "end": claim.end,
        }
        return fields | {"score": claim.check_worthiness.score, "reasons": to_plain(claim.check_worthiness.reasons)}


def top_command(
    records: RecordFiles,
    limit: Annotated[int, typer.Option("--limit", "--n", min=1, metavar="N", help="Number of claims to show.")] = 15,
    as_json: AsJson = False,
) -> None:
    """List the claims most worth checking, with the reasons.

    A quote and its figure are one entry, as is a sentence that several articles have.

    Each reason adds to the score or lowers it; docs/reference/lexicons.md explains them.

    Example: extractor top claims.jsonl --limit 15
    """
    failures = Failures()
    ranked: list[_Ranked] = []
    articles = 0
    for extraction in Records(records, failures):
        if (some := failures.attempt(extraction.input_id, "ranking", _rank, extraction)) is not None:
            ranked += some
            articles += 1
    best = _each_once(sorted(ranked, key=lambda claim: claim.rank))[:limit]
    if as_json:
        show_json([claim.plain() for claim in best])
    else:
        show(*(line for claim in best for line in claim.lines()))
    failures.end("ranked", articles)


def _rank(extraction: Extraction) -> list[_Ranked]:
    from extractor.desk import read_cards

    read = read_cards(extraction)
    article = extraction.article
    shown = article.source.shown(extraction.input_id, article.url)
    return [
        _Ranked(card, extraction.input_id, shown, article.key) for card in (*read.shown, *read.folded, *read.quotes)
    ]


def _each_once(ranked: Sequence[_Ranked]) -> list[_Ranked]:
    """The first with each sentence, with the number of articles that have it."""
    alike: dict[str, list[_Ranked]] = {}
    for claim in ranked:
        alike.setdefault(" ".join(claim.sentence.split()), []).append(claim)
    return [replace(first, articles=len({claim.key for claim in (first, *rest)})) for first, *rest in alike.values()]
