"""`python -m benchmarks.decisions OLD.jsonl NEW.jsonl`: whether decisions find their claims again in another extraction.

Both are records of the same articles, extracted by an old and by a new version.  Every claim of the old one is accepted, then the
new one is added.  A decision has to be found again, or to be reported as lost, and none may be on a claim whose leading figure or
quote is elsewhere or has another value; those whose range only overlaps are shown, to be read.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from extractor.desk.store import Store
from extractor.record.claim import Claim
from extractor.record.extraction import Extraction
from extractor.record.figure import Figure
from extractor.record.quote import Quote
from extractor.sinks import read_records

Lead = Figure | Quote | Claim


def leads(extraction: Extraction) -> dict[str, Lead]:
    """What leads each claim, by its id: its value or change, its quote, or else itself."""
    rows: dict[str, Lead] = {row.id: row for row in (*extraction.figures, *extraction.quotes)}
    leading = {c.id: (c.value_id or c.change_id if c.type == "figure" else c.quote_id) or "" for c in extraction.claims}
    return {claim.id: rows.get(leading[claim.id], claim) for claim in extraction.claims}


def decided(store: Store) -> dict[str, tuple[Extraction, Lead]]:
    """What the claim of each decision in force leads with now, by the decision."""
    by_decision = {}
    for article in store.articles(limit=10**6).articles:
        stored = store.article(article.id)
        of = leads(stored.extraction)
        by_decision.update({decision.id: (stored.extraction, of[id_]) for id_, decision in stored.decisions.items()})
    return by_decision


def main(old: Path, new: Path) -> int:
    """Print the counts; the exit code is 1 where a decision is nowhere, or on a wrong claim."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "claims.db", create=True) as store:
        store.add(record for record in read_records(old) if isinstance(record, Extraction))
        for article in store.articles(limit=10**6).articles:
            for claim in store.article(article.id).extraction.claims:
                store.decide(f"{article.id}:{claim.id}", status="accepted", who="benchmark")
        before = decided(store)
        store.add(record for record in read_records(new) if isinstance(record, Extraction))
        after, lost = decided(store), {decision.id for decision in store.decisions(lost=True)}
    counts = Counter(nowhere=len(before.keys() - after.keys() - lost))
    for id_, (now, lead) in after.items():
        then, was = before[id_]
        meets = (lead.start < was.end and was.start < lead.end) or now.article.text != then.article.text
        is_same = (lead.start, lead.end) == (was.start, was.end)
        counts["wrong"] += not meets or getattr(lead, "value", None) != getattr(was, "value", None)
        if not is_same:
            print(f"    {then.article.text[was.start : was.end]!r} -> {now.article.text[lead.start : lead.end]!r}")
    print(
        f"{len(before):,} decisions: {len(after):,} found again, {len(lost):,} reported as lost, {counts['nowhere']:,} nowhere"
    )
    print(f"on a wrong claim: {counts['wrong']:,}")
    return 1 if counts["nowhere"] or counts["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:3])))
