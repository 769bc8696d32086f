"""Everything that the components keep on a Doc: one table of span groups and attributes, and the way in and out.

    doc._.published   str | None    the anchor of relative times: ISO date or date-time of publication
    doc._.blocks      list          [start, end, kind, subtype] of each block, in text order (code points)
    doc._.site        str | None    publisher or host of the article: decides what a bare "$" is
    doc._.text        str | None    the text of the Doc, kept because spaCy joins `doc.text` anew at each call: see `text_of`
    doc._.entities    list          plain entities (they have no place of their own in the text)

    doc.spans[key]    one group a kind; the span's attribute of its own name holds the plain annotation
        times  span._.timex         figures   span._.figure
        quotes span._.quote         mentions  span._.mention

The annotation's own `start` and `end` (code points) are exact; the span is the tokens that they touch.  Plain data only:
a dataclass in an extension breaks DocBin, `to_bytes` and multiprocessing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from spacy.tokens import Doc, Span

from extractor.entity import Entity, Mention
from extractor.figure import Figure
from extractor.plain import from_plain, to_plain
from extractor.quote import Quote
from extractor.timex import Timex

Annotation = TypeVar("Annotation", Figure, Timex, Mention, Quote)

GROUPS: dict[type, tuple[str, str]] = {
    Timex: ("times", "timex"),
    Figure: ("figures", "figure"),
    Mention: ("mentions", "mention"),
    Quote: ("quotes", "quote"),
}
DOC_ATTRIBUTES = ("published", "blocks", "site", "text", "entities", "structure")


def register_extensions() -> None:
    """Register every attribute of the table; idempotent.  Raises ValueError where somebody else took a name."""
    wanted = [(Doc, name) for name in DOC_ATTRIBUTES] + [(Span, attribute) for _, attribute in GROUPS.values()]
    for owner, name in wanted:
        if not owner.has_extension(name):
            owner.set_extension(name, default=None)
        elif owner.get_extension(name) != (None, None, None, None):
            raise ValueError(f"{owner.__name__}._.{name} is taken by another definition: {owner.get_extension(name)}")


def write_annotations(doc: Doc, kind: type[Annotation], annotations: Iterable[Annotation]) -> None:
    """Put annotations on the Doc, in text order, in place of the ones of their kind that were there."""
    key, attribute = GROUPS[kind]
    spans = []
    for annotation in sorted(annotations, key=lambda a: (a.start, a.end)):
        label: str = annotation.type if isinstance(annotation, Timex | Mention) else annotation.kind
        span = doc.char_span(annotation.start, annotation.end, label=label, alignment_mode="expand")
        if span is None:  # outside the text: a fault of the finder, told in sight
            raise ValueError(
                f"{kind.__name__} {annotation.id} at {annotation.start}-{annotation.end} is not in the text"
            )
        span.id_ = annotation.rule
        span._.set(attribute, to_plain(annotation))
        spans.append(span)
    doc.spans[key] = spans


def read_annotations(doc: Doc, kind: type[Annotation]) -> list[Annotation]:
    """The annotations of one kind, in text order; empty when its component has not run."""
    key, attribute = GROUPS[kind]
    return [from_plain(kind, span._.get(attribute)) for span in doc.spans.get(key, ())]


def write_entities(doc: Doc, entities: Iterable[Entity]) -> None:
    """Put the entities on the Doc, in place of those that were there."""
    doc._.entities = to_plain(list(entities))


def read_entities(doc: Doc) -> list[Entity]:
    """The entities of the Doc, in order of first mention; empty when their component has not run."""
    return [from_plain(Entity, plain) for plain in doc._.entities or ()]


def text_of(doc: Doc) -> str:
    """The text of a Doc; without the cost of `doc.text` where the Doc was made from an article."""
    kept: str | None = doc._.text
    return doc.text if kept is None else kept


def readable_ranges(doc: Doc) -> list[tuple[int, int, str]]:
    """The stretches to extract from, as (start token, end token exclusive, block kind): every block but furniture.

    A Doc without blocks is one paragraph.
    """
    blocks: list[list[Any]] = doc._.blocks or [[0, len(text_of(doc)), "paragraph", None]]
    ranges = []
    for start, end, kind, _ in blocks:
        span = doc.char_span(start, end, alignment_mode="expand") if kind != "furniture" and end > start else None
        if span is not None and len(span):
            ranges.append((span.start, span.end, kind))
    return ranges
