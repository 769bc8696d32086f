"""Articles of one or two sentences for the tests: marked text as in `tests.checks.builder`, names, what happens, a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from extractor.comparison import ComparableFigure, ComparableQuote, read_comparables
from extractor.record.article import Published
from extractor.record.claim import Claim, Event
from extractor.record.entity import Entity, Mention
from extractor.record.extraction import Extraction
from tests.checks.builder import build

MAY = "<TIME id=t1 from=2025-05-01 until=2025-06-01>May</TIME>"


def story(
    key: str,
    marked: str,
    *,
    day: str | None = "2025-06-09",
    names: Sequence[str] = ("Norland",),
    event: str = "",
    mode: Any = "actual",
    claims: list[dict[str, Any]] | None = None,
) -> Extraction:
    """An article whose claims have all of its text; `names` are places, with all their mentions; `event` is a lemma."""
    extraction = build(marked, claims=claims)
    text = extraction.article.text
    entities = tuple(Entity(id=f"e{n}", name=name, type="GPE") for n, name in enumerate(names, 1))
    mentions = [
        Mention(
            id=f"m{at.start()}",
            start=at.start(),
            end=at.end(),
            surface=at[0],
            type="GPE",
            form="name",
            entity=entity.id,
        )
        for entity in entities
        for at in re.finditer(re.escape(entity.name), text)
    ]
    event_ = Event(start=0, end=1, surface=text[0], lemma=event, mode=mode) if event else None
    named = tuple(entity.id for entity in entities if entity.name in text)
    changed = [
        replace(
            claim,
            id=f"{key}-{claim.id}",
            start=0,
            end=len(text),
            text=text,
            surface=text,
            event=event_,
            entity_ids=named,
        )
        for claim in extraction.claims
    ]
    published = Published(value=day, source="meta" if day else None)
    article = replace(extraction.article, key=key, url=f"https://www.{key}.example/story", published=published)
    return replace(
        extraction, input_id=key, article=article, claims=tuple(changed), entities=entities, mentions=tuple(mentions)
    )


def quoted(key: str, *words: str, speaker: str | None = "Ada Berg", day: str = "2025-06-09") -> Extraction:
    """An article in which somebody says these words, with an attribution between them where they are several."""
    text, fragments, mentions = "", [], []
    for part in words:
        text += "“"
        fragments.append([len(text), len(text) + len(part)])
        text += f"{part}” "
        if speaker:
            at = Mention(
                id=f"m{len(text)}", start=len(text), end=len(text) + len(speaker), surface=speaker, type="PERSON", form="name",
                entity="e1",
            )  # fmt: skip
            mentions.append(at)
        text += f"{speaker or 'somebody'} said. "
    quote = {"id": "q1", "fragments": fragments, "kind": "direct", "claimant": "e1" if speaker else None}
    claim: Claim = replace(
        story(key, "<FIGURE id=f1 value=1>one</FIGURE>").claims[0], type="quote", quote_id="q1", figure_ids=()
    )
    entities = (Entity(id="e1", name=speaker, type="PERSON"),) if speaker else ()
    extraction = build(text, claims=[], quotes=[quote])
    article = replace(extraction.article, key=key, published=Published(value=day, source="meta"))
    return replace(
        extraction, input_id=key, article=article, entities=entities, claims=(claim,), mentions=tuple(mentions)
    )


def figure_of(extraction: Extraction) -> ComparableFigure:
    """The only figure of an article."""
    (comparable,) = read_comparables(extraction)
    assert isinstance(comparable, ComparableFigure)
    return comparable


def quote_of(extraction: Extraction) -> ComparableQuote:
    """The only quote of an article."""
    (comparable,) = read_comparables(extraction)
    assert isinstance(comparable, ComparableQuote)
    return comparable
