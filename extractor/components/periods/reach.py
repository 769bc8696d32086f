"""Which times of its sentence a figure holds for: a time goes as far as the clause that governs it.

It reaches the figures of its own clause, from the front of a sentence also the clauses joined to it, and participles and
"as" clauses below; it reaches none out of a relative, a subordinate or a spoken clause, and none out of a noun, but for
the figures of that noun: "cars that failed in May".

Rules say how a time reaches a figure, at stages from near to far: the nearest wins.  Rules of WAYS say which clauses a time
goes down through, by what they are to the one above.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from extractor.components.clauses.clause import AHEAD, Clause, LocatedFigure
from extractor.components.periods.placed import PlacedTime, Placing
from extractor.components.periods.standing import is_standing
from extractor.rules import Rules
from extractor.words.uses import words_that

_NEAR_SINCE, _NEAR_RECORD = 5, 8  # tokens from the time back to "since", and from there back to the superlative
_STAGES = ("beside", "own", "clause", "above")
_CLAUSE = _STAGES.index("clause")

Rank = tuple[int, int, int]
Reaches = Callable[["Reach", LocatedFigure, PlacedTime], bool]
Passes = Callable[["Reach", Clause, PlacedTime], bool]
RULES = Rules[Reaches]("period_reach")
WAYS = Rules[Passes]("period_ways")


class Reach:
    """Chooses the times of the figures of one Doc."""

    def __init__(self, placing: Placing, figures: Sequence[LocatedFigure]) -> None:
        self.placing, self._columns, self._structure = placing, placing.columns, placing.structure
        self._figures: dict[int, list[LocatedFigure]] = {}  # by sentence
        for figure in figures:
            self._figures.setdefault(figure.sentence, []).append(figure)

    def choose(self, figure: LocatedFigure, times: Sequence[PlacedTime]) -> PlacedTime | None:
        """The nearest of the times that reach a figure, the longest where one lies in another; None when none does."""
        ranked = [(rank, time) for time in times if (rank := self._rank(figure, time)) is not None]
        if not ranked:
            return None
        best = min(ranked, key=lambda one: one[0])[1]
        around = [time for _, time in ranked if time.first <= best.first and best.stop <= time.stop]
        return max(around, key=lambda time: time.time.end - time.time.start)

    def _rank(self, figure: LocatedFigure, time: PlacedTime) -> Rank | None:
        nearness = self._nearness(figure, time)
        if nearness is None:
            return None
        low, high = sorted((figure.first, time.first))
        between = sum(low < other.first < high for other in self._figures[figure.sentence])
        return nearness, between, abs(time.first - figure.first) * 2 + (time.first < figure.first)

    def _nearness(self, figure: LocatedFigure, time: PlacedTime) -> int | None:
        """The stage at which a time reaches a figure, None where it does not."""
        clause, beside = figure.clause, is_beside(self, figure, time)
        if (time.first < figure.stop and figure.first < time.stop) or self._is_bracketed(figure, time):
            return None
        if (
            time.apart
        ):  # "reported 36 cases on Sunday" counts them on that day; "said on Sunday that 36 fell ill" does not
            is_counted = clause is not None and self.placing.says(clause) and self._is_reported(figure, clause)
            if time.clause is not clause or not (is_counted or beside):
                return None
            if beside:
                return _CLAUSE  # "announced quarterly sales of $3 million on Friday"
        for nearness, stage in enumerate(_STAGES):
            if stage == "clause" and not self._is_open(figure, time):
                return None
            if any(rule.find(self, figure, time) for rule in RULES.of(stage)):
                return nearness
        return None

    def _is_reported(self, figure: LocatedFigure, clause: Clause) -> bool:
        """True for what a clause of saying reports: "36 cases", "a 95% share", not "a 5% rise", which is of another time."""
        reported = clause.argument("object")
        is_of = figure.slot == "attributive" and reported is not None and figure.host == reported.token
        return figure.slot == "object" or (is_of and figure.figure.role in ("share", "rate"))

    def _is_bracketed(self, figure: LocatedFigure, time: PlacedTime) -> bool:
        """True for a time in brackets, of a figure outside of them: "at 4 pm on Friday (3 am [on Saturday] in Oslo)"."""
        is_behind = figure.first < time.first
        between = self._columns.lower[min(figure.first, time.first) : max(figure.first, time.first)]
        depth = between.count("(") - between.count(")")
        return depth > 0 if is_behind else depth < 0

    def _is_open(self, figure: LocatedFigure, time: PlacedTime) -> bool:
        """True where a time that is neither beside a figure nor of its noun may reach it."""
        if figure.clause is None or time.clause is None or is_standing(figure, self.placing):
            return False
        return time.noun is None or self._is_of_event(time)

    def clauses(self, figure: LocatedFigure) -> list[Clause]:
        """The figure's clause and those above it, nearest first."""
        return [figure.clause, *self.placing.above(figure.clause)] if figure.clause is not None else []

    def is_when(self, clause: Clause) -> bool:
        """True for a clause that says when the one above it happened."""
        return clause.link == "adverbial" and self._columns.lower[clause.first] in words_that("when_clause")

    def goes_down(self, figure: LocatedFigure, last: Clause, time: PlacedTime) -> bool:
        """True where each clause on the way from a clause down to the figure's lets a time through."""
        for below, above in pairwise(self.clauses(figure)):
            if self.placing.is_aside(below) or not any(rule.find(self, below, time) for rule in WAYS.of(below.link)):
                return False
            if above is last:
                return True
        return False

    def goes_up(self, figure: LocatedFigure, last: Clause, time: PlacedTime) -> bool:
        """True for a figure of the clause above one, or below that."""
        if last.parent is None:
            return False
        above = self._structure.clauses[last.parent]
        return above is figure.clause or self.goes_down(figure, above, time)

    def goes_back(self, figure: LocatedFigure, last: Clause) -> bool:
        """True where a clause is joined to the figure's without a comma, with the same subject or by more harm done."""
        clause, subject = figure.clause, last.argument("subject")
        if clause is None or last.link != "coordination" or last.parent is None:
            return False
        is_one = subject is None or subject.shared or clause.class_ == last.class_ == "injure_kill"
        commas = self._columns.lower[clause.token : last.token].count(",")
        return is_one and not commas and self._structure.clauses[last.parent] is clause

    def nouns(self, figure: LocatedFigure) -> set[int]:
        """The tokens of a figure, the noun that it describes, and the words for what it measures."""
        nouns = set(range(figure.first, figure.stop))
        if figure.host is not None:
            nouns.add(figure.host)
        if figure.figure.measure is not None:
            nouns.update(range(*self._structure.tokens(figure.figure.measure.start, figure.figure.measure.end)))
        return nouns

    def _is_of_event(self, time: PlacedTime) -> bool:
        """True for the time of an event that its clause tells of: "[Monday's] fire killed 30", "in the [2016] vote"."""
        noun, whose = time.noun, time.clause
        if noun is None or whose is None or time.time.value == "PRESENT_REF":
            return False
        if not self.happens(noun, time):
            return False
        subject = whose.argument("subject")
        if subject is not None and noun <= subject.token:
            return noun == subject.token or self._structure.completed(noun)[0] >= 0
        slots = words_that("scene") if time.time.open != "end" else ("since",)  # "since the vote on May 3"
        return any(one.token == noun and one.slot in slots for one in whose.arguments)

    def happens(self, noun: int, time: PlacedTime) -> bool:
        """True for what happens, and for what has a time as its own: "2017's Hurricane Olga"."""
        is_its = time.noun == noun and self._columns.tags[time.stop : time.stop + 1] == ["POS"]
        return is_its or self.placing.is_event(noun) or self._columns.lower[noun] in words_that("occasion")

    def since_a_record(self, time: PlacedTime) -> bool:
        """True where a time only says how long a record stood: "its lowest since February 2023", "the first rise since May"."""
        lower, tags = self._columns.lower, self._columns.tags
        is_event = time.time.open == "end" and time.clause is not None  # "since [it went public in] 2019"
        near = lower[max(0, time.first - _NEAR_SINCE * (1 + is_event)) : time.first]
        if "since" not in near:
            return False
        since = time.first - 1 - near[::-1].index("since")
        for k in range(since - 1, max(time.sentence, since - _NEAR_RECORD) - 1, -1):
            if tags[k] in ("JJS", "RBS") or lower[k] in words_that("record"):
                return True
            if tags[k] in ("VBD", "VBZ", "VBP"):
                return False
        return False


@RULES.add("beside", "beside", "It came to the two towns on Friday.", "It came to the two towns, it said on Friday.")
def is_beside(reach: Reach, figure: LocatedFigure, time: PlacedTime) -> bool:
    """True for a time right behind a figure, with a preposition between at most: "3 percent late on Monday"."""
    between = range(figure.stop, time.first)
    return 0 <= time.first - figure.stop <= 3 and all(
        reach.placing.columns.tags[k] in ("IN", "RB", "DT", "TO") for k in between
    )


@RULES.add(
    "own_noun", "own", "The firm put total 2024 funding at $3 million.", "The firm put total funding at $3 million."
)
def _own_noun(reach: Reach, figure: LocatedFigure, time: PlacedTime) -> bool:
    """A time of the figure's noun or of what it measures."""
    return time.noun is not None and time.noun in reach.nouns(figure)


@RULES.add("told_of", "own", "A new car sold in January cost $39,014.", "A new car cost $39,014 in January.")
def tells_of(reach: Reach, figure: LocatedFigure, time: PlacedTime) -> bool:
    """True for a time in a clause that describes the figure's noun: "3 tonnes sold [in May]", "the 90 who left [in May]"."""
    clause, whose = time.clause, figure.clause
    if clause is None or clause is whose or clause.antecedent is None:
        return False
    if clause.link not in ("relative", "participle"):
        return False
    is_sold = whose is not None and whose.class_ == "cost_price"  # "a car sold in April cost $39,014"
    own = {figure.root, figure.host, *reach.placing.structure.above(figure)[:1]}
    return clause.antecedent in (reach.nouns(figure) if is_sold else own)


@RULES.add(
    "describes_time",
    "own",
    "The next vote is on May 3, when 12 towns choose.",
    "The next vote is on May 3, and 12 towns choose.",
)
def describes(reach: Reach, figure: LocatedFigure, time: PlacedTime) -> bool:
    """True for a figure in a clause that describes the time: "on March 3, when 12 towns vote"."""
    nouns = (one.antecedent for one in reach.clauses(figure))
    return any(noun is not None and time.first <= noun < time.stop for noun in nouns)


@RULES.add(
    "dated_noun", "own", "A fire on Friday that killed 12 people is over.", "A permit on Friday for 12 people is void."
)
def _dated_noun(reach: Reach, figure: LocatedFigure, time: PlacedTime) -> bool:
    """A figure in a clause that tells what the dated noun did: "a fire [on Monday] that killed 12"."""
    for clause in reach.clauses(figure):
        noun = clause.antecedent
        if noun is not None and clause.link in ("relative", "participle"):
            above = reach.placing.structure.clauses[clause.parent or 0]
            is_behind = time.noun is None and noun < time.first < clause.first and time.clause is above
            is_its = time.noun == noun or is_behind
            return is_its and clause.tense in ("past", "none") and reach.happens(noun, time)
        if clause.link not in ("complement", "coordination"):
            return False
    return False


@RULES.add("same_clause", "clause", "In January exports rose 5 percent.", "Exports rose 5 percent, it said on Friday.")
def _same_clause(reach: Reach, figure: LocatedFigure, time: PlacedTime) -> bool:
    """A time of the figure's clause, unless what lies ahead would get a time of the past."""
    clause = figure.clause
    is_past = clause is not None and clause.tense == "past" and clause.mode == "actual"
    return time.clause is clause and not (is_past and figure.mode in AHEAD)


@RULES.add(
    "since_event",
    "above",
    "It has sold 40 cars since it opened in 2019.",
    "It has sold 40 cars, though it opened in 2019.",
)
def _since_event(reach: Reach, figure: LocatedFigure, time: PlacedTime) -> bool:
    """ "It has sold 40 since it opened [in 2019]", "since opening [in 2019]"."""
    last, lower = time.clause, reach.placing.columns.lower
    if last is None or time.time.open != "end" or last.link not in ("adverbial", "complement", "participle"):
        return False
    return "since" in lower[last.first - 1 : last.token] and reach.goes_up(figure, last, time)


@RULES.add(
    "shared_back",
    "above",
    "A storm killed 40 people and injured 12 on Friday.",
    "A storm killed 40 people, and it ended on Friday.",
)
def _shared_back(reach: Reach, figure: LocatedFigure, time: PlacedTime) -> bool:
    """A time behind the last of some joined verbs: "killed 40 and wounded 12 [on Friday]"."""
    return time.clause is not None and not time.fronted and reach.goes_back(figure, time.clause)


@RULES.add(
    "down",
    "above",
    "On Friday the boat sank, killing 40 people.",
    "On Friday the office closed, after spending $3 million.",
)
def _down(reach: Reach, figure: LocatedFigure, time: PlacedTime) -> bool:
    """A time of a clause above, from which each clause on the way lets it through."""
    last = time.clause
    return last is not None and not reach.is_when(last) and reach.goes_down(figure, last, time)


@WAYS.add(
    "participle",
    "participle",
    "On Friday the boat sank, killing 40 people.",
    "On Friday the office closed, after spending $3 million.",
)
def _participle(reach: Reach, clause: Clause, time: PlacedTime) -> bool:
    return clause.tense == "none" or clause.antecedent is None


@WAYS.add("content", "content", "Last month the rain meant that 40 shops closed.", "It closed 40 shops last month.")
def _content(reach: Reach, clause: Clause, time: PlacedTime) -> bool:
    return clause.tense == "past" and not time.ahead


@WAYS.add(
    "together",
    "adverbial",
    "Sales rose in January as exports rose 3 percent.",
    "Sales rose in January because exports rose 3 percent.",
)
def _together(reach: Reach, clause: Clause, time: PlacedTime) -> bool:
    return not words_that("together").isdisjoint(reach.placing.columns.lower[clause.first : clause.first + 1])


@WAYS.add(
    "when_below", "adverbial", "She was jailed in May when she was 19.", "She was jailed in May before she was 19."
)
def _when_below(reach: Reach, clause: Clause, time: PlacedTime) -> bool:
    return reach.is_when(clause) and time.time.open != "end"


@WAYS.add(
    "complement",
    "complement",
    "Last month the firm tried to sell 40 cars.",
    "Last month the firm said it sold 40 cars.",
)
def _complement(reach: Reach, clause: Clause, time: PlacedTime) -> bool:
    return True


@WAYS.add(
    "joined",
    "coordination",
    "In January sales rose and exports rose 3 percent.",
    "Sales rose in January and exports rose 3 percent.",
)
def _joined(reach: Reach, clause: Clause, time: PlacedTime) -> bool:
    return time.fronted or clause.tense == "none"


@WAYS.add(
    "goes_on", "coordination", "It sank on Friday and took 30 people with it.", "It grew in May and took over 30 firms."
)
def _goes_on(reach: Reach, clause: Clause, time: PlacedTime) -> bool:
    """The same subject goes on after a day, or since a time: "the ship sank [on Friday] and took 30 with it"."""
    subject, above = clause.argument("subject"), time.clause
    if above is None or clause.tense != above.tense or not (subject is None or subject.shared):
        return False
    is_done = clause.class_ != "plan_expect" and not reach.placing.says(clause)
    return is_done and (time.time.open == "end" or time.time.granularity in ("day", "part_of_day", "hour"))
