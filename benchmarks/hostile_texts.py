"""`python -m benchmarks.hostile_texts [--calls] [--tokens | --crowds] [WORDS...]`: how costs grow with texts that nobody writes.

For each kind of text (or those with one of the words in their names) the CPU of every component at n and at 2n tokens, the
least of up to `ROUNDS` runs of both in turn, and their ratio: about 2.0 is linear, 4.0 quadratic.  n doubles from `SMALLEST`
until 2n is `LARGEST`, or a component takes `LONGEST` seconds; ratios over `LINEAR` are marked.  Costs under `LEAST` seconds are
noise and left out.

With --tokens: a text of each kind of token that the finder of figures knows (`token_kinds`), in place of the kinds below, at
`OF_TOKENS` pieces and twice as many; what is marked is measured up to `AGAIN` times more, and only what stays so is listed.

With --crowds: a text of each small token of `CROWDS` and of mixtures of them, the calls at `CROWD_SIZES` pieces.

With --calls: the calls of functions at `COUNTED` tokens and twice as many instead (of --tokens at its own sizes).  They are the
same on every machine, however busy; what one call does over all of a text shows in the CPU only.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from benchmarks.token_kinds import CROWD_SIZES, CROWDS, crowd, token_kinds
from extractor.assembly.assemble import assemble
from extractor.checks import check
from extractor.cleaning import clean
from extractor.pipeline import Pipeline, load_pipeline, make_doc
from extractor.record.article import Article
from extractor.record.extraction import Extraction, Producer
from extractor.record.page import Page, Source

SMALLEST, LARGEST = 5_000, 40_000  # tokens
LONGEST, LEAST = 5.0, 0.02  # CPU seconds
ROUNDS = 3
AGAIN = 4  # more such measurements of what seems to grow
LINEAR = 2.2  # the ratio that a doubling may have
COUNTED = 2_000  # tokens
OF_TOKENS = 1_500  # pieces

Measure = Callable[[Callable[[], object]], float]  # what a piece of work costs

_GREEK = ("Alba", "Bento", "Cora", "Dario", "Elmo", "Fosca", "Gildo", "Hanno", "Irma", "Jovan")
_TIMES = "March 2024 | 3.5 | "


@dataclass(frozen=True, slots=True)
class HostileText:
    """A kind of text: `make(n)` gives about n tokens of it."""

    name: str
    make: Callable[[int], str]


def _repeated(piece: str, tokens: int, end: str = "") -> Callable[[int], str]:
    """Texts of one piece of so many tokens, again and again."""
    return lambda n: piece * (n // tokens) + end


def _sentence_of(clause: str, tokens: int, length: int) -> Callable[[int], str]:
    """Texts of sentences of `length` clauses each."""
    return lambda n: ("Officials said that " + clause * length + "it was over. ") * max(1, n // (tokens * length))


def _names(n: int) -> str:
    return " ".join(f"{_GREEK[i % 10]} {_GREEK[i // 10 % 10]}son" for i in range(n // 2)) + " met."


TEXTS = (
    HostileText("he said, again and again", _repeated("he said ", 2)),
    HostileText("he said, in sentences", _repeated("The mill made 40 boats, he said. ", 9)),
    HostileText("a list of numbers with commas", _repeated("1,200, 37, ", 4, "were counted.")),
    HostileText("counts in one sentence", _repeated("40 boats and 3 cows, ", 6, "were counted.")),
    HostileText("800 counts a sentence", _sentence_of("40 boats were sold, ", 5, 800)),
    HostileText("one sentence", _repeated("the old harbour where the boats of the north lay at rest ", 11, "closed.")),
    HostileText(
        "one sentence with figures", _repeated("which fell 4 percent to 300 boats in May after ", 9, "it closed.")
    ),
    HostileText("the Ministry of", _repeated("the Ministry of ", 3)),
    HostileText("Ministries of fish", _repeated("the Ministry of Fish and ", 5)),
    HostileText("a table of one time", _repeated(_TIMES, 5)),
    HostileText("a table of one time, in lines", _repeated("March 2024 | 3.5\n", 5)),
    HostileText("and, again and again", _repeated("and ", 1)),
    HostileText("a chain of nouns", _repeated("boats and ", 2, "cows came.")),
    HostileText("a chain of verbs", _repeated("sold 3 boats and ", 4, "left.")),
    HostileText("nested brackets", lambda n: "(boats " * (n // 4) + ") " * (n // 4)),
    HostileText("one-letter words", _repeated("a b c d ", 4)),
    HostileText("a run of names", _names),
    HostileText("names that said", _repeated("Alba Benson said Cora Dario had told her that ", 9, "it closed.")),
    HostileText("marks never closed", _repeated('He said, "it fell 3 percent ', 7)),
    HostileText("marks that turn", _repeated("“it fell “he said ‘no ", 8)),
    HostileText("pronouns", _repeated("It said she told them they had 3 of it. ", 11)),
    HostileText("conditions", _repeated("if it fell 3 percent, ", 6, "it would close.")),
)


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.hostile_texts", description="How costs grow with texts."
    )
    parser.add_argument("--calls", action="store_true", help="calls of functions instead of CPU")
    parser.add_argument("--tokens", action="store_true", help="each kind of token in place of the kinds of texts")
    parser.add_argument("--crowds", action="store_true", help="calls for small tokens, again and again")
    parser.add_argument("words", nargs="*", help="parts of the names of kinds of texts; all kinds without them")
    options = parser.parse_args()
    nlp = load_pipeline()
    if options.tokens:
        pieces = [piece for piece in token_kinds() if not options.words or piece.strip() in options.words]
        (print_growing_calls if options.calls else print_growing)(nlp, pieces)
        return
    if options.crowds:
        print_crowds(nlp, [piece for piece in CROWDS if not options.words or piece.strip() in options.words])
        return
    for text in TEXTS:
        if not options.words or any(word in text.name for word in options.words):
            (print_calls if options.calls else print_seconds)(nlp, text)


def print_calls(nlp: Pipeline, text: HostileText) -> None:
    """The calls of each component at both sizes, and how many times as many the second are."""
    before, costs = (component_calls(nlp, text.make(size)) for size in (COUNTED, 2 * COUNTED))
    print(f"{text.name} ({COUNTED:,} and {2 * COUNTED:,} tokens)", flush=True)
    for name, calls in costs.items():
        if calls >= COUNTED:
            _print_row(name, f"{calls:12,.0f}", calls / max(before[name], 1))


def print_seconds(nlp: Pipeline, text: HostileText) -> None:
    """The CPU of each component at the largest size that it can be had for, and how many times that of half the size."""
    size, (before, costs) = SMALLEST, component_costs(nlp, text.make(SMALLEST // 2), text.make(SMALLEST))
    while size < LARGEST and max(costs.values()) < LONGEST:
        before, costs = component_costs(nlp, text.make(size), text.make(2 * size))
        size *= 2
    print(f"{text.name} ({size // 2:,} and {size:,} tokens)", flush=True)
    for name, seconds in costs.items():
        if seconds >= LEAST:
            _print_row(name, f"{seconds:8.2f} s", seconds / max(before[name], 1e-6))


def print_growing(nlp: Pipeline, pieces: Sequence[str]) -> None:
    """The components whose CPU more than doubles, by the piece of text that does it, and how many pieces were tried."""
    for piece in pieces:
        texts = piece * OF_TOKENS, piece * 2 * OF_TOKENS
        before, costs = component_costs(nlp, *texts)
        for _ in range(AGAIN):  # another process on the machine makes any one measurement too long
            if not _growing(before, costs):
                break
            for kept, again in zip((before, costs), component_costs(nlp, *texts), strict=True):
                kept.update({name: min(seconds, kept[name]) for name, seconds in again.items()})
        for name in _growing(before, costs):
            _print_row(f"{name} {piece!r}", f"{costs[name]:8.2f} s", costs[name] / before[name])
    print(f"{len(pieces)} kinds of tokens")


def print_growing_calls(nlp: Pipeline, pieces: Sequence[str]) -> None:
    """The same by the calls of functions."""
    for piece in pieces:
        before, costs = (component_calls(nlp, piece * size) for size in (OF_TOKENS, 2 * OF_TOKENS))
        for name, calls in costs.items():
            if calls >= OF_TOKENS and calls > LINEAR * before[name]:
                _print_row(f"{name} {piece!r}", f"{calls:12,.0f}", calls / before[name])
    print(f"{len(pieces)} kinds of tokens")


def print_crowds(nlp: Pipeline, pieces: Sequence[str]) -> None:
    """The calls of all components for each piece at each size, and how many times those of the size before they are."""
    for piece in pieces:
        print(repr(piece), flush=True)
        before = 0.0
        for size in CROWD_SIZES:
            calls = sum(component_calls(nlp, crowd(piece, size)).values())
            _print_row(f"{size:,}", f"{calls:12,.0f}", calls / (before or calls))
            before = calls


def _growing(before: Mapping[str, float], costs: Mapping[str, float]) -> list[str]:
    """The components whose costs, if they are more than noise, grow more than linearly from `before`."""
    return [name for name, seconds in costs.items() if seconds >= LEAST and seconds > LINEAR * before[name]]


def _print_row(name: str, cost: str, ratio: float) -> None:
    print(f"    {name:<16}{cost} {ratio:6.2f}{'  *' if ratio > LINEAR else ''}", flush=True)


def component_costs(nlp: Pipeline, *texts: str) -> list[dict[str, float]]:
    """For each text the CPU seconds of each of our components, of assembly and of the checks: the least of the rounds."""
    prepared = [_prepared(nlp, text) for text in texts]
    least: list[dict[str, float]] = [{} for _ in texts]
    for _ in range(ROUNDS):
        for prepared_text, costs in zip(prepared, least, strict=True):
            for name, seconds in _one_round(nlp, *prepared_text, _seconds):
                costs[name] = min(seconds, costs.get(name, seconds))
        if max(map(max, (costs.values() for costs in least))) > LONGEST / 2:  # what is long is no noise
            break
    return least


def component_calls(nlp: Pipeline, text: str) -> dict[str, float]:
    """The calls of functions in each of our components, in assembly and in the checks."""
    return dict(_one_round(nlp, *_prepared(nlp, text), _calls))


def _prepared(nlp: Pipeline, text: str) -> tuple[bytes, Article]:
    """The Doc as the base model leaves it, and its article."""
    source = Source(kind="stdin", location="-", sha256="")
    article = clean(Page(input_id="-", content=text, format="text", source=source, published="2024-05-06"))
    doc = make_doc(nlp, article)
    own = {name for name, _ in _own(nlp)}
    for name, pipe in nlp.pipeline:
        if name not in own:
            doc = pipe(doc)
    return doc.to_bytes(), article


def _own(nlp: Pipeline) -> Iterator[tuple[str, Callable[[Doc], Doc]]]:
    """The components after the base model's."""
    names = list(nlp.pipe_names)
    for name in names[names.index("morphology") :]:
        yield name, nlp.get_pipe(name)


def _one_round(nlp: Pipeline, parsed: bytes, article: Article, measure: Measure) -> Iterator[tuple[str, float]]:
    doc = Doc(nlp.vocab).from_bytes(parsed)
    for name, pipe in _own(nlp):
        yield name, measure(lambda pipe=pipe: pipe(doc))  # type: ignore[misc]  # mypy cannot infer a lambda's default
    producer = Producer(version="", model="", rules_sha256="", settings={})
    made: list[Extraction] = []
    yield "assembly", measure(lambda: made.append(assemble(doc, article, input_id="-", producer=producer)))
    yield "checks", measure(lambda: check(made[0]))


def _seconds(work: Callable[[], object]) -> float:
    """CPU seconds without the garbage collector's, which come when they come (as in `timeit`)."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()


def _calls(work: Callable[[], object]) -> float:
    """How often functions, those in C as well, are called."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


if __name__ == "__main__":
    main()
