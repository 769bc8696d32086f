"""Bodies that are meant by what they are: "the company" of "The company sold 40 boats" becomes a mention of theirs."""

from __future__ import annotations

from extractor.components.entities.scene import Scene
from extractor.components.reference import referents_of

_BODIES = frozenset({"ORG", "GPE"})


def add_described(scene: Scene) -> None:
    """Add a mention, inferred, for each noun phrase that refers to a body with a name; speakers have theirs already."""
    for referent in referents_of(scene.doc).resolved.values():
        entity = referent.thing.entity if referent.thing is not None and referent.kind == "noun_phrase" else None
        if entity is not None and scene.drafts[entity].type in _BODIES and scene.at[referent.noun] is None:
            scene.add(referent.first, referent.stop, "nominal", scene.drafts[entity], "descriptor", inferred=True)
