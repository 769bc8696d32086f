"""Bodies that a subject means by what they are: "the company" of "The company sold 40 boats" becomes a mention of theirs.

Speakers are resolved with their quotes; here it is the subjects of the writer's own clauses, and what they own.
"""

from __future__ import annotations

from extractor.components.entities.lexicon import EntityLexicon
from extractor.components.entities.reference import Referents
from extractor.components.entities.scene import Scene

_OWNERS = frozenset({"poss", "pobj"})
_WIDTH = 2  # tokens: "the company"; what is described more closely may be somebody new


def add_described(scene: Scene, lexicon: EntityLexicon, referents: Referents) -> None:
    """Add a mention, inferred, for each subject or its owner that is "the" and a noun for a body, where one fits clearly."""
    columns = scene.structure.columns
    for clause in scene.structure.clauses:
        subject = clause.argument("subject")
        if subject is None or subject.shared:
            continue
        inside = range(columns.first[subject.token], min(columns.stop[subject.token], clause.token))
        for head in inside:
            is_owner = columns.deps[head] in _OWNERS
            if scene.lower[head] not in lexicon.descriptors or not (head == subject.token or is_owner):
                continue
            first = head + 1 - _WIDTH
            if first < 0 or scene.lower[first] != "the" or columns.first[head] != first or scene.at[head] is not None:
                continue
            if scene.tags[head + 1 : head + 2] in (["NNP"], ["NNPS"]):  # "the bank Halden"
                continue
            meant = referents.referent_of(first, head + 1, head)
            if meant is not None:
                scene.add(first, head + 1, "nominal", meant, "descriptor", inferred=True)
