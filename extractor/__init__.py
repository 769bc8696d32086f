"""Structured, checkable claims from news articles: who says what number about what, for which period, and where.

>>> from extractor import extract
>>> extraction = extract("Sales rose 5 percent in May, the ministry said.", published="2025-06-09")
>>> extraction.figures[0].surface
'5 percent'
"""

import importlib
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.api import annotate, extract, extract_many, extract_pages, figures, times
    from extractor.errors import (
        ExtractorError,
        InputError,
        ModelError,
        PackageError,
        RecordError,
        ResourceError,
        ResumeError,
        StoreError,
        WorkError,
    )
    from extractor.ingest import read_pages
    from extractor.isolation import Limits
    from extractor.pipeline import load_pipeline
    from extractor.record.article import Article
    from extractor.record.claim import Claim
    from extractor.record.entity import Entity, Mention
    from extractor.record.extraction import Extraction
    from extractor.record.figure import Figure
    from extractor.record.finding import Finding
    from extractor.record.page import Failure, Page
    from extractor.record.quote import Quote
    from extractor.record.statement import Statement
    from extractor.record.timex import Timex

# One BLAS thread, and before NumPy is imported, or it is without effect: more threads cost CPU and save no time on
# matrices as small as these (design, decision 8).  Whoever sets the variables has decided otherwise.
for _variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")

__version__ = "0.2.0"

__all__ = [
    "Article", "Claim", "Entity", "Extraction", "ExtractorError", "Failure", "Figure", "Finding", "InputError", "Limits",
    "Mention", "ModelError", "PackageError", "Page", "Quote", "RecordError", "ResourceError", "ResumeError", "Statement",
    "StoreError", "Timex", "WorkError", "__version__", "annotate", "extract", "extract_many", "extract_pages", "figures",
    "load_pipeline", "read_pages", "times",
]  # fmt: skip

# Loaded when they are asked for: what they import takes most of a second, and `extractor --version` needs none of it
_MODULES = {
    "Article": "record.article", "Claim": "record.claim", "Entity": "record.entity", "Extraction": "record.extraction",
    "ExtractorError": "errors", "Failure": "record.page", "Figure": "record.figure", "Finding": "record.finding",
    "InputError": "errors", "Limits": "isolation", "Mention": "record.entity", "ModelError": "errors",
    "PackageError": "errors", "Page": "record.page", "Quote": "record.quote", "RecordError": "errors",
    "ResourceError": "errors", "ResumeError": "errors", "Statement": "record.statement", "StoreError": "errors",
    "Timex": "record.timex", "WorkError": "errors", "annotate": "api", "extract": "api", "extract_many": "api",
    "extract_pages": "api", "figures": "api", "load_pipeline": "pipeline", "read_pages": "ingest", "times": "api",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value  # the next time it is there
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
