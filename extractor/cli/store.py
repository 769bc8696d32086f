"""`extractor store`: a database of claims to search and to review, in one file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from extractor.cli.failures import SOME_FAILED, Failures
from extractor.cli.options import AsJson, RecordFiles
from extractor.cli.store_exchange import export_command, merge_command
from extractor.cli.store_options import DEFAULT, MINUS, Query, StoreFile, opened_store
from extractor.cli.summary import counted
from extractor.cli.terminal import say, show, show_json

if TYPE_CHECKING:
    from extractor.desk.store import Stats, Store, StoredClaim

# As in extractor.desk.store, which loads more than help needs; a test compares them.
Order = Literal[
    "newest", "oldest", "relevance", "score", "certainty", "largest", "smallest", "latest", "earliest", "measure", "source",
    "outlet",
]  # fmt: skip


_RULES_SHOWN = 15

store_app = typer.Typer(
    help="Keep claims in one SQLite file to search and review.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@store_app.command("add", no_args_is_help=True)
def add_command(records: RecordFiles, store: StoreFile = DEFAULT) -> None:
    """Add records to a store, created if missing.

    Records already there stay, an article with a new text becomes a new version, and decisions stay with their claims.

    Example: extractor store add archive
    """
    from extractor.desk.store import Store

    failures = Failures()
    workers = os.cpu_count() or 1
    if store.exists():
        with opened_store(store, create=True) as opened:
            added = opened.add_files(records, report=failures.add, workers=workers)
    elif made := Store.make_of_files(store, records, report=failures.add, workers=workers):
        added = made
    else:
        say(f"{store} is not made, since there is no record to add")
        failures.end("added", 0)
        return
    parts = [
        counted(added.articles, "new article"),
        f"{counted(added.versions, 'article')} with a new text" if added.versions else "",
        f"{added.replaced:,} extracted anew" if added.replaced else "",
        f"{added.unchanged:,} unchanged" if added.unchanged else "",
        f"{added.repaired:,} repaired" if added.repaired else "",
        f"{added.older:,} kept from a newer extractor" if added.older else "",
        f"{added.detailed:,} kept with the details that a person set" if added.detailed else "",
        f"{added.refused:,} refused: deleted on request" if added.refused else "",
        counted(added.claims, "claim"),
        f"{counted(added.decisions_kept, 'decision')} kept" if added.decisions_kept else "",
        f"{counted(added.decisions_lost, 'decision')} whose claim is gone" if added.decisions_lost else "",
    ]
    show(f"{store}: {', '.join(filter(None, parts))}")
    known = added.replaced + added.unchanged + added.repaired + added.older + added.detailed + added.refused
    failures.end("added", added.articles + added.versions + known)


@store_app.command("search", no_args_is_help=True, context_settings=MINUS)
def search_command(
    query: Query = None,
    store: StoreFile = DEFAULT,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="Number of claims to show.")] = 20,
    order: Annotated[
        Order,
        typer.Option(help="Sort by publication date, best match, what is most worth checking, value or a column."),
    ] = "newest",
    facets: Annotated[
        bool, typer.Option("--facets", help="Show the most frequent values of each facet instead.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Find claims that match all terms of a query.

    Example: extractor store search measure:exports "value>1e7" period:2025-05
    """
    from extractor.record.plain import to_plain

    words = " ".join(query or ())
    with opened_store(store) as opened:
        if facets:
            counted_values = opened.facets(words)
            if as_json:
                show_json({name: dict(counts) for name, counts in counted_values.counts.items()})
                return
            for name, counts in counted_values.counts.items():
                show(f"{name}: {', '.join(f'{value} ({count:,})' for value, count in counts) or 'none'}")
            return
        hits = opened.search(words, limit=limit, order=order)
    if as_json:
        show_json([to_plain(claim) | {"status": claim.status, "row": dict(claim.row)} for claim in hits.claims])
        return
    show(*(line for claim in hits.claims for line in _lines(claim)))
    show(f"{'more than ' * hits.is_more}{counted(hits.total, 'claim')}")


def _lines(claim: StoredClaim) -> Iterator[str]:
    """A claim, and below it its amount and period, where it was published and what was decided."""
    from extractor.record.timex import interval_text

    row = claim.row
    period = interval_text(row["period_from"], row["period_until"])
    decisions = (claim.decision, *claim.others) if claim.decision else ()
    parts = (
        claim.amount,
        f"{period}?" if period and "period" in row["inferred"] else period,  # inferred, as in the table
        row["outlet"],
        row["published_on"],
        ", ".join(f"{_in_words(decision.status)} by {decision.who}" for decision in decisions)
        or _in_words(claim.status),
        claim.id,
    )
    yield " ".join(str(row["text"]).split())
    yield f"     {'; '.join(filter(None, parts))}"


def _in_words(status: str) -> str:
    from extractor.desk.store import STATUS_WORDS

    return STATUS_WORDS.get(status, status)


@store_app.command("stats")
def stats_command(store: StoreFile = DEFAULT, as_json: AsJson = False) -> None:
    """Show numbers about a store.  They say how often people accept what each rule found.

    Example: extractor store stats
    """
    with opened_store(store) as opened:
        stats = opened.stats()
    if as_json:
        from extractor.record.plain import to_plain

        show_json(to_plain(stats))
        return
    show(*_stats_lines(store, stats))


def _stats_lines(store: Path, stats: Stats) -> Iterator[str]:
    days = (
        f", published {stats.first_published[:10]} to {stats.last_published[:10]}"
        if stats.first_published and stats.last_published
        else ""
    )
    texts = f" in {stats.versions:,} versions" if stats.versions > stats.articles else ""
    yield f"{store}: {counted(stats.articles, 'article')}{texts}{days}; {stats.size / 1e6:,.1f} MB"
    decisions = ", ".join(f"{count:,} {_in_words(status)}" for status, count in stats.decisions.items())
    yield f"{counted(stats.claims, 'claim')}: {decisions}"
    if stats.lost:
        yield f"{counted(stats.lost, 'decision')} on claims that no longer exist"
    if stats.rules:
        yield "How often people accepted what a rule put into a slot, most decided first:"
    for rate in stats.rules[:_RULES_SHOWN]:
        decided = rate.accepted + rate.edited + rate.rejected
        yield f"  {rate.accepted / decided:4.0%} of {decided:,} accepted: {rate.slot} by {rate.rule}"


@store_app.command("versions", no_args_is_help=True)
def versions_command(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Id or URL of an article.")],
    store: StoreFile = DEFAULT,
) -> None:
    """Show the versions of an article, and which claims changed.

    Example: extractor store versions https://news.example/steel
    """
    with opened_store(store) as opened:
        stored = opened.article(article)
        for version in stored.versions:
            seen = (version.seen or version.added)[:16].replace("T", " ")
            show(f"version {version.number}, seen {seen}: {counted(version.claims, 'claim')}")
            if version.number > 1:
                show(*_changes(opened, stored.summary.id, version.number))


def _changes(store: Store, article: str, version: int) -> Iterator[str]:
    changes = store.changes(article, version)
    before, after = (
        {claim.id: claim.sentence for claim in store.article(article, number).extraction.claims}
        for number in (version - 1, version)
    )
    yield f"     {len(changes.kept):,} unchanged"
    yield from (f"   ~ {before[old]} -> {after[new]}" for old, new in changes.changed)
    yield from (f"   + {after[id_]}" for id_ in changes.added)
    yield from (f"   - {before[id_]}" for id_ in changes.removed)


store_app.command("export", no_args_is_help=True, context_settings=MINUS)(export_command)
store_app.command("merge", no_args_is_help=True)(merge_command)


@store_app.command("backup", no_args_is_help=True)
def backup_command(
    output: Annotated[Path, typer.Argument(metavar="OUT", help="File for the copy; an existing one is replaced.")],
    store: StoreFile = DEFAULT,
) -> None:
    """Copy a store, even while others write to it.

    Example: extractor store backup claims-monday.db
    """
    with opened_store(store) as opened:
        opened.backup(output)
    show(f"{output}: {output.stat().st_size / 1e6:,.1f} MB")


@store_app.command("check")
def check_command(store: StoreFile = DEFAULT) -> None:
    """Check that a store is sound and agrees with its records.  The exit code is 1 if not.

    Example: extractor store check
    """
    with opened_store(store) as opened:
        faults = opened.check()
    if not faults:
        show(f"{store}: sound")
        return
    for fault in faults:
        say(f"{store}: {fault}", "red")
    raise typer.Exit(SOME_FAILED)


@store_app.command("delete", no_args_is_help=True)
def delete_command(
    articles: Annotated[list[str] | None, typer.Argument(metavar="ARTICLE", help="Ids or URLs of articles.")] = None,
    person: Annotated[
        list[str] | None,
        typer.Option("--person", metavar="NAME", help="Person to hide everywhere; repeatable."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be deleted and hidden, and change nothing.")
    ] = False,
    store: StoreFile = DEFAULT,
) -> None:
    """Delete articles or hide a person for good.  They stay away even if the records are added again.

    Backups and files of records are not changed.

    Example: extractor store delete https://news.example/steel
    """
    failures = Failures()
    with opened_store(store) as opened:
        for article in articles or ():
            line = failures.attempt(article, "deleting", _delete, opened, article, dry_run=dry_run)
            show(*filter(None, [line]))
        for name in person or ():
            show(*failures.attempt(name, "hiding", _hide, opened, name, dry_run=dry_run) or ())
    failures.end("checked" if dry_run else "deleted", len((*(articles or ()), *(person or ()))) - failures.count)


def _delete(store: Store, article: str, *, dry_run: bool) -> str:
    if not dry_run:
        store.delete_article(article)
        return f"{article}: deleted"
    there = store.article(article)
    decisions = len(there.decisions) + len(there.lost)
    counts = (counted(len(there.versions), "version"), counted(there.summary.claims, "claim"))
    return f"{article}: {', '.join(counts)} and {counted(decisions, 'decision')} would be deleted"


def _hide(store: Store, name: str, *, dry_run: bool) -> list[str]:
    namings = store.namings(name) if dry_run else store.delete_person(name)
    articles = {naming.article_id: naming for naming in reversed(namings)}  # as the current version has it
    addresses = sum(naming.in_address for naming in articles.values())
    where = f" and in {counted(addresses, 'address')}" if addresses else ""
    lines = [f"{name}: {'would be hidden' if dry_run else 'hidden'} in {counted(len(articles), 'article')}{where}"]
    if dry_run:
        lines += [
            f"  {naming.article_id} {naming.url or ''}: {', '.join(naming.forms)}" for naming in articles.values()
        ]
    elif addresses:
        lines.append("  such an address now leads to the home page of its site; here it still finds the article")
    return lines
