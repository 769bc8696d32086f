"""`python -m extractor`."""

import sys

from extractor.api import extract_pages
from extractor.ingest import read_jsonl
from extractor.pipeline import load_pipeline
from extractor.plain import to_plain

if __name__ == "__main__":
    import orjson

    nlp = load_pipeline()
    for extraction in extract_pages(nlp, read_jsonl(sys.stdin.buffer, "-")):
        sys.stdout.buffer.write(orjson.dumps(to_plain(extraction)) + b"\n")
