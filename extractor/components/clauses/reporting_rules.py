"""The ways in which reported words are found, as a table: which verb, noun, phrase or line each looks at, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from extractor.components.clauses import saying, sources
from extractor.components.clauses.saying import Ranges
from extractor.components.clauses.speech import Speech


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way in which reported words are found.

    `id` is what the record shows (for phrases and nouns the entry of the lexicon); `stage` says what `find` is asked about: each
    verb of saying, thinking or asking, phrase, noun or line.  A verb has to take one of the `frames`, if any are named.
    """

    id: str
    stage: Literal["saying", "thinking", "asking", "phrase", "noun", "line"]
    after: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    example: str
    counterexample: str
    find: Callable[[Speech, Any], Ranges | None]


RULES: tuple[Rule, ...] = (
    Rule(
        id="indirect.around",
        stage="saying",
        frames=("clause",),
        example="He bought a mine that geologists estimate holds 40 tonnes of gold.",
        counterexample="He bought a mine that geologists praised.",
        find=saying.clause_around,
    ),
    Rule(
        id="indirect.clause",
        stage="saying",
        after=("indirect.around",),
        example="The firm confirmed it had checked 300 farms.",
        counterexample="The agency checked 300 farms.",
        find=saying.clause_behind,
    ),
    Rule(
        id="indirect.before",
        stage="saying",
        after=("indirect.clause",),
        example="Tenants still pay more than owners, he said: about half of their wages.",
        counterexample="Output will rise by a fifth, and the company said nothing.",
        find=saying.clause_before,
    ),
    Rule(
        id="indirect.as",
        stage="saying",
        after=("indirect.before",),
        frames=("clause",),
        example="As the lawyer said, the case is over.",
        counterexample="As the lawyer sat down, the case fell.",
        find=saying.clause_after_as,
    ),
    Rule(
        id="indirect.apart",
        stage="saying",
        after=("indirect.as",),
        frames=("clause",),
        example="It will cost £3bn, the Treasury estimates.",
        counterexample="It will cost £3bn, the Treasury and all.",
        find=saying.clause_apart,
    ),
    Rule(
        id="indirect.that",
        stage="saying",
        after=("indirect.apart",),
        frames=("clause",),
        example="The firm told investors in a note that sales fell.",
        counterexample="The firm told investors in a note.",
        find=saying.clause_behind_that,
    ),
    Rule(
        id="indirect.after",
        stage="saying",
        after=("indirect.that",),
        example="The city put out a statement announcing the leak had been stopped.",
        counterexample="The city put out a statement announcing job cuts.",
        find=saying.clause_close_behind,
    ),
    Rule(
        id="thought",
        stage="thinking",
        frames=("clause",),
        example="The committee heard that a clerk handled 200 cases.",
        counterexample="The committee heard a clerk.",
        find=saying.clause_behind,
    ),
    Rule(
        id="thought.before",
        stage="thinking",
        after=("thought",),
        frames=("clause",),
        example="The caller was kept waiting for 11 minutes, the inquiry heard.",
        counterexample="The caller was heard by the inquiry.",
        find=saying.clause_before,
    ),
    Rule(
        id="complement.infinitive",
        stage="asking",
        frames=("object_infinitive",),
        example="The mayor asked drivers to leave their cars at home.",
        counterexample="The mayor asked why drivers had left.",
        find=saying.infinitive,
    ),
    Rule(
        id="phrase",
        stage="phrase",
        example="Reserves fell by $2 billion, according to the central bank.",
        counterexample="Members vote 10 times per year.",
        find=sources.around_phrase,
    ),
    Rule(
        id="noun.that",
        stage="noun",
        example="The report's claim that lakes are warming was disputed.",
        counterexample="The claim that lakes are warming was disputed.",
        find=sources.clause_of_noun,
    ),
    Rule(
        id="turn",
        stage="line",
        example="HOST: Did you sign the letter?\nVARGAS: I signed it on Monday.",
        counterexample="Background: the letter was signed on Monday.\nIt was lost.",
        find=sources.turn,
    ),
    Rule(
        id="headline.after",
        stage="line",
        after=("turn",),
        example="Man held after fire at depot: police",
        counterexample="Man held after fire at depot: three hurt",
        find=sources.source_behind,
    ),
    Rule(
        id="headline.before",
        stage="line",
        after=("headline.after",),
        example="Police: man held after fire at depot",
        counterexample="CASH CRISIS: Savers lose millions",
        find=sources.source_in_front,
    ),
)
