"""Pages from JSON Lines: one object a line with "id" and "text" or "html"."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from extractor.page import Page, Source


def read_jsonl(lines: Iterable[bytes], location: str) -> Iterator[Page]:
    """The pages of the lines."""
    for line in lines:
        if line.strip():
            row = json.loads(line)
            content = row.get("text", row.get("html"))
            yield Page(
                input_id=row["id"],
                content=content,
                format="text" if "text" in row else "html",
                source=Source(
                    kind="jsonl",
                    location=location,
                    sha256=hashlib.sha256(content.encode("utf-8", "replace")).hexdigest(),
                ),
                url=row.get("url"),
                published=row.get("published"),
                title=row.get("title"),
                language=row.get("language"),
            )


def read_pages(inputs, *, format="auto", published=None, stdin=None):  # type: ignore[no-untyped-def]
    return read_jsonl(stdin, "-")
