"""What a reader is shown of an extraction, whatever draws it: which claims make a row, and the words of each slot."""

from extractor.display.cells import INFERRED, SLOTS, STATUS_MARK, UNKNOWN, Cell, Cells
from extractor.display.rows import Row, Rows, read_rows

__all__ = ["INFERRED", "SLOTS", "STATUS_MARK", "UNKNOWN", "Cell", "Cells", "Row", "Rows", "read_rows"]
