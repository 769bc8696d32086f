"""The browser, opened at an address that nobody else may see, and the key that asks for another address."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from html import escape
from pathlib import Path

from extractor.cli.signals import Ended
from extractor.errors import ExtractorError

NewAddress = Callable[[Callable[[], object]], str]
_PAGE = """<!DOCTYPE html>
<meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Desk</title>
<meta http-equiv="refresh" content="0; url={0}"><p><a href="{0}">To the desk</a></p>
"""


@contextmanager
def opened_in_browser(new_address: NewAddress) -> Iterator[bool]:
    """True where the browser was opened at a new address, which is not on its command line, for all users to list.

    It opens a page of a folder that only this user can read, which leads on.  The folder is gone when the address has been
    used, or at the end of the block.
    """
    folder = Path(tempfile.mkdtemp(prefix="extractor-"))  # mode 0700
    remove = partial(shutil.rmtree, folder, ignore_errors=True)
    try:
        page = folder / "open.html"
        handle = os.open(page, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(handle, "w", encoding="utf-8") as file:
            file.write(_PAGE.format(escape(new_address(remove))))
        yield webbrowser.open(page.as_uri())
    finally:
        remove()


def on_enter(act: Callable[[], object]) -> None:
    """From now on, call `act` in a thread for each line that is typed; without a terminal or pipe to read nothing happens."""
    if hasattr(signal, "SIGTTIN"):  # not on Windows
        signal.signal(signal.SIGTTIN, signal.SIG_IGN)  # a command in the background is not stopped for asking

    def listen() -> None:
        # Read without Python's buffer, whose lock would be in the way when the process ends
        with suppress(OSError, ValueError, AttributeError, ExtractorError, Ended):
            while os.read(sys.stdin.fileno(), 1024):
                act()

    threading.Thread(target=listen, name="enter", daemon=True).start()
