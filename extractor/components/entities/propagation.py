"""Found once, found everywhere: names are looked for in all of the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.components.entities.acronyms import MIN_INITIALS, initials
from extractor.components.entities.name_lexicon import NameLexicon, PhraseTable
from extractor.components.entities.name_types import family_name
from extractor.components.entities.words import FoundName, Words
from extractor.record.entity import EntityType

_SPREAD: frozenset[EntityType] = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC"))
_MIN_LETTERS = 2


def spread_names(names: Sequence[FoundName], words: Words, lexicon: NameLexicon) -> Iterator[FoundName]:
    """Every further occurrence of a found name, or of the family name of a found person.

    A single word must be tagged as a proper noun where it is found, and must not be a common word of this article.
    """
    index = PhraseTable[EntityType]()
    common = {word for word in words.texts if word.islower()}
    taken = {i for name in names for i in range(name.start, name.end)}
    for name in names:
        key = name.key(words)
        if name.type not in _SPREAD:
            continue
        if len(key) > 1:
            index.add(key, name.type)
            for letters in initials(key) if name.type == "ORG" else ():
                index.add((letters,), "ORG")
            if name.type == "PERSON" and _is_spreadable(key[-1], common):
                index.add(family_name(key, lexicon), "PERSON")
        elif _is_spreadable(key[0], common):
            index.add(key, name.type)
    for start, end in words.readable:
        for i, k, type_ in index.matches(words.texts, start, end):
            if (
                k - i > 1
                or words.is_proper(i)
                or _is_bearer(words, i, type_)
                or (len(words.texts[i]) >= MIN_INITIALS and words.texts[i].isupper())
            ):
                is_last = type_ == "PERSON" and k - i == 1 and i not in taken and i - 1 not in taken
                yield FoundName(i - (is_last and _is_first_name(words, i - 1, lexicon)), k, type_, "spread")


def _is_first_name(words: Words, i: int, lexicon: NameLexicon) -> bool:
    """Whether the word before a family name belongs to it: "[Ona] Vell", but "Mr Vell" and "Reporter Vell"."""
    word = words.texts[i]
    return words.is_proper(i) and word.isalpha() and not (lexicon.is_title(word) or word.lower() in lexicon.trades)


def _is_bearer(words: Words, i: int, type_: EntityType) -> bool:
    """True if a family name is here that the tagger takes for a common noun: "Scissors, who ..., said"."""
    return type_ == "PERSON" and words.is_capitalised(i) and words.tags[i] in ("NN", "NNS")


def _is_spreadable(word: str, common: set[str]) -> bool:
    return len(word) >= _MIN_LETTERS and word[0].isupper() and word.lower() not in common
