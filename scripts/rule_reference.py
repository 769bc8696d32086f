"""The reference page of the rules: all that are registered, and the frames, which are rules in lexicons."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from collections.abc import Iterable
from pathlib import Path

from lexicon_reference import lists

import extractor
from extractor.rules import PARTS

for _module in pkgutil.walk_packages(extractor.__path__, "extractor."):
    # what runs the command is left out, and what needs torch and has no rules
    if not _module.name.endswith("__main__") and ".training." not in _module.name:
        importlib.import_module(_module.name)


def rule_page() -> str:
    """A table for each part of the package, then one for each list of frames."""
    lines = []
    for part, rules in sorted(PARTS.items()):
        lines += [f"## {part}", f"What a rule gets and gives: `{_home(part)}`.", ""]
        lines += ["| rule | stage | after | it reads | it leaves alone |", "|---|---|---|---|---|"]
        for rule in rules:
            after = ", ".join(f"`{id_}`" for id_ in rule.after)
            texts = (f"`{text}`" if text.startswith("<") else text for text in (rule.example, rule.counterexample))
            lines.append(_row((f"`{rule.id}`", rule.stage, after, *texts)))
        lines.append("")
    for name, path, types in lists():
        entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        if types and all("counterexample" in entry for entry in entries):
            lines += [
                f"## {name}",
                f"Frames of `{path.name}`.",
                "",
                "| frame | it reads | it leaves alone |",
                "|---|---|---|",
            ]
            lines += [_row((f"`{entry['id']}`", entry["example"], entry["counterexample"])) for entry in entries]
            lines.append("")
    return "\n".join(lines)


def _home(part: str) -> str:
    """The module in which the rules of a part are declared."""
    root = Path(extractor.__file__).parent
    declared = re.compile(rf'^\w+ = Rules\[.*\]\("{part}"\)$', re.MULTILINE)
    (home,) = (path for path in root.rglob("*.py") if declared.search(path.read_text(encoding="utf-8")))
    return home.relative_to(root.parent).as_posix()


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"
