"""Who can say something, and who says it, by the structure: the head of the subject of a verb of saying, or its agent."""

from __future__ import annotations

from extractor.components.clauses.columns import Columns
from extractor.components.clauses.vocabulary import load_vocabulary
from extractor.components.speech.cues import load_cues
from extractor.components.speech.speech import FINITE, Speech

_SUBORDINATE = frozenset({"conj", "advcl", "xcomp", "pcomp", "prep", "dep", "ccomp", "aux", "acl"})
_INNER = frozenset({"ccomp", "advcl", "relcl", "acl"})  # how a verb is attached that does not lead its sentence
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC"})
_AMOUNTS = frozenset({"PERCENT", "CARDINAL"})
_TIMES = frozenset({"DATE", "TIME"})
_MOST_SINCE_MAKER = 300  # tokens before data in which their maker is looked for


def can_speak(speech: Speech, noun: int) -> bool:
    """True for a name, a pronoun, a person, a body, a document, and some of many: "[half] of the nurses".

    Data say nothing without who made them, "data from Norland", "official data"; "the data" may go back to such.
    """
    word, tag = speech.lower[noun], speech.tags[noun]
    kind = speech.lexicon.documents.get(word)
    if kind == "data" and tag[:3] != "NNP":
        before = (
            i
            for i in range(max(noun - _MOST_SINCE_MAKER, 0), noun)
            if speech.lexicon.documents.get(speech.lower[i]) == kind
        )
        return _is_made(speech, noun) or (speech.firsts[noun] < noun and any(_is_made(speech, i) for i in before))
    is_read = kind is not None or word in speech.lexicon.words_that("text") or is_published(speech.columns, noun)
    return is_read or tag == "PRP" or is_person(speech, noun) or _is_some(speech, noun) or _is_named(speech, noun)


def is_published(columns: Columns, noun: int) -> bool:
    """True for what somebody publishes: "prices compiled by the exchange"."""
    participle = columns.child(noun, "acl")
    is_issued = participle > noun and columns.lemmas[participle] in load_cues().words_that("issue")
    return is_issued and columns.child(participle, "agent") >= 0


def _is_named(speech: Speech, noun: int) -> bool:
    """True for a name, also one that is taken for a noun here but not elsewhere, or has capitals: "some ISPs"; not "19 July"."""
    if {speech.entities[noun], speech.entities[noun - 1]} <= _TIMES and speech.firsts[noun] < noun:
        return False
    is_name = speech.tags[noun][:3] == "NNP" or speech.entities[noun] in _NAMES
    opening = speech.text[speech.starts[noun] : speech.starts[noun] + 2]
    return is_name or opening.isupper() or (opening[:1].isupper() and speech.lower[noun] in speech.names)


def is_person(speech: Speech, noun: int) -> bool:
    """True for a noun for a person or body."""
    word, lemma, lexicon = speech.lower[noun], speech.columns.lemmas[noun], speech.lexicon
    return (
        word in lexicon.words_that("person")
        or lemma in lexicon.words_that("people")
        or lemma in load_vocabulary().agents
    )


def _is_made(speech: Speech, noun: int) -> bool:
    """True for data with who or what made them: "[Norland] data", "[its] figures", "[federal] statistics", "[survey] data"."""
    own = range(speech.firsts[noun], speech.stops[noun])
    return any(
        (_is_named(speech, i) and speech.entities[i] not in _TIMES)
        or speech.tags[i] == "PRP$"
        or speech.lower[i] in speech.lexicon.words_that("official")
        or is_person(speech, i)
        or (i != noun and speech.lower[i] in speech.lexicon.documents)
        for i in own
    )


def _is_some(speech: Speech, noun: int) -> bool:
    """True for an amount or part of those who can speak: "81 percent", "[many] of the nurses", not "[some] of the costs"."""
    word = speech.lower[noun]
    is_amount = speech.entities[noun] in _AMOUNTS or word in speech.lexicon.words_that("some")
    if not is_amount and (speech.tags[noun] != "CD" or speech.entities[noun]):
        return False
    whole = next((speech.columns.child(k, "pobj") for k in speech.right[noun] if speech.lower[k] == "of"), -1)
    return whole < 0 or can_speak(speech, whole)


def subject_of(speech: Speech, verb: int) -> int | None:
    """The subject of a verb, or of the verb that it is coordinated with or attached to ("..., adding that")."""
    seen = verb
    for _ in range(6):
        subjects = speech.subjects.get(seen, [])
        quoted = speech.columns.child(seen, "dobj")
        is_had = speech.lower[seen] in speech.lexicon.words_that("have") and _is_somebody(speech, quoted)
        if seen < quoted < verb and (is_had or speech.lower[speech.heads[verb]] == "as"):
            return quoted  # "A report has [Lee] saying", "The paper cited [Lee] as saying"
        left = [k for k in subjects if k < seen]
        if len(left) > 1 and speech.lower[speech.firsts[left[-1]] - 1] == ",":
            return left[-1]  # the first is an apposition of what opens the sentence: "At Holt's, a family firm, ..."
        if subjects and speech.deps[seen] != "relcl" and seen != verb and is_passive(speech, seen):
            return _agent_of(speech, seen) or subjects[0]  # "The law was described by Lee as good, [saying] that ..."
        if subjects:
            is_empty = (
                seen != verb and speech.lower[subjects[0]] == "it" and speech.columns.child(seen, "acomp", "attr") >= 0
            )
            return None if is_empty else subjects[0]  # "[It] is worth noting that ..."
        is_infinitive = speech.tags[seen] == "VB" and speech.lower[speech.firsts[seen]] == "to"
        if speech.deps[seen] in ("acl", "relcl") and speech.tags[speech.heads[seen]][:1] == "N" and not is_infinitive:
            return _issuer(speech, speech.heads[seen])
        controller = speech.columns.child(speech.heads[seen], "dobj")
        if is_infinitive and speech.heads[seen] < controller < seen and _is_somebody(speech, controller):
            return controller  # "The panel forced [Lee] to admit that ..."
        if speech.deps[seen] not in _SUBORDINATE or speech.heads[seen] == seen:
            return _swallowed_subject(speech, seen) if seen == verb else None
        seen = speech.heads[seen]
        if is_infinitive and speech.tags[seen][:1] == "N":  # "[Lee] missed no chance to remind them that ..."
            seen = speech.heads[seen]
    return None


def _is_somebody(speech: Speech, noun: int) -> bool:
    """True for a person by name or pronoun, or a word for persons."""
    return speech.entities[noun] == "PERSON" or speech.tags[noun] == "PRP" or is_person(speech, noun)


def _issuer(speech: Speech, noun: int) -> int:
    """Who publishes a document that is the object of a verb, "[Lee] issued a statement saying ..."; else the noun itself.

    Whom it goes to says nothing: "sent [a note] to the owners saying ...".
    """
    to = speech.heads[noun]
    if speech.deps[to] == "dative" and (sent := speech.columns.child(speech.heads[to], "dobj")) >= 0:
        noun = sent
    is_issued = speech.columns.lemmas[speech.heads[noun]] in speech.lexicon.words_that("issue")
    if is_issued and speech.lower[noun] in speech.lexicon.documents:
        subject = subject_of(speech, speech.heads[noun])
        return noun if subject is None else subject
    return noun


def _swallowed_subject(speech: Speech, verb: int) -> int | None:
    """The subject that a participle before the verb has taken, "The shop, owing £2m, said", or that is read as a modifier."""
    participles = (k for k in speech.left[verb] if speech.deps[k] == "advcl" and speech.tags[k] in ("VBG", "VBN"))
    subjects = [subject for k in participles if (subject := speech.columns.child(k, "nsubj")) >= 0]
    is_modifier = speech.heads[verb - 1] == verb and speech.tags[verb - 1][:2] == "NN" and speech.tags[verb] in FINITE
    return subjects[-1] if subjects else verb - 1 if is_modifier else None


def is_passive(speech: Speech, verb: int) -> bool:
    """True for "was told"."""
    return speech.tags[verb] == "VBN" and any(speech.deps[k] in ("auxpass", "nsubjpass") for k in speech.left[verb])


def _agent_of(speech: Speech, verb: int) -> int | None:
    """Who does what a passive verb says: "was told by officials"."""
    for k in speech.right[verb]:
        if speech.deps[k] in ("agent", "prep") and speech.lower[k] == "by":
            return next((noun for noun in speech.right[k] if speech.deps[noun] == "pobj"), None)
    return None


def speaker_token(speech: Speech, verb: int) -> int | None:
    """The head of the subject of a verb of saying, or of its agent; for "who" the noun that it refers to."""
    if not speech.parsed:
        return None
    token = _finite_cue(speech, verb)
    head = _agent_of(speech, token) if is_passive(speech, token) else subject_of(speech, token)
    if head is None or speech.inside[head] or head < speech.paragraph_of(head).body:
        return None
    if speech.lower[head] in speech.lexicon.words_that("relative"):  # "That is not to say ...": nobody does
        return _antecedent(speech, head, token) if speech.tags[head] in ("WDT", "WP") else None
    return None if speech.lower[head][0] in "'’" else head  # "Let's say ..."


def _antecedent(speech: Speech, pronoun: int, verb: int) -> int | None:
    """The noun that a relative pronoun refers to; where the parse attaches its clause elsewhere, the noun right before it."""
    while speech.deps[verb] == "conj" and speech.heads[verb] != verb:
        verb = speech.heads[verb]
    if speech.deps[verb] == "relcl":
        return _issuer(speech, speech.heads[verb])
    return pronoun - 1 if speech.tags[pronoun - 1][:2] == "NN" else None


def _finite_cue(speech: Speech, verb: int) -> int:
    """The verb of saying that another goes on with: "He [said] it fell, adding that ...", "... and added that ..."."""
    before = verb - 1
    while speech.tags[before] == "RB" or (speech.deps[before], speech.heads[before]) == ("mark", verb):
        before -= 1  # ", further saying that", ", while saying that"
    is_joined = speech.lower[before] in ("and", "but") and speech.tags[verb] in FINITE
    if not is_joined and (speech.tags[verb] != "VBG" or speech.lower[before] != ","):
        return verb
    above = verb
    while speech.heads[above] < above:
        above = speech.heads[above]
        if _is_finite_cue(speech, above) and speech.deps[above] not in _INNER:
            return above
    first = verb if is_joined else speech.sentence_of(verb)[0]
    return next((i for i in range(first, verb) if _is_finite_cue(speech, i) and speech.deps[i] != "relcl"), verb)


def _is_finite_cue(speech: Speech, i: int) -> bool:
    """True for a verb that says a clause, with its subject or an auxiliary: "said", "have insisted"."""
    cue = speech.cues.get(i)
    if cue is None or not cue.takes("clause"):
        return False
    return speech.tags[i] in FINITE or any(speech.deps[k] == "aux" for k in speech.left[i])
