"""Where the parser is wrong in ways that news shows again and again, and how its columns are put right."""

from __future__ import annotations

from extractor.components.clauses.columns import Columns
from extractor.components.clauses.vocabulary import Vocabulary


def repair(columns: Columns, vocabulary: Vocabulary) -> None:
    """Correct the columns in place and make children and edges."""
    columns.grow()
    if not columns.parsed:
        return
    for i, word in enumerate(columns.lower):
        if columns.is_verb(i) and any(c.isdigit() for c in word):
            _number_is_no_verb(columns, i)
    columns.grow()


def _number_is_no_verb(columns: Columns, i: int) -> None:
    """ "narrowed to HK$212 million": a number behind "to" is taken for an infinitive; its phrases are the verb's."""
    columns.tags[i] = "CD"
    head = columns.heads[i]
    if head == i:
        return
    to = next((k for k in columns.lefts[i] if columns.lower[k] == "to"), -1)
    top = next((k for k in columns.rights[i] if k == i + 1 and columns.tags[k] in ("CD", "NNS", "NN")), i)
    for k in columns.children(i):
        if k not in (to, top):
            columns.attach(k, head, columns.deps[k])
    if top != i:
        columns.attach(i, top, "compound")
    if to >= 0:
        columns.attach(to, head, "prep")
        columns.attach(top, to, "pobj")
    else:
        columns.attach(top, head, "dobj")
