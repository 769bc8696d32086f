"""What gets into a store, and what a damaged one says: `python -m benchmarks.damage RECORDS.jsonl [--count 1500] [--seed 1]`.

records    one value of a record is changed at random (another type, nothing, an empty list, a date that is none, an id of
           nobody, half a character); it has to be refused, or to be of use to everybody who reads it: the store, the pages
           and the API of the desk, exports, reports, tables
damage     bytes of a small store are changed, or pages of it cut off; every question to the store has to be answered, or
           to say that the file is damaged
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from starlette.testclient import TestClient

from extractor.desk import read_cards
from extractor.desk.report import report_page
from extractor.desk.store import Store
from extractor.desk.store.rows import article_id_of
from extractor.desk.web.access import new_access
from extractor.desk.web.app import make_app
from extractor.desk.web.archive import Archive
from extractor.desk.web.desk import Desk
from extractor.errors import ExtractorError, NotFoundError, StoreError
from extractor.ingest.fetch import Fetcher
from extractor.record.extraction import Extraction
from extractor.record.notebook import extraction_html
from extractor.record.page import Failure
from extractor.record.tables import rows_of
from extractor.sinks import read_records

Steps = tuple[str | int, ...]
EXPECTED = frozenset({"right", "done", "said", "other", "not there"})
"""What may become of a call to a damaged store: `other` is an answer of which nothing shows that a value in it was changed."""
_MOST_CLAIMS = 4  # of an article that are asked for
_VALUES: tuple[Any, ...] = (
    None, True, "", "x", 0, -1, 7, 10**12, 2**63, 1.5, 1e308, [], {}, [[]], [3, 1], [0, 10**9], "2025-13-45", "2025-06-09",
    "0001-01-01", "9999-12-31", "2025-06-09T25:00", "1e999999", "NaN", "f99", "e99", "a:b/c?d", "\0", "\ud800", "٣", "x" * 5_000,
)  # fmt: skip


def paths(data: Any, path: Steps = ()) -> Iterator[Steps]:
    """The path to each value inside plain data."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from paths(value, (*path, key))


def changed(record: dict[str, Any], rng: Random) -> dict[str, Any]:
    """The record with one value put wrong, left out, doubled, or exchanged for another one of the record."""
    data: dict[str, Any] = json.loads(json.dumps(record))
    by_field: dict[tuple[str | None, ...], list[Steps]] = {}
    for path in paths(data):  # each field is as likely as any other, however many rows have it
        by_field.setdefault(tuple(None if isinstance(step, int) else step for step in path), []).append(path)
    *steps, last = rng.choice(rng.choice(list(by_field.values())))
    part: Any = data
    for step in steps:
        part = part[step]
    others = [rows[0] for rows in by_field.values()]
    turn = rng.randrange(10)
    if turn == 0:
        del part[last]
    elif turn == 1 and isinstance(part, list):
        part.append(part[last])
    elif turn == 2:
        value: Any = data
        for step in rng.choice(others):
            value = value[step]
        part[last] = json.loads(json.dumps(value))
    elif isinstance(part[last], int) and turn < 6:
        part[last] += rng.choice((-1, 1, 3))
    else:
        part[last] = rng.choice(_VALUES)
    return data


def lines_of(data: dict[str, Any]) -> bytes:
    """A line of JSON Lines, half characters escaped."""
    return json.dumps(data).encode() + b"\n"


@contextmanager
def desk(path: Path) -> Iterator[TestClient]:
    """A browser that is signed in at the desk of a store."""

    async def nobody(page: object) -> Failure:
        return Failure(input_id="", error=ExtractorError("nothing is extracted here"))

    access = new_access()
    served = Desk(archive=Archive(path), extracting=nobody, fetcher=Fetcher(), who="Ida")
    headers = {"Sec-Fetch-Site": "same-origin", "Authorization": f"Bearer {access.session}"}
    app = make_app(served, access)
    with TestClient(app, base_url="http://127.0.0.1", headers=headers, raise_server_exceptions=False) as client:
        yield client


def questions(claims: Sequence[str], articles: Sequence[str]) -> dict[str, Callable[[Store], object]]:
    """All questions to a store, by name; none of them writes."""
    calls: dict[str, Callable[[Store], object]] = {
        "search": lambda store: store.search(""),
        "score": lambda store: store.search("", order="score"),
        "relevance": lambda store: store.search("the OR of", order="relevance"),
        "count": lambda store: store.count("value>1"),
        "period": lambda store: store.count("period:2025"),
        "facets": lambda store: store.facets(""),
        "articles": lambda store: store.articles(),
        "decisions": lambda store: list(store.decisions()),
        "lost": lambda store: list(store.decisions(lost=True)),
        "stats": lambda store: store.stats(),
        "namings": lambda store: store.namings("Ida Berg"),
    }
    calls |= {f"export {name}": _exporting(name) for name in ("claims", "records", "decisions", "gold")}
    calls |= {f"article {id_}": lambda store, id_=id_: store.article(id_) for id_ in articles}
    for id_ in claims:
        calls |= {
            f"claim {id_}": lambda store, id_=id_: store.claim(id_),
            f"copy {id_}": lambda store, id_=id_: store.copy_text(id_),
            f"elsewhere {id_}": lambda store, id_=id_: store.elsewhere(id_),
            f"series {id_}": lambda store, id_=id_: store.series(id_),
        }
    return calls


def _exporting(name: Any) -> Callable[[Store], object]:
    return lambda store: b"".join(store.export(name))


def ids_of(store: Store) -> tuple[list[str], list[str]]:
    """The ids of some claims of each article, and those of the articles."""
    articles = [article.id for article in store.articles(limit=1000).articles]
    claims = [f"{id_}:{claim.id}" for id_ in articles for claim in store.article(id_).extraction.claims[:_MOST_CLAIMS]]
    return claims, articles


def reader_faults(path: Path, extraction: Extraction) -> Iterator[str]:
    """Whoever cannot work with what is in a store, or with the extraction that is in it."""
    readers: dict[str, Callable[[], object]] = {
        "report": lambda: report_page([extraction]),
        "tables": lambda: rows_of(extraction),
        "rows": extraction.to_rows,
        "cards": lambda: read_cards(extraction),
        "notebook": lambda: extraction_html(extraction),
        "record": lambda: Extraction.from_json(extraction.to_json()),
    }
    with Store.open(path) as store:
        claims, articles = ids_of(store)
        readers |= {name: lambda call=call: call(store) for name, call in questions(claims, articles).items()}
        for name, read in readers.items():
            try:
                read()
            except Exception as error:
                yield f"{name.split()[0]}: {type(error).__name__}: {error}"
    pages = ["/", "/search", *(f"/articles/{id_}" for id_ in articles)]
    pages += [f"/series/{id_}" for id_ in claims] + [f"/data/claims/{id_}" for id_ in claims]
    pages += [f"/data/claims/{id_}/{what}" for id_ in claims for what in ("elsewhere", "copy")]
    pages += (
        [f"/api/articles/{id_}" for id_ in articles] + [f"/api/claims/{id_}" for id_ in claims] + ["/api/search?q="]
    )
    with desk(path) as client:
        for page in pages:
            answer = client.get(page)
            if answer.status_code != 200:
                yield f"desk {page.split('/')[1]}: {answer.status_code}"


def try_record(line: bytes, folder: Path) -> tuple[str, list[str]]:
    """Whether a line is refused or accepted, and who then cannot work with it; a refusal that is no sentence of ours counts."""
    failures: list[Failure] = []
    records, path = folder / "records.jsonl", folder / "claims.db"
    records.write_bytes(line)
    for file in folder.glob("claims.db*"):
        file.unlink()
    with Store.open(path, create=True) as store:
        store.add_files([records], report=failures.append)
        stored = store.articles().total
    if failures:
        plain = [f"no refusal: {failure.error}" for failure in failures if type(failure.error) is ExtractorError]
        return "refused", [*plain, *["something is written"] * stored]
    (record,) = read_records(records)
    assert isinstance(record, Extraction), record
    return "accepted", list(reader_faults(path, record))


def damaged(content: bytes, rng: Random) -> bytes:
    """The bytes of a file with some of them changed, a page of it emptied or exchanged, or its end cut off."""
    data, size = bytearray(content), 4096
    pages = len(content) // size
    turn = rng.randrange(8)
    if turn == 0:
        return content[: rng.randrange(len(content))]
    if turn == 1:
        at = rng.randrange(pages) * size
        data[at : at + size] = bytes(size)
    elif turn == 2:
        target, source = (rng.randrange(pages) * size for _ in range(2))
        data[target : target + size] = content[source : source + size]
    elif turn == 3:
        at = rng.randrange(len(content) - 64)
        data[at : at + 64] = rng.randbytes(64)
    else:
        for _ in range(turn):
            data[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    return bytes(data)


def try_damage(
    content: bytes, right: dict[str, object], calls: dict[str, Any], path: Path
) -> Iterator[tuple[str, str]]:
    """What each call of a store says whose file has this content, with its name: "right", "said", "other", or the exception."""
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()
    path.write_bytes(content)
    try:
        store = Store.open(path, read_only=True)
    except Exception as error:
        yield "open", _said(error)
        return
    with suppress(StoreError), store:
        for name, call in calls.items():
            try:
                answer = call(store)
            except Exception as error:
                yield name, _said(error)
            else:
                yield name, "right" if answer == right[name] else "other"


def try_writing(
    content: bytes, record: Extraction, decisions: Sequence[bytes], path: Path
) -> Iterator[tuple[str, str]]:
    """The same of all that writes to a store whose file has this content, or looks at the whole of it."""
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()
    path.write_bytes(content)
    claim = f"{article_id_of(record.article.key)}:{record.claims[0].id}"
    copy = path.with_name(f"{path.name}.copy")
    new = replace(record, article=replace(record.article, key="new", url=None))
    calls: dict[str, Callable[[Store], object]] = {
        "check": lambda store: store.check(),
        "backup": lambda store: store.backup(copy),
        "decide": lambda store: store.decide(claim, status="rejected", who="Eva"),
        "merge": lambda store: store.merge(decisions),
        "add": lambda store: store.add([record, new]),
        "delete person": lambda store: store.delete_person("Ida Berg"),
        "delete article": lambda store: store.delete_article(record.article.key),
    }
    for name, call in calls.items():
        try:
            with Store.open(path) as store:
                call(store)
        except Exception as error:
            yield name, _said(error)
        else:
            yield name, "done"


def _said(error: Exception) -> str:
    if isinstance(error, StoreError):
        return "not there" if isinstance(error, NotFoundError) else "said"
    return f"{type(error).__name__}: {str(error)[:100]}"


def right_answers(path: Path) -> tuple[dict[str, object], dict[str, Any]]:
    """What the calls of a sound store answer, and the calls."""
    with Store.open(path) as store:
        calls = questions(*ids_of(store))
        return {name: call(store) for name, call in calls.items()}, calls


def main() -> int:
    """Print the counts; the exit code is 1 where what was accepted breaks, or damage leads to another exception."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("records", type=Path)
    parser.add_argument("--count", type=int, default=1_500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = Random(options.seed)
    extractions = [
        record for record in read_records(options.records) if isinstance(record, Extraction) and len(record.claims) > 0
    ]
    shortest = sorted(extractions, key=lambda extraction: len(extraction.article.text))[:20]
    records = [json.loads(extraction.to_json()) for extraction in shortest]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        counts, faults = Counter[str](), Counter[str]()
        for _ in range(options.count):
            outcome, some = try_record(lines_of(changed(rng.choice(records), rng)), folder)
            counts[outcome] += 1
            counts["broken"] += bool(some)
            faults.update(some)
        print(f"{options.count:,} changed records: {dict(counts)}")
        for fault, count in faults.most_common(40):
            print(f"    {count:>4} {fault[:200]}")
        path = folder / "store.db"
        with Store.open(path, create=True) as store:
            stored = [Extraction.from_dict(record) for record in records[:3]]
            store.add(stored)
            for claim in ids_of(store)[0][:3]:
                store.decide(claim, status="accepted", who="Ida")
            decisions = list(store.export("decisions"))
        right, calls = right_answers(path)
        content, said = path.read_bytes(), Counter[str]()
        for _ in range(options.count):
            spoilt = damaged(content, rng)
            said.update(what for _, what in try_damage(spoilt, right, calls, folder / "damaged.db"))
            said.update(what for _, what in try_writing(spoilt, stored[0], decisions, folder / "damaged.db"))
    print(f"{options.count:,} damaged stores, {said.total():,} calls: {said.most_common(20)}")
    return 1 if counts["broken"] or said.keys() - EXPECTED else 0


if __name__ == "__main__":
    sys.exit(main())
