"""The words of amounts, changes and stances, and the sentence of a table cell, which is joined from its slots."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from extractor.record.entity import Mention
from extractor.record.figure import Figure, Modifier
from extractor.record.quote import Quote
from extractor.record.timex import interval_words

MODIFIER_WORDS: Mapping[Modifier, str] = {
    "approx": "about",
    "more_than": "more than",
    "at_least": "at least",
    "less_than": "less than",
    "at_most": "at most",
}
"""What is said before an amount for each modifier that is not exact."""
_APART = {"up": "more", "down": "less"}
_MOVED = {"up": "up", "down": "down", "flat": "unchanged at"}
_STANCES = {"denial": ("denied", "did not deny"), "doubt": ("doubted", "did not doubt")}  # by the class of the cue
_NOT_SAID = ("", "did not say")  # of other cues
_ARTICLE = re.compile(r"(?P<capital>(?<=[\w,;] )The )|(?P<opening>(?<!\w)The )|(?P<small>(?<!\w)the )")


def word_value(figure: Figure) -> str:
    """A figure with its modifier: "about 5,864.6 tonnes"."""
    bound = MODIFIER_WORDS.get(figure.modifier)
    return f"{bound} {figure.surface}" if bound else figure.surface


def word_change(figure: Figure) -> str:
    """A change with its direction: "down 48.3%"."""
    if figure.kind == "multiple" and not any(map(str.isdigit, figure.surface)):
        return word_value(figure)  # "doubled" says where it went
    moved = _MOVED.get(figure.direction or "")
    return f"{moved} {word_value(figure)}" if moved else f"change of {word_value(figure)}"


def word_figure_claim(
    *,
    subject: str | None,
    measure: str | None,
    value: Figure | None,
    changes: Sequence[Figure] = (),
    difference: Figure | None = None,
    baseline: str | None,
    period: tuple[str | None, str | None] | None,
) -> str:
    """The sentence of a figure in a table; slots that are not stated are left out."""
    about = (
        measure if subject is None or (measure and subject in measure) else ", ".join(filter(None, (subject, measure)))
    )
    amounts = [word_value(value)] if value else []
    amounts += [" or ".join([word_change(changes[0]), *map(word_value, changes[1:])])] if changes else []
    amounts += [f"{word_value(difference)} {_APART.get(difference.direction or '', 'apart')}"] if difference else []
    amount = ", ".join(amounts)
    sentence = f"{about}: {amount}" if about else amount
    if baseline:
        sentence += f", compared with {baseline}"
    if period and (when := interval_words(*period)):
        sentence += f", {when}"
    return on_one_line(f"{sentence}.")


def word_stance(quote: Quote) -> str:
    """How a quote is meant, where its speaker denies, doubts or does not say it: " (denied)"; else empty."""
    stance = _STANCES.get(quote.cue_class or "", _NOT_SAID)[quote.negated]
    return f" ({stance})" if stance else ""


def articles_of_names(text: str, mentions: Iterable[Mention]) -> Mapping[str, str]:
    """The article before the name of an entity, by its id, where most mentions have one: not for Acme of "the Acme deal".

    It is "The" where the text writes it so within sentences ("The Hague"), else "the".
    """
    forms: dict[str, Counter[str]] = {}
    for mention in mentions:
        has_own = mention.surface[:4].lower() == "the "
        if mention.entity and mention.form in ("name", "acronym") and (has_own or mention.type in ("ORG", "GPE")):
            match = _ARTICLE.match(text, mention.start if has_own else max(0, mention.start - 4))
            forms.setdefault(mention.entity, Counter())[match.lastgroup or "" if match else ""] += 1
    return {
        entity: "The" if counts["capital"] and not counts["small"] else "the"
        for entity, counts in forms.items()
        if counts.total() > 2 * counts[""]
    }


def within_sentence(name: str, article: str = "") -> str:
    """A name as it is written within a sentence: "the government", but with `article` "The" "The Hague"."""
    opening, _, rest = name.partition(" ")
    if opening not in ("The", "A", "An") or opening == article:
        return name
    return f"{opening.lower()} {rest}"


def on_one_line(text: str) -> str:
    """The text with each run of white space as one blank, and without control characters."""
    words = " ".join(text.split())
    return words if words.isprintable() else "".join(c for c in words if unicodedata.category(c) != "Cc")
