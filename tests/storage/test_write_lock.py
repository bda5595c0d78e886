"""One thread writes at a time; a long write is interrupted for a decision, and complete in the end."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from editorial.domain.annotation import Mention, Origin, Provenance
from editorial.domain.record import Change
from editorial.domain.text import Span
from editorial.storage.library import Library
from editorial.storage.write_lock import WriteInterrupted, WriteLock

MANY = [Change(None, Mention(f"n{n}", Span(0, 3), "ORG", None, Provenance(Origin.MODEL))) for n in range(1200)]


def started(act: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=act)
    thread.start()
    return thread


def test_one_thread_at_a_time_holds_the_lock() -> None:
    lock, inside, most = WriteLock(), [0], [0]

    def work() -> None:
        for _ in range(5):
            with lock.hold():
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                threading.Event().wait(0.001)  # the others come
                inside[0] -= 1

    for thread in [started(work) for _ in range(4)]:
        thread.join()
    assert most == [1]


def test_the_lock_is_held_without_waiting_only_if_it_is_free() -> None:
    lock = WriteLock()
    with lock.try_hold() as first, lock.try_hold() as second:
        assert (first, second) == (True, False)
    with lock.try_hold() as again:
        assert again


def test_the_thread_that_a_write_was_interrupted_for_goes_first() -> None:
    lock, order = WriteLock(), []

    def decide() -> None:
        with lock.hold():
            order.append("decision")

    with lock.hold():
        lock.check_waiters()  # nobody waits yet
        thread = started(decide)
        while not lock.has_waiters:
            pass
        with pytest.raises(WriteInterrupted):
            lock.check_waiters()
    with lock.hold():
        order.append("suggestions")
    thread.join()
    assert order == ["decision", "suggestions"]


def test_a_decision_on_another_article_does_not_wait_for_suggestions_that_are_stored(library: Library, samples) -> None:
    library.add(samples.record())
    other = samples.record("bridge", "Another text by Ana Lima. Lima wrote it, all of it.")
    library.add(other)
    threads: list[threading.Thread] = []
    seen: list[int] = []

    def decide() -> None:
        library.commit(samples.confirm(other), 1)
        seen.append(len(library.load("harbour").record.mentions))

    def watch() -> None:
        if not threads:
            threads.append(started(decide))
            while not library._transactions._lock.has_waiters:
                pass

    before = len(library.load("harbour").record.mentions)
    version = library.put_suggestions("harbour", MANY, 1, possibly_missed=(), model="m@1", watch=watch)
    threads[0].join()
    assert seen == [before]  # nothing of what was broken off was to be seen
    assert version == library.version("harbour") == 2
    assert len(library.load("harbour").record.mentions) == before + len(MANY)


def test_a_long_write_is_not_put_off_for_ever(library: Library, samples) -> None:
    library.add(samples.record())
    done = threading.Event()

    def again_and_again() -> None:
        while not done.is_set():
            library.set_setting("key", 1)

    thread = started(again_and_again)
    try:
        library.put_suggestions("harbour", MANY, 1, possibly_missed=(), model="m@1")
    finally:
        done.set()
        thread.join()
    assert library.version("harbour") == 2
