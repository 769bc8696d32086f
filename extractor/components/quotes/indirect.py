"""Indirect and mixed quotes: the clause that a cue of saying governs, by the parse and, where it fails, by the words.

    X said (that) CLAUSE        CLAUSE, X said        CLAUSE, X said, CLAUSE        X, saying that CLAUSE
A clause with a marked stretch in it is one mixed quote over the whole clause.
"""

from __future__ import annotations

from extractor.components.quotes.content import clause_end, content_pieces, has_finite_verb
from extractor.components.quotes.draft import Attribution, Draft
from extractor.components.quotes.reading import Cue, Reading
from extractor.components.quotes.speakers import (
    DAYS,
    FINITE_TAGS,
    is_passive,
    phrase_after,
    phrase_before,
    speaker_of,
    speaker_token,
)
from extractor.textrange import TextRange

_WH = frozenset({"whether", "if", "who", "what", "when", "where", "why", "how", "which", "whom", "whose"})
_SUBORDINATORS = frozenset(
    {"if", "even", "though", "although", "when", "while", "as", "because", "since", "unless", "once", "after"}
)
_JOINS = frozenset({"and", "but", "or", "nor", "who", "which", "that", "while", "whereas", "although", "as", "because"})
_REFUSALS = frozenset(
    {"declined", "refused", "decline", "refuse", "declines", "refuses", "declining", "refusing", "without"}
)
_PHRASE_STARTS = frozenset({"DT", "PRP", "NNP", "NNPS", "NN", "NNS", "JJ", "CD", "EX", "PRP$", "$"})
_BORDERS = frozenset({".", ";", ":", "—", "–", "that", "whether", "if"})
_AUDIENCES = frozenset(
    """audience commission committee congress congregation conference council court crowd hearing inquest inquiry investors
    journalists judge jurors jury lawmakers legislators magistrates media meeting members mps panel parliament
    police reporters senators shareholders students supporters tribunal""".split()  # noqa: SIM905
)
_SUBJECT_REACH = 15  # tokens between the cue and the verb of its clause
_PARENTHESIS_REACH = 15  # tokens after the cue of an attribution that stands apart: "said on Monday in a statement"


def find_by_verb(reading: Reading, spent: set[int], taken: list[TextRange]) -> list[Draft]:
    """The clauses that verbs of saying govern; `spent` are the cues and `taken` the characters of direct quotes."""
    drafts = []
    for cue in reading.cues.values():
        if cue.first not in spent:
            draft = _by_verb(reading, cue, taken)
            if draft is not None:
                drafts.append(draft)
    return drafts


def _by_verb(reading: Reading, cue: Cue, taken: list[TextRange]) -> Draft | None:
    found = _governed(reading, cue) or _apart(reading, cue) or _after_that(reading, cue) or _after_cue(reading, cue)
    if found is None:
        return None
    ranges, speaker, rule = found
    pieces = content_pieces(reading, ranges, taken)
    if not pieces:
        return None
    negated = reading.is_negated(cue.first)
    if _is_asked_participle(reading, cue):
        return None
    if _is_no_statement(reading, cue, pieces, negated):
        return None
    speaker = speaker or speaker_of(reading, reading.shared_subject.get(cue.first, cue.first))
    if speaker is None and rule == "indirect.before":  # "..., warned the governor", taken for an object
        speaker = phrase_after(reading, cue.last + 1, cue.last + _PARENTHESIS_REACH)
    if speaker is None and not (reading.parsed and is_passive(reading, cue.first)):
        return None
    if speaker is not None and not _may_speak(reading, cue, speaker):
        return None
    return Attribution(speaker, reading.cue_range(cue), cue, rule, negated).draft(pieces, "indirect")


_Found = tuple[list[tuple[int, int]], TextRange | None, str]


# ---------------------------------------------------------------- by the parse
def _governed(reading: Reading, cue: Cue) -> _Found | None:
    """The token ranges of the clause that the verb governs; two where the attribution stands inside it."""
    if not reading.parsed:
        return None
    verb = cue.first
    clause = next((child for child in reading.columns.children(verb) if _is_content(reading, cue, child)), None)
    if clause is None or reading.tags[verb] in ("NNS", "NN"):
        return None
    first, stop = reading.firsts[clause], reading.stops[clause]
    a, b = reading.sentence_of(verb)
    first, stop = max(first, a), min(stop, b)
    start = _attribution_start(reading, verb)
    if first > verb:
        if reading.tags[first] in (*FINITE_TAGS, "MD") and reading.tags[cue.last + 1] in _PHRASE_STARTS:
            first = cue.last + 1  # the parse has lost the subject of the clause
        return [(first, clause_end(reading, cue, first, stop, b))], None, "indirect.clause"
    if stop <= verb or clause < verb:
        if _has_own_object(reading, cue, verb):
            return None
        ranges = [(a, start), *_after_colon(reading, cue, b)]
        return (ranges, None, "indirect.before") if a < start else None
    end = _attribution_end(reading, cue, verb)
    return [(first, start), (end, stop)], None, "indirect.around"


def _is_content(reading: Reading, cue: Cue, child: int) -> bool:
    if reading.deps[child] == "ccomp":
        return cue.takes("clause") or (cue.takes("question") and reading.lower[reading.firsts[child]] in _WH)
    if (
        reading.deps[child] == "xcomp"
        and reading.tags[child] == "VBG"
        and cue.takes("noun_phrase")
        and child > cue.first
    ):
        return True  # "proposed doing away with it"
    if reading.deps[child] == "xcomp" and cue.takes("infinitive"):
        return reading.lower[reading.firsts[child]] == "to" and child > cue.first
    return (
        reading.deps[child] == "advcl"
        and child > cue.first
        and cue.takes("question")
        and reading.lower[reading.firsts[child]] in ("if", "whether")
    )


def _attribution_start(reading: Reading, verb: int) -> int:
    """The first token of subject and verb."""
    subject = next(
        (child for child in reading.columns.children(verb) if reading.deps[child] in ("nsubj", "nsubjpass")), None
    )
    return min(verb, reading.firsts[subject]) if subject is not None else verb


def _attribution_end(reading: Reading, cue: Cue, verb: int) -> int:
    """The token after subject, verb and its complements on the right."""
    parts = ("nsubj", "dobj", "npadvmod", "prep", "dative", "advmod")
    return max(
        cue.last + 1,
        *(reading.stops[child] for child in reading.columns.children(verb) if reading.deps[child] in parts),
        0,
    )


def _after_colon(reading: Reading, cue: Cue, limit: int) -> list[tuple[int, int]]:
    """What goes on after the attribution and a colon: "..., he said: about one in four"."""
    first = cue.last + 2
    return [(first, limit)] if first < limit and reading.lower[first - 1] == ":" and not reading.inside[first] else []


def _has_own_object(reading: Reading, cue: Cue, verb: int) -> bool:
    """Whether the verb has an object or clause of its own on its right: then the words before it are not what is said."""
    if reading.lower[cue.last + 1 : cue.last + 2] == [":"]:
        return False
    told = cue.takes("object_infinitive") or cue.takes("addressee")
    inverted = not any(
        reading.deps[child] in ("nsubj", "nsubjpass") for child in reading.lefts[verb]
    )  # "warned the governor"
    kinds = ("ccomp", "xcomp") if told or inverted else ("ccomp", "xcomp", "dobj")
    return any(reading.deps[child] in kinds and child > cue.last for child in reading.rights[verb])


# ---------------------------------------------------------------- by the words
def _apart(reading: Reading, cue: Cue) -> _Found | None:
    """The sentence around an attribution that commas set apart, where the parse has no clause: "It fell, X said, again."."""
    if not cue.takes("clause") or reading.tags[cue.first] not in (*FINITE_TAGS, "VBN", "NNS", "NN", ""):
        return None
    a, b = reading.sentence_of(cue.first)
    end, limit = cue.last + 1, min(b, cue.last + _PARENTHESIS_REACH)
    start = cue.first
    as_clause = False
    if reading.parsed:
        verb = cue.first
        start = _attribution_start(reading, verb)
        if reading.tags[verb] in ("NNS", "NN"):  # ", the bank estimates.", taken for a noun
            start = next((i + 1 for i in range(cue.first, a, -1) if reading.lower[i] == ","), cue.first)
        as_clause = a <= start - 1 and reading.lower[start - 1] == "as" and start < cue.first
        if as_clause:
            start -= 1
        if (reading.deps[verb] in ("relcl", "acl", "advcl") and not as_clause) or _has_own_object(reading, cue, verb):
            return None
        if is_passive(reading, verb) and reading.lower[start] not in ("it", "as"):
            return None  # "300 cases have been confirmed" says nothing of the words before it
    if as_clause and start == a:
        return _after_as(reading, end, b)
    if start <= a + 1 or not (reading.lower[start - 1] in (",", "—", "–", "--") or reading.is_mark(start - 1)):
        return None
    speaker = phrase_after(reading, end, limit) if start == cue.first else None
    if reading.tags[cue.first] in ("NNS", "NN"):
        speaker = phrase_before(reading, start, cue.first)
    if start == cue.first and speaker is None:
        return None
    while end < limit and reading.lower[end] not in (",", ".", ":", ";", "—", "–", "--") and not reading.inside[end]:
        if reading.tags[end] in FINITE_TAGS and reading.deps[end] not in ("relcl", "advcl"):
            return None
        end += 1
    if end < b and reading.inside[end]:
        return None
    complete = reading.lower[a] not in _SUBORDINATORS and has_finite_verb(reading, a, start)
    ranges = [(a, start)]
    if not complete and end + 2 >= b:
        return None
    if not complete and not as_clause:
        after = end + 1
        if reading.lower[after] not in _JOINS and has_finite_verb(reading, after, b):
            ranges.append((after, b))
    if not any(has_finite_verb(reading, first, stop) for first, stop in ranges):
        return None
    return ranges, speaker, "indirect.apart"


def _ends_adverbial(reading: Reading, first: int, stop: int) -> bool:
    """Whether the words between cue and "that" are a phrase of time or place: "tweeted in the early hours that"."""
    return reading.tags[first] in ("IN", "RB") or reading.lower[first] in DAYS


def _after_as(reading: Reading, end: int, limit: int) -> _Found | None:
    """The clause after "As X put it,"."""
    for i in range(end, min(limit, end + _PARENTHESIS_REACH)):
        if reading.lower[i] == "," and i + 2 < limit:
            return [(i + 1, limit)], None, "indirect.as"
    return None


def _after_cue(reading: Reading, cue: Cue) -> _Found | None:
    """The clause right after the cue, where the parse has missed it: "experts say her plans would cost more"."""
    _, b = reading.sentence_of(cue.first)
    first = _after_audience(reading, cue.last + 1, b) if cue.takes("addressee") else cue.last + 1
    if first == cue.last + 1 and not cue.takes("bare_clause"):
        return None
    while first < b and (reading.tags[first] == "RB" or reading.lower[first] in DAYS):
        first += 1
    if first >= b or reading.inside[first] or reading.tags[first] not in _PHRASE_STARTS:
        return None
    for i in range(first + 1, min(b, first + _SUBJECT_REACH)):
        if reading.inside[i] or reading.lower[i] in _BORDERS or reading.tags[i] in ("WDT", "WP"):
            return None
        if reading.tags[i] in (*FINITE_TAGS, "MD"):
            if reading.parsed and speaker_token(reading, cue.first) is None:
                return None
            return [(first, clause_end(reading, cue, first, i + 1, b))], None, "indirect.after"
    return None


def _after_audience(reading: Reading, first: int, limit: int) -> int:
    """The token after "the jury" or "reporters" right behind the cue; `first` where nobody is told."""
    stop = first
    while stop < min(limit, first + 4) and reading.tags[stop] in ("DT", "JJ", "NN", "NNS", "PRP$"):
        stop += 1
        if reading.lower[stop - 1] in _AUDIENCES:
            return stop
    return first


def _after_that(reading: Reading, cue: Cue) -> _Found | None:
    """What follows "that" after the cue, where the parse has missed it: "tweeted early on Monday that it was over"."""
    if not cue.takes("clause"):
        return None
    _, b = reading.sentence_of(cue.first)
    first = cue.last + 1
    while first < b and (reading.tags[first] in ("IN", "RB") or reading.lower[first] in DAYS):
        first += 1
    if first < b and reading.lower[first] == "," and reading.tags[first + 1 : first + 2] == ["VBG"]:
        # "reported on Friday, citing two sources, that ..."
        first = next((i + 1 for i in range(first + 2, min(b, first + 10)) if reading.lower[i] == ","), first)
    else:
        first = cue.last + 1
    for i in range(first, min(b, first + 12)):
        if reading.inside[i] or reading.lower[i] in (".", ";", ":", ",") or reading.tags[i][:2] == "VB":
            return None
        if reading.lower[i] == "that" and i + 2 < b:
            addressed = cue.takes("addressee")
            noun = reading.tags[i - 1][:1] == "N" and reading.lower[i - 1] not in DAYS and i > first
            if reading.tags[i] not in ("IN", "WDT") or (noun and not addressed and reading.tags[i] == "WDT"):
                return None
            if noun and not addressed and not _ends_adverbial(reading, cue.last + 1, i):
                return None
            return [(i, clause_end(reading, cue, i, i + 2, b))], None, "indirect.that"
        if reading.tags[i] in FINITE_TAGS:
            return None
    return None


# ---------------------------------------------------------------- what does not count
def _is_no_statement(reading: Reading, cue: Cue, pieces: list[TextRange], negated: bool) -> bool:
    """Whether nothing is said: "would not say whether", "declined to say how"."""
    opening = reading.lower[reading.token_at(pieces[0].start)]
    if opening not in _WH:
        return False
    if negated and cue.takes("clause"):
        return True
    return any(reading.lower[i] in _REFUSALS for i in range(max(cue.first - 3, 0), cue.first))


def _is_asked_participle(reading: Reading, cue: Cue) -> bool:
    """Whether the cue is "asked" without its own subject: "Asked whether he would go, he said", "when asked if"."""
    if reading.lower[cue.first] != "asked" or reading.tags[cue.first] not in ("VBN", "VBD"):
        return False
    before = reading.lower[cue.first - 1] if cue.first else ","
    return cue.first == reading.sentence_of(cue.first)[0] or before in (",", "when", "if", "once", "while")


def _may_speak(reading: Reading, cue: Cue, speaker: TextRange) -> bool:
    """Verbs of showing need something that is read, or a body, for a subject: "data show", not "he found"."""
    if cue.class_ != "document":
        return True
    head = speaker_token(reading, reading.shared_subject.get(cue.first, cue.first))
    if head is None:  # "figures from the bureau show.", where the parse takes the verb for a noun
        first, stop = reading.token_at(speaker.start), reading.token_at(speaker.end)
        return not reading.lexicon.documents.isdisjoint(reading.lower[first:stop])
    return (
        reading.lower[head] in reading.lexicon.documents
        or reading.entities[head] == "ORG"
        or reading.tags[head] == "NNS"
    )
