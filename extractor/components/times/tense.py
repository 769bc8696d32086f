"""Whether the words around a time look back or ahead: tense, aspect, modals and cues of the governing verb."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc, Token

from extractor.components.times.cues import cue_words

PAST_TAGS = frozenset(["VBD", "VBN"])
_WINDOW = 8  # words looked at where there is no parse


class Tense:
    """Reads the direction of time at a place in a Doc."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._starts: list[int] | None = None
        self._parsed = len(doc) > 0 and doc[0].dep_ != ""  # `has_annotation` looks at every token

    def token_at(self, position: int) -> Token:
        """The token that holds a code point (or the last one before it)."""
        if self._starts is None:
            self._starts = self._doc.to_array("IDX").tolist()
        return self._doc[max(0, bisect_right(self._starts, position) - 1)]

    def direction(self, position: int) -> int:
        """-1 behind a verb that looks back, 1 where it looks ahead, 0 where nothing says so."""
        token = self.token_at(position)
        direction = self._direction(token)
        before = self._doc[token.i - 1].lower_ if token.i else ""
        if direction == 0 and before == "from":  # "the rules apply from June 12"
            return 1 if token.head.head.tag_ in ("VBZ", "VBP") else 0
        if direction <= 0 and before in ("until", "till", "by"):
            verb = next((node for node in token.ancestors if node.tag_[:2] == "VB"), None)
            is_past = verb is not None and (
                verb.tag_ == "VBD" or any(child.lower_ in ("had", "was", "were") for child in verb.children)
            )
            return direction if is_past else 1  # "closed until Friday" in all but the past
        return direction

    def _direction(self, token: Token) -> int:
        if not self._parsed:
            return _direction_of_words(self._doc, token.i)
        for node in (token, *token.ancestors):
            if node.tag_[:2] == "VB" or node.tag_ == "MD":
                direction = _direction_of_verb(node)
                if direction:
                    return direction
                if any(child.dep_ == "dobj" and child.lower_ in cue_words("prospect") for child in node.children):
                    return 1  # "markets see a chance of a cut in August"
                if node.dep_ not in ("xcomp", "advcl", "ccomp", "acl", "pcomp", "prep", "conj", "aux"):
                    return 0
            elif (
                node.lower_ in cue_words("ahead") and node in (token.head, token.head.head)
            ) or node.lower_ in cue_words("prospect"):
                return 1
        return 0


def _direction_of_verb(verb: Token) -> int:
    """What the verb's own form and its auxiliaries say."""
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in auxiliaries}
    if words & cue_words("modal") and "have" not in words:
        return 1
    if verb.lower_ in cue_words("ahead"):
        return 1
    tag = verb.tag_
    if "to" in words:
        head = verb.head
        if (
            head is verb
            or head.tag_[:2] != "VB"
            or head.lemma_ in ("be", "have")
            or head.lemma_ in cue_words("purpose")
        ):
            return 1
        return 0
    if tag == "VBG" and any(child.lower_ in ("is", "are", "am", "'s", "’s", "'re") for child in auxiliaries):
        return 1 if verb.lemma_ in cue_words("timetable") else 0
    if tag in PAST_TAGS:
        return -1
    if tag in ("VBZ", "VBP") and verb.lemma_ in cue_words("timetable"):
        return 1
    return 0


def _direction_of_words(doc: Doc, i: int) -> int:
    """Without a parse: the nearest modal or cue before the time, in its clause."""
    for k in range(i - 1, max(-1, i - 1 - _WINDOW), -1):
        word = doc[k].lower_
        if word in (".", ";", "\n"):
            return 0
        if word in ("will", "shall", "'ll") or word in cue_words("ahead"):
            return 1
        if word.endswith("ed") and len(word) > 3:
            return -1
    return 0
