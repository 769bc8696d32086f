"""The tables of a store, and how a file of an older version is upgraded to the present one.

    articles    one row an article, as its current version has it
    versions    each text of an article, with its record; `detailed` is 1 where a person has set outlet, headline or date in it
    claims      the claims of the current versions, flat: columns of the table `claims`, and what searches ask for, as
                people have corrected them; `original` has what the extractor found in the corrected columns, as JSON,
                `typed` the words of the decision in force: those of its correction and its note
    claims_fts  their words, for full-text search
    decisions   what people decided, only ever added to

The number of an article says its day of publication, that of a claim its article and rank, so that the largest number is the
newest claim and no search has to sort.  What the machine found can be made again from the records of `versions`; what people
decided cannot, and no migration may touch it.  The check makes it again to compare: where a release derives other
columns from the same record, the check names them until the records are added again.
"""

from __future__ import annotations

from typing import Final

APPLICATION_ID: Final = 0x45585452  # "EXTR", by which a file says that it is a store

_CREATE = """
CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    article_id TEXT NOT NULL UNIQUE,
    article_key TEXT NOT NULL,
    headline TEXT,
    outlet TEXT,
    url TEXT,
    published TEXT,
    language TEXT,
    version INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    findings INTEGER NOT NULL
);

CREATE TABLE versions (
    article_id TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    added TEXT NOT NULL,
    seen TEXT,
    text_sha256 TEXT NOT NULL,
    record_sha256 TEXT NOT NULL,
    producer TEXT NOT NULL,
    claims INTEGER NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (article_id, version)
) WITHOUT ROWID;

CREATE TABLE claims (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    record_id TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'undecided',
    outlet TEXT,
    published_on TEXT,
    type TEXT NOT NULL,
    is_attributed INTEGER NOT NULL,
    claimant TEXT,
    claimant_role TEXT,
    cue TEXT,
    said_on TEXT,
    text TEXT NOT NULL,
    factuality TEXT NOT NULL,
    event TEXT,
    event_lemma TEXT,
    polarity TEXT,
    mode TEXT,
    subject TEXT,
    measure TEXT,
    place TEXT,
    kind TEXT,
    role TEXT,
    amount TEXT,
    value TEXT,
    unit TEXT,
    per TEXT,
    low TEXT,
    high TEXT,
    modifier TEXT,
    change TEXT,
    change_unit TEXT,
    direction TEXT,
    baseline TEXT,
    baseline_unit TEXT,
    baseline_kind TEXT,
    baseline_from TEXT,
    baseline_until TEXT,
    period_from TEXT,
    period_until TEXT,
    inferred TEXT NOT NULL,
    missing TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    block TEXT,
    also TEXT NOT NULL,
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    cluster_key TEXT NOT NULL,
    rules TEXT NOT NULL,
    entities TEXT NOT NULL,
    findings TEXT NOT NULL,
    least TEXT,
    most TEXT,
    moved TEXT,
    buckets TEXT NOT NULL,
    lead_start INTEGER NOT NULL,
    lead_end INTEGER NOT NULL
);
CREATE INDEX claims_article ON claims (article);
CREATE INDEX claims_status ON claims (status) WHERE status != 'undecided';
CREATE INDEX claims_cluster ON claims (cluster_key) WHERE cluster_key != '';

CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,
    decision_id TEXT NOT NULL UNIQUE,
    article_id TEXT NOT NULL,
    article_key TEXT NOT NULL,
    claim INTEGER REFERENCES claims (number) ON DELETE SET NULL,
    status TEXT NOT NULL CHECK (status IN ('accepted', 'rejected', 'edited', 'needs_source')),
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    slots TEXT NOT NULL,
    note TEXT,
    locator TEXT NOT NULL,
    machine TEXT NOT NULL,
    undone_at TEXT,
    undone_by TEXT
);
CREATE INDEX decisions_article ON decisions (article_id);
CREATE INDEX decisions_claim ON decisions (claim, at);

CREATE VIEW standing AS
    SELECT claim, status, decision_id, max(at || printf('%020d', number)) AS latest
    FROM decisions WHERE claim IS NOT NULL AND undone_at IS NULL GROUP BY claim;

CREATE TRIGGER decisions_added AFTER INSERT ON decisions WHEN new.claim IS NOT NULL BEGIN
    UPDATE claims SET status = (SELECT status FROM standing WHERE claim = new.claim) WHERE number = new.claim;
END;
CREATE TRIGGER decisions_changed AFTER UPDATE OF claim, undone_at ON decisions BEGIN
    UPDATE claims SET status = coalesce((SELECT status FROM standing WHERE claim = number), 'undecided')
    WHERE number IN (old.claim, new.claim);
END;

CREATE TABLE deleted (
    what TEXT NOT NULL CHECK (what IN ('article', 'person')),
    digest TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (what, digest)
) WITHOUT ROWID;
"""

_ADD_CERTAINTY = "ALTER TABLE claims ADD COLUMN certainty REAL;"

_ADD_ORIGINAL = "ALTER TABLE claims ADD COLUMN original TEXT;"

_INDEXED: Final = (
    "text, measure, subject, claimant, event, place, entities, headline, typed, outlet, type, kind, role, unit, change_unit, "
    "direction, findings, value, change, buckets"
)
_PUT: Final = f"""
    INSERT INTO claims_fts (rowid, {_INDEXED}) VALUES (new.number, new.{_INDEXED.replace(", ", ", new.")});
"""
_TAKE: Final = f"""
    INSERT INTO claims_fts (claims_fts, rowid, {_INDEXED})
    VALUES ('delete', old.number, old.{_INDEXED.replace(", ", ", old.")});
"""
_INDEX_MORE_WORDS = f"""
ALTER TABLE articles DROP COLUMN findings;
ALTER TABLE claims ADD COLUMN headline TEXT;
ALTER TABLE claims ADD COLUMN typed TEXT;
UPDATE claims SET headline = (SELECT headline FROM articles WHERE articles.number = claims.article);
DROP TRIGGER IF EXISTS claims_added;
DROP TRIGGER IF EXISTS claims_removed;
DROP TRIGGER IF EXISTS claims_corrected;
DROP TABLE IF EXISTS claims_fts;
CREATE VIRTUAL TABLE claims_fts USING fts5 (
    {_INDEXED}, content = 'claims', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER claims_added AFTER INSERT ON claims BEGIN {_PUT} END;
CREATE TRIGGER claims_removed AFTER DELETE ON claims BEGIN {_TAKE} END;
CREATE TRIGGER claims_corrected AFTER UPDATE OF original ON claims BEGIN {_TAKE} {_PUT} END;
INSERT INTO claims_fts (claims_fts) VALUES ('rebuild');
"""

_ADD_DETAILED = "ALTER TABLE versions ADD COLUMN detailed INTEGER NOT NULL DEFAULT 0;"

MIGRATIONS: tuple[str, ...] = (_CREATE, _ADD_CERTAINTY, _ADD_ORIGINAL, _ADD_DETAILED, _INDEX_MORE_WORDS)
"""The script at index N makes version N + 1 of a file of version N; a new file has version 0."""
