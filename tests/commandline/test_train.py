"""`editorial train` says what is used, trains only with enough articles, and changes over."""

from __future__ import annotations

import json
import os
from pathlib import Path

from in_process import run

from editorial.domain.language_models import DEFAULT_MODEL
from editorial.domain.measures.corrections import Corrections
from editorial.domain.measures.rates import Counts
from editorial.domain.trained import HeldOut
from editorial.jobs import trained_model
from editorial.storage.library import Library

FIGURES = HeldOut(Corrections(100), Corrections(96), Counts(8, 10, 10), Counts(9, 10, 10), better=18, worse=3)


def keep_trained() -> None:
    """Put weights beside the library, as a training does."""
    with Library.open(Path(os.environ["EDITORIAL_DATABASE"])) as library:
        folder = trained_model.prepare(library)
        folder.mkdir()
        (folder / "mean.bin").write_bytes(b"weights")
        parent = trained_model._installed(DEFAULT_MODEL, "?")
        made = trained_model.keep(library, folder / "mean.bin", DEFAULT_MODEL, parent, ("a1", "a2"), FIGURES)
        trained_model.use(library, made)


def test_without_a_trained_recogniser_it_says_so() -> None:
    status, _, told = run("train", "--status")
    assert status == 0
    assert "used as it came; none was trained" in told
    assert run("train", "--on")[0] == 1


def test_with_too_few_verified_articles_nothing_is_trained() -> None:
    status, _, told = run("train")
    assert status == 1
    assert "There is no verified article to train on" in told


def test_a_trained_recogniser_is_switched_off_and_on_again() -> None:
    keep_trained()
    assert "trained on 2 of your articles: 4 % fewer corrections. It is used." in run("train", "--status")[2]
    assert "It is not used" in run("train", "--off")[2]
    assert json.loads(run("train", "--status", "--json")[1])["used"] is False
    assert "It is used." in run("train", "--on")[2]
    figures = json.loads(run("train", "--status", "--json")[1])["trained"]["figures"]
    assert figures["after"] == {"types": 96}


def test_there_must_be_a_trained_one_to_compare_with() -> None:
    status, _, told = run("evaluate", "--library", "--trained")
    assert status == 1
    assert "'editorial train' makes one" in told
    assert run("evaluate", "--library", "--trained", "--model", "another")[0] == 2


def test_only_one_thing_is_asked_at_a_time() -> None:
    assert run("train", "--on", "--off")[0] == 2
