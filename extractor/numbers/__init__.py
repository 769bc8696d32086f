"""Surfaces of numbers -> exact decimals with what the printed digits allow."""

from extractor.numbers.finder import find_numbers
from extractor.numbers.interval import printed_interval
from extractor.numbers.number import FoundNumber, Number

__all__ = ["FoundNumber", "Number", "find_numbers", "printed_interval"]
