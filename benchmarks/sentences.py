"""Invented sentences with numbers that fit, and the same ones with one number that does not: what `benchmarks.altered` generates.

A family draws numbers that fit, prints them as newspapers do, and says how one of them is put wrong, by more than any
rounding explains; its shapes are the sentences.  Those of a family that is called "trap" fit in both readings: their numbers are
side by side and do not belong together.  Places, firms and things are invented or plain.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

PUBLISHED = dt.date(2025, 6, 9)
Words = dict[str, str]
Draw = Callable[[Random], tuple[Words, Words]]

PLACES = ("Brazil", "Poland", "Kenya", "Norway", "Peru", "Ghana", "Malta", "Oman", "Latvia", "Chile", "Jordan", "Nepal")
WHO = (
    "The airline",
    "The port authority",
    "The bakery chain",
    "The mill",
    "The council",
    "The university",
    "The brewer",
)
JOBS = ("jobs", "posts", "positions", "staff")
THINGS = ("Exports of tea", "Sales of lamps", "Revenues at the brewer", "Imports of timber", "Arrears of rent")
COUNTED = ("ferries", "buses", "wind turbines", "flats", "trees", "classrooms", "tractors")
SHARES = ("Turnout", "The jobless rate", "The vacancy rate", "The literacy rate", "The share of diesel cars")
NAMES = ("Ada Holt", "Tomas Brandt", "Lena Okoro", "Piet Aalders", "Mira Castell", "Juno Pryce")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One generated text: whether its numbers fit, its family and the number of its shape in it."""

    text: str
    fits: bool
    family: str
    shape: int


FAMILIES: dict[str, tuple[Draw, tuple[str, ...]]] = {}


def family(name: str, *shapes: str) -> Callable[[Draw], Draw]:
    """A decorator that adds a method to draw numbers, with the sentences that state them."""

    def add(draw: Draw) -> Draw:
        FAMILIES[name] = draw, shapes
        return draw

    return add


def generate(count: int, seed: int) -> Iterator[Sentence]:
    """So many pairs of texts, one whose numbers fit and one in which one does not; all families and shapes take turns."""
    rng = Random(seed)
    turns = [(name, shape) for name, (_, shapes) in FAMILIES.items() for shape in range(len(shapes))]
    for number in range(count):
        name, shape = turns[number % len(turns)]
        draw, shapes = FAMILIES[name]
        for fits, words in zip((True, name.startswith("trap")), draw(rng), strict=True):
            yield Sentence(shapes[shape].format_map(_Capital(words)), fits, name, shape)


class _Capital(dict[str, str]):
    """`{Name}` is `{name}` with a capital."""

    def __missing__(self, key: str) -> str:
        value = self[key[0].lower() + key[1:]]
        return value[0].upper() + value[1:]


def off(rng: Random, value: float, low: float = 0.2, high: float = 0.45) -> float:
    """The value put wrong by a fifth to a half, up or down."""
    return value * (1 + rng.choice((-1, 1)) * rng.uniform(low, high))


def exact(rng: Random, low: int, high: int) -> int:
    """A whole number that does not look rounded."""
    number = rng.randint(low, high)
    return number + 1 if number % 10 == 0 else number


def _with(words: Mapping[str, str], **more: str) -> Words:
    return {**words, **more}


def _common(rng: Random) -> Words:
    towns, names = rng.sample(PLACES, 3), rng.sample(NAMES, 2)
    return {"p1": towns[0], "p2": towns[1], "p3": towns[2], "name": names[0], "other": names[1],
            "who": rng.choice(WHO), "thing": rng.choice(THINGS), "counted": rng.choice(COUNTED),
            "jobs": rng.choice(JOBS), "share_of": rng.choice(SHARES)}  # fmt: skip


def _move(rng: Random) -> tuple[bool, Words]:
    up = rng.random() < 0.5
    verbs = ("rose", "climbed", "grew", "increased") if up else ("fell", "dropped", "declined", "decreased")
    noun = rng.choice(("a rise", "an increase", "a gain") if up else ("a fall", "a decline", "a drop"))
    return up, {"verb": rng.choice(verbs), "up": "up" if up else "down", "noun": noun,
                "more": "more" if up else "less", "adj": "higher" if up else "lower"}  # fmt: skip


@family(
    "change",
    "{thing} {verb} {pct} to {now} in May from {then} in April.",
    "{thing} {verb} to {now} in 2024 from {then} in 2023, {noun} of {pct}.",
    "{thing} {verb} from {then} to {now}, {noun} of {pct}, the ministry said.",
    "{thing} came to {now} last year, {pct} {more} than the {then} of 2023.",
    "{thing} stood at {now} in the first quarter, {up} {pct} from {then} a year earlier.",
    "{thing} {verb} by {pct}, from {then} in 2022 to {now} in 2023.",
    "At {now}, {thing} were {up} {pct} on the {then} of the year before.",
    "{thing} were {now} in May, compared with {then} in May 2024, {noun} of {pct}.",
    "{thing} were {then} in 2023. In 2024 they {verb} {pct} to {now}.",
    "{thing} were {now} in May. That was {pct} {more} than the {then} of a year earlier.",
    "{thing} {verb} to {now} in May from {then} in April. That is {noun} of {pct}.",
)
def _change(rng: Random) -> tuple[Words, Words]:
    up, words = _move(rng)
    then = rng.uniform(20, 900)
    pct = rng.uniform(6, 45)
    now = then * (1 + pct / 100 * (1 if up else -1))
    now, then = round(now, 1), round(then, 1)
    right = abs(now / then - 1) * 100
    words |= _common(rng) | {
        "now": f"${now:.1f} million",
        "then": f"${then:.1f} million",
        "pct": f"{right:.1f} percent",
    }
    return words, _with(words, pct=f"{off(rng, right):.1f} percent")


@family(
    "count_change",
    "The number of {counted} {verb} to {now} from {then}, {noun} of {pct}.",
    "The region had {now} {counted} at the end of 2024, {up} {pct} from {then} a year earlier.",
    "{who} counted {now} {counted}, {pct} {more} than the {then} counted in 2023.",
    "The number of visitors {verb} {pct}, from {then} in 2023 to {now} in 2024.",
)
def _count_change(rng: Random) -> tuple[Words, Words]:
    up, words = _move(rng)
    then = exact(rng, 1200, 9000)
    now = exact(rng, int(then * 1.08), int(then * 1.4)) if up else exact(rng, int(then * 0.6), int(then * 0.92))
    right = abs(now / then - 1) * 100
    words |= _common(rng) | {"now": f"{now:,}", "then": f"{then:,}", "pct": f"{right:.1f}%"}
    return words, _with(words, pct=f"{off(rng, right):.1f}%")


@family(
    "difference",
    "{thing} {verb} by {gap} to {now} from {then}.",
    "{thing} were {now} in 2024, {gap} {more} than the {then} of 2023.",
    "{thing} {verb} from {then} in 2023 to {now} in 2024, {noun} of {gap}.",
)
def _difference(rng: Random) -> tuple[Words, Words]:
    up, words = _move(rng)
    then = round(rng.uniform(60, 400), 1)
    gap = round(rng.uniform(0.1, 0.4) * then, 1)
    now = then + gap * (1 if up else -1)
    words |= _common(rng) | {k: f"€{v:.1f} million" for k, v in {"now": now, "then": then, "gap": gap}.items()}
    return words, _with(words, gap=f"€{off(rng, gap):.1f} million")


@family(
    "points",
    "{share_of} {verb} {gap} percentage points to {now} percent from {then} percent.",
    "{share_of} was {now} percent in May, {gap} points {adj} than the {then} percent of a year earlier.",
    "{share_of} {verb} from {then} percent to {now} percent, {noun} of {gap} percentage points.",
    "{share_of} {verb} to {now} percent in 2024 from {then} percent in 2023. That is {noun} of {gap} points.",
)
def _points(rng: Random) -> tuple[Words, Words]:
    up, words = _move(rng)
    then, gap = round(rng.uniform(30, 60), 1), round(rng.uniform(2, 9), 1)
    now = then + gap * (1 if up else -1)
    words |= _common(rng) | {"now": f"{now:.1f}", "then": f"{then:.1f}", "gap": f"{gap:.1f}"}
    return words, _with(words, gap=f"{off(rng, gap, 0.3, 0.6):.1f}")


@family(
    "direction",
    "{thing} {verb} to {now} in May from {then} in April.",
    "{thing} {verb} from {then} in 2023 to {now} in 2024.",
    "{share_of} {verb} to {p} percent, from {q} percent a year earlier.",
    "{thing} were {now} in the first quarter, {up} from {then} a year earlier.",
    "The number of {counted} {verb} from {m} in 2020 to {n} in 2024.",
    "{who} {turned} its target to {n} {counted} from {m}.",
    "{thing} were {now} in May, {adj} than the {then} of April.",
)
def _direction(rng: Random) -> tuple[Words, Words]:
    up, words = _move(rng)
    _, wrong = next(move for move in iter(lambda: _move(rng), None) if move[0] != up)
    words["turned"], wrong["turned"] = ("raised", "cut") if up else ("cut", "raised")
    low, high = rng.uniform(20, 90), rng.uniform(120, 800)
    m, n = (low, high) if up else (high, low)
    numbers = {"now": f"${n:.1f} million", "then": f"${m:.1f} million", "m": f"{m * 10:,.0f}", "n": f"{n * 10:,.0f}",
               "p": f"{n / 10:.1f}", "q": f"{m / 10:.1f}"}  # fmt: skip
    common = _common(rng) | numbers
    return words | common, wrong | common


@family(
    "sum",
    "{who} will cut {two} {jobs}: {a} in {p1} and {b} in {p2}.",
    "{who} will close {three} branches: {a} in {p1}, {b} in {p2} and {c} in {p3}.",
    "Police arrested {two} people: {a} men and {b} women.",
    "The fleet has {two} vessels, made up of {a} trawlers and {b} tugs.",
    "{who} has {three} shops: {a} in {p1}, {b} in {p2} and the other {c} in {p3}.",
    "The crash injured {two} people — {a} passengers and {b} crew members.",
    "{who} bought {a} buses and {b} vans, {two} vehicles in all.",
    "{who} hired {a} nurses and {b} doctors, a total of {two} people.",
    "There were {a} cases in {p1}, {b} in {p2} and {c} in {p3}, bringing the total to {three}.",
    "{who} lost {a} {jobs} in {p1} and {b} in {p2}, for a total of {two}.",
    "{who} had {a} complaints in May and {b} in June, {two} in total.",
    "A total of {two} homes were flooded, {a} in {p1} and {b} in {p2}.",
)
@family(
    "list_of_parts",
    "{who} will cut {two} {jobs}, {a} in {p1} and {b} in {p2}.",
    "The storm killed {two} people, {a} in {p1} and {b} in {p2}, officials said.",
    "{who} employs {two} people, with {a} in {p1} and {b} in {p2}.",
    "{who} will cut {two} {jobs}. Of those, {a} are in {p1} and {b} in {p2}.",
    "{who} sold {three} {counted}, {a} to {p1}, {b} to {p2} and {c} to {p3}.",
)
def _sum(rng: Random) -> tuple[Words, Words]:
    a, b, c = (exact(rng, 131, 480) for _ in range(3))
    words = _common(rng) | {"a": str(a), "b": str(b), "c": str(c)}
    totals = {"two": a + b, "three": a + b + c}
    return (
        words | {name: f"{total:,}" for name, total in totals.items()},
        words | {name: f"{off(rng, total, 0.1, 0.3):,.0f}" for name, total in totals.items()},
    )


@family(
    "money_sum",
    "The town spent {total} million euros: {a} million on schools, {b} million on roads and {c} million on parks.",
    "The grant of ${total} million is made up of ${a} million from {p1}, ${b} million from {p2} and ${c} million from {p3}.",
    "The budget of ${total} million consists of ${a} million for wages, ${b} million for repairs and ${c} million for fuel.",
    "The town spent {a} million euros on schools, {b} million on roads and {c} million on parks, {total} million in all.",
    "Donors pledged ${a} million, ${b} million and ${c} million, a total of ${total} million.",
)
def _money_sum(rng: Random) -> tuple[Words, Words]:
    a, b, c = (round(rng.uniform(1.1, 9.9), 1) for _ in range(3))
    total = a + b + c
    words = _common(rng) | {"a": f"{a:.1f}", "b": f"{b:.1f}", "c": f"{c:.1f}", "total": f"{total:.1f}"}
    return words, _with(words, total=f"{off(rng, total, 0.1, 0.3):.1f}")


@family(
    "share",
    "{part} of the {whole} members, or {pct}, voted.",
    "{part} of the {whole} members ({pct}) voted.",
    "{part} of the {whole} members, {pct}, voted.",
    "{part} of the {whole} members voted, or {pct}.",
    "Some {pct} of the {whole} members, or {part}, voted.",
    "{pct} of pupils passed the test, or {part} of {whole}.",
    "Of the {whole} members, {part} voted, or {pct}.",
    "{part} of the {whole} members voted ({pct}).",
    "{who} has {whole} workers, of whom {part}, or {pct}, are women.",
    "{part} out of {whole} pupils passed, a rate of {pct}.",
    "The school has {whole} pupils. {part} of them, or {pct}, walk to school.",
    "The union has {whole} members. Of those, {part}, or {pct}, work in hospitals.",
)
def _share(rng: Random) -> tuple[Words, Words]:
    whole = exact(rng, 210, 4000)
    part = exact(rng, int(whole * 0.12), int(whole * 0.6))
    right = part / whole * 100
    words = _common(rng) | {"whole": f"{whole:,}", "part": f"{part:,}", "pct": f"{right:.1f} percent"}
    return words, _with(words, pct=f"{off(rng, right):.1f} percent")


@family(
    "part_above_whole",
    "The blast killed {whole} people, including {part} children.",
    "The blast injured {whole} people, {part} of them children.",
    "{part} of the {whole} members of the club voted.",
    "{who} has {whole} workers, of whom {part} are women.",
    "Of the {whole} pupils, {part} walk to school.",
)
def _part_above_whole(rng: Random) -> tuple[Words, Words]:
    whole = exact(rng, 31, 90)
    words = _common(rng) | {"whole": str(whole), "part": str(exact(rng, 5, whole - 3))}
    return words, _with(words, part=str(exact(rng, whole + 12, whole * 2)))


@family(
    "multiple",
    "{thing} more than doubled to {now} from {then}.",
    "{thing} tripled to {three} in 2024 from {then} in 2023.",
    "{thing} were {three} in May, three times the {then} of a year earlier.",
    "{thing} were {twice} in May, twice the {then} of a year earlier.",
    "{thing} doubled from {then} in 2020 to {twice} in 2024.",
    "{thing} halved to {half} in 2024 from {then} in 2023.",
)
def _multiple(rng: Random) -> tuple[Words, Words]:
    then = rng.uniform(20, 90)
    values = {"now": rng.uniform(2.1, 2.6), "twice": 2.0, "three": 3.0, "half": 0.5, "then": 1.0}
    wrong = {"now": 1.6, "twice": 3.1, "three": 1.9, "half": 0.8, "then": 1.0}
    common = _common(rng)
    right, false = ({k: f"${then * v:.1f} million" for k, v in shares.items()} for shares in (values, wrong))
    return common | right, common | false


@family(
    "gap",
    "The law passed with {a} percent in favour and {b} percent against, a gap of {gap} points.",
    "{name} won {a} percent of the vote to {b} percent for {other}, a margin of {gap} percentage points.",
    "The council passed the plan by {a} votes to {b}, a majority of {gap}.",
    "{name} leads {other} by {gap} points, {a} percent to {b} percent.",
)
def _gap(rng: Random) -> tuple[Words, Words]:
    a, b = exact(rng, 48, 56), exact(rng, 28, 42)
    words = _common(rng) | {"a": str(a), "b": str(b), "gap": str(a - b)}
    return words, _with(words, gap=str(a - b + exact(rng, 4, 9)))


CONVERSIONS = (
    ("kilometres", "miles", 0.621371), ("miles", "kilometers", 1.609344), ("hectares", "acres", 2.471054),
    ("feet", "meters", 0.3048), ("kilograms", "pounds", 2.204623), ("litres", "gallons", 0.264172),
    ("square kilometres", "square miles", 0.386102),
)  # fmt: skip


@family(
    "conversion",
    "The wall is {x} ({y}) long.",
    "The fire burned {x}, or {y}.",
    "The park, which covers {x} ({y}), opened in May.",
    "The pipe carries {x} ({y}) a day.",
    "About {x} — {y} — were lost.",
)
def _conversion(rng: Random) -> tuple[Words, Words]:
    unit, converted, factor = rng.choice(CONVERSIONS)
    x = exact(rng, 21, 900)
    y = x * factor
    words = _common(rng) | {"x": f"{x} {unit}", "y": f"{y:,.0f} {converted}"}
    return words, _with(words, y=f"{off(rng, y):,.0f} {converted}")


@family(
    "temperature",
    "It reached {c} degrees Celsius ({f} degrees Fahrenheit) in {p1} on Monday.",
    "Temperatures fell to {c}C ({f}F) overnight.",
)
def _temperature(rng: Random) -> tuple[Words, Words]:
    c = exact(rng, 12, 43)
    f = round(c * 9 / 5 + 32)
    words = _common(rng) | {"c": str(c), "f": str(f)}
    return words, _with(words, f=str(f + rng.choice((-1, 1)) * exact(rng, 6, 20)))


@family(
    "per_head",
    "{who} bought {count} shares at ${each} a share, a total of ${total} million.",
    "{who} sold {count} shares at ${each} a share, raising ${total} million.",
    "{who} paid ${total} million for {count} shares at ${each} a share.",
    "{who} paid ${total} million to {count} families, or ${each} each.",
    "{who} sold {count} tickets at ${each} each, for ${total} million.",
    "{count} workers will share ${total} million, or ${each} per worker.",
    "The {count} flats cost ${total} million, an average of ${each} per flat.",
)
def _per_head(rng: Random) -> tuple[Words, Words]:
    count, each = exact(rng, 1201, 8900), exact(rng, 1100, 9900)
    total = count * each / 1e6
    words = _common(rng) | {"count": f"{count:,}", "total": f"{total:.2f}"}
    each_text, wrong = f"{each:,}", f"{off(rng, each):,.0f}"
    return _with(words, each=each_text), _with(words, each=wrong)


@family(
    "rate",
    "Doctors counted {cases} cases among {base} people, or {rate} per 100,000.",
    "There were {cases} cases in a population of {base}, a rate of {rate} per 100,000 people.",
    "{p1} had {cases} deaths among its {base} people, {rate} per 100,000.",
)
def _rate(rng: Random) -> tuple[Words, Words]:
    cases, base = exact(rng, 101, 900), exact(rng, 400_001, 3_000_000)
    rate = cases / base * 100_000
    words = _common(rng) | {"cases": str(cases), "base": f"{base:,}", "rate": f"{rate:.1f}"}
    return words, _with(words, rate=f"{off(rng, rate):.1f}")


@family(
    "over_time",
    "The plant makes {week} cars a week, or {year} a year.",
    "The line carries {day} passengers a day, or about {of_days} a year.",
    "{who} will pay {yearly} a year for {n} years, a total of {sum}.",
    "{who} will spend {sum} over {n} years, or {yearly} a year.",
)
def _over_time(rng: Random) -> tuple[Words, Words]:
    week, day, n, yearly = exact(rng, 101, 900), exact(rng, 1201, 9000), rng.randint(3, 9), exact(rng, 11, 80)
    words = _common(rng) | {"week": str(week), "day": f"{day:,}", "n": str(n), "yearly": f"${yearly} million"}
    right = {"year": week * 52, "of_days": day * 365, "sum": yearly * n}
    return (
        words | {k: f"${v:,} million" if k == "sum" else f"{v:,}" for k, v in right.items()},
        words | {k: f"${off(rng, v):,.0f} million" if k == "sum" else f"{off(rng, v):,.0f}" for k, v in right.items()},
    )


@family(
    "age",
    "{name}, {age}, who was born in {year}, retired on Monday.",
    "{name}, born in {year}, is {age}.",
    "{name} (born {year}), {age}, won the race on Sunday.",
)
def _age(rng: Random) -> tuple[Words, Words]:
    age = rng.randint(24, 80)
    words = _common(rng) | {"age": str(age), "year": str(PUBLISHED.year - age - rng.randint(0, 1))}
    return words, _with(words, age=str(age + rng.choice((-1, 1)) * rng.randint(3, 9)))


@family(
    "trap_change",
    "Profit rose {pct} percent to ${b} million, above the ${a} million that analysts expected.",
    "Sales rose {pct} percent from a year earlier to ${a} million, compared with ${c} million in the previous quarter.",
    "Rents rose {pct} percent to ${a} in {p1} and ${b} in {p2}.",
    "The shares fell {pct} percent to ${a}, after a high of ${b} in March.",
    "Exports rose to ${b} million from ${a} million, while imports fell {pct} percent to ${c} million.",
    "{thing} rose {pct} percent in May. In April they had been ${b} million, and for the year ${a} million are expected.",
)
@family(
    "trap_parts",
    "{who} employs {b} people, including {n} in {p1} and {m} in {p2}.",
    "The blast injured {b} people, {n} of them children and {m} of them badly.",
    "{who} has {b} workers and {n} buses, and {m} of the drivers live in {p1}.",
    "The storm killed {b} people in {p1}, {n} in {p2} and {m} in {p3}.",
    "{who} will cut {b} {jobs} and close {n} shops and {m} depots.",
    "Police arrested {b} people on Sunday, {n} on Monday and {m} on Tuesday.",
    "The plan was backed by {b} members of the council, {m} of whom had opposed it in May.",
)
@family(
    "trap_shares",
    "In the poll {x} percent approved of the mayor and {y} percent liked the new bridge.",
    "{x} percent of women and {y} percent of men were in favour.",
    "Support for the plan was {x} percent in {p1} and {y} percent in {p2}, and opposition {pct} percent.",
    "Of the {b} members, {n} voted; {x} percent of them were women.",
    "{n} of the {b} members voted, {x} percent more than in 2020.",
)
@family(
    "trap_brackets",
    "{name} (Party of the Lake) won {x} percent (2019: {y} percent).",
    "The fund lost {x} percent (its worst year) and paid ${a} million.",
    "The park covers {n} hectares, and {m} miles of paths lead through it.",
    "The house cost ${a} million (the land, ${b} million).",
    "Two tickets cost ${n}, or ${b} with a meal.",
)
def _traps(rng: Random) -> tuple[Words, Words]:
    def numbers() -> Words:
        low, high = exact(rng, 11, 80), exact(rng, 120, 900)
        return {"a": f"{rng.uniform(40, 80):.1f}", "b": str(high), "c": f"{rng.uniform(20, 90):.1f}", "n": str(low),
                "m": str(exact(rng, 11, 90)), "pct": f"{rng.uniform(2, 30):.1f}", "x": str(exact(rng, 51, 79)),
                "y": str(exact(rng, 41, 79)), "next": str(PUBLISHED.year + rng.randint(1, 8)),
                "year": str(rng.randint(1930, 1990)), "n2": str(exact(rng, 21, 60))}  # fmt: skip

    common = _common(rng)
    return common | numbers(), common | numbers()
