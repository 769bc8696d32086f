"""Periods: the interval that each figure holds for, and the times that figures are compared with."""

from extractor.components.periods.component import Periods, make_periods

__all__ = ["Periods", "make_periods"]
