"""From columns to clauses: the predicates of a Doc with their groups, arguments and the way they hang on one another."""

from __future__ import annotations

from extractor.components.clauses.clause import Argument, Clause, Link
from extractor.components.clauses.columns import AUXILIARIES, SUBJECTS, Columns
from extractor.components.clauses.predicates import find_predicates, tense_of, verb_group, voice_of
from extractor.components.clauses.vocabulary import Vocabulary

_PREPOSITIONAL = frozenset({"prep", "agent", "dative"})
_SLOTS = {
    "dobj": "object", "attr": "predicative", "acomp": "predicative", "oprd": "predicative", "npadvmod": "adverbial",
}  # fmt: skip


def read_clauses(columns: Columns, vocabulary: Vocabulary) -> tuple[list[Clause], list[int]]:
    """The clauses of a Doc in text order of their heads, and for each token the index of the innermost one or -1."""
    heads = find_predicates(columns, vocabulary)
    clauses = [_clause(columns, vocabulary, head) for head in heads]
    of_token = _spread(columns, heads)
    for clause in clauses:
        parent = of_token[columns.heads[clause.head]] if columns.heads[clause.head] != clause.head else -1
        clause.parent = parent if parent >= 0 else None
        clause.link = _link(columns, vocabulary, clause)
        if clause.link in ("relative", "participle") and not _is_clause_head(heads, columns.heads[clause.head]):
            clause.antecedent = columns.heads[clause.head]
    _share(columns, clauses)
    return clauses, of_token


def _is_clause_head(heads: list[int], token: int) -> bool:
    from bisect import bisect_left

    at = bisect_left(heads, token)
    return at < len(heads) and heads[at] == token


def _clause(columns: Columns, vocabulary: Vocabulary, head: int) -> Clause:
    group = verb_group(columns, head)
    word = vocabulary.predicate(columns.lemmas[head])
    arguments = _arguments(columns, head)
    clause = Clause(
        head=head,
        verbs=group,
        lemma=columns.lemmas[head],
        verbless=not columns.is_verb(head),
        voice=voice_of(columns, head, group),
        tense=tense_of(columns, head, group, vocabulary),
        first=columns.first[head],
        stop=columns.stop[head],
        class_=word.class_ if word else None,
        arguments=arguments,
    )
    if clause.lemma in vocabulary.uses("light_verb"):
        thing = clause.argument("object")
        clause.noun = thing.head if thing else None
    return clause


def _arguments(columns: Columns, head: int) -> list[Argument]:
    """What a predicate's children fill, in text order; of a preposition its own complement."""
    found = []
    for k in columns.children(head):
        dep = columns.deps[k]
        if dep in SUBJECTS:
            found.append(Argument("subject", k))
        elif dep in _SLOTS:
            found.append(Argument(_SLOTS[dep], k))
        elif dep in _PREPOSITIONAL:
            complement = columns.child(k, "pobj", "pcomp")
            if complement >= 0:
                found.append(Argument(columns.lower[k], complement))
            elif dep == "dative":
                found.append(Argument("object", k))
    return found


def _spread(columns: Columns, heads: list[int]) -> list[int]:
    """For each token the index of the nearest clause at or above it."""
    of_token = [-1] * len(columns)
    for index, head in enumerate(heads):
        of_token[head] = index
    order = [i for i, head in enumerate(columns.heads) if head == i]
    for i in order:
        if of_token[i] < 0:
            of_token[i] = of_token[columns.heads[i]]
        order += columns.lefts[i]
        order += columns.rights[i]
    return of_token


def _link(columns: Columns, vocabulary: Vocabulary, clause: Clause) -> Link:
    head, dep = clause.head, columns.deps[clause.head]
    marks = {columns.lower[k] for k in columns.lefts[head] if columns.deps[k] in ("mark", "advmod")}
    if dep == "ROOT" or clause.parent is None:
        return "main"
    if dep == "relcl":
        return "relative"
    if dep == "conj":
        return "coordination"
    if dep in ("ccomp", "parataxis"):
        return "content"
    if dep == "pcomp" and columns.lower[columns.heads[head]] in vocabulary.uses("condition"):
        return "condition"  # "provided that"
    if dep == "advcl":
        opening = " ".join(columns.lower[clause.first : clause.first + 3])
        if (
            marks & vocabulary.uses("condition")
            or opening in vocabulary.uses("condition")
            or _is_inverted(columns, clause)
        ):
            return "condition"
        if marks & {"than", "as"} and not clause.verbless and "as" not in marks:
            return "comparison"
        if is_infinitive(columns, head):
            return "purpose"
        return "participle" if columns.tags[head] in ("VBG", "VBN") and not marks else "adverbial"
    if dep == "acl":
        return "complement" if is_infinitive(columns, head) else "participle"
    if dep in ("xcomp", "pcomp", "csubj", "csubjpass"):
        return "complement"
    return "participle" if clause.verbless else "complement"


def _is_inverted(columns: Columns, clause: Clause) -> bool:
    """True for "Had the engine failed", "Should sales fall": the auxiliary opens the clause."""
    first = columns.lefts[clause.head][:1]
    return bool(first) and columns.deps[first[0]] == "aux" and columns.lower[first[0]] in ("had", "should", "were")


def is_infinitive(columns: Columns, head: int) -> bool:
    """True for "to pay", "to have paid"."""
    return any(columns.deps[k] == "aux" and columns.tags[k] == "TO" for k in columns.lefts[head])


def _share(columns: Columns, clauses: list[Clause]) -> None:
    """Give a coordinated clause without a subject of its own the one of the clause before it."""
    for clause in clauses:
        if clause.parent is None or clause.link != "coordination" or clause.argument("subject"):
            continue
        first = clauses[clause.parent]
        subject = first.argument("subject")
        if subject is not None and clause.head > first.head:
            clause.arguments.insert(0, Argument("subject", subject.head, shared=True))


def auxiliaries(columns: Columns, head: int) -> list[int]:
    """The auxiliaries of a verb, in text order."""
    return [k for k in columns.children(head) if columns.deps[k] in AUXILIARIES]
