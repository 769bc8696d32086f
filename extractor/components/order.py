"""What each component reads, writes and fills, and the order that follows from it.

A component says it once, beside its factory:

    @component("extractor_roles", reads=(Figure, Timex), reads_if_there=(TAGS, PARSE), fills={Figure: ("role", "direction")})
    def make_roles(nlp: Language, name: str) -> Roles: ...

It can name three sorts of things: a kind of row on `doc._.found` (a type of `record`), a slot of a kind that another
component fills (`slots(Figure, "role")`), and what the base model or a component sets on the tokens (`TAGS`, `LEMMAS`).
Who reads a kind runs after its writer; who reads a slot, after the one that fills it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from spacy.language import Language

from extractor.components.annotations import LISTS, UNPLACED
from extractor.components.extensions import register_extensions
from extractor.errors import ModelError, ResourceError
from extractor.words.lexicons import language, lexicons_sha256, use_language

BOUNDS, TAGS, PARSE, NAMES = "sentence bounds", "tags", "the parse", "the base model's names"
LEMMAS, STRUCTURE = "lemmas", "the structure"
ALL = ("rows",)  # in place of slots: rows come and go, ids are counted anew, and any slot may change

# What spaCy calls them.  A base model gives those that its pipes assign.
_ATTRIBUTES = {
    BOUNDS: ("token.is_sent_start",),
    TAGS: ("token.tag",),
    PARSE: ("token.dep",),
    NAMES: ("doc.ents",),
    LEMMAS: ("token.lemma", "token.pos"),
    STRUCTURE: ("doc._.structure",),
}
OF_BASE = (TAGS, PARSE, NAMES)
BASE = "the base model"


class Slot(NamedTuple):
    """A slot of a kind that is filled after the kind's rows were put."""

    kind: type
    name: str


Thing = type | Slot | str
Make = TypeVar("Make", bound=Callable[..., Any])

# Of two components that may both run, the one whose result comes first here does.
_TABLE: tuple[Thing, ...] = (*_ATTRIBUTES, *LISTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What a component reads, must have or can do without, what it writes, and which slots of others' rows it fills.

    `revises` are slots that another component fills and this one fills again, after it.
    """

    reads: tuple[Thing, ...] = ()
    reads_if_there: tuple[Thing, ...] = ()
    writes: tuple[Thing, ...] = ()
    fills: Mapping[type, tuple[str, ...]] = field(default_factory=dict)
    revises: Mapping[type, tuple[str, ...]] = field(default_factory=dict)

    def owns(self) -> Iterator[Thing]:
        """What it writes, and each slot that it fills."""
        yield from self.writes
        for kind, names in self.fills.items():
            yield from slots(kind, *names)

    def makes(self) -> Iterator[Thing]:
        """What it owns, and each slot that it fills again."""
        yield from self.owns()
        for kind, names in self.revises.items():
            yield from slots(kind, *names)

    def needs(self) -> Iterator[Thing]:
        """What must be there before it runs: what it reads, and the rows that it fills."""
        yield from self.reads
        yield from self.fills
        for kind, names in self.revises.items():
            yield from slots(kind, *names)

    def rank(self) -> int:
        """The position of its first result in the table of things; after all where it has none there."""
        kinds = (thing.kind if isinstance(thing, Slot) else thing for thing in self.owns())
        return min((_TABLE.index(kind) for kind in kinds if kind in _TABLE), default=len(_TABLE))


DECLARATIONS: dict[str, Declaration] = {}  # of each factory
LEXICONS_OF: WeakKeyDictionary[Language, str | None] = (
    WeakKeyDictionary()
)  # the digest of the user's that it was made with


def component(
    factory: str,
    *,
    reads: tuple[Thing, ...] = (),
    reads_if_there: tuple[Thing, ...] = (),
    writes: tuple[Thing, ...] = (),
    fills: Mapping[type, tuple[str, ...]] | None = None,
    revises: Mapping[type, tuple[str, ...]] | None = None,
) -> Callable[[Make], Make]:
    """Register a factory with spaCy, and its declaration here.

    What it makes has the words of the pipeline's language and the attributes of the Doc.  It raises ModelError where what the
    component needs is not before it.
    """
    declaration = Declaration(
        reads=reads, reads_if_there=reads_if_there, writes=writes, fills=fills or {}, revises=revises or {}
    )

    def register(make: Make) -> Make:
        @wraps(make)
        def prepared(nlp: Language, name: str, **settings: Any) -> Any:
            _check_front(nlp, factory)
            register_extensions()
            use_language(nlp.meta["lang"])
            LEXICONS_OF[nlp] = lexicons_sha256()
            return make(nlp, name, **settings)

        DECLARATIONS[factory] = declaration
        Language.factory(
            factory, requires=_attributes(declaration.needs()), assigns=_attributes(declaration.owns()), func=prepared
        )
        return make

    return register


def slots(kind: type, *names: str) -> tuple[Slot, ...]:
    """Slots of a kind, to read: `slots(Mention, *ALL)` are the rows as the one who completes them leaves them."""
    return tuple(Slot(kind, name) for name in names)


def given_by(nlp: Language) -> tuple[Thing, ...]:
    """What the pipes of a base model give."""
    return _given_by(nlp.pipe_names, nlp)


def _given_by(pipes: Iterable[str], nlp: Language) -> tuple[Thing, ...]:
    assigned = {attribute for name in pipes for attribute in nlp.get_pipe_meta(name).assigns}
    return tuple(thing for thing in OF_BASE if assigned.issuperset(_ATTRIBUTES[thing]))


def factories_of(nlp: Language) -> list[str]:
    """The factories of the pipes of a pipeline, in their order."""
    return [nlp.get_pipe_meta(name).factory for name in nlp.pipe_names]


def _check_front(nlp: Language, factory: str) -> None:
    """Raises ModelError that names every component that is to be added before this one, in their order."""
    there = {name: DECLARATIONS[name] for name in factories_of(nlp) if name in DECLARATIONS}
    missing: dict[str, Declaration] = {}
    waiting = [DECLARATIONS[factory]]
    while waiting:
        owned = [thing for declaration in (*there.values(), *missing.values()) for thing in declaration.owns()]
        helpers = [name for thing in waiting[-1].needs() if not _owning(thing, owned) for name in _who_owns(thing)]
        if helpers:
            missing[helpers[0]] = DECLARATIONS[helpers[0]]
            waiting.append(missing[helpers[0]])
        else:
            waiting.pop()
    if missing:
        order = [name for name in arrange({**there, **missing}, given_by(nlp)) if name in missing]
        raise ModelError(f"{factory} needs other components: add {', '.join(order)} before it")


def arrange(declared: Mapping[str, Declaration], given: Collection[Thing]) -> list[str]:
    """The names in the order in which they run, `BASE` among them; `given` is what the base model gives.

    The order follows from the declarations alone; it does not depend on the order of `declared` unless two components
    of the same rank have nothing to do with each other.
    Raises ResourceError when a thing that is read has no writer, when it has two, and when components wait for each
    other; ModelError when the base model does not give what must be there.
    """
    nodes = {BASE: Declaration(reads_if_there=(BOUNDS,), writes=tuple(given)), **declared}
    owners = _owners(nodes)
    waits: dict[str, set[str]] = {}
    for name, declaration in nodes.items():
        for thing in declaration.needs():
            if not _owning(thing, owners):
                raise _gap(name, thing, fills=thing not in declaration.reads)
        things = (*declaration.needs(), *declaration.reads_if_there)
        waits[name] = {owners[owned] for thing in things for owned in _owning(thing, owners)} - {name}
    order: list[str] = []
    while waits:
        ready = [name for name, others in waits.items() if others.isdisjoint(waits)]
        if not ready:
            raise ResourceError(
                f"{' and '.join(_ring(waits))} wait for each other: correct what they read in {_config_file()}"
            )
        first = min(ready, key=lambda name: nodes[name].rank())
        del waits[first]
        order.append(first)
    return order


def unneeded_for(things: Collection[Thing], nlp: Language) -> set[str]:
    """The names of the pipes that do nothing for the things: who writes, fills or revises them has no need of their results.

    A pipe of the base model that gives nothing that a component can name (`tok2vec`) is not among them.
    """
    declared = {
        name: DECLARATIONS.get(factory) or Declaration(reads_if_there=(BOUNDS,), writes=_given_by([name], nlp))
        for name, factory in zip(nlp.pipe_names, factories_of(nlp), strict=True)
    }
    unneeded = {name for name, declaration in declared.items() if any(declaration.owns())}
    waiting = [
        name for name, declaration in declared.items() if any(_owning(thing, declaration.makes()) for thing in things)
    ]
    while waiting:
        name = waiting.pop()
        if name in unneeded:
            unneeded.remove(name)
            read = (*declared[name].needs(), *declared[name].reads_if_there)
            waiting += (
                writer
                for writer, declaration in declared.items()
                if any(_owning(thing, declaration.owns()) for thing in read)
            )
    return unneeded


def _owners(nodes: Mapping[str, Declaration]) -> dict[Thing, str]:
    """Who writes each kind and fills each slot."""
    owners: dict[Thing, str] = {}
    for name, declaration in nodes.items():
        for thing in declaration.owns():
            rivals = [rival for rival in _owning(thing, owners) if owners[rival] != name]
            if rivals:
                verb = "fill" if isinstance(thing, Slot) else "write"
                raise ResourceError(
                    f"{owners[rivals[0]]} and {name} both {verb} {_words(thing)}: keep one of them in {_config_file()}"
                )
            owners[thing] = name
    return owners


def _owning(thing: Thing, owned: Iterable[Thing]) -> list[Thing]:
    """Those of the owned things that are `thing` or overlap it: who has all of a kind has each slot of it."""
    return [
        candidate
        for candidate in owned
        if candidate == thing
        or (
            isinstance(thing, Slot)
            and isinstance(candidate, Slot)
            and candidate.kind is thing.kind
            and ALL[0] in (thing.name, candidate.name)
        )
    ]


def _who_owns(thing: Thing) -> list[str]:
    """The factories of the components that write or fill a thing."""
    return [factory for factory, declaration in DECLARATIONS.items() if _owning(thing, declaration.owns())]


def _gap(name: str, thing: Thing, *, fills: bool) -> ResourceError | ModelError:
    reads = f"{name} {'fills' if fills else 'reads'} {_words(thing)}, which"
    if thing in OF_BASE:
        return ModelError(f"{reads} the base model does not give: choose another model")
    helpers = _who_owns(thing)
    advice = (
        f"add {helpers[0].removeprefix('extractor_')} to {_config_file()}"
        if helpers
        else f"take it out of {_config_file()}"
    )
    return ResourceError(f"{reads} no component {'fills' if isinstance(thing, Slot) else 'writes'}: {advice}")


def _ring(waits: Mapping[str, set[str]]) -> list[str]:
    """The names of one ring among components that all wait."""
    path = [next(iter(waits))]
    while path.count(path[-1]) == 1:
        path.append(min(waits[path[-1]] & waits.keys()))
    return path[path.index(path[-1]) : -1]


def _config_file() -> str:
    """Where the components are listed."""
    return f"models/{language()}/config.cfg"


def _words(thing: Thing) -> str:
    """How a message calls a thing: "figures", "the role of figures", "tags"."""
    if isinstance(thing, Slot):
        return f"the {thing.name} of {_words(thing.kind)}"
    return thing if isinstance(thing, str) else LISTS.get(thing, thing.__name__)


def _attributes(things: Iterable[Thing]) -> list[str]:
    """The same in spaCy's words, for `nlp.analyze_pipes`."""
    names: dict[str, None] = {}
    for thing in things:
        if isinstance(thing, str):
            names.update(dict.fromkeys(_ATTRIBUTES.get(thing, ())))
        else:
            names["doc._.found"] = None
            if thing in LISTS and thing not in UNPLACED:
                names["doc.spans"] = None
    return list(names)
