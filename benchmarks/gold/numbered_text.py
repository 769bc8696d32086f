"""Places of a sheet: sentence numbers and words, read as ranges of the text and written for them.

    S3 "steel exports"        the words, in sentence 3; without S3 in the sentence of the figure, quote or expression
    S3 "it" #2                the second time; without # the words must be there once, what the line is about aside
    S3 "the first ... words"  from the first to the last words; S3-S5 "the first ... words" over three sentences
    S3, S3-S5                 whole sentences, without the quotation marks around them
    F2, T1, M4, R3            the range of what was found under this name

Every quotation mark is written ' inside the words; all marks, dashes and blanks count as equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from extractor.record.textrange import TextRange

_MARKS = "\"'“”‘’„‚«»‹›`´"
_FOLDED = str.maketrans({**dict.fromkeys(_MARKS, "'"), **dict.fromkeys("‐‑‒–—−", "-")})
_PLACE = re.compile(r'(?:S(?P<first>\d+)(?:\s*-\s*S?(?P<last>\d+))?)?\s*(?:"(?P<words>[^"]*)")?\s*(?:#(?P<nth>\d+))?')
_NAME = re.compile(r"[FTMR]\d+")
_GAP = " ... "
_LONG = 60  # characters; longer stretches are written with their first and last words


class SheetError(Exception):
    """What is wrong with a line of a sheet."""


def fold(text: str) -> str:
    """The text with one quotation mark, one dash and one blank, each character where it was."""
    return re.sub(r"\s", " ", text.translate(_FOLDED))


@dataclass(frozen=True)
class NumberedText:
    """A text and its sentences, number 1 first; `names` has the ranges of what was found, `dates` the intervals of times."""

    text: str
    sentences: Sequence[TextRange]
    names: dict[str, TextRange] = field(default_factory=dict)
    dates: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)

    @cached_property
    def folded(self) -> str:
        """The text as it is searched: `fold`."""
        return fold(self.text)

    def head(self, range_: TextRange) -> str:
        """Sentence and words of a range as they are written before an answer."""
        words = " ".join(self.folded[slice(*range_)].replace("|", " ").split())
        return f"{self._where(self.around(range_))} {words}"

    def around(self, range_: TextRange) -> TextRange:
        """The sentences that a range has words of, as one range."""
        touched = [sentence for sentence in self.sentences if sentence.overlaps(range_)] or [range_]
        return TextRange(touched[0].start, touched[-1].end)

    def read(self, words: str, own: TextRange | None = None, apart: Sequence[TextRange] = ()) -> TextRange:
        """The range of a place.  `own` is where words without a number are looked for, `apart` what they are not, if they are
        elsewhere too.  Raises SheetError."""
        words = words.strip()
        if _NAME.fullmatch(words):
            if words not in self.names:
                raise SheetError(f"there is no {words}")
            return self.names[words]
        match = _PLACE.fullmatch(words)
        if not words or match is None:
            raise SheetError(
                f'{words!r} is no place: S3 "words", S3-S5, F1, T1, M1 (inside of the words a quotation mark is \')'
            )
        if match["first"] is None and own is None:
            raise SheetError(f"which sentence? S and its number in front of {words}")
        region = self._region(match) if match["first"] else own
        assert region is not None
        if match["words"] is None:
            return self._without_marks(region)
        return self._find(match["words"], region, int(match["nth"] or 0), apart)

    def _region(self, match: re.Match[str]) -> TextRange:
        first, last = int(match["first"]), int(match["last"] or match["first"])
        for number in (first, last):
            if not 1 <= number <= len(self.sentences):
                raise SheetError(f"there is no sentence S{number}")
        if last < first:
            raise SheetError(f"S{first}-S{last} is the wrong way round")
        return TextRange(self.sentences[first - 1].start, self.sentences[last - 1].end)

    def _without_marks(self, region: TextRange) -> TextRange:
        folded = self.folded[slice(*region)]
        start, end = region.start, region.end
        if folded.startswith("'"):
            start += 1
        if folded.endswith("'"):
            end -= 1
        return TextRange(start, end) if start < end else region

    def _find(self, words: str, region: TextRange, nth: int, apart: Sequence[TextRange]) -> TextRange:
        occurrences, where = self._occurrences(words, region), self._where(region)
        if not occurrences:
            raise SheetError(f'"{words}" does not stand in {where}')
        if nth > len(occurrences):
            raise SheetError(f'"{words}" stands in {where} {len(occurrences)} times, not {nth}')
        if nth:
            return occurrences[nth - 1]
        whole = list(self._stretches(words, region, r"(?<!\w)", r"(?!\w)")) or occurrences
        free = [range_ for range_ in whole if not any(range_.overlaps(taken) for taken in apart)] or whole
        if len(free) > 1:
            raise SheetError(
                f'"{words}" stands in {where} {len(whole)} times: which? #1, #2 ... behind it, or more words'
            )
        return free[0]

    def _where(self, region: TextRange) -> str:
        numbers = [number for number, sentence in enumerate(self.sentences, 1) if sentence.overlaps(region)]
        return f"S{numbers[0]}" + (f"-S{numbers[-1]}" if len(numbers) > 1 else "") if numbers else "the text"

    def _occurrences(self, words: str, region: TextRange) -> list[TextRange]:
        """The ranges of the words, first as whole words, then as parts of others."""
        whole = self._stretches(words, region, r"(?<!\w)", r"(?!\w)")
        return list(dict.fromkeys([*whole, *self._stretches(words, region)]))

    def _stretches(self, words: str, region: TextRange, before: str = "", after: str = "") -> Iterator[TextRange]:
        """The ranges of the words; if they are not there, where a stretch begins and ends with those on both sides of " ... "."""
        exact = list(self._exact(words, region, before, after))
        yield from exact
        head, gap, tail = fold(words).partition(_GAP)
        if gap and not exact:
            for start in self._exact(head, region, before, after):
                end = next(self._exact(tail, TextRange(start.end, region.end), before, after), None)
                if end is not None:
                    yield TextRange(start.start, end.end)

    def _exact(self, words: str, region: TextRange, before: str, after: str) -> Iterator[TextRange]:
        parts = fold(words).split()
        if parts:
            first, last = before * parts[0][0].isalnum(), after * parts[-1][-1].isalnum()
            inner = r"\s+".join(map(re.escape, parts))
            for match in re.compile(f"(?=({first}{inner}{last}))").finditer(self.folded, *region):
                yield TextRange(*match.span(1))

    def write(self, range_: TextRange, own: TextRange | None = None, apart: Sequence[TextRange] = ()) -> str:
        """The shortest words that are read as this range.  Raises SheetError where there are none."""
        for words in self._readings(range_, own):
            try:
                if self.read(words, own, apart) == range_:
                    return words
            except SheetError:
                continue
        raise SheetError(f"{range_} cannot be written")

    def _readings(self, range_: TextRange, own: TextRange | None) -> Iterator[str]:
        numbers = [number for number, sentence in enumerate(self.sentences, 1) if sentence.overlaps(range_)]
        if not numbers:
            return
        sentence = f"S{numbers[0]}" + (f"-S{numbers[-1]}" if len(numbers) > 1 else "")
        yield sentence
        words = " ".join(self.folded[slice(*range_)].split())
        parts = words.split(" ")
        short = [" ".join(parts[:3]) + _GAP + " ".join(parts[-count:]) for count in (3, 5, 8)] if len(parts) > 8 else []
        region = self.around(range_)
        for shown in [*(short if len(words) > _LONG else ()), words, *short]:
            if own is not None and own.contains(range_):
                yield f'"{shown}"'
                yield from (f'"{shown}" #{nth}' for nth, _ in enumerate(self._occurrences(shown, own), 1))
            yield f'{sentence} "{shown}"'
            yield from (f'{sentence} "{shown}" #{nth}' for nth, _ in enumerate(self._occurrences(shown, region), 1))
