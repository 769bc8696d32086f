"""Lines of a stream, within a limit."""

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from extractor.ingest.lines import bounded_lines


@given(st.lists(st.binary(max_size=12)), st.integers(1, 12))
def test_lines_above_the_limit_are_reported_and_passed_over(parts: list[bytes], limit: int) -> None:
    content = b"\n".join(parts)
    lines = [part + b"\n" for part in content.split(b"\n")]
    lines[-1] = lines[-1][:-1]
    wanted = [line if len(line) <= limit else None for line in lines if line]
    assert list(bounded_lines(BytesIO(content), limit)) == wanted


def test_no_more_than_the_limit_is_held() -> None:
    class Counting(BytesIO):
        longest = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            line = super().readline(size)
            self.longest = max(self.longest, len(line))
            return line

    stream = Counting(b"a" * 1_000_000 + b"\nb\n")
    assert list(bounded_lines(stream, 100)) == [None, b"b\n"]
    assert stream.longest <= 65_536
