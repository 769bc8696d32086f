"""Across articles: what several of them tell of one thing, and whether it is the same, updated, of another time, or in conflict.

compare(extractions)               # the groups of all articles
one, other = read_sightings(a), read_sightings(b)
relation(sighting, another)        # of two articles; None where they are of two things
keys(sighting)                     # what two that are related share at least one of: an index for stores
"""

from extractor.comparison.compare import compare
from extractor.comparison.group import Group, Occurrence, Relation
from extractor.comparison.grouping import told_once
from extractor.comparison.matching import keys
from extractor.comparison.relating import relation
from extractor.comparison.sightings import FigureSighting, QuoteSighting, Sighting, read_sightings

__all__ = [
    "FigureSighting", "Group", "Occurrence", "QuoteSighting", "Relation", "Sighting", "compare", "keys", "read_sightings",
    "relation", "told_once",
]  # fmt: skip
