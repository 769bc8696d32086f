"""Levels told apart: what is planned or forecast is a target, a price or tariff or interest rate is a rate."""

from __future__ import annotations

from spacy.tokens import Token

from extractor.components.roles.phrase import Phrase
from extractor.components.roles.role import Reading, gap_direction
from extractor.components.roles.view import NOMINAL, View

_CLIMB = 8  # heads between a figure and the verb that plans or forecasts it
_CLOCK = frozenset({"hour", "minute", "part_of_day"})  # "at 212 pence by 0930 GMT"
_SMALL_COUNT = 12  # "will meet two officials" plans no amount
_LARGEST_PRICE = 100_000  # of one unit of anything that is traded; more is a market value
_LARGEST_UNIT_PRICE = 10_000_000  # of a house, a rent, a fee; a "price" above it is the worth of a whole
_AMOUNT_PERIODS = frozenset({"year", "month", "week", "quarter"})  # "$5 billion a year" is an amount
_TRANSPARENT = frozenset({"of", "to", "by", "at", "from"})  # prepositions that a plan reaches through a noun
_LINKS = _TRANSPARENT | {"for", "on", "into", "as", "between"}  # and those it reaches from its verb


def refine_level(view: View, index: int, reading: Reading, measure: Phrase | None) -> Reading:
    """The level as target or rate, where it is one."""
    figure = view.figures[index]
    if figure.kind == "age" or (figure.kind == "duration" and measure is not None and measure.rule == "modified"):
        return reading
    gap = _gap(view, index, reading, measure)
    if gap is not None:
        return gap
    rate = _rate(view, index, reading, measure)
    if rate == "tariff" and not _is_proposed(view, index):
        return Reading("rate", rate, reading.link)
    if rate is not None and figure.kind == "percent":
        return Reading("rate", rate, reading.link)
    behind = view.spans[index].end
    if view.words[behind] in view.cues.uses["target"] and view.words[behind] != "budget":  # "missing the 78% target"
        return Reading("target", "target_noun", reading.link)
    if figure.kind == "percent" and any(word in view.cues.uses["share_noun"] for word in _naming_words(view, measure)):
        return Reading("share", "share_noun", reading.link)
    if measure is not None and view.words[measure.head] in view.cues.uses["target"]:
        return Reading("target", "target_measure", reading.link)
    target = _target(view, index, measure)
    if target is not None:
        return Reading("target", target, reading.link)
    return Reading("rate", rate, reading.link) if rate is not None else reading


def _gap(view: View, index: int, reading: Reading, measure: Phrase | None) -> Reading | None:
    """ "the party's lead has shrunk to three points": what is measured is itself a difference."""
    figure = view.figures[index]
    is_points = figure.kind == "points" or (figure.kind in ("count", "index") and "point" in figure.surface)
    head = view.words[measure.head] if measure is not None else ""
    if not is_points or head not in view.cues.uses["gap_noun"] or head.startswith("deficit"):
        return None
    return Reading("difference", "gap_measure", reading.link, gap_direction(head), measure.head if measure else -1)


def _rate(view: View, index: int, reading: Reading, measure: Phrase | None) -> str | None:
    figure, uses = view.figures[index], view.cues.uses
    if figure.kind in ("money", "other") and figure.per is not None and figure.per.id not in _AMOUNT_PERIODS:
        return "per_unit"
    if figure.kind in ("money", "count", "other") and figure.per is not None:
        return "tariff"
    if figure.kind not in ("money", "percent"):
        return None
    named = _naming_words(view, measure)
    is_price = figure.kind == "money" and figure.value is not None and abs(figure.value) < _LARGEST_PRICE
    is_cheap = figure.kind == "percent" or (figure.value is not None and abs(figure.value) < _LARGEST_UNIT_PRICE)
    if is_cheap and any(word in uses["rate"] for word in named):
        return "rate_noun"
    lead = reading.link.lead
    for i in range(max(view.sentence_of[index][0], lead - 3), lead + 1):
        is_verb = view.words[i] in uses["price_verb"] and view.pos[i] in ("VERB", "")
        if is_verb and (is_price or view.words[i].startswith("yield")):
            return "price_verb"
    if is_price and any(word in uses["market"] for word in named):
        return "market"
    return "table" if _is_quote(view, index, measure) else None


def _is_proposed(view: View, index: int) -> bool:
    """Whether a verb of plan or forecast stands before the figure in its sentence."""
    start = max(view.sentence_of[index][0], view.spans[index].start - 12)
    forecast = view.cues.uses["forecast"]
    return any(view.words[i] in forecast for i in range(start, view.spans[index].start))


def _is_quote(view: View, index: int, measure: Phrase | None) -> bool:
    """The price in a line of a price table: the figure before a signed one ("ACME CORP. 12.40 -0.30")."""
    if measure is None or measure.rule != "table" or index + 1 >= len(view.figures):
        return False
    follows = view.figures[index + 1]
    return view.sentence_of[index + 1] == view.sentence_of[index] and follows.surface[:1] in "+-−–"


def _naming_words(view: View, measure: Phrase | None) -> list[str]:
    """The words of a measure before its first preposition: its head and what is compounded with it."""
    words: list[str] = []
    if measure is not None:
        for i in range(measure.start, measure.end):
            if view.pos[i] == "ADP" and i > measure.start:
                break
            if i == measure.start or view.words[i - 1] != "-":
                words.append(view.words[i])
    return words


def _target(view: View, index: int, measure: Phrase | None) -> str | None:
    """The plan or forecast that governs the figure, found by climbing from head to head; None where it is a fact."""
    figure, span, uses = view.figures[index], view.spans[index], view.cues.uses
    floor, stop = view.sentence_of[index]
    for i in range(max(floor, span.start - 3), span.start):
        if view.words[i] in uses["target_adjective"] and view.pos[i] in ("ADJ", "VERB"):
            return "target_adjective"
    for i in range(span.end, min(stop, span.end + 2)):
        if view.words[i] in uses["target"]:
            return "target_noun"
        if view.pos[i] not in ("NOUN", "ADJ"):
            break
    if figure.kind == "quantity" and "-" in figure.surface[1:]:  # "a 14-inch display"
        return None
    described = view.tokens[measure.head].rights if measure is not None and measure.rule == "modified" else ()
    if any(child.dep_ == "acl" and child.lower_ in uses["target_adjective"] for child in described):
        return "target_participle"
    if figure.modifier == "at_most" and figure.kind == "money" and _is_penalty(view, span.start, floor):
        return "maximum"
    if _has_deadline(view, span.end, stop):
        return "deadline"
    small = figure.kind == "count" and figure.value is not None and figure.value <= _SMALL_COUNT
    plain = figure.kind in ("count", "duration")  # of which many only happen to stand in a clause about the future
    token, as_subject = span.root, False
    for _ in range(_CLIMB):
        dep, head = token.dep_, token.head
        word = head.lower_
        if head is token or _ends_plan(token, head, uses["target"], plain):
            return None
        as_subject = as_subject or dep in ("nsubj", "nsubjpass", "csubj")
        if word in uses["prospect"] and dep == "xcomp":
            return f"forecast:{word}"
        is_plan = word in uses["forecast"] and (head.pos_ == "VERB" or dep == "acl") and dep != "conj"
        is_object = dep == "dobj" or (dep == "xcomp" and _is_object(span.root))
        if is_plan and not (small and not is_object):
            return f"forecast:{word}"
        if head.pos_ == "NOUN" and word in uses["target"] and not small and dep != "conj":
            return f"target:{word}"
        if head.pos_ in ("VERB", "AUX") and not small and not as_subject:
            auxiliaries = [child.lower_ for child in head.lefts if child.dep_ == "aux"]
            if uses["modal"].intersection(auxiliaries) and "have" not in auxiliaries:
                return "modal"
        if dep == "dobj" and head.dep_ == "ROOT" and any(child.tag_ == "TO" for child in head.lefts):
            return "headline_infinitive"  # "Baker to close 14 stores"
        if dep == "ccomp" and word in uses["say_verb"]:
            return None
        plain = plain and dep != "pcomp"  # "committed to deploying 300 troops": a verb of its own
        token = head
    return None


def _is_penalty(view: View, start: int, floor: int) -> bool:
    """ "fines of up to $50 million": what the law allows."""
    before = view.words[max(floor, start - 6) : start]
    return any(word in ("fine", "fines", "penalty", "penalties", "maximum") for word in before)


def _is_object(token: Token) -> bool:
    """Whether a number or the noun that it counts is the object of its verb ("plans to open three shops")."""
    while token.dep_ in ("nummod", "amod", "compound", "quantmod"):
        token = token.head
    return bool(token.dep_ == "dobj")


def _ends_plan(token: Token, head: Token, targets: frozenset[str], plain: bool) -> bool:
    """Whether a plan or forecast above `head` says nothing of an amount that hangs on it by `token`."""
    dep = token.dep_
    if dep in ("relcl", "advcl", "parataxis") or (dep == "acl" and token.tag_ in ("VBN", "VBG")):
        return True
    is_noun = head.pos_ in NOMINAL and head.lower_ not in targets
    if dep == "prep":
        return plain or token.lower_ not in (_TRANSPARENT if is_noun else _LINKS)
    return plain and is_noun and dep in ("poss", "nmod", "compound", "appos", "conj")


def _has_deadline(view: View, end: int, stop: int) -> bool:
    """ "to 24% by 2030": a time that is open at its start follows "by"."""
    for i in range(end, min(stop, end + 4)):
        if view.words[i] == "by" and i + 1 < stop and view.time_at[i + 1] >= 0:
            time = view.times[view.time_at[i + 1]]
            return (
                time.role == "deadline"
                and time.granularity not in _CLOCK
                and (time.until or "") > (view.doc._.published or "9")
            )
        if view.figure_at[i] >= 0 or view.words[i] in (",", ";"):
            break
    return False
