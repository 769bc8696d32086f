"""What the component `names` knows of words: countries, demonyms, capitals, head words of names, given names, titles.

The lists are data (`models/en/lexicons/`); this module turns them into the look-ups that the finders need.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Generic, TypeVar
from weakref import WeakKeyDictionary

from spacy.language import Language

from extractor.components.entities.institutions import Institution
from extractor.record.entity import EntityType
from extractor.words.lexicons import Known, lexicon, lexicons_sha256, load_lexicon
from extractor.words.names import NameWord
from extractor.words.uses import words_that

_PLAIN = re.compile("[A-Za-z]+").fullmatch
Key = tuple[str, ...]  # a name as its tokens
Value = TypeVar("Value")
_LEXICONS: WeakKeyDictionary[Language, tuple[str | None, NameLexicon]] = WeakKeyDictionary()  # with the user's digest


@lexicon("countries")
@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country by its usual `name`; `id` is its ISO 3166-1 alpha-2 code (XK for Kosovo).

    `aliases` are its other names, `demonyms` its people and its adjective, `capitals` the cities that mean its government.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()


@lexicon("regions")
@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A place that is no country of today, by its name: `type` and `subtype` (state, city, sea ...), `country` as its code."""

    id: str
    type: EntityType
    subtype: Annotated[str, Known()]
    country: Annotated[str | None, Known("countries.id", "institutions.country")] = None


@lexicon("name_heads")
@dataclass(frozen=True, slots=True, kw_only=True)
class NameHead:
    """A word that ends a name and says its `type` and `subtype`; `of`: also before "of" in it ("University of Oslo")."""

    id: str
    type: EntityType
    subtype: Annotated[str, Known()]
    of: bool = False


class PhraseTable(Generic[Value]):
    """Phrases as token sequences with a value each; the longest match at a token is found in a few look-ups."""

    def __init__(self) -> None:
        self._values: dict[Key, Value] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}

    def add(self, key: Key, value: Value) -> None:
        """Add a phrase; the first value of a phrase stays."""
        if key and key not in self._values:
            self._values[key] = value
            lengths = set(self._lengths.get(key[0], ())) | {len(key)}
            self._lengths[key[0]] = tuple(sorted(lengths, reverse=True))

    def get(self, key: Key) -> Value | None:
        """The value of exactly this phrase."""
        return self._values.get(key)

    def match(self, words: Sequence[str], i: int, end: int | None = None) -> tuple[int, Value] | None:
        """The end (exclusive) and value of the longest phrase that starts at token `i` and ends at `end` or before."""
        for length in self._lengths.get(words[i], ()):
            value = self._values.get(tuple(words[i : i + length]))
            if value is not None and (end is None or i + length <= end):
                return i + length, value
        return None

    def matches(self, words: Sequence[str], start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, Value]]:
        """All longest matches in [start, end) from left to right, without overlaps, as (start, end, value)."""
        i, end = start, len(words) if end is None else end
        while i < end:
            match = self.match(words, i, end) if words[i] in self._lengths else None
            if match:
                yield i, *match
            i = match[0] if match else i + 1


@dataclass(slots=True)
class NameLexicon:
    """Every look-up of the component; values of place tables are ISO 3166 alpha-2 codes."""

    countries: PhraseTable[str] = field(default_factory=PhraseTable)
    capitals: PhraseTable[str] = field(default_factory=PhraseTable)
    demonyms: PhraseTable[str] = field(default_factory=PhraseTable)
    peoples: PhraseTable[str] = field(default_factory=PhraseTable)  # of a faith or a city: "Catholic", "Londoners"
    bodies: PhraseTable[str] = field(default_factory=PhraseTable)  # strong aliases of institutions, and parties
    kinds: dict[str, str] = field(default_factory=dict)  # of the values of `bodies`
    regions: PhraseTable[str] = field(default_factory=PhraseTable)  # values are types
    region_of: dict[Key, Region] = field(default_factory=dict)
    heads: dict[str, NameHead] = field(default_factory=dict)
    given_names: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    trades: frozenset[str] = frozenset()  # what people are, in lower case: "shopkeeper"
    words: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # by use, see name_words.jsonl

    def is_title(self, word: str) -> bool:
        """Whether the word is a title or an office that comes before a name: "Mr", "Sen.", "President"."""
        return word.rstrip(".").lower() in self.titles

    def is_place(self, words: Sequence[str]) -> bool:
        """Whether the words are exactly a country or a capital, an article aside."""
        key = tuple(words[1:] if words and words[0] in ("the", "The") else words)
        return self.countries.get(key) is not None or self.capitals.get(key) is not None

    def subtype_of(self, words: Sequence[str]) -> str | None:
        """What the head word of a body's name says that it is: "University of Oslo" is a university."""
        for i, word in enumerate(words):
            if word == "of" and i and (head := self.head_word(words[i - 1])) is not None:
                return head.subtype
        head = self.head_word(words[-1]) if words else None
        return head.subtype if head is not None else None

    def kind_of(self, type: EntityType, words: Sequence[str], *, is_country: bool) -> str | None:
        """What kind of body or place a name is by the lists and its own words, or None."""
        key = tuple(words)
        if type in ("GPE", "LOC"):
            region = self.region_of.get(key)
            is_city = self.capitals.get(key) is not None
            return "country" if is_country else "city" if is_city else region.subtype if region is not None else None
        if type != "ORG":
            return None
        return self.kinds.get(self.bodies.get(key) or "") or self.subtype_of(words)

    def head_word(self, word: str) -> NameHead | None:
        """The head word's entry, whatever its case and full stop: "Inc." and "INC" are "inc"."""
        return self.heads.get(word.rstrip(".").lower())


def name_lexicon_of(nlp: Language) -> NameLexicon:
    """The lists as the tokenizer of a pipeline splits them, made once for all its components."""
    words, lexicon = _LEXICONS.get(nlp, (None, None))
    if lexicon is None or words != lexicons_sha256():
        lexicon = load_name_lexicon(tokenizer_of_names(nlp))
        _LEXICONS[nlp] = lexicons_sha256(), lexicon
    return lexicon


def tokenizer_of_names(nlp: Language) -> Callable[[str], Sequence[str]]:
    """Splits a phrase into the texts of its tokens as the pipeline does.

    spaCy's tokenizer cuts at marks, at digits and by its list of exceptions: words of plain letters that it does not list
    are tokens, and most names are nothing else.
    """
    exceptions = getattr(nlp.tokenizer, "rules", None)

    def tokenize(phrase: str) -> Sequence[str]:
        words = phrase.split(" ")
        if exceptions is not None and all(map(_PLAIN, words)) and exceptions.keys().isdisjoint(words):
            return words
        return [token.text for token in nlp.make_doc(phrase)]

    return tokenize


def load_name_lexicon(tokenize: Callable[[str], Sequence[str]]) -> NameLexicon:
    """Read the lists; `tokenize` splits a phrase the way the pipeline's tokenizer does."""
    lexicon = NameLexicon()
    for country in load_lexicon("countries", Country):
        _add_all(lexicon.countries, (country.name, *country.aliases), country.id, tokenize)
        _add_all(lexicon.capitals, country.capitals, country.id, tokenize)
        _add_all(lexicon.demonyms, country.demonyms, country.id, tokenize)
    for region in load_lexicon("regions", Region):
        _add_all(lexicon.regions, (region.id,), region.type, tokenize)
        lexicon.region_of[tuple(region.id.split())] = region
    for institution in load_lexicon("institutions", Institution):
        if not institution.seat:
            strong = [alias.surface for alias in institution.aliases if alias.strength == "strong"]
            _add_all(lexicon.bodies, strong, institution.id, tokenize)
            lexicon.kinds[institution.id] = institution.subtype
    lexicon.heads = {head.id: head for head in load_lexicon("name_heads", NameHead)}
    for word in load_lexicon("name_words", NameWord):
        for tag in word.uses:
            lexicon.words[tag].add(word.id)
    lexicon.words["name_tail"] |= lexicon.words["legal_form"]
    lexicon.given_names = frozenset(lexicon.words["given_name"])
    lexicon.trades = words_that("role_noun")
    lexicon.titles = frozenset(word.lower() for word in lexicon.words["title"])
    _add_all(lexicon.bodies, sorted(lexicon.words["party"]), "party", tokenize)
    _add_all(lexicon.peoples, sorted(lexicon.words["people"]), "people", tokenize)
    return lexicon


def _add_all(
    table: PhraseTable[str], phrases: Iterable[str], value: str, tokenize: Callable[[str], Sequence[str]]
) -> None:
    for phrase in phrases:
        table.add(tuple(tokenize(phrase)), value)
