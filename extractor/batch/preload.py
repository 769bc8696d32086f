"""Imported by the fork server and by nobody else: it loads the pipeline there, and every worker is forked from it.

Workers share its memory and start in milliseconds.  The server imports modules by name and hands them nothing, so the
environment says which pipeline it is.
"""

from __future__ import annotations

import contextlib
import json
import os

from extractor.batch.local import PIPELINE_VARIABLE
from extractor.batch.producer import pipeline_of
from extractor.choice import Choice
from extractor.errors import ExtractorError

if PIPELINE_VARIABLE in os.environ:
    with contextlib.suppress(ExtractorError):  # the first worker meets it again, where somebody hears it
        pipeline_of(Choice(**json.loads(os.environ[PIPELINE_VARIABLE])))
