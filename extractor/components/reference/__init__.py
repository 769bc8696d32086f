"""What words refer to: pronouns, definite and demonstrative noun phrases, bare quantifiers, short names and acronyms."""

from extractor.components.reference.resolution import Referents, referents_of

__all__ = ["Referents", "referents_of"]
