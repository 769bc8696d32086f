"""Tables to read."""

from __future__ import annotations

from benchmarks.evaluation.counts import Counts
from benchmarks.evaluation.tables import Table, render_table


def test_shares_are_per_cent_and_nothing_to_count_is_a_dash() -> None:
    table = Table("figures", {"span": Counts(hits=1, gold=2, found=1), "per": Counts()})
    assert render_table(table).splitlines() == [
        "figures      P     R    F1  gold  found  on matched",
        "span     100.0  50.0  66.7     2      1           -",
        "per          -     -     -     0      0           -",
    ]
