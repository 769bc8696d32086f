"""Who made a document: "the survey" of a text is the Oslo Institute's where one by it was named before.

A document speaks for the body or person that made it: named before its noun ("a Delta poll", "the bank's report"), or after
"by" or "from" ("a survey by Delta", "data provided by Wind").  Nouns of one kind may mean one document ("poll", "survey").
"""

from __future__ import annotations

from collections import defaultdict

from extractor.components.entities.lexicon import EntityLexicon
from extractor.components.entities.scene import Draft, MentionDraft, Scene

_MOST_TO_MAKER = 14  # tokens after a document noun in which its maker is looked for
_FROM_MAKER = frozenset({"by", "from", "via"})
_NEW = frozenset({"a", "an", "another"})


class Documents:
    """The documents of an article in text order, each with its maker where the words name one."""

    def __init__(self, scene: Scene, lexicon: EntityLexicon) -> None:
        kinds = lexicon.documents
        self._scene, self._kinds, self._lexicon = scene, kinds, lexicon
        self._made: defaultdict[str, list[tuple[int, Draft | None]]] = defaultdict(list)
        for noun, word in enumerate(scene.lower):
            if (kind := kinds.get(word)) is None or scene.tags[noun][:2] != "NN" or scene.at[noun] is not None:
                continue
            core, full = scene.structure.phrase(noun).core, scene.structure.phrase(noun).full
            maker = self.named_maker(core[0], min(full[1], noun + _MOST_TO_MAKER), noun)
            if maker is not None or scene.lower[core[0]] in _NEW:
                self._made[kind].append((noun, maker.entity if maker is not None else None))

    def maker_before(self, noun: int) -> Draft | None:
        """The maker of the last document of this kind before token `noun`."""
        known = self._made.get(self._kinds.get(self._scene.lower[noun], ""), ())
        before = [document for document in known if document[0] < noun]
        return max(before, key=lambda document: document[0])[1] if before else None

    def named_maker(self, first: int, last: int, noun: int) -> MentionDraft | None:
        """The maker that tokens [first, last) around a document noun name; one after "by" or "from" first."""
        mentions = self._scene.mentions_in(first, last)
        after = [mention for mention in mentions if mention.first > noun and self._is_by(mention, noun)]
        before = [mention for mention in mentions if mention.last <= noun and mention.type == "ORG"]
        people = [mention for mention in mentions if mention.last <= noun and mention.type == "PERSON"]
        return next(iter((*after, *before, *people)), None)

    def _is_by(self, mention: MentionDraft, noun: int) -> bool:
        """Whether the preposition before a name after a document noun leads to its maker."""
        scene, i, is_body = self._scene, mention.first - 1, mention.type == "ORG"
        while i > noun and (scene.tags[i][:2] in ("NN", "JJ", "DT") or scene.texts[i] in ("'s", "’s")):
            is_body = is_body or scene.lower[i] in self._lexicon.descriptors  # "from the consultancy Vell"
            i -= 1
        if scene.lower[i - 1] in self._lexicon.beholder_verbs:
            return False
        if mention.type == "PERSON" and not is_body:
            return scene.lower[i] == "by"
        if not is_body or i == noun:
            return False
        return scene.lower[i] in _FROM_MAKER
