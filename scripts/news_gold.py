"""Join the stand-off gold of real news with its texts: `python scripts/news_gold.py NEWS OUT [GOLD]`.

NEWS is a folder of JSON Lines files of articles (`id`, `text`), OUT gets a folder `claims` with one JSON file for each article of
GOLD (`corpus/news/train.jsonl`) whose text is there unchanged.  The texts are their publishers' and stay outside of the project.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

GOLD = Path(__file__).resolve().parents[1] / "corpus" / "news" / "train.jsonl"


def main(news: Path, out: Path, gold: Path = GOLD) -> None:
    """Write the articles that are found, and say how many of the gold were not."""
    texts = {}
    for path in sorted(news.rglob("*.jsonl")):
        for line in filter(str.strip, path.read_text("utf-8").split("\n")):
            row = json.loads(line)
            texts[row["id"]] = row["text"]
    folder = out / "claims"
    folder.mkdir(parents=True, exist_ok=True)
    missing = []
    for line in filter(str.strip, gold.read_text("utf-8").split("\n")):
        row = json.loads(line)
        text = texts.get(row["id"], "")
        if hashlib.sha256(text.encode()).hexdigest() == row["sha256"]:
            (folder / f"{row['id']}.json").write_text(json.dumps({**row, "text": text}, ensure_ascii=False), "utf-8")
        else:
            missing.append(row["id"])
    if missing:
        sys.exit(f"{len(missing)} texts are not in {news} or are other ones: {', '.join(missing)}")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
