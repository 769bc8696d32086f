"""The reference page of the rules: all that are registered, and the frames, which are rules in lexicons."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from lexicon_reference import lists

import extractor
from extractor.rules import PARTS

for _module in pkgutil.walk_packages(extractor.__path__, "extractor."):
    # what runs the command is left out, and what needs torch and has no rules
    if not _module.name.endswith("__main__") and ".training." not in _module.name:
        importlib.import_module(_module.name)


NEWS = Path(__file__).parents[1] / "corpus" / "news"


def rule_page() -> str:
    """A table for each part of the package, then one for each list of frames."""
    lines = []
    yields, ablation = _read("rules.jsonl"), _read("ablation.jsonl")
    for part, rules in sorted(PARTS.items()):
        lines += [f"## {part}", f"What a rule gets and gives: `{_home(part)}`.", ""]
        lines += [
            "| rule | stage | after | answers | right | without it | it reads | it leaves alone |",
            "|---|---|---|---|---|---|---|---|",
        ]
        for rule in rules:
            after = ", ".join(f"`{id_}`" for id_ in rule.after)
            texts = (f"`{text}`" if text.startswith("<") else text for text in (rule.example, rule.counterexample))
            key = part, rule.id
            counts = (*_yield(yields.get(key, {})), _without(ablation.get(key, {})))
            lines.append(_row((f"`{rule.id}`", rule.stage, after, *counts, *texts)))
        lines.append("")
    for name, path, types in lists():
        entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        if types and all("counterexample" in entry for entry in entries):
            lines += [
                f"## {name}",
                f"Frames of `{path.name}`.",
                "",
                "| frame | right | without it | it reads | it leaves alone |",
                "|---|---|---|---|---|",
            ]
            for entry in entries:
                key = path.stem, entry["id"]
                counts = (_yield(yields.get(key, {}))[1], _without(ablation.get(key, {})))
                lines.append(_row((f"`{entry['id']}`", *counts, entry["example"], entry["counterexample"])))
            lines.append("")
    return "\n".join(lines)


def _read(name: str) -> dict[tuple[str, str], dict[str, int]]:
    """The rows of a table of the gold, by part and rule."""
    rows = map(json.loads, (NEWS / name).read_text(encoding="utf-8").splitlines())
    return {(row["part"], row["rule"]): row for row in rows}


def _without(row: Mapping[str, int]) -> str:
    """What is lost or won without a rule: full claims, figures with nothing false, quotes; nothing where it never answers."""
    changes = [
        f"{row[name]:+d}" if row[name] else "0"
        for name in ("full_claims", "nothing_false", "quotes")
        if row.get("articles")
    ]
    return " / ".join(changes)


def _yield(row: Mapping[str, int]) -> tuple[str, str]:
    """How often a rule answers, and how often it is right of how often it decides: "29", "27 of 28"."""
    right = f"{row['right']} of {row['decided']}" if row.get("decided") else ""
    return str(row.get("answers", "")), right


def _home(part: str) -> str:
    """The module in which the rules of a part are declared."""
    root = Path(extractor.__file__).parent
    declared = re.compile(rf'^\w+ = Rules\[.*\]\("{part}"\)$', re.MULTILINE)
    (home,) = (path for path in root.rglob("*.py") if declared.search(path.read_text(encoding="utf-8")))
    return home.relative_to(root.parent).as_posix()


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"
