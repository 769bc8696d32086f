"""The ids of a record: each row has its own, and a slot that leads to another row has the type that says of which list."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple, get_args


class Reference(NamedTuple):
    """Marks a string as the id of a row of one of these lists of the record; of `article` the id is "article"."""

    lists: tuple[str, ...]


Id = Annotated[str, "Its own id, unique in the record: a letter for the list, and a number in text order."]
FigureId = Annotated[str, Reference(("figures",))]
TimeId = Annotated[str, Reference(("times",))]
EntityId = Annotated[str, Reference(("entities",))]
QuoteId = Annotated[str, Reference(("quotes",))]
ClaimId = Annotated[str, Reference(("claims",))]
FindingId = Annotated[str, Reference(("findings",))]
BaselineId = Annotated[str, Reference(("figures", "times"))]
SourceId = Annotated[str, Reference(("entities", "quotes", "article"))]


def lists_of(hint: Any) -> tuple[str, ...]:
    """The lists that an annotated type's ids lead to ("EntityId | None": entities); empty where it has none."""
    mark = next((mark for mark in getattr(hint, "__metadata__", ()) if isinstance(mark, Reference)), None)
    return mark.lists if mark else next(filter(None, map(lists_of, get_args(hint))), ())
