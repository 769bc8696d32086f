"""Records in a run of pieces: where each begins, however the file is cut into pieces."""

from collections import deque
from collections.abc import Iterable

import pytest

from extractor.ingest import warc_records as module
from extractor.ingest.gzip_members import Piece
from extractor.ingest.warc_records import Record, find_records
from tests.ingest.warc_files import crawl


@pytest.mark.issue(7)
@pytest.mark.parametrize("size", [1, 7, 1_000, 100_000])
def test_records_have_their_offsets_without_a_new_list_of_pieces_for_each(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    class Counted(deque[tuple[int, int, bool]]):
        def __init__(self, items: Iterable[tuple[int, int, bool]] = ()) -> None:
            made.append(self)
            super().__init__(items)

    monkeypatch.setattr(module, "deque", Counted)
    plain = crawl(range(20), gz=False)
    content = plain.content
    pieces = (Piece(content[start : start + size], start, packed=False) for start in range(0, len(content), size))
    offsets = [record.offset for record in find_records(pieces) if isinstance(record, Record)]
    assert offsets == plain.starts
    assert len(made) == 1
