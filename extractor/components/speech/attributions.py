"""Attributions that the parser takes for a part of what they attribute: "Riders, the line promised, would be paid".

Each repair finds verbs of saying that are attached wrongly, and corrects the columns: the verb governs its clause and its
subject is who says it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from extractor.components.clauses.columns import FINITE_TAGS, SUBJECTS, Columns
from extractor.components.clauses.repairs import REPAIRS, Repair
from extractor.components.speech.cues import load_cues

_INSIDE = frozenset(
    {"parataxis", "advcl", "relcl", "acl", "conj", "ccomp"}
)  # how an attribution is attached in its clause
_NEAR = 16  # tokens of a subject that the parser takes for an apposition


def _says(columns: Columns, i: int) -> bool:
    """True for a finite verb of saying or thinking that can take a clause."""
    is_finite = columns.tags[i] in FINITE_TAGS or any(columns.deps[k] == "aux" for k in columns.left[i])
    return is_finite and load_cues().takes(columns.lower[i], "clause")


# ---------------------------------------------------------------- said the bank
def _inverted(columns: Columns, verbs: Container[str]) -> Iterator[int]:
    """A verb between a lone comma and who says it, with what is said for its subject."""
    for i in range(2, len(columns)):
        if columns.lower[i - 1] == "," and columns.tags[i] in FINITE_TAGS and _says(columns, i):
            said = next((k for k in columns.left[i] if columns.deps[k] in SUBJECTS), -1)
            if said >= 0 and "," not in columns.lower[columns.first[said] : i - 1] and _speaker_after(columns, i) >= 0:
                yield i


def _speaker_after(columns: Columns, i: int) -> int:
    """The noun right after a verb that is its object, its second subject, or that of a clause beyond a comma; or -1."""
    noun = next((k for k in columns.right[i] if columns.deps[k] in ("nsubj", "dobj", "ccomp")), -1)
    if noun >= 0 and columns.deps[noun] == "ccomp":
        noun = columns.child(noun, *SUBJECTS)
        if "," not in columns.lower[columns.stop[noun] - 1 : columns.stop[noun] + 1]:
            return -1
    return noun if noun >= 0 and columns.first[noun] == i + 1 else -1


def _turn(columns: Columns, i: int) -> None:
    said, content = columns.child(i, *SUBJECTS), columns.child(i, "ccomp")
    columns.attach(_speaker_after(columns, i), i, "nsubj")
    if content < 0 and columns.heads[i] > i:
        content = columns.heads[i]
    columns.attach(said, i if content < 0 else content, "ccomp" if content < 0 else "nsubj")


REPAIRS.add(
    "inverted_attribution",
    "",
    "Prices, said the bank, which asks 400 shops, had stopped rising.",
    "The mayor, who won in May, said the town was broke.",
)(Repair(_inverted, _turn))


# ---------------------------------------------------------------- bring home Berg, the mayor's lawyer said
def _unclosed(columns: Columns, verbs: Container[str]) -> Iterator[int]:
    """A verb after what it says, whose subject has an apposition that a comma opens and none closes."""
    for i in range(3, len(columns)):
        if columns.tags[i] in FINITE_TAGS and _says(columns, i) and -1 < columns.child(i, "ccomp") < i:
            subject, beside = columns.child(i, *SUBJECTS), _beside_subject(columns, i)
            is_open = beside >= 0 and columns.stop[beside] == i and columns.lower[columns.first[beside] - 1] == ","
            if is_open and columns.lower[columns.first[subject] - 1].isalnum():
                yield i


def _beside_subject(columns: Columns, i: int) -> int:
    """The last apposition of the subject of a verb, or -1."""
    subject = columns.child(i, *SUBJECTS)
    return next((k for k in reversed(columns.right[subject]) if columns.deps[k] == "appos"), -1) if subject >= 0 else -1


def _close(columns: Columns, i: int) -> None:
    subject, beside = columns.child(i, *SUBJECTS), _beside_subject(columns, i)
    before = columns.first[subject] - 1
    while not columns.is_verb(before) and columns.deps[before] != "prep" and before > columns.child(i, "ccomp"):
        before -= 1
    columns.attach(subject, before, "pobj" if columns.deps[before] == "prep" else "dobj")
    columns.attach(beside, i, "nsubj")


REPAIRS.add(
    "unclosed_apposition",
    "",
    "The mayor worked to free Ona Berg, the family’s lawyer said on Monday.",
    "The mayor worked to free Ona Berg, the family’s lawyer, on Monday.",
)(Repair(_unclosed, _close))


# ---------------------------------------------------------------- ..., the line promised, ...
def _asides(columns: Columns, verbs: Container[str]) -> Iterator[int]:
    """A verb attached to what it says, its subject after a comma."""
    for i, dep in enumerate(columns.deps):
        if dep not in _INSIDE or not _says(columns, i) or (dep == "ccomp" and columns.heads[i] > i):
            continue
        subject = _subject(columns, i)
        if subject < 0 or not _follows_comma(columns, min(columns.first[subject], i)):
            continue
        host = _host(columns, i)
        if any(
            columns.deps[k] in ("mark", "cc", "neg") for k in (*columns.left[i], *columns.left[columns.heads[host]])
        ):
            continue
        objects = ("ccomp", "xcomp") if load_cues().takes(columns.lower[i], "addressee") else ("dobj", "ccomp", "xcomp")
        has_object = any(columns.deps[k] in objects and columns.tags[k] != "VBG" for k in columns.right[i])
        if not has_object and columns.is_verb(host):
            yield i


def _follows_comma(columns: Columns, first: int) -> bool:
    """True if a comma, or a comma and a closing mark, separate a phrase from what comes before; not of "which"."""
    first += columns.lower[first] == ","
    before = columns.lower[max(first - 2, 0) : first]
    return columns.tags[first][:1] != "W" and "," in (before if columns.tags[first - 1] == "''" else before[-1:])


def _subject(columns: Columns, i: int) -> int:
    """The subject of a verb, or a noun phrase beside it that the parser takes for an apposition; or -1."""
    near = (k for k in range(max(i - _NEAR, 1), i) if columns.stop[k] == i and columns.deps[k] == "appos")
    after = (k for k in columns.right[i] if columns.deps[k] == "nsubj" and columns.first[k] == i + 1)
    apposed = (k for k in (*near, *after) if _follows_comma(columns, min(columns.first[k], i)))
    return next((k for k in columns.left[i] if columns.deps[k] in SUBJECTS), next(apposed, -1))


def _host(columns: Columns, i: int) -> int:
    """The predicate that a verb of saying is attached to, across nouns."""
    host = columns.heads[i]
    while columns.heads[host] != host and not columns.is_verb(host):
        host = columns.heads[host]
    return host


def _lift(columns: Columns, i: int) -> None:
    subject, host = _subject(columns, i), _host(columns, i)
    columns.attach(subject, i, "nsubj")
    columns.put_above(i, host)
    for k in columns.left[i]:
        if host > i and columns.stop[k] <= columns.first[subject] and columns.deps[k] != "punct":
            columns.attach(k, host, "csubj" if columns.tags[columns.first[k]] == "WP" else columns.deps[k])
    for k in columns.right[i]:
        if columns.deps[k] == "ccomp":
            columns.deps[k] = "advcl"  # "he says, pointing to a map, ..."


REPAIRS.add(
    "aside",
    "",
    "Riders, the line promised, would get their money back.",
    "The line, which promised much, would get its money back.",
    after=("inverted_attribution",),
)(Repair(_asides, _lift))


# ---------------------------------------------------------------- said in May it would close
def _days_of_saying(columns: Columns, verbs: Container[str]) -> Iterator[int]:
    """A time between a verb of saying and the pronoun that begins the clause which the parser has it in."""
    for i, dep in enumerate(columns.deps):
        content = columns.heads[i]
        said, subject = columns.first[i] - 1, columns.stop[i]
        if dep not in ("prep", "npadvmod") or columns.deps[content] != "ccomp" or columns.heads[content] != said:
            continue
        is_time = columns.entities[subject - 1] in ("DATE", "TIME") and columns.tags[subject] == "PRP"
        if is_time and subject == columns.child(content, *SUBJECTS) and _says(columns, said):
            yield i


def _attach_to_saying(columns: Columns, i: int) -> None:
    columns.attach(i, columns.first[i] - 1, columns.deps[i])


REPAIRS.add(
    "reporting_day",
    "",
    "The firm said in May it would sell its plants for $40 million.",
    "The firm said that in May it would sell its plants for $40 million.",
)(Repair(_days_of_saying, _attach_to_saying))


# ---------------------------------------------------------------- The Courier reported on Thursday, 300 homes had burnt
def _spliced(columns: Columns, verbs: Container[str]) -> Iterator[int]:
    """A verb after its subject with only a time or place after it, up to the comma before the clause it is attached to."""
    for i, dep in enumerate(columns.deps):
        said, comma = columns.heads[i], columns.stop[i]
        if dep not in ("advcl", "ccomp") or not (
            i < comma < said and columns.lower[comma] == "," and _says(columns, i)
        ):
            continue
        speaker, subject = columns.child(i, *SUBJECTS), columns.child(said, *SUBJECTS)
        is_whole = 0 <= speaker < i and columns.first[i] == columns.first[speaker] and columns.tags[speaker][:1] != "W"
        has_place = any(columns.deps[k] in ("prep", "npadvmod") for k in columns.right[i])
        is_bare = columns.child(i, "mark", "dobj", "ccomp", "xcomp", "conj") < 0
        is_clause = subject >= 0 and columns.first[subject] == comma + 1 and not _says(columns, said)
        if is_whole and has_place and is_bare and is_clause:
            yield i


def _govern(columns: Columns, i: int) -> None:
    columns.put_above(i, columns.heads[i])


REPAIRS.add(
    "spliced_attribution",
    "",
    "The Courier reported on Thursday, coverage had risen.",
    "While the mayor said on Thursday, coverage had risen.",
    after=("aside",),
)(Repair(_spliced, _govern))
