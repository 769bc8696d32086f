"""The head of the counted noun: "1,293 new vehicles" counts vehicles."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from spacy.attrs import IDX  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from extractor.components.clauses import structure_of
from extractor.components.clauses.clause import Place
from extractor.components.figures.vocabulary import meanings, words
from extractor.figure import Denominator

_CALENDAR = frozenset(
    ["autumn", "day", "decade", "fall", "half", "month", "night", "quarter", "season", "spring", "summer"]
)
_CALENDAR |= {"week", "weekend", "winter", "year"}
_LONGEST = 9  # tokens between a number and the head of what it counts
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PLURALS = frozenset({"NNS", "NNPS"})
_SINGULAR = frozenset({"JJ", "VBN", "NN", "NNP"})  # what stands before the noun that is counted
_SHARING = frozenset({"JJ", "NN", "NNP"})  # what tells two counts of one noun apart
_NAMES = frozenset({"NNP", "NNPS"})
_BEFORE_NOUN = frozenset(
    {"JJ", "JJR", "JJS", "VBN", "VBG", "VBD", "HYPH", "AFX", "CD", "RB", "RBS", "RBR", "``", "''", "$"}
)
_SHORT_STEM = re.compile(r"[^aeiou]*[aeiou](?:[^aeioux]|dg)")  # of words in -e
_MARKS = frozenset({"``", "''"})
_AFTER_HYPHEN = frozenset({"and", "or", "to", "plus", "odd", "something"})  # "20-odd", "20-plus" count nothing
_IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "lives": "life", "wives": "wife",
              "feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose", "oxen": "ox", "data": "datum"}  # fmt: skip


class Head(NamedTuple):
    """A counted noun: its singular, its range in the text, whether it is a plural, a name."""

    lemma: str
    start: int
    end: int
    plural: bool
    name: bool
    shared: bool = False  # with the number that it stands behind: "two red and three blue vans"


_AUXILIARIES = frozenset(["am", "are", "did", "do", "does", "had", "has", "have", "is", "was", "were", "will", "would"])


class Heads:
    """Finds heads in one Doc; reads tags where the pipeline has them, else takes a plural among the next words."""

    def __init__(self, doc: Doc, text: str) -> None:
        self._doc = doc
        self._text = text  # `doc.text` is built anew at each call
        self._tagged = doc.has_annotation("TAG")
        self._tails = words("compound_tail")
        self._never, self._unchanged = words("never_counted"), words("same_plural")
        self._of_time, self._calendar = words("of_time"), words("calendar")
        self._denominators, self._often = words("denominator"), meanings("how_often")
        self._passable: dict[int, int] = {}
        self.counted: set[str] = set()  # what the amounts so far counted

    @cached_property
    def _starts(self) -> list[int]:
        return [int(start) for start in self._doc.to_array(IDX)]

    def token_at(self, position: int) -> int:
        """The index of the first token that starts at or behind the position."""
        return bisect_left(self._starts, position)

    def token_before(self, position: int) -> Token | None:
        """The last token that starts before the position; None at the start of the text."""
        i = self.token_at(position) - 1
        return self._doc[i] if i >= 0 else None

    def is_particle(self, position: int) -> bool:
        """Whether the word at the position belongs to a verb: "handed [over]"."""
        i = self.token_at(position)
        return i < len(self._doc) and self._doc[i].tag_ == "RP"

    def pass_over(self, start: int, end: int) -> None:
        """Let the amount at [start, end) stand between another number and its noun ("six 250ml bottles")."""
        self._passable[start] = end + self._text.startswith("+", end)

    def place(self, start: int, end: int) -> Place | None:
        """Where the words at [start, end) stand in their clause; None without a parse."""
        structure = structure_of(self._doc)
        return structure.place(*structure.tokens(start, end)) if structure.columns.parsed else None

    def how_often(self, start: int, end: int) -> Denominator | None:
        """The time by which the words at [start, end) are told: "12 people die on it every day", "annual sales of $3m"."""
        place, structure = self.place(start, end), structure_of(self._doc)
        if place is None:
            return None
        columns = structure.columns
        subject = place.clause.argument("subject") if place.clause and place.slot == "predicative" else None
        host = subject.token if subject else place.host
        told = structure.phrase(host).core if host is not None and host < self.token_at(start) else (0, 0)
        behind = self.token_at(end)
        behind += columns.lower[behind : behind + 1] == ["in"]  # "$3 million in annual sales"
        for i in (*range(*told), *range(behind, len(columns))[:1]):
            if columns.tags[i] == "JJ" and (often := self._often.get(columns.lower[i])):
                return Denominator(id=often, surface=self._doc[i].text)
        if place.clause is None or place.slot not in ("subject", "object"):
            return None
        for i in range(self.token_at(end), place.clause.stop):
            if columns.tags[i] == "CD" or structure.clause_of(i) is not place.clause:
                return None
            if columns.tags[i] == "RB" and (often := self._often.get(columns.lower[i])):
                return Denominator(id=often, surface=self._doc[i].text)
            if columns.lower[i] in ("each", "every") and (noun := self._doc[i + 1 : i + 2].text) in self._denominators:
                return Denominator(id=noun, surface=noun)
        return None

    def is_said_of_person(self, start: int, end: int) -> bool:
        """Whether the words at [start, end) are the predicative of a person: "Lena Okoro, the mayor, was 90"."""
        place = self.place(start, end)
        subject = place.clause.argument("subject") if place and place.clause and place.slot == "predicative" else None
        return subject is not None and self._doc[subject.token].ent_type_ == "PERSON"

    def names_between(self, start: int, end: int) -> bool:
        """Whether a name that is no date stands between the positions."""
        tokens = self._doc[self.token_at(start) : self.token_at(end)]
        return any(token.tag_ in _NAMES and token.ent_type_ not in ("DATE", "TIME") for token in tokens)

    def is_person_name(self, end: int) -> bool:
        """Whether the word that ends at `end` closes a person's name or description, or may, where the base model is unsure."""
        token = self.token_before(end)
        if token is None:
            return False
        if token.ent_type_ == "PERSON" or token.tag_ == "NN":  # "the princess, 67, said"
            return True
        capital = token.text[:1].isupper() and token.ent_type_ in ("", "ORG", "GPE", "NORP")
        return capital and (not self._tagged or token.tag_ in _NAMES)

    def has_age(self, start: int, end: int) -> bool:
        """Whether the words at [start, end) stand between a person's name and a verb, without marks."""
        before, i = self.token_before(start), self.token_at(end)
        is_name = before is not None and (before.ent_type_, before.tag_) == ("PERSON", "NNP")
        is_beside = is_name and self._text[start - 1] == " " and i < len(self._doc)
        return is_beside and self._doc[i].tag_ in ("VBZ", "VBD", "MD")

    def is_determined(self, position: int) -> bool:
        """Whether an article or a possessive stands before the position."""
        token = self.token_before(position)
        return token is not None and token.tag_ in ("DT", "PRP$", "POS")

    def names(self, position: int, head: Head) -> bool:
        """Whether the word before the position is a name that opens the noun phrase of the head: "Planet 12 rangers"."""
        token, structure = self.token_before(position), structure_of(self._doc)
        if token is None or not token.text[:1].isupper() or token.tag_ not in ("NN", "NNP") or head.lemma == "time":
            return False
        return structure.columns.parsed and token.i >= structure.phrase(self.token_at(head.start)).core[0]

    def is_model(self, position: int, head: Head) -> bool:
        """Whether a determined number before a lone singular noun is its model: "the 737 jetliner", not "a 60 vote lead"."""
        following = self._next(self._doc[self.token_at(head.start)])
        is_alone = following is None or following.tag_ not in _NOUNS
        is_alone = is_alone and head.lemma not in self._unchanged  # "the 12 staff"
        return is_alone and self.is_determined(position) and self._text[head.start - 1] == " "

    def is_described(self, position: int) -> bool:
        """Whether an adjective, a participle or a noun stands before the position."""
        token = self.token_before(position)
        return token is not None and token.tag_ in ("JJ", "VBG", "NN") and self._text[position - 1] == " "

    def is_verb(self, position: int) -> bool:
        """Whether the word before the position is a verb."""
        token = self.token_before(position)
        return token is not None and token.tag_.startswith("VB")

    def after(self, position: int) -> Head | None:
        """The head of the noun phrase that begins at `position`, one blank or hyphen before it aside; None if none does."""
        doc = self._doc
        i = self.token_at(position)
        if i >= len(doc) or doc[i].idx - position > 1:
            return None
        gap = self._text[position : doc[i].idx]
        blank_before = gap or self._text[position - 1 : position] in (" ", "\u00a0")
        if gap.strip(" \u00a0") or not (blank_before or doc[i].text == "-"):
            return None
        if doc[i].text == "-" and not gap:
            return self._hyphenated(i + 1)
        return self._walk(i) if self._tagged else self._untagged(i)

    def _walk(self, first: int) -> Head | None:
        doc = self._doc
        head: Token | None = None
        nouns: list[Token] = []
        i, last = first, min(len(doc), first + _LONGEST)
        while i < last:
            token = doc[i]
            if token.lower_ in _AUXILIARIES:  # "the three deceased were welders"
                break
            is_next_count = token.tag_ == "CC" and i > first and self._is_number(i + 1)
            if is_next_count and all(t.tag_ in _SHARING for t in doc[first:i]):
                shared = self._walk(i + 2)
                return shared._replace(shared=True) if shared and shared.plural else None
            if head is None and token.idx in self._passable:
                i = max(self.token_at(self._passable[token.idx]), i + 1)
                continue
            after_hyphen = i > first and _is_hyphen(doc[i - 1])
            if after_hyphen and token.text[:1].isalpha():
                if token.tag_ in _NOUNS and not self._premodifies(token):
                    head = token
                    nouns.append(token)
            elif token.tag_ in _NOUNS and token.text[:1].isalpha():
                if head is not None and head.tag_ in _PLURALS and token.tag_ in _NAMES:
                    break  # "their two sons Bo and Li"
                head = token
                nouns.append(token)
            elif not self._continues(token, head):
                break
            elif token.tag_ == "CC":
                head, nouns = None, []  # "85 state and local officers"
            i += 1
        if head is None or head.lower_ in self._never or head.text in self._calendar:
            return None
        if head.tag_ == "NN" and not any(n.tag_ in _PLURALS for n in nouns) and not self._one(first):
            head = nouns[0]  # "3 cylinder engine", "60 vote majority": the number measures the first noun
        return self._head(head)

    def _next(self, token: Token) -> Token | None:
        """The next token that is no quotation mark ("24 'pledged' delegates"); None at the end of the text."""
        rest = (self._doc[i] for i in range(token.i + 1, len(self._doc)))
        return next((following for following in rest if following.tag_ not in _MARKS), None)

    def _one(self, first: int) -> bool:
        """Whether the number before the phrase is one: "one city hall" counts halls."""
        return first > 0 and self._doc[first - 1].lower_ in ("one", "1")

    def _is_number(self, i: int) -> bool:
        return i + 1 < len(self._doc) and self._doc[i].tag_ == "CD"

    def _premodifies(self, token: Token) -> bool:
        """Whether the plural behind a hyphen stands before another noun ("plain-clothes officers")."""
        i = token.i + 1
        return token.tag_ in _PLURALS and i < len(self._doc) and self._doc[i].tag_ in _NOUNS

    def _continues(self, token: Token, head: Token | None) -> bool:
        """Whether the phrase goes on over a word that is no noun."""
        tag, following = token.tag_, self._next(token)
        if following is None:
            return False
        if tag == "_SP":
            return "\n" not in token.text
        if tag == "CC" or tag == ",":
            return self._coordinates(token)
        if tag == "POS":
            return head is not None and head.tag_ not in _PLURALS and following.tag_ in _NOUNS
        if _is_hyphen(token):
            return True
        if head is not None and token.lower_ in self._tails:  # "12 oil related jobs"
            return following.tag_ in _NOUNS
        if head is not None:  # "Model 3 sedans", "Senate Democratic members"
            return tag in ("CD", "JJ") and head.tag_ == "NNP" and following.tag_ in _NOUNS
        if tag not in _BEFORE_NOUN or (token.lower_ in self._of_time and following.lower_ in _CALENDAR):
            return False
        if tag in ("VBD", "VBN", "VBG", "RB"):  # "12 killed in", "one of three facing Okafor": no premodifier
            return following.tag_ in _NOUNS | {"JJ", "VBN", "HYPH"} and not self._is_predicate(token)
        return True

    def _is_predicate(self, token: Token) -> bool:
        clause = structure_of(self._doc).clause_of(token.i)
        return clause is not None and clause.token == token.i

    def _coordinates(self, token: Token) -> bool:
        """Whether "and" or a comma joins two words before one plural ("red and blue cars", "grass and bush fires")."""
        doc, i = self._doc, token.i
        if i == 0 or token.lower_ not in ("and", "or", ",") or doc[i - 1].tag_ not in _SINGULAR:
            return False
        following = next((t for t in doc[i + 1 : i + 4] if t.tag_ not in _SINGULAR), None)
        return following is not None and following.tag_ in _PLURALS and following.i > i + 1

    def _hyphenated(self, i: int) -> Head | None:
        """ "six-cylinder", "four-bedroom": the one word behind the hyphen."""
        if i >= len(self._doc) or not self._doc[i].text[:1].isalpha():
            return None
        token = self._doc[i]
        if token.lower_ in _AFTER_HYPHEN or (self._tagged and token.tag_ not in _NOUNS | {"JJ", "VBG", "VBN", "VBD"}):
            return None
        if len(token) > 4 and token.lower_.endswith("ed") and token.tag_ not in _NOUNS:  # "two-legged"
            return Head(_part(token.lower_), token.idx, token.idx + len(token), False, False)
        return self._head(token)

    def _head(self, token: Token) -> Head:
        plural = (
            token.tag_ in _PLURALS or (token.tag_ == "NNP" and _ends_in_s(token.text)) or _is_acronym_plural(token.text)
        )
        name = token.text[:1].isupper() and (token.tag_ in _NAMES or not plural)
        return Head(singular(token), token.idx, token.idx + len(token), plural, name)

    def _untagged(self, first: int) -> Head | None:
        """Without tags: a plural among the next three words."""
        for i in range(first, min(first + 3, len(self._doc))):
            word = self._doc[i].lower_
            if not word.isalpha():
                return None
            regular = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
            if word in _IRREGULAR or regular:
                start = self._doc[i].idx
                return Head(plain_singular(word), start, start + len(word), True, False)
        return None


def _part(word: str) -> str:
    """What a word in -ed says that a thing has so many of: "legged" -> "leg", "handed" -> "hand", "phased" -> "phase"."""
    stem = word[:-2]
    if stem[-1:] == stem[-2:-1] and stem[-1:] not in "ls":
        return stem[:-1]
    return stem + "e" if _SHORT_STEM.fullmatch(stem) else stem


def _is_hyphen(token: Token) -> bool:
    return token.tag_ == "HYPH" or (token.text == "-" and not token.whitespace_)


def _ends_in_s(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _is_acronym_plural(word: str) -> bool:
    """ "MPs", "SUVs": the tagger often takes them for singulars."""
    return len(word) > 2 and word[-1] == "s" and word[:-1].isupper()


def singular(token: Token) -> str:
    """The singular of a counted noun: its lemma, a name as it stands; "people" is "person"."""
    lower = token.lower_
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if _is_acronym_plural(token.text):
        return token.text[:-1]
    if token.tag_ in _NAMES:
        return plain_singular(token.text) if token.tag_ == "NNPS" else token.text
    if token.tag_ in ("NN", "VBG") or lower in words("same_plural"):
        return lower
    return (token.lemma_ or lower).lower()


def plain_singular(word: str) -> str:
    """The singular of a regular plural by its ending alone: "countries" -> "country"."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
