"""Which times of its sentence a figure holds for: the scope of a time is the clause that governs it.

It applies to the figures of its own clause, from the start of a sentence also the clauses joined to it, and participles and
"as" clauses below; out of a relative, a subordinate or a spoken clause it applies to none, and out of a noun only to the
figures of that noun: "cars that failed in May".

Rules say how a time applies to a figure, at stages from near to far: the nearest wins.  Rules of PATHS say into which clauses
a time goes down, by what they are to the one above.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import itemgetter

from extractor.components.clauses.clause import AHEAD, Clause, LocatedFigure
from extractor.components.periods.placed import PlacedTime, Placing
from extractor.rules import Rules
from extractor.words.uses import words_that

_NEAR_SINCE, _NEAR_RECORD = 5, 8  # tokens from the time back to "since", and from there back to the superlative
_STAGES = ("beside", "own", "clause", "above")
_CLAUSE = _STAGES.index("clause")

Rank = tuple[int, int, int]
Applies = Callable[["Scope", LocatedFigure, PlacedTime], bool]
Passes = Callable[["Scope", Clause, PlacedTime], bool]
RULES = Rules[Applies]("period_scope")
PATHS = Rules[Passes]("period_paths")


class Scope:
    """Chooses the times of the figures of one Doc."""

    def __init__(self, placing: Placing, figures: Sequence[LocatedFigure]) -> None:
        self.placing, self._columns, self._structure = placing, placing.columns, placing.structure
        self._figures: dict[int, list[LocatedFigure]] = {}  # by sentence
        for figure in figures:
            self._figures.setdefault(figure.sentence, []).append(figure)

    def choose(self, figure: LocatedFigure, times: Sequence[PlacedTime]) -> PlacedTime | None:
        """The nearest of the times that apply to a figure, the longest where one is inside another; None when none does."""
        ranked = [(rank, time) for time in times if (rank := self._rank(figure, time)) is not None]
        if not ranked:
            return None
        best = min(ranked, key=itemgetter(0))[1]
        around = [time for _, time in ranked if time.first <= best.first and best.stop <= time.stop]
        return max(around, key=lambda time: time.time.end - time.time.start)

    def _rank(self, figure: LocatedFigure, time: PlacedTime) -> Rank | None:
        nearness = self._nearness(figure, time)
        if nearness is None:
            return None
        low, high = sorted((figure.first, time.first))
        between = sum(low < neighbour.first < high for neighbour in self._figures[figure.sentence])
        return nearness, between, abs(time.first - figure.first) * 2 + (time.first < figure.first)

    def _nearness(self, figure: LocatedFigure, time: PlacedTime) -> int | None:
        """The stage at which a time applies to a figure, None where it does not."""
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
        follows = figure.first < time.first
        between = self._columns.lower[min(figure.first, time.first) : max(figure.first, time.first)]
        depth = between.count("(") - between.count(")")
        return depth > 0 if follows else depth < 0

    def _is_open(self, figure: LocatedFigure, time: PlacedTime) -> bool:
        """True where a time that is neither beside a figure nor of its noun may apply to it."""
        if figure.clause is None or time.clause is None:
            return False
        return time.noun is None or self._is_of_event(time)

    def clauses(self, figure: LocatedFigure) -> list[Clause]:
        """The figure's clause and those above it, nearest first."""
        return [figure.clause, *self.placing.above(figure.clause)] if figure.clause is not None else []

    def is_when(self, clause: Clause) -> bool:
        """True for a clause that says when the one above it happened."""
        return clause.link == "adverbial" and self._columns.lower[clause.first] in words_that("when_clause")

    def goes_down(self, figure: LocatedFigure, last: Clause, time: PlacedTime) -> bool:
        """True where each clause from one down to the figure's lets a time through."""
        for below, above in pairwise(self.clauses(figure)):
            if self.placing.is_aside(below) or not any(rule.find(self, below, time) for rule in PATHS.of(below.link)):
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

    def nouns(self, figure: LocatedFigure) -> set[int]:
        """The tokens of a figure, the noun that it describes, and the words for what it measures."""
        nouns = set(range(figure.first, figure.stop))
        if figure.host is not None:
            nouns.add(figure.host)
        if figure.figure.measure is not None:
            nouns.update(range(*self._structure.tokens(figure.figure.measure.start, figure.figure.measure.end)))
        return nouns

    def _is_of_event(self, time: PlacedTime) -> bool:
        """True for the time of an event that its clause is about: "[Monday's] fire killed 30", "in the [2016] vote"."""
        noun, whose = time.noun, time.clause
        if noun is None or whose is None or time.time.value == "PRESENT_REF":
            return False
        if not self.happens(noun, time):
            return False
        subject = whose.argument("subject")
        if subject is not None and noun <= subject.token:
            return noun == subject.token or self._structure.completed(noun)[0] >= 0
        slots = words_that("scene") if time.time.open != "end" else ("since",)  # "since the vote on May 3"
        return any(argument.token == noun and argument.slot in slots for argument in whose.arguments)

    def happens(self, noun: int, time: PlacedTime) -> bool:
        """True for what happens, and for what has a time as its own: "2017's Hurricane Olga"."""
        is_its = time.noun == noun and self._columns.tags[time.stop : time.stop + 1] == ["POS"]
        return is_its or self.placing.is_event(noun) or self._columns.lower[noun] in words_that("occasion")

    def since_a_record(self, time: PlacedTime) -> bool:
        """True where a time only says how long a record lasted: "its lowest since February 2023", "the first rise since May"."""
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


@RULES.add(
    "beside",
    "beside",
    "Prices rose 3% in May and 4% in June.",
    "Prices rose 3% in May, the office said in June.",
)
def is_beside(scope: Scope, figure: LocatedFigure, time: PlacedTime) -> bool:
    """True for a time right after a figure, with at most a preposition between: "3 percent late on Monday"."""
    between = range(figure.stop, time.first)
    return 0 <= time.first - figure.stop <= 3 and all(
        scope.placing.columns.tags[k] in ("IN", "RB", "DT", "TO") for k in between
    )


@RULES.add(
    "own_noun", "own", "The firm put total 2024 funding at $3 million.", "The firm put total funding at $3 million."
)
def _own_noun(scope: Scope, figure: LocatedFigure, time: PlacedTime) -> bool:
    """A time of the figure's noun or of what it measures."""
    return time.noun is not None and time.noun in scope.nouns(figure)


@RULES.add("describes_figure", "own", "A new car sold in January cost $39,014.", "A new car cost $39,014 in January.")
def describes_figure(scope: Scope, figure: LocatedFigure, time: PlacedTime) -> bool:
    """True for a time in a clause that describes the figure's noun: "3 tonnes sold [in May]", "the 90 who left [in May]"."""
    clause, whose = time.clause, figure.clause
    if clause is None or clause is whose or clause.antecedent is None:
        return False
    if clause.link not in ("relative", "participle"):
        return False
    is_sold = whose is not None and whose.class_ == "cost_price"  # "a car sold in April cost $39,014"
    own = {figure.root, figure.host, *scope.placing.structure.above(figure)[:1]}
    return clause.antecedent in (scope.nouns(figure) if is_sold else own)


@RULES.add(
    "describes_time",
    "own",
    "The next vote is on May 3, when 12 towns choose.",
    "The next vote is on May 3, and 12 towns choose.",
)
def describes_time(scope: Scope, figure: LocatedFigure, time: PlacedTime) -> bool:
    """True for a figure in a clause that describes the time: "on March 3, when 12 towns vote"."""
    nouns = (clause.antecedent for clause in scope.clauses(figure))
    return any(noun is not None and time.first <= noun < time.stop for noun in nouns)


@RULES.add(
    "dated_noun", "own", "A fire on Friday that killed 12 people is over.", "A permit on Friday for 12 people is void."
)
def _dated_noun(scope: Scope, figure: LocatedFigure, time: PlacedTime) -> bool:
    """A figure in a clause that says what the dated noun did: "a fire [on Monday] that killed 12"."""
    for clause in scope.clauses(figure):
        noun = clause.antecedent
        if noun is not None and clause.link in ("relative", "participle"):
            above = scope.placing.structure.clauses[clause.parent or 0]
            follows = time.noun is None and noun < time.first < clause.first and time.clause is above
            is_its = time.noun == noun or follows
            return is_its and clause.tense in ("past", "none") and scope.happens(noun, time)
        if clause.link not in ("complement", "coordination"):
            return False
    return False


@RULES.add("same_clause", "clause", "In January exports rose 5 percent.", "Exports rose 5 percent, it said on Friday.")
def _same_clause(scope: Scope, figure: LocatedFigure, time: PlacedTime) -> bool:
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
def _since_event(scope: Scope, figure: LocatedFigure, time: PlacedTime) -> bool:
    """ "It has sold 40 since it opened [in 2019]", "since opening [in 2019]"."""
    last, lower = time.clause, scope.placing.columns.lower
    if last is None or time.time.open != "end" or last.link not in ("adverbial", "complement", "participle"):
        return False
    return "since" in lower[last.first - 1 : last.token] and scope.goes_up(figure, last, time)


@RULES.add(
    "down",
    "above",
    "On Friday the boat sank, killing 40 people.",
    "On Friday the office closed, after spending $3 million.",
)
def _down(scope: Scope, figure: LocatedFigure, time: PlacedTime) -> bool:
    """A time of a clause above, if each clause from there down lets it through."""
    last = time.clause
    return last is not None and not scope.is_when(last) and scope.goes_down(figure, last, time)


@PATHS.add(
    "participle",
    "participle",
    "On Friday the boat sank, killing 40 people.",
    "On Friday the office closed, after spending $3 million.",
)
def _participle(scope: Scope, clause: Clause, time: PlacedTime) -> bool:
    return clause.tense == "none" or clause.antecedent is None


@PATHS.add(
    "together",
    "adverbial",
    "Sales rose in January as exports rose 3 percent.",
    "Sales rose in January because exports rose 3 percent.",
)
def _together(scope: Scope, clause: Clause, time: PlacedTime) -> bool:
    return not words_that("together").isdisjoint(scope.placing.columns.lower[clause.first : clause.first + 1])


@PATHS.add(
    "when_below", "adverbial", "She was jailed in May when she was 19.", "She was jailed in May before she was 19."
)
def _when_below(scope: Scope, clause: Clause, time: PlacedTime) -> bool:
    return scope.is_when(clause) and time.time.open != "end"


@PATHS.add(
    "complement",
    "complement",
    "Last month the firm tried to sell 40 cars.",
    "Last month the firm said it sold 40 cars.",
)
def _complement(scope: Scope, clause: Clause, time: PlacedTime) -> bool:
    return True


@PATHS.add(
    "joined",
    "coordination",
    "In January sales rose and exports rose 3 percent.",
    "Sales rose in January and exports rose 3 percent.",
)
def _joined(scope: Scope, clause: Clause, time: PlacedTime) -> bool:
    return time.fronted or clause.tense == "none"


@PATHS.add(
    "goes_on", "coordination", "It sank on Friday and took 30 people with it.", "It grew in May and took over 30 firms."
)
def _goes_on(scope: Scope, clause: Clause, time: PlacedTime) -> bool:
    """The same subject goes on after a day, or since a time: "the ship sank [on Friday] and took 30 with it"."""
    subject, above = clause.argument("subject"), time.clause
    if above is None or clause.tense != above.tense or not (subject is None or subject.shared):
        return False
    is_done = clause.class_ != "plan_expect" and not scope.placing.says(clause)
    return is_done and (time.time.open == "end" or time.time.granularity in ("day", "part_of_day", "hour"))
