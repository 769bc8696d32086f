"""Doc -> Doc: the spaCy components, each a pure finder, a thin component and a factory.

Importing this package registers the factories.
"""

from extractor.components import attribution, morphology, periods, sentence_bounds
from extractor.components.entities import component as entities
from extractor.components.figures import component as figures
from extractor.components.names import component as names
from extractor.components.quotes import component as quotes
from extractor.components.roles import component as roles
from extractor.components.statements import component as statements
from extractor.components.times import component as times

__all__ = [
    "attribution",
    "entities",
    "figures",
    "morphology",
    "names",
    "periods",
    "quotes",
    "roles",
    "sentence_bounds",
    "statements",
    "times",
]
