"""How a figure hangs on the words around it: the cue of change that governs it, and by which relation.

    fell 5%                bare      cut rates by 5%      by         a drop of 5%       of
    fell to 5%             to        down from 5%         from       a 5% drop          noun
    closed 5% lower        after     fell 3 points, or 5% joined     and volume 5%      ellipsis

The search is linear over the words, since wire sentences ("fell 102 points, or 0.4%, to 27,934") lead a parser astray and
have a firm word order.  It looks back at most `_REACH` tokens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.components.roles.cues import ChangeNoun, ChangeVerb, ChangeWord, Cue
from extractor.components.roles.view import NOMINAL, RELATIVE, View

Relation = Literal[
    "none", "bare", "by", "to", "from", "of", "at", "than", "noun", "after", "joined", "ellipsis", "own", "sign"
]

_REACH = 40  # tokens; longer than any clause that was seen to part a cue from its figure
_AHEAD = 6  # tokens between a figure and the noun of change behind it ("a 5 percent year-on-year drop")
_PREPOSITIONS: dict[str, Relation] = {
    "by": "by", "to": "to", "from": "from", "of": "of", "at": "at", "than": "than",
}  # fmt: skip
_BREAKS = frozenset({";", "while", "whereas", "although", "though", "because", "if", "when", "which", "who", "but"})
_SUPPORT_VERBS = frozenset(
    {"close", "closed", "end", "ended", "finish", "finished", "settle", "settled", "trade", "trading", "seen"}
)
# "up" and "down" behind these verbs are particles: "gave up 517 yards", "women make up 40 percent"
_PARTICLE_VERBS = frozenset(
    """make makes made making end ends ended ending wind winds wound give gives gave given giving set sets setting take takes
    took taken taking sign signs signed pick picks picked pull pulls pulled put puts hold holds held break breaks broke turn turns
    turned rack racks racked round sum add adds added shut hand handed lay laid track tracked show showed""".split()
)
_MOTION = frozenset(
    """be 's is are was were been am 're go goes went gone move moves moved moving trend trending trended tick ticked ticks head
    heading headed heads push pushed drive drove driven send sent bring brought close closed closes closing end ended finish finished
    revised trade traded trading edge edged inch inched creep crept open opened come came last currently""".split()
)
_JOB_NOUNS = frozenset({"job", "position", "post", "role", "seat", "worker", "employee", "staff", "point", "job cut"})


@dataclass(frozen=True, slots=True)
class Link:
    """`cue` governs the figure by `relation`; `token` is the cue's place.  `partner`: the figure it is joined to, or -1.

    `lead` is the token that leads to the figure (preposition, verb, noun, mark).
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
    kind = view.figures[index].kind
    own = _own_cue(view, index)
    if own is not None:
        return Link("own", lead, own, view.spans[index].start)
    if kind == "age":
        return Link("none", lead)
    after = _cue_behind(view, index)
    word = view.words[lead] if lead >= floor else ""
    relation = _PREPOSITIONS.get(word)
    if after is not None and relation not in ("to", "from"):
        return after
    joined = _joined(view, index, lead, floor)
    if joined is not None:
        return joined
    if relation is not None:
        token = _search(view, lead - 1, floor, relation)
        if token >= 0:
            cue = view.cue_at(token)
            return Link(relation, lead, cue, token)
        return Link(relation, lead)
    if lead < floor:
        return Link("none", lead)
    return _bare(view, index, lead, floor)


def _own_cue(view: View, index: int) -> Cue | None:
    """The verb of change that is the figure itself: "doubled"."""
    if view.figures[index].kind != "multiple":
        return None
    return view.cues.verbs.get(view.words[view.spans[index].start])


def _cue_behind(view: View, index: int) -> Link | None:
    """ "5% higher", "15 points ahead", "a 13.7 percent decrease"; not "30-year low"."""
    figure, start = view.figures[index], view.spans[index].end
    end = min(view.sentence_of[index][1], start + _AHEAD)
    if start >= end:
        return None
    word = view.cues.words.get(view.words[start])
    if word is not None and word.direction != "flat":
        follows = view.words[start + 1] if start + 1 < end else ""
        takes_figure = (
            word.place == "either" and start + 1 < end and (view.figure_at[start + 1] >= 0 or follows == "from")
        )
        is_scale = figure.kind in RELATIVE or figure.kind in ("money", "quantity", "index", "other")
        if word.sense == "difference" or (is_scale and not takes_figure):
            if figure.kind in ("count", "duration") and word.id in ("short", "clear", "over", "under", "early", "late"):
                return (
                    Link("after", start, word, start)
                    if figure.kind == "duration" and word.id in ("early", "late")
                    else None
                )
            if word.id in ("off", "over", "under") and figure.kind not in RELATIVE and word.id == "off":
                return None
            return Link("after", start, word, start)
    if figure.kind in ("count", "duration"):
        return None
    for i in range(start, end):
        if view.figure_at[i] >= 0:
            break
        noun = view.cues.nouns.get(view.words[i])
        if noun is not None and view.pos[i] in ("NOUN", "PROPN", "", "VERB") and (i == start or view.pos[i] != "VERB"):
            if noun.bare == "relative" and figure.kind not in RELATIVE and figure.kind != "index":
                break
            return Link("noun", start, noun, i)
        if view.pos[i] not in ("ADJ", "NOUN", "PROPN", "ADV", "PUNCT", "") or view.words[i] in (
            ",",
            ".",
            ")",
            "(",
            ";",
            "”",
            '"',
        ):
            if not (view.words[i] in ("-", "over", "on") or view.time_at[i] >= 0):
                break
    return None


def _joined(view: View, index: int, lead: int, floor: int) -> Link | None:
    """The same amount in another unit ("102.2 points, or 0.36%", "1 degree (1.8 Fahrenheit)") or one of a list ("3 and 5 percent")."""
    if lead < floor:
        return None
    word, i = view.words[lead], lead
    if word in ("or", "(", "and", ","):
        i -= 1
        if i >= floor and view.words[i] == ",":
            i -= 1
    if i == lead or i < floor or view.figure_at[i] < 0:
        return None
    return Link("joined", lead, partner=view.figure_at[i])


def _search(view: View, i: int, floor: int, relation: Relation) -> int:
    """The nearest cue of change to the left that may govern a figure by this preposition, or -1."""
    depth = 0
    while i >= floor:
        word = view.words[i]
        if word == ")":
            depth += 1
        elif word == "(":
            if depth == 0:
                return -1
            depth -= 1
        if depth or view.figure_at[i] >= 0 or word == ")":
            own = view.cues.verbs.get(word) if view.figure_at[i] >= 0 else None
            if own is not None and not depth:
                return i
            i -= 1
            continue
        cue = view.cue_at(i)
        if cue is not None and not (isinstance(cue, ChangeWord) and (cue.place == "after" and relation != "than")):
            return i
        if word in _BREAKS or (word == "that" and view.pos[i] != "DET"):
            return -1
        if relation == "of" and word not in ("of", "in", "for") and view.pos[i] == "ADP":
            return -1
        if (
            relation == "of"
            and view.pos[i] in NOMINAL
            and view.tokens[i + 1].i < len(view.words)
            and view.words[i + 1] == "of"
        ):
            return -1
        if view.pos[i] == "VERB" and word not in _SUPPORT_VERBS and view.tokens[i].dep_ not in ("amod", "acl", "relcl"):
            return -1
        i -= 1
    return -1


def _bare(view: View, index: int, lead: int, floor: int) -> Link:
    """No preposition: "rose 5%", "cut its forecast 5%", "sales rose 5% and volume 3%", "Dow +0.2%"."""
    figure = view.figures[index]
    i, cue = lead, view.cue_at(lead)
    if isinstance(cue, ChangeWord):
        if cue.place == "either" and _word_takes(view, figure.kind, cue, i, floor):
            return Link("bare", lead, cue, i)
        return Link("none", lead)
    if isinstance(cue, ChangeNoun):
        is_verb = view.cues.verbs.get(view.words[i])  # a headline verb that was tagged as a noun: "Oil prices drop 3%"
        cue = is_verb if is_verb is not None and view.pos[i] != "ADP" else None
    if isinstance(cue, ChangeVerb):
        return Link("bare", lead, cue, i) if _verb_takes(view, index, cue) else Link("none", lead, cue, i)
    passed = 0
    while i >= floor and passed <= 8:
        if view.figure_at[i] >= 0:
            partner = view.figure_at[i]
            if (
                view.figures[partner].kind == figure.kind
                and passed > 0
                and view.words[i + 1] in ("and", ",", "while", "but", "with")
            ):
                return Link("ellipsis", lead, partner=partner)
            break
        cue = view.cue_at(i)
        if isinstance(cue, ChangeVerb) and figure.kind in RELATIVE:
            return Link("bare", lead, cue, i)
        if (
            cue is not None
            or view.pos[i] in ("VERB", "AUX", "SCONJ")
            or view.words[i] in _BREAKS
            or view.words[i] == "that"
        ):
            break
        i, passed = i - 1, passed + 1
    if figure.surface[:1] in "+-−–" and figure.kind in (*RELATIVE, "money", "index", "other"):
        return Link("sign", lead)
    return Link("none", lead)


def _word_takes(view: View, kind: str, cue: ChangeWord, i: int, floor: int) -> bool:
    """Whether "up", "down" before a figure tell its change, rather than belong to a verb ("gave up 517 yards")."""
    previous = view.words[i - 1] if i > floor else ""
    if previous in _PARTICLE_VERBS and cue.id in ("up", "down", "off"):
        return False
    if kind in RELATIVE or kind == "index" or cue.id not in ("up", "down", "off"):
        return kind != "duration"
    if kind == "duration":
        return False
    return (
        previous in _MOTION
        or not view.pos[i - 1 : i]
        or view.pos[i - 1] in ("PUNCT", "ADV", "CCONJ", "AUX")
        or isinstance(view.cue_at(i - 1), ChangeVerb)
    )


def _verb_takes(view: View, index: int, cue: ChangeVerb) -> bool:
    """Whether a bare figure behind the verb is the amount of the change."""
    figure = view.figures[index]
    if figure.kind in RELATIVE or figure.kind == "index":
        return True
    if figure.kind == "count":
        return figure.unit is not None and figure.unit.id in _JOB_NOUNS and cue.moves != "either"
    if figure.kind in ("duration", "age"):
        return False
    if figure.kind == "quantity":
        return cue.moves != "either" and (cue.bare == "any" or cue.direction == "down")
    if cue.bare == "any":
        return True
    return figure.kind == "other" or (
        figure.kind == "money" and cue.moves == "subject" and _is_small_money(figure.surface)
    )


def _is_small_money(surface: str) -> bool:
    """A price move ("lost $1.05"), not an amount ("lost $3 billion")."""
    return (
        not any(scale in surface.lower() for scale in ("illion", "bn", "crore", "lakh", "m", "k"))
        and "," not in surface
    )
