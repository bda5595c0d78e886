"""Training on verified articles: used only if it is better, stopped at once, and one click back."""

from __future__ import annotations

import json
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from editorial.domain.article import State
from editorial.domain.errors import EditorialError
from editorial.domain.language_models import DEFAULT_MODEL
from editorial.domain.measures.corrections import Corrections
from editorial.domain.measures.rates import Counts
from editorial.domain.plain import to_plain
from editorial.domain.settings import Setting
from editorial.domain.suggestions import FindOptions
from editorial.domain.trained import HeldOut
from editorial.jobs import trained_model, training
from editorial.jobs.evaluating import Evaluate, before_and_after
from editorial.jobs.find_options import find_options
from editorial.jobs.gold import GoldLibrary
from editorial.jobs.progress import Cancel, Cancelled, Progress, finish
from editorial.jobs.training import TrainNames
from editorial.storage.library import Library

BETTER = HeldOut(
    Corrections(60, 20, 10, 10), Corrections(55, 20, 11, 10), Counts(80, 99, 99), Counts(84, 99, 99), 19, 6
)
CHILD = """
import json, pathlib, sys
request = json.loads(sys.stdin.readline())
folder = pathlib.Path(sys.argv[1])
folder.mkdir(exist_ok=True)
(folder / "mean.bin").write_bytes(b"weights of %d" % len(request["records"]))
print(json.dumps({"share": 0.5}), flush=True)
OTHERWISE
"""
DONE = 'print(json.dumps({"weights": str(folder / "mean.bin"), "parent": "PARENT", "figures": FIGURES}), flush=True)'


def child(figures: HeldOut = BETTER, parent: str | None = None, otherwise: str = DONE) -> tuple[str, ...]:
    """The command of a process that trains nothing, and answers as one that did."""
    answered = otherwise.replace("FIGURES", repr(to_plain(figures)))
    installed = trained_model._installed(DEFAULT_MODEL, "?")
    return sys.executable, "-c", CHILD.replace("OTHERWISE", answered).replace("PARENT", parent or installed)


@pytest.fixture
def verified(library: Library, samples: Any, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library with three verified articles, which are enough here."""
    monkeypatch.setattr(training, "LEAST_ARTICLES", 3)
    for number in range(3):
        record = samples.reviewed(f"a{number}", samples.text(f"Number {number}."), State.VERIFIED)
        decided = {key: one for key, one in record.mentions.items() if one.status.decided}
        library.add(replace(record, mentions=decided))
    return library


def test_what_is_better_is_used_and_said_in_words(verified: Library) -> None:
    report = finish(TrainNames(verified, child()))
    assert report.words == (
        "The name recogniser is trained on 3 of your articles: 4 % fewer corrections in articles it had not seen. "
        "It is used from now on."
    )
    folder = verified.path.with_name(f"{verified.path.stem}.trained")
    about = json.loads((folder / "about.json").read_text())
    assert (about["model"], about["articles"]) == (DEFAULT_MODEL, ["a0", "a1", "a2"])
    used = find_options(verified).trained
    assert Path(used).read_bytes() == b"weights of 3"
    assert sorted(path.name for path in folder.iterdir()) == sorted(["about.json", Path(used).name])
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "worse",
    [
        replace(BETTER, after=BETTER.before),
        replace(BETTER, better=6, worse=19),
        replace(BETTER, better=9, worse=4),
        replace(BETTER, names_after=Counts(79, 99, 99)),
    ],
)
def test_what_is_not_clearly_better_is_not_used(verified: Library, worse: HeldOut) -> None:
    report = finish(TrainNames(verified, child(worse)))
    assert "the name recogniser stays as it was" in report.words
    assert find_options(verified).trained == ""
    assert not [*trained_model.folder_of(verified).iterdir()]


def test_it_is_one_step_back_to_the_recogniser_as_it_came(verified: Library) -> None:
    trained = finish(TrainNames(verified, child())).trained
    trained_model.use(verified, None)
    assert find_options(verified).trained == ""
    trained_model.use(verified, trained)
    assert find_options(verified).trained


@pytest.mark.parametrize("change", ["model", "version", "gone", "damaged"])
def test_it_is_not_used_where_it_does_not_fit(verified: Library, change: str) -> None:
    finish(TrainNames(verified, child(parent=f"{DEFAULT_MODEL}@0.1" if change == "version" else None)))
    folder = trained_model.folder_of(verified)
    if change == "model":
        verified.set_setting(Setting.MODEL, "another_model")
    elif change == "gone":
        next(folder.glob("names-*")).unlink()
    elif change == "damaged":
        (folder / "about.json").write_text("{")
    assert trained_model.trained_model(verified) is None
    assert find_options(verified).trained == ""


def test_with_few_verified_articles_it_says_how_many_are_needed(verified: Library) -> None:
    training.LEAST_ARTICLES = 30  # put back by the fixture
    with pytest.raises(EditorialError, match=r"There are 3 verified articles to train on.* from 30 on"):
        finish(TrainNames(verified, child()))


def test_only_one_program_trains_on_a_library(verified: Library) -> None:
    with Library.open(verified.path) as other, pytest.raises(EditorialError, match="train there"):
        finish(TrainNames(other, child()))


def test_a_cancel_ends_the_process_at_once_and_keeps_what_it_did(verified: Library) -> None:
    cancel = Cancel()
    waiting = child(otherwise="import time; time.sleep(60)")

    def stop(progress: Progress) -> None:
        if progress.share:
            threading.Thread(target=cancel.cancel).start()

    with pytest.raises(Cancelled):
        finish(TrainNames(verified, waiting), stop, cancel)
    assert (trained_model.folder_of(verified) / "unfinished" / "mean.bin").is_file()
    assert find_options(verified).trained == ""


@pytest.mark.parametrize(
    ("otherwise", "words"),
    [
        ("sys.exit(3)", "stopped by itself"),
        ('print("no json", flush=True)', "stopped by itself"),
        ('print(json.dumps({"error": "Out of room."}), flush=True)', r"Out of room\."),
    ],
)
def test_a_training_that_fails_says_so(verified: Library, otherwise: str, words: str) -> None:
    with pytest.raises(EditorialError, match=words):
        finish(TrainNames(verified, child(otherwise=otherwise)))


def test_before_and_after_are_measured_without_the_articles_that_taught(verified: Library, samples: Any) -> None:
    with pytest.raises(EditorialError, match="editorial train"):
        before_and_after(verified, FindOptions())
    finish(TrainNames(verified, child()))
    wanted, taught = before_and_after(verified, FindOptions())
    assert [bool(one.trained) for one in wanted if isinstance(one, FindOptions)] == [False, True]
    with pytest.raises(EditorialError, match="every article here taught"):
        finish(Evaluate(GoldLibrary(verified), wanted, taught=taught))
