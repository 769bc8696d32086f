"""The packages of the components can be imported by their names."""

import importlib
from types import ModuleType

import pytest

import extractor.components


@pytest.mark.issue(11)
@pytest.mark.parametrize(
    "package",
    [
        "assertions",
        "clauses",
        "entities",
        "figures",
        "measures",
        "names",
        "periods",
        "quotes",
        "roles",
        "statements",
        "times",
    ],
)
def test_a_package_keeps_its_name(package: str) -> None:
    component = importlib.import_module(f"extractor.components.{package}.component")
    found: ModuleType = getattr(extractor.components, package)
    assert found.__name__ == f"extractor.components.{package}"
    assert found.component is component
