"""spaCy without its own command line, which `import spacy` brings with it: a third of what the import costs."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

_COMMANDS, _INFO = "spacy.cli", "spacy.cli.info"


def import_spacy() -> None:
    """Import spaCy unless that has been done; its command line is loaded when somebody imports it, or calls `spacy.info`.

    For the processes of our own commands.  A library leaves to its users how they import spaCy.
    """
    if "spacy" in sys.modules:
        return
    substitute: Any = ModuleType(_INFO)
    substitute.info = _info
    sys.modules.update({_COMMANDS: ModuleType(_COMMANDS), _INFO: substitute})
    try:
        import spacy  # noqa: F401 - the modules that use it import it again
    finally:
        del sys.modules[_COMMANDS], sys.modules[_INFO]


def _info(*args: Any, **kwargs: Any) -> Any:
    return importlib.import_module(_INFO).info(*args, **kwargs)
