"""The network in torch: it learns, goes on where it was left, and says the same in the files that are made of it."""

import json
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch: see docs/how-to/train-a-reader.md")

from extractor.components.reader.candidate import POINTED, Candidate  # noqa: E402
from extractor.components.reader.encoder import Encoder  # noqa: E402
from extractor.components.reader.network import KINDS, Heads  # noqa: E402
from extractor.components.reader.question import Question  # noqa: E402
from extractor.components.reader.wordpieces import WordPieces  # noqa: E402
from extractor.record.figure import Figure  # noqa: E402
from extractor.record.textrange import TextRange  # noqa: E402
from extractor.training.answers import answers  # noqa: E402
from extractor.training.batches import Batching  # noqa: E402
from extractor.training.examples import Choice, Example, LabelledQuestion, features_of  # noqa: E402
from extractor.training.export import export  # noqa: E402
from extractor.training.fit import Plan, fit  # noqa: E402
from extractor.training.losses import distribution  # noqa: E402
from extractor.training.network import Network  # noqa: E402

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "exports", "fell", "5", "percent", "in", "may", "prices", "rose", "."]
WORDS = ("Exports", "fell", "5", "percent", "in", "May", ".", "Prices", "rose", "5", "percent", ".")
SENTENCES = ((0, 7), (7, 12))


def labelled(first: int, right: int) -> LabelledQuestion:
    """A figure of two words with two candidates, the nouns, of which one is right, and two of no words."""
    choice = Choice(
        (0, 7, -1, -1), (0, 7, -1, -1), (("near=1",), ("near=2",), ("day",), ("day", "odd")), (0, 1, 2, 3),
        (right == 0, right == 7, False, False), (right == 0, right == 7, False, False), True, True,
    )  # fmt: skip
    features = (f"role={first}",)
    return LabelledQuestion(
        True,
        (first, first + 1, first - 1, first - 1),
        features,
        dict.fromkeys(KINDS, 1),
        dict.fromkeys(POINTED, choice),
    )


EXAMPLE = Example(
    "a", "x", True, WORDS, (3, 0, 1, 1, 0, 2, 0, 3, 0, 1, 1, 0), SENTENCES, (labelled(2, 0), labelled(9, 7))
)
FEATURES = features_of([EXAMPLE], 1)


def network(seed: int = 0) -> Network:
    torch.manual_seed(seed)
    return Network(2, len(PIECES), len(FEATURES))


def test_training_finds_what_is_right_and_goes_on_where_it_was_left(tmp_path: Path) -> None:
    batching, said = Batching(WordPieces(PIECES), FEATURES), list[str]()
    plan = Plan(passes=20, articles=1, encoder_rate=1e-4, rate=3e-3)
    whole = network()
    fit(whole, [EXAMPLE], batching, plan, tmp_path / "whole.pt", said.append)
    assert len(said) == plan.passes
    assert all(answer.are_right[0] for answer in answers(whole, EXAMPLE, batching.batch(EXAMPLE)))

    def interrupt(line: str) -> None:
        if line.startswith("pass 5"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fit(network(), [EXAMPLE], batching, plan, tmp_path / "part.pt", interrupt)
    resumed = network(seed=1)
    fit(resumed, [EXAMPLE], batching, plan, tmp_path / "part.pt", said.append)
    assert all(
        torch.equal(first, second) for first, second in zip(whole.parameters(), resumed.parameters(), strict=True)
    )


def test_nothing_to_learn_from_is_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no figure to learn from"):
        fit(network(), [], Batching(WordPieces(PIECES), FEATURES), Plan(), tmp_path / "x.pt", print)


def test_the_files_say_what_the_network_says(tmp_path: Path) -> None:
    made = network().eval()
    export(made, PIECES, FEATURES, tmp_path)
    with np.load(tmp_path / "weights.npz") as packed:
        weights = dict(packed)
    heads = Heads(
        {name: values.astype(np.float32) for name, values in weights.items()},
        json.loads((tmp_path / "features.json").read_text("utf-8")),
    )
    encoder = Encoder(weights, (tmp_path / "vocabulary.txt").read_text("utf-8").split("\n")[:-1])
    rows, spans = encoder.encode(WORDS, EXAMPLE.marks, SENTENCES)
    batch = Batching(WordPieces(PIECES), FEATURES).batch(EXAMPLE)
    with torch.no_grad():
        kinds, chosen = made(batch)
    questions = [_question(question) for question in EXAMPLE.questions]
    for number, proposals in enumerate(heads.read(questions, rows, spans)):
        for kind in KINDS:
            assert proposals.kinds[kind] == pytest.approx(kinds[kind][number].softmax(-1).numpy(), abs=0.01)
        for slot in POINTED:
            none, each = distribution(*chosen[slot], batch.choices[slot])
            own = each[batch.choices[slot].owner == number]
            assert proposals.choices[slot] == pytest.approx([*own.tolist(), float(none[number])], abs=0.01)


def _question(figure: LabelledQuestion) -> Question:
    row = Figure(id="f1", start=0, end=1, surface="x", kind="count", value=None)
    choices = {
        slot: tuple(
            Candidate(TextRange(0, 1), first, last, names)
            for first, last, names in zip(choice.first, choice.last, choice.features, strict=True)
        )
        for slot, choice in figure.choices.items()
    }
    return Question(row, figure.tokens, figure.features, choices)
