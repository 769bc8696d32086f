"""From the model's entities to names with the right borders.

The model's usual faults in news: brackets and lists inside a name, and titles taken in.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.components.entities.name_lexicon import NameLexicon
from extractor.components.entities.words import FoundName, NameRule, Words
from extractor.record.entity import EntityType

MODEL_TYPES: dict[str, EntityType] = {
    "PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "FAC", "NORP": "NORP", "EVENT": "EVENT",
    "PRODUCT": "PRODUCT", "WORK_OF_ART": "WORK", "LAW": "WORK",
}  # fmt: skip
_BREAKS = frozenset('()[]{};|•–—"“”«»:…') | {"--", "``", "''"}
_TRAILING_MARKS = frozenset(",.-'’&?!") | {"'s", "’s", "'S", "’S"}
_PERSON_LIKE = ("PERSON", "GPE", "LOC")  # what the model makes of parts of a person's name
_SHOUTED = 4  # words in capitals that are no name


def find_model_names(doc: Doc, words: Words, lexicon: NameLexicon) -> list[FoundName]:
    """The names among `doc.ents`, with repaired borders, in text order and without overlaps."""
    names: list[FoundName] = []
    for ent in doc.ents:
        type_ = MODEL_TYPES.get(ent.label_)
        if type_ is None:
            continue
        for start, end in _pieces(ent.start, ent.end, type_, words, lexicon):
            start, end = _trimmed(start, end, type_, words, lexicon)
            if start == end:
                continue
            start, end = _whole(start, end, type_, doc, words, lexicon)
            is_tag = start > 0 and words.texts[start - 1] in ("#", "@")
            is_title = type_ == "PERSON" and end - start == 1 and lexicon.is_title(words.texts[start])
            is_word = end - start == 1 and words.texts[start] in lexicon.words["catchword"]
            if is_tag or is_title or is_word or _is_office(start, type_, words, lexicon):
                continue
            if _is_name(words.texts[start:end], type_):
                follows_slash = type_ == "PERSON" and start - ent.start > 2 and words.texts[start - 1] == "/"
                is_agency = follows_slash and words.texts[start] not in lexicon.given_names  # "Ana Wirth/Norland Wire"
                rule: NameRule = "model" if (start, end) == (ent.start, ent.end) else "borders"
                names.append(FoundName(start, end, "ORG" if is_agency else type_, rule))
    return _joined(names, words, lexicon)


def _joined(names: list[FoundName], words: Words, lexicon: NameLexicon) -> list[FoundName]:
    """The parts of a person's name that are side by side as one: "Carmen" and "Vell Cruz" (a place, to the model)."""
    known = (lexicon.is_place, lexicon.regions.get, lexicon.bodies.get, lexicon.demonyms.get)
    joined: list[FoundName] = []
    for name in names:
        pair = (joined[-1] if joined else name, name)
        if (
            pair[0].end == name.start
            and words.texts[name.start - 1][-1] != "."
            and any(part.type == "PERSON" for part in pair)
            and words.texts[name.start] != words.texts[pair[0].start]  # not "Ona Vell Ona Maria Vell"
            and (pair[0].end - pair[0].start == 1 or words.texts[name.start] not in lexicon.given_names)
            and all(part.type in _PERSON_LIKE and not any(f(part.key(words)) for f in known) for part in pair)
        ):
            joined[-1] = FoundName(pair[0].start, name.end, "PERSON", "borders")
        else:
            joined.append(name)
    return joined


def _is_name(texts: list[str], type_: EntityType) -> bool:
    """Whether the words can be a name: a capital or a digit somewhere, no headline in capitals, and no ticker for a person
    ("Brent LCOc1") or Latin ("Velva norlandica")."""
    letters = "".join(texts)
    if not any("A" <= c <= "ɏ" for c in letters):  # no Latin letter
        return False
    if type_ == "PERSON" and (
        (texts[-1].islower() and texts[-2:-1] != ["-"]) or any(c.isdigit() or c == "=" for c in letters)
    ):
        return False
    is_shouted = sum(map(str.isupper, texts)) >= _SHOUTED
    return any(map(str.isalpha, texts[0])) and letters != letters.lower() and not is_shouted


def _is_office(start: int, type_: EntityType, words: Words, lexicon: NameLexicon) -> bool:
    """Whether the words from `start` say what somebody is in charge of: "the Secretary of [State]"."""
    if type_ not in ("ORG", "WORK") or start < 2 or words.texts[start - 1] not in ("of", "for"):
        return False
    return words.texts[start - 2].lower() in lexicon.words["office"]


def _pieces(start: int, end: int, type_: EntityType, words: Words, lexicon: NameLexicon) -> Iterator[tuple[int, int]]:
    """Cut where no name goes on: line breaks, brackets, marks, the commas of a list, "North [and] South Norland"."""
    begin = start
    is_one = "of" in words.texts[start:end] or lexicon.countries.get(tuple(words.texts[start:end])) is not None
    for i in range(start, end):
        word = words.texts[i]
        if word in _BREAKS or word.isspace() or (word == "/" and type_ == "PERSON"):
            cut = True
        elif word in ("-", "/"):
            cut = i > start and words.spaced[i - 1] and words.spaced[i]
        elif word == ",":
            # "Apple, Inc."
            cut = i + 1 == end or words.texts[i + 1].rstrip(".").lower() not in lexicon.words["name_tail"]
        elif word in ("'s", "’s"):
            cut = not any(words.is_capitalised(k) for k in range(i, end))  # "Vell's van"
        elif word == "and":
            cut = type_ == "GPE" and not is_one
        elif word == "of":
            is_long = words.texts[i + 1 : i + 2] == ["the"] and end - i > 3  # "the Times [of the last years]"
            is_plain = is_long and not any(words.is_capitalised(k) for k in range(i, end))
            cut = is_plain or (type_ == "PERSON" and i - begin > 1)  # "Ona Vell of Delta"
        else:
            cut = False
        if cut:
            yield begin, i
            begin = i + 1
    yield begin, end


def _whole(start: int, end: int, type_: EntityType, doc: Doc, words: Words, lexicon: NameLexicon) -> tuple[int, int]:
    """With what the model left outside: the other side of a hyphen ("Vell-[Norland]"), a person's last name ("Martin [Vell]")."""

    def is_free(i: int) -> bool:
        return words.is_capitalised(i) and not doc[i].ent_type

    while words.is_hyphen(end) and is_free(end + 1):
        end += 2
    while words.is_hyphen(start - 1) and is_free(start - 2) and len(words.texts[start - 2]) > 1:
        start -= 2
    if type_ == "PERSON" and end - start > 1 and words.is_hyphen(end) and _is_syllable(end + 1, doc):
        end += 2
    if (
        type_ == "PERSON"
        and words.texts[start] in lexicon.given_names
        and words.is_proper(end)
        and is_free(end)
        and not words.is_capitalised(end + 1)
    ):
        word = words.texts[end]
        is_other = lexicon.is_title(word) or lexicon.head_word(word) or word in lexicon.words["honour"]
        if not is_other and word.lower() not in lexicon.trades:
            end += 1
    return start, end


def _is_syllable(i: int, doc: Doc) -> bool:
    """True for the small half of a given name, "Cho Mi-[ran]", where no noun follows that it describes: "Ona Vell-[era] laws"."""
    following = doc[i + 1].tag_ if i + 1 < len(doc) else ""
    return (
        doc[i].text.islower()
        and doc[i].text.isalpha()
        and following[:2] not in ("NN", "JJ", "CD")
        and doc[i].tag_[:1] != "V"
    )


def _trimmed(start: int, end: int, type_: EntityType, words: Words, lexicon: NameLexicon) -> tuple[int, int]:
    """Without articles, titles, marks and a final possessive."""
    texts = words.texts
    while start < end and (texts[start].lower() in lexicon.words["leading_word"] or not texts[start][0].isalnum()):
        start += 1
    while end > start and (
        texts[end - 1] in _TRAILING_MARKS
        or (texts[end - 1].lower() in lexicon.words["trailing_word"] and not words.is_hyphen(end - 2))
    ):
        end -= 1
    if type_ == "ORG" and end - start > 1 and texts[start].lower() in lexicon.trades and words.begins_sentence(start):
        start += 1  # "Pollster YouView"
    while type_ == "GPE" and end - start > 1 and not words.is_capitalised(start):
        start += 1  # "116th Norland"
    if type_ == "PERSON":
        while end - start > 2 and (
            texts[end - 1] in lexicon.words["honour"]
            or (texts[end : end + 1] == [":"] and lexicon.is_title(texts[end - 1]))
        ):
            end -= 1  # "Ona Vell QC", "Ona Vell Photographer: ..."
        while end - start > 1 and lexicon.is_title(texts[start]):
            start += 1
        while end - start > 2 and texts[start].lower() in lexicon.trades and texts[start] not in lexicon.given_names:
            start += 1  # "Shopkeeper Ann Lee"
    return start, end
