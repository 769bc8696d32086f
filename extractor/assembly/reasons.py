"""Why a claim is worth checking, read from its slots and its place in the article.

with_ranks(article, lookup, claims) -> the claims with their rank
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractor.assembly.ranking import rank
from extractor.components.lookup import Lookup
from extractor.record.article import Article
from extractor.record.claim import Claim
from extractor.record.entity import Entity
from extractor.record.figure import Figure
from extractor.record.textrange import TextRange
from extractor.words.lexicons import cached
from extractor.words.verbs import load_verbs

_OFFICIAL = frozenset({
    "ministry", "central_bank", "statistics_office", "customs", "regulator", "court", "government_body", "international_body",
})  # fmt: skip
_EXACT_DIGITS = 3  # printed digits from which a value counts as specific
_SMALL = 10  # the largest small count
_LEAD_PARAGRAPHS, _LEAD_LENGTH = 3, 700  # of the lead, the second in code points
_SHORTEST_PARAGRAPH = 60  # code points; what is shorter before an article is a stamp or a credit
_SLOTS = {
    "measure": "inferred_measure", "period": "inferred_period", "subject": "inferred_subject",
    "compared_with": "inferred_baseline", "baseline": "inferred_baseline", "attributed_to": "inferred_source",
    "speaker": "inferred_source", "claimant": "inferred_source",
}  # fmt: skip
_MODES = {
    "planned": "forecast", "expected": "forecast", "possible": "hypothetical", "conditional": "hypothetical",
    "dependent": "dependent",
}  # fmt: skip


def with_ranks(article: Article, lookup: Lookup, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, each with its rank."""
    reader = _Reasons(article, lookup)
    return tuple(replace(claim, check_worthiness=rank(reader.of(claim))) for claim in claims)


class _Reasons:
    def __init__(self, article: Article, lookup: Lookup) -> None:
        self._text, self._lookup = article.text, lookup
        self._headlines = [TextRange(block.start, block.end) for block in article.blocks if block.kind == "headline"]
        self._headlines += [article.headline] if article.headline else []
        self._lead = _lead(article)

    def of(self, claim: Claim) -> Iterator[str]:
        """The codes of the reasons that hold."""
        ranges = (TextRange(claim.start, claim.end), *claim.also)
        in_headline = any(words.overlaps(part) for words in ranges for part in self._headlines)
        in_lead = any(words.overlaps(part) for words in ranges for part in self._lead)
        yield from ["headline"] * in_headline or ["lead"] * in_lead
        yield from ["repeated"] * bool(claim.also)
        yield from ["quantity"] * bool(claim.figure_ids)
        yield from (f"missing_{slot}" for slot in claim.missing)
        yield from (_SLOTS.get(slot, "inferred_other") for slot in claim.inferred)
        yield from ["not_self_contained"] * (not claim.self_contained)
        yield from _of_source(self._source(claim))
        yield from _of_mode(claim)
        if claim.type == "figure":
            yield from ["fragment"] * _is_fragment(claim)
            yield from self._of_figure(claim, is_first=in_headline or in_lead)
        else:
            yield "quoted"
            if not claim.figure_ids:
                yield "no_figure"

    def _source(self, claim: Claim) -> Entity | None:
        return self._lookup.entity(claim.attribution[-1].entity) if claim.attribution else None

    def _of_figure(self, claim: Claim, *, is_first: bool) -> Iterator[str]:
        lead = self._lookup.figure(claim.value_id or claim.change_id)
        if lead is None:
            return
        is_compared = claim.change_id is not None or claim.baseline_id is not None
        holds = {
            "change": claim.change_id is not None,
            "baseline": claim.baseline_id is not None and not {"baseline", "compared_with"} & set(claim.inferred),
            "period": claim.period is not None and "period" not in claim.inferred,
            "exact_value": sum(c.isdigit() for c in lead.surface) >= _EXACT_DIGITS,
            "vague": lead.vague,
            "missing_event": claim.event is None,
            "unbound": claim.measure is None and claim.subject_id is None and claim.subject_span is None,
            "age": lead.kind == "age" and not is_compared,
            "attributive_size": _is_attributive(self._text, lead) and not is_compared,
            "span_of_time": lead.kind == "duration"
            and (lead.modifier, claim.measure) == ("exact", None)
            and not (lead.role == "target" or is_compared or is_first),
            "small_count": _is_small(lead) and not (is_compared or is_first or _happened(claim) or _harms(claim, lead)),
        }
        yield from (code for code, does_hold in holds.items() if does_hold)


def _is_fragment(claim: Claim) -> bool:
    """True if nothing is said of a figure: "Telephoto, 64MP"."""
    stated = (claim.event, claim.change_id, claim.baseline_id, claim.measure, claim.quote_id)
    return not claim.self_contained and all(slot is None for slot in stated)


def _lead(article: Article) -> list[TextRange]:
    """The dek, and as much of the first paragraphs as the lead of an article takes."""
    lead = [TextRange(block.start, block.end) for block in article.blocks if block.kind == "dek"]
    taken = 0
    for block in article.blocks:
        if block.kind != "paragraph" or block.end - block.start < _SHORTEST_PARAGRAPH:
            continue
        lead.append(TextRange(block.start, min(block.end, block.start + _LEAD_LENGTH - taken)))
        taken += block.end - block.start
        if len(lead) >= _LEAD_PARAGRAPHS or taken >= _LEAD_LENGTH:
            break
    return lead


def _of_source(source: Entity | None) -> list[str]:
    if source is None or source.anonymous or source.type in ("GROUP", "NORP"):
        return []
    return ["named_source", "official_source"] if source.subtype in _OFFICIAL else ["named_source"]


def _of_mode(claim: Claim) -> Iterator[str]:
    if claim.modality.factuality in ("forecast", "generic", "hypothetical", "opinion"):
        yield claim.modality.factuality
    if claim.event and claim.event.mode in _MODES:
        yield _MODES[claim.event.mode]


def _is_attributive(text: str, figure: Figure) -> bool:
    """True if a size or span is joined to its noun by a hyphen or without a blank: "a 9mm pistol", "a three-hour talk"."""
    if figure.kind not in ("quantity", "duration") or figure.role not in ("level", "target"):
        return False
    return "-" in figure.surface.strip("-") or text[figure.end : figure.end + 1] in ("-", "‑")


def _is_small(figure: Figure) -> bool:
    is_level = figure.kind == "count" and figure.role in ("level", "target")
    return is_level and figure.value is not None and 0 <= figure.value <= _SMALL


def _happened(claim: Claim) -> bool:
    """True if the claim says what was done, and not only how many there are."""
    return claim.event is not None and claim.event.lemma != "be" and claim.event.mode == "actual"


def _harms(claim: Claim, figure: Figure) -> bool:
    """True if the claim is about people killed or hurt, of whom every one counts."""
    lemmas = {claim.event.lemma if claim.event else "", (figure.unit and figure.unit.id) or ""}
    return bool(lemmas & _harm_words())


@cached
def _harm_words() -> frozenset[str]:
    return frozenset(verb.id for verb in load_verbs() if verb.class_ == "injure_kill")
