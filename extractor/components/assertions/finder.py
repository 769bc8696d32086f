"""How each statement and each quote is meant: what an assertion is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.components.assertions.measured import measure_of
from extractor.components.assertions.modality import find_cues, read_modality
from extractor.components.assertions.repeats import with_repeats
from extractor.components.assertions.scopes import Scope, Scopes
from extractor.components.assertions.sentences import frame
from extractor.components.lookup import Lookup, Stated
from extractor.components.structure import Structure
from extractor.record.assertion import Assertion
from extractor.record.claim import Modality
from extractor.record.entity import Entity
from extractor.record.figure import Figure
from extractor.record.quote import Quote
from extractor.record.textrange import TextRange

_PLACES = frozenset({"GPE", "LOC"})
_AFTER_WORDS = " \n\t,;:-–—\"“”„«»'‘’`"  # what may follow a question mark
_SHORTEST = 3  # tokens of a sentence


def find_assertions(
    structure: Structure,
    text: str,
    sentences: Sequence[TextRange],
    blocks: Iterable[tuple[TextRange, str]],
    lookup: Lookup,
) -> list[Assertion]:
    """The assertions of the statements, then those of the quotes; `blocks` are those of the article with their kinds."""
    finder = _Finder(structure, text, sentences, blocks, lookup)
    statements = [lookup.stated(statement) for statement in lookup.statements]
    of_statements = with_repeats((statement, finder.of_statement(statement)) for statement in statements)
    return [*of_statements, *map(finder.of_quote, lookup.quotes)]


class _Finder:
    def __init__(
        self,
        structure: Structure,
        text: str,
        sentences: Sequence[TextRange],
        blocks: Iterable[tuple[TextRange, str]],
        lookup: Lookup,
    ) -> None:
        self._structure, self._text, self._sentences, self._lookup = structure, text, sentences, lookup
        self._scopes = Scopes(structure, text, lookup) if structure.columns.parsed else None
        blocks = list(blocks)
        self._headings = [extent for extent, kind in blocks if kind == "heading"]
        self._headlines = [extent for extent, kind in blocks if kind == "headline"]

    def of_statement(self, statement: Stated) -> Assertion:
        """How a statement is meant: by the clause of the figure that it is about."""
        lead, figures = statement.lead, statement.figures
        sentences = frame(self._sentences, figures[0].start, figures[-1].end)
        words = self._standalone(sentences, figures[0].start, figures[-1].end)
        scope = None
        if self._scopes is not None:
            scope = self._scopes.around(lead, frame(self._sentences, lead.start, lead.end))
        subject = self._subject(scope, lead)
        is_attributed = self._lookup.quote(lead.attributed_to) or self._lookup.entity(lead.attributed_to)
        return Assertion(
            of=statement.id,
            frame=sentences,
            words=words,
            is_stated=self._is_stated(statement, sentences, words),
            measure=measure_of(self._text, self._lookup, statement),
            event=scope.event if scope else None,
            subject=subject.id if subject else None,
            subject_span=scope.subject if scope else None,
            is_subject_inferred=subject is not None and scope is not None and scope.is_owner_meant,
            place=self._place(sentences),
            baseline=self._baseline(statement),
            modality=self._modality(scope, sentences, attributed=is_attributed is not None),
        )

    def of_quote(self, quote: Quote) -> Assertion:
        """How a quote is meant; words within a clause of the writer's state nothing: he called it “grim”."""
        scope = self._scopes.inside(quote.fragments) if self._scopes is not None else None
        sentences = frame(self._sentences, quote.start, quote.end)
        return Assertion(
            of=quote.id,
            frame=sentences,
            words=sentences,
            is_stated=quote.kind == "direct" or all(map(self._is_statement, quote.fragments)),
            modality=self._modality(scope, TextRange(quote.start, quote.end), attributed=True),
        )

    def _standalone(self, sentences: TextRange, start: int, end: int) -> TextRange:
        """The words of some sentences that state [start, end) without another independent clause; all where that is not sure."""
        columns = self._structure.columns
        if not columns.parsed:
            return sentences
        tokens = self._structure.tokens(*sentences)
        first, stop = self._structure.standalone.words(tokens, *self._structure.tokens(start, end))
        return TextRange(max(sentences.start, columns.starts[first]), min(sentences.end, columns.ends[stop - 1]))

    def _is_stated(self, statement: Stated, sentences: TextRange, words: TextRange) -> bool:
        """False for a question, the heading of a section, and a line that states nothing: "From $2 to $3"."""
        quoted = self._quoted(statement, sentences)
        if self._is_question(words) or (quoted is not None and self._is_question(quoted)):
            return False
        if any(words.overlaps(heading) for heading in self._headings):
            return False
        is_headline = any(words.overlaps(headline) for headline in self._headlines)
        is_line = not (self._is_statement(words) or is_headline or self._is_whole(words))
        return not is_line or statement.lead.measure is not None

    def _is_question(self, words: TextRange) -> bool:
        return self._text[slice(*words)].rstrip(_AFTER_WORDS).endswith("?")

    def _quoted(self, statement: Stated, sentences: TextRange) -> TextRange | None:
        """The words of the sentences that are directly quoted with the figures of a statement; None where they are not."""
        quote = self._lookup.quote(statement.lead.attributed_to)
        figures = TextRange(statement.figures[0].start, statement.figures[-1].end)
        fragments = quote.fragments if quote is not None and quote.kind == "direct" else ()
        return next(
            (
                TextRange(max(fragment.start, sentences.start), min(fragment.end, sentences.end))
                for fragment in fragments
                if fragment.contains(figures)
            ),
            None,
        )

    def _is_statement(self, words: TextRange) -> bool:
        """True if the words have a finite verb and are no longer than a sentence, or where there is no parse."""
        if not self._structure.columns.parsed:
            return True
        return self._structure.standalone.is_statement(*self._structure.tokens(*words))

    def _is_whole(self, words: TextRange) -> bool:
        """True if the words are a sentence with a full stop or another mark at its end."""
        first, stop = self._structure.tokens(*words)
        return stop - first > _SHORTEST and "." in self._structure.columns.tags[stop - 2 : stop]

    def _subject(self, scope: Scope | None, lead: Figure) -> Entity | None:
        """The entity that owns the figure by its clause; a person who states it is its source: "she expects a fall of 2 %"."""
        subject = self._lookup.entity(scope.owner) if scope else None
        is_speaker = subject is not None and subject.id in self._sources(lead.attributed_to)
        return None if subject is None or (is_speaker and subject.type == "PERSON") else subject

    def _sources(self, source: str | None) -> set[str | None]:
        """The ids of the entities of which one says what another one said."""
        sources = {source}
        while (quote := self._lookup.quote(source)) is not None:
            sources.add(quote.claimant)
            source = quote.parent
        return sources

    def _place(self, sentences: TextRange) -> str | None:
        """The id of the place that the sentences name with "in" or "across"."""
        for mention in self._lookup.mentions_in(*sentences):
            if mention.type in _PLACES:
                before = self._text[sentences.start : mention.start].lower().split()
                if before and (before[-1] in ("in", "across") or before[-2:] in (["in", "the"], ["across", "the"])):
                    return mention.entity
        return None

    def _baseline(self, statement: Stated) -> str | None:
        """The id of what the statement is compared with, a figure before a time."""
        if statement.baseline:
            return statement.baseline.id
        figures = filter(None, (*statement.changes, statement.value))
        times = (self._lookup.time(figure.compared_with.time) for figure in figures if figure.compared_with)
        return next((time.id for time in times if time), None)

    def _modality(self, scope: Scope | None, words: TextRange, *, attributed: bool) -> Modality:
        """How a statement is meant in its own clause; without a parse by the cues of its words."""
        if scope is None:
            return read_modality(find_cues(self._text, *words), None, negated=False, attributed=attributed)
        return read_modality(scope.cues, scope.mode, negated=scope.polarity == "negated", attributed=attributed)
