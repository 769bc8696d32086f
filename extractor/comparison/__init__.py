"""Across articles: which claims say the same thing, repeat it, give it another value or word a quote differently."""

from extractor.comparison.compare import compare
from extractor.comparison.group import Group, Occurrence, Relation

__all__ = ["Group", "Occurrence", "Relation", "compare"]
