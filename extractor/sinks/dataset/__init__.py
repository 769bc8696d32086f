"""Extractions -> a dataset: a folder of partitioned Parquet with a card, Croissant metadata and views for DuckDB.

write.py is the way through, partitions.py the files, and card.py, croissant.py and views.py each describe them from the tables.
"""

from extractor.sinks.dataset.summary import About, Summary
from extractor.sinks.dataset.write import write_dataset

__all__ = ["About", "Summary", "write_dataset"]
