"""Training of the name recogniser: what it learns from, that it can be stopped and go on, and be taken out again."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from thinc.api import Model

from editorial.domain.annotation import Mention, Origin, Provenance, Status
from editorial.domain.article import Article
from editorial.domain.record import Record
from editorial.domain.suggestions import FindOptions
from editorial.domain.text import Span, sha256
from editorial.language.spacy_pipeline import course as courses
from editorial.language.spacy_pipeline.course import Course
from editorial.language.spacy_pipeline.reader import Finder, Reader
from editorial.language.spacy_pipeline.trained_names import (
    NotTrainable,
    between,
    put_weights,
    recogniser_of,
    use_weights,
    weights_of,
    write_weights,
)
from editorial.language.spacy_pipeline.training import exercises, new_optimizer, train_round

OFF = FindOptions().labels_off
SHIPS = ("Grey Tern", "Long Marsh", "Old Pilot", "Blue Skerry")


def article(text: str, *names: tuple[str, str]) -> Record:
    """An article whose names an editor marked."""
    mentions = [
        Mention(f"m{number}", Span(text.index(words), text.index(words) + len(words)), label, None,
                Provenance(Origin.EDITOR), Status.ADDED)
        for number, (words, label) in enumerate(names)
    ]  # fmt: skip
    return Record.of(Article(sha256(text), "", text, sha256(text)), mentions=mentions)


@pytest.fixture
def untouched(reader: Reader) -> Iterator[Reader]:
    """The pipeline of all tests, as it was before when this one is done."""
    before = weights_of(reader.nlp)
    yield reader
    put_weights(reader.nlp, before)


def names(reader: Reader, record: Record) -> list[tuple[str, str]]:
    """The names that an exercise teaches, with the recogniser's labels."""
    (made,) = exercises(reader, [record], OFF)
    return [(ent.text, ent.label_) for one in made for ent in one.example.reference.ents]


def test_names_are_taught_with_the_recognisers_own_labels(reader: Reader) -> None:
    record = article("Mary Ellis met the Harbour Board in Norwich.", ("Mary Ellis", "PERSON"), ("Norwich", "PLACE"))
    assert names(reader, record) == [("Mary Ellis", "PERSON"), ("Norwich", "GPE")]


def test_what_editors_do_not_decide_stays_as_it_is(reader: Reader) -> None:
    record = article("Mary Ellis came on Monday with 14 others.", ("Mary Ellis", "PERSON"))
    assert names(reader, record) == [("Mary Ellis", "PERSON"), ("Monday", "DATE"), ("14", "CARDINAL")]


def test_a_rejected_name_is_taught_as_no_name_and_a_foreign_label_not_at_all(reader: Reader) -> None:
    record = article("Mary Ellis saw the Grey Tern leave Norwich.", ("Grey Tern", "SHIP"))
    (made,) = exercises(reader, [record], OFF)
    reference = made[0].example.reference
    assert [(ent.text, ent.label_) for ent in reference.ents] == []
    unsaid = [token.text for token in reference if token.ent_iob == 0]
    assert unsaid[-2:] == ["Grey", "Tern"]


def some_articles() -> list[Record]:
    text = "The crew of the {} said on Monday that Mary Ellis had gone ashore."
    return [article(text.format(name), (name, "PRODUCT"), ("Mary Ellis", "PERSON")) for name in SHIPS]


def test_it_learns_what_editors_marked(untouched: Reader) -> None:
    every = [one for made in exercises(untouched, some_articles(), OFF) for one in made]
    optimizer = new_optimizer()
    for number in range(8):
        assert sum(train_round(untouched, every, optimizer, number)) == sum(one.words for one in every)
    found = untouched.nlp("The crew of the Grey Tern said on Monday that Mary Ellis had gone ashore.").ents
    assert ("Grey Tern", "PRODUCT") in [(ent.text.removeprefix("the "), ent.label_) for ent in found]


def test_a_training_that_was_stopped_gives_the_same_as_one_in_one_go(
    untouched: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courses, "ROUNDS", 2)
    monkeypatch.setattr(courses, "UNSETTLED", 0)
    monkeypatch.setattr(courses, "FOLDS", 2)
    stock = weights_of(untouched.nlp)

    def course(folder: str) -> Course:
        put_weights(untouched.nlp, stock)
        return Course(untouched, some_articles(), FindOptions(), tmp_path / folder)

    whole = course("whole")
    shares = list(whole.run())
    assert shares == sorted(shares)
    assert shares[-1] <= 1
    parts = course("parts")
    run = parts.run()
    for _ in range(6):  # in the second round
        next(run)
    run.close()
    parts = course("parts")
    assert list(parts.run())[len(SHIPS)] > 0.14  # it goes on where it was
    assert parts.figures == whole.figures
    assert parts.figures.names_before.gold == 2 * len(SHIPS)
    assert whole.result is not None
    assert parts.result is not None
    assert parts.result.read_bytes() == whole.result.read_bytes() != stock
    other = Course(untouched, some_articles()[1:], FindOptions(), tmp_path / "parts")
    assert first_after_reading(other, len(SHIPS) - 1) < 0.14  # other articles: it starts anew


def test_what_was_kept_of_a_stopped_training_and_is_damaged_is_not_used(
    untouched: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courses, "ROUNDS", 2)
    monkeypatch.setattr(courses, "FOLDS", 2)
    stock = weights_of(untouched.nlp)
    run = Course(untouched, some_articles(), FindOptions(), tmp_path).run()
    for _ in range(len(SHIPS) + 2):
        next(run)
    run.close()
    next(tmp_path.glob("optimizer-*")).write_bytes(b"damaged")
    put_weights(untouched.nlp, stock)
    again = Course(untouched, some_articles(), FindOptions(), tmp_path)
    assert first_after_reading(again, len(SHIPS)) < 0.14


def first_after_reading(course: Course, articles: int) -> float:
    """How much of a training is done after its first step beyond the reading of the articles."""
    return next(islice(course.run(), articles, None))


def test_weights_between_two_others_are_worked_out(untouched: Reader) -> None:
    nlp, stock = untouched.nlp, weights_of(untouched.nlp)
    every = [one for made in exercises(untouched, some_articles(), OFF) for one in made]
    list(train_round(untouched, every, new_optimizer(), 0))
    trained = weights_of(nlp)
    quarter = between(nlp, stock, 0.25)
    assert weights_of(nlp) == trained
    first, near, last = (values(untouched, weights) for weights in (stock, quarter, trained))
    assert not (first == last).all()
    assert abs(near - (3 * first + last) / 4).max() < 1e-6


def values(reader: Reader, weights: bytes) -> np.ndarray:
    """Some of the numbers in weights."""
    put_weights(reader.nlp, weights)
    values: np.ndarray = a_layer(reader).get_param("W").copy()
    return values


def a_layer(reader: Reader) -> Model:
    """One of the layers that are trained."""
    return [layer for layer in recogniser_of(reader.nlp).model.walk() if layer.has_param("W")][-1]


def test_what_is_measured_and_used_lies_halfway_to_the_trained_weights(
    untouched: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stock = values(untouched, weights_of(untouched.nlp))
    measured = []

    def train_by_one(*_arguments: object) -> Iterator[int]:
        a_layer(untouched).set_param("W", a_layer(untouched).get_param("W") + 1)
        yield 1

    class Watched(Course):
        def _found(self, records: Sequence[Record], share: float) -> Generator[float, None, list[Record]]:
            measured.append((a_layer(untouched).get_param("W") - stock).mean())
            yield share
            return list(records)

    monkeypatch.setattr(courses, "ROUNDS", 1)
    monkeypatch.setattr(courses, "FOLDS", 2)
    monkeypatch.setattr(courses, "train_round", train_by_one)
    course = Watched(untouched, some_articles()[:2], FindOptions(), tmp_path)
    list(course.run())
    assert measured == pytest.approx([0.5, 0, 0.5, 0], abs=1e-3)
    assert course.result is not None
    assert (values(untouched, course.result.read_bytes()) - stock).mean() == pytest.approx(0.5, abs=1e-3)


def test_trained_weights_are_used_under_a_name_of_their_own_and_taken_out_again(
    untouched: Reader, tmp_path: Path
) -> None:
    stock = weights_of(untouched.nlp)
    every = [one for made in exercises(untouched, some_articles(), OFF) for one in made]
    list(train_round(untouched, every, new_optimizer(), 0))
    trained = weights_of(untouched.nlp)
    path = tmp_path / "names-ab12.bin"
    write_weights(trained, path)
    put_weights(untouched.nlp, stock)
    text = some_articles()[0].article
    found = Finder(FindOptions(trained=str(path)), untouched).find(text)
    assert {one.provenance.model for one in found.mentions} == {f"{untouched.name}+names-ab12"}
    assert weights_of(untouched.nlp) == trained
    found = Finder(FindOptions(), untouched).find(text)
    assert {one.provenance.model for one in found.mentions} == {untouched.name}
    assert weights_of(untouched.nlp) == stock


@pytest.mark.parametrize("damage", ["gone", "cut", "other"])
def test_weights_that_cannot_be_used_leave_the_recogniser_as_it_came(
    untouched: Reader, tmp_path: Path, damage: str
) -> None:
    stock = weights_of(untouched.nlp)
    path = tmp_path / "names-ab12.bin"
    if damage != "gone":
        path.write_bytes(stock[: len(stock) // 2] if damage == "cut" else b"something else")
    assert use_weights(untouched.nlp, str(path)) == ""
    assert weights_of(untouched.nlp) == stock


def test_a_pipeline_without_a_recogniser_is_refused(reader: Reader) -> None:
    import spacy

    with pytest.raises(NotTrainable):
        recogniser_of(spacy.blank("en"))
    assert recogniser_of(reader.nlp).name == "ner"
