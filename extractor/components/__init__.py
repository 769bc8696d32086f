"""Doc -> Doc: the spaCy components, each a pure finder, a thin component and a factory.

Importing this package imports its modules, each of which adds its own: factories, rules, types of lexicons, and with srsly how
`doc._.found` is written.
"""

from importlib import import_module
from pkgutil import walk_packages

for _module in walk_packages(__path__, f"{__name__}."):
    import_module(_module.name)
