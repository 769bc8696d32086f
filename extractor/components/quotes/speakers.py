"""The noun phrase of a speaker: found from the cue by the parse where there is one, by the words beside it otherwise."""

from __future__ import annotations

from extractor.components.quotes.reading import Reading
from extractor.textrange import TextRange

DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"})
FINITE_TAGS = ("VBD", "VBZ", "VBP")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVES = frozenset({"who", "which", "that"})
_STOP_RIGHT = frozenset({",", "(", "[", "—", "–", "--", ";", ":", ".", "-lrb-", "?", "!"})
_NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "WP", "FW", "PRP$")
_PRONOUN_SPEAKERS = frozenset(["i", "he", "she", "they", "we", "it", "you", "who"])
_NOT_IN_NAME = DAYS | {
    "in", "on", "at", "during", "after", "as", "when", "while", "to", "before", "since", "if", "because", "and", "but",
    "by", "from", "with", "via", "over", "amid", "following", "late", "earlier", "this", "last", "next", "tomorrow",
}  # fmt: skip
_OPENINGS = frozenset({"outside", "inside", "near", "asked", "speaking", "earlier", "later"})
_COMPLEMENTS = frozenset({"prep", "acl", "amod", "nmod", "npadvmod", "advmod", "compound", "appos", "case", "nummod"})


def subject_of(reading: Reading, verb: int) -> int | None:
    """The subject of a verb, or of the verb that it is coordinated with or hangs on ("..., adding that")."""
    seen = verb
    for _ in range(6):
        subjects = [child for child in reading.columns.children(seen) if reading.deps[child] in _SUBJECTS]
        left = [child for child in subjects if child < seen]
        if len(left) > 1 and reading.lower[reading.firsts[left[-1]] - 1] == ",":
            return left[-1]  # the first is an apposition of what opens the sentence: "At Holt's, a family firm, ..."
        if subjects:
            return subjects[0]
        if reading.deps[seen] in ("acl", "relcl") and reading.tags[reading.heads[seen]][:1] == "N":
            return reading.heads[seen]
        if reading.deps[seen] not in ("conj", "advcl", "xcomp", "pcomp", "prep", "dep", "ccomp", "aux", "acl"):
            return None
        if reading.heads[seen] == seen:
            return None
        seen = reading.heads[seen]
    return None


def noun_phrase(reading: Reading, head: int) -> TextRange | None:
    """The phrase of a noun with its title and complements, without apposition, relative clause and what follows a comma."""
    first, stop = max(reading.firsts[head], reading.paragraph_of(head).body), head + 1
    for child in reading.rights[head]:
        if reading.deps[child] in ("relcl", "punct") and reading.lower[child] != "-":
            break
        if reading.deps[child] == "prep" and any(
            reading.entities[one] in ("DATE", "TIME") for one in reading.rights[child]
        ):
            break
        if reading.deps[child] == "appos" and reading.lower[reading.firsts[child] - 1] in _STOP_RIGHT:
            break
        if reading.deps[child] in _COMPLEMENTS or (
            reading.deps[child] in ("cc", "conj") and reading.tags[child][:1] != "V"
        ):
            stop = reading.stops[child]
    for i in range(head - 1, first - 1, -1):
        if reading.lower[i] in _STOP_RIGHT or reading.inside[i] or reading.is_mark(i):
            first = i + 1
            break
    for i in range(head + 1, stop):
        if reading.lower[i] in _STOP_RIGHT or reading.inside[i]:
            stop = i
            break
    return trimmed_phrase(reading, first, stop)


def trimmed_phrase(reading: Reading, first: int, stop: int) -> TextRange | None:
    """The characters of tokens `first` to `stop` without conjunctions and adverbs at the ends; None if nothing is left."""
    while first < stop and (
        (reading.tags[first] in ("CC", "RB", "IN", "", "RBR", ",", "_SP", ":", "''", "``") and reading.tags[first])
        or reading.is_mark(first)
        or reading.is_space(first)
    ):
        first += 1
    while stop > first and (
        (
            reading.tags[stop - 1] in ("RB", "MD", "CC", "IN", "TO", "''", "``", "_SP", ",", ":")
            and reading.tags[stop - 1]
        )
        or reading.is_space(stop - 1)
    ):
        stop -= 1
    if first >= stop:
        return None
    return TextRange(reading.starts[first], reading.end_of(stop - 1))


def phrase_before(reading: Reading, first: int, cue: int) -> TextRange | None:
    """The noun phrase between `first` and the cue: its words up to the first comma or bracket, auxiliaries left out.

    What opens the sentence is passed over: "Outside court, ...", "Speaking on Monday, ...".
    """
    first = _after_opening(reading, first, cue)
    stop = first
    while stop < cue and not reading.inside[stop]:
        if reading.lower[stop] in _STOP_RIGHT and (reading.lower[stop] != "." or reading.ends_sentence(stop)):
            break
        stop += 1
    if stop < cue and reading.tags[first] in ("NN", "NNS") and reading.tags[cue - 1] in ("NNP", "NNPS"):
        stop = cue  # "chairman, president and chief executive Ana Ruiz said"
    while stop > first and reading.tags[stop - 1] and reading.tags[stop - 1] not in _NOUN_TAGS:
        stop -= 1
    if first < stop and reading.tags[first][:2] == "VB":
        return None
    return trimmed_phrase(reading, first, stop)


def _after_opening(reading: Reading, first: int, cue: int) -> int:
    """The first token after the adverbials before the subject, as far as commas close them; `first` without any."""
    if reading.lower[first] not in _OPENINGS and reading.tags[first] not in ("IN", "VBG", "VBN", "RB"):
        return first
    commas = [i for i in range(first, cue) if reading.lower[i] == "," and not reading.inside[i]]
    closed = cue - 1 in commas  # "Outside court, Ann Lee, of Leeds, said": what stands before the comma is no subject
    starts = [i + 1 for i in commas if i + 1 < cue]
    if not starts:
        return first
    if not closed:
        return starts[-1]
    return next((i for i in starts if reading.tags[i] in ("NNP", "NNPS", "DT", "PRP")), starts[0])


def phrase_after(reading: Reading, first: int, limit: int) -> TextRange | None:
    """The noun phrase that starts at `first`: "said [the French envoy Luc Arnaud] on Monday"."""
    stop, limit = first, min(limit, len(reading.inside))
    while stop < limit and not reading.inside[stop]:
        word, tag = reading.lower[stop], reading.tags[stop]
        if (
            (word in _STOP_RIGHT and (word != "." or reading.ends_sentence(stop)))
            or reading.is_mark(stop)
            or reading.is_space(stop)
            or (tag == "VBN" and reading.lower[stop + 1 : stop + 2] == ["by"])  # "wrote analysts led by ..."
        ):
            break
        if stop > first and word == "and" and _second_speaker(reading, stop + 1):
            stop += 1
            continue
        if stop > first and (word in _NOT_IN_NAME or tag in ("WDT", "WP", "WRB", "VBD", "VBZ", "RB", "VBG", "TO")):
            break
        stop += 1
        if reading.lower[first] in _PRONOUN_SPEAKERS:
            break
    return trimmed_phrase(reading, first, stop)


def _second_speaker(reading: Reading, i: int) -> bool:
    """Whether "and" joins another one who speaks: "said [Ann Lee and Bob Marsh]", not "said Ann Lee and left"."""
    if i + 1 >= len(reading.tags):
        return False
    if reading.lower[i] == "the":
        i += 1
    if reading.tags[i] not in ("NNP", "NNPS"):
        return False
    end = next((k for k in range(i, min(i + 8, len(reading.tags))) if reading.tags[k][:3] != "NNP"), i)
    return end > i and reading.tags[end] not in FINITE_TAGS and reading.tags[end] != "MD"


def is_passive(reading: Reading, verb: int) -> bool:
    return reading.tags[verb] == "VBN" and any(
        reading.deps[child] in ("auxpass", "nsubjpass") for child in reading.lefts[verb]
    )


def _agent_of(reading: Reading, verb: int) -> int | None:
    """Who does what a passive verb says: "was told by officials"."""
    for child in reading.rights[verb]:
        if reading.deps[child] in ("agent", "prep") and reading.lower[child] == "by":
            return next((one for one in reading.rights[child] if reading.deps[one] == "pobj"), None)
    return None


def speaker_token(reading: Reading, verb: int) -> int | None:
    """The head of the speaker of a cue verb, by the parse; for "who" the noun that it stands for."""
    if not reading.parsed:
        return None
    token = _finite_cue(reading, verb)
    head = _agent_of(reading, token) if is_passive(reading, token) else subject_of(reading, token)
    if (
        head is not None
        and reading.lower[head] == "it"
        and reading.lemmas[reading.heads[head]] in ("be", "go")
        and reading.tags[token] not in FINITE_TAGS
    ):
        return None  # "it goes without saying", "it is worth noting"
    if head is None or reading.inside[head] or head < reading.paragraph_of(head).body:
        return None
    return reading.heads[token] if reading.lower[head] in _RELATIVES and reading.deps[token] == "relcl" else head


def _finite_cue(reading: Reading, verb: int) -> int:
    """For a participle after a comma the verb of saying that it goes with: "He said it fell, adding that ..."."""
    if reading.tags[verb] != "VBG" or reading.lower[verb - 1] != ",":
        return verb
    first, _ = reading.sentence_of(verb)
    for i in range(first, verb):
        cue = reading.cues.get(i)
        if cue is not None and cue.takes("clause") and reading.tags[i] in FINITE_TAGS and reading.deps[i] != "relcl":
            return i
    return verb


def speaker_of(reading: Reading, verb: int) -> TextRange | None:
    """The speaker of a cue verb, by the parse."""
    head = speaker_token(reading, verb)
    if head is not None and reading.lower[reading.firsts[head]] in _OPENINGS and head < verb:
        return phrase_before(reading, reading.firsts[head], verb)  # "Outside court, ...", taken for the subject
    if head is not None:
        return noun_phrase(reading, head)
    body = reading.paragraph_of(verb).body
    if reading.paragraph_of(verb).first < body < verb:  # a dateline misleads the parse
        return phrase_before(reading, body, verb)
    return None
