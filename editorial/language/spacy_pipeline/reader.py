"""Processing of articles with a spaCy pipeline, and the search for names and quotes in them."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from editorial.domain.article import Article
from editorial.domain.errors import EditorialError
from editorial.domain.language_models import DEFAULT_MODEL, how_to_install, installed_models, model_for, pipeline_folder
from editorial.domain.paragraphs import paragraphs
from editorial.domain.problem import Problem, ProblemCode
from editorial.domain.suggestions import FindOptions, Suggestions
from editorial.domain.text import Span
from editorial.language.lexicon.languages import language_of, names_of
from editorial.language.names.find import find_names
from editorial.language.names.found import FoundNames
from editorial.language.names.name_context import NameContext
from editorial.language.quotes.find import find_quotes
from editorial.language.quotes.newsroom import with_counts
from editorial.language.spacy_pipeline.chunks import chunks
from editorial.language.spacy_pipeline.components import start_sentences
from editorial.language.spacy_pipeline.doc_tokens import TokenCollector
from editorial.language.spacy_pipeline.embedding import embed_words_once
from editorial.language.spacy_pipeline.ner_probabilities import record_scores, token_probabilities
from editorial.language.spacy_pipeline.numpy_ops import multiply_with_numpy
from editorial.language.spacy_pipeline.recogniser import recognise_at_once
from editorial.language.spacy_pipeline.tokenizer import (
    keep_full_stops,
    keep_whole,
    split_inside_words,
    tokenize_in_linear_time,
)
from editorial.language.spacy_pipeline.trained_names import use_weights
from editorial.language.speakers.nameless import nameless_speakers
from editorial.language.text.copied import as_read, as_stored
from editorial.language.text.reading_copy import ReadingCopy, reading_copy
from editorial.language.text.token_probabilities import TokenProbabilities, concatenate

_BATCH = 8
"""Documents per batch; more use more memory and are no faster on a CPU."""
_PARSED_AT_ONCE = {"parser": {"batch_size": 4 * _BATCH}}
"""spaCy's parser takes a quarter of its own batch at once; with this it takes all documents of one of ours."""
_BATCH_TOKENS = 5_000
"""The most tokens per batch, unless a single document has more."""
_SHARE_READ, _SHARE_NAMED = 0.9, 0.95
"""Shares of the work that are done when the pipeline has processed an article, and when its names are found."""
_NOT_NEEDED = ("attribute_ruler", "lemmatizer")


class ModelMissing(EditorialError):  # noqa: N818 - reads as what it is
    """Error: the requested spaCy pipeline is not installed or cannot be loaded; `problem` says so as a code."""

    def __init__(self, words: str, problem: Problem) -> None:
        self.problem = problem
        super().__init__(words)


@dataclass(frozen=True, slots=True)
class Reader:
    """A loaded spaCy pipeline, ready to process articles; `name` is `name@version`."""

    nlp: Language
    name: str
    read_as: Mapping[int, str] = field(default_factory=dict)
    """Characters (code points) that the pipeline knows in another form, by that form; see `lexicon.read_file`."""

    @classmethod
    def load(cls, model: str = DEFAULT_MODEL) -> Reader:
        """Load an installed spaCy pipeline by its name.

        Raises ModelMissing, with instructions for installing it, if it cannot be loaded.
        """
        try:
            nlp = spacy.load(pipeline_folder(model) or model, exclude=[*_NOT_NEEDED])
        except OSError as error:
            raise _missing(model) from error
        except (ValueError, ImportError) as error:
            raise _broken(model, error) from error
        _add_sentences(nlp)
        multiply_with_numpy(nlp)
        embed_words_once(nlp)
        recognise_at_once(nlp)
        record_scores(nlp)
        split_inside_words(nlp)
        keep_full_stops(nlp, names_of(nlp.meta["lang"]).titles)
        tokenize_in_linear_time(nlp)
        language = language_of(nlp.meta["lang"])
        read_as = str.maketrans(dict(language.read_as)) if language is not None else {}
        return cls(nlp, f"{model}@{nlp.meta.get('version', '?')}", read_as)

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, float, NameContext | None]]:
        """Process articles in order; yield after each chunk the article and the share of it that is processed (0..1).

        The third value is the article's tokens once it is processed, None before. Long articles are processed in
        chunks, of which only plain tokens are kept, and several short articles in one batch.
        """
        started: deque[_ArticleInProgress] = deque()

        def docs() -> Iterator[Doc]:
            for article in articles:
                started.append(_ArticleInProgress(article))
                for span in started[-1].spans:
                    yield self._make_doc(span, started[-1])

        for batch in _batches(docs()):
            for doc in self.nlp.pipe(batch, batch_size=_BATCH, component_cfg=_PARSED_AT_ONCE):
                current = started[0]
                current.add(doc, token_probabilities(self.nlp, doc))
                context = current.context() if current.share == 1.0 else None
                if context is not None:
                    started.popleft()
                yield current.article, current.share, context

    def processed(self, article: Article) -> Iterator[tuple[Doc, int]]:
        """Yield the chunks of an article as the pipeline processes them, each with its offset (code points)."""
        current = _ArticleInProgress(article)
        for span in current.spans:
            yield self.nlp(self._make_doc(span, current)), span.start

    def _make_doc(self, span: Span, current: _ArticleInProgress) -> Doc:
        """Return the tokens of a chunk, with a sentence start at each paragraph and where the language says so."""
        doc = self.nlp.make_doc(span.of(current.article.text).translate(self.read_as))
        lexicon = names_of(current.article.language)
        keep_whole(doc, lexicon.with_mark)
        starts = current.starts[bisect_left(current.starts, span.start) : bisect_left(current.starts, span.end)]
        begun = [found.end() for found in lexicon.sentence_start.finditer(doc.text)]
        return start_sentences(doc, [*(start - span.start for start in starts), *begun])


class _ArticleInProgress:
    """An article that is being processed in chunks."""

    def __init__(self, article: Article) -> None:
        self.article = article
        where = paragraphs(article.text)
        self.starts = [paragraph.start for paragraph in where]
        self.spans = list(chunks(article.text, where)) or [Span(0, 1)]
        self._collector = TokenCollector(article.text)
        self._probabilities: list[TokenProbabilities | None] = []

    def add(self, doc: Doc, probabilities: TokenProbabilities | None) -> None:
        """Add the tokens of the next chunk and their probabilities."""
        self._collector.add(doc, self.spans[len(self._probabilities)].start)
        self._probabilities.append(probabilities)

    @property
    def share(self) -> float:
        """Return the share of the article's chunks that are processed, in 0..1."""
        return len(self._probabilities) / len(self.spans)

    def context(self) -> NameContext:
        """Return the tokens of the whole article."""
        return NameContext(self._collector.tokens, concatenate(self._probabilities))


@dataclass(frozen=True, slots=True)
class Step:
    """How much of the work for an article is done (`share`, 0..1), and what was found once all of it is."""

    article: Article
    share: float
    found: Suggestions | None = None


class Finder:
    """Finds names, quotes and speakers in articles, each with the spaCy pipeline for its language.

    Pipelines are loaded on first use and kept in `readers`, by name. With a `reader`, that one reads every article.
    """

    def __init__(
        self, options: FindOptions, reader: Reader | None = None, readers: dict[str, Reader] | None = None
    ) -> None:
        self.options = options
        self._only = reader
        self._readers = {} if readers is None else readers

    def reader_for(self, article: Article) -> Reader:
        """Return the pipeline for an article. Raises ModelMissing if it is not installed."""
        model = model_for(article.language, self.options.model)
        reader = self._only or self._readers.get(model)
        if reader is None:
            reader = self._readers[model] = Reader.load(model)
        trained = use_weights(reader.nlp, self.options.trained if model == self.options.model else "")
        return replace(reader, name=f"{reader.name}{trained}") if trained else reader

    def find(self, article: Article) -> Suggestions:
        """Return the names and quotes of one article. Raises ModelMissing only."""
        return next(self.stream([article]))[1]

    def stream(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Suggestions]]:
        """Yield each article with its names and quotes, in order, as soon as it is done.

        Holds one batch of articles at a time. Raises ModelMissing only.
        """
        for step in self.steps(articles):
            if step.found is not None:
                yield step.article, step.found

    def steps(self, articles: Iterable[Article]) -> Iterator[Step]:
        """Yield the progress several times per article; the last step of an article has its names and quotes.

        Otherwise like `stream`.
        """
        for reader, group in groupby(articles, key=self.reader_for):
            yield from self._steps(reader, group)

    def _steps(self, reader: Reader, articles: Iterable[Article]) -> Iterator[Step]:
        """Yield the steps of articles that one pipeline reads."""
        waiting: deque[tuple[Article, ReadingCopy | None]] = deque()

        def copies() -> Iterator[Article]:
            for article in articles:
                waiting.append((article, reading_copy(article.text)))
                yield as_read(*waiting[-1])

        for read, share, context in reader.read(copies()):
            article, copy = waiting[0]
            yield Step(article, _SHARE_READ * share)
            if context is not None:
                waiting.popleft()
                names = self._names(context, read, reader.name)
                yield Step(article, _SHARE_NAMED)
                quotes = find_quotes(context.tokens, read, names.entities, names.mentions, self.options)
                found = Suggestions(names.entities, names.mentions, quotes, names.possibly_missed)
                found = with_counts(as_stored(found, copy), self.options.counts, article.text)
                yield Step(article, 1.0, found)

    def _names(self, context: NameContext, article: Article, model: str) -> FoundNames:
        """Return the names of an article, also those that are found by what they say only."""
        names = find_names(context, article, self.options, model)
        spoken = nameless_speakers(context.tokens, article, names.mentions)
        return find_names(context, article, self.options, model, spoken) if spoken else names


def _batches(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """Group documents into batches, limited by the number of documents and of tokens."""
    batch: list[Doc] = []
    tokens = 0
    for doc in docs:
        if batch and (len(batch) == _BATCH or tokens + len(doc) > _BATCH_TOKENS):
            yield batch
            batch, tokens = [], 0
        batch.append(doc)
        tokens += len(doc)
    if batch:
        yield batch


def _add_sentences(nlp: Language) -> None:
    """Add a sentencizer to a pipeline that has no component for sentences."""
    if not {"parser", "senter", "sentencizer"} & set(nlp.pipe_names):
        nlp.add_pipe("sentencizer")


def _missing(model: str) -> ModelMissing:
    others = _others(model)
    return ModelMissing(
        f"The language model '{model}' is not installed. {how_to_install(model)} {_installed(others)}",
        Problem.of(ProblemCode.MODEL_MISSING, model=model, installed=others),
    )


def _broken(model: str, error: Exception) -> ModelMissing:
    others = _others(model)
    return ModelMissing(
        f"The language model '{model}' cannot be loaded: {error}. {_installed(others)}",
        Problem.of(ProblemCode.MODEL_BROKEN, model=model, detail=str(error), installed=others),
    )


def _others(model: str) -> list[str]:
    return [name for name in installed_models() if name != model]


def _installed(others: list[str]) -> str:
    return f"Installed are: {', '.join(others)}; one of them can be chosen in the preferences." if others else ""
