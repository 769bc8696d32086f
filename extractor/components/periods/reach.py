"""Which times of its sentence a figure holds for: a time goes as far as the clause that governs it.

It reaches the figures of its own clause, from the front of a sentence also the clauses joined to it, and participles and
"as" clauses below; it reaches none out of a relative, a subordinate or a spoken clause, and none out of a noun, but for
the figures of that noun: "cars that failed in May".
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.components.clauses.clause import AHEAD, Clause
from extractor.components.clauses.vocabulary import load_vocabulary
from extractor.components.periods.placed import PlacedFigure, PlacedTime, Placing
from extractor.components.times.cues import cue_words

_BESIDE, _OWN, _CLAUSE, _ABOVE = range(4)  # how near a time is to a figure: the first that reaches it wins
_NEAR_SINCE, _NEAR_RECORD = 5, 6  # tokens from the time back to "since", and from there back to the superlative
_TIMELESS_KINDS = frozenset(["duration", "age"])
_SIZES = frozenset(["money", "count", "quantity"])
_AMOUNTS = frozenset(["spend_pay", "add_lose", "raise", "cost_price", "give_pledge", "injure_kill", "move"])

Rank = tuple[int, int, int]


class Reach:
    """Chooses the times of the figures of one Doc."""

    def __init__(self, placing: Placing, figures: Sequence[PlacedFigure]) -> None:
        self._placing, self._columns, self._structure = placing, placing.columns, placing.structure
        self._figures = figures

    def choose(self, figure: PlacedFigure, times: Sequence[PlacedTime]) -> PlacedTime | None:
        """The nearest of the times that reach a figure, the longest where one lies in another; None when none does."""
        ranked = [(rank, time) for time in times if (rank := self._rank(figure, time)) is not None]
        if not ranked:
            return None
        best = min(ranked, key=lambda one: one[0])[1]
        around = [time for _, time in ranked if time.first <= best.first and best.stop <= time.stop]
        return max(around, key=lambda time: time.stop - time.first)

    def _rank(self, figure: PlacedFigure, time: PlacedTime) -> Rank | None:
        kind = self._kind(figure, time)
        if kind is None:
            return None
        low, high = sorted((figure.first, time.first))
        between = sum(low < other.first < high for other in self._figures_of(figure))
        return kind, between, abs(time.first - figure.first) * 2 + (time.first < figure.first)

    def _figures_of(self, figure: PlacedFigure) -> list[PlacedFigure]:
        return [one for one in self._figures if one.sentence == figure.sentence]

    def _kind(self, figure: PlacedFigure, time: PlacedTime) -> int | None:
        """How a time reaches a figure, None where it does not."""
        if time.first < figure.stop and figure.first < time.stop:
            return None
        is_counted = self._placing.says(figure.clause) and figure.place.slot == "object" if figure.clause else False
        if time.apart and not (time.clause is figure.clause and (is_counted or self.is_beside(figure, time))):
            return None  # "reported 36 cases on Sunday" counts them on that day; "said on Sunday that 36 fell ill" does not
        if self.is_beside(figure, time):
            return _CLAUSE if time.apart else _BESIDE  # "announced quarterly sales of $3 million on Friday"
        if self._is_own(figure, time):
            return _OWN
        if figure.clause is None or self.is_standing(figure):
            return None
        if time.noun is not None and not self._is_of_event(time):
            return None
        if time.clause is figure.clause:
            return _CLAUSE if figure.place.mode not in AHEAD or not _is_past(time.clause) else None
        return _ABOVE if time.clause is not None and self._goes_down(time, figure.clause) else None

    def is_beside(self, figure: PlacedFigure, time: PlacedTime) -> bool:
        """True for a time right behind a figure, with a preposition between at most: "3 percent late on Monday"."""
        between = range(figure.stop, time.first)
        return 0 <= time.first - figure.stop <= 3 and all(
            self._columns.tags[k] in ("IN", "RB", "DT", "TO") for k in between
        )

    def _is_own(self, figure: PlacedFigure, time: PlacedTime) -> bool:
        """True for a time of the figure's noun, of what it measures, or of a relative clause of either; or the reverse."""
        nouns = self._nouns(figure)
        if time.noun is not None and time.noun in nouns:
            return True
        if self.tells_of(figure, time):
            return True
        return self.describes(figure, time) or self._describes_dated(figure, time)

    def tells_of(self, figure: PlacedFigure, time: PlacedTime) -> bool:
        """True for a time in a clause that describes the figure's noun: "3 tonnes sold [in May]", "the 90 who left [in May]"."""
        clause, whose = time.clause, figure.clause
        if (
            clause is None
            or clause is whose
            or clause.antecedent is None
            or clause.link not in ("relative", "participle")
        ):
            return False
        is_sold = whose is not None and whose.class_ == "cost_price"  # "a car sold in April cost $39,014"
        own = {figure.root, figure.place.host, self._columns.heads[figure.root]}
        return clause.antecedent in (self._nouns(figure) if is_sold else own)

    def _describes_dated(self, figure: PlacedFigure, time: PlacedTime) -> bool:
        """True for a figure in a clause that tells what the dated noun did: "a fire [on Monday] that killed 12"."""
        if figure.clause is None:
            return False
        for clause in (figure.clause, *self._placing.above(figure.clause)):
            noun = clause.antecedent
            if noun is not None and clause.link in ("relative", "participle"):
                above = self._structure.clauses[clause.parent or 0]
                is_behind = time.noun is None and noun < time.first < clause.first and time.clause is above
                is_its = time.noun == noun or is_behind
                return is_its and clause.tense in ("past", "none") and self._happens(noun, time)
            if clause.link not in ("complement", "coordination"):
                return False
        return False

    def describes(self, figure: PlacedFigure, time: PlacedTime) -> bool:
        """True for a figure in a clause that describes the time: "on March 3, when 12 towns vote"."""
        if figure.clause is None:
            return False
        clauses = (figure.clause, *self._placing.above(figure.clause))
        return any(one.antecedent is not None and time.first <= one.antecedent < time.stop for one in clauses)

    def _nouns(self, figure: PlacedFigure) -> set[int]:
        """The tokens of a figure, the noun that it describes, and the words for what it measures."""
        nouns = set(range(figure.first, figure.stop))
        if figure.place.host is not None:
            nouns.add(figure.place.host)
        if figure.figure.measure is not None:
            nouns.update(range(*self._structure.tokens(figure.figure.measure.start, figure.figure.measure.end)))
        return nouns

    def _is_of_event(self, time: PlacedTime) -> bool:
        """True for the time of an event that its clause tells of: "[Monday's] fire killed 30", "in the [2016] vote"."""
        noun, whose = time.noun, time.clause
        if noun is None or whose is None or time.time.value == "PRESENT_REF":
            return False
        if not self._happens(noun, time):
            return False
        subject = whose.argument("subject")
        if subject is not None and noun <= subject.token:
            return noun == subject.token or self._columns.deps[noun] == "pobj"
        return any(one.token == noun and one.slot in cue_words("scene") for one in whose.arguments)

    def _goes_down(self, time: PlacedTime, clause: Clause) -> bool:
        """True where the way from a figure's clause up to the time's is one that a time goes down."""
        last = time.clause
        assert last is not None
        if last.link == "adverbial" and self._columns.lower[last.first] in cue_words("when"):
            return self._structure.clauses[last.parent or 0] is clause  # "30 died when the bus fell [on Friday]"
        if self._is_shared_back(time, clause):
            return True
        at = clause
        for above in self._placing.above(clause):
            if not self._passes(at, time):
                return False
            if above is time.clause:
                return True
            at = above
        return False

    def _passes(self, clause: Clause, time: PlacedTime) -> bool:
        link = clause.link
        if self._placing.is_aside(clause):
            return False
        if link == "participle":
            return clause.tense == "none" or clause.antecedent is None
        if link == "content":
            return clause.tense == "past"
        if link == "adverbial":
            return not cue_words("together").isdisjoint(self._columns.lower[clause.first : clause.first + 1])
        return link == "complement" or (link == "coordination" and (time.fronted or clause.tense == "none"))

    def _is_shared_back(self, time: PlacedTime, clause: Clause) -> bool:
        """True for a time behind the last of some joined verbs with one subject: "killed 40 and wounded 12 [on Friday]"."""
        last = time.clause
        if last is None or last.link != "coordination" or time.fronted or last.parent is None:
            return False
        subject = last.argument("subject")
        shares = subject is None or subject.shared
        commas = self._columns.lower[clause.token : last.token].count(",")
        return shares and not commas and self._structure.clauses[last.parent] is clause

    def is_standing(self, figure: PlacedFigure) -> bool:
        """True for a figure that no time of its clause dates: a length, an age, "a $5 million [plan]", "heads of [two firms]"."""
        plain, place = figure.figure, figure.place
        if is_attributive(figure):
            return True
        if plain.kind == "age":
            return place.slot in ("attributive", "apposition", "subject")  # "died on Friday aged 79"
        if plain.kind == "duration" and place.slot in ("object", "adverbial", "predicative", "to", "by", "for", "in"):
            return False  # "sentenced to 40 years", "the highest in 2 years"
        if plain.kind in _TIMELESS_KINDS:
            is_its = place.slot == "of" or (place.slot == "attributive" and plain.kind == "duration")
            return not (
                is_its
                and place.host is not None
                and (self._is_event(place.host) or self._columns.lower[place.host] in cue_words("record"))
            )
        if place.slot == "attributive" and place.host is not None and place.host >= figure.stop:
            class_ = place.clause.class_ if place.clause else None
            return plain.kind in _SIZES and not self._is_event(place.host) and class_ not in _AMOUNTS
        if plain.kind != "count":
            return False
        near = self._columns.lower[max(figure.first - 2, 0) : figure.first]
        is_total = near[:1] == ["total"] or bool(load_vocabulary().uses("quantity_noun").intersection(near[:1]))
        if place.slot == "of" or (near[-1:] == ["of"] and not is_total):
            return place.host is None or not self._is_event(place.host)
        if self._columns.lower[figure.first - 1 : figure.first] == ["the"]:
            return True  # "the two wells": known things
        before = set(self._columns.lower[max(figure.first - 2, 0) : figure.stop])
        return place.slot == "subject" and not before.isdisjoint(cue_words("known"))

    def _happens(self, noun: int, time: PlacedTime | None = None) -> bool:
        """True for what happens, and for what has a time as its own: "2017's Hurricane Olga"."""
        if time is not None and time.noun == noun and self._columns.tags[time.stop : time.stop + 1] == ["POS"]:
            return True
        return self._is_event(noun) or self._columns.lower[noun] in cue_words("occasion")

    def _is_event(self, noun: int) -> bool:
        vocabulary = load_vocabulary()
        word, lemma = self._columns.lower[noun], self._columns.lemmas[noun]
        return (
            vocabulary.is_event(word, lemma) or word in cue_words("outcome") or word in vocabulary.uses("quantity_noun")
        )

    def since_a_record(self, time: PlacedTime) -> bool:
        """True where a time only says how long a record stood: "its lowest since February 2023", "the first rise since May"."""
        lower, tags = self._columns.lower, self._columns.tags
        near = lower[max(0, time.first - _NEAR_SINCE) : time.first]
        if "since" not in near:
            return False
        since = time.first - 1 - near[::-1].index("since")
        for k in range(since - 1, max(time.sentence, since - _NEAR_RECORD) - 1, -1):
            if tags[k] in ("JJS", "RBS") or lower[k] in cue_words("record"):
                return True
            if tags[k] in ("VBD", "VBZ", "VBP"):
                return False
        return False


def _is_past(clause: Clause) -> bool:
    return clause.tense == "past" and clause.mode == "actual"


def is_attributive(figure: PlacedFigure) -> bool:
    """True for a figure that only says what kind of thing another noun is: "a 40-foot container", not "54 gigawatt-hours"."""
    surface, unit = figure.figure.surface.split()[0].lower(), figure.figure.unit
    return (
        figure.figure.kind in ("quantity", "count")
        and unit is not None
        and surface.endswith(f"-{unit.surface}".lower())
    )
