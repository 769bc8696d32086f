"""Role and direction of each figure: the first rule that answers, stage by stage."""

from __future__ import annotations

from dataclasses import replace

from extractor.components.roles.case import RULES, Case, FoundRole
from extractor.components.roles.context import Context
from extractor.components.roles.governors import Governors

__all__ = ["read_roles"]

# The order of the guidelines: change > baseline > difference > share > target > rate > level.
_STAGES = ("plain", "change", "baseline", "difference", "share", "price", "target", "rate", "bare")


def read_roles(context: Context) -> list[FoundRole]:
    """The role of each figure of a Doc, in text order."""
    governors = Governors(context)
    roles: list[FoundRole] = []
    for i, at in enumerate(context.located):
        roles.append(_read(Case(i, context, governors.of(at), roles)))
    return roles


def _read(case: Case) -> FoundRole:
    return next(
        (role for stage in _STAGES if (role := _first(case, stage)) is not None), FoundRole("level", rule="default")
    )


def _first(case: Case, stage: str) -> FoundRole | None:
    for rule in RULES.of(stage):
        role = rule.find(case)
        if role is not None:
            return role if role.rule else replace(role, rule=rule.id)
    return None
