"""Copies of an article under another address: wire stories that outlets print whole, cut or reworded, found before the model.

    index = CopyIndex()
    for key, article in articles.items():
        copy = index.add(key, article)   # None: nothing before it says the same

Three looks, each at what the one before cannot see: the digest of all words (exact copies), the digests of the sentences
(cut ones, whatever the headline), and MinHash of runs of four words, verified on the runs themselves (reworded ones).  A number
that only the shorter one has says that the two say different things: then it is no copy.
"""

from __future__ import annotations

import hashlib
import re
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Self

import numpy as np
import orjson

from extractor.record.article import Article

CopyKind = Literal["exact", "sentences", "reworded"]

# Of 541 real articles the nearest two that say different things share 0.44 of their words in sentences and, of those whose
# numbers agree, 0.13 of their runs; `python -m benchmarks.copies` measures what these shares find.
_SHARED_SENTENCES = 0.5  # of the words of the shorter article, in sentences that the other one has too
_SHARED_RUNS = 0.5  # of the runs of the shorter article
_SHARED_NUMBERS = 0.95  # of the numbers of the shorter article
_SAME = 0.8  # of an article: with so much in another one it says no more than that
_LEAST_WORDS = 30  # in shared sentences, or in the shorter article: less is a stock phrase
_RUN = 4  # words
_KEPT_RUNS = 4  # one in so many: chosen by their digests, the same ones in every article
_ALL_RUNS = 200  # are kept of an article of fewer words
_COMMON = 30  # originals: a sentence that more of them have is a stock phrase of an outlet
# Of MinHash: of two articles of one length it finds 79 % if they share half of their runs, 99.9 % if they share three quarters
_BANDS = 42
_ROWS = 3
_LEFT_OUT = frozenset({"headline", "byline", "furniture", "live_stamp"})  # blocks that outlets make of their own

_SENTENCE_END = re.compile(r"[.!?]+[\"'”’)\]]*\s+|\n+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Copy:
    """What an article is a copy of."""

    copy_of: str
    """The key of the earliest article that has it; never that of a copy."""
    kind: CopyKind
    """How it was found: by all of its words, by whole sentences, or by runs of words."""
    shared: float
    """How much of the shorter one of the two the longer one has: 1.0 is all."""
    covered: float
    """How much of this article the other one has."""
    says_more: bool
    """True if the copy has a number that the original lacks, or a part of some length."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of an article, in as few bytes as it takes."""

    words: int
    sentence_words: int
    """The words of its sentences, each sentence once."""
    runs: array[int]
    """Digests of its runs of words, each once."""
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Fingerprint(_Kept):
    """What an article is compared by."""

    digest: int
    """The digest of all its words."""
    sentences: Mapping[int, int]
    """The digest of each and its words."""

    def to_bytes(self) -> bytes:
        """A form that another process can read."""
        fields = self.words, self.sentence_words, self.runs.tolist(), sorted(self.numbers), self.digest
        return orjson.dumps((*fields, list(self.sentences.items())))

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """The way back.  Raises ValueError for anything else."""
        words, sentence_words, runs, numbers, digest, sentences = orjson.loads(data)
        own = frozenset(map(sys.intern, numbers))
        return cls(words, sentence_words, array("Q", runs), own, digest, dict(sentences))


class CopyIndex:
    """The originals so far, by what they share.

    One of 500 words takes about 11 kB, so that a million need 11 GB; a copy takes 0.1 kB.
    """

    def __init__(self) -> None:
        self._originals: dict[str, _Kept] = {}
        self._places: dict[str, int] = {}
        self._by_digest: dict[int, str] = {}
        self._by_sentence: dict[int, tuple[str, ...]] = {}
        self._by_band: dict[bytes, tuple[str, ...]] = {}

    def add(self, key: str, article: Article | Fingerprint) -> Copy | None:
        """Take in an article, or its fingerprint, under a key of its own; what it is a copy of, among those before it."""
        own = fingerprint_of(article) if isinstance(article, Article) else article
        bands = _bands(own.runs)
        copy = self._find(own, bands)
        self._by_digest.setdefault(own.digest, copy.copy_of if copy else key)
        if copy is None:
            self._keep(key, own, bands)
        return copy

    def _keep(self, key: str, own: Fingerprint, bands: Iterable[bytes]) -> None:
        self._places[key] = len(self._places)
        self._originals[key] = _Kept(own.words, own.sentence_words, own.runs, own.numbers)
        for sentence in own.sentences:
            keys = self._by_sentence.get(sentence, ())
            if len(keys) <= _COMMON:
                self._by_sentence[sentence] = (*keys, key)
        for band in bands:
            self._by_band[band] = (*self._by_band.get(band, ()), key)

    def _find(self, own: Fingerprint, bands: Iterable[bytes]) -> Copy | None:
        if own.words < _LEAST_WORDS:
            return None
        if same := self._by_digest.get(own.digest):
            return Copy(same, "exact", 1.0, 1.0, says_more=False)
        return _nearest(self._sharing_sentences(own)) or _nearest(self._sharing_runs(own, bands))

    def _sharing_sentences(self, own: Fingerprint) -> Iterator[Copy]:
        shared: Counter[str] = Counter()
        for sentence, words in own.sentences.items():
            keys = self._by_sentence.get(sentence, ())
            if len(keys) <= _COMMON:
                shared.update(dict.fromkeys(keys, words))
        for key in sorted(shared, key=self._places.__getitem__):
            words = shared[key]
            original = self._originals[key]
            smaller = min(own.sentence_words, original.sentence_words)
            if words >= max(_LEAST_WORDS, _SHARED_SENTENCES * smaller) and _agree_in_numbers(own, original):
                covered = words / own.sentence_words
                says_more = covered < _SAME or not own.numbers <= original.numbers
                yield Copy(key, "sentences", words / smaller, covered, says_more)

    def _sharing_runs(self, own: Fingerprint, bands: Iterable[bytes]) -> Iterator[Copy]:
        candidates = {key for band in bands for key in self._by_band.get(band, ())}
        for key in sorted(candidates, key=self._places.__getitem__):
            original = self._originals[key]
            shared, smaller = len(set(own.runs).intersection(original.runs)), min(len(own.runs), len(original.runs))
            is_near = original.words >= _LEAST_WORDS and shared >= _SHARED_RUNS * smaller
            if is_near and _agree_in_numbers(own, original):
                # of words put in other words runs say little: length has to
                says_more = original.words < _SAME * own.words or not own.numbers <= original.numbers
                yield Copy(key, "reworded", shared / smaller, shared / len(own.runs), says_more)


def _nearest(copies: Iterable[Copy]) -> Copy | None:
    """The one that shares most; the earliest of equals."""
    return max(copies, key=lambda copy: copy.shared, default=None)


def _agree_in_numbers(first: _Kept, second: _Kept) -> bool:
    shorter, longer = sorted((first, second), key=lambda each: each.words)
    return len(shorter.numbers & longer.numbers) >= _SHARED_NUMBERS * len(shorter.numbers)


def fingerprint_of(article: Article) -> Fingerprint:
    """What decides whether another article says the same."""
    parts = [_words(sentence) for sentence in _SENTENCE_END.split(_own_text(article))]
    words = [word for sentence in parts for word in sentence]
    runs = {_digest(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    if len(words) >= _ALL_RUNS:
        runs = {run for run in runs if run % _KEPT_RUNS == 0}
    sentences = {_digest(sentence): len(sentence) for sentence in parts if sentence}
    return Fingerprint(
        words=len(words),
        sentence_words=sum(sentences.values()),
        runs=array("Q", sorted(runs)),
        numbers=frozenset(sys.intern(word) for word in words if word[0].isdigit()),
        digest=_digest(words),
        sentences=sentences,
    )


def _own_text(article: Article) -> str:
    """The text without what an outlet puts around a story."""
    if not article.blocks:
        return article.text
    blocks = (block for block in article.blocks if block.kind not in _LEFT_OUT)
    return "\n".join(article.text[block.start : block.end] for block in blocks)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _digest(words: list[str]) -> int:
    return int.from_bytes(hashlib.blake2b(" ".join(words).encode(), digest_size=8).digest(), "big")


def _bands(runs: array[int]) -> list[bytes]:
    """MinHash: the least of the digests in each of many orders, some of them together as a band; none where there are no runs.

    The digests are random, so that a product with an odd number, modulo 2 ** 64, puts them into another order.
    """
    if not runs:
        return []
    digests = np.frombuffer(runs, np.uint64)
    least = np.array([(digests * factor).min() for factor in _FACTORS])
    return [bytes([band]) + rows.tobytes() for band, rows in enumerate(least.reshape(_BANDS, _ROWS))]


_FACTORS = np.array([_digest([str(order)]) | 1 for order in range(_BANDS * _ROWS)], np.uint64)
