"""`python -m benchmarks.references GOLD NEWS [--errors]`: what references refer to, against `corpus/references`.

GOLD is a file of stand-off gold, NEWS a file or folder of the articles as JSON Lines (`id`, `text`, `published`).  Articles
that are not in NEWS, or in it with another text, are counted and left out.

    named    expressions that refer to something that the article names; of these
      given  those for which the extractor says what they refer to
      right  of those given: the range overlaps the gold's and has its head word, or shares half of their characters with it,
             or both are names of one thing.  One person for two is wrong
    row      named, none and clause: the share that is a reference of the extractor at all, with or without an antecedent
    clear    expressions that refer to nothing else, or that a reader understands; of these
      alarm  those that are a reference of the extractor
    filled   clear, none and clause: those for which the extractor names an antecedent that there is not (the words of a clause
             that the gold gives are one)
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Span

from benchmarks.evaluation.counts import best_pairs
from benchmarks.evaluation.projection import Projection
from benchmarks.names import trimmed
from extractor import annotate
from extractor.record.reference import Reference
from extractor.record.textrange import TextRange

KINDS = ("pronoun", "noun_phrase", "quantifier", "short_name", "acronym")
COLUMNS = ("named", "given", "right", "row", "clear", "alarm", "filled")


@dataclass(frozen=True, slots=True)
class Link:
    """An expression of the gold (code points, half-open) and what it refers to."""

    start: int
    end: int
    kind: str
    answer: str
    refers_to: TextRange | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A link of the gold and the reference that the extractor has there; `is_right` of what both say it refers to."""

    article: str
    link: Link
    found: Reference | None
    is_right: bool = False

    @property
    def is_given(self) -> bool:
        """True if the extractor says what it refers to."""
        return self.found is not None and self.found.refers_to is not None

    @property
    def fault(self) -> str:
        """What is wrong, in a word; empty where nothing is."""
        if self.is_given and not self.is_right:
            return "wrong" if self.link.answer == "antecedent" else "filled"
        if self.link.answer == "clear":
            return "alarm" if self.found else ""
        is_open = self.link.answer == "antecedent" and not self.is_given
        return "no row" if self.found is None else "open" if is_open else ""


def read_links(gold: Mapping[str, Any], projection: Projection) -> Iterator[Link]:
    """The links of an article of the gold, in the coordinates of the extracted text; those that it lacks are left out."""
    for link in gold["links"]:
        range_ = projection.range(TextRange(link["start"], link["end"]))
        target = projection.range(TextRange(*link["refers_to"])) if link["refers_to"] else None
        if range_ is not None:
            yield Link(*range_, kind=link["kind"], answer=link["answer"], refers_to=target)


def compare(article: str, doc: Doc, links: Sequence[Link], references: Sequence[Reference]) -> list[Outcome]:
    """Each link with the reference at its range."""
    at = {link: references[row] for link, row in best_pairs(links, references, _likeness)}
    outcomes = []
    for number, link in enumerate(links):
        row = at.get(number)
        target = row.refers_to if row else None
        right = link.refers_to is not None and target is not None and is_right(doc, link.refers_to, target)
        outcomes.append(Outcome(article, link, row, right))
    return outcomes


def _likeness(link: Link, row: Reference) -> float:
    """How far both are the same expression: "the company" and "the company that ..." are, "its" and "its shares" are not."""
    shared = _shared(TextRange(link.start, link.end), TextRange(row.start, row.end))
    is_same = shared >= 0.5 or (link.start == row.start and link.kind == row.kind)
    return shared if is_same else 0.0


def _shared(first: TextRange, second: TextRange) -> float:
    """The characters that both have, of those that either has."""
    both = min(first.end, second.end) - max(first.start, second.start)
    return max(0, both) / (max(first.end, second.end) - min(first.start, second.start))


def is_right(doc: Doc, gold: TextRange, predicted: TextRange) -> bool:
    """True if both ranges name one thing."""
    wanted, got = (_span(doc, range_) for range_ in (gold, predicted))
    if wanted is None or got is None or _is_coordination(wanted) != _is_coordination(got):
        return False
    shared = _shared(gold, predicted)
    return shared >= 0.5 or (shared > 0 and wanted.root == got.root) or _are_names_of_one(wanted, got)


def _span(doc: Doc, range_: TextRange) -> Span | None:
    return doc.char_span(*trimmed(doc.text, *range_), alignment_mode="expand")


def _is_coordination(span: Span) -> bool:
    return any(child.dep_ == "conj" and child in span for child in span.root.children)


def _are_names_of_one(first: Span, second: Span) -> bool:
    """True for the same words, for a name and a part of it, and for a name and its initials."""
    if first.text.casefold() == second.text.casefold():
        return True
    short, long = sorted((_name(first), _name(second)), key=len)
    if not short:
        return False
    is_part = any(long[at : at + len(short)] == short for at in range(len(long)))
    initials = "".join(word[0] for word in long if word[0].isupper())
    return is_part or (len(initials) > 1 and "".join(short).replace(".", "") == initials)


def _name(span: Span) -> list[str]:
    """The proper nouns in a row that the head of a phrase belongs to: "Ona Vell" of "bank chief Ona Vell of Oslo"."""
    words: list[str] = []
    for token in span:
        if token.tag_ in ("NNP", "NNPS"):
            words.append(token.text)
        elif token.i > span.root.i:
            break
        else:
            words = []
    return words if span.root.tag_ in ("NNP", "NNPS") else []


def table(outcomes: Sequence[Outcome]) -> str:
    """The shares by kind, per cent of what the docstring says, with the counts of `named` and `clear`."""
    kinds = [kind for kind in KINDS if any(outcome.link.kind == kind for outcome in outcomes)]
    rows: list[tuple[str, ...]] = [("", *COLUMNS)]
    rows += [(kind, *_shares([outcome for outcome in outcomes if outcome.link.kind == kind])) for kind in kinds]
    rows.append(("all", *_shares(outcomes)))
    return "\n".join("  ".join([row[0].ljust(12), *(cell.rjust(6) for cell in row[1:])]) for row in rows)


def _shares(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    named = [outcome for outcome in outcomes if outcome.link.answer == "antecedent"]
    clear = [outcome for outcome in outcomes if outcome.link.answer == "clear"]
    unclear = [outcome for outcome in outcomes if outcome.link.answer != "clear"]
    unnamed = [outcome for outcome in outcomes if outcome.link.answer != "antecedent"]
    given = [outcome for outcome in named if outcome.is_given]
    return (
        str(len(named)),
        _percent(len(given), len(named)),
        _percent(sum(outcome.is_right for outcome in given), len(given)),
        _percent(sum(outcome.found is not None for outcome in unclear), len(unclear)),
        str(len(clear)),
        _percent(sum(outcome.found is not None for outcome in clear), len(clear)),
        _percent(sum(outcome.fault == "filled" for outcome in unnamed), len(unnamed)),
    )


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


def errors(outcomes: Iterable[Outcome], texts: Mapping[str, str]) -> Iterator[str]:
    """One line for each fault: what it is, where, the expression, what the gold says and what was found."""
    for outcome in sorted(outcomes, key=lambda outcome: (outcome.fault, outcome.link.kind)):
        if outcome.fault:
            text, link, reference = texts[outcome.article], outcome.link, outcome.found
            gold = repr(text[slice(*link.refers_to)]) if link.refers_to else link.answer
            got = (
                repr(text[slice(*reference.refers_to)]) + f" ({reference.rule})"
                if reference and reference.refers_to
                else "-"
            )
            words = text[link.start : link.end]
            yield f"{outcome.fault:7} {link.kind:11} {outcome.article}:{link.start} {words!r}: gold {gold}, found {got}"


def read_articles(news: Path) -> dict[str, dict[str, Any]]:
    """The articles of a file or folder of JSON Lines, by id."""
    paths = [news] if news.is_file() else sorted(news.rglob("*.jsonl"))
    rows = (json.loads(line) for path in paths for line in path.read_text("utf-8").split("\n") if line.strip())
    return {row["id"]: row for row in rows}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="a file of corpus/references")
    parser.add_argument("news", type=Path, help="articles as JSON Lines: id, text, published")
    parser.add_argument("--errors", action="store_true", help="list every fault")
    options = parser.parse_args()
    articles = read_articles(options.news)
    outcomes: list[Outcome] = []
    texts, missing = {}, []
    for line in options.gold.read_text("utf-8").splitlines():
        gold = json.loads(line)
        article = articles.get(gold["id"], {"text": ""})
        if hashlib.sha256(article["text"].encode()).hexdigest() != gold["sha256"]:
            missing.append(gold["id"])
            continue
        doc = annotate(article["text"], published=article.get("published"), format="text")
        links = list(read_links(gold, Projection(article["text"], doc.text)))
        outcomes += compare(gold["id"], doc, links, doc._.found.references)
        texts[gold["id"]] = doc.text
    if options.errors:
        print("\n".join(errors(outcomes, texts)))
    print(table(outcomes))
    print(f"{len(texts)} articles, {len(outcomes)} expressions")
    if missing:
        print(f"{len(missing)} articles are not in {options.news} or are other texts: {', '.join(missing)}")


if __name__ == "__main__":
    main()
