"""Corrections teach the next article: the latest verdict wins, and contradicting ones cancel each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from editorial.domain.annotation import Decided, Entity, Kind, Mention, Origin, Provenance, Quote, Status
from editorial.domain.article import Article, Standing, State
from editorial.domain.record import Record
from editorial.domain.suggestions import Lesson, LessonKind, Remembered
from editorial.domain.text import Span, sha256
from editorial.storage.library import Library

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SURE = Provenance(Origin.MODEL, score=0.9)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "lessons.db") as opened:
        yield opened


class Taught:
    """Articles in review in which names and quotes were decided; each is decided an hour after the one before."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._number = 0

    def article(self, text: str, *decided: tuple[str, Any], state: State = State.IN_REVIEW) -> str:
        """Add an article; for each of the words in it the fields of the mention, or with a kind of the quote."""
        self._number += 1
        by = Decided("Ina", NOON + timedelta(hours=self._number))
        mentions, quotes = [], []
        for number, (words, fields) in enumerate(decided):
            start = text.index(words)
            span = Span(start, start + len(words))
            if "kind" in fields:
                quotes.append(replace(Quote(f"q{number}", span, Kind.DIRECT, SURE, decided=by), **fields))
            else:
                mentions.append(replace(Mention(f"m{number}", span, "ORG", "e1", SURE, decided=by), **fields))
        key = f"a{self._number}"
        self._library.add(
            Record.of(
                Article(key, f"Title {key}", text, sha256(text)),
                standing=Standing(state),
                entities=[Entity("e1", "Harrow", "ORG")],
                mentions=mentions,
                quotes=quotes,
            )
        )
        return key


@pytest.fixture
def taught(library: Library) -> Taught:
    return Taught(library)


REJECTED, CONFIRMED = {"status": Status.REJECTED}, {"status": Status.CONFIRMED}


def lessons(library: Library) -> list[tuple[str, str, str, int]]:
    return [(str(one.kind), one.words, one.meant, one.times) for one in library.lessons()]


def test_words_that_were_rejected_are_no_name(library: Library, taught: Taught) -> None:
    taught.article("The Internet is slow.", ("Internet", REJECTED), ("slow", CONFIRMED))
    assert lessons(library) == [("not-a-name", "Internet", "", 1)]
    taught.article("The Internet is fast.", ("Internet", REJECTED))
    (one,) = library.lessons()
    assert (one.times, one.article_id) == (2, "a2")


def test_a_later_acceptance_cancels_a_rejection(library: Library, taught: Taught) -> None:
    taught.article("The Internet is slow.", ("Internet", REJECTED))
    taught.article("The Internet is fast.", ("Internet", CONFIRMED))
    assert lessons(library) == []
    taught.article("The Internet is off.", ("Internet", REJECTED))
    assert lessons(library) == [("not-a-name", "Internet", "", 2)]


def test_one_article_that_says_both_says_nothing(library: Library, taught: Taught) -> None:
    taught.article(
        "The Internet or Internet.", ("Internet", REJECTED), ("Internet.", {**CONFIRMED, "span": Span(16, 24)})
    )
    assert lessons(library) == []


def test_a_part_of_a_longer_name_is_not_rejected(library: Library, taught: Taught) -> None:
    taught.article("The Media Trust met.", ("Media", REJECTED), ("Media Trust", CONFIRMED))
    assert lessons(library) == []


def test_articles_that_nobody_reviews_teach_nothing(library: Library, taught: Taught) -> None:
    taught.article("The Internet is slow.", ("Internet", REJECTED), state=State.SET_ASIDE)
    assert lessons(library) == []


def test_edges_that_were_corrected_are_learnt(library: Library, taught: Taught) -> None:
    longer = {"status": Status.CORRECTED, "suggested": {"end": 13}}
    taught.article("Harrow Rovers FC won.", ("Harrow Rovers FC", longer))
    shorter = {"status": Status.CORRECTED, "suggested": {"start": 0}}
    taught.article("Alderman Tom Vale met.", ("Tom Vale", shorter))
    assert sorted(lessons(library)) == [
        ("edges", "Alderman Tom Vale", "Tom Vale", 1),
        ("edges", "Harrow Rovers", "Harrow Rovers FC", 1),
    ]
    taught.article("Alderman Tom Vale left.", ("Alderman Tom Vale", CONFIRMED))
    assert lessons(library) == [("edges", "Harrow Rovers", "Harrow Rovers FC", 1)]


def test_words_in_marks_that_were_judged_are_learnt_in_one_spelling(library: Library, taught: Taught) -> None:
    term = {"status": Status.CONFIRMED, "kind": Kind.TERM}
    speech = {"status": Status.CORRECTED, "kind": Kind.DIRECT, "suggested": {"kind": "term"}}
    taught.article("He spoke of “levelling up,” he said.", ("levelling up,", term))
    taught.article("“Never again” he said.", ("Never again", speech))
    taught.article("“We will go,” he said.", ("We will go,", {"status": Status.CONFIRMED, "kind": Kind.DIRECT}))
    assert sorted(lessons(library)) == [("speech", "never again", "", 1), ("term", "levelling up", "", 1)]
    direct = {"status": Status.CONFIRMED, "kind": Kind.DIRECT}
    taught.article("“Levelling up!” he cried.", ("Levelling up!", direct))
    assert lessons(library) == [("speech", "never again", "", 1)]


def test_a_corrected_type_is_remembered_with_the_one_it_was_taken_for(library: Library, taught: Taught) -> None:
    taught.article("Harrow met.", ("Harrow", {"status": Status.CORRECTED, "suggested": {"label": "PLACE"}}))
    assert library.remembered() == (
        Remembered("Harrow", "ORG", article_id="a1", times=1, instead_of=("PLACE",)),
    )  # fmt: skip


def test_each_lesson_is_listed_with_its_source_and_can_be_forgotten(library: Library, taught: Taught) -> None:
    taught.article("The Internet is slow.", ("Internet", REJECTED))
    (one,) = (one for one in library.learnt() if isinstance(one.what, Lesson))
    assert one.what == Lesson(LessonKind.NOT_A_NAME, "Internet", "", "a1", 1)
    assert (one.title, one.at, one.forgotten) == ("Title a1", NOON + timedelta(hours=1), False)
    library.forget(one.what)
    assert library.lessons() == ()
    assert [each.forgotten for each in library.learnt() if isinstance(each.what, Lesson)] == [True]
    library.restore_remembered(one.what)
    assert library.lessons() == (one.what,)
