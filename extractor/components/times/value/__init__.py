"""From an expression to its meaning: one reader for each rule of the grammar."""

from extractor.components.times.value import durations, explicit, relative, windows
from extractor.components.times.value.reading import READERS, Context, Reading

__all__ = ["READERS", "Context", "Reading", "durations", "explicit", "relative", "windows"]
