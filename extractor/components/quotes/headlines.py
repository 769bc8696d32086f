"""Headlines that attribute with a colon and no marks: "Storm could be worst in decade: Met Office", "Chang: no new taxes"."""

from __future__ import annotations

from extractor.components.extensions import read_annotations
from extractor.components.quotes.draft import Draft
from extractor.components.quotes.reading import Paragraph, Reading
from extractor.components.quotes.speakers import FINITE_TAGS
from extractor.entity import Mention
from extractor.textrange import TextRange

_HEADLINE_KINDS = frozenset({"headline", "heading", "dek", "list_item"})
_MAX_WORDS = 22
_MAX_SOURCE_WORDS = 5
_SPEAKER_TYPES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "GROUP"})
_PEOPLE = frozenset(
    """police officials official sources source experts expert analysts analyst minister ministry president government
    economists scientists researchers lawyer lawyers prosecutors prosecutor doctors survey mayor governor senator
    pm ceo coach regulators regulator union unions watchdog army military court judge charity charities""".split()  # noqa: SIM905
)


def find_headline_quotes(reading: Reading) -> list[Draft]:
    """The attributed headlines; their words are closed to the other finders."""
    drafts = []
    speakers = {
        mention.end: mention for mention in read_annotations(reading.doc, Mention) if mention.type in _SPEAKER_TYPES
    }
    for number, paragraph in enumerate(reading.paragraphs):
        if paragraph.kind in _HEADLINE_KINDS or number == 0:
            draft = _attributed(reading, paragraph, speakers)
            if draft is not None:
                drafts.append(draft)
    return drafts


def _attributed(reading: Reading, paragraph: Paragraph, speakers: dict[int, Mention]) -> Draft | None:
    words = reading.text[paragraph.start : paragraph.end]
    if words.count(" ") > _MAX_WORDS or words.rstrip()[-1:] in ".?!" or ":" not in words:
        return None
    colons = [i for i in range(paragraph.first, paragraph.stop) if reading.lower[i] == ":" and not reading.inside[i]]
    if len(colons) != 1:
        return None
    colon = colons[0]
    before, after = (paragraph.first, colon), (colon + 1, paragraph.stop)
    for source, content, rule in ((after, before, "headline.after"), (before, after, "headline.before")):
        if content[1] - content[0] < 3 or any(reading.inside[i] for i in range(*content)):
            continue
        if _is_source(reading, *source, speakers) and (rule == "headline.after" or _is_known(reading, *source)):
            for i in range(*content):
                reading.inside[i] = 1
            return Draft(
                [_characters(reading, *content)],
                "indirect",
                rule,
                speaker=_characters(reading, *source),
                cue=TextRange(reading.starts[colon], reading.starts[colon] + 1),
                cue_class="neutral",
            )
    return None


def _is_source(reading: Reading, first: int, stop: int, speakers: dict[int, Mention]) -> bool:
    """Whether tokens are nothing but somebody who can speak: a name, or a word like "police" or "report"."""
    if not 1 <= stop - first <= _MAX_SOURCE_WORDS or any(reading.tags[i] in FINITE_TAGS for i in range(first, stop)):
        return False
    last = reading.lower[stop - 1]
    if last in _PEOPLE or last in reading.lexicon.documents:
        return True
    span = _characters(reading, first, stop)
    mention = speakers.get(span.end)
    if mention is not None and mention.start <= span.start + 4:  # "the Met Office"
        return True
    named = [i for i in range(first, stop) if reading.entities[i] in _SPEAKER_TYPES]
    proper = [i for i in range(first, stop) if reading.tags[i] in ("NNP", "NNPS")]
    return (
        len(named) == stop - first
        or (bool(named) and len(proper) == stop - first)
        or (
            last[:1].isalpha()
            and len(proper) == stop - first
            and stop == reading.paragraph_of(first).stop
            and stop - first >= 2
        )
    )


def _is_known(reading: Reading, first: int, stop: int) -> bool:
    """Whether what stands before the colon is no label of the headline ("CASH CRISIS: ..."): the article names it again."""
    last = reading.lower[stop - 1]
    after = reading.paragraph_of(first).stop
    return (
        last in _PEOPLE
        or last in reading.lexicon.documents
        or after >= len(reading.lower)
        or (last in reading.lower[after:])
    )


def _characters(reading: Reading, first: int, stop: int) -> TextRange:
    while first < stop and reading.is_space(first):
        first += 1
    while stop > first + 1 and reading.is_space(stop - 1):
        stop -= 1
    return TextRange(reading.starts[first], reading.end_of(stop - 1))
