"""The claim sentence: words of the article, whole and verbatim, with what they need to be understood alone.

    state_figures(...) -> the sentence of the figures of one statement
    state_quote(...) -> the sentence of a quote

The words are those of one independent clause where its borders are sure, else of the sentence.  Insertions are in square
brackets; who says it is named outside of what is said.  A cell of a table has no sentence: its slots are joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractor.assembly.context import find_context
from extractor.assembly.insertions import Supplement, find_insertions
from extractor.assembly.sentences import Sentences
from extractor.assembly.wording import on_one_line, within_sentence, word_stance
from extractor.components.lookup import Lookup, Stated
from extractor.record.article import Article
from extractor.record.assertion import Assertion
from extractor.record.claim import Insertion, InsertionKind
from extractor.record.entity import NAME_FORMS
from extractor.record.quote import Quote
from extractor.record.reference import Reference
from extractor.record.textrange import TextRange
from extractor.record.timex import interval_words

_OPENING, _CLOSING = re.compile("[“«„]"), re.compile("[”»]")
_MARKS = "\"“”„«»'‘’` "
_WORD = re.compile(r"\w+")
_LONGEST_SPEAKER = 100  # code points
_JOINTS = frozenset({"on", "that"})  # "said [on] Monday [that]"
_LOOSE = " \n\t,;:-–—"
_ENDS = (".", "!", "?", "…")
_STOP = re.compile(r"(?<!\.[A-Za-z])[.,]+(?=[”\"’']*$)")  # not that of "U.S."
_INNER_MARKS = str.maketrans("“”", "‘’")
_SAYS = frozenset({None, "neutral", "assertive", "document"})  # classes of cues that "according to" refers to


@dataclass(frozen=True, slots=True)
class ClaimSentence:
    """A sentence with its insertions; `words` is the stretch of the article that it states."""

    text: str
    words: TextRange
    insertions: tuple[Insertion, ...] = ()
    open: tuple[TextRange, ...] = ()
    is_statement: bool = True
    """False for words without a finite verb."""


def state_figures(
    article: Article, lookup: Lookup, sentences: Sentences, statement: Stated, assertion: Assertion
) -> ClaimSentence:
    """The claim sentence of a statement's figures."""
    text = article.text
    first, last = statement.figures[0], statement.figures[-1]
    frame, words = assertion.frame, assertion.words
    writer = _Writer(article, lookup)
    quote = _quote_around(lookup, statement, first.start, last.end)
    speaker = _speaker(text, lookup, sentences, quote)
    if quote is not None and speaker is not None:
        fragment = next(
            fragment for fragment in quote.fragments if fragment.start <= first.start and last.end <= fragment.end
        )
        is_named = any(extent is not None and frame.contains(extent) for extent in (quote.cue, quote.speaker))
        said = TextRange(max(fragment.start, frame.start), min(fragment.end, frame.end))
        if quote.kind != "direct":
            rest = [
                part
                for part in (TextRange(frame.start, said.start), TextRange(said.end, frame.end))
                if _has_words(text, part)
            ]
            is_plain = quote.cue_class in _SAYS and not (quote.negated or quote.inferred)
            pronouns = (pronoun for pronoun in lookup.references_in(*said) if pronoun.kind == "pronoun")
            is_apart = all(pronoun.refers_to is not None and said.contains(pronoun.refers_to) for pronoun in pronouns)
            if is_plain and len(rest) == 1 and is_named and is_apart and _says_no_more(text, rest[0], lookup, quote):
                words = sentences.standalone(_without_that(text, said), first.start, last.end)
                return writer.sentence([words], sentences, after=speaker)
        elif not is_named or not _is_balanced(text, frame):
            return writer.sentence([said], sentences, before=speaker, is_marked=True)
    return writer.sentence([_from_its_mark(text, lookup, words)], sentences)


def state_quote(article: Article, lookup: Lookup, sentences: Sentences, quote: Quote) -> ClaimSentence:
    """The claim sentence of a quote: who, what of the words they deny, doubt or do not say, and the words."""
    speaker = _speaker(article.text, lookup, sentences, quote) or ("Unnamed speaker", None)
    fragments = [_without_that(article.text, quote.fragments[0]), *quote.fragments[1:]]
    return _Writer(article, lookup).sentence(
        fragments, sentences, before=speaker, stance=word_stance(quote), is_marked=quote.kind == "direct"
    )


def states(text: str, words: TextRange, fragment: TextRange) -> bool:
    """True if the words hold those of a fragment of a quote, but for marks and joints at its ends."""
    start, end = _without_that(text, fragment)
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return words.start <= start and end <= words.end


def _without_that(text: str, said: TextRange) -> TextRange:
    """Reported words without what joined them to their verb."""
    joint = len("that ") * text.startswith("that ", said.start)
    return TextRange(said.start + joint, said.end)


Speaker = tuple[str, TextRange | None]  # who says it, by name or in words, and where the article has them


def _quote_around(lookup: Lookup, statement: Stated, start: int, end: int) -> Quote | None:
    """The quote of which one fragment holds [start, end) whole."""
    quote = lookup.quote(statement.lead.attributed_to)
    holds = quote is not None and any(fragment.start <= start and end <= fragment.end for fragment in quote.fragments)
    return quote if holds else None


def _speaker(text: str, lookup: Lookup, sentences: Sentences, quote: Quote | None) -> Speaker | None:
    """Who says it, by name, else in the words of the article, with the range of those; None where nobody is known."""
    if quote is None or (quote.speaker is None and quote.claimant is None):
        return None
    entity = lookup.entity(quote.claimant)
    words = on_one_line(text[slice(*quote.speaker)]) if quote.speaker is not None else ""
    if entity is not None and not entity.anonymous:
        article = sentences.articles.get(entity.id, "")
        if entity.name in words and len(words) <= _LONGEST_SPEAKER:
            return within_sentence(words, article), quote.speaker  # with job title and body
        name = on_one_line(entity.name)
        is_bare = article and not name.lower().startswith("the ")
        return f"{article} {name}" if is_bare else within_sentence(name, article), quote.speaker
    said_by = quote.speaker
    if entity is not None and (said_by is None or _has_pronoun(lookup, said_by)):  # the words that "they" go back to
        said_by = next((TextRange(row.start, row.end) for row in lookup.mentions if row.entity == entity.id), None)
    if said_by is None or _has_pronoun(lookup, said_by):
        return None
    words = on_one_line(text[slice(*said_by)])
    is_name = sentences.begins_with_name(said_by)
    return words if is_name else f"{words[:1].lower()}{words[1:]}", quote.speaker or said_by


def _has_pronoun(lookup: Lookup, words: TextRange) -> bool:
    return any(reference.kind == "pronoun" for reference in lookup.references_in(*words))


def _from_its_mark(text: str, lookup: Lookup, words: TextRange) -> TextRange:
    """The words, from the opening mark of a quote that began in a sentence before and to its closing one: “Stay. Go,” he said."""
    if not _is_balanced(text, words) and text[words.end : words.end + 1] in ('"', "”"):
        words = TextRange(words.start, words.end + 1)
    if _is_balanced(text, words):
        return words
    cut = (
        fragment.start
        for quote in lookup.quotes
        for fragment in quote.fragments
        if 0 < fragment.start < words.start < fragment.end
    )
    return TextRange(min(cut, default=words.start + 1) - 1, words.end)


def _has_words(text: str, words: TextRange) -> bool:
    return words.start < words.end and any(map(str.isalnum, text[slice(*words)]))


def _says_no_more(text: str, rest: TextRange, lookup: Lookup, quote: Quote) -> bool:
    """True if the rest of a sentence has no words but who reports it, that they do, and on which day."""
    day = lookup.time(quote.said_on)
    stated = [quote.cue, quote.speaker, TextRange(day.start, day.end) if day is not None else None]
    inside = sorted(words for words in stated if words is not None and rest.contains(words))
    ends = [rest.start, *(end for words in inside for end in words), rest.end]
    gaps = (text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True))
    return {word for gap in gaps for word in _WORD.findall(gap)} <= _JOINTS


def _is_balanced(text: str, words: TextRange) -> bool:
    surface = text[slice(*words)]
    return len(_OPENING.findall(surface)) == len(_CLOSING.findall(surface)) and surface.count('"') % 2 == 0


class _Writer:
    """Writes the words of an article as a sentence, and remembers where it inserted something."""

    def __init__(self, article: Article, lookup: Lookup) -> None:
        self._article, self._text, self._lookup = article, article.text, lookup
        self._out, self._insertions = "", list[Insertion]()

    def sentence(
        self,
        parts: Iterable[TextRange],
        sentences: Sentences,
        *,
        before: Speaker | None = None,
        after: Speaker | None = None,
        stance: str = "",
        is_marked: bool = False,
    ) -> ClaimSentence:
        """The parts in one sentence, who says them `before` or `after` them, in quotation marks where `is_marked`."""
        parts = [self._trimmed(part) for part in parts]
        words = TextRange(parts[0].start, parts[-1].end)
        day = self._article.published.value
        needs = [
            find_insertions(self._text, day, self._lookup, sentences, part, is_quote=before is not None)
            for part in parts
        ]
        is_named = before is not None or any(
            mention.form in NAME_FORMS for part in parts for mention in self._lookup.mentions_in(*part)
        )
        is_named = is_named or any(
            supplement.kind == "antecedent" for supplements, _ in needs for supplement in supplements
        )
        is_dated = any(time.from_ or time.until for part in parts for time in self._lookup.times_in(*part))
        is_clear = is_named and (is_dated or before is not None)
        unsure = [reference for _, some in needs for reference in some]
        open_ = self._add_context(sentences, words, unsure, (before or after or ("", None))[1], is_clear=is_clear)
        begin, has_context = len(self._out), bool(self._out)
        if before is not None:
            name = f"{before[0][:1].upper()}{before[0][1:]}"
            self._insert(f"{name}{stance}:", "attribution", before[1])
            self._out += " “" if is_marked else " "
            begin = begin if is_marked else len(self._out)
        for number, (part, (supplements, _)) in enumerate(zip(parts, needs, strict=True)):
            self._out += " … " if number else ""
            self._write(part, supplements)
        if not is_marked:
            self._capitalise(begin)
        if after is not None:
            self._out = _STOP.sub("", self._out)
            self._insert(f", according to {after[0]}", "attribution", after[1])
        self._end("”" if is_marked else "", is_sentence=not is_marked or sentences.is_statement(parts[-1]))
        is_statement = all(map(sentences.is_statement, parts))
        if has_context or not is_clear:
            self._add_headline(words)
        unexplained = tuple(TextRange(reference.start, reference.end) for reference in open_)
        return ClaimSentence(self._out, words, tuple(self._insertions), unexplained, is_statement)

    def _add_context(
        self,
        sentences: Sentences,
        words: TextRange,
        unsure: Sequence[Reference],
        speaker: TextRange | None,
        *,
        is_clear: bool,
    ) -> tuple[Reference, ...]:
        """Write the sentences that explain the references, and give back those that they do not."""
        context, open_ = find_context(self._lookup, sentences, words, unsure, speaker, is_clear=is_clear)
        for words_before in context:
            self._out += "["
            self._insert(on_one_line(self._text[slice(*words_before)]), "context", words_before)
            self._out += "] "
        return open_

    def _end(self, closing: str, *, is_sentence: bool) -> None:
        """Write the full stop that is missing, within the closing mark of what is a sentence itself."""
        inner = self._out.rstrip(_MARKS)
        if inner.endswith(_ENDS):
            self._out += closing
        elif is_sentence:
            self._out = f"{inner.rstrip(',;:')}{self._out[len(inner) :]}.{closing}"  # “grim,” becomes “grim”
        else:
            self._out += f"{closing}."

    def _add_headline(self, words: TextRange) -> None:
        """The headline, outlet and day of the article."""
        article = self._article
        title = article.headline_words
        if not title or (article.headline and article.headline.overlaps(words)):
            return
        day = interval_words(article.published.value, article.published.value) if article.published.value else ""
        named = f"From “{on_one_line(title).translate(_INNER_MARKS)}”"
        self._out += " ["
        self._insert(", ".join(filter(None, (named, article.site, day))), "headline", article.headline)
        self._out += "]"

    def _trimmed(self, part: TextRange) -> TextRange:
        """The part without the marks and joints at its ends."""
        start, end = part
        while start < end - 1 and self._text[start] in _LOOSE:
            start += 1
        while end - 1 > start and self._text[end - 1] in _LOOSE:
            end -= 1
        if self._text[start] == "(" and ")" not in self._text[start:end]:
            start += 1
        return TextRange(start, end)

    def _write(self, part: TextRange, supplements: Sequence[Supplement]) -> None:
        position = part.start
        for supplement in supplements:
            if position <= supplement.position <= part.end:
                self._add(self._text[position : supplement.position])
                position = supplement.position
                self._out += "" if supplement.is_prefix or not self._out or self._out.endswith(" ") else " "
                self._out += "["
                self._insert(on_one_line(supplement.words), supplement.kind, supplement.refers_to, supplement.rule)
                self._out += "] " if supplement.is_prefix else "]"
        self._add(self._text[position : part.end])

    def _add(self, words: str) -> None:
        blank = " " if words[:1].isspace() and self._out[-1:] not in ("", " ", "“") else ""
        end = " " if words[-1:].isspace() and words.strip() else ""
        self._out += f"{blank}{on_one_line(words)}{end}"

    def _insert(self, words: str, kind: InsertionKind, refers_to: TextRange | None, rule: str = "") -> None:
        self._insertions.append(Insertion(at=len(self._out), words=words, kind=kind, refers_to=refers_to, rule=rule))
        self._out += words

    def _capitalise(self, begin: int) -> None:
        first = next((i for i in range(begin, len(self._out)) if self._out[i] not in "[(“\"‘'"), begin)
        if not any(begin <= insertion.at <= first for insertion in self._insertions):
            letter = self._out[first : first + 1]
            capital = letter.upper()
            if (
                len(capital) == 1 and capital.casefold() == letter.casefold()
            ):  # not "ß", nor the "ı" that "I" is not of alone
                self._out = self._out[:first] + capital + self._out[first + 1 :]
