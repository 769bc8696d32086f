"""The words bound to a figure itself: its complement, the noun that it describes, the noun that has it as complement.

70 percent of its imports      25% tariffs on steel      revenue of $3bn      a market value of $3bn
"""

from __future__ import annotations

from spacy.tokens import Token

from extractor.components.roles.phrase import Phrase, noun_phrase, trim, words_before
from extractor.components.roles.view import View

_PART_KINDS = frozenset({"percent", "fraction", "money", "quantity", "multiple"})
_MODIFIERS = frozenset({"nummod", "compound", "amod", "quantmod", "nmod", "npadvmod", "det", "advmod", "poss"})
_ADVERBIAL = frozenset({"total", "all", "general", "sum", "turn", "fact", "advance", "terms"})  # "$3 million in total"
_NARROWING = frozenset({"before", "after", "per", "excluding"})  # "profit before tax", "earnings per share"
_LONGEST_GAP = 6  # tokens between a figure and the noun that it describes: "30-year fixed-rate mortgages"


def bound_phrase(view: View, index: int, lead: int) -> Phrase | None:
    """The words bound to figure `index`, which the token `lead` leads to; None where there are none."""
    span, kind = view.spans[index], view.figures[index].kind
    floor, stop = view.sentence_of[index]
    governor = _governor(view, lead, floor)
    if governor is not None and view.words[lead] == "of":
        if governor.lower_ not in view.cues.uses["empty_head"]:
            return noun_phrase(view, governor, "of_noun")
        return _of_empty(view, governor)
    if lead > floor and view.words[lead] == "worth" and view.pos[lead - 1] in ("NOUN", "PROPN"):
        return words_before(view, lead, floor, "worth")  # "a pay offer worth 7.5 percent"
    is_part = kind in _PART_KINDS or (kind == "duration" and view.words[span.end : span.end + 1] == ["of"])
    if span.end + 1 < stop and view.words[span.end] in ("of", "in", "worth") and is_part:
        head = _complement(view, span.end, stop)
        is_adverb = head is not None and view.words[span.end] == "in" and _is_place(view, span.end, head)
        if head is not None and not is_adverb and not view.is_time(head.i) and head.ent_type_ != "GPE":
            return noun_phrase(view, head, "complement", start=span.end + 1, narrow=True)
    head = _modified(view, index)
    if head is not None and kind == "fraction" and not any(view.pos[i] in ("VERB", "AUX") for i in range(head.i, stop)):
        return None  # "one in five smokes": a verb that was taken for a noun
    if head is None and kind == "fraction" and view.pos[span.end] in ("NOUN", "PROPN", "ADJ"):
        head = _complement(view, span.end - 1, stop)  # "one in eight young adults smokes"
    if head is not None:
        return _with_object(view, noun_phrase(view, head, "modified", start=span.end))
    return noun_phrase(view, governor, "of_noun") if governor is not None and kind == "duration" else None


def _governor(view: View, lead: int, floor: int) -> Token | None:
    """The noun that has the figure as complement: "revenue of $3bn", "a sentence of 5 years"."""
    if lead <= floor or view.words[lead] not in ("of", "for", "at"):
        return None
    governor = _whole(view, view.tokens[lead].head)
    is_name = governor.pos_ in ("NOUN", "PROPN") and governor.i < lead and view.figure_at[governor.i] < 0
    return governor if is_name else None


def _whole(view: View, noun: Token) -> Token:
    """ "earnings before interest and tax of $3bn": the noun that `noun` only narrows, and that the amount is of."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ == "NOUN":
        top = top.head
    preposition = top.head
    is_narrowing = top.dep_ == "pobj" and preposition.lower_ in _NARROWING and preposition.head.pos_ == "NOUN"
    return preposition.head if is_narrowing else noun


def _complement(view: View, i: int, stop: int) -> Token | None:
    """The head of "of ...", "in ...", "worth of ..." at token i."""
    if view.words[i] == "worth" and view.words[i + 1] == "of":
        i += 1
    for child in view.tokens[i].rights:
        at = view.figure_at[child.i]
        is_counted = at >= 0 and view.figures[at].kind == "count"
        if child.dep_ in ("pobj", "pcomp") and (at < 0 or is_counted) and child.i < stop:
            return child
    for k in range(i + 1, min(i + 5, stop)):
        if view.pos[k] in ("NOUN", "PROPN") and (k + 1 >= stop or view.pos[k + 1] not in ("NOUN", "PROPN")):
            return view.tokens[k] if view.figure_at[k] < 0 else None
        if view.pos[k] not in ("NOUN", "PROPN", "ADJ", "DET", "PRON"):
            break
    return None


def _is_place(view: View, i: int, head: Token) -> bool:
    """ "in total", "in real terms", "in most markets", "in the north": where or how, not what ("in cash", "in sales")."""
    opens = view.pos[i + 1] in ("DET", "PRON", "PROPN") or view.words[i + 1] in ("most", "many", "some", "real", "late")
    return head.lower_ in _ADVERBIAL or (opens and view.words[i + 1] not in ("its", "their", "his", "her"))


def _modified(view: View, index: int) -> Token | None:
    """The noun that the figure stands before: "25% tariffs", "30-year fixed-rate mortgages", "a $3bn plan"."""
    end = view.spans[index].end
    head = view.spans[index].root
    for _ in range(4):
        if head.head is head or head.dep_ not in _MODIFIERS:
            break
        head = head.head
    if head.i < end and head.dep_ in ("dobj", "pobj", "ROOT") and view.figures[index].kind in ("percent", "money"):
        last = end  # "a 7.5pc pay deal", where the parser took the number for the object
        while view.pos[last] == "NOUN" and not view.is_time(last) and last - end < _LONGEST_GAP:
            last += 1
        head = view.tokens[last - 1] if last > end else head
    if head.i < end or head.i - end > _LONGEST_GAP or head.pos_ not in ("NOUN", "PROPN"):
        return None
    if view.figure_at[head.i] >= 0:  # "89,000 and 106,000 cases": the noun of the other figure
        return None
    if head.lower_ in view.cues.uses["empty_head"]:  # "its 82 percent renewables target"
        named = [child for child in head.lefts if child.i >= end and child.pos_ in ("NOUN", "PROPN")]
        return named[-1] if named else None
    between = view.words[end : head.i]
    return None if any(word in (",", ";", "(", ")", "of", "and") for word in between) else head


def _with_object(view: View, phrase: Phrase | None) -> Phrase | None:
    """A rate with what it is on, wherever the parser hung it: "25 percent tariffs on steel imports"."""
    if phrase is None or view.words[phrase.head] not in view.cues.uses["rate"] or view.words[phrase.end] != "on":
        return phrase
    end = phrase.end + 1
    while view.pos[end] in ("NOUN", "PROPN", "ADJ", "DET", "CCONJ") and not view.is_time(end):
        end += 1
    grown = trim(view, phrase.start, end, phrase.head, phrase.rule)
    return grown if grown is not None and grown.end > phrase.end + 1 else phrase


def _of_empty(view: View, noun: Token) -> Phrase | None:
    """ "a market value of $3 billion": an empty noun is a measure with the noun before it."""
    for child in noun.lefts:
        if child.dep_ in ("compound", "nmod") and child.pos_ in ("NOUN", "PROPN") and not view.is_time(child.i):
            return noun_phrase(view, noun, "compound", narrow=True)
    return None
