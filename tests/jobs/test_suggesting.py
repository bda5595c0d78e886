"""Suggestions reach the library, touch no decision, and one article that fails costs only itself."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest

from editorial.domain.annotation import Entity, Kind, Mention, Origin, Provenance, Status
from editorial.domain.article import State
from editorial.domain.errors import ConflictError, StorageError
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.problem import Problem
from editorial.domain.record import Change
from editorial.domain.settings import Setting
from editorial.domain.suggestions import Habit
from editorial.domain.text import Span
from editorial.jobs import find_options
from editorial.jobs.find_options import CurrentOptions
from editorial.jobs.language_process import ProcessFailed, TimeLimits
from editorial.jobs.progress import Cancel, Progress, finish
from editorial.jobs.reading import record_of_text
from editorial.jobs.suggesting import WAITING, Suggest, SuggestReport
from editorial.jobs.suggestion_process import SuggestionProcess
from editorial.review.wording.problems import problem_words
from editorial.storage.library import Library


def test_every_new_article_gets_suggestions_and_is_told_by_id(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    library.add(samples.article("one"))
    library.add(samples.reviewed("other", samples.text("Verified."), State.VERIFIED))
    library.add(samples.article("two", samples.text("Two.")))
    told: list[Progress] = []
    report = finish(Suggest(library, process), told.append)
    assert report.done == ("one", "two")
    assert [step.article_id for step in told if step.article_id] == ["one", "two"]
    assert (told[-1].done, told[-1].total) == (2, 2)
    stored = library.load("one").record
    assert stored.standing.state is State.SUGGESTED
    assert [mention.span.of(stored.article.text) for mention in stored.mentions.values()] == ["Ana Lima"]
    assert library.possibly_missed("one") == (PossiblyMissed(Span(0, 6), 0.25),)


def test_a_second_run_keeps_decisions_and_brings_back_nothing_rejected(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    library.add(samples.article())
    finish(Suggest(library, process))
    before = library.load("bridge").record.mentions["m1"]
    samples.decide(library, "bridge", before, replace(before, status=Status.REJECTED))
    rejected = library.load("bridge").record
    report = finish(Suggest(library, process, ["bridge"]))
    assert report.done == ("bridge",)
    assert library.load("bridge").record.mentions == rejected.mentions


def test_what_another_program_annotated_stays_and_the_rest_is_added(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    bare = samples.article()
    imported = Mention("m1", Span(0, 3), "WORK", None, Provenance(Origin.IMPORT))
    library.add(replace(bare, standing=replace(bare.standing, state=State.SUGGESTED), mentions={"m1": imported}))
    for _ in range(2):
        finish(Suggest(library, process, ["bridge"]))
        stored = library.load("bridge").record
        assert stored.mentions["m1"] == imported
        assert sorted(one.provenance.origin for one in stored.mentions.values()) == [Origin.IMPORT, Origin.MODEL]


def test_a_run_that_the_library_ends_halfway_says_what_is_stored_and_what_was_not_looked_at(
    library: Library, process: SuggestionProcess, samples: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two", "three"):
        library.add(samples.article(name, samples.text(f"{name}.")))
    put, left = library.put_suggestions, iter(range(1))

    def fill(*arguments: Any, **named: Any) -> Any:
        if next(left, None) is None:
            raise StorageError(f"{library.path}: the disk is full.{StorageError.UNCHANGED}")
        return put(*arguments, **named)

    monkeypatch.setattr(library, "put_suggestions", fill)
    report = finish(Suggest(library, process))
    assert report.done == ("one",)
    assert report.words == (
        f"Names and quotes looked for in 1 article. After that this stopped: {library.path}: the disk is full. "
        "2 articles were not looked at."
    )
    with pytest.raises(StorageError, match="Nothing was changed"):
        finish(Suggest(library, process))


def test_a_verified_article_is_left_alone_even_when_named(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    library.add(samples.reviewed())
    before = library.load("bridge")
    report = finish(Suggest(library, process, ["bridge"]))
    assert (report.done, report.left_alone) == ((), ("bridge",))
    assert library.load("bridge") == before


def test_an_article_asked_for_twice_because_it_waited_is_read_once(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    library.add(samples.article())
    first, second = (Suggest(library, process, ["bridge"], WAITING) for _ in range(2))
    assert finish(first).done == ("bridge",)
    before = library.load("bridge")
    assert finish(second).left_alone == ("bridge",)
    assert library.load("bridge") == before


@pytest.mark.parametrize("word", ["CRASH", "ERROR", "NOISE"])
def test_an_article_that_fails_is_marked_in_words_and_the_next_is_read(
    library: Library, process: SuggestionProcess, samples: Any, word: str
) -> None:
    library.add(samples.article("bad", samples.text(word)))
    library.add(samples.article("good"))
    report = finish(Suggest(library, process))
    assert report.done == ("good",)
    assert [trouble.article_id for trouble in report.failed] == ["bad"]
    row = library.queue_rows(["bad"])[0]
    assert row.problem == report.failed[0].problem
    assert row.state is State.NEW
    assert "1 failed" in report.words
    # It is not tried at each start again, but it is when somebody asks for it.
    assert finish(Suggest(library, process)).failed == ()
    assert len(finish(Suggest(library, process, ["bad"])).failed) == 1


def test_a_problem_is_over_once_there_are_suggestions(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    library.add(samples.article())
    library.mark_problem("bridge", Problem.of_words("It failed."))
    finish(Suggest(library, process, ["bridge"]))
    assert library.queue_rows(["bridge"])[0].problem is None


def test_a_long_article_tells_how_much_of_it_is_done(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    library.add(samples.article("book", samples.text("LONG LONG LONG")))
    told: list[Progress] = []
    assert finish(Suggest(library, process), told.append).done == ("book",)
    assert [(step.done, step.share) for step in told] == [(0, 0.0), (0, 0.0), (0, 0.1), (0, 0.2), (1, 0.0)]


def test_another_article_is_read_while_a_long_one_is(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    for name, word in (("book", "LONG LONG LONG"), ("note", "Note.")):
        library.add(samples.article(name, samples.text(word)))
    book = Suggest(library, process, ["book"]).run(Cancel())
    read_in_part(book)
    assert finish(Suggest(library, process, ["note"])).done == ("note",)
    assert library.queue_rows(["book"])[0].state is State.NEW
    assert rest_of(book).done == ("book",)
    assert library.queue_rows(["book"])[0].state is State.SUGGESTED


def test_whoever_asks_for_an_article_that_is_being_read_goes_on_from_there(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    library.add(samples.article("book", samples.text("LONG LONG LONG")))
    background = Suggest(library, process).run(Cancel())
    read_in_part(background)
    told: list[Progress] = []
    assert finish(Suggest(library, process, ["book"]), told.append).done == ("book",)
    assert [step.share for step in told] == [0.0, 0.2, 0.0]
    before = library.load("book")
    report = rest_of(background)
    assert (report.done, report.left_alone, report.failed) == ((), ("book",), ())
    assert library.load("book") == before


def test_suggestions_that_come_in_parts_are_all_stored(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    library.add(samples.article("book", samples.text("PART PART PART")))
    told: list[Progress] = []
    assert finish(Suggest(library, process), told.append).done == ("book",)
    assert [entity.name for entity in library.load("book").record.entities.values()] == [
        *("Part 1", "Part 2", "Part 3"),
        "Ana Lima",
    ]
    assert [step.share for step in told[1:-1]] == [1.0, 1.0, 1.0]


def test_whoever_goes_on_with_suggestions_that_come_in_parts_has_the_first_ones_too(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    library.add(samples.article("book", samples.text("PART PART PART")))
    background = Suggest(library, process).run(Cancel())
    while next(background).share < 1.0:
        pass
    assert finish(Suggest(library, process, ["book"])).done == ("book",)
    assert len(library.load("book").record.entities) == 4


def test_a_cancel_while_suggestions_are_stored_leaves_none_of_them(
    library: Library, process: SuggestionProcess, samples: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(samples.article())
    before = library.load("bridge")
    put, cancel = library.put_suggestions, Cancel()

    def cancelled(*arguments: Any, **words: Any) -> int:
        cancel.cancel()
        return put(*arguments, **words)

    monkeypatch.setattr(library, "put_suggestions", cancelled)
    report = finish(Suggest(library, process), cancel=cancel)
    assert (report.cancelled, report.done, report.failed) == (True, (), ())
    assert library.load("bridge") == before
    monkeypatch.undo()
    assert finish(Suggest(library, process)).done == ("bridge",)


def test_an_article_is_read_anew_for_whoever_asks_with_other_options(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    library.add(samples.article("book", samples.text("LONG LONG LONG")))
    background = Suggest(library, process).run(Cancel())
    read_in_part(background)
    library.set_setting(Setting.INDIRECT, False)
    told: list[Progress] = []
    assert finish(Suggest(library, process, ["book"]), told.append).done == ("book",)
    assert [step.share for step in told] == [0.0, 0.0, 0.1, 0.2, 0.0]
    assert rest_of(background).left_alone == ("book",)


def test_a_run_that_is_dropped_in_the_middle_of_an_article_leaves_a_process_that_answers(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    for name, word in (("book", "LONG LONG LONG"), ("note", "Note.")):
        library.add(samples.article(name, samples.text(word)))
    book = Suggest(library, process, ["book"]).run(Cancel())
    read_in_part(book)
    book.close()
    assert finish(Suggest(library, process)).done == ("book", "note")


def test_a_cancel_while_something_else_is_done_stops_the_article(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    library.add(samples.article("book", samples.text("LONG LONG LONG")))
    cancel = Cancel()
    book = Suggest(library, process).run(cancel)
    read_in_part(book)
    cancel.cancel()
    report = rest_of(book)
    assert (report.cancelled, report.done, report.failed) == (True, (), ())
    assert library.queue_rows(["book"])[0].problem is None


def read_in_part(steps: Generator[Progress, None, SuggestReport]) -> None:
    """Let a run go on until a tenth of its long article is read."""
    while next(steps).share < 0.1:
        pass


def rest_of(steps: Generator[Progress, None, SuggestReport]) -> SuggestReport:
    """Let a run go on to its end."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            report: SuggestReport = end.value
            return report


def test_an_article_that_hangs_is_given_up(library: Library, stand_in: tuple[str, ...], samples: Any) -> None:
    library.add(samples.article("bad", samples.text("HANG")))
    with closing(SuggestionProcess(stand_in, TimeLimits(article=0.2, each_thousand=0))) as process:
        report = finish(Suggest(library, process))
    assert "took more than" in problem_words(report.failed[0].problem)


def test_a_cancel_interrupts_the_article_that_is_being_read(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    library.add(samples.article("first"))
    library.add(samples.article("hangs", samples.text("HANG")))
    cancel = Cancel()
    timers: list[threading.Timer] = []

    def cancel_soon(progress: Progress) -> None:
        if progress.done == 1 and progress.article_id is None:
            timers.append(threading.Timer(0.05, cancel.cancel))
            timers[-1].start()

    report = finish(Suggest(library, process), cancel_soon, cancel)
    for timer in timers:
        timer.join()
    assert (report.cancelled, report.done, report.failed) == (True, ("first",), ())
    assert library.queue_rows(["hangs"])[0].problem is None
    library.add(samples.article("later", samples.text("later")))
    assert finish(Suggest(library, process, ["later"])).done == ("later",)


@pytest.mark.parametrize(("model", "words"), [("missing", "not installed"), ("broken", "could not be started")])
def test_without_a_model_the_run_ends_in_words_and_marks_no_article(
    library: Library, process: SuggestionProcess, samples: Any, model: str, words: str
) -> None:
    library.add(samples.article())
    library.set_setting(Setting.MODEL, model)
    with pytest.raises(ProcessFailed, match=words):
        finish(Suggest(library, process))
    assert library.queue_rows(["bridge"])[0].problem is None


def test_a_program_that_is_not_there_is_told_in_words(library: Library, samples: Any) -> None:
    library.add(samples.article())
    with closing(SuggestionProcess(["/nowhere/python"])) as process, pytest.raises(ProcessFailed, match="started"):
        finish(Suggest(library, process))


def test_another_model_is_another_process(library: Library, process: SuggestionProcess, samples: Any) -> None:
    for name in ("first", "second"):
        library.add(samples.article(name, samples.text(name)))
        library.set_setting(Setting.MODEL, name)
        finish(Suggest(library, process))
        assert process.model == f"{name}@1"


def test_a_decision_made_meanwhile_is_kept_and_the_suggestions_join_it(
    library: Library, process: SuggestionProcess, samples: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(samples.article())
    put = library.put_suggestions
    calls = []

    def decide_first(article_id: str, *arguments: Any, **words: Any) -> int:
        calls.append(article_id)
        if len(calls) == 1:
            added = Entity("e1", "Bridge", "PLACE", status=Status.ADDED)
            samples.decide(library, article_id, None, added)
        return put(article_id, *arguments, **words)

    monkeypatch.setattr(library, "put_suggestions", decide_first)
    assert finish(Suggest(library, process)).done == ("bridge",)
    names = {entity.name: entity.status for entity in library.load("bridge").record.entities.values()}
    assert names == {"Bridge": Status.ADDED, "Ana Lima": Status.SUGGESTED}


def test_an_article_that_is_changed_again_and_again_is_left_for_later(
    library: Library, process: SuggestionProcess, samples: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(samples.article())

    def always(*arguments: Any, **words: Any) -> int:
        raise ConflictError("It was changed in another window.")

    monkeypatch.setattr(library, "put_suggestions", always)
    report = finish(Suggest(library, process))
    assert [problem_words(trouble.problem) for trouble in report.failed] == ["It was changed in another window."]


def test_the_settings_say_what_is_looked_for(library: Library, samples: Any) -> None:
    library.add(samples.reviewed())
    options = find_options.find_options(library)
    assert {name.name for name in options.remembered} == {"Ana Lima"}
    assert "DATE" in options.labels_off
    assert find_options.for_article(options, "bridge").remembered == ()
    for key, value in (
        (Setting.LABELS_OFF, ["LAW"]),
        (Setting.INDIRECT, False),
        (Setting.MEMORY, False),
    ):
        library.set_setting(key, value)
    options = find_options.find_options(library)
    assert (options.labels_off, options.indirect, options.remembered) == (frozenset({"LAW"}), False, ())


def test_what_only_the_article_itself_taught_is_left_out(library: Library, samples: Any) -> None:
    own, shared = Habit("she", "Ana Lima", "PERSON", "bridge"), Habit("he", "Tom Vale", "PERSON", "bridge", 2)
    options = replace(find_options.find_options(library), habits=(own, shared))
    assert find_options.for_article(options, "bridge").habits == (shared,)
    assert find_options.for_article(options, "other").habits == (own, shared)


def test_what_is_confirmed_during_a_run_helps_with_the_articles_still_to_come(library: Library, samples: Any) -> None:
    library.add(samples.reviewed("lesson", state=State.IN_REVIEW))
    record = library.load("lesson").record
    library.put_suggestions("lesson", [Change(record.mentions["m1"], None)], 1, possibly_missed=(), model="m@1")
    at_once, later = CurrentOptions(library, pause=0.0), CurrentOptions(library, pause=3600.0)
    assert at_once.for_article("new").remembered == ()
    mention = library.load("lesson").record.mentions["m3"]
    samples.decide(library, "lesson", mention, replace(mention, status=Status.CONFIRMED))
    assert [one.name for one in at_once.for_article("new").remembered] == ["Ana Lima"]
    assert at_once.for_article("lesson").remembered == ()
    assert later.for_article("new").remembered == ()


def test_the_language_process_itself_reads_an_article(library: Library) -> None:
    text = "Harbour plan\n\n“The 🏟 stays open,” said Ana Lima, the mayor of Lisbon."
    library.add(record_of_text(text, source="harbour.txt"))
    article_id = library.queue()[0].id
    with closing(SuggestionProcess()) as process:
        report = finish(Suggest(library, process))
    assert report.done == (article_id,)
    record = library.load(article_id).record
    quotes = [quote for quote in record.quotes.values() if quote.kind is Kind.DIRECT]
    assert [quote.span.of(text) for quote in quotes] == ["The 🏟 stays open,"]
    assert {mention.span.of(text) for mention in record.mentions.values()} >= {"Ana Lima", "Lisbon"}
    assert all(mention.provenance.origin is not Origin.EDITOR for mention in record.mentions.values())


def test_an_article_that_is_deleted_while_it_is_read_stops_no_other(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    for key in ("one", "two"):
        library.add(samples.article(key, samples.text(f"LONG LONG LONG {key}.")))
    steps = Suggest(library, process).run(Cancel())
    while not next(steps).share:
        pass  # the first is being read
    library.deletions.delete(["one"])
    report = None
    try:
        while True:
            next(steps)
    except StopIteration as end:
        report = end.value
    assert (report.done, report.failed) == (("two",), ())
    assert library.queue_rows(["one"]) == []


def test_an_article_that_failed_before_is_told_and_not_tried_again(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    library.add(samples.article("bad"))
    library.mark_problem("bad", Problem.of_words("It failed."))
    report = finish(Suggest(library, process))
    assert [(one.article_id, one.title, problem_words(one.problem)) for one in report.failed_before] == [
        ("bad", "Title of bad", "It failed.")
    ]
    assert report.words == "Names and quotes looked for in no articles; 1 failed before and was not tried again."


def test_an_error_that_nobody_foresaw_costs_one_article(
    library: Library, process: SuggestionProcess, samples: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(samples.article("one"))
    library.add(samples.article("two", samples.text("Two.")))
    put = library.put_suggestions

    def fail(article_id: str, *arguments: Any, **options: Any) -> int:
        if article_id == "one":
            raise OverflowError("too large")
        return put(article_id, *arguments, **options)

    monkeypatch.setattr(library, "put_suggestions", fail)
    report = finish(Suggest(library, process))
    assert (report.done, [one.article_id for one in report.failed]) == (("two",), ["one"])
    assert problem_words(report.failed[0].problem).endswith("OverflowError")
