"""From columns to clauses: the predicates of a Doc with their groups, arguments and how they are attached to one another."""

from __future__ import annotations

from bisect import bisect_left

from extractor.components.clauses.clause import Argument, Clause, Link
from extractor.components.clauses.columns import AUXILIARIES, FINITE_TAGS, SUBJECTS, Columns
from extractor.components.clauses.predicates import find_predicates, tense_of, verb_group, voice_of
from extractor.components.clauses.vocabulary import Vocabulary
from extractor.words.verbs import Verb

_PREPOSITIONAL = frozenset({"prep", "agent", "dative"})
_SLOTS = {
    "dobj": "object", "attr": "predicative", "acomp": "predicative", "oprd": "predicative", "npadvmod": "adverbial",
}  # fmt: skip


def read_clauses(columns: Columns, vocabulary: Vocabulary) -> tuple[list[Clause], list[int]]:
    """The clauses of a Doc in text order of their heads, and for each token the index of the innermost one or -1."""
    heads = find_predicates(columns, vocabulary)
    clauses = [_clause(columns, vocabulary, head) for head in heads]
    of_token = _spread(columns, heads, _gapped(columns, heads))
    for clause in clauses:
        parent = of_token[columns.heads[clause.token]] if columns.heads[clause.token] != clause.token else -1
        clause.parent = parent if parent >= 0 else None
    _open_rings(clauses)
    for clause in clauses:
        clause.link = _link(columns, vocabulary, clause)
        if clause.link in ("relative", "participle") and not _is_clause_head(heads, columns.heads[clause.token]):
            clause.antecedent = columns.heads[clause.token]
    _share(clauses)
    return clauses, of_token


def _open_rings(clauses: list[Clause]) -> None:
    """Let every clause lead to one without a parent: a noun can take its verb from a clause that hangs below itself."""
    known: set[int] = set()
    for index in range(len(clauses)):
        path: dict[int, None] = {}
        at: int | None = index
        while at is not None and at not in known and at not in path:
            path[at] = None
            at = clauses[at].parent
        if at is not None and at in path:
            clauses[at].parent = None
        known.update(path)


def _is_clause_head(heads: list[int], token: int) -> bool:
    at = bisect_left(heads, token)
    return at < len(heads) and heads[at] == token


def _clause(columns: Columns, vocabulary: Vocabulary, head: int) -> Clause:
    group = verb_group(columns, head)
    word = vocabulary.predicate(columns.lower[head], columns.lemmas[head])
    arguments = _arguments(columns, head)
    clause = Clause(
        token=head,
        verbs=group,
        lemma=columns.lemmas[head],
        verbless=not columns.is_verb(head),
        voice=voice_of(columns, head, group),
        tense=tense_of(columns, head, group, vocabulary),
        first=columns.first[head],
        stop=columns.stop[head],
        class_=word.class_ if isinstance(word, Verb) else None,
        arguments=arguments,
    )
    if clause.lemma in vocabulary.words_that("light_verb"):
        thing = clause.argument("object")
        clause.noun = thing.token if thing else None
    return clause


def _arguments(columns: Columns, head: int) -> list[Argument]:
    """What a predicate's children fill, in text order; of a preposition its own complement."""
    arguments = []
    for k in columns.below(head):
        dep = columns.deps[k]
        if dep in SUBJECTS:
            arguments.append(Argument("subject", k))
        elif dep in _SLOTS:
            arguments.append(Argument(_SLOTS[dep], k))
        elif dep in _PREPOSITIONAL:
            complement = columns.child(k, "pobj", "pcomp")
            if complement >= 0:
                arguments.append(Argument(columns.lower[k], complement))
            elif dep == "dative":
                arguments.append(Argument("object", k))
    return arguments


def _gapped(columns: Columns, heads: list[int]) -> dict[int, int]:
    """Heads of clauses whose verb is left out, and the index of the clause that has it: "those in Europe 3 percent"."""
    index_of = {}
    for i in range(len(columns)):
        if columns.tags[i][:2] in ("NN", "CD") and any(columns.deps[k] in SUBJECTS for k in columns.left[i]):
            index = bisect_left(heads, i) - 1
            if index >= 0:
                index_of[i] = index
    return index_of


def _spread(columns: Columns, heads: list[int], gapped: dict[int, int]) -> list[int]:
    """For each token the index of the nearest clause at or above it."""
    of_token = [gapped.get(i, -1) for i in range(len(columns))]
    for index, head in enumerate(heads):
        of_token[head] = index
    order = [i for i, head in enumerate(columns.heads) if head == i]
    for i in order:
        if of_token[i] < 0:
            of_token[i] = of_token[columns.heads[i]]
        order += columns.left[i]
        order += columns.right[i]
    return of_token


def _link(columns: Columns, vocabulary: Vocabulary, clause: Clause) -> Link:
    head, dep = clause.token, columns.deps[clause.token]
    marks = {columns.lower[k] for k in columns.left[head] if columns.deps[k] in ("mark", "advmod")}
    if dep == "ROOT" or clause.parent is None:
        return "main"
    if dep in ("relcl", "acl") and is_infinitive(columns, head):
        return "complement"  # "a deal to buy"
    if dep in ("relcl", "acl") and columns.lower[clause.first] == "that" and columns.deps[clause.first] == "mark":
        return "content"  # "the claim that"
    if dep == "relcl":
        return "relative"
    if dep == "conj":
        return "coordination"
    if dep in ("ccomp", "pcomp") and columns.lower[columns.heads[head]] in vocabulary.words_that("condition"):
        return "condition"  # "provided that"
    if dep in ("ccomp", "parataxis"):
        if ";" in columns.lower[clause.stop : clause.stop + 1]:
            return "coordination"  # "sales fell by 3%; costs rose": the parser makes it a complement
        is_caused = columns.tags[head] == "VBP" and columns.lemmas[columns.heads[head]] in vocabulary.words_that(
            "causative"
        )
        is_bare = is_caused or columns.tags[head] == "VB"  # "let them apply", "would make banks disclose"
        is_alone = not any(columns.deps[k] in ("aux", "mark") for k in columns.left[head])
        return "complement" if is_bare and is_alone else "content"
    if dep == "advcl":
        if _is_condition(columns, vocabulary, clause, marks):
            return "condition"
        if "than" in marks:
            return "comparison"
        if is_infinitive(columns, head):
            return "complement" if columns.lemmas[columns.heads[head]] == "be" else "purpose"  # "is on track to"
        return "participle" if columns.tags[head] in ("VBG", "VBN") and not marks else "adverbial"
    if dep == "acl":
        return "participle"
    if dep in ("xcomp", "pcomp", "csubj", "csubjpass"):
        return "complement"
    return "participle" if clause.verbless else "complement"


def _is_condition(columns: Columns, vocabulary: Vocabulary, clause: Clause, marks: set[str]) -> bool:
    """True for "if", "unless", "as long as", and for "Had the engine failed": the auxiliary opens the clause."""
    conditions = vocabulary.words_that("condition")
    if "as" in marks and f"as {columns.lower[columns.heads[clause.token]]} as" in conditions:
        return True
    openings = (" ".join(columns.lower[start : start + 3]) for start in (clause.first, max(clause.first - 1, 0)))
    if marks & conditions or any(opening in conditions for opening in openings):
        return True
    first = columns.left[clause.token][:1]
    return bool(first) and columns.deps[first[0]] in AUXILIARIES and columns.tags[first[0]] in FINITE_TAGS


def is_infinitive(columns: Columns, head: int) -> bool:
    """True for "to pay", "to have paid"."""
    return any(columns.deps[k] == "aux" and columns.tags[k] == "TO" for k in columns.left[head])


def _share(clauses: list[Clause]) -> None:
    """Give a coordinated clause without a subject of its own the one of the clause before it."""
    for clause in clauses:
        if clause.parent is None or clause.link != "coordination" or clause.argument("subject"):
            continue
        first = clauses[clause.parent]
        subject = first.argument("subject")
        if subject is not None and clause.token > first.token:
            clause.arguments.insert(0, Argument("subject", subject.token, shared=True))


def auxiliaries(columns: Columns, head: int) -> list[int]:
    """The auxiliaries of a verb, in text order."""
    return [k for k in columns.below(head) if columns.deps[k] in AUXILIARIES]
