"""The words bound to a figure itself: its complement, the noun that it describes, the noun that has it as complement.

70 percent of its imports      25% tariffs on steel      revenue of $3bn      a market value of $3bn
"""

from __future__ import annotations

from spacy.tokens import Token

from extractor.components.roles.phrase import Phrase, noun_phrase, trim
from extractor.components.roles.view import View

_PART_KINDS = frozenset({"percent", "fraction", "money", "quantity", "multiple"})
_MODIFIERS = frozenset({"nummod", "compound", "amod", "quantmod", "nmod", "npadvmod", "det", "advmod", "poss"})
_ADVERBIAL = frozenset({"total", "all", "general", "sum", "turn", "fact", "advance"})  # "$3 million in total"
_LONGEST_GAP = 6  # tokens between a figure and the noun that it describes: "30-year fixed-rate mortgages"


def bound_phrase(view: View, index: int, lead: int) -> Phrase | None:
    """The words bound to figure `index`, which the token `lead` leads to; None where there are none."""
    span, kind = view.spans[index], view.figures[index].kind
    floor, stop = view.sentence_of[index]
    is_part = kind in _PART_KINDS or (kind == "duration" and view.words[span.end : span.end + 1] == ["of"])
    if span.end + 1 < stop and view.words[span.end] in ("of", "in", "worth") and is_part:
        head = _complement(view, span.end, stop)
        is_adverb = head is not None and view.words[span.end] == "in" and head.lower_ in _ADVERBIAL
        if head is not None and not is_adverb and not view.is_time(head.i) and head.ent_type_ != "GPE":
            return noun_phrase(view, head, "complement", start=span.end + 1, narrow=True)
    head = _modified(view, index)
    if head is not None:
        return _with_object(view, noun_phrase(view, head, "modified", start=span.end))
    if lead > floor and view.words[lead] in ("of", "for", "at"):
        governor = view.tokens[lead].head
        is_name = governor.pos_ in ("NOUN", "PROPN") and governor.i < lead and view.figure_at[governor.i] < 0
        if is_name and (view.words[lead] == "of" or kind == "duration"):
            if governor.lower_ not in view.cues.uses["empty_head"]:
                return noun_phrase(view, governor, "of_noun")
            return _of_empty(view, governor)
    return None


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


def _modified(view: View, index: int) -> Token | None:
    """The noun that the figure stands before: "25% tariffs", "30-year fixed-rate mortgages", "a $3bn plan"."""
    end = view.spans[index].end
    head = view.spans[index].root
    for _ in range(4):
        if head.head is head or head.dep_ not in _MODIFIERS:
            break
        head = head.head
    if head.i < end or head.i - end > _LONGEST_GAP or head.pos_ not in ("NOUN", "PROPN"):
        return None
    if head.lower_ in view.cues.uses["empty_head"]:  # "its 82 percent renewables target"
        named = [child for child in head.lefts if child.i >= end and child.pos_ in ("NOUN", "PROPN")]
        return named[-1] if named else None
    between = view.words[end : head.i]
    return None if any(word in (",", ";", "(", ")", "of") for word in between) else head


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
