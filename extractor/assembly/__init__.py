"""Doc -> annotations and claims: the last floor that sees spaCy."""

from extractor.assembly.assemble import assemble

__all__ = ["assemble"]
