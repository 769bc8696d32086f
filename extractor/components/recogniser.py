"""The base model's names, decided for all tokens of a Doc at once.

spaCy goes from token to token and asks each time of each of 74 moves whether it is allowed, which costs twice what the scores
cost.  But outside of a name the scores depend on the token alone: here all tokens are scored together, and only names of several
words are followed word by word, all of them in step.  A name that could begin at every word of a long run ("Monday Monday") would
so cost the square of the run: of names longer than `_IN_STEP` only those are followed further that do begin.  Scores, rules and
so the names are spaCy's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

RECOGNISER = "extractor_recogniser"

_IN_STEP = 32  # words of names that are followed in step: hardly any real name has more

Ranges = list[tuple[int, int, str]]  # of tokens, each with the type of the name


class Recogniser(EntityRecognizer):  # type: ignore[misc]  # compiled, without types
    """spaCy's greedy recogniser, for Docs on which nobody has set a name before."""

    def predict(self, docs: Sequence[Doc]) -> list[Ranges]:
        """The names in each Doc, in text order."""
        scorer: Any = self.model.predict(docs) if any(map(len, docs)) else None
        offsets = np.cumsum([0, *map(len, docs)])
        return [
            self._names(scorer, doc, offset) if len(doc) else [] for doc, offset in zip(docs, offsets, strict=False)
        ]

    def set_annotations(self, docs: Sequence[Doc], names: Sequence[Ranges]) -> None:
        """Set the names as the entities of the Docs."""
        for doc, ranges in zip(docs, names, strict=True):
            doc.set_ents([Span(doc, start, end, label=label) for start, end, label in ranges], default="outside")

    def _names(self, scorer: Any, doc: Doc, offset: int) -> Ranges:
        """The names that the best moves give; `offset` is the index of the Doc's first token among those that were scored."""

        def scores(words: Any) -> Any:
            """The score of each move, a row for each token with the first word of its name and the word before it."""
            return scorer.vec2scores.predict(scorer.state2vec.predict(words.astype("int32")))

        # "B-ORG" begins a name, "I-ORG" goes on, "L-ORG" is its last word, "U-ORG" its only one, "O" is outside
        moves = [self.moves.get_class_name(number) for number in range(self.moves.n_moves)]
        labels = [move[2:] for move in moves if move.startswith("B-")]
        begin, inside, last, unit = (np.array([moves.index(f"{kind}-{label}") for label in labels]) for kind in "BILU")
        closing = np.append(doc.to_array("SENT_START")[1:] == 1, True)  # a name ends with the sentence

        words = np.full((len(doc), 3), -1)
        words[:, 0] = offset + np.arange(len(doc))
        outside = scores(words)[:, [*begin, *unit, moves.index("O")]]
        outside[doc.to_array("IS_SPACE") == 1, : 2 * len(labels)] = -np.inf
        outside[closing, : len(labels)] = -np.inf
        best = outside.argmax(axis=1)

        def goes_on(here: Any, first: Any) -> Any:
            """True for each word of a name after which it goes on, by the word and the first word of its name."""
            within, label, rows = (
                scores(offset + np.stack([here, first, here - 1], axis=1)),
                best[first],
                np.arange(len(here)),
            )
            return (within[rows, inside[label]] >= within[rows, last[label]]) & ~closing[here]

        ends = np.arange(1, len(doc) + 1)  # of the name that would begin at each token
        first = np.flatnonzero(best < len(labels))
        for _ in range(_IN_STEP):
            if not first.size:
                break
            is_open = goes_on(ends[first], first)
            ends[first] += 1
            first = first[is_open]
        longer = set(first.tolist())

        names: Ranges = []
        reached = 0
        for start in np.flatnonzero(best < 2 * len(labels)).tolist():
            if start >= reached:
                reached, is_open = int(ends[start]), start in longer
                while is_open:  # as many words at a time as it already has
                    here = np.arange(reached, min(2 * reached - start, len(doc)))
                    closed = here[~goes_on(here, np.full_like(here, start))]
                    reached, is_open = int(closed[0] if closed.size else here[-1]) + 1, not closed.size
                names.append((start, reached, labels[best[start] % len(labels)]))
        return names


@Language.factory(RECOGNISER, assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def make_recogniser(
    nlp: Language,
    name: str,
    model: Any,
    moves: Any,
    scorer: Any,
    incorrect_spans_key: Any,
    update_with_oracle_cut_size: int,
) -> Recogniser:
    """The component, with the settings of spaCy's: all but the model matter in training only."""
    return Recogniser(nlp.vocab, model, name, moves, scorer=scorer, incorrect_spans_key=incorrect_spans_key)
