"""`docs/datasette/metadata.yml`: what Datasette needs to know of the tables of a store, from the meanings of their columns."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from extractor.desk.store.rows import SLOTS

_FACETS = ("status", "claimant", "outlet", "kind", "role", "type", "unit")
_LISTS = ("entities", "findings")
_OWN = {
    "number": "Its key: the newest claim has the largest.",
    "article": "The article that it stands in.",
    "record_id": "Its id in the record of the article.",
    "status": "What people decided: accepted, rejected, edited, needs_source, undecided.",
    "outlet": "The name of the outlet, or the host of its address.",
    "headline": "That of its article.",
    "entities": "Whoever and whatever it names.",
    "findings": "What the checks say of it: the check, and how the numbers go together.",
    "least": "The value, or the lower end of a stated range, as text that sorts as numbers do.",
    "most": "The value, or the upper end, in the same way.",
    "moved": "The change, in the same way.",
    "buckets": "Coarse sizes and times, for searches.",
    "lead_start": "The first code point of its leading figure or its quote.",
    "lead_end": "One past the last.",
    "original": "What the extractor found in the columns that people have corrected, as JSON; null where nothing is corrected.",
    "typed": "The words of the decision in force: those of its correction and its note.",
}
_ARTICLES = {
    "article_id": "Its id: the digest of its key.",
    "article_key": "Its canonical address, or the digest of what was read.",
    "version": "Which of its versions the claims are of.",
    "claims": "How many claims it has.",
}
_DECISIONS = {
    "decision_id": "The digest of what it says.",
    "claim": "The claim that it is of; null where the article has it no more.",
    "who": "Who decided.",
    "at": "When, in UTC.",
    "slots": "What was put in place of the machine's.",
    "locator": "By which the claim is found again.",
    "machine": "The slots and rules of the machine when it was decided.",
    "undone_at": "When it was taken back; null while it holds.",
}


def metadata_page() -> str:
    """The file, as YAML."""
    claims = {slot.name: slot.meaning for slot in SLOTS} | _OWN
    return "\n".join(
        [
            "title: Claims of news articles",
            "description: A store of `extractor store`, to be read; decisions are made in `extractor serve`.",
            "custom_units:",
            '- "character = []"',
            "databases:",
            "  claims:",
            "    tables:",
            *_table("claims", "Checkable statements, the newest first.", claims),
            "        sort_desc: number",
            "        fts_table: claims_fts",
            "        fts_pk: number",
            "        units:",
            *(f"          {name}: character" for name in ("start", "end", "lead_start", "lead_end")),
            "        facets:",
            *(f"        - {name}" for name in _FACETS),
            *(f"        - array: {name}" for name in _LISTS),
            *_table("articles", "Articles, as their current versions have them.", _ARTICLES),
            "        sort_desc: number",
            "        label_column: headline",
            "        facets:",
            "        - outlet",
            "        - language",
            *_table("decisions", "What people decided; the latest that was not undone is in force.", _DECISIONS),
            "        sort_desc: at",
            "        facets:",
            "        - status",
            "        - who",
            *_table("versions", "The texts of articles, each with its record, packed with zlib.", {}),
            "",
        ]
    )


def _table(name: str, about: str, columns: Mapping[str, str]) -> Iterator[str]:
    yield from (f"      {name}:", f"        description: {json.dumps(about)}")
    if columns:
        yield "        columns:"
        yield from (f"          {column}: {json.dumps(meaning)}" for column, meaning in columns.items())
