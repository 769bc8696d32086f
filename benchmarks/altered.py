"""Do the checks find a number that was put wrong? `python -m benchmarks.altered [FILE.jsonl...] [--seed N] [--show]`.

Articles: those of the corpus (development part) and those of the files (`id`, `text`, `published`, `title`), whose title is put
above their text.  In each, relations are looked for that a reader can recompute from the article alone, by plain arithmetic on
the printed digits and without the extractor; at random one number or word of direction of one of them is put wrong,
by more than rounding explains, with the grammar left alone.  Where the parts of a relation are in one sentence the alteration
counts there, else as one of the whole article.  It is found where a finding that says "inconsistent" covers it or is about a
claim there, and the article as it was has no such finding: `accused` with severity warn or error, else `info`.

    articles as they are    findings of severity warn or error, and all that is shown
    altered                 found, by kind of relation
    sentences               generated ones (`benchmarks.sentences`): wrong ones found, true ones accused
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, permutations
from pathlib import Path
from random import Random

from benchmarks.evaluation.gold import load_corpus
from benchmarks.sentences import PUBLISHED, generate
from extractor import Extraction, extract_pages
from extractor.pipeline import Pipeline, load_pipeline
from extractor.record.finding import Finding
from extractor.record.page import Page, Source

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
_NUMBER = re.compile(
    r"(?<![\w.,:$€£-])(?P<sign>[$€£])?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d:/]|[.,]\d|-\d)"
    r"(?:[ -]?(?P<scale>thousand|million|billion|trillion|bn|m|M|B)\b)?(?P<percent> ?%| per ?cent\b| pct\b)?"
    r"(?:[ -](?:of (?:the|its|their) )?(?P<word>[A-Za-z]+)(?P<tail>-\w+)?)?"
)
_NAME = re.compile(r"(?<=[\w,] )[A-Z][a-z]*\.? $")  # "on Route 91", "from February 15"
_PLACE = frozenset(
    ["in", "at", "on", "to", "from", "of", "for", "and", "or", "were", "are", "was", "is", "with"]
)  # after a number whose noun is not repeated
_PEOPLE = frozenset(["people", "person", "man", "men", "woman", "women", "child", "children", "boy", "girl"])
_SCALE = {"thousand": 3, "million": 6, "m": 6, "M": 6, "billion": 9, "bn": 9, "B": 9, "trillion": 12}
_SENTENCE = re.compile(r"[^\n]+?(?:(?<![ .][A-Z])(?<!\b[A-Z][a-z])[.!?][\"'”’)]*(?=\s)|(?=\n)|$)")
_MOVES = (
    ("rose", "fell"), ("risen", "fallen"), ("grew", "shrank"), ("grown", "shrunk"), ("climbed", "declined"),
    ("climbing", "declining"), ("increased", "decreased"), ("increasing", "decreasing"), ("jumped", "dropped"),
    ("surged", "plunged"), ("gained", "lost"), ("rising", "falling"), ("up", "down"), ("higher", "lower"), ("raised", "cut"),
    ("widened", "narrowed"), ("above", "below"),
)  # fmt: skip
_UP = frozenset(up for up, _ in _MOVES)
_OPPOSITE = {**dict(_MOVES), **{down: up for up, down in _MOVES}}
_MOVED = re.compile(rf"\b(?:{'|'.join(_OPPOSITE)})\b")
_PAIR = re.compile(r"\b(?:from)\s+(?:about |nearly |just |the |a )*$")
_BORN = re.compile(r"\b(?:born|birth)\b[^.;\d]{0,40}(?P<year>19\d\d|20[01]\d)\b")
_AGE = re.compile(r"(?:, |\baged? )(?P<age>\d\d)(?=[,.)])")
_UNITS = {("kilometre", "mile"): 0.621371, ("hectare", "acre"): 2.471054, ("metre", "foot"): 3.28084,
          ("kilogram", "pound"): 2.204623, ("litre", "gallon"): 0.264172}  # fmt: skip
_SAME_UNIT = {
    "kilometer": "kilometre",
    "km": "kilometre",
    "meter": "metre",
    "feet": "foot",
    "kg": "kilogram",
    "liter": "litre",
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: the range of its digits, its amount, half of its last printed place, and what it counts."""

    start: int
    end: int
    value: float
    half: float
    unit: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Relation:
    """Numbers that belong together, or a word and its numbers: what may be altered are `parts` (ranges of the text)."""

    kind: str
    parts: tuple[tuple[int, int], ...]
    together: bool


@dataclass(frozen=True, slots=True)
class Case:
    """One altered article: its text, the kind of relation, where it was altered, and whether the parts share a sentence."""

    id: str
    text: str
    published: str
    kind: str
    start: int
    end: int
    together: bool


def sentences_of(text: str) -> list[tuple[int, int]]:
    """The sentences of a text, roughly: lines, cut at marks that a blank follows."""
    return [match.span() for match in _SENTENCE.finditer(text) if match[0].strip()]


def numbers_of(text: str) -> list[Number]:
    """The numbers that are printed in digits and are no years, dates or names."""
    spans, changes = sentences_of(text), []
    for match in _NUMBER.finditer(text):
        digits = match["digits"].replace(",", "")
        bare = not (match["sign"] or match["percent"] or match["scale"])
        is_year = len(digits) == 4 and 1500 <= float(digits) <= 2100
        if bare and (is_year or _NAME.search(text[max(0, match.start() - 30) : match.start()]) or match["tail"]):
            continue
        if match["word"] and match["word"][0].isupper():
            continue
        decimals = len(digits.partition(".")[2])
        factor = 10.0 ** _SCALE.get(match["scale"] or "", 0)
        zeros = len(digits) - len(digits.rstrip("0")) if "." not in digits and factor == 1 else 0
        step = 10.0 ** (zeros if zeros > 1 else -decimals)
        exact = bare and not decimals and zeros < 2
        word = (match["word"] or "").lower()
        word = word[:-1] if word.endswith("s") and len(word) > 3 else word
        unit = "%" if match["percent"] else match["sign"] or _SAME_UNIT.get(word, word)
        sentence = next((n for n, (start, end) in enumerate(spans) if start <= match.start() < end), -1)
        start = match.start("digits")
        changes.append(
            Number(
                start, match.end("digits"), float(digits) * factor, 0 if exact else step * factor / 2, unit, sentence
            )
        )
    return changes


def find_relations(text: str) -> list[Relation]:
    """The relations of an article that hold by the printed digits."""
    spans, numbers = sentences_of(text), numbers_of(text)
    relations: list[Relation] = []
    for number, (start, end) in enumerate(spans):
        inside = [figure for figure in numbers if figure.sentence == number]
        after = [
            figure for figure in numbers if figure.sentence == number + 1 and not _is_new_line(text, spans, number)
        ]
        relations += _directions(text, (start, end), inside)
        if len(inside) <= 8:
            relations += _conversions(text, inside)
            relations += _recomputed(inside, together=True)
            relations += [
                relation for relation in _recomputed(inside + after, together=False) if _spans_both(relation, end)
            ]
        relations += _ages(text, start, end)
    return relations


def _is_new_line(text: str, spans: list[tuple[int, int]], number: int) -> bool:
    return number + 1 < len(spans) and "\n" in text[spans[number][1] : spans[number + 1][0]]


def _spans_both(relation: Relation, end: int) -> bool:
    return any(part[0] < end for part in relation.parts) and any(part[0] >= end for part in relation.parts)


def _directions(text: str, span: tuple[int, int], inside: Sequence[Number]) -> Iterator[Relation]:
    """ "rose to A from B", "fell from B to A": the word of direction, and the numbers, agree."""
    for first, second in pairwise(inside):
        between, lead = text[first.end : second.start], text[span[0] : first.start]
        words = list(_MOVED.finditer(text, span[0], second.start))
        if first.unit != second.unit and "" not in (first.unit, second.unit):
            continue
        if not words or second.start - first.end > 60 or first.value == second.value:
            continue
        if words[-1].start() < first.start and re.search(
            r",|\b(?:while|and)\b|.{45}", text[words[-1].end() : first.start]
        ):
            continue
        if re.fullmatch(r"[\w%.$€£ -]*\bto (?:about |just )?[$€£]?", between) and _PAIR.search(lead.rstrip("$€£")):
            then, now = first, second
        elif re.fullmatch(r"[\w%.,$€£ -]*\bfrom (?:about |the |just )?[$€£]?", between):
            then, now = second, first
        else:
            continue
        word = words[-1]
        if (word[0] in _UP) == (now.value > then.value) and word.start() > span[0]:
            yield Relation("direction", (word.span(),), True)


def _conversions(text: str, inside: Sequence[Number]) -> Iterator[Relation]:
    for first, second in pairwise(inside):
        bracket = re.search(r"\(|, or | or ", text[first.end : second.start])
        for (left, right), factor in _UNITS.items():
            for a, b, ratio in ((left, right, factor), (right, left, 1 / factor)):
                if (
                    bracket
                    and (first.unit, second.unit) == (a, b)
                    and abs(first.value * ratio / second.value - 1) < 0.1
                ):
                    yield Relation("conversion", ((first.start, first.end), (second.start, second.end)), True)


def _recomputed(inside: Sequence[Number], *, together: bool) -> Iterator[Relation]:
    """Sums, percentages of change, shares and products that hold within the printed digits and are no chance."""

    def relation(kind: str, *numbers: Number) -> Relation:
        return Relation(kind, tuple((number.start, number.end) for number in numbers), together)

    amounts = [amount for amount in inside if amount.unit != "%" and amount.value >= 10]
    for percent in (share for share in inside if share.unit == "%" and share.value >= 1):
        for now, then in permutations(amounts, 2):
            if now.value and then.value and now.unit == then.unit and now.unit:
                change = abs(now.value / then.value - 1) * 100
                if _close(change, percent, now, then) and now.value != then.value:
                    yield relation("percent", percent, now, then)
                if together and now.value < then.value and _close(now.value / then.value * 100, percent, now, then):
                    yield relation("share", percent, now, then)
    for whole in amounts:
        parts = [part for part in inside if part is not whole and part.value < whole.value and part.unit != "%"]
        parts = [
            part
            for part in parts
            if part.unit == whole.unit or part.unit in _PLACE or {part.unit, whole.unit} <= _PEOPLE
        ]
        for size in (2, 3, 4):
            for some in combinations(parts, size):
                slack = whole.half + sum(part.half for part in some)
                if abs(sum(part.value for part in some) - whole.value) <= slack <= whole.value * 0.02:
                    yield relation("sum", *some)


def _close(value: float, percent: Number, *amounts: Number) -> bool:
    """True if it is the percentage that is printed, and the digits are many enough that this is no chance."""
    slack = percent.half + value * sum(amount.half / amount.value for amount in amounts) * 1.5
    return abs(value - percent.value) <= slack < 0.12 * percent.value


def _ages(text: str, start: int, end: int) -> Iterator[Relation]:
    born, age = _BORN.search(text, start, end), _AGE.search(text, start, end)
    if born and age:
        yield Relation("age", (age.span("age"),), True)


def altered(text: str, part: tuple[int, int], rng: Random) -> str:
    """The word or number in its place put wrong: the opposite direction, other digits of the same look."""
    surface = text[slice(*part)]
    if surface in _OPPOSITE:
        return _OPPOSITE[surface]
    digits = surface.replace(",", "")
    decimals = len(digits.partition(".")[2])
    value = float(digits) * rng.choice((rng.uniform(0.45, 0.7), rng.uniform(1.4, 1.75)))
    rounded = len(digits) - len(digits.rstrip("0")) if not decimals else 0
    value = max(round(value, decimals - rounded), 10.0 ** (rounded - decimals))
    new = f"{value:,.{decimals}f}" if "," in surface else f"{value:.{decimals}f}"
    return new if new != surface else f"{value + 10.0 ** (rounded - decimals):.{decimals}f}"


def alter(article: Page, rng: Random, *, most: int) -> Iterator[Case]:
    """Up to so many alterations of one article, each of a relation of its own."""
    text = str(article.content)
    relations = find_relations(text)
    rng.shuffle(relations)
    seen: set[tuple[int, int]] = set()
    for relation in relations:
        part = rng.choice(relation.parts)
        if part in seen or len(seen) == most:
            continue
        seen.add(part)
        new = altered(text, part, rng)
        changed = text[: part[0]] + new + text[part[1] :]
        end = part[0] + len(new)
        yield Case(
            f"{article.input_id}/{part[0]}",
            changed,
            article.published or "",
            relation.kind,
            part[0],
            end,
            relation.together,
        )


def page(id: str, text: str, published: str) -> Page:
    """The page of a text."""
    source = Source(kind="jsonl", location=id, sha256="")
    return Page(input_id=id, content=text, format="text", source=source, published=published)


def load_articles(files: Iterable[str]) -> list[Page]:
    """The articles of the corpus and of the files."""
    own = [page(gold.id, gold.text, gold.published) for gold in load_corpus(CORPUS, "dev")]
    for file in files:
        for line in Path(file).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            title = (row.get("title") or "").strip()
            text = row["text"] if not title or row["text"].startswith(title) else f"{title}\n\n{row['text']}"
            own.append(page(row["id"], text, row["published"]))
    return own


def run(pages: Iterable[Page], nlp: Pipeline) -> dict[str, Extraction]:
    """The extractions by id."""
    return {
        extraction.input_id: extraction
        for extraction in extract_pages(pages, nlp=nlp)
        if isinstance(extraction, Extraction)
    }


def verdict(case: Case, before: Extraction, after: Extraction) -> str:
    """ "accused", "info", or "missed"."""
    known = {finding.message for finding in before.findings}
    claims_there = {claim.id for claim in after.claims if claim.start < case.end and case.start < claim.end}
    against = [
        finding
        for finding in after.findings
        if finding.status == "inconsistent"
        and finding.message not in known
        and ((finding.start < case.end and case.start < finding.end) or claims_there & set(finding.claims))
    ]
    if not against:
        return "missed"
    return "accused" if any(finding.severity != "info" for finding in against) else "info"


def accusations(extraction: Extraction) -> list[Finding]:
    """The findings of severity warn and error."""
    return [finding for finding in extraction.findings if finding.severity != "info"]


def score_articles(files: Sequence[str], rng: Random, nlp: Pipeline, *, most: int, show: bool) -> None:
    """Print what the checks say of the articles as they are, and of the altered ones."""
    articles = load_articles(files)
    plain = run(articles, nlp)
    shown = sum(len(value.findings) for value in plain.values())
    accused = [(id, finding) for id, extraction in plain.items() for finding in accusations(extraction)]
    print(f"{len(plain)} articles as they are: {shown} findings, {len(accused)} of severity warn or error")
    for id, finding in accused:
        print(f"    {id}: {finding.check}: {finding.message}")
    cases = [case for article in articles for case in alter(article, rng, most=most)]
    after = run((page(case.id, case.text, case.published) for case in cases), nlp)
    counts: Counter[tuple[str, str]] = Counter()
    for case in cases:
        result = verdict(case, plain[case.id.rpartition("/")[0]], after[case.id])
        for name in (case.kind, "one sentence" if case.together else "across sentences", "all"):
            counts[name, result] += 1
        if show:
            around = case.text[max(0, case.start - 90) : case.end + 60].replace("\n", " / ")
            print(f"{result:8} {case.kind:10} {case.id}: ...{around}...")
    print_counts("altered articles", counts)


def score_sentences(count: int, seed: int, nlp: Pipeline, *, show: bool) -> None:
    """Print how many wrong sentences are found, and how many true ones accused."""
    made = list(generate(count, seed))
    results = run((page(str(n), altered.text, PUBLISHED.isoformat()) for n, altered in enumerate(made)), nlp)
    counts: Counter[tuple[str, str]] = Counter()
    for n, sentence in enumerate(made):
        findings = [finding for finding in results[str(n)].findings if finding.status == "inconsistent"]
        result = "accused" if accusations(results[str(n)]) else "info" if findings else "missed"
        side = "true" if sentence.fits else "wrong"
        for name in (f"{side}: {sentence.family}", f"{side}: all"):
            counts[name, result] += 1
        if show and (result == "missed") != sentence.fits:
            messages = "; ".join(f"{finding.check}: {finding.message}" for finding in findings)
            print(f"{side:5} {result:8} {sentence.family}/{sentence.shape}: {sentence.text!r} {messages}")
    print_counts(f"{len(made)} generated sentences", counts)


def print_counts(title: str, counts: Counter[tuple[str, str]]) -> None:
    """A table: how many of each kind were accused, reported as info, missed."""
    print(f"\n{title:32}    all  accused   info  not told   told")
    for name in sorted({name for name, _ in counts}):
        accused, info, missed = (counts[name, result] for result in ("accused", "info", "missed"))
        total = accused + info + missed
        print(f"{name:32} {total:6} {accused:8} {info:6} {missed:9} {100 * (accused + info) / total:6.1f}")


def main() -> None:
    """Score the articles, then the sentences."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", help="JSON Lines with id, text, published, title")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=2, help="alterations of one article")
    parser.add_argument("--sentences", type=int, default=2000, help="pairs of generated sentences")
    parser.add_argument("--reader", help="folder of a reader; off: the rules alone")
    parser.add_argument("--show", action="store_true", help="each case, not only the counts")
    given = parser.parse_args()
    nlp = load_pipeline(reader=given.reader)
    score_articles(given.files, Random(given.seed), nlp, most=given.most, show=given.show)
    score_sentences(given.sentences, given.seed, nlp, show=given.show)


if __name__ == "__main__":
    main()
