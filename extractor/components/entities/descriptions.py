"""Bodies that are meant by what they are: "the company" of "The company sold 40 boats" becomes a mention of theirs."""

from __future__ import annotations

from extractor.components.entities.scene import Scene
from extractor.components.reference import referents_of

_BODIES = frozenset({"ORG", "GPE"})


def add_described(scene: Scene) -> None:
    """Add a mention, inferred, for each noun phrase that refers to a body with a name; speakers have theirs already."""
    for one in referents_of(scene.doc).resolved.values():
        entity = one.thing.entity if one.thing is not None and one.kind == "noun_phrase" else None
        if entity is not None and scene.drafts[entity].type in _BODIES and scene.at[one.noun] is None:
            scene.add(one.first, one.stop, "nominal", scene.drafts[entity], "descriptor", inferred=True)
