"""Doc -> Doc: the spaCy components, each a pure finder, a thin component and a factory."""

from extractor.components import (  # noqa: F401  (importing a module registers its factory)
    block_starts,
    morphology,
    periods,
)
from extractor.components.entities import component as _entities  # noqa: F401
from extractor.components.figures import component as _figures  # noqa: F401
from extractor.components.names import component as _names  # noqa: F401
from extractor.components.quotes import component as _quotes  # noqa: F401
from extractor.components.times import component as _times  # noqa: F401
