"""What fails on every page ends the run before any page is quarantined for it."""

from __future__ import annotations

import pytest

from extractor.batch import producer
from extractor.choice import Choice
from extractor.errors import ExtractorError

BLANK = Choice(model="blank:en")


@pytest.mark.issue(17)
def test_a_machine_that_fails_on_a_page_of_ours_fails_on_none_of_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ExtractorError("cleaning failed (OSError: [Errno 28] No space left on device)")

    producer.pipeline_of.cache_clear()
    monkeypatch.setattr(producer, "extract", fail)
    with pytest.raises(ExtractorError, match=r"this machine fails on every page: cleaning failed \(OSError"):
        producer.pipeline_of(BLANK)
    monkeypatch.undo()
    assert producer.pipeline_of(BLANK) is producer.pipeline_of(BLANK)


def test_the_producer_names_what_decides_the_result() -> None:
    produced = producer.producer_of(BLANK)
    assert (produced["model"], produced["model_sha256"], produced["lexicons_sha256"]) == (
        "en_pipeline-0.0.0",
        None,
        None,
    )
    assert {"rules_sha256", "python", "libraries", "version"} <= produced.keys()
