"""What was decided last goes by the order of the log: a clock that was set back changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from editorial.domain.annotation import Decided, Entity, Mention, Origin, Provenance, Status
from editorial.domain.article import Article, Standing, State
from editorial.domain.decision import Decision
from editorial.domain.record import Change, Record
from editorial.domain.summary import Summary
from editorial.domain.text import Span, sha256
from editorial.storage.library import Library

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
BACK = NOON - timedelta(hours=5)


class Shelf:
    """Articles in review with the name “Internet”, and decisions on it at a time."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def article(self, key: str, status: Status = Status.SUGGESTED, at: datetime | None = None) -> None:
        """Import an article, where the name may have been decided before."""
        text = f"Internet is slow, says {key}."
        decided = None if at is None else Decided("Ina", at)
        name = Mention("m1", Span(0, 8), "ORG", "e1", Provenance(Origin.MODEL, score=0.9), status, decided=decided)
        article = Article(key, f"Title {key}", text, sha256(text))
        entities = [Entity("e1", "Internet", "ORG")]
        record = Record.of(article, standing=Standing(State.IN_REVIEW), entities=entities, mentions=[name])
        self.library.add(record)

    def decide(self, key: str, status: Status, at: datetime) -> None:
        loaded = self.library.load(key)
        before = loaded.record.mentions["m1"]
        after = replace(before, status=status, decided=Decided("Ina", at))
        summary = Summary.of_words("Decide")
        self.library.commit(Decision(key, "Decide", summary, "Ina", at, (Change(before, after),)), loaded.version)

    @property
    def lessons(self) -> list[str]:
        return [one.words for one in self.library.lessons()]


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with Library.open(tmp_path / "turns.db") as library:
        yield Shelf(library)


def test_the_later_verdict_holds_though_the_clock_was_set_back_between(shelf: Shelf) -> None:
    shelf.article("one")
    shelf.article("two")
    shelf.decide("two", Status.REJECTED, NOON)
    assert shelf.lessons == ["Internet"]
    shelf.decide("one", Status.CONFIRMED, BACK)
    assert shelf.lessons == []
    shelf.decide("one", Status.REJECTED, BACK - timedelta(hours=1))
    assert shelf.lessons == ["Internet"]


def test_what_was_decided_before_an_import_counts_from_the_import_on(shelf: Shelf) -> None:
    shelf.article("one")
    shelf.decide("one", Status.REJECTED, NOON)
    shelf.article("two", Status.CONFIRMED, NOON - timedelta(days=400))
    assert shelf.lessons == []


def test_what_was_taught_since_goes_by_the_log(shelf: Shelf) -> None:
    shelf.article("one")
    shelf.decide("one", Status.CONFIRMED, NOON + timedelta(days=36_500))  # before the suggestions, with a fast clock
    shelf.article("waiting")
    shelf.library.put_suggestions("waiting", [], 1, possibly_missed=(), model="m@1")
    assert shelf.library.taught_since("waiting") == ()
    shelf.decide("one", Status.REJECTED, BACK)
    assert shelf.library.taught_since("waiting") == ("Internet",)  # that it is no name
    shelf.decide("one", Status.CONFIRMED, BACK - timedelta(days=1))
    assert shelf.library.taught_since("waiting") == ("Internet",)
    shelf.library.put_suggestions("waiting", [], 2, possibly_missed=(), model="m@1")
    assert shelf.library.taught_since("waiting") == ()
    shelf.article("imported", Status.CONFIRMED, BACK)
    assert shelf.library.taught_since("waiting") == ("Internet",)


def test_the_list_of_what_is_remembered_shows_the_decision_that_came_last(shelf: Shelf) -> None:
    shelf.article("one")
    shelf.decide("one", Status.REJECTED, NOON)
    shelf.decide("one", Status.CONFIRMED, BACK)
    (learnt,) = shelf.library.learnt()
    assert learnt.at == BACK
