"""Doc -> Doc: the spaCy components, each a pure finder, a thin component and a factory.

Importing this package registers the factories, and with srsly how `doc._.found` is written.
"""

from extractor.components import attribution, dump, morphology, recogniser, sentence_bounds, structure
from extractor.components.assertions import component as _assertions
from extractor.components.entities import component as _entities
from extractor.components.entities import names as _names
from extractor.components.figures import component as _figures
from extractor.components.measures import component as _measures
from extractor.components.periods import component as _periods
from extractor.components.quotes import component as _quotes
from extractor.components.reader import component as _reader
from extractor.components.reference import component as _reference
from extractor.components.roles import component as _roles
from extractor.components.statements import component as _statements
from extractor.components.times import component as _times

# The packages keep their names: `extractor.components.roles` is the package, whatever was imported first.
__all__ = ["attribution", "dump", "morphology", "recogniser", "sentence_bounds", "structure"]
_REGISTERED = (
    _assertions,
    _entities,
    _figures,
    _measures,
    _names,
    _periods,
    _quotes,
    _reader,
    _reference,
    _roles,
    _statements,
    _times,
)
