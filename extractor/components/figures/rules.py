"""The rules of figures, and how those of one stage are asked.

The stages, in the order of `finder`.  A rule is asked of what its stage is about, and answers with something true or nothing.

    before     (amount)                     signs and currencies before a number, twice: "-$5", "$-5"
    scale      (amount)                     letters that are a scale: "$5m"
    beside     (amount, at)                 what the words at a position after the number make it
    code       (amount, context)            it is part of a code, a name or an address, and no amount
    age        (amount, context, previous)  it is an age; `previous` is the amount before it
    join       (first, second, context)     two neighbours are these amounts
    range      (first, second, gap, context)  two neighbours are the ends of a range
    shared     (first, second)              the first has the unit of the second
    score      (amount)                     it is one side of a score or the like, and no amount
    rate       (amount)                     it is an exchange rate or a multiple
    per        (amount, context)            its denominator, right after it
    name       (amount, context)            without a unit it is a date, a name or a rank, and no amount
    count      (amount, context)            without a unit it counts this, or is a level
    when       (amount)                     a duration that only says when, and is no amount
    left out   (amounts)                    pairs of an amount without unit, and the neighbour that has it
    per apart  (first, second, context)     the denominator of one, elsewhere in its sentence
    counted    (count)                      what a number without a noun counts
    unbounded  (amount, modifier, context)  the words of a modifier that says nothing of the amount
    words      (doc, text, start, end)      amounts that are no number with words around it
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from extractor.components.figures.amount import Amount
from extractor.components.figures.vocabulary import pattern
from extractor.rules import Rules

BARE = attrgetter("bare")
RULES = Rules[Callable[..., Any]]("figures")


def rule_of_words(
    id: str, stage: str, example: str, counterexample: str, *, before: str = "", after: str = "", itself: str = "",
    of: Callable[[Amount], bool] = lambda amount: True, answer: str | bool = True,
) -> None:  # fmt: skip
    """A rule of templates (see `vocabulary`): of the words `before` and `after` the number, or from the number `itself` on.

    It is asked `of` some amounts only, and answers with `answer`.
    """

    @RULES.add(id, stage, example, counterexample)
    def find(amount: Amount, *about: Any) -> str | bool:
        is_match = (
            of(amount)
            and (not before or amount.before(before) is not None)
            and (not after or amount.after(after) is not None)
            and (not itself or pattern(itself).match(amount.text, amount.numeral.start) is not None)
        )
        return is_match and answer


def ask(stage: str, *about: Any) -> Any:
    """The first answer of the rules of a stage that is true; None where there is none."""
    answers = (rule.find(*about) for rule in RULES.of(stage))
    return next((answer for answer in answers if answer), None)
