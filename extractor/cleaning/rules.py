"""The rules of cleaning, by their stages: what a line is, what sort of page it is, whether it is whole, who wrote it and when.

Their examples are texts, or pages where they begin with a tag; "…" stands for paragraphs of an article.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from extractor.rules import Rules

RULES = Rules[Callable[..., Any]]("cleaning")
