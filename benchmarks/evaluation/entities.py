"""Entities: which persons, bodies and places the article names, and which role and body it gives to each person.

A found entity belongs to a gold entity of the same class that shares a form of the name, leading article and final 's
aside; the fullest name is a slot of its own.  Countries, towns, regions and buildings are one class, since their types
are a matter of taste.  Other types and anonymous groups are not counted.
"""

from __future__ import annotations

from benchmarks.evaluation.counts import best_pairs, unpaired
from benchmarks.evaluation.reading import EntityAnswer, Reading
from benchmarks.evaluation.sheet import MISSED, SPURIOUS, Miss, Sheet
from extractor.training.likeness import any_same_name, bare_name, words_f1

TOPIC = "entities"
CLASSES = {"PERSON": "persons", "ORG": "bodies", "GPE": "places", "LOC": "places", "FAC": "places"}
SLOTS = ("full name", "role", "affiliation")
ROLE_F1 = 0.5


def score_entities(article: str, gold: Reading, predicted: Reading, sheet: Sheet) -> None:
    """Count the entities of one article."""
    wanted = [entity for entity in gold.entities if entity.kind in CLASSES]
    got = [entity for entity in predicted.entities if entity.kind in CLASSES]
    pairs = best_pairs(wanted, got, _similarity)
    sheet.add(TOPIC, "all", gold=len(wanted), predicted=len(got))
    sheet.row(TOPIC, "all").hits += len(pairs)
    for name in dict.fromkeys(CLASSES.values()):
        numbers = [sum(CLASSES[entity.kind] == name for entity in side) for side in (wanted, got)]
        sheet.add(TOPIC, name, gold=numbers[0], predicted=numbers[1])
    for slot in SLOTS:
        numbers = [sum(_slot(slot, entity) is not None for entity in side) for side in (wanted, got)]
        sheet.add(TOPIC, slot, gold=numbers[0], predicted=numbers[1])
    for g, f in pairs:
        expected, answer = wanted[g], got[f]
        sheet.row(TOPIC, CLASSES[expected.kind]).hits += 1
        for slot in SLOTS:
            names = _slot(slot, expected), _slot(slot, answer)
            is_right = _agree(slot, *names)
            sheet.row(TOPIC, slot).add_slot(*names, agree=is_right)
            if not is_right:
                sheet.misses.append(_miss(article, slot, expected, *(" / ".join(side or ()) for side in names)))
    missed, spurious = unpaired(pairs, wanted, got)
    sheet.misses += [_miss(article, MISSED, entity, entity.kind, "") for entity in missed]
    sheet.misses += [_miss(article, SPURIOUS, entity, "", entity.kind) for entity in spurious]


def _similarity(gold: EntityAnswer, predicted: EntityAnswer) -> float:
    if CLASSES[gold.kind] != CLASSES[predicted.kind]:
        return 0.0
    forms, others = ({bare_name(name) for name in entity.names} for entity in (gold, predicted))
    shared = len(forms & others)
    return shared + (bare_name(gold.name) == bare_name(predicted.name)) if shared else 0.0


def _slot(slot: str, entity: EntityAnswer) -> tuple[str, ...] | None:
    if slot == "full name":
        return (entity.name,)
    if slot == "role":
        return (entity.role,) if entity.role else None
    return entity.affiliation


def _agree(slot: str, wanted: tuple[str, ...] | None, got: tuple[str, ...] | None) -> bool:
    if wanted is None or got is None:
        return wanted is None and got is None
    if slot == "full name":
        return bare_name(wanted[0]) == bare_name(got[0])
    return any_same_name(wanted, got) if slot == "affiliation" else words_f1(wanted[0], got[0]) >= ROLE_F1


def _miss(article: str, slot: str, entity: EntityAnswer, gold: str, predicted: str) -> Miss:
    return Miss(
        article=article, topic=TOPIC, slot=slot, surface=entity.name, gold=gold, found=predicted, range=entity.range
    )
