"""Shares: parts of a whole that the words name or that is known."""

from __future__ import annotations

from extractor.components.roles.asked import RULES, Asked, FoundRole
from extractor.components.roles.sites import Site, Sites

_FRONTED = 60  # tokens before a figure in which the whole of its share may open the sentence


@RULES.add(
    "fraction", stage="share", example="A third of pupils walk.", counterexample="The third pupil walks.",
)  # fmt: skip
def _fraction(asked: Asked) -> FoundRole | None:
    return FoundRole("share") if asked.site.figure.kind == "fraction" else None


@RULES.add(
    "of_number",
    stage="share",
    example="The ward counted 7 deaths per 100,000 people.",
    counterexample="The ward counted 7 deaths per week.",
)
def _of_number(asked: Asked) -> FoundRole | None:
    figure = asked.site.figure
    is_of_number = figure.kind == "count" and figure.per is not None and figure.per.id[:1].isdigit()
    return FoundRole("share") if is_of_number else None


@RULES.add(
    "of_whole",
    stage="share",
    example="The fund holds 12 percent of the port.",
    counterexample="Inflation stood at 12 percent.",
)
def _of_whole(asked: Asked) -> FoundRole | None:
    site, sites = asked.site, asked.sites
    is_of = site.figure.kind == "percent" and sites.word(site.stop) == "of" and site.stop + 1 not in sites.time_at
    return FoundRole("share") if is_of else None


@RULES.add(
    "partitive",
    stage="share",
    example="The bus hit six walkers, and two of them died.",
    counterexample="The bus hit six walkers, and two members of the crew died.",
)
def _partitive(asked: Asked) -> FoundRole | None:
    """Some of a group that is known: "four of the six", "Of the six, four walked"."""
    site, sites = asked.site, asked.sites
    if site.figure.kind != "count" or "all" in sites.words[max(site.floor, site.first - 2) : site.first]:
        return None
    if sites.words[site.stop : site.stop + 2] == ["out", "of"] or site.figure.rule == "count:partitive":
        return FoundRole("share")
    if sites.word(site.stop) == "of" and _is_known(sites, site.stop + 1):
        return FoundRole("share") if sites.tag(site.stop - 1) == "CD" else None  # not "one member of the crew"
    is_relative = "of" in sites.words[site.lead - 1 : site.lead] and sites.word(site.lead) in ("which", "whom")
    is_rest = _is_bare(site) and sites.uses(site.first - 1, "rest") and sites.tag(site.first - 2) == "DT"
    return FoundRole("share") if is_relative or is_rest or _is_fronted(asked) else None


def _is_known(sites: Sites, first: int) -> bool:
    """True if a group begins at a token that the article has told of: "the six", "their 12", "Norland's top nine banks"."""
    if first in sites.figure_at or sites.tag(first) in ("PRP", "DT", "PRP$", "CD"):
        return True
    thing = sites.structure.columns.child(first - 1, "pobj")
    tags = sites.tags[first:thing] if thing > first else []
    return "POS" in tags and "CD" in tags


def _is_bare(site: Site) -> bool:
    """True of a number alone: "the other two", not "the other two boats"."""
    return site.stop == site.first + 1


def _is_fronted(asked: Asked) -> bool:
    """ "Of the six, four walked", "According to the club, out of those who came, four walked"."""
    site, sites = asked.site, asked.sites
    if site.slot not in ("subject", "object"):
        return False
    for k in range(site.first - 2, max(site.floor - 1, site.first - _FRONTED), -1):
        opens = k == site.floor or sites.word(k - 1) in (",", "out", "—", "–", ":")
        if sites.word(k) == "of" and opens:
            is_known = sites.tag(k + 1) in ("DT", "CD", "PRP$", "PRP")
            is_group = sites.word(k + 1) in ("those", "them", "these") or _is_bare(site)
            return is_known and (is_group or any(i in sites.figure_at for i in range(k, site.first)))
    return False


@RULES.add(
    "percent", stage="bare", example="The dam is 30 percent full.", counterexample="Growth slowed to 2 percent.",
)  # fmt: skip
def _percent(asked: Asked) -> FoundRole | None:
    """A percentage that no cue claims, unless it is an amount of its own: "a margin of 11 percent"."""
    site, sites = asked.site, asked.sites
    if (
        site.figure.kind != "percent"
        or not sites.structure.columns.parsed
        or any(one.sort in ("change_noun", "gap_noun") for one in asked.governors)
    ):
        return None
    if site.slot == "subject":
        return FoundRole("share")
    subject = sites.noun_of(site.clause, "subject") if site.clause is not None else -1
    is_gauged = any(sites.uses(k, "gauge") for k in (subject, site.place.host or -1))  # "The index stood at 62 percent"
    return None if is_gauged or sites.word(subject) in sites.cues.nouns else FoundRole("share")
