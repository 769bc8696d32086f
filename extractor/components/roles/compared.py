"""The times that changes and differences are measured against ("from a year earlier", "since 1999", "an annual rise").

Figures that a change is measured against are bound with it, by the component `statements`.
"""

from __future__ import annotations

from extractor.components.roles.frames import Governor
from extractor.components.roles.sites import Site, Sites
from extractor.figure import ComparedWith

_REACH = 40  # tokens between a change and its comparison
_NEAR = 4  # tokens between "since" and its time, and between "annual" and its noun


def compared_time(sites: Sites, site: Site, cue: Governor | None) -> ComparedWith | None:
    """The time that a change is measured against, or None; those behind it come first."""
    behind = sites.times_in(site.first, min(site.ceiling, site.stop + _REACH))
    before = reversed(sites.times_in(max(site.floor, site.first - _REACH), site.first))
    times = (sites.times[k] for k in (*behind, *before) if _is_comparison(sites, k, site, cue))
    return next((ComparedWith(time=time.id) for time in times), None)


def _is_comparison(sites: Sites, k: int, site: Site, cue: Governor | None) -> bool:
    time, (first, stop) = sites.times[k], sites.time_tokens[k]
    if time.type == "SET":
        return cue is not None and cue.sort == "change_noun" and 0 < cue.token - stop + 1 <= _NEAR
    before = sites.words[max(site.floor, first - _NEAR) : first]
    if time.role == "baseline" or ("since" in before and (first > site.first or before[0] == "since")):
        return True
    if first < site.first or (time.from_ or "") > sites.published:
        return False  # "will rise by 5% from August"
    return before[-1:] == ["from"] or not sites.cues.uses["compare"].isdisjoint(before[-2:])
