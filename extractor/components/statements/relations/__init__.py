"""How figures that are side by side are related: a value in other terms, a share, parts, a gap, so much for each.

A rule is a pure function of the figures of one sentence and the words between them; it gives slots of a statement for the
figure that leads it.  Every figure keeps a statement of its own.
"""

from importlib import import_module
from pkgutil import iter_modules

from extractor.components.statements.relations.sentence import Sentence, Slots, find_relations

__all__ = ["Sentence", "Slots", "find_relations"]

for _module in iter_modules(__path__):  # each adds its rules
    import_module(f"{__name__}.{_module.name}")
