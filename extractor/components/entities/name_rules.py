"""Names that the model does not give: by head words and by lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from extractor.components.entities.name_lexicon import NameLexicon, PhraseTable
from extractor.components.entities.words import FoundName, NameRule, Words, is_brand
from extractor.record.entity import EntityType
from extractor.rules import Rules

_NAME_TAGS = frozenset(("JJ", "NN", "NNS", "VBN"))  # tags of words that are often part of a name: "Liberal Democrats"
_LINKS = frozenset(("of", "for", "&"))
_MAX_NAME = 12  # tokens: longer runs of capitalised words are no names, and would cost more than linear time
_TAG_MARKS = ("#", "@")

# Asked for the words, the lists and the names of the base model; at stage "whole" a name may replace what the model found in
# it, "listed" and "passed_over" give names where it found none.
RULES = Rules[Callable[[Words, NameLexicon, Sequence[FoundName]], Iterator[FoundName]]]("names")


@RULES.add(
    "of_tail",
    "whole",
    "The attorney for the Western District of Vell spoke.",
    "The attorney for the western districts spoke.",
)
def _extend_over_of(words: Words, lexicon: NameLexicon, names: Sequence[FoundName]) -> Iterator[FoundName]:
    """Names that go on: "University" + "of Oslo", "Kingdom of" + "León", "Bank of Japan"."""
    for name in names:
        last = name.end - 1
        head = lexicon.head_word(words.texts[last])
        if head is not None and head.of and words.is_capitalised(last):
            end = _tail_end(name.end, words, lexicon)
            if end > name.end:
                yield FoundName(name.start, end, head.type, "of_tail")


@RULES.add("head", "whole", "The Vell Accord was signed.", "The accord was signed.")
def find_head_names(words: Words, lexicon: NameLexicon, names: Sequence[FoundName] = ()) -> Iterator[FoundName]:
    """Runs of proper nouns whose last word, or the one before "of", is a head word: "Left Bloc", "Kingdom of Judah"."""
    for start, end in _proper_runs(words):
        if end - start > _MAX_NAME:
            continue
        for i in range(start, end):
            head = lexicon.head_word(words.texts[i])
            if head is None:
                continue
            tail = _tail_end(i + 1, words, lexicon) if head.of else i + 1
            if tail > i + 1:
                yield FoundName(start if i > start else i, tail, head.type, "head_of")
            elif i == end - 1 and i > start:
                yield FoundName(start, end, head.type, "head")


def _proper_runs(words: Words) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words that may be one name; an adjective may be part of it inside a sentence."""
    start = None
    for i, word in enumerate(words.texts):
        if word[:1].isupper() and (
            words.is_proper(i) or (words.tags[i] in _NAME_TAGS and not words.begins_sentence(i))
        ):
            if start is None:
                start = i
        elif start is not None and not (words.is_hyphen(i) and words.is_capitalised(i + 1)):
            yield start, i
            start = None
    if start is not None:
        yield start, len(words.texts)


def _tail_end(i: int, words: Words, lexicon: NameLexicon) -> int:
    """The end of "of (the) Proper Nouns" that begins at token `i`; `i` where there is none.

    The tail ends where a title or a given name begins another name: "Bank of Norland Governor Ann Lee".
    """
    texts, n = words.texts, len(words.texts)
    if i + 1 >= n or texts[i] not in ("of", "for"):
        return i
    first = end = i + 2 if texts[i + 1] in ("a", "the") else i + 1
    n = min(n, i + _MAX_NAME)
    while end < n:
        word = texts[end]
        if words.is_proper(end):
            if end > first and (lexicon.is_title(word) or word in lexicon.given_names):
                break
            end += 1
        elif end > first and (word in _LINKS or words.is_hyphen(end)) and words.is_proper(end + 1):
            end += 1
        else:
            break
    return end if end > first else i


@RULES.add("demonym", "listed", "A Ghanaian won.", "A stranger won.")  # fmt: skip
def _find_demonyms(words: Words, lexicon: NameLexicon, names: Sequence[FoundName]) -> Iterator[FoundName]:
    return _listed(lexicon.demonyms, words, "NORP", "demonym")


@RULES.add(
    "institution", "listed", "The post was gone. Twitter then cut the link.", "The post was gone. He then cut the link."
)
def _find_bodies(words: Words, lexicon: NameLexicon, names: Sequence[FoundName]) -> Iterator[FoundName]:
    for name in _listed(lexicon.bodies, words, "ORG", "institution"):
        is_noun = words.is_capitalised(name.start) and words.tags[name.start] in ("NN", "NNS")
        if name.end - name.start > 1 or words.is_proper(name.start) or is_noun:
            yield name


@RULES.add(
    "region", "listed", "The hall in the Tokyo Big Sight complex is full.", "The hall in the big complex is full."
)
def _find_regions(words: Words, lexicon: NameLexicon, names: Sequence[FoundName]) -> Iterator[FoundName]:
    for start, end, region in lexicon.regions.matches(words.texts):
        if words.is_proper(start):
            yield FoundName(start, end, "LOC" if region == "LOC" else "GPE", "region")


def _listed(table: PhraseTable[str], words: Words, type: EntityType, rule: NameRule) -> Iterator[FoundName]:
    return (FoundName(start, end, type, rule) for start, end, _ in table.matches(words.texts))


@RULES.add("named_event", "whole", "Tropical Storm Vell hit the coast.", "A tropical storm hit the coast.")
def _find_named_events(words: Words, lexicon: NameLexicon, names: Sequence[FoundName]) -> Iterator[FoundName]:
    """Storms and operations with their names: "Tropical Storm Vell", "Operation Vell"."""
    for i, word in enumerate(words.texts):
        is_opener = word in lexicon.words["event_opener"] and words.is_proper(i) and words.is_proper(i + 1)
        if is_opener and not lexicon.head_word(words.texts[i + 1]):
            start, end = i - (word in lexicon.words["storm"] and words.is_capitalised(i - 1)), i + 2
            while word in lexicon.words["operation"] and words.is_proper(end):
                end += 1
            yield FoundName(start, end, "EVENT", "named_event")


@RULES.add("brand", "passed_over", "An inquiry by VellFact found no act.", "An inquiry by the town found no act.")
def _find_brands(words: Words, lexicon: NameLexicon, names: Sequence[FoundName]) -> Iterator[FoundName]:
    """Written as only firms write theirs: "VellPress"."""
    brands = {word for word in set(words.texts) if is_brand(word)}
    for i, word in enumerate(words.texts if brands else ()):
        if word in brands and (i == 0 or words.texts[i - 1] not in _TAG_MARKS):
            yield FoundName(i, i + 1, "ORG", "brand")


@RULES.add(
    "dateline",
    "whole",
    "TOLLBRIDGE (Reuters) - The bank raised its rate on Monday.",
    "The bank raised its rate on Monday.",
)
def _find_datelines(words: Words, lexicon: NameLexicon, names: Sequence[FoundName]) -> Iterator[FoundName]:
    """The place in capitals at the start of an agency's report: "MANCHESTER, England (Reuters) -"."""
    for start, stop in words.bylines:
        end = start
        while end < stop and words.texts[end].isupper() and len(words.texts[end]) > 1:
            end += 1
        if start < end < stop and words.texts[end] in (",", "("):
            yield FoundName(start, end, "GPE", "dateline")


def without_overlaps(layers: Sequence[Iterable[FoundName]], size: int) -> list[FoundName]:
    """One name for each token: earlier layers win, in a layer the longer name, then the earlier one; in text order."""
    taken = bytearray(size)
    kept = []
    for layer in layers:
        for name in sorted(layer, key=lambda name: (name.start - name.end, name.start)):
            if not any(taken[name.start : name.end]):
                taken[name.start : name.end] = b"\1" * (name.end - name.start)
                kept.append(name)
    return sorted(kept, key=lambda name: name.start)
