"""A folder of pages that were fetched before, for asking the server only whether they have changed.

One file for each URL, named by the digest of the URL: a line of JSON (what the server said), then the bytes of the page.  A
file is there whole or not at all; one that is damaged counts as missing.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import os
import tempfile
from pathlib import Path

import orjson

from extractor.errors import InputError
from extractor.ingest.fetched import Fetched


class PageCache:
    """The pages in one folder, which is made if it is not there.  Raises InputError when the folder cannot be used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{folder}: no folder for fetched pages ({error.strerror}): choose another") from error

    def load(self, url: str) -> Fetched | None:
        """What is stored for a URL; None when there is nothing, or nothing that is whole."""
        try:
            head, _, content = self._path(url).read_bytes().partition(b"\n")
            facts = orjson.loads(head)
            if facts.pop("sha256") == hashlib.sha256(content).hexdigest() and facts["url"] == url:
                return Fetched(content=content, **facts)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):  # not there, or not written by us
            return None
        return None

    def store(self, page: Fetched) -> None:
        """Keep a page under its URL, in place of an older one.  Raises InputError when it cannot be written."""
        facts = {field.name: getattr(page, field.name) for field in dataclasses.fields(page) if field.name != "content"}
        head = orjson.dumps(facts | {"sha256": hashlib.sha256(page.content).hexdigest()})
        try:
            with tempfile.NamedTemporaryFile(dir=self._folder, prefix=".", delete=False) as file:
                try:
                    file.write(head + b"\n" + page.content)
                    file.close()
                    os.replace(file.name, self._path(page.url))
                except BaseException:
                    with contextlib.suppress(OSError):
                        os.unlink(file.name)
                    raise
        except OSError as error:
            raise InputError(
                f"{self._folder}: a fetched page cannot be stored ({error.strerror}): free some space, or leave out --cache"
            ) from error

    def _path(self, url: str) -> Path:
        return self._folder / f"{hashlib.sha256(url.encode()).hexdigest()}.page"
