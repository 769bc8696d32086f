"""`python -m benchmarks.kill_desk [--trials 50] [--seed 0]`: kills of the desk while somebody decides, and what is left.

A trial starts the server of one store, decides on its claims as fast as it answers, and kills the server with SIGKILL at a random
moment.  Then the last decision that was answered for each claim has to be in force, or the one that was on its way, and the store
has to be sound.  `tests/desk/web/test_kills.py` has a few trials.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import threading
import time
import urllib.request
from http.client import HTTPException
from pathlib import Path
from typing import Any

from benchmarks.desk import TOKEN, served
from extractor import extract
from extractor.desk.store import Store

_STATUSES = ("accepted", "rejected", "needs_source")
_LONGEST = 0.5  # seconds of deciding before the kill


class Reviewer:
    """Who decides on the claims of a store, trial after trial, and remembers what was answered."""

    def __init__(self, store: Path, chance: random.Random) -> None:
        self._path, self._chance = store, chance
        with Store.open(store) as opened:
            self._claims = [claim.id for claim in opened.search("").claims]
        self.last: dict[str, str | None] = dict.fromkeys(self._claims)
        self._underway: str | None = None
        self.answered = 0

    def trial(self) -> list[str]:
        """Decide until a random moment, at which the server is killed; what is wrong then, a line each."""
        with served(self._path) as (page, process):
            address = page.partition("/#")[0]
            killing = threading.Timer(self._chance.uniform(0, _LONGEST), process.kill)
            self._decide(address, self._chance.choice(self._claims))  # it answers: from here on time counts
            killing.start()
            try:
                while True:
                    self._decide(address, self._chance.choice(self._claims))
            except (OSError, HTTPException):
                killing.join()
            process.wait()
        return self.wrong()

    def _decide(self, address: str, claim: str) -> None:
        self._underway = claim
        body = {"status": self._chance.choice(_STATUSES), "after": self.last[claim]}
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {TOKEN}"}
        request = urllib.request.Request(f"{address}/data/claims/{claim}/decision", json.dumps(body).encode(), headers)
        with urllib.request.urlopen(request) as answer:
            decision: dict[str, Any] = json.load(answer)
        self.last[claim] = decision["id"]
        self._underway = None
        self.answered += 1

    def wrong(self) -> list[str]:
        """What is lost in the file, or unsound, a line each; what is there is what the next trial begins with."""
        with Store.open(self._path) as store:
            wrong = list(store.check())
            for claim in self._claims:
                decision = store.claim(claim).decision
                id_ = decision.id if decision else None
                if id_ != self.last[claim] and claim != self._underway:
                    wrong.append(f"{claim}: {self.last[claim]} was answered, {id_} is in force")
                if self.last[claim] is not None and id_ is None:
                    wrong.append(f"{claim}: its decision is gone")
                self.last[claim] = id_
        self._underway = None
        return wrong


def reviewed_store(path: Path) -> Path:
    """A store of one invented article with some claims."""
    text = (
        "Steel exports fell 5% to $3bn in May, the Customs Office said. Ore rose 4% to $90. The mill hired 400 people."
    )
    with Store.open(path, create=True) as store:
        store.add([extract(text, published="2025-06-09", format="text")])
    return path


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--trials", type=int, default=50)
    options.add_argument("--seed", type=int, default=0)
    arguments = options.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        reviewer = Reviewer(reviewed_store(Path(folder) / "claims.db"), random.Random(arguments.seed))
        for number in range(1, arguments.trials + 1):
            if wrong := reviewer.trial():
                print(f"trial {number}: {'; '.join(wrong)}")
                raise SystemExit(1)
    seconds = time.monotonic() - began
    print(
        f"{arguments.trials} kills, {reviewer.answered:,} decisions that were answered, in {seconds:.0f} s: none is lost"
    )


if __name__ == "__main__":
    main()
