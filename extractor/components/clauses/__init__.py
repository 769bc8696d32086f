"""The sentence, read once: token columns, sentences, noun phrases and clauses of a Doc."""

from extractor.components.clauses.structure import Structure, structure_of

__all__ = ["Structure", "structure_of"]
