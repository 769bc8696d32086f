"""`extractor serve`: a store in the browser, and for programs."""

from __future__ import annotations

import getpass
import os
import signal
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.choice import MIN_CONFIDENCE
from extractor.cli import options
from extractor.cli.browser import on_enter, opened_in_browser
from extractor.cli.signals import Ended
from extractor.cli.store_options import DEFAULT, warn_of_readers
from extractor.cli.terminal import say, show
from extractor.extras import needed_by
from extractor.isolation import Limits

if TYPE_CHECKING:
    from extractor.desk.web.server import SignIn

_EXPOSED = (
    "others on the network can reach this server: anyone who signs in can read and decide as you do, and the connection is"
    " not encrypted; stop it with Ctrl-C when you are done"
)
_TOKEN = "EXTRACTOR_TOKEN"


def serve_command(
    store: Annotated[Path, typer.Argument(metavar="STORE", help="File of the store; created if missing.")] = DEFAULT,
    host: Annotated[str, typer.Option(metavar="HOST", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65_535, metavar="N", help="Port (default: 8765, or a free one if that is taken)."),
    ] = None,
    expose: Annotated[
        bool, typer.Option("--expose", help="Let others on the network connect, for a --host that they can reach.")
    ] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open the browser, signed in.")] = False,
    who: Annotated[
        str | None, typer.Option(metavar="NAME", help="Name to record with decisions (default: your user name).")
    ] = None,
    names: options.Names = None,
    allow_private: options.AllowPrivate = None,
    language: options.Language = None,
    model: options.Model = None,
    lexicons: options.Lexicons = None,
    reader: options.Reader = None,
    min_confidence: options.MinConfidence = MIN_CONFIDENCE,
    seconds: options.Seconds = options.LIMITS.seconds or 0,
    memory: options.Memory = options.LIMITS.megabytes or 0,
) -> None:
    """Search and review the claims of a store in the browser; needs the extra `web`.

    The address that is printed signs you in once, within five minutes; press Enter for a new one.  Programs send the token that
    EXTRACTOR_TOKEN has when the server starts.

    Example: extractor serve claims.db --open
    """
    is_local = _is_local(host)
    if not (is_local or expose):
        raise typer.BadParameter(
            f"others on the network can reach {host}: leave out --host, or add --expose if you want that",
            param_hint="--host",
        )
    # What is heavy is imported where the usage is known to be right
    with needed_by("serve", "web"):
        from extractor.desk.web.server import listen, serve
        from extractor.desk.web.worker import Settings
    from extractor.ingest.fetch import Fetcher

    settings = Settings(
        choice=options.choice(model, lexicons, reader, min_confidence),
        languages=None if "any" in (language or ()) else tuple(language or ()),
        limits=Limits(seconds=seconds or None, megabytes=memory or None),
    )
    listener = listen(host, port, is_local=is_local)

    def started(sign_in: SignIn) -> None:
        if not is_local:
            say(_EXPOSED, style="yellow")
        warn_of_readers(store)
        if open_ and ending.enter_context(opened_in_browser(sign_in.new_address)):
            show(sign_in.address)
            say("opened in the browser; press Enter for an address for another browser, Ctrl-C to stop")
        else:
            show(sign_in.new_address())
            say("open this address to sign in; it works once. Press Enter for a new one, Ctrl-C to stop")
        on_enter(lambda: show(sign_in.new_address()))

    with ExitStack() as ending:
        try:
            serve(
                store,
                listener,
                who=who or _own_name(),
                token=os.environ.get(_TOKEN),
                names=names or (),
                settings=settings,
                fetcher=Fetcher(private=allow_private or ()),
                started=started,
            )
        except Ended as ended:
            if ended.number != signal.SIGINT:
                raise
            say(f"stopped; all decisions are in {store}")


def _is_local(host: str) -> bool:
    from extractor.desk.web.access import is_loopback

    try:
        return is_loopback(host)
    except (OSError, UnicodeError) as error:
        raise typer.BadParameter(f"{host!r} is not an address of this machine", param_hint="--host") from error


def _own_name() -> str:
    """The name of the user on this machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a number without a name, as in a container
        return "somebody"
