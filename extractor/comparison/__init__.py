"""Across articles: what several of them say about one thing: the same, an update, another time, or a conflict.

compare(extractions)               # the groups of all articles
first, second = read_comparables(a), read_comparables(b)
relation(comparable, another)      # of two articles; None where they are not about the same thing
keys(comparable)                   # two that are related share at least one of these: an index for stores
"""

from extractor.comparison.comparables import Comparable, ComparableFigure, ComparableQuote, read_comparables
from extractor.comparison.compare import compare
from extractor.comparison.group import Group, Occurrence, Relation
from extractor.comparison.grouping import without_repeats
from extractor.comparison.matching import keys
from extractor.comparison.relating import relation

__all__ = [
    "Comparable",
    "ComparableFigure",
    "ComparableQuote",
    "Group",
    "Occurrence",
    "Relation",
    "compare",
    "keys",
    "read_comparables",
    "relation",
    "without_repeats",
]  # fmt: skip
