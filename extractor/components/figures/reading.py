"""One number -> an amount: sign, currency, scale letters, percent, points, unit, all in the characters beside the number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from extractor.components.figures.amount import Amount
from extractor.components.figures.modifiers import find_modifier
from extractor.components.figures.rules import RULES, ask
from extractor.components.figures.vocabulary import pattern
from extractor.numbers import FoundNumber
from extractor.numbers.scales import scaled, with_ambiguous_suffix
from extractor.numbers.words import number_words, scale_suffixes
from extractor.record.figure import Denominator, Unit
from extractor.words import currencies
from extractor.words.lexicons import entry_key
from extractor.words.units import UnitEntry, match_unit

_OF_A = r"(?:[ -](?:of )?{an})?[ -]"
# one letter after a blank: only these, only where the word ends ("98.6 F", "down 68 p at 1112 p", "50 m")
_SPACED_SYMBOL = re.compile(r"[CFJLVWghlmpt](?![\w.]\w|\w|['’-])")
_PLURAL = re.compile(r"s(?!\w)")  # "the 1990s"; "4.1s" are seconds
_COUNTED_AFTER = (
    r"(?: of(?: {determiner})*)?"
    r"(?:[ -](?!(?:of|in|at|on|from|to|by|and|or|for|with|than|into|off|down|up|a|an|the|its|their|his|her)\b)[a-z’'-]+){0,3}?"
    r"[ -](?:[a-z-]+(?<![sui])s|{irregular}|{same_plural}|more)\b"
)
MAGNITUDE = Unit(id="magnitude", dimension="magnitude")


def read_amount(text: str, numeral: FoundNumber) -> Amount:
    """The amount around a number, from the characters beside it alone."""
    amount = Amount(text, numeral, numeral.start, numeral.end, numeral.number)
    for before in RULES.of("before") * 2:
        before.find(amount)
    ask("scale", amount)
    if amount.kind is None:
        positions = [amount.end]
        if amount.number.form == "fraction" and (of := amount.after(_OF_A)):
            positions.append(of.end() - 1)  # "a quarter [of a] point"
        elif amount.number.form == "vague" and text.startswith(" of ", amount.end):
            positions.append(amount.end + 3)
        any(ask("beside", amount, position) for position in positions)
    return amount


@RULES.add("money:before", "before", "It cost $40.", "It cost 40 dollars.")
def _follows_currency(amount: Amount) -> bool:
    sign = currencies.match_before(amount.text, amount.start) if amount.kind is None else None
    if sign is not None:
        amount.start, amount.kind, amount.codes, amount.rule = sign.start, "money", sign.codes, "money:before"
        amount.prefix_currency = True
    return sign is not None


@RULES.add(
    "sign:minus", "before", "It fell by minus 3 tons.", "It fell by plus or minus 3 tons.", after=("money:before",)
)
def _is_negative(amount: Amount) -> bool:
    text, value = amount.text, amount.number.value
    sign = amount.before(r"(?<![\w%)\]])[-−–‑]|(?<![\w-])(?P<either>{either_sign} )?{negative}[ -]")
    if sign is None or value is None or value < 0 or sign["either"]:
        return False
    if (
        sign[0] in "–‑"
        and sign.start()
        and not amount.prefix_currency
        and not currencies.match_before(text, sign.start())
    ):
        return False  # a dash
    amount.number = replace(amount.number, value=-value)
    amount.numeral, amount.start = replace(amount.numeral, number=amount.number), sign.start()
    return True


@RULES.add("sign:plus", "before", "The valley rose to +7 degrees.", "The valley rose to 7 degrees.")
def _is_positive(amount: Amount) -> bool:
    sign = amount.before(r"(?<![\w+])\+")
    amount.start = sign.start() if sign else amount.start
    return sign is not None


@RULES.add("scale:letter", "scale", "They shipped 1.2m tons.", "They shipped a 1.2m plank.")
def _has_scale_letter(amount: Amount) -> bool:
    """ "$5m", "1.2m tons", "8 B people": money or a counted thing shows that the letter is no unit."""
    letter = with_ambiguous_suffix(amount.text, amount.numeral)
    if letter is None:
        return False
    if amount.kind != "money" and not currencies.match_after(amount.text, letter.end + 1):
        is_counted = pattern(_COUNTED_AFTER).match(amount.text, letter.end, letter.end + 40)
        if scale_suffixes()[letter.scale_word].unit_first or (letter.scale_word == "m" and not is_counted):
            return False
    amount.numeral, amount.end, amount.number = letter, letter.end, letter.number
    return True


@RULES.add("fraction:rank", "beside", "He stayed a third day.", "He stayed a quarter day.")
def _is_rank(amount: Amount, at: int) -> bool:
    rank = pattern(r"{an} (?P<part>{part})[ -](?!of|an?\b)").match(amount.text, amount.start)
    part = number_words()[entry_key(rank["part"])] if rank and amount.number.form == "fraction" else None
    return part is not None and not (part.share and Fraction(part.value).denominator % 2 == 0)  # "a half hour"


@RULES.add("unit:magnitude", "beside", "A magnitude 5.2 quake hit.", "A 5.2 quake hit.")
def _has_magnitude(amount: Amount, at: int) -> bool:
    """ "a [magnitude 5.2] quake", "was put at magnitude [5.2]": the word is of the amount where it opens its phrase."""
    scale = amount.before(r"\b{magnitude}[ -]")
    if scale is None:
        return False
    amount.take("other", MAGNITUDE, "unit:magnitude", amount.end)
    opens = pattern(r"\ban? (?:[a-z]+ )?", ends=True).search(amount.text, max(0, scale.start() - 16), scale.start())
    if scale[0].endswith("-") or opens or find_modifier(amount.text, scale.start(), scale.start()):
        amount.start = scale.start()
    return True


@RULES.add("unit:and-a-half", "beside", "It took an hour and a half.", "He ate an apple and a half.")
def _has_whole_before(amount: Amount, at: int) -> bool:
    whole = amount.before(r"\b{an} (?P<unit>[a-z]+) and ") if amount.number.form == "fraction" else None
    unit = match_unit(amount.text, whole.start("unit")) if whole else None
    if whole is None or unit is None:
        return False
    set_unit(amount, unit.entry, whole["unit"], amount.end)
    amount.start = whole.start()
    amount.number = replace(amount.number, value=1 + (amount.number.value or Decimal(0)))
    return True


@RULES.add("age:old", "beside", "The barn is 90 years old.", "The barn stood 90 years.")
def _is_so_old(amount: Amount, at: int) -> bool:
    age = pattern(r"[ -](?P<unit>{age_unit})s?[ -]{old}(?![a-z])").match(amount.text, at)
    if age:
        amount.take("age", Unit(id=age["unit"].lower(), surface=age["unit"], dimension="time"), "age:old", age.end())
    return age is not None


@RULES.add("points", "beside", "The Dow lost 12 points.", "The Dow lost 12 percent.")
def _is_of_points(amount: Amount, at: int) -> bool:
    """What they are points of is decided at the stage `count`."""
    points = pattern(r"[ -](?P<points>{points})(?![a-z])").match(amount.text, at)
    if points:
        amount.take(None, Unit(id="point", surface=points["points"]), "points", points.end())
    return points is not None


@RULES.add("money:after", "beside", "It cost 40 euros.", "It cost $40.", after=("age:old",))
def _is_of_currency(amount: Amount, at: int) -> bool:
    for position, is_close in _unit_starts(amount, at):
        currency = currencies.match_after(amount.text, position, attached=is_close)
        unit = match_unit(amount.text, position, attached=is_close) if currency else None
        if currency is None or (unit is not None and not unit.entry.money and unit.end >= currency.end):
            continue
        amount.kind, amount.codes, amount.end, amount.rule = "money", currency.codes, currency.end, "money:after"
        if currency.factor != 1:
            amount.number = amount.number.times(currency.factor)
        if unit is not None and unit.end == currency.end:  # what is said of pounds shows which
            surface = amount.text[position : unit.end]
            amount.unit = Unit(
                id=unit.entry.id, surface=surface, dimension=unit.entry.dimension, candidates=unit.entry.candidates
            )
        return True
    return False


@RULES.add("unit", "beside", "It weighs 40 kg.", "It costs $40.", after=("money:after",))
def _is_of_unit(amount: Amount, at: int) -> bool:
    for position, is_close in _unit_starts(amount, at):
        if unit := match_unit(amount.text, position, attached=is_close):
            set_unit(amount, unit.entry, amount.text[position : unit.end], unit.end)
            return True
    return False


def _unit_starts(amount: Amount, at: int) -> Iterator[tuple[int, bool]]:
    """Where a unit may begin, directly after the number or after one blank or hyphen, and whether a letter is one there."""
    number, text = amount.number, amount.text
    if at == amount.numeral.digits_end and number.form != "words" and (number.rounded or not _PLURAL.match(text, at)):
        yield at, True
    if text[at : at + 1] in (" ", "-", "\u00a0", "\u202f", "‑"):
        yield at + 1, _SPACED_SYMBOL.match(text, at + 1) is not None


def set_unit(amount: Amount, entry: UnitEntry, surface: str, end: int) -> None:
    """Give the amount a unit of the catalogue."""
    unit = Unit(id=entry.unit or entry.id, surface=surface, dimension=entry.dimension, candidates=entry.candidates)
    amount.take(entry.figure_kind, unit, f"{'percent' if entry.kind else 'unit'}:{entry.id}", end)
    if entry.per:
        amount.per = Denominator(id=entry.per, surface=surface)


def rescale(first: Amount, last: Amount) -> None:
    """Give the first end of a range the scale that only its second end prints ("$10 to $15 million")."""
    if first.numeral.scale == 1 and last.numeral.scale != 1:
        first.numeral = scaled(first.numeral, first.numeral.end, last.numeral.scale, last.numeral.scale_word)
        first.end, first.number = first.numeral.end, first.numeral.number
