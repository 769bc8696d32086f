"""Sheets on which an annotator says what references stand for: `python scripts/reference_sheets.py NEWS OUT`.

NEWS is the folder of real news (`rounds/NN.jsonl`, `wikinews.jsonl`), OUT gets one sheet for each of 60 articles,
`dev-NN.txt` and `test-NN.txt`, and a README.  Articles and expressions are chosen by digest, so that the same NEWS gives the
same sheets.  The expressions come from the base model alone, never from what the extractor concludes.
`scripts/reference_gold.py` reads filled sheets.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from reference_gold import EXPRESSIONS, marked
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extractor.pipeline import default_model_path

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
GOLD = CORPUS / "news" / "gold.jsonl"
ARTICLES, DEV = 60, 36
LAST_ROUND = 39
LONGEST = 9_000  # code points of an article
QUOTAS = {"pronoun": 6, "noun_phrase": 8, "name": 2}  # expressions of an article; a quantifier counts as a noun phrase
DETERMINERS = frozenset({"the", "this", "that", "these", "those", "such", "both", "each"})
NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "pobj", "attr", "conj", "appos", "npadvmod"})
PHRASE_HEADS = frozenset({"NOUN", "PROPN", "NUM"})
IDENTIFIED = frozenset({  # types of the base model whose phrases are names, times or amounts
    "PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE",
    "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL",
})  # fmt: skip
INSTRUCTIONS = """\
Fill in each sheet of this folder that is yours, in place: your name after `annotator:`, and at the end of each line below
EXPRESSIONS one answer.  What the answers are is said below (corpus/references/guidelines.md).  Save as UTF-8.

"""
_PARTIAL = frozenset({"latter", "former"})
_ACRONYM = re.compile(r"[A-Z]{2,6}|(?:[A-Z]\.){2,}")
_NUMBER_OR_QUOTE = re.compile(r"[\d\"“”«»‘]|(?<!\w)'(?=\w)")


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that may stand for others (code points of the article, half-open)."""

    start: int
    end: int
    kind: str

    @property
    def group(self) -> str:
        """Whose quota it takes a part of."""
        return {"quantifier": "noun_phrase", "short_name": "name", "acronym": "name"}.get(self.kind, self.kind)


def load_base_model() -> Language:
    """The model that the extractor is built on, without the extractor."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
        return spacy.load(default_model_path(), exclude=["lemmatizer", "senter"])


def choose_articles(news: Path) -> list[dict[str, Any]]:
    """The articles of the gold of figures in rounds 01 to 39, and Wikinews up to `ARTICLES`, in the order of their digests."""
    wanted = {json.loads(line)["id"] for line in GOLD.read_text("utf-8").splitlines()}
    rounds = [path for path in sorted((news / "rounds").glob("*.jsonl")) if int(path.stem) <= LAST_ROUND]
    articles = {row["id"]: row for path in rounds for row in _rows(path) if row["id"] in wanted}
    held_out = {path.stem for path in (CORPUS / "names" / "test").glob("*.json")}
    wikinews = (row for row in _rows(news / "wikinews.jsonl") if row["id"] not in held_out)
    for row in sorted(wikinews, key=lambda row: _digest("choice", row["id"])):
        if len(articles) >= ARTICLES:
            break
        articles[row["id"]] = row
    return sorted(articles.values(), key=lambda row: _digest("split", row["id"]))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return (row for row in rows if len(row["text"]) <= LONGEST)


def _digest(*parts: object) -> str:
    return hashlib.sha256(" ".join(map(str, parts)).encode()).hexdigest()


def read_sentences(nlp: Language, text: str) -> list[tuple[int, Span]]:
    """The sentences of each line of a text, with the place where the line begins."""
    starts, lines = [], []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            starts.append(start)
            lines.append(line)
        start += len(line) + 1
    return [(start, sent) for start, doc in zip(starts, nlp.pipe(lines), strict=True) for sent in doc.sents]


def find_expressions(sentences: Iterable[tuple[int, Span]]) -> list[Expression]:
    """All expressions in sentences that have a number or quotation marks, in text order; none overlaps another."""
    found: list[Expression] = []
    full_names: set[str] = set()
    for start, sent in sentences:
        if _NUMBER_OR_QUOTE.search(sent.text) or any(token.like_num for token in sent):
            spans = [one for token in sent for one in _expressions_at(token, full_names)]
            spans.sort(key=lambda one: (one[0].start_char, -one[0].end_char))
            for span, kind in spans:
                first, stop = start + span.start_char, start + span.end_char
                if not found or first >= found[-1].end:
                    found.append(Expression(first, stop, kind))
        full_names |= {name[-1] for ent in sent.ents if ent.label_ == "PERSON" and len(name := _words(ent)) > 1}
    return found


def _words(ent: Span) -> list[str]:
    return [token.text for token in ent if token.tag_ != "POS"]


def _expressions_at(token: Token, full_names: set[str]) -> Iterator[tuple[Span, str]]:
    """What begins at a token."""
    doc, alone = token.doc, token.doc[token.i : token.i + 1]
    if (
        token.tag_ in ("PRP", "PRP$")
        and token.morph.get("Person", []) == ["3"]
        and token.morph.get("Reflex", []) != ["Yes"]
    ):
        yield alone, "pronoun"
    elif token.lower_ in DETERMINERS and token.tag_ in ("DT", "PDT", "JJ"):
        head = token.head
        is_phrase = token.dep_ in ("det", "predet", "amod") and head.i > token.i and head.pos_ in PHRASE_HEADS
        is_name = head.pos_ == "PROPN" and doc[head.i - 1].pos_ == "PROPN"
        if is_phrase and not is_name and head.ent_type_ not in IDENTIFIED:
            is_number_word = head.tag_ == "CD" and head.is_alpha
            is_bare = head.i == token.i + 1 and (is_number_word or head.lower_ in _PARTIAL)
            yield doc[token.i : head.i + 1], "quantifier" if is_bare else "noun_phrase"
        elif not is_phrase and token.dep_ in NOMINAL and not any(child.lower_ == "of" for child in token.children):
            yield alone, "quantifier" if token.lower_ in ("both", "each") else "pronoun"
    elif token.tag_ in ("NNP", "NNPS") and not _in_longer_name(doc, token):
        if token.text in full_names:
            yield alone, "short_name"
        elif _ACRONYM.fullmatch(token.text) and token.ent_type_ != "GPE" and not _in_brackets(doc, token):
            yield alone, "acronym"


def _in_longer_name(doc: Doc, token: Token) -> bool:
    return any(ent.start <= token.i < ent.end and len(_words(ent)) > 1 for ent in doc.ents)


def _in_brackets(doc: Doc, token: Token) -> bool:
    return 0 < token.i < len(doc) - 1 and doc[token.i - 1].text == "(" and doc[token.i + 1].text == ")"


def choose_expressions(id_: str, found: Iterable[Expression]) -> list[Expression]:
    """As many of each group as its quota allows, in text order: quantifiers first, which are rare, then by digest."""
    ranked = sorted(found, key=lambda one: (one.kind != "quantifier", _digest(id_, one.start)))
    chosen = [one for group, quota in QUOTAS.items() for one in [one for one in ranked if one.group == group][:quota]]
    return sorted(chosen, key=lambda one: one.start)


def write_sheet(row: dict[str, Any], sentences: list[tuple[int, Span]], chosen: list[Expression]) -> str:
    """The sheet of an article: numbered sentences with the expressions marked, then a line for each expression."""
    numbered = {one: number for number, one in enumerate(chosen, 1)}
    head = [f"{name}: {row.get(name) or ''}" for name in ("id", "title", "published", "outlet")]
    text, lines = [], []
    for place, (start, sent) in enumerate(sentences, 1):
        first = start + sent.start_char
        words = sent.text.rstrip()
        here = [one for one in chosen if first <= one.start < first + len(words)]
        for one in reversed(here):
            at, stop = one.start - first, one.end - first
            words = words[:at] + marked(numbered[one], words[at:stop]) + words[stop:]
        gap = row["text"][:first].rpartition("\n")[2]
        text += [""] * (not gap.strip()) + [f"[{place}] {words.lstrip()}"]
        lines += [f"{numbered[one]} | [{place}] | {one.kind} | {row['text'][one.start : one.end]} | " for one in here]
    return "\n".join([*head, "annotator: ", *text, "", EXPRESSIONS, *lines, ""])


def main(news: Path, out: Path) -> None:
    """Write the sheets, and say how many expressions of each kind they have."""
    out.mkdir(parents=True, exist_ok=True)
    nlp = load_base_model()
    kinds: dict[str, int] = {}
    for number, row in enumerate(choose_articles(news)):
        sentences = read_sentences(nlp, row["text"])
        chosen = choose_expressions(row["id"], find_expressions(sentences))
        name = f"dev-{number + 1:02}" if number < DEV else f"test-{number - DEV + 1:02}"
        path = out / f"{name}.txt"
        if path.exists():
            sys.exit(f"{path} is there already: filled sheets are not overwritten")
        path.write_text(write_sheet(row, sentences, chosen), "utf-8")
        for one in chosen:
            kinds[one.kind] = kinds.get(one.kind, 0) + 1
    guidelines = (CORPUS / "references" / "guidelines.md").read_text("utf-8")
    (out / "README").write_text(INSTRUCTIONS + guidelines, "utf-8")
    sys.stdout.write(", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
