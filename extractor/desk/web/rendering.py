"""HTML from templates: ours, and those of the report, whose text and claims look the same.

Nothing of an article reaches a page but through a template that escapes it, and what a browser would obey in it is made
visible first.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from http import HTTPStatus

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from extractor.desk import finding_words
from extractor.desk.report.visible import measurable, visible
from extractor.desk.web.assets import Asset, load_assets


def page(
    template: str, values: Mapping[str, object], status: int = HTTPStatus.OK, headers: Mapping[str, str] | None = None
) -> HTMLResponse:
    """The answer with a page; what its template takes is `told`."""
    return HTMLResponse(_environment().get_template(template).render(values), status, headers=headers)


@cache
def assets() -> dict[str, Asset]:
    """The files that pages load, by name."""
    return load_assets()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("extractor.desk.web"), PackageLoader("extractor.desk.report")]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"asset": assets().__getitem__, "finding_words": finding_words, "measurable": measurable}
    return environment
