"""The steel article as a stranger would write it who wants more than to be read, and with characters of several code points."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from extractor.assembly.claims import project
from extractor.assembly.selectors import Selecting
from extractor.assembly.sentences import Sentences
from extractor.record.article import Block, Completeness
from extractor.record.claim import Claim
from extractor.record.extraction import Extraction
from extractor.record.textrange import TextRange
from tests.assembly.sample import SENTENCES, annotations
from tests.record.tables.sample import extraction

URL = "https://news.example/steel"
SCRIPT = "<script>window.hit = 1</script><img src=x onerror='window.hit = 1'><style>* { display: none }</style>"
EVIL = f'{SCRIPT}"\' style="position:fixed" onclick="window.hit = 1" {{{{ 7 * 7 }}}} \u202edlrow\u202c \x07</script>'


def steel(input_id: str = "steel", *, url: str = URL) -> Extraction:
    """The steel article with its address, and claims of the quotes that its figures are in, as records may have them."""
    extracted = extraction(input_id, url=url)
    quotes = project(extracted.article, annotations(figures=[]), Sentences(SENTENCES))
    figures = {"q1": ("f1", "f2", "f3"), "q2": ("f4",)}
    quotes = tuple(replace(claim, figure_ids=figures[claim.quote_id or ""]) for claim in quotes)
    return replace(extracted, claims=tuple(sorted((*extracted.claims, *quotes), key=lambda claim: claim.start)))


def moved(extraction: Extraction, before: str) -> Extraction:
    """The same article after these words: all ranges moved."""
    by = len(before)

    def move(value: Any) -> Any:
        if isinstance(value, TextRange):
            return TextRange(value.start + by, value.end + by)
        if isinstance(value, tuple):
            return tuple(map(move, value))
        if not is_dataclass(value):
            return value
        changed = {field.name: move(getattr(value, field.name)) for field in fields(value)}
        if isinstance(changed.get("start"), int):
            changed |= {"start": changed["start"] + by, "end": changed["end"] + by}
        return replace(value, **changed)

    text = before + extraction.article.text
    article = replace(extraction.article, text=text, blocks=(Block(start=0, end=len(text), kind="paragraph"),))
    lists = {
        name: move(getattr(extraction, name))
        for name in ("figures", "times", "mentions", "entities", "quotes", "claims")
    }
    claims = tuple(
        replace(claim, selectors=Selecting(text).select(claim.start, claim.end)) for claim in lists["claims"]
    )
    return replace(extraction, article=article, **lists | {"claims": claims})


def hostile() -> Extraction:
    """Everything that a page can write says the worst."""
    evil = moved(steel(), EVIL)
    article = replace(
        evil.article, site=EVIL, authors=(EVIL,), url="javascript:window.hit=1", section=EVIL, language="en\"><script>",
        completeness=Completeness(status="suspect", reason=EVIL),
    )  # fmt: skip
    return replace(
        evil,
        input_id=EVIL,
        article=article,
        entities=tuple(replace(entity, name=EVIL) for entity in evil.entities),
        claims=tuple(map(_after_evil, evil.claims)),
        findings=tuple(replace(finding, message=EVIL) for finding in evil.findings),
    )


def _after_evil(claim: Claim) -> Claim:
    """The claim with these words before its own, on one line as the contract has it."""
    insertions = tuple(replace(insertion, at=insertion.at + len(EVIL)) for insertion in claim.insertions)
    return replace(claim, text=EVIL.replace("\x07", " ") + claim.text, insertions=insertions)
