"""Articles that come again: with another text, or extracted by another version of the extractor."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.desk.store import Added, Store
from extractor.record.article import Published
from extractor.record.extraction import Extraction
from tests.desk.store.conftest import FERRIES, URL, Read, claim_of

QUAY = "quay type:figure"
EDITED = FERRIES.replace("4,200 passengers", "4,300 passengers") + "\n\nTolls rose 3 percent in May."


def anew(extraction: Extraction, **changes: object) -> Extraction:
    """The same text as another version of the extractor reads it: other ids, and the claims of figures changed."""
    claims = tuple(
        replace(claim, id=f"new{claim.id}"[:16], **(changes if claim.type == "figure" else {}))
        for claim in extraction.claims  # type: ignore[arg-type]
    )
    return replace(extraction, claims=claims, findings=(), producer=replace(extraction.producer, version="9.9"))


def test_a_text_extracted_anew_takes_the_place_of_the_old_and_decisions_follow(ferries: Store, read: Read) -> None:
    decision = ferries.decide(claim_of(ferries, QUAY), status="accepted", who="Ida")
    added = ferries.add([anew(read())])
    assert added == Added(replaced=1, claims=len(read().claims), decisions_kept=1)
    claim = ferries.claim(claim_of(ferries, QUAY))
    assert claim.record_id.startswith("new")
    assert claim.decision is not None
    assert (claim.decision.id, claim.decision.outdated) == (decision.id, ())
    assert [version.producer for version in ferries.article(URL).versions] == ["9.9"]


def test_a_version_keeps_the_instant_at_which_it_was_added(
    ferries: Store, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ferries.article(URL).versions
    monkeypatch.setattr("extractor.desk.store.adding.now", lambda: "2999-01-01T00:00:00Z")
    assert ferries.add([anew(read())]).replaced == 1
    assert [version.added for version in ferries.article(URL).versions] == [version.added for version in before]


@pytest.mark.issue(18)
def test_what_an_older_extractor_read_does_not_take_the_place_of_the_newer(ferries: Store, read: Read) -> None:
    newer = replace(anew(read()), producer=replace(read().producer, version="0.10.0"))
    older = replace(read(), claims=read().claims[:1], producer=replace(read().producer, version="0.9.1"))
    assert ferries.add([newer]).replaced == 1
    before = ferries.article(URL)
    assert ferries.add([older]) == Added(older=1)
    assert ferries.article(URL) == before


def test_a_slot_that_the_machine_fills_otherwise_now_is_named(ferries: Store, read: Read) -> None:
    ferries.decide(claim_of(ferries, QUAY), status="accepted", who="Ida")
    ferries.add([anew(read(), measure=None, subject_id=None, subject_span=None)])
    decision = ferries.claim(claim_of(ferries, QUAY)).decision
    assert decision is not None
    assert decision.outdated == ("subject", "measure")


def test_a_decision_whose_claim_has_gone_is_lost_in_sight_and_comes_back_with_it(ferries: Store, read: Read) -> None:
    claim = claim_of(ferries, QUAY)
    decision = ferries.decide(claim, status="accepted", who="Ida")
    gone = read()
    gone = replace(gone, claims=tuple(claim for claim in gone.claims if "quay" not in claim.text))
    added = ferries.add([gone])
    assert (added.decisions_kept, added.decisions_lost) == (0, 1)
    stored = ferries.article(URL)
    assert (stored.decisions, [claim.id for claim in stored.lost]) == ({}, [decision.id])
    assert (ferries.search("status:accepted").total, ferries.stats().lost) == (0, 1)
    ferries.add([read()])
    assert ferries.claim(claim).decision == decision
    assert ferries.article(URL).lost == ()


def test_another_text_is_a_new_version_and_the_old_one_can_be_read(ferries: Store, read: Read) -> None:
    decision = ferries.decide(claim_of(ferries, QUAY), status="accepted", who="Ida")
    added = ferries.add([read(EDITED)])
    assert (added.versions, added.articles, added.decisions_kept) == (1, 0, 1)
    now, before = ferries.article(URL), ferries.article(URL, version=1)
    assert (now.version, now.extraction.article.text, before.extraction) == (2, EDITED, read())
    assert ([*now.decisions.values()], before.decisions) == ([decision], {})
    assert ferries.articles().total == 1
    assert ferries.search('"4,200 passengers"').total == 0


def test_it_is_reported_which_claims_changed(ferries: Store, read: Read) -> None:
    ferries.add([read(EDITED)])
    old, new = (
        {claim.id: claim.sentence for claim in ferries.article(URL, version=n).extraction.claims} for n in (1, 2)
    )
    changes = ferries.changes(URL, 2)
    assert [new[id_] for id_ in changes.added if "Tolls" in new[id_]] == ["Tolls rose 3 percent in May."]
    assert any("4,200" in old[id_] for id_ in changes.removed)
    assert any(
        old[first] == new[second] == "Repairs of the quay cost $12 million in 2024." for first, second in changes.kept
    )
    new_ids = [*changes.added, *(new_id for _, new_id in (*changes.kept, *changes.changed))]
    assert sorted(new_ids) == sorted(new)


def test_an_older_fetch_that_comes_later_does_not_become_current(store: Store, read: Read) -> None:
    store.add([read(EDITED, fetched="2025-06-11T10:00:00+02:00")])
    added = store.add([read(fetched="2025-06-11T07:59:00Z"), read(EDITED, fetched="2025-06-11T10:00:00+02:00")])
    assert (added.versions, added.unchanged) == (1, 1)
    assert (store.article(URL).version, store.article(URL).extraction.article.text) == (1, EDITED)
    assert [version.seen for version in store.article(URL).versions] == [
        "2025-06-11T10:00:00+02:00",
        "2025-06-11T07:59:00Z",
    ]


def test_two_crawls_added_twice_are_two_versions(store: Store, read: Read) -> None:
    both = [read(), read(EDITED)]
    assert store.add(both).versions == 1
    assert store.add(both) == Added(unchanged=2)


def test_an_article_that_comes_back_to_an_earlier_text_later_has_a_third_version(store: Store, read: Read) -> None:
    texts = [(FERRIES, "2025-06-09"), (EDITED, "2025-06-10"), (FERRIES, "2025-06-11")]
    added = store.add(read(text, fetched=day) for text, day in texts)
    assert (added.articles, added.versions) == (1, 2)
    assert store.article(URL).version == 3


def test_another_day_of_publication_moves_the_article_in_the_list(ferries: Store, read: Read) -> None:
    ferries.decide(claim_of(ferries, QUAY), status="accepted", who="Ida")
    ferries.add([read("Tolls rose 3 percent.", url="https://news.example/tolls", published="2025-06-20")])
    added = ferries.add([read(published="2025-06-30")])
    assert (added.replaced, added.decisions_kept) == (1, 1)
    assert [article.published for article in ferries.articles().articles] == ["2025-06-30", "2025-06-20"]
    assert ferries.check() == ()


def undated(extraction: Extraction, outlet: str | None = None) -> Extraction:
    """The article without a publication date, as a text gives it that is pasted once more."""
    return replace(extraction, article=replace(extraction.article, published=Published(), site=outlet))


def test_a_date_that_somebody_stated_outlives_the_same_text_without_it(store: Store, read: Read) -> None:
    store.add([read()])
    before = store.article(URL)
    assert store.add([undated(read())]) == Added(detailed=1)
    assert store.article(URL) == before
    later = Published(value="2025-06-10", source="argument")
    assert store.add([replace(read(), article=replace(read().article, published=later))]).replaced == 1
    assert store.article(URL).summary.published == "2025-06-10"


def test_details_that_a_person_set_outlive_the_same_text_without_them(store: Store, read: Read) -> None:
    store.add([undated(read(), "The Page")])
    assert store.correct(undated(read(), "The Person")).replaced == 1
    assert store.add([anew(undated(read(), "The Page"))]) == Added(detailed=1)
    assert store.article(URL).summary.outlet == "The Person"
    assert store.correct(undated(read(), "The Next")).replaced == 1
    assert store.article(URL).summary.outlet == "The Next"


def test_a_person_who_is_hidden_takes_no_details_away(store: Store, read: Read) -> None:
    store.add([undated(read())])
    store.correct(undated(read(), "The Person"))
    store.delete_person("Ingrid Solheim")
    [hidden] = [Extraction.from_json(line.decode()) for line in store.export("records")]
    assert store.add([replace(hidden, article=replace(hidden.article, site="The Page"))]) == Added(detailed=1)
