"""Reads articles with a spaCy pipeline and returns what was found in them."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_installed_models

from editorial.domain.article import Article
from editorial.domain.errors import EditorialError
from editorial.domain.suggestions import DEFAULT_MODEL, FindOptions, Suggestions
from editorial.domain.text import Span
from editorial.language.names.candidates import Piece
from editorial.language.names.find import find_names
from editorial.language.quotes.find import find_quotes
from editorial.language.spacy_pipeline.arithmetic import multiply_with_numpy
from editorial.language.spacy_pipeline.components import start_sentences
from editorial.language.spacy_pipeline.pieces import pieces
from editorial.language.spacy_pipeline.tokenizer import be_patient, part_marks
from editorial.language.text.certainty import Masses, joined, listen, masses
from editorial.language.text.paragraphs import paragraphs
from editorial.language.text.words import Words

_BATCH = 8
"""Texts a batch: more costs memory and gains no speed on a CPU."""
_HEAVY = 5_000
"""The most tokens a batch, but for a single text."""
_READING, _NAMING = 0.9, 0.95
"""The shares of the work that are done when an article is read, and when its names are found."""
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
        _with_sentences(nlp)
        multiply_with_numpy(nlp)
        listen(nlp)
        part_marks(nlp)
        be_patient(nlp)
        return cls(nlp, f"{model}@{nlp.meta.get('version', '?')}")

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, float, Piece | None]]:
        """Read articles in order: after each part tell which share (0..1) is read, with the last one what was read.

        Long articles are read in pieces, of which only plain words are kept, and several short ones at once.
        """
        opened: deque[_Opened] = deque()

        def docs() -> Iterator[Doc]:
            for article in articles:
                opened.append(_Opened(article))
                for span in opened[-1].spans:
                    yield self._begun(span, opened[-1])

        for batch in _batches(docs()):
            for doc in self.nlp.pipe(batch, batch_size=_BATCH):
                one = opened[0]
                one.add(doc, masses(self.nlp, doc))
                piece = one.piece() if one.share == 1.0 else None
                if piece is not None:
                    opened.popleft()
                yield one.article, one.share, piece

    def _begun(self, span: Span, one: _Opened) -> Doc:
        """Return a document of a part of an article, in which nothing is known but where paragraphs start."""
        doc = self.nlp.make_doc(span.of(one.article.text))
        starts = one.starts[bisect_left(one.starts, span.start) : bisect_left(one.starts, span.end)]
        return start_sentences(doc, [start - span.start for start in starts])


class _Opened:
    """An article that is being read."""

    def __init__(self, article: Article) -> None:
        self.article = article
        where = paragraphs(article.text)
        self.starts = [paragraph.start for paragraph in where]
        self.spans = list(pieces(article.text, where)) or [Span(0, 1)]
        self._words = Words(article.text)
        self._masses: list[Masses | None] = []

    def add(self, doc: Doc, certain: Masses | None) -> None:
        """Take over what was read in the next part."""
        self._words.add(doc, self.spans[len(self._masses)].start)
        self._masses.append(certain)

    @property
    def share(self) -> float:
        """Return which share of the article is read, in 0..1."""
        return len(self._masses) / len(self.spans)

    def piece(self) -> Piece:
        """Return all that was read."""
        return Piece(self._words, joined(self._masses))


@dataclass(frozen=True, slots=True)
class Step:
    """How much of an article is done (`share`, 0..1), and what was found once it all is."""

    article: Article
    share: float
    found: Suggestions | None = None


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
        for step in self.steps(articles):
            if step.found is not None:
                yield step.article, step.found

    def steps(self, articles: Iterable[Article]) -> Iterator[Step]:
        """Yield how far the reading is, again and again; the last step with an article has what was found in it.

        Otherwise like `stream`.
        """
        for article, share, piece in self.reader.read(articles):
            yield Step(article, _READING * share)
            if piece is not None:
                names = find_names(piece, article, self.options, self.reader.name)
                yield Step(article, _NAMING)
                quotes = find_quotes(piece.tokens, article, names.entities, names.mentions, self.options)
                yield Step(article, 1.0, Suggestions(names.entities, names.mentions, quotes, names.possibly_missed))


def installed_models() -> list[str]:
    """Return the names of the spaCy pipelines that are installed, in order of the alphabet."""
    return sorted(get_installed_models())


def _batches(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """Bring documents together until a batch is full, by number or by length."""
    batch: list[Doc] = []
    weight = 0
    for doc in docs:
        if batch and (len(batch) == _BATCH or weight + len(doc) > _HEAVY):
            yield batch
            batch, weight = [], 0
        batch.append(doc)
        weight += len(doc)
    if batch:
        yield batch


def _with_sentences(nlp: Language) -> None:
    """See that a pipeline has sentences at all."""
    if not {"parser", "senter", "sentencizer"} & set(nlp.pipe_names):
        nlp.add_pipe("sentencizer")


def _missing(model: str) -> str:
    return (
        f"The language model '{model}' is not installed. Install it with "
        f"'python -m pip install {model.replace('_', '-')}' and start again. {_others(model)}"
    )


def _others(model: str) -> str:
    others = [name for name in installed_models() if name != model]
    return f"Installed are: {', '.join(others)}; one of them can be chosen in the preferences." if others else ""
