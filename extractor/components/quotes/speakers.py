"""The noun phrase of a speaker: found from the cue by the parse where there is one, by the words beside it otherwise."""

from __future__ import annotations

from extractor.components.clauses.phrases import noun_phrase, postmodifiers
from extractor.components.speech.extents import has_finite_verb
from extractor.components.speech.speakers import speaker_token
from extractor.components.speech.speech import FINITE, Speech
from extractor.record.textrange import TextRange

_BORDERS = frozenset({",", "(", "[", ")", "]", "—", "–", "--", ";", ":", ".", "-lrb-", "-rrb-", "?", "!"})
_ENDS_NAME = frozenset({"IN", "TO", "CC", "WDT", "WP", "WRB", "VBD", "VBZ", "VBG", "RB"})
# tags of words at the ends that are no part of a phrase
_OUTER = frozenset({"CC", "RB", "RBR", "IN", "TO", "MD", "POS", ":", "HYPH"})
_NOMINAL = frozenset({"NN", "PR", "CD", "DT", "WP", "FW"})  # how the tags of words that end a phrase begin
_DESCRIBING = frozenset({"preposition", "participle", "infinitive"})
_MOST_TOKENS = 60  # tokens on each side of a noun that its phrase is looked for in


def speaker_phrase(speech: Speech, head: int, verb: int = -1) -> TextRange | None:
    """The phrase of a noun with its title and complements, without apposition, relative clause and what follows a comma.

    The clause of the `verb` of saying is no part of it: "[a letter] saying that ...".
    """
    first, stop = max(_begin(speech, head), speech.paragraph_of(head).body, head - _MOST_TOKENS), head + 1
    for modifier in postmodifiers(speech.columns, head):
        limit = min(modifier.stop, head + _MOST_TOKENS)
        noun = modifier.complement if modifier.kind == "preposition" else modifier.token
        is_time = speech.entities[noun] in ("DATE", "TIME")
        is_phrase = modifier.kind in _DESCRIBING and not has_finite_verb(speech, modifier.token + 1, limit)
        is_clause = speech.columns.is_verb(modifier.token) and not is_phrase
        if is_clause or is_time or head < verb < limit:
            break
        stop = max(stop, limit)
    first = next((i + 1 for i in range(head - 1, first - 1, -1) if _is_border(speech, i)), first)
    stop = next((i for i in range(head + 1, stop) if _is_border(speech, i)), stop)
    while speech.lower[stop : stop + 1] == ["-"] and speech.ends[stop - 1] + 1 == speech.starts[stop + 1]:
        stop += 2  # "another co-author", of which the parse makes two
    if stop < verb and all(_goes_on(speech, i) for i in range(stop, verb)) and speech.tags[verb - 1][:3] == "NNP":
        stop = verb  # "the consultancy [Vell] said", "Co-founder [and CEO Ona Vell] said", which the parse cuts
    return _trimmed(speech, first, stop)


def _begin(speech: Speech, noun: int) -> int:
    """The first token of the full phrase of a noun."""
    return noun_phrase(speech.columns, noun).full[0]


def _goes_on(speech: Speech, i: int) -> bool:
    """Whether a token may be part of the title and name that a phrase goes on with."""
    return not _is_border(speech, i) and (speech.tags[i][:2] == "NN" or speech.tags[i] in ("CC", "HYPH", "POS"))


def _is_border(speech: Speech, i: int) -> bool:
    """Whether no phrase goes on over a token: a comma, a bracket, a dash, marked words; not the full stop of a title."""
    is_mark = speech.lower[i] in _BORDERS and (speech.lower[i] != "." or speech.ends_sentence(i))
    return is_mark or bool(speech.inside[i]) or speech.is_mark(i) or speech.is_space(i)


def _trimmed(speech: Speech, first: int, stop: int) -> TextRange | None:
    """The characters of tokens `first` to `stop` without conjunctions and adverbs at the ends; None if nothing is left."""
    while first < stop and (speech.tags[first] in _OUTER or _is_border(speech, first)):
        first += 1
    while first < stop and (speech.tags[stop - 1] in _OUTER or _is_border(speech, stop - 1)):
        stop -= 1
    return TextRange(speech.starts[first], speech.ends[stop - 1]) if first < stop else None


def _nominal(speech: Speech, first: int, stop: int) -> TextRange | None:
    """As `_trimmed`, up to the last word that can end a noun phrase."""
    while stop > first and speech.tags[stop - 1] and speech.tags[stop - 1][:2] not in _NOMINAL:
        stop -= 1
    return _trimmed(speech, first, stop)


def phrase_before(speech: Speech, first: int, cue: int) -> TextRange | None:
    """The noun phrase between `first` and the cue: its words up to the first comma, bracket or verb.

    What opens the sentence is passed over: "Outside court, ...", "Speaking on Monday, ...".
    """
    if speech.lower[first] in speech.lexicon.words_that("opening") or speech.tags[first] in ("IN", "VBG", "VBN", "RB"):
        starts = [i + 1 for i in range(first, cue - 1) if speech.lower[i] == "," and not speech.inside[i]]
        named = [i for i in starts if speech.tags[i] in ("NNP", "NNPS", "DT", "PRP")]
        # "Outside court, Ann Lee, of Leeds, said": the phrase before the last comma is no subject
        ordered = named if speech.lower[cue - 1] == "," else starts[::-1]
        first = next(iter(ordered), first)
    if speech.tags[first] in ("NN", "NNS") and speech.tags[cue - 1] in ("NNP", "NNPS"):
        return _trimmed(speech, first, cue)  # "chairman, president and chief executive Ana Ruiz said"
    verbs = FINITE | {"VB"}
    stop = next((i for i in range(first, cue) if _is_border(speech, i) or speech.tags[i] in verbs), cue)
    return _nominal(speech, first, stop) if speech.tags[first] not in ("VBG", "VBN") else None


def phrase_after(speech: Speech, first: int, limit: int) -> TextRange | None:
    """The noun phrase that starts at `first`: "said [the French envoy Luc Arnaud] on Monday"."""
    limit = min(limit, len(speech.inside))
    ends = (i for i in range(first, limit) if _is_border(speech, i) or (i > first and _ends_name(speech, i)))
    return _nominal(speech, first, next(ends, limit))


def _ends_name(speech: Speech, i: int) -> bool:
    """Whether a token after "said X" is no part of the name: "and", "on Monday", "last week", "who"; "of" and "for" may be."""
    is_tag = speech.tags[i] in _ENDS_NAME and speech.lower[i] not in ("of", "for") and not _joins_names(speech, i)
    return is_tag or speech.entities[i] in ("DATE", "TIME") or speech.tags[i - 1] == "PRP"


def _joins_names(speech: Speech, i: int) -> bool:
    """Whether a token joins two names, the second of which ends a phrase: "Ona Vell [and] Ivo Hart."."""
    stop = i + 1
    while stop < len(speech.tags) and speech.tags[stop][:3] == "NNP":
        stop += 1
    is_end = stop == len(speech.tags) or _is_border(speech, stop) or speech.tags[stop] == "IN"
    return speech.lower[i] == "and" and speech.tags[i - 1][:3] == "NNP" and stop > i + 1 and is_end


def speaker_of(speech: Speech, verb: int) -> TextRange | None:
    """The speaker of a cue verb, by the parse."""
    return phrase_of(speech, speaker_token(speech, verb), verb)


def phrase_of(speech: Speech, head: int | None, verb: int) -> TextRange | None:
    """The phrase of the speaker that `head` heads; where a dateline misleads the parse, the words before the verb."""
    paragraph = speech.paragraph_of(verb)
    if head is None:
        return phrase_before(speech, paragraph.body, verb) if paragraph.first < paragraph.body < verb else None
    if head < verb and speech.lower[_begin(speech, head)] in speech.lexicon.words_that("opening"):
        return phrase_before(speech, _begin(speech, head), verb)  # "Outside court, ...", taken for the subject
    return speaker_phrase(speech, head, verb)
