"""Structured, checkable claims from news articles: who says what number about what, for which period, and where.

>>> from extractor import extract
>>> extraction = extract("Sales rose 5 percent in May, the ministry said.", published="2025-06-09")
>>> extraction.figures[0].surface
'5 percent'
"""

import os

# One BLAS thread, and before NumPy is imported, or it is without effect: more threads cost CPU and save no time on
# matrices as small as these (design, decision 8).  Whoever sets the variables has decided otherwise.
for _variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")

__version__ = "0.1.0"

from extractor.api import extract, extract_pages  # noqa: E402
from extractor.errors import ExtractorError  # noqa: E402
from extractor.extraction import Extraction  # noqa: E402
from extractor.ingest import read_pages  # noqa: E402
from extractor.isolation import Limits  # noqa: E402
from extractor.pipeline import load_pipeline  # noqa: E402

__all__ = [
    "Extraction", "ExtractorError", "Limits", "__version__", "extract", "extract_pages", "load_pipeline", "read_pages",
]  # fmt: skip
