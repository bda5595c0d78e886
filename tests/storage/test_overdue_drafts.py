"""Which drafts were set aside for longer than the newsroom keeps them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from editorial.domain.article import Standing, State, Verified
from editorial.domain.record import Change
from editorial.domain.settings import Setting
from editorial.storage.library import Library

ASIDE = Standing(State.SET_ASIDE)


def put(library: Library, samples, key: str, standing: Standing = ASIDE) -> None:
    text = f"About {key}, said Ana Lima. Lima left."
    library.add(replace(samples.record(key, text), standing=standing))


def test_only_drafts_are_overdue_and_only_after_the_time_that_is_set(library: Library, samples) -> None:
    before = Verified("Ina", samples.noon)
    put(library, samples, "draft")
    put(library, samples, "exported")
    put(library, samples, "verified once", replace(ASIDE, earlier=before))
    put(library, samples, "in review", Standing(State.IN_REVIEW))
    library.mark_exported(["exported"], samples.noon)
    now = datetime.now(UTC)
    assert library.deletions.overdue(now + timedelta(days=9999)) == ()

    library.set_setting(Setting.DRAFT_DAYS, 30)

    assert library.deletions.overdue(now + timedelta(days=29)) == ()
    assert library.deletions.overdue(now + timedelta(days=31)) == ("draft",)


def test_the_time_counts_from_the_last_decision(library: Library, samples) -> None:
    library.set_setting(Setting.DRAFT_DAYS, 30)
    put(library, samples, "draft", Standing(State.IN_REVIEW))
    record = library.load("draft").record
    decision = samples.decision(record, Change(record.standing, ASIDE))
    later = datetime.now(UTC) + timedelta(days=20)
    library.commit(replace(decision, at=later), library.version("draft"))
    assert library.deletions.overdue(later + timedelta(days=29)) == ()
    assert library.deletions.overdue(later + timedelta(days=31)) == ("draft",)


def test_a_clock_that_was_set_back_makes_no_draft_older_than_what_was_decided_before(library: Library, samples) -> None:
    library.set_setting(Setting.DRAFT_DAYS, 30)
    now = datetime.now(UTC)

    def decide(key: str, at: datetime) -> None:
        put(library, samples, key, Standing(State.IN_REVIEW))
        record = library.load(key).record
        library.commit(replace(samples.decision(record, Change(record.standing, ASIDE)), at=at), library.version(key))

    decide("before", now)
    decide("a clock that is ahead", now + timedelta(days=400))
    decide("draft", now - timedelta(days=40))

    assert library.deletions.overdue(now + timedelta(days=29)) == ()
    assert library.deletions.overdue(now + timedelta(days=31)) == ("before", "draft")
