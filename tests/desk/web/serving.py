"""A server on a store of the tests: in a thread of this process, or as the command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from extractor.desk.store import Store
from extractor.desk.web.access import Access, new_access
from extractor.desk.web.archive import Archive
from extractor.desk.web.desk import Desk
from extractor.desk.web.server import Server, listen
from extractor.desk.web.worker import Extracting
from extractor.ingest.fetch import Fetcher
from extractor.record.extraction import Extraction
from extractor.record.page import Failure, Page
from extractor.sinks import Record, record_of
from tests.desk.report.sample import steel

SECRET = "a-secret-of-the-tests"


def filled(path: Path, extractions: Iterable[Extraction]) -> Path:
    """The store of a file with these extractions."""
    with Store.open(path, create=True) as store:
        store.add(extractions)
    return path


async def canned(page: Page) -> Record | Failure:
    """What the model would be asked for: the steel article, whatever the page is."""
    return record_of(steel(page.input_id, url=page.url or f"https://news.example/{page.source.sha256}"))


@dataclass(frozen=True)
class Served:
    """A server that runs."""

    address: str
    access: Access

    @property
    def open(self) -> str:
        """A new address that signs in once, as the command prints it."""
        return f"{self.address}/#token={self.access.one_time.issue()}"


def desk_on(path: Path, extracting: Extracting = canned, *, fetcher: Fetcher | None = None) -> Desk:
    """The desk of a store, without a model."""
    return Desk(archive=Archive(path), extracting=extracting, fetcher=fetcher or Fetcher(), who="Ida")


@contextmanager
def serving(
    path: Path,
    extracting: Extracting = canned,
    *,
    fetcher: Fetcher | None = None,
    port: int = 0,
) -> Iterator[Served]:
    """A server of the store in a thread, by default on a free port."""
    listening = listen("127.0.0.1", port, is_local=True)
    access = new_access(SECRET)
    server = Server(desk_on(path, extracting, fetcher=fetcher), access)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening.listening]})
    thread.start()
    try:
        yield Served(listening.address, access)
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def command(path: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`extractor serve` as a terminal starts it, and the address that it prints; it is killed where it still runs at the end."""
    program = [sys.executable, "-m", "extractor", "serve", str(path), *arguments]
    pipe = subprocess.PIPE
    environment = os.environ | {"EXTRACTOR_TOKEN": SECRET}
    with subprocess.Popen(
        program, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=environment, start_new_session=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()
