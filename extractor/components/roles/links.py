"""How a figure hangs on the words around it: the cue of change that governs it, and by which relation.

    fell 5%         bare     cut rates by 5%        by        a drop of 5%    of        Dow +0.2%   sign
    fell to 5%      to       down from 5%           from      a 5% drop       noun      doubled     own
    closed 5% lower after    fell 3 points, or 5%   joined    and volume 5%   ellipsis

The search is linear over the words: wire sentences ("fell 102 points, or 0.4%, to 27,934") lead a parser astray and
have a firm word order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.components.roles.cues import ChangeNoun, ChangeVerb, ChangeWord, Cue
from extractor.components.roles.view import COPULAS, NOMINAL, RELATIVE, View

Relation = Literal[
    "none", "bare", "by", "to", "from", "of", "at", "than", "noun", "after", "joined", "ellipsis", "own", "sign"
]

_REACH = 40  # tokens; longer than any clause that was seen to part a cue from its figure
_AHEAD = 6  # tokens between a figure and the noun of change behind it ("a 5 percent year-on-year drop")
_LONGEST_OBJECT = 8  # tokens between a verb of change and its bare figure ("cut its full-year forecast 5%")
_PREPOSITIONS: dict[str, Relation] = {"by": "by", "to": "to", "from": "from", "of": "of", "at": "at", "than": "than"}
_BREAKS = frozenset({";", "while", "whereas", "although", "though", "because", "if", "when", "which", "who", "but"})
_JOINS = frozenset({"and", ",", "while", "but", "with"})
_PACES = frozenset({"rate", "pace", "clip", "speed"})
_SCALES = frozenset({"percent", "points", "fraction", "multiple", "money", "quantity", "index", "other"})
_SCALE_WORDS = ("illion", "thousand", "hundred", "bn", "crore", "lakh", "m", "k")


@dataclass(frozen=True, slots=True)
class Link:
    """`cue` governs the figure by `relation`; `token` is the cue's place, or -1.

    `lead` is the token that leads to the figure (preposition, verb, noun, mark); `partner` the figure that it is
    joined to, or -1.
    """

    relation: Relation
    lead: int
    cue: Cue | None = None
    token: int = -1
    partner: int = -1


def find_link(view: View, index: int) -> Link:
    """The link of figure `index`; relation "none" where no cue of change governs it."""
    lead = view.before(index)
    floor = max(view.sentence_of[index][0], lead - _REACH)
    figure = view.figures[index]
    own = view.cues.verbs.get(view.words[view.spans[index].start]) if figure.kind == "multiple" else None
    if own is not None:
        return Link("own", lead, own, view.spans[index].start)
    if figure.kind == "age":
        return Link("none", lead)
    relation = _PREPOSITIONS.get(view.words[lead]) if lead >= floor else None
    behind = _behind(view, index)
    if behind is not None and (relation not in ("to", "from") or _stands_alone(behind)):
        return behind
    if lead < floor:
        return Link("sign", lead) if _is_signed(view, index) else Link("none", lead)
    partner = _partner(view, index, lead, floor)
    if partner >= 0 and not (_is_signed(view, index) and view.figures[partner].surface[:1] not in "+-−–"):
        return Link("joined", lead, partner=partner)
    if relation in ("at", "of") and figure.kind in ("percent", "points"):
        paced = _pace(view, lead, floor, relation)
        if paced is not None:
            return paced
    if relation == "by" and view.pos[lead - 1] == "VERB" and view.cue_at(lead - 1) is None:  # "backed by 69%"
        return Link("by", lead)
    if relation is not None:
        token = search_cue(view, lead - 1, floor, of=relation == "of")
        if relation == "of" and "before" in view.words[max(floor, token - 6) : max(0, token)]:
            token = -1  # "earnings before interest, tax and depreciation of"
        return Link(relation, lead, view.cue_at(token) if token >= 0 else None, token)
    return _bare(view, index, lead, floor)


def _stands_alone(behind: Link) -> bool:
    """Whether the cue behind a figure holds against a preposition before it: "led to a 5% drop", "to 32% below 2005"."""
    return behind.relation == "noun" or (isinstance(behind.cue, ChangeWord) and behind.cue.id in ("above", "below"))


def _behind(view: View, index: int) -> Link | None:
    """A cue behind the figure: "5% higher", "15 points ahead", "a 13.7 percent decrease"; not "30-year low"."""
    figure, start = view.figures[index], view.spans[index].end
    end = min(view.sentence_of[index][1], start + _AHEAD)
    if start >= end:
        return None
    word = view.cues.words.get(view.words[start])
    if word is not None and word.direction != "flat" and _word_follows(view, index, word, start, end):
        return Link("after", start, word, start)
    if figure.kind == "duration" or (figure.kind == "count" and len(view.spans[index]) > 1):
        return None
    if figure.kind == "count":  # "expectations for a 10,000 gain"
        end = start + 1
    for i in range(start, end):
        if view.figure_at[i] >= 0:
            return None
        noun, pos = _noun_at(view, i, end), view.pos[i]
        if noun is not None and (pos in ("NOUN", "PROPN", "") or (pos == "VERB" and i == start)):
            is_relative = figure.kind in RELATIVE or figure.kind == "index"
            return Link("noun", start, noun, i) if noun.bare == "any" or is_relative else None
        is_inside = pos in ("ADJ", "NOUN", "PROPN", "ADV", "") and view.words[i].isalpha()
        if not is_inside and view.words[i] not in ("-", "over", "on") and view.time_at[i] < 0:
            return None
    return None


def _noun_at(view: View, i: int, end: int) -> ChangeNoun | None:
    """The noun of change at token i, also one that is cut at its hyphen ("sell-off")."""
    if view.time_at[i] >= 0:
        return None
    word = view.words[i]
    if i + 2 < end and view.words[i + 1] == "-":
        word = f"{word}-{view.words[i + 2]}"
    return view.cues.nouns.get(word) or view.cues.nouns.get(view.words[i])


def _word_follows(view: View, index: int, word: ChangeWord, start: int, end: int) -> bool:
    """Whether the comparative at `start` belongs to the figure before it, not to what follows ("at 5%, up 3%")."""
    figure = view.figures[index]
    if start + 1 < end:
        follows = view.words[start + 1]
        takes_next = view.figure_at[start + 1] >= 0 or follows in ("from", "by", "about", "nearly", "almost", "to")
        if takes_next and word.place == "either":
            return False
        if view.pos[start + 1] == "NOUN" and word.id in ("down", "up", "off"):  # "a 20% down payment"
            return False
    follows, pos = (view.words[start + 1], view.pos[start + 1]) if start + 1 < end else ("", "PUNCT")
    if word.id in ("over", "under"):  # "over budget", not "$300 million over ten years"
        return follows in view.cues.uses["plan_noun"]
    if word.id in ("earlier", "later"):  # "two weeks earlier than planned", not "two weeks later"
        return figure.kind == "duration" and follows == "than"
    if figure.kind == "duration" and word.sense == "change":  # "two seconds faster than its rival"
        return follows == "than"
    is_degree = word.id in ("more", "less") and pos in ("ADJ", "ADV")
    is_place = word.id in ("above", "below")
    if figure.kind not in RELATIVE and pos in ("NOUN", "PROPN", "ADJ", "ADV") and not (is_degree or is_place):
        return False  # "the 8.6-inch lower display", "four finalists early next year"
    if figure.kind == "count" and "than" not in view.words[start + 1 : start + 4]:
        unit = figure.unit.id if figure.unit is not None else None
        return word.id in ("ahead", "behind", "clear", "adrift", "short") and unit in view.cues.uses["gap_unit"]
    if word.id == "off" and (figure.kind not in RELATIVE or pos in ("NOUN", "PROPN")):
        return False
    if figure.kind == "count":  # "62 seats, 12 more than its rival"
        return word.sense == "difference" or len(view.spans[index]) == 1
    return word.sense == "difference" or figure.kind in _SCALES


def _partner(view: View, index: int, lead: int, floor: int) -> int:
    """The figure that this one repeats ("102.2 points, or 0.36%") or goes on ("3 and 5 percent"), or -1."""
    i = lead
    if view.words[i] in ("and", ",") and view.words[view.spans[index].start - 1] == "the":
        return -1
    if view.words[i] in COPULAS and view.words[i - 1] in ("which", "that"):  # "by 2.4%, which is 118 points"
        i -= 1
    if view.words[i] in ("or", "(", "and", ",", "which", "that"):
        i -= 1
        if i >= floor and view.words[i] == ",":
            i -= 1
    return view.figure_at[i] if i >= floor else -1


def _pace(view: View, lead: int, floor: int, relation: Relation) -> Link | None:
    """ "grew at a 3 percent pace", "rose at an annual rate of 3 percent": the pace of a verb of change is its extent."""
    at = lead
    if relation == "of":
        if view.words[lead - 1] not in _PACES:
            return None
        at = next((i for i in range(lead - 2, max(floor, lead - 5), -1) if view.words[i] == "at"), -1)
    for i in range(at - 1, max(floor, at - 4) - 1, -1):
        cue = view.cue_at(i)
        if isinstance(cue, ChangeVerb):
            return Link("by", lead, cue, i)
        if view.pos[i] not in ("ADV", "ADP", "NOUN", "DET"):
            break
    return None


def search_cue(view: View, i: int, floor: int, *, of: bool = False) -> int:
    """The nearest cue of change from token i to the left that may govern a preposition, or -1.

    Passes over figures and brackets, stops at other verbs and at the ends of clauses.
    """
    depth = 0
    while i >= floor:
        word = view.words[i]
        if word in "()" and word:
            depth += 1 if word == ")" else -1
            if depth < 0:
                return -1
        elif depth:
            pass
        elif view.figure_at[i] >= 0:
            if view.figures[view.figure_at[i]].kind == "multiple" and word in view.cues.verbs:
                return i
        else:
            cue = view.cue_at(i)
            if cue is not None and not (isinstance(cue, ChangeWord) and cue.place == "after"):
                return i
            if word in _BREAKS or (word == "that" and view.pos[i] != "DET"):
                return -1
            if of and (view.pos[i] in NOMINAL and view.words[i + 1] == "of"):
                return -1
            is_inside = word in view.cues.uses["settle_verb"] or view.tokens[i].dep_ in ("amod", "acl", "relcl")
            if view.pos[i] == "VERB" and not is_inside:
                return -1
        i -= 1
    return -1


def _bare(view: View, index: int, lead: int, floor: int) -> Link:
    """No preposition: "rose 5%", "cut its forecast 5%", "sales rose 5% and volume 3%", "Dow +0.2%"."""
    figure, cue = view.figures[index], view.cue_at(lead)
    if isinstance(cue, ChangeWord):
        takes = cue.place == "either" and _word_takes(view, figure.kind, cue, lead, floor)
        return Link("bare", lead, cue, lead) if takes else Link("none", lead)
    if isinstance(cue, ChangeNoun):  # a headline verb that was tagged as a noun: "Oil prices drop 3%"
        cue = view.cues.verbs.get(view.words[lead])
    if isinstance(cue, ChangeVerb):
        if _modifies_noun(view, index):
            return Link("none", lead)
        return Link("bare" if _verb_takes(view, index, cue) else "none", lead, cue, lead)
    for i in range(lead, max(floor, lead - _LONGEST_OBJECT) - 1, -1):
        if view.words[i] == "(":
            break
        partner = view.figure_at[i]
        if partner >= 0:
            is_next = view.words[view.spans[index].start - 1] != "the" and any(
                word in _JOINS for word in view.words[i + 1 : lead + 1]
            )
            if is_next and view.figures[partner].kind == figure.kind and not _is_signed(view, index):
                return Link("ellipsis", lead, partner=partner)
            break
        cue = view.cue_at(i)
        if isinstance(cue, ChangeVerb) and figure.kind in RELATIVE:
            return Link("bare", lead, cue, i)
        if cue is not None or view.pos[i] in ("VERB", "AUX", "SCONJ") or view.words[i] in _BREAKS:
            break
    return Link("sign", lead) if _is_signed(view, index) else Link("none", lead)


def _modifies_noun(view: View, index: int) -> bool:
    """ "dented the 30m vessel", "cut the 25 percent tariff": an amount that only describes the verb's object."""
    span = view.spans[index]
    head = span.root.head
    is_described = head.i >= span.end and head.i - span.end < 4 and head.pos_ in ("NOUN", "PROPN")
    return is_described and view.words[span.start - 1] in ("the", "its", "their", "this", "that")


def _is_signed(view: View, index: int) -> bool:
    figure = view.figures[index]
    return figure.surface[:1] in "+-−–" and figure.kind in _SCALES and figure.kind != "quantity"


def _word_takes(view: View, kind: str, cue: ChangeWord, i: int, floor: int) -> bool:
    """Whether "up" or "down" before a figure tells its change, and is no particle of a verb ("gave up 517 yards")."""
    previous = view.words[i - 1] if i > floor else ""
    if kind == "duration":
        return False
    if cue.id not in ("up", "down", "off"):
        return True
    if previous in view.cues.uses["particle_verb"] and previous not in view.cues.uses["settle_verb"]:
        return False
    if (kind in RELATIVE and kind != "multiple") or kind == "index" or i == floor:
        return True
    return (
        previous in view.cues.uses["motion"]
        or view.pos[i - 1] in ("PUNCT", "ADV", "CCONJ", "AUX")
        or isinstance(view.cue_at(i - 1), ChangeVerb)
        or (view.pos[i - 1] in NOMINAL and kind in ("money", "other"))
    )


def _verb_takes(view: View, index: int, cue: ChangeVerb) -> bool:
    """Whether a bare figure right behind the verb is the amount of the change."""
    figure = view.figures[index]
    if figure.kind in RELATIVE or figure.kind in ("index", "other"):
        return True
    if figure.kind == "count":
        return figure.unit is not None and figure.unit.id in view.cues.uses["moving_unit"] and cue.moves != "either"
    if figure.kind == "quantity":
        return cue.moves != "either" and (cue.bare == "any" or cue.direction == "down")
    if figure.kind != "money":
        return False
    return cue.bare == "any" or (cue.moves == "subject" and _is_price_move(figure.surface))


def _is_price_move(surface: str) -> bool:
    """A move of a price ("lost $1.05"), not an amount ("lost $3 billion")."""
    return "," not in surface and not any(scale in surface.lower() for scale in _SCALE_WORDS)
