"""What each token is of, for the encoder: a figure, a time, a mention, and whether it is quoted."""

from __future__ import annotations

from extractor.components.reader.context import Context

NOTHING, FIGURE, TIME, MENTION = range(4)
QUOTED = 4  # added to the above
MARKS = 8


def marks(context: Context) -> tuple[int, ...]:
    """The mark of each token: of what overlaps the figure counts first, then the time."""
    row = [NOTHING] * len(context.columns)
    for mark, rows in ((MENTION, context.mentions), (TIME, context.times), (FIGURE, context.figures)):
        for _, first, stop in rows:
            row[first:stop] = [mark] * (stop - first)
    quoted = bytearray(len(row))
    for quote in context.found.quotes:
        for fragment in quote.fragments:
            for i in range(*context.structure.tokens(*fragment)):
                quoted[i] = 1
    return tuple(mark + QUOTED * is_quoted for mark, is_quoted in zip(row, quoted, strict=True))
