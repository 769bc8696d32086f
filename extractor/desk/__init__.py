"""What a reader is shown of an extraction, whatever draws it: cards, each with a sentence and the slots of its claims."""

from extractor.desk.cards import Card, Cards, Statement, read_cards
from extractor.desk.corrections import LABELS, Correction, Corrections, in_words, read_corrections
from extractor.desk.findings import STATUS_MARK, STATUS_WORDS, finding_words
from extractor.desk.rows import Row, read_rows
from extractor.desk.segments import Segment
from extractor.desk.slots import INFERRED, Slot, Slots
from extractor.desk.times import awaiting_date, is_guessed, named, publication, why_undated

__all__ = [
    "INFERRED", "LABELS", "STATUS_MARK", "STATUS_WORDS", "Card", "Cards", "Correction", "Corrections", "Row", "Segment", "Slot",
    "Slots", "Statement", "awaiting_date", "finding_words", "in_words", "is_guessed", "named", "publication", "read_cards",
    "read_corrections", "read_rows", "why_undated",
]  # fmt: skip
