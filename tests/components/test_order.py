"""The order of the components follows from what they declare, and what they declare is what they do."""

import random
from dataclasses import fields
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Config

from extractor.components.annotations import LISTS, found_on
from extractor.components.order import (
    ALL,
    BASE,
    BOUNDS,
    DECLARATIONS,
    LEMMAS,
    NAMES,
    PARSE,
    STRUCTURE,
    TAGS,
    Declaration,
    arrange,
    component,
    given_by,
    slots,
)
from extractor.errors import ExtractorError, ModelError, ResourceError
from extractor.record.entity import Mention
from extractor.record.figure import Figure
from extractor.record.timex import Timex
from extractor.words.resources import resource_path

GIVEN = (TAGS, PARSE, NAMES)
ORDER = [
    "sentence_bounds", BASE, "morphology", "clauses", "times", "figures", "roles", "measures", "periods", "names", "quotes", "entities",
    "attribution", "reference", "reader", "statements", "assertions",
]  # fmt: skip
# Whom the pipeline cannot do without, and what it says then; all others are read by nobody, or by those who can do without.
MISSED = {
    "times": "figures reads times, which no component writes: add times to models/en/config.cfg",
    "figures": "roles reads figures, which no component writes: add figures to models/en/config.cfg",
    "measures": "periods reads the measure of figures, which no component fills: add measures to models/en/config.cfg",
    "roles": "measures reads the role of figures, which no component fills: add roles to models/en/config.cfg",
    "morphology": "clauses reads lemmas, which no component writes: add morphology to models/en/config.cfg",
    "clauses": "times reads the structure, which no component writes: add clauses to models/en/config.cfg",
    "periods": "statements reads the period of figures, which no component fills: add periods to models/en/config.cfg",
    "statements": "assertions reads statements, which no component writes: add statements to models/en/config.cfg",
    "names": "entities reads mentions, which no component writes: add names to models/en/config.cfg",
    "quotes": "entities reads quotes, which no component writes: add quotes to models/en/config.cfg",
    "attribution": "reader reads the attributed_to of figures, which no component fills: add attribution to models/en/config.cfg",
    "reference": "reader reads references, which no component writes: add reference to models/en/config.cfg",
    "entities": "attribution reads the rows of mentions, which no component fills: add entities to models/en/config.cfg",
}


def configured() -> dict[str, Declaration]:
    """The declarations of the components in the configuration, in the order of the file."""
    settings = Config().from_disk(resource_path("en/config.cfg"))["components"]
    return {name: DECLARATIONS[options["factory"]] for name, options in settings.items()}


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize("given", [GIVEN, ()], ids=["model", "blank"])
def test_the_order_does_not_depend_on_the_configuration(seed: int, given: tuple[str, ...]) -> None:
    components = list(configured().items())
    random.Random(seed).shuffle(components)
    order = arrange(dict(components), given)
    assert [name for name in order if name != BASE] == [name for name in ORDER if name != BASE]
    if given:
        assert order == ORDER


@pytest.mark.parametrize("name", [name for name in ORDER if name != BASE])
def test_a_component_that_is_missed_is_named(name: str) -> None:
    components = {component: declaration for component, declaration in configured().items() if component != name}
    if name not in MISSED:
        order = [component for component in ORDER if component != name]
        if name == "reader":  # for which alone the statements wait so long
            order.remove("statements")
            order.insert(order.index("names"), "statements")
        assert arrange(components, GIVEN) == order
        return
    with pytest.raises(ResourceError) as error:
        arrange(components, GIVEN)
    assert str(error.value) == MISSED[name]


@pytest.mark.parametrize(
    ("components", "error", "message"),
    [
        (
            {"a": Declaration(writes=(Figure,)), "b": Declaration(writes=(Figure,))},
            ResourceError,
            "a and b both write figures: keep one of them in models/en/config.cfg",
        ),
        (
            {
                "a": Declaration(writes=(Figure,)),
                "b": Declaration(fills={Figure: ("role",)}),
                "c": Declaration(fills={Figure: ("unit", "role")}),
            },
            ResourceError,
            "b and c both fill the role of figures: keep one of them in models/en/config.cfg",
        ),
        (
            {
                "a": Declaration(writes=(Mention,)),
                "b": Declaration(fills={Mention: ALL}),
                "c": Declaration(fills={Mention: ("entity",)}),
            },
            ResourceError,
            "b and c both fill the entity of mentions: keep one of them in models/en/config.cfg",
        ),
        (
            {"a": Declaration(reads=(Timex,), writes=(Figure,)), "b": Declaration(reads=(Figure,), writes=(Timex,))},
            ResourceError,
            "a and b wait for each other: correct what they read in models/en/config.cfg",
        ),
        (
            {
                "a": Declaration(writes=(Figure,)),
                "b": Declaration(reads=slots(Figure, "unit"), fills={Figure: ("role",)}),
                "c": Declaration(reads=slots(Figure, "role"), fills={Figure: ("unit",)}),
                "d": Declaration(reads=slots(Figure, "role")),
            },
            ResourceError,
            "b and c wait for each other: correct what they read in models/en/config.cfg",
        ),
        (
            {"a": Declaration(fills={Timex: ("role",)})},
            ResourceError,
            "a fills times, which no component writes: add times to models/en/config.cfg",
        ),
        (
            {"a": Declaration(reads=("the weather",))},
            ResourceError,
            "a reads the weather, which no component writes: take it out of models/en/config.cfg",
        ),
        (
            {"a": Declaration(reads=(LEMMAS,))},
            ResourceError,
            "a reads lemmas, which no component writes: add morphology to models/en/config.cfg",
        ),
        (
            {"a": Declaration(reads=(PARSE,))},
            ModelError,
            "a reads the parse, which the base model does not give: choose another model",
        ),
    ],
)
def test_what_does_not_fit_is_refused(
    components: dict[str, Declaration], error: type[ExtractorError], message: str
) -> None:
    with pytest.raises(error) as raised:
        arrange(components, ())
    assert str(raised.value) == message


def test_who_reads_a_slot_runs_after_the_one_that_has_all_of_them() -> None:
    components = {
        "reader": Declaration(reads=slots(Mention, "entity"), writes=(STRUCTURE,)),
        "completer": Declaration(fills={Mention: ALL}),
        "writer": Declaration(writes=(Mention,)),
    }
    assert arrange(components, GIVEN) == [BASE, "writer", "completer", "reader"]


def test_two_that_have_nothing_to_do_with_each_other_keep_the_order_of_the_file() -> None:
    first, second = Declaration(reads=(Timex,)), Declaration(reads=(Timex,))
    times = Declaration(writes=(Timex,))
    assert arrange({"b": first, "a": second, "times": times}, ())[-2:] == ["b", "a"]
    assert arrange({"a": second, "b": first, "times": times}, ())[-2:] == ["a", "b"]


def test_a_base_model_gives_what_its_pipes_assign(nlp: Language) -> None:
    assert given_by(nlp) == GIVEN
    assert given_by(Language()) == ()


def test_spacy_gets_a_declaration_in_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.components.order.DECLARATIONS", dict(DECLARATIONS))
    component("extractor_test_told", reads=(Timex, LEMMAS), writes=(BOUNDS, Figure))(lambda nlp, name: lambda doc: doc)
    meta = Language.get_factory_meta("extractor_test_told")
    assert meta.requires == ["doc._.found", "doc.spans", "token.lemma", "token.pos"]
    assert meta.assigns == ["token.is_sent_start", "doc._.found", "doc.spans"]


# ---------------------------------------------------------------- what they do
TEXTS = [
    "Exports fall again\n\nExports of machine tools fell 5.7 percent in May to $2.1 billion from $2.3 billion a year earlier,"
    " the Customs Office said on Monday.",
    "Ada Keller, the head of the office, said that sales rose to $2.1 billion from $1.7 billion in April. She said that prices"
    " would fall.",
    "Output was down 5 percent in May from the past years, or 3 percent from previous quarters.",
    "Shares of makers such as Orvo (-0.8%) fell after the market closed.",
    "Sales rose 5 percent from April. Exports rose 3 percent.",
    "Support rose 2 points to 45 percent in the survey, which has a margin of error of plus or minus 3.5 points.",
    "Seasonally adjusted, output rose 3 percent.",
    "The shares will recover to $225 within 12 months. Since 2010 the number of trucks rose from 200 to 300 last year.",
    "The yard reduced its annual oil consumption from 122 million barrels to 107 million barrels.",
    "A poll by Delta Research found that 60 percent stay. Some 12 percent leave.",
    "Norland Bank met on Monday. The bank expects growth of 2 percent.",
    "Exports of steel are counted by the port. They fell 3 percent.",
    "Ada Keller won. She is 44 years old.",
    "Temperatures reached 40C/104F. Americans said that prices were too high.",
    "The rate was 3.8 percent in May, 0.6 points below the 4.4 percent of a year earlier.",
    "The brewer reported net income rose 5.2% to $438 million, or 71 cents a share, up from $416 million.",
    "Nothing happened.",
    "",
]
COLUMNS = {
    BOUNDS: ("SENT_START",),
    TAGS: ("TAG",),
    PARSE: ("DEP", "HEAD", "SENT_START"),
    NAMES: ("ENT_TYPE", "ENT_IOB"),
    LEMMAS: ("LEMMA", "POS"),
}


def state(doc: Doc) -> dict[Any, Any]:
    """All that a component can change, by what it would have to declare."""
    columns = {column: tuple(doc.to_array(column).tolist()) for names in COLUMNS.values() for column in names}
    changed = found_on(doc)
    return {**columns, **{kind: list(changed.of(kind)) for kind in LISTS}, STRUCTURE: doc._.structure}


def changes(before: dict[Any, Any], after: dict[Any, Any]) -> set[Any]:
    """What differs: columns, kinds whose rows came or went, slots of rows."""
    changed: set[Any] = set()
    for thing, new in after.items():
        old = before[thing]
        if thing not in LISTS:
            changed |= {thing} if old != new else set()
        elif [getattr(row, "id", row) for row in old] != [getattr(row, "id", row) for row in new]:
            changed.add(thing)
        else:
            names = [slot.name for slot in fields(thing)]
            pairs = zip(old, new, strict=True)
            changed |= {(thing, name) for a, b in pairs for name in names if getattr(a, name) != getattr(b, name)}
    return changed


def allowed(declaration: Declaration) -> set[Any]:
    """What a component may change."""
    may: set[Any] = set()
    for thing in declaration.writes:
        may |= set(COLUMNS.get(thing, (thing,))) if isinstance(thing, str) else {thing}
    for kind, names in (*declaration.fills.items(), *declaration.revises.items()):
        may |= {(kind, name) for name in names}
        if names == ALL:
            may |= {kind, *((kind, slot.name) for slot in fields(kind))}
    return may


@pytest.mark.model
def test_each_component_changes_what_it_declares_and_nothing_else(nlp: Language) -> None:
    declared = {
        name: declaration for name, declaration in configured().items() if name in nlp.pipe_names
    }  # not the reader
    changed: dict[str, set[Any]] = {name: set() for name in declared}
    for text in TEXTS:
        doc = nlp.make_doc(text)
        doc._.published = "2025-06-09"
        for name, pipe in nlp.pipeline:
            before = state(doc)
            doc = pipe(doc)
            if name in declared:
                changed[name] |= changes(before, state(doc))
    for name, declaration in declared.items():
        assert changed[name] <= allowed(declaration), name
        filled = {
            (kind, slot)
            for kind, names in (*declaration.fills.items(), *declaration.revises.items())
            if names != ALL
            for slot in names
        }
        assert filled <= changed[name], name
        assert changed[name], name
