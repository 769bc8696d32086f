"""Role and direction of each figure: the first rule that answers, stage by stage."""

from __future__ import annotations

from dataclasses import replace

from extractor.components.roles import amounts, baselines, changes, shares  # noqa: F401 (they add their rules)
from extractor.components.roles.asked import RULES, Asked, FoundRole
from extractor.components.roles.governors import Governors
from extractor.components.roles.sites import Sites

__all__ = ["read_roles"]

# The order of the guidelines: change > baseline > difference > share > target > rate > level.
_STAGES = ("plain", "change", "baseline", "difference", "share", "price", "target", "rate", "bare")


def read_roles(sites: Sites) -> list[FoundRole]:
    """The role of each figure of a Doc, in text order."""
    governors = Governors(sites)
    found: list[FoundRole] = []
    for i, site in enumerate(sites.all):
        found.append(_read(Asked(i, sites, governors.of(site), found)))
    return found


def _read(asked: Asked) -> FoundRole:
    return next(
        (role for stage in _STAGES if (role := _first(asked, stage)) is not None), FoundRole("level", rule="default")
    )


def _first(asked: Asked, stage: str) -> FoundRole | None:
    for rule in RULES.of(stage):
        role = rule.find(asked)
        if role is not None:
            return role if role.rule else replace(role, rule=rule.id)
    return None
