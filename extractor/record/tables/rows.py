"""The rows of the tables: one frozen type each, whose fields are the columns.

What a column means is said once, in its annotation; reference page, Parquet schema, dataset card and Croissant are made of it.
A `Key` marks the id of a row of a table, and `WORDS` a column that holds words of the article, which a dataset can leave out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Final

from extractor.record.article import ArticleKind, BlockKind, DateSource
from extractor.record.claim import Factuality, Mode, Polarity
from extractor.record.entity import EntityType, MentionForm
from extractor.record.figure import BaselineKind, Direction, FigureKind, Modifier, Role
from extractor.record.finding import Severity, Status
from extractor.record.quote import CueClass, QuoteKind
from extractor.record.tables.columns import WORDS, Key, Table, read_table
from extractor.record.timex import Granularity, Mod, TimeRole, TimexType

ArticleId = Annotated[str, "The article that it is in.", Key("articles")]
Start = Annotated[int, "The first code point of its words in `articles.text`, inclusive, counted from 0."]
End = Annotated[int, "One past the last code point of its words, exclusive."]
Surface = Annotated[str, "Its words as printed, from `start` to `end`.", WORDS]
Inferred = Annotated[tuple[str, ...], "The slots that were inferred and not read from the words."]
ClaimantName = Annotated[
    str | None,
    "Who says it, by the fullest form of the name in the article; as printed where nobody is known by name.",
    WORDS,
]
ClaimantId = Annotated[str | None, "Who says it: the person or organization.", Key("entities")]
PeriodFrom = Annotated[
    dt.date | None, "The first day that it holds for; null where that side is open, not stated or not resolved."
]
PeriodUntil = Annotated[dt.date | None, "The day after the last one that it holds for; null in the same way."]
SaidOn = Annotated[dt.date | None, "The day on which it was said, or the first of them."]
Unit = Annotated[
    str | None,
    "What the number counts: an ISO 4217 code, percent, percentage_point, an English unit in the singular, or, of a count, the "
    "lemma of the counted noun.",
]
Per = Annotated[str | None, 'The denominator of a rate: the barrel of "$55 a barrel".', WORDS]
Rule = Annotated[str, "The rule or the lexicon entry that made it."]
Rules = Annotated[tuple[str, ...], "For each slot that a rule filled, slot=rule."]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A checkable statement, flat: who says what number about what, for which time, compared with what."""

    claim_id: Annotated[str, "Its own key, unique over all articles.", Key("claims")]
    article_id: ArticleId
    url: Annotated[str | None, "The address of the article."]
    site: Annotated[str | None, "The name of the outlet."]
    published_on: Annotated[dt.date | None, "The day of publication, as the page counts it."]
    type: Annotated[str, "figure, quote, or statement: an attributed one without quotation marks."]
    is_attributed: Annotated[bool, "False where the article itself says it."]
    claimant: ClaimantName
    claimant_role: Annotated[str | None, "The role of the claimant as the article states it.", WORDS]
    claimant_id: ClaimantId
    cue: Annotated[str | None, 'The words that attribute it: "said", "according to".', WORDS]
    said_on: SaidOn
    text: Annotated[str, "The claim sentence: words of the article, with insertions in square brackets.", WORDS]
    sentence: Annotated[str, "The article's own words alone, from `start` to `end`, in one line.", WORDS]
    self_contained: Annotated[bool, "True if the sentence can be understood without the article."]
    open_words: Annotated[
        tuple[str, ...], "Its words that only other words of the article could explain, where none was found.", WORDS
    ]
    factuality: Annotated[Factuality, "How it is meant: fact, reported, opinion, forecast, hypothetical, generic."]
    event: Annotated[
        str | None, "What happened: the verb group of the claim's own clause, with its object or complement.", WORDS
    ]
    event_lemma: Annotated[str | None, "Its main verb in the base form, or the noun that states it.", WORDS]
    polarity: Annotated[Polarity | None, "Whether the event is affirmed or negated; null without an event."]
    mode: Annotated[
        Mode | None, "Whether it has happened: actual, planned, expected, possible, conditional, dependent."
    ]
    subject: Annotated[str | None, "Who or what has the amount or does the event.", WORDS]
    subject_id: Annotated[str | None, "The entity that the subject is.", Key("entities")]
    measure: Annotated[str | None, "The words that name what is measured.", WORDS]
    place: Annotated[str | None, "Where it holds, by name.", WORDS]
    place_id: Annotated[str | None, "The entity that the place is.", Key("entities")]
    kind: Annotated[FigureKind | None, "The kind of its amount; null for a claim without figures."]
    role: Annotated[Role | None, "What its leading amount is to the statement: level, change, share, target ..."]
    amount: Annotated[str | None, "Its leading amount as printed: the value, or else the change.", WORDS]
    value: Annotated[Decimal | None, "The amount, counted in `unit`; null for a range and a vague amount."]
    unit: Unit
    per: Per
    low: Annotated[Decimal | None, "The least that the printed digits of the leading amount allow, inclusive."]
    high: Annotated[Decimal | None, "The most that they allow, inclusive."]
    modifier: Annotated[Modifier | None, "How words bound or soften it: approx, more_than, at_most ..., else exact."]
    change: Annotated[Decimal | None, "By how much it moved or differs, without sign."]
    change_unit: Annotated[str | None, "What the change counts: percent, percentage_point, a currency ..."]
    direction: Annotated[Direction | None, "Which way it moved: up, down, flat."]
    baseline: Annotated[Decimal | None, "The amount that it is compared with, where it is printed."]
    baseline_unit: Annotated[str | None, "What the baseline counts."]
    baseline_kind: Annotated[
        BaselineKind | None, "What sort of baseline it is: earlier, expected, other_group, revised."
    ]
    baseline_from: Annotated[dt.date | None, "The first day of the time that it is compared with."]
    baseline_until: Annotated[dt.date | None, "The day after the last of them."]
    period_from: PeriodFrom
    period_until: PeriodUntil
    inferred: Inferred
    missing: Annotated[tuple[str, ...], "The slots that the article does not state."]
    certainty: Annotated[
        float | None,
        "The least confidence of the slots that hold what the trained reader chose, from 0 to 1; null where it was not asked.",
    ]
    start: Start
    end: End
    block: Annotated[BlockKind | None, "Where it is on the page: headline, dek, paragraph, caption ..."]
    also: Annotated[tuple[str, ...], "The other places of the article that say the same, each start-end."]
    score: Annotated[float, "How much it is worth checking: it ranks, it is no probability."]
    reasons: Annotated[tuple[str, ...], "What made the score: codes of `check_worthiness.jsonl`."]
    findings: Annotated[tuple[str, ...], "What the checks say of it.", Key("findings")]
    figures: Annotated[tuple[str, ...], "The figures that it states.", Key("figures")]
    quote_id: Annotated[str | None, "The quote that it is, or that holds it.", Key("quotes")]
    cluster_key: Annotated[
        str | None,
        "The same in two articles that measure the same thing for the same period, whatever its value; null where no name or no "
        "period says which thing that is.",
    ]
    rules: Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article, with what its page says about itself, its rights, and what made the other rows of it."""

    article_id: Annotated[str, "Its own key, made of `article_key`, `input_id` and `text_sha256`.", Key("articles")]
    article_key: Annotated[str, "The same for one article whatever its cleaning: its canonical address, or a digest."]
    input_id: Annotated[str, "The id that was given, or the file, URL or WARC record that it came from."]
    copy_of: Annotated[str | None, "The article that it is a copy of; null for an original.", Key("articles")]
    url: Annotated[str | None, "The canonical address."]
    site: Annotated[str | None, "The name of the outlet."]
    headline: Annotated[str | None, "The headline as printed.", WORDS]
    authors: Annotated[tuple[str, ...], "The persons of the byline or the metadata.", WORDS]
    agencies: Annotated[tuple[str, ...], "The agencies and desks of the byline.", WORDS]
    published: Annotated[str | None, "When it was published, ISO 8601: a date, or a date-time with its offset."]
    published_on: Annotated[dt.date | None, "The day of that, as the page counts it."]
    published_source: Annotated[DateSource | None, "Where it was read; text and htmldate are guesses."]
    modified: Annotated[str | None, "When it was changed last, ISO 8601."]
    language: Annotated[str | None, "ISO 639-1."]
    section: Annotated[str | None, "The section of the outlet."]
    kind: Annotated[ArticleKind, "What the page is: article, live_blog, index, error, cookie_wall."]
    completeness: Annotated[str, "Whether the whole article seems to be there: complete, suspect, stub, empty."]
    free: Annotated[bool | None, "Whether the page says that everybody may read it."]
    copyright: Annotated[str | None, "The copyright line of the page."]
    tdm_reservation: Annotated[
        str | None, 'W3C TDM Reservation Protocol: "1" if text and data mining is reserved, "0" if not.'
    ]
    tdm_policy: Annotated[str | None, "The address of the terms for that."]
    text: Annotated[str, "The cleaned text: every start and end counts its code points.", WORDS]
    text_characters: Annotated[int, "Its length in code points."]
    text_sha256: Annotated[str, "The hex digest of the text in UTF-8: who has the same text has the same places."]
    source_kind: Annotated[str, "What it was read from: file, url, warc ..."]
    source_location: Annotated[str, "The path or URL of that."]
    source_row: Annotated[int | None, "The line or row in it, counted from 1."]
    source_offset: Annotated[int | None, "Where its record begins in a WARC file, in bytes from 0."]
    source_record_id: Annotated[str | None, "The id of that record."]
    source_sha256: Annotated[str, "The hex digest of the bytes that were read."]
    fetched: Annotated[str | None, "When they came from the web, ISO 8601."]
    schema: Annotated[str, "The version of the record that the rows were made from."]
    producer_version: Annotated[str, "The version of the extractor."]
    producer_model: Annotated[str, "Its base model and the version of that."]
    producer_reader: Annotated[str | None, "The hex digest of its trained reader; null for the rules alone."]
    rules_sha256: Annotated[str, "The hex digest of all its rules and words."]
    meta: Annotated[
        str | None, "The columns of its row that were kept (`--keep`), as a JSON object; null where none were.", WORDS
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A number as used in the text, with unit, bounds and role."""

    figure_id: Annotated[str, "Its own key, unique over all articles.", Key("figures")]
    article_id: ArticleId
    start: Start
    end: End
    surface: Surface
    kind: Annotated[FigureKind, "What sort of amount it is: money, percent, points, quantity, count ..."]
    value: Annotated[
        Decimal | None, "The amount, counted in `unit`; of a change its magnitude. Null for a range and a vague amount."
    ]
    low: Annotated[Decimal | None, "The least that its printed digits allow, inclusive, or the lower end of a range."]
    high: Annotated[Decimal | None, "The most that they allow, inclusive, or the upper end."]
    value_text: Annotated[str | None, "The value in all its digits, for one that is too long for a decimal column."]
    is_range: Annotated[bool, "True for a stated range."]
    is_vague: Annotated[bool, 'True for an amount without a number ("dozens").']
    unit: Unit
    dimension: Annotated[str | None, "What kind of unit it is: currency, time, length ..."]
    unit_candidates: Annotated[tuple[str, ...], "The units that an ambiguous sign or word may mean."]
    per: Per
    modifier: Annotated[Modifier, "How words bound or soften it: exact, approx, more_than, at_least ..."]
    role: Annotated[Role, "What it is to the statement: level, change, baseline, share, difference, target, rate."]
    direction: Annotated[Direction | None, "Which way a change or difference goes."]
    compared_figure_id: Annotated[str | None, "The figure that a change is measured against.", Key("figures")]
    compared_time_id: Annotated[str | None, "The time that it is measured against.", Key("times")]
    baseline_kind: Annotated[BaselineKind | None, "What sort of baseline it is."]
    measure: Annotated[str | None, "The words that name what is measured.", WORDS]
    measure_start: Annotated[int | None, "The first code point of those words, inclusive."]
    measure_end: Annotated[int | None, "One past the last, exclusive."]
    basis: Annotated[
        tuple[str, ...], "How it was computed, as stated: seasonally_adjusted, annualised, excluding:food ..."
    ]
    uncertainty_kind: Annotated[str | None, "margin_of_error, confidence_interval or plus_minus."]
    uncertainty_low: Annotated[Decimal | None, "Its lower bound, of a margin below zero."]
    uncertainty_high: Annotated[Decimal | None, "Its upper bound."]
    time_id: Annotated[str | None, "The time whose words state its period.", Key("times")]
    period_from: PeriodFrom
    period_until: PeriodUntil
    claimant_id: Annotated[str | None, "Who gives it, where that is an entity.", Key("entities")]
    quote_id: Annotated[str | None, "The quote that gives it.", Key("quotes")]
    inferred: Inferred
    rule: Rule
    rules: Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """Attributed words, with the speaker and who that is."""

    quote_id: Annotated[str, "Its own key, unique over all articles.", Key("quotes")]
    article_id: ArticleId
    start: Start
    end: End
    fragments: Annotated[tuple[str, ...], "Its stretches, each start-end: two where the attribution is between them."]
    text: Annotated[str, 'The words without their marks; stretches are joined by " … ".', WORDS]
    kind: Annotated[QuoteKind, "direct, indirect or mixed."]
    claimant: ClaimantName
    claimant_id: ClaimantId
    speaker_start: Annotated[int | None, "The first code point of the mention of the speaker, inclusive."]
    speaker_end: Annotated[int | None, "One past its last, exclusive."]
    cue: Annotated[str | None, "The words that attribute it.", WORDS]
    cue_class: Annotated[CueClass | None, "How they put it: neutral, assertive, denial, doubt, document."]
    is_negated: Annotated[bool, 'True where the cue is denied: "did not say".']
    medium: Annotated[str | None, "Where it was said, as stated: statement, interview, report ..."]
    said_on: SaidOn
    duplicate_of: Annotated[str | None, "The quote whose words it repeats.", Key("quotes")]
    parent_id: Annotated[str | None, "The quote that it is part of.", Key("quotes")]
    flags: Annotated[tuple[str, ...], "What is odd about it: unclosed_mark."]
    inferred: Inferred
    rule: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRow:
    """A person, body, place or group: one for all the forms of its name in one article."""

    entity_id: Annotated[str, "Its own key, unique over all articles.", Key("entities")]
    article_id: ArticleId
    name: Annotated[str, "The fullest form in the article.", WORDS]
    type: Annotated[EntityType, "PERSON, ORG, GPE, LOC, FAC, NORP, EVENT, PRODUCT, WORK, GROUP."]
    subtype: Annotated[str | None, "What kind of body or place: ministry, company, city ..."]
    is_anonymous: Annotated[bool, "True for people without a name."]
    wikidata: Annotated[str | None, "Its id in Wikidata, where it is linked with support: the same over all articles."]
    ids: Annotated[tuple[str, ...], "All its ids elsewhere, each name=id."]
    link_status: Annotated[str, "linked, nil, ambiguous or weak_alias."]
    country: Annotated[str | None, "The country that it is or belongs to, ISO 3166-1 alpha-2."]
    role: Annotated[str | None, "Its role as the article states it.", WORDS]
    affiliation: Annotated[str | None, "The name of the body that it belongs to.", WORDS]
    affiliation_id: Annotated[str | None, "That body.", Key("entities")]
    aliases: Annotated[tuple[str, ...], "Other forms of its name.", WORDS]
    mentions: Annotated[int, "In how many places it is named or described."]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow:
    """One place where an entity is named or described."""

    mention_id: Annotated[str, "Its own key, unique over all articles.", Key("mentions")]
    article_id: ArticleId
    entity_id: Annotated[str | None, "Who or what it is.", Key("entities")]
    start: Start
    end: End
    surface: Surface
    type: Annotated[EntityType, "What it is; all mentions of one entity have the same."]
    form: Annotated[MentionForm, "name, short, acronym, nominal or pronoun."]
    inferred: Inferred
    rule: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRow:
    """A time expression with the calendar interval that it means."""

    time_id: Annotated[str, "Its own key, unique over all articles.", Key("times")]
    article_id: ArticleId
    start: Start
    end: End
    surface: Surface
    type: Annotated[TimexType, "DATE, TIME, DURATION or SET, as in TimeML."]
    value: Annotated[str | None, "TimeML's value: 2025-05, 2024-Q3, P5M."]
    begins: Annotated[str | None, "Where the interval begins, inclusive: an ISO date, a date-time for clock times."]
    ends: Annotated[str | None, "Where it ends, exclusive, in the same form."]
    granularity: Annotated[Granularity | None, "The calendar unit that the words name."]
    mod: Annotated[Mod | None, "TimeML's modifier."]
    open: Annotated[str | None, 'The side without an end: "since April 2nd" is open at its end.']
    role: Annotated[TimeRole, "What it is to the statement: period, baseline, deadline, frequency, age, other."]
    anchor_kind: Annotated[str, "What it was resolved against: publication, mention, explicit, none."]
    anchor_id: Annotated[str | None, "The time mentioned before that it was resolved against.", Key("times")]
    is_fiscal: Annotated[bool, "True for a year, half or quarter of somebody's books."]
    rule: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """What a check of the numbers of one article shows: evidence, never a verdict."""

    finding_id: Annotated[str, "Its own key, unique over all articles.", Key("findings")]
    article_id: ArticleId
    check: Annotated[str, "The name of the check."]
    severity: Annotated[Severity, "info, warn or error."]
    status: Annotated[
        Status, "How the numbers go together: consistent_exact, consistent_rounded, inconsistent, derived, unresolved."
    ]
    claims: Annotated[tuple[str, ...], "The claims concerned.", Key("claims")]
    start: Start
    end: End
    message: Annotated[str, "One sentence with the calculation in words.", WORDS]
    computed_low: Annotated[Decimal | None, "The least that follows from the other numbers, inclusive."]
    computed: Annotated[Decimal | None, "What follows from them."]
    computed_high: Annotated[Decimal | None, "The most, inclusive."]
    reported_low: Annotated[Decimal | None, "The least that the printed digits mean, inclusive."]
    reported: Annotated[Decimal | None, "What the article prints."]
    reported_high: Annotated[Decimal | None, "The most, inclusive."]


TABLES_SCHEMA: Final = (
    "extractor-tables/1"  # a column may be added to it; a name or a meaning changes only with a new one
)

Row = ClaimRow | ArticleRow | FigureRow | QuoteRow | EntityRow | MentionRow | TimeRow | FindingRow
TABLES: Mapping[str, Table] = MappingProxyType(
    {
        name: read_table(name, row)
        for name, row in {
            "claims": ClaimRow,
            "articles": ArticleRow,
            "figures": FigureRow,
            "quotes": QuoteRow,
            "entities": EntityRow,
            "mentions": MentionRow,
            "times": TimeRow,
            "findings": FindingRow,
        }.items()
    }
)
