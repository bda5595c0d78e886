"""Reads articles with a spaCy pipeline and returns what was found in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import spacy
from spacy.language import Language
from spacy.util import get_installed_models

from editorial.domain.article import Article
from editorial.domain.errors import EditorialError
from editorial.domain.suggestions import DEFAULT_MODEL, FindOptions, Suggestions
from editorial.domain.text import Span
from editorial.language import components
from editorial.language.certainty import listen, masses
from editorial.language.names import find_names_in
from editorial.language.names_read import Piece
from editorial.language.pieces import pieces
from editorial.language.quotes_in import find_quotes_in
from editorial.language.tokens import be_patient

_BATCH = 8
"""Texts a batch: more costs memory and gains no speed on a CPU."""
_HEAVY = 120_000
"""The most code points a batch, but for a single text."""
_NOT_NEEDED = ("attribute_ruler", "lemmatizer")


class ModelMissing(EditorialError):  # noqa: N818 - reads as what it is
    """The spaCy pipeline that was asked for is not installed, or cannot be loaded."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A loaded spaCy pipeline, ready to read articles; `name` is `name@version`."""

    nlp: Language
    name: str

    @classmethod
    def load(cls, model: str = DEFAULT_MODEL) -> Reader:
        """Load an installed spaCy pipeline by its name.

        Raises ModelMissing, with words on how to install it, if that cannot be done.
        """
        try:
            nlp = spacy.load(model, exclude=[*_NOT_NEEDED])
        except OSError as error:
            raise ModelMissing(_missing(model)) from error
        except (ValueError, ImportError) as error:
            raise ModelMissing(f"The language model '{model}' cannot be loaded: {error}. {_others(model)}") from error
        components.prepare(nlp)
        listen(nlp)
        be_patient(nlp)
        return cls(nlp, f"{model}@{nlp.meta.get('version', '?')}")

    def read(self, texts: Iterable[tuple[str, int]]) -> Iterator[tuple[Piece, int]]:
        """Read (text, key) pairs in batches, in order; the pieces come back with their keys, offset 0."""
        for batch in _batches(texts):
            for doc, key in self.nlp.pipe(batch, as_tuples=True, batch_size=_BATCH):
                yield Piece(doc, 0, masses(self.nlp, doc)), key


class Finder:
    """Finds names, quotes and speakers in articles. Loads its spaCy pipeline when it is first needed."""

    def __init__(self, options: FindOptions, reader: Reader | None = None) -> None:
        self.options = options
        self._reader = reader

    @property
    def reader(self) -> Reader:
        """Return the pipeline, loaded on first use. Raises ModelMissing if it is not installed."""
        if self._reader is None:
            self._reader = Reader.load(self.options.model)
        return self._reader

    def find(self, article: Article) -> Suggestions:
        """Return what is found in one article. Raises ModelMissing only."""
        return next(self.stream([article]))[1]

    def stream(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Suggestions]]:
        """Yield each article with what was found in it, in order, as soon as it is ready.

        Holds a batch of articles at a time. Raises ModelMissing only.
        """
        waiting: dict[int, tuple[Article, list[Span]]] = {}
        done: list[Piece] = []

        def texts() -> Iterator[tuple[str, int]]:
            for number, article in enumerate(articles):
                spans = list(pieces(article.text)) or [Span(0, 1)]
                waiting[number] = article, spans
                for span in spans:
                    yield span.of(article.text), number

        for piece, number in self.reader.read(texts()):
            article, spans = waiting[number]
            piece.offset = spans[len(done)].start
            done.append(piece)
            if len(done) == len(spans):
                del waiting[number]
                yield article, self._suggest(article, done)
                done = []

    def _suggest(self, article: Article, read: Sequence[Piece]) -> Suggestions:
        found = find_names_in(read, article, self.options, self.reader.name)
        quotes = find_quotes_in(read, article, found, self.options)
        return Suggestions(found.entities, found.mentions, quotes, found.possibly_missed)


def installed_models() -> list[str]:
    """Return the names of the spaCy pipelines that are installed, in order of the alphabet."""
    return sorted(get_installed_models())


def _batches(texts: Iterable[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """Bring texts together until a batch is full, by number or by length."""
    batch: list[tuple[str, int]] = []
    weight = 0
    for text, key in texts:
        if batch and (len(batch) == _BATCH or weight + len(text) > _HEAVY):
            yield batch
            batch, weight = [], 0
        batch.append((text, key))
        weight += len(text)
    if batch:
        yield batch


def _missing(model: str) -> str:
    return (
        f"The language model '{model}' is not installed. Install it with "
        f"'python -m pip install {model.replace('_', '-')}' and start again. {_others(model)}"
    )


def _others(model: str) -> str:
    others = [name for name in installed_models() if name != model]
    return f"Installed are: {', '.join(others)}; one of them can be chosen in the preferences." if others else ""
