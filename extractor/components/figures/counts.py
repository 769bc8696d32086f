"""What a number without a unit counts, or of what it is a level, by the noun after it and the words beside it."""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.components.figures.amount import Amount
from extractor.components.figures.context import Context
from extractor.components.figures.counted import is_victim
from extractor.components.figures.heads import NOUNS, Head
from extractor.components.figures.modifiers import find_modifier
from extractor.components.figures.reading import MAGNITUDE, set_unit
from extractor.components.figures.rules import RULES
from extractor.components.figures.vocabulary import pattern
from extractor.record.figure import FigureKind, Unit
from extractor.words.units import unit_of_noun
from extractor.words.unknown_units import ask_quantulum
from extractor.words.uses import words_that

_INDEX = r"(?-i:\b(?:{index}|TA-\d+)\b)"
_LEVEL = r"\b(?:to|at|of|on|near|above|below|from|over|under|{level}|{blur}) ?|[,:] ?|\)\s?"
_LARGE = 500  # the least level of an index without "points"
_INDEX_WINDOW = 160  # code points before a number in which its index is named
_SCALE_WINDOW = 120  # code points before a decimal in which its scale is named
HALF = Decimal("0.5")
_SYMBOL_AFTER = re.compile(r"[ \u00a0]?([^\s.,;:()]{2,14})(?![^\s.,;:)])")


@RULES.add("unit:unknown", "rate", "The dose was 3.2 mGy.", "The dose was 3.2 mg.")
def _is_of_unknown_unit(amount: Amount) -> bool:
    """A symbol that only a unit can have, but the catalogue has not."""
    symbol = _SYMBOL_AFTER.match(amount.text, amount.end) if amount.bare and amount.number.form == "digits" else None
    unit = ask_quantulum(symbol[1]) if symbol else None
    if symbol and unit:
        amount.take("quantity", Unit(id=unit[0], surface=symbol[1], dimension=unit[1]), "unit:unknown", symbol.end(1))
    return unit is not None


def _noun(amount: Amount, context: Context) -> Head | None:
    """The noun after the amount: "3,000-odd families", "50+ people", "100 or so men"."""
    blur = find_modifier(amount.text, 0, amount.end)
    return (context.heads.after(blur.words.end) if blur else None) or context.heads.after(amount.end)


def _lone(amount: Amount, context: Context) -> Head | None:
    """A singular noun after the amount."""
    noun = _noun(amount, context)
    return None if noun is None or noun.plural else noun


def _is_share(amount: Amount) -> bool:
    return amount.number.form == "fraction" and not amount.is_range


@RULES.add("one", "name", "No one saw the storm or sold one.", "The storm killed one.")
def _is_pronoun(amount: Amount, context: Context) -> bool:
    """ "One" counts after a bound or another count, or where it is somebody whom an event hit ("killed one")."""
    if not amount.bare or amount.number.form != "words" or amount.surface.lower() not in words_that("an"):
        return False
    noun = _noun(amount, context)
    if noun is not None and noun.plural:
        return True
    if (noun is None and amount.after(" of ")) or context.is_determined(amount.start):
        return True
    end = noun.end if noun else amount.end
    if amount.text.startswith(" per ", end) or is_victim(context.position(amount.start, end)):
        return False
    is_counted = noun is not None and not noun.name and (
        noun.lemma in words_that("counted_one") | context.counted
        or amount.before(r"\b(?:than|about|and|or|{before_one}|{blur}) ")
    )  # fmt: skip
    return not is_counted


@RULES.add("name:of-one", "name", "It left on the 737 jetliner.", "It left on 737 jetliners.")
def _is_named_or_denied(amount: Amount, context: Context) -> bool:
    """A singular noun is no count: "the 737 jetliner", "10 Harbour Street", "zero interest"."""
    noun = _lone(amount, context) if amount.bare and not _is_share(amount) else None
    is_name = noun is not None and noun.name and (amount.number.form == "digits" or amount.surface[0].isupper())
    is_none = amount.number.form == "words" and amount.number.value == 0
    return noun is not None and (is_name or is_none or _is_model(amount, noun, context))


def _is_model(amount: Amount, noun: Head, context: Context) -> bool:
    """Whether a determined number before a lone singular noun is its model: "the 737 jetliner", not "a 60 vote lead"."""
    following = context.heads.next(context.doc[context.heads.token_at(noun.start)])
    is_alone = (following is None or following.tag_ not in NOUNS) and noun.lemma not in words_that("same_plural")
    is_digits = amount.surface.isdigit() and amount.text[noun.start - 1] == " "
    return is_digits and is_alone and context.is_determined(amount.start)


@RULES.add("fraction:term", "name", "She wants a third term.", "She wants a third of it.")
def _is_rank(amount: Amount, context: Context) -> bool:
    is_part = amount.bare and _is_share(amount) and 0 < (amount.number.value or 0) < 1 and amount.numeral.scale == 1
    is_one = is_part and amount.number.value != HALF and pattern("{an}[ -]").match(amount.text, amount.start)
    is_bounded = find_modifier(amount.text, amount.start, amount.start)  # "more than a third chose"
    return bool(is_one) and not is_bounded and context.heads.after(amount.end) is not None


@RULES.add("points:of-percent", "count", "The bank raised rates by half a point.", "She won by a point.")
def _is_part_of_point(amount: Amount, context: Context) -> bool:
    return _is_of(
        amount, amount.number.form == "fraction" and (amount.number.value or 1) < 1, "points", "percentage_point"
    )


@RULES.add("points:of-index", "count", "The Nikkei lost 310 points.", "Her side lost 310 points.")
def _is_index_change(amount: Amount, context: Context) -> bool:
    return _is_of(amount, amount.before(rf"{_INDEX}[^\n]*", _INDEX_WINDOW), "index", "index_point")


@RULES.add(
    "points:of-poll", "count", "Okafor leads polls by 7 points.", "Okafor won by 7 points.", after=("points:of-index",)
)
def _is_poll_change(amount: Amount, context: Context) -> bool:
    return _is_of(amount, amount.before(r"(?:%|\b{of_percent}\b)[^\n]*", _INDEX_WINDOW), "points", "percentage_point")


@RULES.add("points:scored", "count", "She scored 7 points.", "She scored 7.", after=("points:of-poll",))
def _is_score(amount: Amount, context: Context) -> bool:
    if amount.unit is not None:
        amount.kind = "count"
    return amount.unit is not None


def _is_of(amount: Amount, is_stated: object, kind: FigureKind, unit: str) -> bool:
    """Give an amount of points this kind and unit if the text states them; true if it does."""
    if amount.unit is None or not is_stated:
        return False
    amount.kind, amount.unit = kind, Unit(id=unit, surface=amount.unit.surface)
    return True


@RULES.add("index:level", "count", "The FTSE fell to 7,610.", "The FTSE fell to 7,610 buyers.")
def _is_index_level(amount: Amount, context: Context) -> bool:
    """A level of a stock index without "points"."""
    number, surface = amount.number, amount.surface
    if not amount.bare or number.form != "digits" or number.value is None or amount.is_range or number.value < _LARGE:
        return False
    is_level = (number.rounded or "," in surface or len(surface) >= 4) and amount.before(_LEVEL)
    if not is_level or not amount.before(rf"{_INDEX}[^\n]*", _INDEX_WINDOW) or context.heads.after(amount.end):
        return False
    amount.take("index", Unit(id="index_point"), "index:level", amount.end)
    return True


@RULES.add("fraction", "count", "They ate a third of it.", "They ate three cakes.", after=("index:level",))
def _is_fraction(amount: Amount, context: Context) -> bool:
    """ "a third of voters", "half the staff"; "3 1/2" counts."""
    if not _is_share(amount):
        return False
    if amount.numeral.scale == 1 and 0 <= (amount.number.value or 0) < 1:
        amount.take("fraction", Unit(id="fraction"), "fraction", amount.end)
        return True
    amount.kind, amount.rule = "count", "count:mixed"
    if noun := context.heads.after(amount.end):
        _count(amount, noun, context)
    return True


@RULES.add("count:head", "count", "They sold 40 new vans.", "They sold 40.", after=("fraction",))
def _has_noun(amount: Amount, context: Context) -> bool:
    noun = _noun(amount, context)
    if noun is not None and not noun.plural and amount.number.rounded and (amount.number.value or 0) > 1:
        noun = None
    if noun is None and amount.number.form == "vague" and amount.after(" of "):
        noun = context.heads.after(amount.end + 3)
    if noun is not None:
        _count(amount, noun, context)
    return noun is not None


@RULES.add("count:vague", "count", "They saw hundreds.", "They saw 100.", after=("count:head",))
def _is_vague(amount: Amount, context: Context) -> bool:
    is_vague = amount.number.form == "vague"
    if is_vague:
        amount.kind, amount.rule = "count", "count:vague"
    return is_vague


@RULES.add("other:decimal", "count", "Zenco rose to 9.65.", "Zenco rose to 9.", after=("count:vague",))
def _is_decimal(amount: Amount, context: Context) -> bool:
    """Of a scale where one is named before it."""
    if amount.number.form != "digits" or not amount.number.rounded or amount.numeral.scale != 1:
        return False
    is_magnitude = amount.before(r"\b(?:{magnitude})\b.*", _SCALE_WINDOW) and (amount.number.value or 0) < 10
    amount.take("other", MAGNITUDE if is_magnitude else None, "other:decimal", amount.end)
    return True


@RULES.add("count:person", "count", "The crash left 12 dead.", "The crash left 12.", after=("other:decimal",))
def _is_of_victims(amount: Amount, context: Context) -> bool:
    person = amount.after(r" (?P<person>{counted_person})\b") if not amount.is_range else None
    if person:
        amount.take("count", Unit(id="person", surface=person["person"]), "count:person", person.end())
    return person is not None


@RULES.add("count:partitive", "count", "They sold 40 of the vans.", "They sold 40 of them.", after=("count:person",))
def _is_of_whole(amount: Amount, context: Context) -> bool:
    partitive = amount.after(r" of (?:(?:{determiner}|those(?! \w+ed\b)) )*(?![\d$£€])")
    whole = context.heads.after(partitive.end() - 1) if partitive else None
    if whole is None or not whole.plural:
        return False
    unit = Unit(id=whole.lemma, surface=amount.text[whole.start : whole.end])
    amount.take("count", unit, "count:partitive", amount.end)
    return True


@RULES.add("count:bare", "count", "They sold 40.", "They sold some.", after=("count:partitive",))
def _is_count(amount: Amount, context: Context) -> bool:
    """What it counts is found at the stages `left out` and `counted`."""
    amount.kind, amount.rule = "count", "count:bare"
    return True


def _count(amount: Amount, noun: Head, context: Context) -> None:
    surface = amount.text[noun.start : noun.end]
    entry = unit_of_noun(noun.lemma)
    if entry is not None:  # "three successive months", "40 new acres"
        set_unit(amount, entry, surface, noun.end)
        return
    unit = None if noun.lemma in words_that("others") else Unit(id=noun.lemma, surface=surface)  # left out
    amount.take("count", unit, "count:head", amount.end if noun.shared else noun.end)
    if noun.plural:
        context.counted.add(noun.lemma)
