"""Nouns that stand right before their amount: what a verb puts at an amount, and a noun whose verb was said before.

put the cost at $3bn      taking the payout to 60 cents      and television income to $12m      utilities, at $28m
"""

from __future__ import annotations

from extractor.components.roles.links import Link
from extractor.components.roles.phrase import Phrase, noun_phrase, words_before
from extractor.components.roles.view import View

_OPENERS = frozenset({",", "and", "but", "while", "with", ";", "("})  # of a clause without a verb of its own
_GOALS = frozenset({"at", "to", "from", "past", "above", "below", "beyond", "through"})
_NEXT = frozenset({"followed", "trailed", "joined"})


def moved_object(view: View, index: int, link: Link) -> Phrase | None:
    """ "put the cost at $3bn", "taking the payout to 60 cents": what the verb has before the amount it puts it at."""
    if view.words[link.lead] not in _GOALS:
        return None
    verb = view.tokens[link.lead].head
    for _ in range(3):
        verb = verb.head if verb.pos_ in ("ADP", "NOUN", "PROPN") else verb
    is_goal = any(view.figure_at[child.i] == index for child in view.tokens[link.lead].rights)
    if verb.pos_ != "VERB" or verb.i > link.lead or not is_goal:  # not "relief from the 25% tariffs"
        return None
    for child in verb.rights:
        is_thing = child.dep_ in ("dobj", "nsubj") and child.pos_ in ("NOUN", "PROPN") and child.i < link.lead
        if is_thing and view.figure_at[child.i] < 0 and not view.is_time(child.i):
            is_parted = view.pos[child.i + 1] in ("NOUN", "PROPN")  # one noun that the parser took for two
            return (
                words_before(view, child.i + 2, verb.i + 1, "moved") if is_parted else noun_phrase(view, child, "moved")
            )
    return None


def gapped_noun(view: View, index: int, link: Link) -> Phrase | None:
    """ "and television income to $12m", "utilities, at $28m": a noun and its amount, the verb said before."""
    lead, floor = link.lead, view.sentence_of[index][0]
    if lead <= floor or view.words[lead] not in ("at", "to", "with", "for"):
        return None
    end = lead - (view.words[lead - 1] == ",")
    start = max(floor, view.spans[index - 1].end) if index else floor
    start = next((i for i in range(end - 1, start, -1) if view.words[i] in _OPENERS), start)
    for i in range(start + 1, lead):
        if view.words[i] == "by" and view.words[i - 1] in _NEXT:  # "followed by schools at 7 million"
            start = i
    is_noun = end > start and view.pos[end - 1] in ("NOUN", "PROPN") and not view.is_time(end - 1)
    has_verb = any(view.pos[i] in ("VERB", "AUX") for i in range(start, lead))
    if not is_noun or has_verb or view.words[start] not in _OPENERS | {"by"} or start == floor:
        return None
    return words_before(view, end, start, "gapped")
