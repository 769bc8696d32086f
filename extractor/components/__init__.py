"""Doc -> Doc: the spaCy components, each a pure finder, a thin component and a factory.

Importing this package registers the factories.
"""

from extractor.components import attribution, morphology, periods, sentence_bounds
from extractor.components.entities import component as _entities
from extractor.components.figures import component as _figures
from extractor.components.names import component as _names
from extractor.components.quotes import component as _quotes
from extractor.components.roles import component as _roles
from extractor.components.times import component as _times

# The packages keep their names: `extractor.components.roles` is the package, whatever was imported first.
REGISTERED = (
    sentence_bounds, morphology, _times, _figures, _roles, periods, _names, _quotes, _entities, attribution,
)  # fmt: skip
