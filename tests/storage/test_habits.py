"""Speaker habits are learnt where an editor decided who was meant, shown with their source, and can be forgotten."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

from editorial.domain.annotation import Decided, Entity, Kind, Mention, Quote, Resolution, Speaker, Status
from editorial.domain.article import Article, Standing, State
from editorial.domain.learnt import Learnt
from editorial.domain.record import Record
from editorial.domain.suggestions import Habit, Remembered
from editorial.domain.text import Span, sha256
from editorial.storage.library import Library

TEXT = "Ana Lima 🏟 came late. “We wait,” the\nmayor said. “Go on,” she said. “I will,” said Lima."


def said(samples, record, key: str, words: str, speaker: str, status: Status, **more) -> Quote:
    """A confirmed quote whose speaker is named by some words, taken to be Ana Lima with a status."""
    text = record.article.text
    start, at = text.index(words), text.index(speaker)
    who = Speaker(Span(at, at + len(speaker)), "e1", Resolution("nominal", 0.6, status))
    found = record.mentions["m1"].provenance
    decided = Decided("Editor", samples.noon)
    span = Span(start, start + len(words))
    return replace(
        Quote(key, span, Kind.DIRECT, found, speakers=(who,), status=Status.CONFIRMED, decided=decided), **more
    )


def lesson(samples, key: str = "one", state: State = State.VERIFIED, label: str = "PERSON") -> Record:
    """Three quotes: “the mayor” confirmed, “she” undecided, “Lima” by name."""
    text = f"{TEXT} ({key})"
    found = samples.record().mentions["m1"].provenance
    last = text.index("said Lima") + 5
    plain = Record.of(
        Article(key, f"Title of {key}", text, sha256(text)),
        standing=Standing(state),
        entities=[Entity("e1", "Ana Lima", label)],
        mentions=[
            Mention("m1", Span(0, 8), label, "e1", found),
            Mention("m2", Span(last, last + 4), label, "e1", found),
        ],
    )
    quotes = (
        said(samples, plain, "q1", "We wait,", "the\nmayor", Status.CORRECTED),
        said(samples, plain, "q2", "Go on,", "she", Status.SUGGESTED),
        said(samples, plain, "q3", "I will,", "Lima.", Status.CONFIRMED),
    )
    return replace(plain, quotes={quote.id: quote for quote in quotes})


def test_words_that_meant_somebody_are_learnt_and_names_and_open_claims_are_not(library: Library, samples) -> None:
    library.add(lesson(samples))
    assert library.habits() == (Habit("the mayor", "Ana Lima", "PERSON", "one", 1),)


def test_the_articles_that_taught_it_are_counted_and_the_latest_is_told(library: Library, samples) -> None:
    for key, state in (("one", State.VERIFIED), ("two", State.IN_REVIEW), ("new", State.SUGGESTED)):
        library.add(lesson(samples, key, state))
    library.add(lesson(samples, "other", label="CHARACTER"))
    both = Habit("the mayor", "Ana Lima", "PERSON", "two", 2)
    other = Habit("the mayor", "Ana Lima", "CHARACTER", "other", 1)
    assert library.habits() == (both, other)
    assert library.habits(limit=1) == (both,)
    learnt = [one for one in library.learnt() if isinstance(one.what, Habit)]
    assert learnt == [
        Learnt(both, "Title of two", samples.noon),
        Learnt(other, "Title of other", samples.noon),
    ]


def test_a_rejected_quote_teaches_nothing(library: Library, samples) -> None:
    record = lesson(samples)
    rejected = replace(record.quotes["q1"], status=Status.REJECTED)
    library.add(replace(record, quotes={**record.quotes, "q1": rejected}))
    assert library.habits() == ()


def test_what_was_forgotten_is_told_but_not_used_until_it_is_remembered_again(library: Library, samples) -> None:
    library.add(lesson(samples))
    (habit,) = library.habits()
    library.forget(habit)
    library.forget(replace(habit, words="The Mayor"))  # however it is written
    library.forget(Remembered("Nobody", "PERSON"))
    assert library.habits() == ()
    assert [one.forgotten for one in library.learnt() if one.what == habit] == [True]
    library.restore_remembered(habit)
    assert library.habits() == (habit,)


def test_what_an_older_version_forgot_stays_forgotten(library: Library, samples, path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO settings VALUES ('memory.forgotten', 1, '[[\"Ana Lima\",\"PERSON\"]]')")
    record = samples.record()
    confirmed = {"m1": replace(record.mentions["m1"], status=Status.CONFIRMED)}
    library.add(replace(record, standing=Standing(State.VERIFIED), mentions=confirmed))
    assert [one.forgotten for one in library.learnt()] == [True]


def test_an_article_with_suggestions_is_told_what_was_learnt_since(library: Library, samples) -> None:
    library.add(samples.record("waiting"))
    library.put_suggestions("waiting", [], 1, possibly_missed=(), model="m@1")
    assert library.taught_since("waiting") == ()
    library.add(lesson(samples))
    assert library.taught_since("waiting") == ("Ana Lima",)
    library.forget(library.habits()[0])
    assert library.taught_since("waiting") == ()
