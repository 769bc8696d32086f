"""Rules, switched off: those that are registered, and those that are entries of a lexicon, such as frames and patterns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.mutants.mutant import Mutant
from benchmarks.mutants.words import entry_texts, is_of_rules, read_entries, readers_of, replace_file
from extractor.rules import PARTS


def registered_rules() -> Iterator[Mutant]:
    """Each rule of each part, without which the part must do."""
    for part, rules in sorted(PARTS.items()):
        for rule in rules:
            yield Mutant(
                kind="rule",
                name=rule.id,
                where=f"{rule.find.__module__.rpartition('.')[0].replace('.', '/')}/, rules of {part}",
                apply=rules.off(rule.id).__enter__,
                texts=frozenset([rule.id, rule.example, rule.counterexample]),
                guard=f"[{part}-{rule.id}]",
                is_kept=False,
            )


def written_rules(folder: Path) -> Iterator[Mutant]:
    """Each entry of the lexicons that hold rules."""
    for path in sorted(folder.rglob("*.jsonl")):
        entries = read_entries(path)
        for entry in entries if is_of_rules(entries) else ():
            yield Mutant(
                kind="rule",
                name=f"{path.stem} {entry['id']}",
                where=str(path),
                apply=partial(replace_file, path, [kept for kept in entries if kept is not entry]),
                texts=frozenset(entry_texts(entry)),
                entries=frozenset([entry["id"]]),
                readers=readers_of(path),
            )
