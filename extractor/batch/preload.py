"""Imported by the fork server and by nobody else: it loads the pipeline there, and every worker is forked from it.

Workers share its memory and start in milliseconds.  The server imports modules by name and hands them nothing, so the
environment says which pipeline it is.
"""

from __future__ import annotations

import contextlib
import json
import os

from extractor.batch.local import PIPELINE_VARIABLE
from extractor.choice import Choice
from extractor.errors import ExtractorError
from extractor.light_spacy import import_spacy

if PIPELINE_VARIABLE in os.environ:
    import_spacy()
    import extractor.cleaning.html_page  # noqa: F401 - each worker would load it by itself
    from extractor.batch.producer import pipeline_of

    with contextlib.suppress(ExtractorError):  # the first worker meets it again, where somebody hears it
        pipeline_of(Choice(**json.loads(os.environ[PIPELINE_VARIABLE])))
