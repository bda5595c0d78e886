"""Raw reads of the quotes that somebody searches for: which articles and names there are, then quotes of some."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from editorial.domain.annotation import Kind, Origin, Provenance, Quote, Speaker, Status
from editorial.domain.damage import DamagedRowError
from editorial.domain.quote_search import QuoteFilter, QuoteSpeaker, QuoteState, SpokenQuote
from editorial.domain.text import Span
from editorial.domain.utterance import Utterance, utterances
from editorial.storage.codec import dump, strings
from editorial.storage.columns.speakers import speakers_of
from editorial.storage.sqlite.connections import Connection
from editorial.storage.sqlite.rows import any_text
from editorial.storage.sqlite.search import expression

_ARTICLES = """
SELECT number, id, title, coalesce(source, ''), coalesce(published, substr(imported_at, 1, 10)) AS day
FROM articles ORDER BY day DESC, number DESC
"""
_ENTITIES = "SELECT DISTINCT name FROM entities"
_WITH_WORDS = "SELECT rowid FROM article_search WHERE article_search MATCH ?"
_VERIFIED = "SELECT number FROM articles WHERE state = 'verified'"
_CALLED = "SELECT article_id, id FROM entities WHERE {column} IN ({marks}) AND status != 'rejected'"
_ONLY_WORDS = (
    "SELECT article_id, group_concat(text, char(10)) FROM quotes "
    "WHERE article_id IN ({marks}) AND status != 'rejected' GROUP BY article_id"
)
_BRIEFLY = "SELECT article_id, text, speakers FROM quotes WHERE article_id IN ({marks}) AND status != 'rejected'"
_QUOTES = """
SELECT article_id, id, start, "end", text, kind, continues, within, quoted, speakers, status, score FROM quotes
WHERE article_id IN ({marks}) AND status != 'rejected' ORDER BY article_id, start
"""
_WHICH_VERIFIED = "SELECT id FROM articles WHERE id IN ({marks}) AND state = 'verified'"
_NAMES = """
WITH wanted (article, entity) AS (VALUES {marks})
SELECT e.article_id, e.id, e.name, e.label, e.authority, e.status != 'suggested' FROM wanted CROSS JOIN entities AS e
  ON e.article_id = wanted.article AND e.id = wanted.entity AND e.status != 'rejected'
"""
_LIST = "SELECT id, name, aliases FROM authority_records"
_WORDS = "SELECT substr(text, ?, ?) FROM articles WHERE id = ?"
_MOST_VALUES = 400
MOST_NAMES = 400
"""How many names that are wanted are looked up; of more somebody speaks nearly everywhere."""
_JOINED = " … "
"""What stands between the words of two pieces."""
_DAMAGED = (DamagedRowError, ValueError, TypeError, KeyError, AttributeError)
_ANY = Provenance(Origin.RULE)

_Found = tuple[SpokenQuote, tuple[Speaker, ...]]
_Names = Mapping[tuple[str, str], QuoteSpeaker]


class _Piece(NamedTuple):
    """A piece of a quote without its speakers, its words, and the speakers as they are stored."""

    quote: Quote
    words: str
    speakers: str

    @property
    def with_speakers(self) -> Quote:
        """Return the piece with its speakers; none if they are damaged."""
        try:
            return replace(self.quote, speakers=speakers_of(self.speakers))
        except _DAMAGED:
            return self.quote


_Pieces = Mapping[str, _Piece]


class ListedArticle(NamedTuple):
    """An article of the library: its number, and what a quote says of it. `date` is a day, or a moment."""

    number: int
    id: str
    title: str
    source: str
    date: str


def every_article(connection: Connection) -> list[ListedArticle]:
    """Return all articles, the latest first; those without a date by the day of their import."""
    with any_text(connection):
        return [ListedArticle(*row) for row in connection.execute(_ARTICLES)]


def every_name(connection: Connection) -> list[str]:
    """Return what people and things are called in the articles, each name once."""
    with any_text(connection):
        return [name for (name,) in connection.execute(_ENTITIES) if isinstance(name, str)]


def articles_with(connection: Connection, words: str) -> set[int]:
    """Return the numbers of the articles that have words in their text."""
    asked = f"{{text}} : ({expression(words)})"
    return {number for (number,) in connection.execute(_WITH_WORDS, (asked,))}


def verified_articles(connection: Connection) -> set[int]:
    """Return the numbers of the articles that are verified."""
    return {number for (number,) in connection.execute(_VERIFIED)}


def entities_called(connection: Connection, names: Sequence[str], authorities: Collection[str]) -> dict[str, set[str]]:
    """Return who has one of some names, or is linked to one of some entries of the list: entities by article."""
    found: dict[str, set[str]] = {}
    for column, values in (("name", names), ("authority", sorted(authorities))):
        for part in _parts(values):
            for article, entity in connection.execute(_CALLED.format(column=column, marks=_marks(part)), part):
                found.setdefault(article, set()).add(entity)
    return found


def listed(connection: Connection, quotes: QuoteFilter) -> frozenset[str]:
    """Return the ids of the entries of the newsroom's list that have a name that is wanted."""
    found: set[str] = set()
    for key, name, aliases in connection.execute(_LIST):
        try:
            names = name, *strings(aliases)
        except DamagedRowError:  # the check of the library tells of it
            continue
        if any(map(quotes.takes_name, names)):
            found.add(key)
    return frozenset(found)


def spoken(
    connection: Connection,
    articles: Sequence[ListedArticle],
    quotes: QuoteFilter,
    entities: Mapping[str, Collection[str]] | None,
) -> list[SpokenQuote]:
    """Return the quotes of some articles that are wanted, whoever says them, in the order of articles and text.

    Articles in which neither one of `entities` nor somebody without a name speaks are left out, unless that is None.
    A row that is damaged is left out: the check of the library tells of it.
    """
    found: list[_Found] = []
    for part in _parts(articles):
        kept = part if quotes.takes_all and entities is None else _with_a_chance(connection, part, quotes, entities)
        found += _in_articles(connection, kept, quotes, entities)
    names = _names(connection, found)
    return [quote.said_by(_speakers(connection, quote, speakers, names)) for quote, speakers in found]


def _with_a_chance(
    connection: Connection,
    articles: Sequence[ListedArticle],
    quotes: QuoteFilter,
    entities: Mapping[str, Collection[str]] | None,
) -> list[ListedArticle]:
    """Return the articles that may have a quote that is wanted, from as little as tells it."""
    ids = [one.id for one in articles]
    with any_text(connection):
        if entities is None:
            words = dict(connection.execute(_ONLY_WORDS.format(marks=_marks(ids)), ids))
        else:
            words = _words_of(connection.execute(_BRIEFLY.format(marks=_marks(ids)), ids), entities)
    return [one for one in articles if one.id in words and quotes.takes_words(words[one.id])]


def _words_of(rows: Iterable[tuple[Any, ...]], entities: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Return the words of all quotes of each article in which one of some entities, or somebody unnamed, may speak."""
    words: dict[str, list[str]] = {}
    speaking: set[str] = set()
    for article, text, speakers in rows:
        words.setdefault(article, []).append(str(text))
        if _may_speak(str(speakers), entities.get(article, ())):
            speaking.add(article)
    return {article: "\n".join(words[article]) for article in speaking}


def _may_speak(stored: str, entities: Collection[str]) -> bool:
    """Return whether one of some entities, or somebody without a name, may be among speakers as they are stored.

    It looks at the text only: reading the speakers of all quotes would take longer than all the rest.
    """
    nameless = stored.count('"entity":') < stored.count('"span":') or '"rejected"' in stored
    return nameless or any(dump(key) in stored for key in entities)


def _is_refused(speaker: Speaker) -> bool:
    """Return whether an editor said that it is not the one who was suggested."""
    return speaker.resolution is not None and speaker.resolution.status is Status.REJECTED


def _in_articles(
    connection: Connection,
    articles: Sequence[ListedArticle],
    quotes: QuoteFilter,
    entities: Mapping[str, Collection[str]] | None,
) -> Iterator[_Found]:
    ids = [one.id for one in articles]
    with any_text(connection):
        rows = connection.execute(_QUOTES.format(marks=_marks(ids)), ids).fetchall()
        verified = {key for (key,) in connection.execute(_WHICH_VERIFIED.format(marks=_marks(ids)), ids)}
    own = {key: [_piece(row) for row in group] for key, group in groupby(rows, key=itemgetter(0))}
    for article in articles:
        pieces = {one.quote.id: one for one in own.get(article.id, ()) if one is not None}
        wanted = None if entities is None else entities.get(article.id, ())
        for utterance in utterances({key: piece.quote for key, piece in pieces.items()}):
            there = [pieces[piece.id] for piece in utterance.pieces]
            if wanted is not None and not any(_may_speak(piece.speakers, wanted) for piece in there):
                continue
            if quotes.takes_words(_joined(pieces, utterance)):
                whole = Utterance(tuple(piece.with_speakers for piece in there))
                quote = _quote(article, whole, pieces, verified=article.id in verified)
                if quotes.takes(quote):
                    yield quote, whole.speaking.speakers if whole.speaking is not None else ()


def _joined(pieces: _Pieces, utterance: Utterance) -> str:
    return _JOINED.join(pieces[piece.id].words for piece in utterance.apart)


def _quote(article: ListedArticle, one: Utterance, pieces: _Pieces, *, verified: bool) -> SpokenQuote:
    decided = one.status.decided and one.claim is None
    first, apart = one.pieces[0], one.apart
    return SpokenQuote(
        *(article.id, article.title, article.source, article.date, one.id),
        *(first.span.start, max(piece.span.end for piece in one.pieces)),
        _joined(pieces, one),
        tuple(dict.fromkeys(piece.kind for piece in one.pieces)),
        QuoteState.SUGGESTED if not decided else QuoteState.VERIFIED if verified else QuoteState.DECIDED,
        first.provenance.score,
        length=_length(pieces, apart),
        marked=_length(pieces, (piece for piece in one.pieces if piece.kind is Kind.DIRECT)),
    )


def _length(pieces: _Pieces, some: Iterable[Quote]) -> int:
    return sum(len(pieces[piece.id].words.split()) for piece in some)


def _piece(row: Sequence[Any]) -> _Piece | None:
    """Return a piece of a quote; None if the row is damaged."""
    _article, key, start, end, words, kind, continues, within, quoted, speakers, status, score = row
    try:
        piece = Quote(
            *(key, Span(start, end), Kind(kind), _ANY if score is None else Provenance(Origin.RULE, score=score)),
            continues=continues,
            within=within,
            quoted=strings(quoted),
            status=Status(status),
        )
    except _DAMAGED:
        return None
    return _Piece(piece, words, str(speakers)) if isinstance(words, str) else None


def _names(connection: Connection, found: Iterable[_Found]) -> _Names:
    """Return the names of those who speak, by the ids of article and entity."""
    wanted = {(quote.article, one.entity) for quote, speakers in found for one in speakers if one.entity is not None}
    names: dict[tuple[str, str], QuoteSpeaker] = {}
    for part in _parts(sorted(wanted)):
        values = [value for pair in part for value in pair]
        with any_text(connection):
            rows = connection.execute(_NAMES.format(marks=", ".join("(?, ?)" for _ in part)), values).fetchall()
        for article, key, name, label, record, decided in rows:
            names[article, key] = QuoteSpeaker(key, name, label, record, bool(decided))
    return names


def _speakers(
    connection: Connection, quote: SpokenQuote, speakers: Iterable[Speaker], names: _Names
) -> Iterator[QuoteSpeaker]:
    for one in speakers:
        name = names.get((quote.article, one.entity)) if one.entity is not None and not _is_refused(one) else None
        if name is not None:
            yield name
        elif one.span is not None:
            values = one.span.start + 1, one.span.end - one.span.start, quote.article
            with any_text(connection):
                (words,) = connection.execute(_WORDS, values).fetchone()
            yield QuoteSpeaker(None, " ".join(words.split()))


def _parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for begin in range(0, len(values), _MOST_VALUES):
        yield values[begin : begin + _MOST_VALUES]


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))
