"""The clause that a verb of saying governs, by the parse and, where it fails, by the words.

    X said (that) CLAUSE        CLAUSE, X said        CLAUSE, X said, CLAUSE        X, saying that CLAUSE
Each function takes a cue and gives the token ranges of what is said, or None; `reported` registers them.
"""

from __future__ import annotations

from extractor.components.clauses.columns import FINITE_TAGS
from extractor.components.clauses.cues import Cue
from extractor.components.clauses.extents import clause_end, has_finite_verb
from extractor.components.clauses.sayers import is_passive, sayer
from extractor.components.clauses.speech import FINITE, Speech

Ranges = list[tuple[int, int]]
_APART = frozenset({",", "—", "–", "--"})
_PHRASE_STARTS = frozenset({"DT", "PRP", "NNP", "NNPS", "NN", "NNS", "JJ", "CD", "EX", "PRP$", "$"})
_BORDERS = frozenset({".", ";", ":", "—", "–", "that", "whether", "if"})
_SUBJECT_REACH = 15  # tokens between the cue and the verb of its clause
_PARENTHESIS_REACH = 15  # tokens after the cue of an attribution that stands apart: "said on Monday in a statement"
_SUBORDINATE = frozenset({"advcl", "relcl", "acl", "pcomp"})
_THAT_REACH = 12  # tokens between the cue and its "that"


# ---------------------------------------------------------------- by the parse
def clause_behind(speech: Speech, cue: Cue) -> Ranges | None:
    """X said (that) CLAUSE."""
    clause = _content(speech, cue)
    a, b = speech.sentence_of(cue.first)
    if clause is None or max(speech.firsts[clause], a) < cue.first:
        return None
    first, behind = speech.firsts[clause], _after_day(speech, cue.last + 1, b)
    while first < clause and speech.lower[first] == ",":
        first += 1
    if speech.tags[first] in FINITE_TAGS and speech.tags[behind] in _PHRASE_STARTS:
        first = behind  # the parse has lost the subject of the clause
    elif first < behind <= clause and speech.lower[behind] == ",":
        first = behind + 1  # "said on Saturday, 20 houses fell"
    else:
        first = _after_time(speech, first, clause)
    if speech.deps[cue.first] in _SUBORDINATE:  # "While the bank insists that prices will fall, few agree"
        b = max(min(b, speech.stops[cue.first]), speech.stops[clause])
    return [*_opening(speech, cue, a, first), (first, clause_end(speech, cue, first, speech.stops[clause], b))]


def _after_day(speech: Speech, first: int, limit: int) -> int:
    """The token behind "on Friday", "Friday" right after the cue; `first` where no day stands there."""
    i = first + (speech.lower[first : first + 1] == ["on"])
    return i + 1 if i < limit and speech.lower[i] in speech.lexicon.uses("day") else first


def _after_time(speech: Speech, first: int, clause: int) -> int:
    """The token behind a time that the parse takes into the clause: "said in court [yesterday morning] the gun was his"."""
    stop = first
    while stop < clause and speech.entities[stop] in ("DATE", "TIME"):
        stop += 1
    is_apart = first < stop and speech.deps[stop - 1] == "npadvmod" and speech.heads[stop - 1] == clause
    return stop if is_apart and speech.tags[stop] in ("DT", "PRP", "PRP$", "NNP", "EX") else first


def _opening(speech: Speech, cue: Cue, a: int, first: int) -> Ranges:
    """What opens a statement before an attribution between commas: "In its present form, X told Y, the scheme pays"."""
    start = attribution_start(speech, cue.first)
    is_aside = start - a > 2 and speech.lower[start - 1] == "," and "," in speech.lower[first - 1 : first + 1]
    if not is_aside or any(speech.entities[i] in ("DATE", "TIME") for i in range(a, start - 1)):
        return []
    is_main = has_finite_verb(speech, a, start) and speech.lower[a] not in speech.lexicon.uses("subordinator")
    return [] if is_main or speech.inside[first] else [(a, start)]


def _rest(speech: Speech, cue: Cue, b: int) -> Ranges:
    """What goes on behind an attribution without a subject of its own: "..., X said on Friday, and will not pay"."""
    end = _attribution_end(speech, cue)
    goes_on = speech.lower[end : end + 1] == [","] and speech.lower[end + 1 : end + 2] in (["and"], ["but"])
    return [(end + 1, b)] if goes_on and end + 3 < b and speech.tags[end + 2] in FINITE_TAGS else []


def clause_before(speech: Speech, cue: Cue) -> Ranges | None:
    """CLAUSE, X said."""
    clause = _content(speech, cue)
    a, b = speech.sentence_of(cue.first)
    if clause is None or clause > cue.first or _has_own_object(speech, cue) or _is_told_of(speech, cue):
        return None
    start = attribution_start(speech, cue.first)
    is_clause = clause in speech.subjects or (speech.columns.is_verb(clause) and has_finite_verb(speech, a, start))
    if not is_clause and not speech.is_headline(speech.paragraph_of(a)):
        return None
    first = cue.last + 2  # what goes on after the attribution and a colon: "..., he said: about one in four"
    goes_on = first < b and speech.lower[first - 1] == ":" and not speech.inside[first]
    behind = [(first, b)] if goes_on else _rest(speech, cue, b)
    return [(a, start), *behind] if a < start else None


def clause_around(speech: Speech, cue: Cue) -> Ranges | None:
    """CLAUSE, X said, CLAUSE: its subject stands before the attribution, its verb behind."""
    clause = _host(speech, cue) or _content(speech, cue)
    if clause is None or clause < cue.first:
        return None
    a, b = speech.sentence_of(cue.first)
    first, stop = max(speech.firsts[clause], a), min(speech.stops[clause], b)
    start = attribution_start(speech, cue.first)
    if first < cue.first < stop:
        is_bare = all(speech.lower[i] == "," for i in range(first + 1, start))
        # "a tax [that] critics say costs jobs", "[However], critics say, it costs jobs"
        is_empty = is_bare and speech.tags[first] in ("WDT", "WP", "IN", "RB", "CC")
        front = [] if is_empty else [(first, start)]
        return [*front, (_attribution_end(speech, cue), stop)]
    if first < cue.first or speech.lower[first - 1] != "," or speech.tags[first] not in FINITE_TAGS:
        return None
    if start == a:  # the parse takes what it is about for who says it: "The suspects, police said, had fled"
        beside = speech.columns.child(sayer(speech, cue.first) or start, "appos")
        start = speech.firsts[beside] if beside >= 0 else start
    is_parted = start > a + 1 and speech.lower[start - 1] == "," and not has_finite_verb(speech, a, start)
    return [(a, start), (first, clause_end(speech, cue, first, stop, b))] if is_parted else None


def _host(speech: Speech, cue: Cue) -> int | None:
    """The verb behind an attribution that the parse puts into its clause as an aside."""
    head = speech.heads[cue.first] if speech.parsed else -1
    is_aside = head > cue.first and speech.deps[cue.first] == "parataxis" and cue.takes("clause")
    has_front = is_aside and speech.firsts[head] < attribution_start(speech, cue.first)
    return head if has_front and speech.columns.is_verb(head) else None


def _content(speech: Speech, cue: Cue) -> int | None:
    """The head of the clause that a verb governs by the parse."""
    if not speech.parsed or speech.tags[cue.first] in ("NNS", "NN"):
        return None
    return next((k for k in speech.columns.below(cue.first) if _is_content(speech, cue, k)), None)


def _is_content(speech: Speech, cue: Cue, k: int) -> bool:
    dep, opening = speech.deps[k], speech.lower[speech.firsts[k]]
    if dep == "ccomp":
        if speech.tags[k] == "VBG" and cue.takes("object") and speech.columns.child(k, "aux") < 0:
            return False  # "had forecast the index rising by 2%"
        return cue.takes("clause") or (cue.takes("question") and opening in speech.lexicon.uses("question"))
    if k < cue.first:
        return False
    if dep == "xcomp" and speech.tags[k] == "VBG" and cue.takes("noun_phrase"):
        return True  # "proposed doing away with it"
    if dep == "xcomp" and cue.takes("infinitive") and not cue.takes("object_infinitive"):
        return opening == "to"
    return dep == "advcl" and cue.takes("question") and opening in ("if", "whether")


def attribution_start(speech: Speech, verb: int) -> int:
    """The first token of subject and verb; of two subjects a comma parts the last one from what is said."""
    subjects = [k for k in speech.subjects.get(verb, ()) if speech.deps[k] in ("nsubj", "nsubjpass")]
    left = [speech.firsts[k] for k in subjects if k < verb]
    if len(left) > 1 and speech.lower[left[-1] - 1] == ",":
        return left[-1]
    return min(verb, *(speech.firsts[k] for k in subjects[:1]), verb)


def _attribution_end(speech: Speech, cue: Cue) -> int:
    """The token after subject, verb and its complements on the right."""
    parts = ("nsubj", "dobj", "npadvmod", "prep", "dative", "advmod")
    return max(cue.last + 1, *(speech.stops[k] for k in speech.columns.below(cue.first) if speech.deps[k] in parts), 0)


def _has_own_object(speech: Speech, cue: Cue) -> bool:
    """True if the verb has an object or clause of its own on its right: then the words before it are not what is said."""
    if speech.lower[cue.last + 1 : cue.last + 2] == [":"]:
        return False
    inverted = not any(
        speech.deps[k] in ("nsubj", "nsubjpass") for k in speech.left[cue.first]
    )  # "warned the governor"
    told = cue.takes("object_infinitive", "addressee") or inverted
    kinds = ("ccomp", "xcomp") if told else ("ccomp", "xcomp", "dobj")
    return any(speech.deps[k] in kinds and k > cue.last for k in speech.right[cue.first])


# ---------------------------------------------------------------- by the words
def clause_apart(speech: Speech, cue: Cue) -> Ranges | None:
    """The sentence around an attribution that commas set apart, where the parse has no clause: "It fell, X said, again."."""
    start = apart_start(speech, cue)
    a, b = speech.sentence_of(cue.first)
    if start is None or start <= a + 1:
        return None
    if not (speech.lower[start - 1] in _APART or speech.is_mark(start - 1)):
        return None
    end, limit = cue.last + 1, min(b, cue.last + _PARENTHESIS_REACH)
    if start == cue.first and not is_phrase_start(speech, end, limit):
        return None
    while end < limit and speech.lower[end] not in (*_APART, ".", ":", ";") and not speech.inside[end]:
        if speech.tags[end] in FINITE and speech.deps[end] not in ("relcl", "advcl"):
            return None
        end += 1
    if end < b and speech.inside[end]:
        return None
    main = a  # where the main clause begins: "While the mine ages, [output will rise], X said"
    if speech.lower[a] in speech.lexicon.uses("subordinator"):
        main = next((i + 1 for i in range(a + 1, start - 1) if speech.lower[i] == ","), start)
    complete = main < start and (has_finite_verb(speech, main, start) or speech.is_headline(speech.paragraph_of(a)))
    ranges = [(a, start)]
    if not complete and end + 2 >= b:
        return None
    if not complete and speech.lower[start] != "as":
        after = end + 1
        if speech.lower[after] not in speech.lexicon.uses("join") and has_finite_verb(speech, after, b):
            ranges.append((after, b))
    is_headline = speech.is_headline(speech.paragraph_of(cue.first))  # "No pay rise for nurses, says minister"
    return ranges if is_headline or any(has_finite_verb(speech, first, stop) for first, stop in ranges) else None


def clause_after_as(speech: Speech, cue: Cue) -> Ranges | None:
    """As X put it, CLAUSE."""
    start = apart_start(speech, cue)
    a, b = speech.sentence_of(cue.first)
    if start != a or speech.lower[a] != "as":
        return None
    for i in range(cue.last + 1, min(b, cue.last + 1 + _PARENTHESIS_REACH)):
        if speech.lower[i] == "," and i + 2 < b:
            return [(i + 1, b)]
    return None


def apart_start(speech: Speech, cue: Cue) -> int | None:
    """Where an attribution that may stand apart begins, with its "as"; None where the verb cannot be one."""
    if speech.tags[cue.first] not in (*FINITE, "VBN", "NNS", "NN", ""):
        return None
    if not speech.parsed:
        return cue.first
    a, _ = speech.sentence_of(cue.first)
    start = attribution_start(speech, cue.first)
    if speech.tags[cue.first] in ("NNS", "NN"):  # ", the bank estimates.", taken for a noun
        start = next((i + 1 for i in range(cue.first, a, -1) if speech.lower[i] == ","), cue.first)
    with_as = a < start < cue.first and speech.lower[start - 1] == "as"
    if _has_own_object(speech, cue) or (speech.deps[cue.first] in ("relcl", "acl", "advcl") and not with_as):
        return None
    if not with_as and _is_told_of(speech, cue):
        return None
    return start - 1 if with_as else start


def _is_told_of(speech: Speech, cue: Cue) -> bool:
    """True for a passive that says nothing of the words before it: "300 cases have been confirmed", not "it was reported",
    and not "magistrates were told".
    """
    if cue.takes("addressee"):
        return False
    start = attribution_start(speech, cue.first)
    return is_passive(speech, cue.first) and speech.lower[start] not in ("it", "as")


def is_phrase_start(speech: Speech, first: int, limit: int) -> bool:
    """True if a noun phrase can start at a token."""
    return (
        first < limit and not speech.inside[first] and (not speech.tags[first] or speech.tags[first] in _PHRASE_STARTS)
    )


def clause_close_behind(speech: Speech, cue: Cue) -> Ranges | None:
    """The clause right after the cue, where the parse has missed it: "experts say her plans would cost more"."""
    _, b = speech.sentence_of(cue.first)
    first = _after_audience(speech, cue.last + 1, b) if cue.takes("addressee") else cue.last + 1
    if first == cue.last + 1 and not cue.takes("bare_clause"):
        return None
    while first < b and (speech.tags[first] == "RB" or speech.lower[first] in speech.lexicon.uses("day")):
        first += 1
    if first >= b or speech.inside[first] or speech.tags[first] not in (*_PHRASE_STARTS, "VBG"):
        return None
    for i in range(first + 1, min(b, first + _SUBJECT_REACH)):
        if speech.inside[i] or speech.lower[i] in _BORDERS or speech.tags[i] in ("WDT", "WP"):
            return None
        if speech.lower[i] in speech.lexicon.uses("subordinator"):
            return None  # "announced job cuts before it was sold"
        if speech.tags[i] in FINITE_TAGS:
            if speech.lower[first:i].count(",") == 1:
                return None  # an object of its own: "which claims the island, the law is old"
            if speech.parsed and sayer(speech, cue.first) is None:
                return None
            return [(first, clause_end(speech, cue, first, i + 1, b))]
    return None


def _after_audience(speech: Speech, first: int, limit: int) -> int:
    """The token after "the jury" or "reporters" right behind the cue; `first` where nobody is told."""
    stop = first
    while stop < min(limit, first + 4) and speech.tags[stop] in ("DT", "JJ", "NN", "NNS", "PRP$"):
        stop += 1
        if speech.lower[stop - 1] in speech.lexicon.uses("audience"):
            return stop
    return first


def clause_behind_that(speech: Speech, cue: Cue) -> Ranges | None:
    """What follows "that" after the cue, where the parse has missed it: "tweeted early on Monday that it was over"."""
    _, b = speech.sentence_of(cue.first)
    days = speech.lexicon.uses("day")
    first = cue.last + 1
    while first < b and (speech.tags[first] in ("IN", "RB") or speech.lower[first] in days):
        first += 1
    if first < b and speech.lower[first] == "," and speech.tags[first + 1 : first + 2] == ["VBG"]:
        # "reported on Friday, citing two sources, that ..."
        first = next((i + 1 for i in range(first + 2, min(b, first + 10)) if speech.lower[i] == ","), first)
    else:
        first = cue.last + 1
    for i in range(first, min(b, first + _THAT_REACH)):
        if speech.inside[i] or speech.lower[i] in (".", ";", ":", ",") or speech.tags[i][:2] == "VB":
            return None
        if speech.lower[i] == "that" and i + 2 < b:
            told = cue.takes("addressee")
            noun = speech.tags[i - 1][:1] == "N" and speech.lower[i - 1] not in days and i > first
            adverbial = speech.tags[cue.last + 1] in ("IN", "RB") or speech.lower[cue.last + 1] in days
            if speech.tags[i] not in ("IN", "WDT") or (
                noun and not told and (speech.tags[i] == "WDT" or not adverbial)
            ):
                return None
            return [(i, clause_end(speech, cue, i, i + 2, b))]
        if speech.tags[i] in FINITE:
            return None
    return None


# ---------------------------------------------------------------- what does not count
def says_nothing(speech: Speech, cue: Cue, first: int) -> bool:
    """True if what begins at `first` is not said: "would not say whether", "declined to say how", "asked whether he left, he"."""
    uses = speech.lexicon.uses
    if speech.lower[cue.first] == "asked" and speech.tags[cue.first] in ("VBN", "VBD"):
        before = speech.lower[cue.first - 1] if cue.first else ","
        if cue.first == speech.sentence_of(cue.first)[0] or before in (",", "when", "if", "once", "while"):
            return True
    if speech.lower[first] not in uses("question"):
        return False
    if cue.verb.surface in speech.lexicon.thoughts:
        return True  # "want to know why"
    negated = speech.is_negated(cue.first) and cue.takes("clause")
    return negated or any(speech.lower[i] in uses("refusal") for i in range(max(cue.first - 3, 0), cue.first))


def may_say(speech: Speech, cue: Cue, verb: int) -> bool:
    """True unless a verb of showing has something else than what is read, or a body, for its subject: "he found"."""
    if cue.verb.class_ != "document":
        return True
    documents, head = speech.lexicon.documents, sayer(speech, verb)
    if head is None:  # "figures from the bureau show.", where the parse takes the verb for a noun
        return not documents.keys().isdisjoint(
            speech.lower[max(cue.first - _PARENTHESIS_REACH, 0) : cue.last + _PARENTHESIS_REACH]
        )
    is_finder = cue.verb.surface == "find" and speech.entities[head] == "PERSON"  # "Mr. Dale found that"
    is_body = speech.entities[head] == "ORG" or speech.tags[head] == "NNS"
    return speech.lower[head] in documents or is_body or is_finder
