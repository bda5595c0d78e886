"""A library in an empty folder, and an article to put in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from editorial.domain.annotation import (
    Decided,
    Entity,
    Kind,
    Mention,
    Origin,
    Provenance,
    Quote,
    Resolution,
    Speaker,
    Status,
)
from editorial.domain.article import Article
from editorial.domain.decision import Decision
from editorial.domain.record import Change, Record
from editorial.domain.summary import Summary
from editorial.domain.text import Span, sha256
from editorial.storage.library import Library

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Samples:
    """Records and decisions that say nothing but what a test needs."""

    noon = NOON

    def record(self, id_: str = "harbour", text: str = "The 🏟 is ours, said Ana Lima. Lima left.") -> Record:
        """One entity, two mentions, one quote with its speaker."""
        found = Provenance(Origin.RULE, rule="title", score=0.5)
        name, again = text.index("Ana Lima"), text.rindex("Lima")
        return Record.of(
            Article(id_, f"Title of {id_}", text, sha256(text)),
            entities=[Entity("e1", "Ana Lima", "PERSON")],
            mentions=[
                Mention("m1", Span(name, name + 8), "PERSON", "e1", found),
                Mention("m2", Span(again, again + 4), "PERSON", "e1", found),
            ],
            quotes=[
                Quote(
                    "q1",
                    Span(0, 14),
                    Kind.INDIRECT,
                    found,
                    cue=Span(15, 19),
                    speakers=(Speaker(Span(name, name + 8), "e1", Resolution("same-name", 0.9)),),
                )
            ],
        )

    def confirm(self, record: Record, mention: str = "m1") -> Decision:
        """The decision that a mention is right."""
        before = record.mentions[mention]
        after = replace(before, status=Status.CONFIRMED, decided=Decided("Editor", NOON))
        return self.decision(record, Change(before, after))

    def decision(self, record: Record, *changes: Change) -> Decision:
        """A decision that changes these rows."""
        return Decision(record.article.id, "Confirm", Summary.of_words("Confirm a name"), "Editor", NOON, changes)


@pytest.fixture(scope="session")
def samples() -> Samples:
    return Samples()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news room" / "library.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library.open(path) as opened:
        yield opened
