"""Where `models/` is, and that the digest of the rules covers all of them."""

import pytest

from extractor.errors import ResourceError
from extractor.words.resources import models_folder, resource_path, rules_sha256


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(ResourceError, match=r"en/nothing\.jsonl"):
        resource_path("en/nothing.jsonl")


def test_models_folder_has_the_configuration() -> None:
    assert (models_folder() / "en" / "config.cfg").is_file()


def test_rules_digest_is_a_sha256_and_stable() -> None:
    assert len(bytes.fromhex(rules_sha256())) == 32
    assert rules_sha256.__wrapped__() == rules_sha256()
