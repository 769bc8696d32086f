"""Direct quotes: marked stretches that an attribution beside them gives to a speaker.

For each outermost stretch the words outside the marks are looked at, after it and before it, as far as the sentence goes:
    after    "...," said X     "...," X, the mayor of Y, said     "...", X wrote on Z
    before   X said: "..."     X told reporters on Monday, "..."  X said that "..."
    both     "...," X said, "..."     one quote, two fragments
    dash     "..." — X
"""

from __future__ import annotations

import re
from bisect import bisect_right

from extractor.components.quotes.draft import Attribution, Draft
from extractor.components.quotes.marks import Marked, final_character
from extractor.components.quotes.reading import QUOTE_MARKS, Cue, Paragraph, Reading
from extractor.components.quotes.speakers import noun_phrase, phrase_after, phrase_before, speaker_of, subject_of
from extractor.textrange import TextRange

_ENDS_OPEN = frozenset(",-—–")  # the sentence goes on after the quote
_ENDS_FULL = frozenset(".!?…")
_DASHES = frozenset({"—", "–", "-", "--", "―"})
_DASH = re.compile(r"[^\S\n]*[—–―-]{1,2}[^\S\n]*(?=[^\W\d])")
_REACH = 60  # tokens of a sentence in which an attribution is looked for
_FINITE = ("VBD", "VBZ", "VBP")
_JOINS = frozenset("and but or nor who which that because while whereas although if as than".split())


def find_direct(reading: Reading) -> tuple[list[Draft], set[Marked]]:
    """The attributed direct quotes, and the stretches that they use."""
    drafts: list[Draft] = []
    used: set[Marked] = set()
    for paragraph in reading.paragraphs:
        outermost = [marked for marked in paragraph.marked if marked.level == 0]
        previous: tuple[Draft, Marked] | None = None
        for k, marked in enumerate(outermost):
            left = outermost[k - 1].outer.end if k else paragraph.start
            right = outermost[k + 1].outer.start if k + 1 < len(outermost) else paragraph.end
            before = _tokens_before(reading, paragraph, left, marked)
            if previous and previous[1] is outermost[k - 1] and _continues(reading, previous, marked, before):
                previous[0].fragments.append(TextRange(marked.start, marked.end))
                used.add(marked)
                previous = (previous[0], marked)
                continue
            after = _tokens_after(reading, paragraph, marked, right)
            attribution = _attribute_before(reading, marked, before) or _attribute_after(reading, marked, before, after)
            if attribution is None:
                continue
            draft = attribution.draft([TextRange(marked.start, marked.end)], "direct")
            drafts.append(draft)
            used.add(marked)
            previous = (draft, marked)
    return drafts, used


def _tokens_before(reading: Reading, paragraph: Paragraph, left: int, marked: Marked) -> tuple[int, int]:
    """The tokens between the last sentence border (or the last stretch) and the opening mark."""
    stop = reading.token_at(marked.outer.start)
    first = reading.token_at(left)
    at = bisect_right(paragraph.sentences, (stop, len(reading.lower))) - 1
    if at >= 0:
        first = max(first, paragraph.sentences[at][0])
    while first < stop and reading.doc[first].is_space:
        first += 1
    return max(first, stop - _REACH), stop


def _tokens_after(reading: Reading, paragraph: Paragraph, marked: Marked, right: int) -> tuple[int, int]:
    """The tokens between the closing mark and the end of the sentence (or the next stretch)."""
    first, stop = reading.token_at(marked.outer.end), reading.token_at(right)
    while first < stop and (reading.doc[first].is_space or reading.lower[first] in QUOTE_MARKS):
        first += 1
    for i in range(first, min(stop, first + _REACH)):
        if reading.lower[i] in (".", "!", "?"):
            return first, i
    return first, min(stop, first + _REACH)


def _continues(reading: Reading, previous: tuple[Draft, Marked], marked: Marked, before: tuple[int, int]) -> bool:
    """Whether a stretch goes on with the sentence of the one before, over the attribution between them."""
    draft, last = previous
    if not last.closed:
        return False
    if draft.rule not in ("direct.after", "direct.inverted"):
        return False
    gap = reading.text[last.outer.end : marked.outer.start].strip()
    first_letter = next((c for c in reading.text[marked.start : marked.end] if c.isalpha()), "")
    if not gap or "\n" in gap:
        return False
    if any(c in gap for c in ".!?") and before[0] > reading.token_at(last.outer.end):
        return False
    stop = reading.token_at(marked.outer.start)
    cues = [reading.cues[i] for i in range(reading.token_at(last.outer.end), stop) if i in reading.cues]
    if any(cue.first != draft.cue_token for cue in cues):
        return False
    return gap[-1] in ",-—–" or (first_letter.islower() and bool(cues) and cues[-1].last == stop - 1)




# ---------------------------------------------------------------- attribution after the quote
def _attribute_after(
    reading: Reading, marked: Marked, before: tuple[int, int], after: tuple[int, int]
) -> Attribution | None:
    first, stop = after
    if first >= stop or not marked.closed or before[0] < before[1]:
        return None
    last = final_character(reading.text, marked)
    open_end = last in _ENDS_OPEN
    dash = _DASH.match(reading.text, marked.outer.end)
    if dash is not None and (last in _ENDS_FULL or last.isalnum()):
        credited = _attribute_dash(reading, reading.token_over(dash.end()), stop)
        if credited is not None:
            return credited
    while first < stop and (reading.lower[first] in (",",) or reading.lower[first] in _DASHES):
        open_end, first = True, first + 1
    if first >= stop or reading.lower[first] in _JOINS:
        return None
    lowercase = reading.doc[first].text[:1].islower()
    if last in ".…" and not open_end and not lowercase and not _is_bare_attribution(reading, first, stop):
        return None
    if last.isalnum() and not open_end and reading.tags[first][:2] in ("IN", "TO", "VB") and first not in reading.cues:
        return None
    cue = _first_cue(reading, first, stop)
    if cue is None:
        if not open_end and last not in "?!":
            return None
        return _unknown_verb(reading, first, stop)
    if cue.first == first or all(reading.tags[i][:2] == "RB" for i in range(first, cue.first)):
        speaker = phrase_after(reading, cue.last + 1, stop) or speaker_of(reading, cue.first)
        rule = "direct.inverted"
    else:
        if last in ".?!" and not open_end and not _is_bare_attribution(reading, first, stop):
            return None
        speaker = phrase_before(reading, first, cue.first) or speaker_of(reading, cue.first)
        rule = "direct.after"
    if speaker is None:
        return None
    return Attribution(speaker, _cue_range(reading, cue), cue, rule, reading.is_negated(cue.first))


def _is_bare_attribution(reading: Reading, first: int, stop: int) -> bool:
    """Whether a sentence is an attribution and no more: "Smith said.", "the mayor told reporters on Monday."."""
    cue = _first_cue(reading, first, stop)
    if cue is None or cue.first - first > 12:
        return False
    if reading.lower[stop - 1] in (":", ","):
        return False
    if not reading.parsed:
        return stop - cue.last < 6
    return not any(
        child.dep_ in ("ccomp", "xcomp") and child.i > cue.first and not reading.inside[child.i]
        for child in reading.doc[cue.first].children
    )


def _first_cue(reading: Reading, first: int, stop: int) -> Cue | None:
    """The first cue of direct speech that is the verb of its own clause, not of a relative clause."""
    fallback = None
    for i in range(first, stop):
        cue = reading.cues.get(i)
        if cue is None or not cue.takes("speech"):
            continue
        if i > first and reading.tags[i] in ("VB", "VBN", "VBG") and not _has_auxiliary(reading, i, first):
            continue
        if reading.parsed and reading.doc[i].dep_ in ("relcl", "acl", "advcl", "amod", "pcomp"):
            fallback = fallback or cue
            continue
        return cue
    return fallback


def _has_auxiliary(reading: Reading, i: int, first: int) -> bool:
    return any(reading.lower[k] in _AUXILIARIES for k in range(max(first, i - 4), i))


_AUXILIARIES = frozenset("has have had is was were are be been being 's ’s 've ’ve 'd ’d will would".split())


def _unknown_verb(reading: Reading, first: int, stop: int) -> Attribution | None:
    """An attribution by a verb that no list has: the quote's comma shows that one follows."""
    for i in range(first, min(stop, first + 25)):
        if reading.tags[i] not in _FINITE or reading.inside[i]:
            continue
        token = reading.doc[i]
        if token.dep_ in ("aux", "auxpass", "relcl", "advcl"):
            continue
        if i == first:
            speaker = phrase_after(reading, i + 1, stop)
        else:
            speaker = phrase_before(reading, first, i)
        if speaker is None:
            return None
        return Attribution(speaker, TextRange(reading.starts[i], reading.end_of(i)), None, "direct.comma")
    return None


def _attribute_dash(reading: Reading, first: int, stop: int) -> Attribution | None:
    """The name after a dash: "..." — Nia Grant, campaigner."""
    if first >= stop or stop - first > 15 or any(i in reading.cues for i in range(first, stop)):
        return None
    if reading.tags[first] and reading.tags[first][:3] not in ("NNP", "NN", "NNS", "DT", "JJ"):
        return None
    if any(reading.tags[i] in _FINITE for i in range(first, stop)):
        return None
    speaker = phrase_after(reading, first, stop)
    return Attribution(speaker, None, None, "direct.dash") if speaker else None


# ---------------------------------------------------------------- attribution before the quote
def _attribute_before(reading: Reading, marked: Marked, before: tuple[int, int]) -> Attribution | None:
    first, stop = before
    end = stop
    while end > first and (reading.doc[end - 1].is_space or reading.lower[end - 1] in QUOTE_MARKS):
        end -= 1
    if end <= first:
        return None
    closing = reading.lower[end - 1]
    if closing in (":", ",", "—", "–", "--", "-", ";"):
        end -= 1
    elif closing in ("that", "as", "saying"):
        pass
    cue = _last_cue(reading, first, end)
    if cue is not None and _has_own_content(reading, cue, stop):
        return None
    if closing == ":" and cue is None:
        return _before_colon(reading, first, end)
    if cue is None:
        return None
    between = end - cue.last - 1
    if closing not in (":", ",", "—", "–", "--"):
        bare = between == 0 or (between == 1 and reading.lower[end - 1] == "that")
        if cue.takes("object_complement") or cue.takes("object_as"):
            return None
        if not cue.takes("clause") and not _is_whole_sentence(reading, marked):
            return None
        if not bare and not (_is_whole_sentence(reading, marked) and between <= 8 and _may_precede(reading, end - 1)):
            return None
    elif closing != ":" and not _may_open_quote(reading, marked, cue, end):
        return None
    if closing != ":" and not _ends_clause(reading, marked):
        return None
    speaker = _speaker_before(reading, cue, first)
    return Attribution(speaker, _cue_range(reading, cue), cue, "direct.before", reading.is_negated(cue.first))


def _has_own_content(reading: Reading, cue: Cue, stop: int) -> bool:
    """Whether the cue governs a clause of the writer's words that begins before the mark: "said it was "bad""."""
    if not reading.parsed:
        return False
    for child in reading.doc[cue.first].children:
        if child.dep_ not in ("ccomp", "xcomp"):
            continue
        if cue.last < child.i < stop:
            return True
        if child.i >= stop and any(
            one.dep_ in ("nsubj", "nsubjpass", "expl") and cue.last < one.i < stop for one in child.children
        ):
            return True
    return False


def _is_whole_sentence(reading: Reading, marked: Marked) -> bool:
    words = reading.text[marked.start : marked.end]
    return words[0].isupper() and (words[-1] in _ENDS_FULL or words[-1] in _ENDS_OPEN) and words.count(" ") >= 3


def _may_precede(reading: Reading, token: int) -> bool:
    """Whether a word may stand right before a quote that no comma introduces: not "of", "the", "Fox's"."""
    return reading.tags[token] not in ("IN", "DT", "POS", "JJ", "PRP$", "TO")


def _ends_clause(reading: Reading, marked: Marked) -> bool:
    """Whether the sentence or the clause ends with the stretch, so that it is all that is said."""
    if final_character(reading.text, marked) in ".?!,…" or not marked.closed:
        return True
    after = reading.token_at(marked.outer.end)
    if after + 1 >= len(reading.lower) or not reading.lower[after][:1].isalnum():
        return True
    if reading.lower[after] in ("and", "but", "or"):
        return reading.tags[after + 1] in ("VBD", "VBZ", "VBP", "VBG", "RB")
    return reading.lower[after] in ("while", "as", "when", "before", "after", "during", "in", "on", "at", "because", "if")


def _may_open_quote(reading: Reading, marked: Marked, cue: Cue, end: int) -> bool:
    """After a comma the stretch is speech if it starts like a sentence, or nothing stands between cue and comma."""
    return reading.text[marked.start].isupper() or end == cue.last + 1 or not reading.text[marked.start].isalpha()


def _last_cue(reading: Reading, first: int, stop: int) -> Cue | None:
    """The last cue of direct speech before the quote, one in a relative clause only where there is no other."""
    fallback = None
    for i in range(stop - 1, first - 1, -1):
        cue = reading.cues.get(i)
        if cue is None or not cue.takes("speech"):
            continue
        if reading.parsed and reading.doc[i].dep_ in ("relcl", "amod"):
            fallback = fallback or cue
            continue
        return cue
    return fallback


def _speaker_before(reading: Reading, cue: Cue, first: int) -> TextRange | None:
    speaker = speaker_of(reading, cue.first)
    if speaker is not None:
        return speaker
    if cue.first == first:
        return phrase_after(reading, cue.last + 1, first + 20)
    return phrase_before(reading, first, cue.first)


def _before_colon(reading: Reading, first: int, end: int) -> Attribution | None:
    """A colon without a cue verb: a short phrase is the speaker ("Chang: ..."), a sentence gives its subject."""
    colon = TextRange(reading.starts[end], reading.starts[end] + 1)
    verbs = [i for i in range(first, end) if reading.tags[i] in _FINITE]
    if not verbs:
        speaker = phrase_before(reading, first, end) if end - first <= 8 else None
        return Attribution(speaker, colon, None, "direct.colon") if speaker else None
    subject = subject_of(reading.doc[verbs[-1]]) if reading.parsed else None
    if subject is None or not (subject.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or subject.tag_ in ("PRP", "NNP")):
        return None
    return Attribution(noun_phrase(reading, subject), colon, None, "direct.colon")


def _cue_range(reading: Reading, cue: Cue) -> TextRange:
    return TextRange(reading.starts[cue.first], reading.end_of(cue.last))
