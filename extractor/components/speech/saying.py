"""The clause that a verb of saying governs, by the parse and, where it fails, by the words.

    X said (that) CLAUSE        CLAUSE, X said        CLAUSE, X said, CLAUSE        X, saying that CLAUSE
Each rule takes a cue and gives the token ranges of what is said, or None.
"""

from __future__ import annotations

from extractor.components.clauses.columns import FINITE_TAGS, SUBJECTS
from extractor.components.clauses.reading import is_infinitive
from extractor.components.speech.cues import Cue
from extractor.components.speech.extents import clause_end, has_finite_verb, part_of, trails
from extractor.components.speech.reporting_rules import REPORTING, Ranges
from extractor.components.speech.speakers import can_speak, is_passive, speaker_token
from extractor.components.speech.speech import FINITE, Speech

_APART = frozenset({",", "—", "–", "--"})
_PHRASE_STARTS = frozenset({"DT", "PRP", "NNP", "NNPS", "NN", "NNS", "JJ", "CD", "EX", "PRP$", "$"})
_BORDERS = frozenset({".", ";", ":", "—", "–", "that"})
_MOST_BEFORE_VERB = 15  # tokens between the cue and the verb of its clause
_MOST_AFTER_CUE = 15  # tokens after the cue of an attribution that is set apart: "said on Monday in a statement"
_SUBORDINATE = frozenset({"advcl", "relcl", "acl", "pcomp"})
_MOST_BEFORE_THAT = 12  # tokens between the cue and its "that"


# ---------------------------------------------------------------- by the parse
@REPORTING.add(
    "indirect.clause",
    "saying",
    "The firm confirmed it had checked 300 farms.",
    "The agency checked 300 farms.",
    after=("indirect.around",),
)
@REPORTING.add(
    "thought",
    "thinking",
    "The committee heard that a clerk handled 200 cases.",
    "The committee heard a clerk.",
    after=("thought.around",),
)
def clause_after(speech: Speech, cue: Cue) -> Ranges | None:
    """X said (that) CLAUSE."""
    clause = _content(speech, cue)
    a, b = speech.sentence_of(cue.first)
    if clause is None or max(speech.firsts[clause], a) < cue.first:
        return None
    first = speech.firsts[clause]
    # the parse may have lost the subject of the clause, or have taken the time of the verb into it
    is_bare = speech.tags[first] in FINITE_TAGS and speech.columns.child(clause, *SUBJECTS) < 0
    first = _after_time(speech, cue.last + 1 if is_bare else first, clause)
    if speech.deps[cue.first] in _SUBORDINATE:  # "While the bank insists that prices will fall, few agree"
        b = max(min(b, speech.stops[cue.first]), speech.stops[clause])
    end = speech.stops[clause] if cue.first == a else clause_end(speech, cue, first, speech.stops[clause], b)
    return [*_opening(speech, cue, a, first), (first, end)]


def _after_time(speech: Speech, first: int, limit: int) -> int:
    """The token after a time that starts at `first`, "on Friday," or "yesterday morning"; `first` where none does."""
    start = stop = first + (speech.lower[first : first + 1] == ["on"])
    while stop < limit and speech.entities[stop] in ("DATE", "TIME"):
        stop += 1
    if stop == start or speech.deps[stop - 1] not in ("npadvmod", "pobj"):
        return first
    return stop + (speech.lower[stop : stop + 1] == [","])


def _opening(speech: Speech, cue: Cue, a: int, first: int) -> Ranges:
    """What opens a statement before an attribution between commas: "In its present form, X told Y, the scheme pays"."""
    start = attribution_start(speech, cue.first)
    is_aside = start - a > 2 and speech.lower[start - 1] == "," and "," in speech.lower[first - 1 : first + 1]
    return [(a, start)] if is_aside else []


def _rest(speech: Speech, cue: Cue, b: int) -> Ranges:
    """What goes on after an attribution: ", X said on Friday, and will not pay", ", X said, down from $3 million"."""
    end = _attribution_end(speech, cue)
    if speech.lower[cue.last + 1 : cue.last + 2] == [":"] and cue.last + 2 < b and not speech.inside[cue.last + 2]:
        return [(cue.last + 2, b)]  # "..., he said: about one in four"
    is_joined = speech.lower[end : end + 1] == [","] and speech.lower[end + 1 : end + 2] in (["and"], ["but"])
    goes_on = is_joined and end + 3 < b and speech.tags[end + 2] in FINITE_TAGS
    return [(end + 1, b)] if goes_on else _trailing(speech, cue, end, b)


def _trailing(speech: Speech, cue: Cue, end: int, b: int) -> Ranges:
    """What trails after an attribution that ends at a token; where who says it comes last, a phrase describes them."""
    is_front = attribution_start(speech, cue.first) < cue.first
    return [(end + 1, b)] if trails(speech, end, b, phrases=is_front) else []


@REPORTING.add(
    "indirect.before",
    "saying",
    "Tenants still pay more than owners, he said: about half of their wages.",
    "Output will rise by a fifth, and the company said nothing.",
    after=("indirect.clause",),
)
@REPORTING.add(
    "thought.before",
    "thinking",
    "The caller was kept waiting for 11 minutes, the inquiry heard.",
    "The caller was heard by the inquiry.",
    after=("thought",),
)
def clause_before(speech: Speech, cue: Cue) -> Ranges | None:
    """CLAUSE, X said."""
    clause = _content(speech, cue)
    a, b = part_of(speech, cue.first, cue.last + 1)
    if clause is None or clause > cue.first or _has_own_object(speech, cue) or _is_plain_passive(speech, cue):
        return None
    start = attribution_start(speech, cue.first)
    colon = next(
        (
            i
            for i in range(start - 2, a, -1)
            if speech.lower[i] == ":" and speech.inside[i + 1] and not speech.inside[i]
        ),
        -1,
    )
    a = a if colon < 0 or not speech.inside[start - 1 - (speech.lower[start - 1] == ",")] else colon + 1
    return [(a, start), *_rest(speech, cue, b)] if a < start else None


@REPORTING.add(
    "indirect.around",
    "saying",
    "He bought a mine that geologists estimate holds 40 tonnes of gold.",
    "He bought a mine that geologists praised.",
)
@REPORTING.add(
    "thought.around",
    "thinking",
    "The blaze, firefighters now think, started in a bakery.",
    "The blaze, which firefighters feared, started in a bakery.",
)
def clause_around(speech: Speech, cue: Cue) -> Ranges | None:
    """CLAUSE, X said, CLAUSE: its subject comes before the attribution, its verb after."""
    clause = _host(speech, cue) or _content(speech, cue)
    if clause is None or not cue.takes("clause"):
        return None
    a, b = part_of(speech, cue.first, cue.last + 1)
    start = attribution_start(speech, cue.first)
    a = max((i + 1 for i in range(a, start) if speech.lower[i] == ";" and not speech.inside[i]), default=a)
    first, stop = max(speech.firsts[clause], a), min(speech.stops[clause], b)
    start -= speech.lower[start - 1] == "as"
    if clause < cue.first:  # "There is, critics say, no sign"
        end = _attribution_end(speech, cue)
        goes_on = any(
            k >= end and speech.deps[k] in ("attr", "dobj", "acomp", "ccomp", "xcomp") for k in speech.right[clause]
        )
        return [(a, start), (end, stop)] if goes_on else None
    if first < cue.first < stop:
        after = [speech.firsts[k] for k in speech.left[clause] if k > cue.last and speech.deps[k] != "punct"]
        # "a tax [that] critics say costs jobs", "[However], critics say, it costs jobs"
        is_bare = all(speech.lower[i] == "," for i in range(first + 1, start)) and speech.tags[first][:2] not in (
            "NN",
            "PR",
        )
        front = [] if is_bare else [(first, start)]
        return [*front, (min(after, default=clause), stop)]
    if speech.lower[first - 1] != "," or speech.tags[first] not in FINITE_TAGS:
        return None
    if start == a:  # the parse takes what it is about for who says it: "The suspects, police said, had fled"
        beside = speech.columns.child(speaker_token(speech, cue.first) or start, "appos")
        start = speech.firsts[beside] if beside >= 0 else start
    is_parted = speech.lower[start - 1] == "," and not has_finite_verb(speech, a, start)
    return [(a, start), (first, clause_end(speech, cue, first, stop, b))] if is_parted else None


def _host(speech: Speech, cue: Cue) -> int | None:
    """The verb after an attribution with "as" between commas, in whose clause that is: "which, as X says, costs jobs"."""
    start, head = attribution_start(speech, cue.first), speech.heads[cue.first]
    is_subordinate = (
        head > cue.first and speech.deps[cue.first] in ("advcl", "parataxis") and speech.columns.is_verb(head)
    )
    return head if is_subordinate and start < cue.first and speech.lower[start - 1] == "as" else None


def _content(speech: Speech, cue: Cue) -> int | None:
    """The head of the clause that a verb governs by the parse."""
    if not speech.parsed or speech.tags[cue.first] in ("NNS", "NN"):
        return None
    return next((k for k in speech.columns.below(cue.first) if _is_content(speech, cue, k)), None)


def _is_content(speech: Speech, cue: Cue, k: int) -> bool:
    dep, opening = speech.deps[k], speech.lower[speech.firsts[k]]
    if dep == "ccomp":
        # nothing is said in "expects sales to fall", "reported sales that rose", "announced plans worth $3m"
        described = (
            opening == "that"
            and speech.deps[speech.firsts[k]] in SUBJECTS
            and speech.columns.child(cue.first, "dobj") >= 0
        )
        is_bare = speech.tags[k] == "JJ" and speech.columns.child(k, *SUBJECTS) < 0
        if is_infinitive(speech.columns, k) or described or is_bare:
            return False
        return cue.takes("clause") or (cue.takes("question") and opening in speech.lexicon.words_that("question"))
    is_promised = cue.takes("infinitive") and not cue.takes("object_infinitive")
    return k > cue.first and dep == "xcomp" and is_promised and opening == "to"


def attribution_start(speech: Speech, verb: int) -> int:
    """The first token of subject and verb; of two subjects a comma parts the last one from what is said."""
    subjects = [k for k in speech.subjects.get(verb, ()) if speech.deps[k][:5] == "nsubj" and not speech.inside[k]]
    left = [speech.firsts[k] for k in subjects if k < verb]
    if len(left) > 1 and speech.lower[left[-1] - 1] == ",":
        return left[-1]
    first = verb
    while not subjects and speech.heads[first - 1] == verb and speech.deps[first - 1] in ("det", "compound", "amod"):
        first -= 1  # a subject that is read as a modifier of its verb
    return min(first, *(speech.firsts[k] for k in subjects[:1]), first)


def _attribution_end(speech: Speech, cue: Cue) -> int:
    """The token after verb, subject and complements on the right; a comma ends them."""
    parts, end = ("nsubj", "dobj", "npadvmod", "prep", "dative", "advmod"), cue.last + 1
    for k in speech.right[cue.first]:
        if speech.deps[k] in parts and speech.firsts[k] <= end:
            end = max(end, speech.stops[k])
    return end


def _has_own_object(speech: Speech, cue: Cue) -> bool:
    """True if the verb has an object or clause of its own on its right: then the words before it are not what is said."""
    if speech.lower[cue.last + 1 : cue.last + 2] == [":"]:
        return False
    has_subject = any(speech.deps[k] in ("nsubj", "nsubjpass") for k in speech.left[cue.first])
    for k in (k for k in speech.right[cue.first] if k > cue.last):
        is_speaker = not has_subject and can_speak(speech, k)  # "warned the governor", not "signals a pause"
        if speech.deps[k] in ("ccomp", "xcomp"):
            return True
        if speech.deps[k] == "dobj" and not cue.takes("object_infinitive", "addressee") and not is_speaker:
            return True
    return False


# ---------------------------------------------------------------- by the words
@REPORTING.add(
    "indirect.apart",
    "saying",
    "It will cost £3bn, the Treasury estimates.",
    "It will cost £3bn, the Treasury and all.",
    after=("indirect.before",),
)
def clause_apart(speech: Speech, cue: Cue) -> Ranges | None:
    """The sentence around an attribution that commas set apart, where the parse has no clause: "It fell, X said, again."."""
    start = apart_start(speech, cue)
    a, b = part_of(speech, cue.first, cue.last + 1)
    if start is None or start <= a + 1:
        return None
    if not (speech.lower[start - 1] in _APART or speech.is_mark(start - 1)):
        return None
    end, limit = cue.last + 1, min(b, cue.last + _MOST_AFTER_CUE)
    while end < limit and speech.lower[end] not in (*_APART, ".", ":", ";") and not speech.inside[end]:
        if speech.tags[end] in FINITE and speech.deps[end] not in ("relcl", "advcl"):
            return None
        end += 1
    if end < b and speech.inside[end]:
        return None
    is_clause = has_finite_verb(speech, a, start) or speech.is_headline(speech.paragraph_of(a))
    if is_clause:  # or a headline: "No pay rise for nurses, says minister"
        return [(a, start), *_trailing(speech, cue, end, b)]
    # the subject in front, the verb after it: "The lake, the firm wrote in a report, lost half of its water"
    is_joined = speech.tags[end + 1 : end + 2] == ["CC"]  # "This year, it advised a bank, and sold 30 shops"
    goes_on = end + 2 < b and speech.lower[end] in _APART and not is_joined and has_finite_verb(speech, end + 1, b)
    return [(a, start), (end + 1, b)] if goes_on else None


def apart_start(speech: Speech, cue: Cue) -> int | None:
    """Where an attribution that may be set apart begins, with its "as"; None where the verb cannot be one."""
    if speech.tags[cue.first] not in (*FINITE, "VBN", "NNS", "NN", "") or not cue.takes("clause"):
        return None
    if not speech.parsed:
        return cue.first
    a, _ = part_of(speech, cue.first, cue.last + 1)
    start = attribution_start(speech, cue.first)
    if speech.tags[cue.first] in ("NNS", "NN"):  # ", the bank estimates.", taken for a noun
        start = next((i + 1 for i in range(cue.first, a, -1) if speech.lower[i] == ","), cue.first)
        if any(tag in ("RB", "CC") for tag in speech.tags[start : cue.first]):
            return None  # ", as well as papers and text messages"
    with_as = a < start < cue.first and speech.lower[start - 1] == "as"
    if _has_own_object(speech, cue) or (speech.deps[cue.first] in ("relcl", "acl", "advcl") and not with_as):
        return None
    if not with_as and _is_plain_passive(speech, cue):
        return None
    return start - 1 if with_as else start


def _is_plain_passive(speech: Speech, cue: Cue) -> bool:
    """True for a passive that says nothing of the words before it: "300 cases have been confirmed", not "it was reported",
    and not "magistrates were told".
    """
    if cue.takes("addressee"):
        return False
    start = attribution_start(speech, cue.first)
    return is_passive(speech, cue.first) and speech.lower[start] not in ("it", "as")


def is_phrase_start(speech: Speech, first: int) -> bool:
    """True if a noun phrase can start at a token."""
    return first < len(speech.lower) and not speech.inside[first] and speech.tags[first] in _PHRASE_STARTS


@REPORTING.add(
    "indirect.after",
    "saying",
    "The city put out a statement announcing the leak had been stopped.",
    "The city put out a statement announcing job cuts.",
    after=("indirect.that",),
)
def clause_right_after(speech: Speech, cue: Cue) -> Ranges | None:
    """The clause right after the cue, where the parse has missed it: "experts say her plans would cost more"."""
    _, b = speech.sentence_of(cue.first)
    # "told [police] he fell"
    addressee = speech.columns.child(cue.first, "dobj", "dative") if cue.takes("addressee") else -1
    first = max(cue.last, addressee) + 1
    if not (addressee >= 0 or cue.takes("bare_clause")) or first >= b or speech.inside[first]:
        return None
    if speech.tags[first] not in (*_PHRASE_STARTS, "VBG"):
        return None
    for i in range(first + 1, min(b, first + _MOST_BEFORE_VERB)):
        if speech.inside[i] or speech.lower[i] in _BORDERS or speech.tags[i] in ("WDT", "WP"):
            return None
        if speech.tags[i] in FINITE_TAGS and speech.deps[i] != "acl":  # "sales for the quarter ended in May"
            if speech.lower[first:i].count(",") == 1:
                return None  # an object of its own: "which claims the island, the law is old"
            return [(first, clause_end(speech, cue, first, i + 1, b))]
    return None


@REPORTING.add(
    "indirect.that",
    "saying",
    "The firm told investors in a note that sales fell.",
    "The firm told investors in a note.",
    after=("indirect.apart",),
)
def clause_after_that(speech: Speech, cue: Cue) -> Ranges | None:
    """What follows "that" after the cue, where the parse has missed it: "tweeted early on Monday that it was over"."""
    _, b = speech.sentence_of(cue.first)
    first = cue.last + 1
    for i in range(first, min(b, first + _MOST_BEFORE_THAT) if cue.takes("clause") else first):
        if speech.inside[i] or speech.lower[i] in (".", ";", ":", ",") or speech.tags[i][:2] == "VB":
            return None
        if speech.lower[i] == "that" and i + 2 < b:
            has_addressee = cue.takes("addressee")
            noun = speech.tags[i - 1][:1] == "N" and i > first
            # "in a note that sales fell", "to investors that sales fell", not "to the news that sales fell"
            led_to = speech.lower[cue.last + 1] == "to" and not can_speak(speech, i - 1)
            adverbial = speech.tags[cue.last + 1] in ("IN", "RB") and not led_to
            is_gap = speech.tags[i] == "WDT" and speech.tags[i + 1] != "PRP"
            if (
                speech.tags[i] not in ("IN", "WDT")
                or speech.tags[i + 1] in FINITE_TAGS
                or (noun and not has_addressee and (is_gap or not adverbial))
            ):
                return None
            return [(i, clause_end(speech, cue, i, i + 2, b))]
    return None


# ---------------------------------------------------------------- without a clause
@REPORTING.add(
    "complement.infinitive",
    "asking",
    "The mayor asked drivers to leave their cars at home.",
    "The mayor asked why drivers had left.",
)
def infinitive(speech: Speech, cue: Cue) -> Ranges | None:
    """urged [X to DO], of no passive; whom it is said to is no part of it: "told X [to DO]".  It is no statement."""
    has = any(
        speech.deps[k] == "aux" and speech.lower[k] in speech.lexicon.words_that("have") for k in speech.left[cue.first]
    )
    is_request = cue.takes("object_infinitive") and (has or speech.tags[cue.first] != "VBN")
    for k in speech.right[cue.first] if is_request else ():
        to = next((t for t in speech.left[k] if speech.deps[t] == "aux" and speech.lower[t] == "to"), None)
        if to is not None:
            first = to if cue.takes("addressee") else cue.last + 1
            return [(first, clause_end(speech, cue, first, speech.stops[k], speech.sentence_of(cue.first)[1]))]
    return None


# ---------------------------------------------------------------- what does not count
def may_say(speech: Speech, cue: Cue) -> bool:
    """True unless nobody says it: a verb of showing has something else than what is read, or a body, for its subject ("he found"
    is said), or a thing or a fact is the sign of it.
    """
    documents, head = speech.lexicon.documents, speaker_token(speech, cue.first)
    is_sign = "sign" in cue.verb.uses
    if is_sign and speech.tags[cue.first] == "VBG":
        above = speech.heads[cue.first]  # not "A letter suggesting that", "He said no, suggesting that"
        if speech.deps[cue.first] == "acl" and speech.lower[above] in documents:
            return True
        while above not in speech.cues and speech.heads[above] != above:
            above = speech.heads[above]
        return above in speech.cues
    if cue.verb.cue_class != "document" and not (is_sign and head is not None and speech.tags[head] == "NN"):
        return True
    if head is None:  # "figures from the bureau show.", where the parse takes the verb for a noun
        return not documents.keys().isdisjoint(
            speech.lower[max(cue.first - _MOST_AFTER_CUE, 0) : cue.last + _MOST_AFTER_CUE]
        )
    is_shown = speech.lower[head] in documents or speech.entities[head] == "ORG" or speech.tags[head] == "NNS"
    may_find = (is_sign or cue.verb.id == "find") and speech.tags[head] != "PRP"  # "The ministry found that"
    return can_speak(speech, head) and (is_shown or may_find)
