"""What is gold and what is not, and that everything is measured on the same articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from editorial.domain.annotation import Mention, Origin, Provenance, Status
from editorial.domain.article import Override, Standing, State, Verified
from editorial.domain.errors import EditorialError, InputError
from editorial.domain.measures.rates import Counts
from editorial.domain.record import Record
from editorial.domain.settings import Setting
from editorial.domain.suggestions import FindOptions, Suggestions
from editorial.domain.text import Span
from editorial.formats.record.json_codec import dump, to_record
from editorial.jobs import evaluating
from editorial.jobs.evaluating import Evaluate, measured
from editorial.jobs.gold import GoldFiles, GoldLibrary
from editorial.jobs.progress import Cancel, Cancelled, Progress, finish
from editorial.storage.library import Library


def decided(record: Record) -> Record:
    """The record without what nobody decided."""
    return replace(record, mentions={key: one for key, one in record.mentions.items() if one.status.decided})


def write(path: Path, *records: Record) -> Path:
    path.write_bytes(b"\n".join(dump(to_record(record)) for record in records))
    return path


@pytest.fixture
def gold(samples: Any, tmp_path: Path) -> Path:
    """One verified article with a name, and four records that are no gold."""
    whole = decided(samples.reviewed("whole", samples.text("Whole.")))
    override = Standing(State.VERIFIED, Verified("Editor", datetime(2026, 11, 22, tzinfo=UTC), Override("late", 2)))
    return write(
        tmp_path / "gold.jsonl",
        whole,
        decided(samples.reviewed("open", samples.text("Open."), State.IN_REVIEW)),
        samples.reviewed("undecided", samples.text("Undecided.")),
        replace(decided(samples.reviewed("override", samples.text("Override."))), standing=override),
        whole,
    )


def test_only_what_was_verified_to_the_end_is_gold_and_the_rest_is_named(gold: Path) -> None:
    report = finish(Evaluate(GoldFiles([gold]), [gold]))
    assert report.articles == 1
    assert {(one.article_id, one.reason) for one in report.left_out} == {
        ("open", "it is not verified"),
        ("undecided", "it was verified with 1 undecided"),
        ("override", "it was verified with 2 undecided"),
        ("whole", "an article with this id came before it"),
    }
    (column,) = report.columns
    assert (column.name, column.evaluation.names) == ("gold.jsonl", Counts(1, 1, 1))


def test_of_a_folder_only_records_are_gold(gold: Path) -> None:
    (gold.parent / "README.md").write_text("# What these records are", "utf-8")
    report = finish(Evaluate(GoldFiles([gold.parent]), [gold]))
    assert (report.articles, len(report.left_out), report.problems) == (1, 4, ())


def test_unverified_records_count_when_asked_for(gold: Path) -> None:
    report = finish(Evaluate(GoldFiles([gold]), [gold], unverified=True))
    assert (report.articles, len(report.left_out)) == (4, 1)


def test_without_any_gold_it_says_so_and_what_to_do(samples: Any, tmp_path: Path, library: Library) -> None:
    open_ = write(tmp_path / "open.jsonl", samples.reviewed(state=State.IN_REVIEW))
    for source, words in (
        (GoldFiles([open_]), "--unverified"),
        (GoldFiles([tmp_path / "none.jsonl"]), "there is no such file"),
        (GoldLibrary(library), "no article is verified yet"),
    ):
        with pytest.raises(EditorialError, match=words):
            finish(Evaluate(source, [open_]))


def test_a_line_that_is_no_record_is_told_and_the_rest_measured(gold: Path) -> None:
    with_noise = gold.with_name("noise.jsonl")
    with_noise.write_bytes(b"{}\n" + gold.read_bytes())
    told: list[Progress] = []
    report = finish(Evaluate(GoldFiles([with_noise]), [gold]), told.append)
    assert [str(step.problem) for step in told if step.problem] == [str(one) for one in report.problems]
    assert (report.articles, len(report.problems)) == (1, 1)


def test_suggestions_for_another_text_are_refused(gold: Path, samples: Any, tmp_path: Path) -> None:
    other = write(tmp_path / "found.jsonl", samples.article("whole", "Ana Lima rests."))
    with pytest.raises(InputError, match="the text of article whole is not that of the gold"):
        finish(Evaluate(GoldFiles([gold]), [other]))


def test_articles_without_suggestions_are_counted(gold: Path, samples: Any, tmp_path: Path) -> None:
    other = write(tmp_path / "found.jsonl", samples.article("elsewhere", "Ana Lima rests."))
    (column,) = finish(Evaluate(GoldFiles([gold]), [other])).columns
    assert (column.evaluation.missing, column.evaluation.names) == (1, Counts(0, 0, 1))


class StandIn:
    """Finds Ana Lima; with the model “short” only her first name."""

    asked: list[FindOptions] = []  # noqa: RUF012 - emptied by the fixture

    def __init__(self, options: FindOptions) -> None:
        self.asked.append(options)
        self._length = 3 if options.model == "short" else 8

    def stream(self, articles: Any) -> Any:
        for article in articles:
            start = article.text.index("Ana Lima")
            source = Provenance(Origin.MODEL, score=0.5)
            found = Mention("m1", Span(start, start + self._length), "PERSON", None, source, Status.SUGGESTED)
            yield article, Suggestions(mentions=(found,))


@pytest.fixture
def stand_in_finder(monkeypatch: pytest.MonkeyPatch) -> list[FindOptions]:
    monkeypatch.setattr(evaluating, "Finder", StandIn)
    StandIn.asked.clear()
    return StandIn.asked


def test_models_are_compared_on_the_verified_articles_of_the_library_with_nothing_remembered(
    library: Library, samples: Any, stand_in_finder: list[FindOptions]
) -> None:
    library.add(decided(samples.reviewed()))
    library.add(samples.article("new", samples.text("New.")))
    library.set_setting(Setting.LABELS_OFF, ["LAW"])
    source = GoldLibrary(library)
    report = finish(Evaluate(source, measured(source, [], ["long", "short"], dates=False)))
    assert report.articles == 1
    assert [(one.name, one.evaluation.names.hits) for one in report.columns] == [("long", 1), ("short", 0)]
    assert {(one.labels_off, one.remembered, one.habits) for one in stand_in_finder} == {(frozenset({"LAW"}), (), ())}


def test_without_a_choice_the_model_of_the_library_is_measured(library: Library, gold: Path) -> None:
    library.set_setting(Setting.MODEL, "own")
    (options,) = measured(GoldLibrary(library), [], [], dates=True)
    assert isinstance(options, FindOptions)
    assert (options.model, options.labels_off) == ("own", frozenset())
    assert measured(GoldFiles([gold]), [], [], dates=False) == [FindOptions()]


def test_it_can_be_stopped(gold: Path, stand_in_finder: list[FindOptions]) -> None:
    cancel = Cancel()
    cancel.cancel()
    with pytest.raises(Cancelled):
        finish(Evaluate(GoldFiles([gold]), [FindOptions()]), cancel=cancel)
