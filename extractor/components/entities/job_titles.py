"""Job title (`role` in the record) and affiliation of persons, as stated: before the name, after it, around a comma.

"Commerce Ministry spokeswoman He Yongqian", "Charles Chang, a finance professor at Fudan University", "the bank's chief
economist, Ann Lee,", "Peter McNally of Third Bridge".
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.components.entities.lexicon import EntityLexicon
from extractor.components.entities.scene import MentionDraft, Scene
from extractor.record.entity import StatedRole

_MAX_WORDS = 14  # of a role with its complements
_BODIES = ("ORG", "GPE", "FAC", "LOC")
_PARTS = ("NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBG", "HYPH", "CD", "JJS", "AFX")
_TO_BODY = frozenset(["at", "of", "for", "with", "from", "in"])


@dataclass(slots=True)
class JobTitle:
    """A title's token range (empty where only the body is stated) and the mention of the body."""

    first: int
    last: int
    body: MentionDraft | None


def find_job_titles(scene: Scene, lexicon: EntityLexicon) -> None:
    """Fill role and affiliation of the persons; what is stated first wins, slot by slot."""
    for mention in scene.mentions:
        if mention.type != "PERSON" or mention.form not in ("name", "short"):
            continue
        person = mention.entity
        for title in (
            _after(scene, mention, lexicon),
            _before(scene, mention.first, lexicon),
            _before_comma(scene, mention, lexicon),
        ):
            if title is None:
                continue
            if person.role is None and title.last > title.first:
                person.role = _stated(scene, title)
            if person.affiliation is None and title.body is not None:
                person.affiliation = (title.body.entity, title.body.start, title.body.end)


def _stated(scene: Scene, title: JobTitle) -> StatedRole:
    span = scene.doc[title.first : title.last]
    return StatedRole(surface=span.text, start=span.start_char, end=span.end_char)


def _before(scene: Scene, end: int, lexicon: EntityLexicon) -> JobTitle | None:
    """The role that ends where the name begins: "[Commerce Ministry] [spokeswoman] He Yongqian"."""
    first = end
    while first > 0 and end - first < _MAX_WORDS and _is_part(scene, first - 1, end, lexicon):
        first -= 1
    last_word = scene.lower[end - 1].rstrip(".")
    has_of = any(word in ("of", "for") for word in scene.lower[first:end])
    if last_word in lexicon.honorifics or not (lexicon.is_role(last_word) or has_of):
        return None
    body = next((p for p in (scene.at[i] for i in range(first, end)) if p is not None and p.type in _BODIES), None)
    start = first
    if body is not None and body.last < end and not has_of:
        start = body.last + (scene.texts[body.last] in ("'s", "’s", "'", "’"))
    while start < end and (
        scene.lower[start] == "and"
        or not scene.texts[start][0].isalnum()
        or ((mention := scene.at[start]) and mention.type == "NORP")
    ):
        start += 1
    if start >= end or not any(lexicon.is_role(word) for word in scene.lower[start:end]):
        return None
    return JobTitle(start, end, body)


def _is_part(scene: Scene, i: int, end: int, lexicon: EntityLexicon) -> bool:
    """Whether token `i` can belong to a role before a name."""
    mention = scene.at[i]
    if mention is not None:
        return mention.type in ("ORG", "GPE", "NORP", "LOC", "FAC")
    if scene.lower[i] in ("of", "for"):
        return i > 0 and lexicon.is_role(scene.lower[i - 1])
    if scene.texts[i] in ("'s", "’s"):
        return i > 0 and scene.at[i - 1] is not None
    if scene.lower[i] == "and" or scene.texts[i] in ("-", "/"):
        return i + 1 < end
    if scene.texts[i] == ",":  # "chairman, CEO and president"
        return 0 < i < end - 1 and lexicon.is_role(scene.lower[i - 1]) and lexicon.is_role(scene.lower[i + 1])
    return scene.tags[i] in _PARTS and not scene.texts[i].isspace()


def _after(scene: Scene, mention: MentionDraft, lexicon: EntityLexicon) -> JobTitle | None:
    """The role after the name: ", a finance professor at Fudan University", ", MBA's chief economist", " of Third Bridge"."""
    texts, n = scene.texts, len(scene.texts)
    i = mention.last
    if i + 1 >= n:
        return None
    if scene.lower[i] in ("of", "from", "at"):
        body = _body_at(scene, i + 1)
        return JobTitle(i, i, body) if body is not None and body.type == "ORG" else None
    if texts[i] not in (",", "(", "-", "–", "—"):
        return None
    i += 1
    if texts[i].isdigit() and i + 1 < n and texts[i + 1] == ",":  # an age
        i += 2
    return _role_phrase(scene, i, lexicon)


def _role_phrase(scene: Scene, i: int, lexicon: EntityLexicon) -> JobTitle | None:
    """A role that begins at token `i`, with its body."""
    n = len(scene.texts)
    i += i < n and scene.lower[i] in ("a", "an", "the", "its", "their", "his", "her", "then", "also")
    limit = min(n, i + _MAX_WORDS)
    first, head, stop, body = _role_words(scene, i, limit, lexicon)
    if head >= 0:
        return JobTitle(first, *_to_its_body(scene, head + 1, limit, body))
    ends_line = stop >= n or scene.texts[stop].isspace() or scene.texts[stop] == ")"
    return JobTitle(first, first, body) if ends_line and body is not None and body.type == "ORG" else None


def _role_words(scene: Scene, i: int, limit: int, lexicon: EntityLexicon) -> tuple[int, int, int, MentionDraft | None]:
    """The words of a role from token `i`: its first, its role noun or -1, one past its last, and a body named among them."""
    body: MentionDraft | None = None
    first, head = i, -1
    while i < limit:
        mention = scene.at[i]
        if mention is not None and mention.type in ("ORG", "GPE", "LOC", "FAC", "NORP"):
            if mention.type == "ORG" or (body is None and mention.type != "NORP"):
                body = mention
            i = mention.last
            i += i < len(scene.texts) and scene.texts[i] in ("'s", "’s", "'", "’")
            first = i if head < 0 else first
            continue
        if scene.texts[i].isspace() or mention is not None:
            break
        is_joint = scene.lower[i] == "and" and head == i - 1 and i + 1 < limit
        if not is_joint and scene.tags[i] not in _PARTS and scene.texts[i] != "-" and scene.tags[i]:
            break
        if not is_joint and lexicon.is_role(scene.lower[i]):
            head = i
        i += 1
    return first, head, i, body


def _to_its_body(scene: Scene, last: int, limit: int, body: MentionDraft | None) -> tuple[int, MentionDraft | None]:
    """One past the last word of a role that goes on at token `last`, and its body: "head of research at [Saxo Bank]"."""
    while last < limit and scene.lower[last] in _TO_BODY | {"and"}:
        following = _body_at(scene, last + 1)
        if following is not None and scene.lower[last] in _TO_BODY:
            return last, following if body is None or following.type == "ORG" else body
        k = last + 1
        while k < limit and scene.at[k] is None and scene.tags[k] in (*_PARTS, "DT", "CC"):
            k += 1
        if k == last + 1 or scene.lower[last] == "in":
            break
        last = k
    return last, body


def _body_at(scene: Scene, i: int) -> MentionDraft | None:
    """The body named in the noun phrase that begins at token `i`: "(the Danish investment company) Saxo Bank"."""
    limit = min(len(scene.texts), i + 8)
    body: MentionDraft | None = None
    while i < limit:
        mention = scene.at[i]
        if mention is not None:
            if mention.type == "ORG":
                return mention
            if mention.type in _BODIES and body is None:
                body = mention
            elif mention.type not in ("NORP", *_BODIES):
                return body
            i = mention.last
            continue
        if body is not None and scene.tags[i] not in ("NN", "NNS", "NNP", "HYPH", "POS", "JJ"):
            return body
        if scene.tags[i] not in (*_PARTS, "DT", "POS", "PRP$"):
            return body
        i += 1
    return body


def _before_comma(scene: Scene, mention: MentionDraft, lexicon: EntityLexicon) -> JobTitle | None:
    """The role before a comma and the name after it: "The bank's chief economist, Ann Lee, said"."""
    i = mention.first
    if i < 3 or scene.texts[i - 1] != "," or mention.last >= len(scene.texts):
        return None
    if scene.texts[mention.last] not in (",", ".", ":") or not lexicon.is_role(scene.lower[i - 2]):
        return None
    title = _before(scene, i - 1, lexicon)
    if title is None:
        return None
    owner = title.first - 1
    while owner > 0 and (stated := scene.at[owner]) is not None and stated.type == "NORP":
        owner -= 1  # "The Conservative leader, Ann Lee,"
    before = scene.lower[owner]
    has_owner = title.body is not None or scene.tags[owner] == "PRP$"
    return title if has_owner or before == "the" else None
