"""What a run did, counted article by article, in one line at its end."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import orjson

from extractor.cli.terminal import say
from extractor.record.page import Source
from extractor.record.plain import from_plain

if TYPE_CHECKING:
    from extractor.sinks import Record

_GUESSES = ("text", "htmldate")


class Summary:
    """The counts of one run; `verbose` names every article when it is done, `quiet` says nothing of what did not fail."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.articles = 0
        self._quiet, self._verbose = quiet, verbose
        self._start = time.monotonic()
        self._claims = self._findings = self._guessed = 0
        self._skipped: Counter[str] = Counter()

    def add(self, record: Record) -> None:
        """Count one article, and name it on request; the first one in a language that is not read is named too."""
        fields = orjson.loads(record.line)
        claims, findings = len(fields["claims"]), len(fields["findings"])
        self.articles += 1
        self._claims += claims
        self._findings += findings
        self._guessed += fields["article"]["published"]["source"] in _GUESSES
        skipped = record.skipped or ""
        if not fields["producer"]["capabilities"]:
            skipped = f"in language {record.language}"
        self._skipped.update(filter(None, [skipped]))
        counts = f"{counted(claims, 'claim')}, {counted(findings, 'finding')}"
        if not fields["producer"]["capabilities"] and self._skipped[skipped] == 1 and not self._quiet:
            code = record.language
            what = f'not read: there are no rules for its language, "{code}" (--language any reads it anyway)'
            say(f"{_shown(fields)}: {what}")
        elif self._verbose:
            say(f"{_shown(fields)}: {skipped or counts}")

    def end(self, *, failed: int) -> None:
        """All counts in one line, unless there is one article alone; what is out of the usual is left out where there is none."""
        if self._quiet or (self.articles + failed == 1 and not self._verbose):
            return
        skipped = ", ".join(f"{count:,} {reason}" for reason, count in self._skipped.most_common())
        parts = [
            counted(self.articles, "article"),
            counted(self._claims, "claim"),
            counted(self._findings, "finding"),
            f"{self._skipped.total():,} skipped ({skipped})" if skipped else "",
            f"{counted(self._guessed, 'date')} guessed" if self._guessed else "",
            f"{failed:,} failed" if failed else "",
            f"{time.monotonic() - self._start:,.1f} seconds",
        ]
        say(", ".join(filter(None, parts)))


def _shown(fields: Mapping[str, Any]) -> str:
    article = fields["article"]
    return from_plain(Source, article["source"]).shown(fields["input_id"], article["url"])


def counted(number: int, noun: str) -> str:
    """So many of a thing, in words: "1 claim", "1,200 claims"."""
    return f"{number:,} {noun}{'s' * (number != 1)}"
