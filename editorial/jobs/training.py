"""The job that trains the name recogniser further on the verified articles of a library."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path

import orjson

from editorial.domain.errors import EditorialError
from editorial.domain.language_models import model_for
from editorial.domain.plain import from_plain, to_plain
from editorial.domain.record import Record
from editorial.domain.suggestions import FindOptions
from editorial.domain.trained import LEAST_ARTICLES, HeldOut, Trained
from editorial.jobs import trained_model
from editorial.jobs.counting import counted
from editorial.jobs.find_options import find_options
from editorial.jobs.gold import GoldLibrary, gather
from editorial.jobs.progress import Cancel, Progress
from editorial.jobs.training_process import COMMAND, messages
from editorial.storage.library import Library

MOST_ARTICLES = 1000
"""The most articles that are used, the latest ones: with them a training takes an hour or two."""


@dataclass(frozen=True, slots=True)
class TrainReport:
    """What a training brought: the recogniser that is used now, or None if it was not better than before."""

    articles: int
    figures: HeldOut
    trained: Trained | None = None

    @property
    def words(self) -> str:
        """Return the report in words for people."""
        if self.trained is not None:
            return f"The name recogniser is {self.trained.words} in articles it had not seen. It is used from now on."
        return (
            f"Training on {counted(self.articles, 'article')} brought {self.figures.words} in articles it had not "
            "seen, which is not clearly better: the name recogniser stays as it was."
        )


class TrainNames:
    """Train the name recogniser on verified articles, and use it if it is better on those that were held out.

    A training that was stopped goes on where it was, unless articles were verified or reopened since.
    """

    words = "Training the name recogniser"

    def __init__(self, library: Library, command: tuple[str, ...] = COMMAND) -> None:
        self._library, self._command = library, command

    def run(self, cancel: Cancel) -> Generator[Progress, None, TrainReport]:
        """Train and return what it brought.

        Raises EditorialError if there are too few verified articles or the training fails, and Cancelled at once; what
        was done until then is kept.
        """
        if not self._library.owned:
            raise EditorialError("Another window or command works in this library: train there, or close it first.")
        yield Progress(0, None, self.words)
        options = training_options(self._library)
        records = articles_to_train_on(self._library, options)
        if len(records) < LEAST_ARTICLES:
            raise EditorialError(too_few_words(len(records)))
        folder = trained_model.prepare(self._library)
        share, message = 0.0, {}
        for message in messages(folder, _request(options, records), cancel, self._command):
            share = message.get("share", share)
            yield Progress(0, 1, self.words, share=share)
        return self._finish(records, options.model, message)

    def _finish(self, records: list[Record], model: str, message: dict[str, object]) -> TrainReport:
        figures = from_plain(HeldOut, message["figures"])
        if not figures.is_better:
            trained_model.clear_unfinished(self._library)
            return TrainReport(len(records), figures)
        ids = tuple(record.article.id for record in records)
        made, parent = Path(str(message["weights"])), str(message["parent"])
        trained = trained_model.keep(self._library, made, model, parent, ids, figures)
        trained_model.use(self._library, trained)
        return TrainReport(len(records), figures, trained)


def training_options(library: Library) -> FindOptions:
    """Return the options with which a training measures: those of the library, without what it remembers."""
    options = find_options(library)
    return replace(options, remembered=(), habits=(), lessons=(), counts=(), trained="")


def articles_to_train_on(library: Library, options: FindOptions) -> list[Record]:
    """Return the latest verified articles in the language of the model, without those whose lines are wrapped."""
    from editorial.language.text.reading_copy import reading_copy  # noqa: PLC0415 - NumPy takes the window 20 MB

    try:
        gold = gather(GoldLibrary(library).records()).records
    except EditorialError:
        return []
    fitting = [
        record
        for record in gold.values()
        if model_for(record.article.language, options.model) == options.model
        and record.mentions
        and reading_copy(record.article.text) is None
    ]
    return fitting[-MOST_ARTICLES:]


def too_few_words(number: int) -> str:
    """Return in words that there are too few verified articles to train on."""
    there = "is no verified article" if not number else f"are {number} verified articles"
    there = "is one verified article" if number == 1 else there
    return f"There {there} to train on. Training is worth it from {LEAST_ARTICLES} on: verify some more first."


def _request(options: FindOptions, records: list[Record]) -> bytes:
    """Return the request to the training process: the names only, not the quotes."""
    articles = [
        {"article": to_plain(record.article), "mentions": to_plain(tuple(record.mentions.values()))}
        for record in records
    ]
    return orjson.dumps({"options": to_plain(options), "records": articles})
