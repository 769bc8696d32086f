"""An extraction -> the rows of its tables.

    rows_of(extraction) -> {"claims": [...], "articles": [...], ...}

Keys are those of the record with the article's in front, so that they are unique over all articles.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping

import orjson

from extractor.record.article import BlockKind
from extractor.record.claim import Claim, Event
from extractor.record.entity import Entity, Mention
from extractor.record.extraction import Extraction
from extractor.record.figure import Figure
from extractor.record.finding import Finding
from extractor.record.plain import decimal_text
from extractor.record.quote import Quote
from extractor.record.tables.days import day, next_day
from extractor.record.tables.keys import article_id
from extractor.record.tables.rows import (
    ArticleRow,
    ClaimRow,
    EntityRow,
    FigureRow,
    FindingRow,
    MentionRow,
    QuoteRow,
    Row,
    TimeRow,
)
from extractor.record.textrange import TextRange
from extractor.record.timex import Timex

# Their units have ids of their own; a count has the lemma of a noun of the article.
_KINDS_WITH_OWN_UNITS = frozenset({"money", "percent", "points", "fraction", "multiple", "index"})


def rows_of(extraction: Extraction, *, words: bool = True) -> Mapping[str, list[Row]]:
    """The rows of every table, by the name of the table, each list in text order.

    Without `words` the columns that a table without words keeps hold none either: no lemma of a counted noun, nothing after
    "excluding:".
    """
    return _Flattening(extraction, words).rows()


def claim_rows(extraction: Extraction) -> list[ClaimRow]:
    """The claims of an extraction, flat: one row each."""
    flat = _Flattening(extraction, words=True)
    return [flat.claim(claim) for claim in extraction.claims]


class _Flattening:
    """The rows of one extraction."""

    def __init__(self, extraction: Extraction, words: bool) -> None:
        self._extraction = extraction
        self._words = words
        self._text = extraction.article.text
        self._article_id = article_id(extraction)
        self._figures = {figure.id: figure for figure in extraction.figures}
        self._times = {time.id: time for time in extraction.times}
        self._entities = {entity.id: entity for entity in extraction.entities}
        self._quotes = {quote.id: quote for quote in extraction.quotes}
        self._published_on = day(extraction.article.published.value)

    def rows(self) -> dict[str, list[Row]]:
        extraction = self._extraction
        mentions = Counter(mention.entity for mention in extraction.mentions)
        return {
            "claims": [self.claim(claim) for claim in extraction.claims],
            "articles": [self._article()],
            "figures": [self._figure(figure) for figure in extraction.figures],
            "quotes": [self._quote(quote) for quote in extraction.quotes],
            "entities": [self._entity(entity, mentions[entity.id]) for entity in extraction.entities],
            "mentions": [self._mention(mention) for mention in extraction.mentions],
            "times": [self._time(time) for time in extraction.times],
            "findings": [self._finding(finding) for finding in extraction.findings],
        }

    # ------------------------------------------------------------ the tables
    def claim(self, claim: Claim) -> ClaimRow:
        article, event = self._extraction.article, claim.event
        value, change = self._figures.get(claim.value_id or ""), self._figures.get(claim.change_id or "")
        baseline = self._figures.get(claim.baseline_id or "")
        lead = (value or change) if claim.type == "figure" else None
        compared_from, compared_until = self._baseline_days(claim)
        quote = self._quotes.get(claim.quote_id or "")
        said = claim.attribution[-1] if claim.attribution else None
        claimant = self._entities.get((said and said.entity) or "")
        return ClaimRow(
            claim_id=self._key(claim.id),
            article_id=self._article_id,
            url=article.url,
            site=article.site,
            published_on=self._published_on,
            type=claim.type,
            is_attributed=bool(claim.attribution or claim.type != "figure"),
            claimant=claimant.name if claimant else self._words_of(quote.speaker if quote and said else None),
            claimant_role=claimant.role.surface if claimant and claimant.role else None,
            claimant_id=self._maybe_key(claimant.id if claimant else None),
            cue=self._words_of(said.cue if said else None),
            said_on=self._said_on(said.said_on if said else None),
            text=claim.text,
            sentence=" ".join(claim.surface.split()),
            self_contained=claim.self_contained,
            open_words=tuple(map(self._words_at, claim.open)),
            factuality=claim.modality.factuality,
            event=self._predicate(event) if event else None,
            event_lemma=event.lemma if event else None,
            polarity=event.polarity if event else None,
            mode=event.mode if event else None,
            subject=self._name(claim.subject_id) or self._words_of(claim.subject_span),
            subject_id=self._maybe_key(claim.subject_id),
            measure=claim.measure.surface if claim.measure else None,
            place=self._name(claim.place_id),
            place_id=self._maybe_key(claim.place_id),
            kind=lead.kind if lead else None,
            role=lead.role if lead else None,
            amount=lead.surface if lead else None,
            value=value.value if value else None,
            unit=self._unit(value),
            per=lead.per.id if lead and lead.per else None,
            low=lead.low if lead else None,
            high=lead.high if lead else None,
            modifier=lead.modifier if lead else None,
            change=change.value if change else None,
            change_unit=self._unit(change),
            direction=change.direction if change else None,
            baseline=baseline.value if baseline else None,
            baseline_unit=self._unit(baseline),
            baseline_kind=baseline.baseline_kind if baseline else None,
            baseline_from=compared_from,
            baseline_until=compared_until,
            period_from=day(claim.period.from_) if claim.period else None,
            period_until=next_day(claim.period.until) if claim.period else None,
            inferred=claim.inferred,
            missing=claim.missing,
            certainty=_certainty(claim, lead),
            start=claim.start,
            end=claim.end,
            block=self._block(claim.start),
            also=_places(claim.also),
            score=claim.check_worthiness.score,
            reasons=tuple(reason.code for reason in claim.check_worthiness.reasons),
            findings=self._keys(claim.finding_ids),
            figures=self._keys(claim.figure_ids),
            quote_id=self._maybe_key(claim.quote_id),
            cluster_key=claim.cluster_key,
            rules=_rules(lead.rules) if lead else (),
        )

    def _article(self) -> ArticleRow:
        extraction, article = self._extraction, self._extraction.article
        return ArticleRow(
            article_id=self._article_id,
            article_key=article.key,
            input_id=extraction.input_id,
            copy_of=extraction.copy_of,
            url=article.url,
            site=article.site,
            headline=article.headline_words,
            authors=article.authors,
            agencies=article.agencies,
            published=article.published.value,
            published_on=self._published_on,
            published_source=article.published.source,
            modified=article.modified,
            language=article.language,
            section=article.section,
            kind=article.kind,
            completeness=article.completeness.status,
            free=article.free,
            copyright=article.rights.copyright,
            tdm_reservation=article.rights.tdm_reservation,
            tdm_policy=article.rights.tdm_policy,
            text=article.text,
            text_characters=len(article.text),
            text_sha256=article.text_sha256,
            source_kind=article.source.kind,
            source_location=article.source.location,
            source_row=article.source.row,
            source_offset=article.source.offset,
            source_record_id=article.source.record_id,
            source_sha256=article.source.sha256,
            fetched=article.source.fetched,
            schema=extraction.schema,
            producer_version=extraction.producer.version,
            producer_model=extraction.producer.model,
            producer_reader=extraction.producer.reader,
            rules_sha256=extraction.producer.rules_sha256,
            meta=None if article.meta is None else orjson.dumps(article.meta).decode(),
        )

    def _figure(self, figure: Figure) -> FigureRow:
        compared, period, given_by = figure.compared_with, figure.period, figure.attributed_to
        return FigureRow(
            figure_id=self._key(figure.id),
            article_id=self._article_id,
            start=figure.start,
            end=figure.end,
            surface=figure.surface,
            kind=figure.kind,
            value=figure.value,
            low=figure.low,
            high=figure.high,
            value_text=None if figure.value is None else decimal_text(figure.value),
            is_range=figure.range,
            is_vague=figure.vague,
            unit=self._unit(figure),
            dimension=figure.unit.dimension if figure.unit else None,
            unit_candidates=figure.unit.candidates if figure.unit and self._unit(figure) else (),
            per=figure.per.id if figure.per else None,
            modifier=figure.modifier,
            role=figure.role,
            direction=figure.direction,
            compared_figure_id=self._maybe_key(compared.figure if compared else None),
            compared_time_id=self._maybe_key(compared.time if compared else None),
            baseline_kind=figure.baseline_kind,
            measure=self._words_of(figure.measure),
            measure_start=figure.measure.start if figure.measure else None,
            measure_end=figure.measure.end if figure.measure else None,
            basis=figure.basis if self._words else tuple(basis.partition(":")[0] for basis in figure.basis),
            uncertainty_kind=figure.uncertainty.kind if figure.uncertainty else None,
            uncertainty_low=figure.uncertainty.low if figure.uncertainty else None,
            uncertainty_high=figure.uncertainty.high if figure.uncertainty else None,
            time_id=self._maybe_key(period.time if period else None),
            period_from=day(period.from_) if period else None,
            period_until=next_day(period.until) if period else None,
            claimant_id=self._key(given_by) if given_by in self._entities else None,
            quote_id=self._key(given_by) if given_by in self._quotes else None,
            inferred=figure.inferred,
            rule=figure.rule,
            rules=_rules(figure.rules),
        )

    def _quote(self, quote: Quote) -> QuoteRow:
        return QuoteRow(
            quote_id=self._key(quote.id),
            article_id=self._article_id,
            start=quote.start,
            end=quote.end,
            fragments=_places(quote.fragments),
            text=" … ".join(self._text[slice(*fragment)] for fragment in quote.fragments),
            kind=quote.kind,
            claimant=self._name(quote.claimant) or self._words_of(quote.speaker),
            claimant_id=self._maybe_key(quote.claimant),
            speaker_start=quote.speaker.start if quote.speaker else None,
            speaker_end=quote.speaker.end if quote.speaker else None,
            cue=self._words_of(quote.cue),
            cue_class=quote.cue_class,
            is_negated=quote.negated,
            medium=quote.medium,
            said_on=self._said_on(quote.said_on),
            duplicate_of=self._maybe_key(quote.duplicate_of),
            parent_id=self._maybe_key(quote.parent),
            flags=quote.flags,
            inferred=quote.inferred,
            rule=quote.rule,
        )

    def _entity(self, entity: Entity, mentions: int) -> EntityRow:
        body = entity.affiliation.entity if entity.affiliation else None
        return EntityRow(
            entity_id=self._key(entity.id),
            article_id=self._article_id,
            name=entity.name,
            type=entity.type,
            subtype=entity.subtype,
            is_anonymous=entity.anonymous,
            wikidata=entity.ids.get("wikidata"),
            ids=_rules(entity.ids),
            link_status=entity.link.status,
            country=entity.country,
            role=entity.role.surface if entity.role else None,
            affiliation=self._name(body),
            affiliation_id=self._maybe_key(body),
            aliases=tuple(alias.surface for alias in entity.aliases),
            mentions=mentions,
        )

    def _mention(self, mention: Mention) -> MentionRow:
        return MentionRow(
            mention_id=self._key(mention.id),
            article_id=self._article_id,
            entity_id=self._maybe_key(mention.entity),
            start=mention.start,
            end=mention.end,
            surface=mention.surface,
            type=mention.type,
            form=mention.form,
            inferred=mention.inferred,
            rule=mention.rule,
        )

    def _time(self, time: Timex) -> TimeRow:
        return TimeRow(
            time_id=self._key(time.id),
            article_id=self._article_id,
            start=time.start,
            end=time.end,
            surface=time.surface,
            type=time.type,
            value=time.value,
            begins=time.from_,
            ends=time.until,
            granularity=time.granularity,
            mod=time.mod,
            open=time.open,
            role=time.role,
            anchor_kind=time.anchor.kind,
            anchor_id=self._maybe_key(time.anchor.ref),
            is_fiscal=time.fiscal,
            rule=time.rule,
        )

    def _finding(self, finding: Finding) -> FindingRow:
        computed, reported = finding.computed, finding.reported
        return FindingRow(
            finding_id=self._key(finding.id),
            article_id=self._article_id,
            check=finding.check,
            severity=finding.severity,
            status=finding.status,
            claims=self._keys(finding.claims),
            start=finding.start,
            end=finding.end,
            message=finding.message,
            computed_low=computed.low if computed else None,
            computed=computed.value if computed else None,
            computed_high=computed.high if computed else None,
            reported_low=reported.low if reported else None,
            reported=reported.value if reported else None,
            reported_high=reported.high if reported else None,
        )

    # ------------------------------------------------------------ their cells
    def _key(self, id_: str) -> str:
        return f"{self._article_id}:{id_}"

    def _maybe_key(self, id_: str | None) -> str | None:
        return None if id_ is None else self._key(id_)

    def _keys(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(self._key, ids))

    def _words_at(self, range: TextRange) -> str:
        return self._text[slice(*range)]

    def _words_of(self, range: TextRange | None) -> str | None:
        return None if range is None else self._words_at(range)

    def _predicate(self, event: Event) -> str:
        """The verb group, up to the end of the object that follows it."""
        after = event.object_span
        if after is None or after.start < event.end:
            return event.surface
        return self._words_at(TextRange(event.start, after.end))

    def _name(self, entity_id: str | None) -> str | None:
        entity = self._entities.get(entity_id or "")
        return entity.name if entity else None

    def _unit(self, figure: Figure | None) -> str | None:
        unit = figure.unit if figure else None
        if figure is None or unit is None:
            return None
        is_word = figure.kind not in _KINDS_WITH_OWN_UNITS and unit.dimension is None
        return None if is_word and not self._words else unit.id

    def _said_on(self, time_id: str | None) -> dt.date | None:
        time = self._times.get(time_id or "")
        return day(time.from_) if time else None

    def _baseline_days(self, claim: Claim) -> tuple[dt.date | None, dt.date | None]:
        """The days of what the claim is compared with: the period of its baseline, or the time that refers to one."""
        time, figure = self._times.get(claim.baseline_id or ""), self._figures.get(claim.baseline_id or "")
        when = time or (figure.period if figure else None)
        return (day(when.from_), next_day(when.until)) if when else (None, None)

    def _block(self, position: int) -> BlockKind | None:
        return next(
            (block.kind for block in self._extraction.article.blocks if block.start <= position < block.end), None
        )


def _certainty(claim: Claim, lead: Figure | None) -> float | None:
    """The least confidence of the slots that hold what the reader chose; None where it was not asked.

    A slot that it emptied does not count, nor does the noun of a count that fills `measure` instead.
    """
    chosen = {
        **dict.fromkeys(claim.confidence, True),
        "measure_words": lead and lead.measure,
        "period": claim.period,
        "attribution": claim.attribution,
        "subject": claim.subject_id or claim.subject_span,
        "event": claim.event,
    }
    return min((sure for slot, sure in claim.confidence.items() if chosen[slot]), default=None)


def _places(ranges: Iterable[TextRange]) -> tuple[str, ...]:
    return tuple(f"{words.start}-{words.end}" for words in ranges)


def _rules(named: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(f"{name}={value}" for name, value in sorted(named.items()))
