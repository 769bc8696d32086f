"""The packages of the components can be imported by their names."""

import importlib
from types import ModuleType

import pytest

import extractor.components


@pytest.mark.issue(11)
@pytest.mark.parametrize(
    "package",
    ["assertions", "entities", "figures", "measures", "periods", "quotes", "roles", "statements", "times"],
)
def test_a_package_keeps_its_name(package: str) -> None:
    component = importlib.import_module(f"extractor.components.{package}.component")
    module: ModuleType = getattr(extractor.components, package)
    assert module.__name__ == f"extractor.components.{package}"
    assert module.component is component
