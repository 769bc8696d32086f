"""The slots of a row in words; what is not stated is empty."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.assembly.wording import on_one_line, word_change, word_value
from extractor.claim import Claim
from extractor.display.rows import Row
from extractor.extraction import Extraction
from extractor.figure import Figure
from extractor.timex import interval_text

INFERRED = "*"
UNKNOWN = "whose?"
SLOTS = ("who says it", "subject", "event", "measure", "value or change", "period", "compared with")
"""What a row tells, in order."""
STATUS_MARK = {
    "consistent_exact": "=",
    "consistent_rounded": "≈",
    "inconsistent": "≠",
    "derived": "→",
    "unresolved": "?",
}
"""How the numbers of a finding go together, as a sign."""
_SOURCE = frozenset({"attributed_to", "speaker", "claimant"})
_BASELINE = frozenset({"baseline", "compared_with"})
_SHOWN = _SOURCE | _BASELINE | {"subject", "measure", "period"}
_ACRONYMS = frozenset({"acronym", "knowledge_base"})
_CLITICS = {"s": "is", "re": "are", "m": "am", "ve": "have", "ll": "will", "d": "would"}
_NOT_YET = frozenset({"forecast", "hypothetical"})


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of one slot, empty where it is not stated; `note` is stated beside them."""

    words: str = ""
    is_inferred: bool = False
    note: str = ""

    @property
    def marked(self) -> str:
        """The words, marked where they were concluded, and the note."""
        return " ".join(filter(None, (_marked(self.words, self.is_inferred), self.note)))


class Cells:
    """The words behind the ids of one extraction."""

    def __init__(self, extraction: Extraction) -> None:
        self._text = extraction.article.text
        self.figures = {figure.id: figure for figure in extraction.figures}
        self._times = {time.id: time for time in extraction.times}
        self._entities = {entity.id: entity for entity in extraction.entities}
        self._quotes = {quote.id: quote for quote in extraction.quotes}

    def of(self, row: Row) -> list[Cell]:
        """The cells of a row in the order of the slots."""
        claim, inferred = row.claim, self._inferred(row.claim)
        subject = self._subject(claim)
        period = interval_text(claim.period.from_, claim.period.until) if claim.period else ""
        return [
            self.who(claim),
            Cell(subject, "subject" in inferred) if subject else Cell(UNKNOWN if row.is_unbound else ""),
            Cell(self._event(claim)),
            Cell(_measure(claim), "measure" in inferred, self._basis(claim)),
            Cell(self._amount(row)),
            Cell(period, "period" in inferred),
            Cell(self._compared_with(claim), bool(inferred & _BASELINE)),
        ]

    def who(self, claim: Claim) -> Cell:
        """Who says it; "article" for its own voice."""
        return Cell(self._who(claim), bool(self._inferred(claim) & _SOURCE))

    def quoted(self, claim: Claim) -> str:
        """A quote with who says it."""
        entity = self._entities.get(claim.attribution[-1].entity or "") if claim.attribution else None
        name = on_one_line(entity.name) if entity else ""
        told = claim.text.removeprefix(name)
        words = claim.text if entity is None or told == claim.text else f"{self._name(entity.id)}{told}"
        return _marked(on_one_line(words), bool(self._inferred(claim) & _SOURCE))

    def has_inferred(self, row: Row) -> bool:
        """Whether a slot that is shown was concluded."""
        return bool(self._inferred(row.claim) & _SHOWN)

    def _inferred(self, claim: Claim) -> set[str]:
        """The slots of the claim that were concluded, and those of the quote that gives it."""
        quote = self._quotes.get(claim.quote or "")
        return {*claim.inferred, *(quote.inferred if quote else ())}

    def _name(self, id_: str | None) -> str:
        entity = self._entities.get(id_ or "")
        if entity is None:
            return ""
        acronyms = [alias.surface for alias in entity.aliases if alias.why in _ACRONYMS and alias.surface.isupper()]
        is_clear = len(acronyms) == 1 and " " in entity.name and acronyms[0] not in entity.name
        return on_one_line(f"{entity.name} ({acronyms[0]})" if is_clear else entity.name)

    def _subject(self, claim: Claim) -> str:
        """The subject in the words of the clause, or the name that they stand for; empty where the measure tells it already."""
        entity, span = self._entities.get(claim.subject or ""), claim.subject_span
        taken = [*(self.figures[id_] for id_ in claim.figures), *([claim.measure] if claim.measure else ())]
        if span is not None and not any(span.start < one.end and one.start < span.end for one in taken):
            words = self._text[slice(*span)]
            names = {entity.name, *(alias.surface for alias in entity.aliases)} if entity else set()
            if "subject" not in claim.inferred and words.removeprefix("The ").removeprefix("the ") not in names:
                return on_one_line(words)
        name = self._name(claim.subject)
        return "" if name in _measure(claim) else name

    def _basis(self, claim: Claim) -> str:
        """On what basis the measure is told, in brackets: "(seasonally adjusted, excluding food)"."""
        basis = self.figures[claim.figures[0]].basis
        words = ", ".join(one.replace("excluding:", "excluding ").replace("_", " ") for one in basis)
        return on_one_line(f"({words})") if words else ""

    def _who(self, claim: Claim) -> str:
        for link in reversed(claim.attribution):
            quote = self._quotes.get(link.quote or "")
            if link.entity:
                return self._name(link.entity)
            if quote and quote.speaker:
                return on_one_line(self._text[slice(*quote.speaker)])
            if quote:
                return "who?"
        return "article"

    def _amount(self, row: Row) -> str:
        """Value and change; a counted noun that is the measure stands in its own column."""
        value, change = self.figures.get(row.claim.value or ""), self.figures.get(row.claim.change or "")
        told = word_value(value) if value else ""
        noun = row.claim.measure.surface if row.claim.measure else ""
        if value and value.kind == "count" and noun and told.endswith(f" {noun}"):
            told = told.removesuffix(noun).rstrip()
        if row.converted:
            told += f" ({', '.join(map(word_value, row.converted))})"
        return ",\n".join(map(on_one_line, filter(None, (told, word_change(change) if change else ""))))

    def _event(self, claim: Claim) -> str:
        """What happened, with its object, and the mode in brackets where it has not happened or is denied."""
        if claim.event is None:
            factuality = claim.modality.factuality
            return f"({factuality})" if factuality in _NOT_YET else "(negated)" if claim.modality.negated else ""
        marks = ["negated"] * (claim.event.polarity == "negated") + [claim.event.mode] * (claim.event.mode != "actual")
        words = _spelled_out(claim.event.surface)
        if claim.event.object_span is not None:
            words += f" {self._text[slice(*claim.event.object_span)]}"
        return on_one_line(f"{words} ({', '.join(marks)})" if marks else words)

    def _compared_with(self, claim: Claim) -> str:
        figure, time = self.figures.get(claim.baseline or ""), self._times.get(claim.baseline or "")
        if figure:
            return on_one_line(" ".join(filter(None, (word_value(figure), _when(figure)))))
        if time is None:
            return ""
        interval = interval_text(time.from_, time.until)
        return on_one_line(f"{time.surface} ({interval})" if interval not in ("", time.surface) else time.surface)


def _when(figure: Figure) -> str:
    kind = figure.baseline_kind if figure.baseline_kind in ("expected", "revised") else ""
    when = interval_text(figure.period.from_, figure.period.until) if figure.period else ""
    mark = INFERRED if when and figure.period and figure.period.inferred else ""
    words = ", ".join(filter(None, (kind, when + mark)))
    return f"({words})" if words else ""


def _spelled_out(verbs: str) -> str:
    """A verb group that opens with a clitic of its subject, with the word that it stands for: "is valued" of "’s valued"."""
    first, *rest = verbs.split()
    if not first.startswith(("'", "’")):
        return verbs
    word = "has" if first[1:] == "s" and rest[:1] == ["been"] else _CLITICS.get(first[1:], first)
    return " ".join([word, *rest])


def _measure(claim: Claim) -> str:
    if claim.measure is None:
        return ""
    of = f" of {claim.measure.of}" if claim.measure.is_concluded else ""
    return on_one_line(claim.measure.surface + of)


def _marked(words: str, is_inferred: bool) -> str:
    return f"{words} {INFERRED}" if words and is_inferred else words
