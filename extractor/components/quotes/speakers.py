"""The noun phrase of a speaker: found from the cue by the parse where there is one, by the words beside it otherwise."""

from __future__ import annotations

from extractor.components.clauses.extents import has_finite_verb
from extractor.components.clauses.sayers import sayer
from extractor.components.clauses.speech import FINITE, Speech
from extractor.textrange import TextRange

_STOP_RIGHT = frozenset({",", "(", "[", "—", "–", "--", ";", ":", ".", "-lrb-", "?", "!"})
_OPENING, _CLOSING = frozenset({"(", "[", "-lrb-"}), frozenset({")", "]", "-rrb-"})
_NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "WP", "FW", "PRP$")
_PRONOUN_SPEAKERS = frozenset(["i", "he", "she", "they", "we", "it", "you", "who"])
_NOT_IN_NAME = {
    "in", "on", "at", "during", "after", "as", "when", "while", "to", "before", "since", "if", "because", "and", "but",
    "by", "from", "with", "via", "over", "amid", "following", "late", "earlier", "this", "last", "next", "tomorrow",
}  # fmt: skip
_OPENINGS = frozenset({"outside", "inside", "near", "asked", "speaking", "earlier", "later"})
_PHRASE_REACH = 60  # tokens on each side of a noun that its phrase is looked for in
_COMPLEMENTS = frozenset({"prep", "acl", "amod", "nmod", "npadvmod", "advmod", "compound", "appos", "case", "nummod"})


def noun_phrase(speech: Speech, head: int, verb: int = -1) -> TextRange | None:
    """The phrase of a noun with its title and complements, without apposition, relative clause and what follows a comma.

    The clause of the `verb` of saying is no part of it: "[a letter] saying that ...".
    """
    first, stop = max(speech.firsts[head], speech.paragraph_of(head).body, head - _PHRASE_REACH), head + 1
    limit = head + _PHRASE_REACH
    for child in speech.right[head]:
        if child >= limit or child <= verb < speech.stops[child]:
            break
        if speech.deps[child] in ("relcl", "punct") and speech.lower[child] != "-":
            break
        if speech.deps[child] == "prep" and any(
            speech.entities[one] in ("DATE", "TIME") for one in speech.right[child]
        ):
            break
        if speech.deps[child] == "appos" and speech.lower[speech.firsts[child] - 1] in _STOP_RIGHT:
            break
        if speech.deps[child] == "acl" and has_finite_verb(speech, child + 1, min(speech.stops[child], limit)):
            break  # "A witness described how it began, saying", which the parse has for a phrase
        if speech.deps[child] in _COMPLEMENTS or (
            speech.deps[child] in ("cc", "conj") and speech.tags[child][:1] != "V"
        ):
            stop = min(speech.stops[child], limit)
    inner = 0  # brackets that are open to the left: "Acme University (AU) data"
    for i in range(head - 1, first - 1, -1):
        is_opening = inner > 0 and speech.lower[i] in _OPENING
        inner += (speech.lower[i] in _CLOSING) - is_opening
        if (not inner and not is_opening and speech.lower[i] in _STOP_RIGHT) or speech.inside[i] or speech.is_mark(i):
            first = i + 1
            break
    for i in range(head + 1, stop):
        if speech.lower[i] in _STOP_RIGHT or speech.inside[i]:
            stop = i
            break
    while speech.lower[stop : stop + 1] == ["-"] and speech.ends[stop - 1] + 1 == speech.starts[stop + 1]:
        stop += 2  # "another co-author", of which the parse makes two
    return trimmed_phrase(speech, first, stop)


def trimmed_phrase(speech: Speech, first: int, stop: int) -> TextRange | None:
    """The characters of tokens `first` to `stop` without conjunctions and adverbs at the ends; None if nothing is left."""
    while first < stop and (
        (speech.tags[first] in ("CC", "RB", "IN", "", "RBR", ",", "_SP", ":", "''", "``") and speech.tags[first])
        or speech.is_mark(first)
        or speech.is_space(first)
    ):
        first += 1
    while stop > first and (
        (speech.tags[stop - 1] in ("RB", "MD", "CC", "IN", "TO", "''", "``", "_SP", ",", ":") and speech.tags[stop - 1])
        or speech.is_space(stop - 1)
    ):
        stop -= 1
    if first >= stop:
        return None
    return TextRange(speech.starts[first], speech.ends[stop - 1])


def phrase_before(speech: Speech, first: int, cue: int) -> TextRange | None:
    """The noun phrase between `first` and the cue: its words up to the first comma or bracket, auxiliaries left out.

    What opens the sentence is passed over: "Outside court, ...", "Speaking on Monday, ...".
    """
    first = _after_opening(speech, first, cue)
    stop = first
    while stop < cue and not speech.inside[stop]:
        if speech.lower[stop] in _STOP_RIGHT and (speech.lower[stop] != "." or speech.ends_sentence(stop)):
            break
        stop += 1
    if stop < cue and speech.tags[first] in ("NN", "NNS") and speech.tags[cue - 1] in ("NNP", "NNPS"):
        stop = cue  # "chairman, president and chief executive Ana Ruiz said"
    verb = next((i for i in range(first + 1, stop) if speech.tags[i] in FINITE), stop)
    if verb < stop:  # no speaker holds a verb: "Ana Ruiz took the floor, saying", "the men who were there said"
        apart = max(i for i in (stop, *range(stop, cue)) if i == stop or speech.lower[i] == ",") + 1
        if apart < cue:  # ""..." the bank is hit, Ruiz said"
            return phrase_before(speech, apart, cue)
        stop = verb - (speech.tags[verb - 1] in ("WDT", "WP"))
    while stop > first and speech.tags[stop - 1] and speech.tags[stop - 1] not in _NOUN_TAGS:
        stop -= 1
    if first < stop and speech.tags[first][:2] == "VB":
        return None
    return trimmed_phrase(speech, first, stop)


def _after_opening(speech: Speech, first: int, cue: int) -> int:
    """The first token after the adverbials before the subject, as far as commas close them; `first` without any."""
    if speech.lower[first] not in _OPENINGS and speech.tags[first] not in ("IN", "VBG", "VBN", "RB"):
        return first
    commas = [i for i in range(first, cue) if speech.lower[i] == "," and not speech.inside[i]]
    closed = cue - 1 in commas  # "Outside court, Ann Lee, of Leeds, said": what stands before the comma is no subject
    starts = [i + 1 for i in commas if i + 1 < cue]
    if not starts:
        return first
    if not closed:
        return starts[-1]
    return next((i for i in starts if speech.tags[i] in ("NNP", "NNPS", "DT", "PRP")), starts[0])


def phrase_after(speech: Speech, first: int, limit: int) -> TextRange | None:
    """The noun phrase that starts at `first`: "said [the French envoy Luc Arnaud] on Monday"."""
    stop, limit = first, min(limit, len(speech.inside))
    while stop < limit and not speech.inside[stop]:
        word, tag = speech.lower[stop], speech.tags[stop]
        if (
            (word in _STOP_RIGHT and (word != "." or speech.ends_sentence(stop)))
            or speech.is_mark(stop)
            or speech.is_space(stop)
            or (tag == "VBN" and speech.lower[stop + 1 : stop + 2] == ["by"])  # "wrote analysts led by ..."
        ):
            break
        if stop > first and word == "and" and _second_speaker(speech, stop + 1):
            stop += 1
            continue
        if stop > first and (
            word in _NOT_IN_NAME
            or word in speech.lexicon.uses("day")
            or tag in ("WDT", "WP", "WRB", "VBD", "VBZ", "RB", "VBG", "TO")
        ):
            break
        stop += 1
        if speech.lower[first] in _PRONOUN_SPEAKERS:
            break
    return trimmed_phrase(speech, first, stop)


def _second_speaker(speech: Speech, i: int) -> bool:
    """Whether "and" joins another one who speaks: "said [Ann Lee and Bob Marsh]", not "said Ann Lee and left"."""
    if i + 1 >= len(speech.tags):
        return False
    if speech.lower[i] == "the":
        i += 1
    if speech.tags[i] not in ("NNP", "NNPS"):
        return False
    end = next((k for k in range(i, min(i + 8, len(speech.tags))) if speech.tags[k][:3] != "NNP"), i)
    return end > i and speech.tags[end] not in FINITE and speech.tags[end] != "MD"


def speaker_of(speech: Speech, verb: int) -> TextRange | None:
    """The speaker of a cue verb, by the parse."""
    return phrase_of(speech, sayer(speech, verb), verb)


def phrase_of(speech: Speech, head: int | None, verb: int) -> TextRange | None:
    """The phrase of the speaker that `head` heads; where a dateline misleads the parse, what stands before the verb."""
    if head is not None and speech.lower[speech.firsts[head]] in _OPENINGS and head < verb:
        return phrase_before(speech, speech.firsts[head], verb)  # "Outside court, ...", taken for the subject
    if head is not None:
        return noun_phrase(speech, head, verb)
    paragraph = speech.paragraph_of(verb)
    return phrase_before(speech, paragraph.body, verb) if paragraph.first < paragraph.body < verb else None
