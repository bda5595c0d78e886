"""Raw reads of the quotes that somebody searches for: the articles in which they may stand, then the quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from editorial.domain.annotation import Kind, Origin, Provenance, Quote, Speaker, Status
from editorial.domain.damage import DamagedRowError
from editorial.domain.quote_search import QuoteFilter, QuoteQuestion, QuoteSpeaker, QuoteState, SpokenQuote
from editorial.domain.text import Span
from editorial.domain.utterance import Utterance, utterances
from editorial.storage.codec import strings
from editorial.storage.columns.speakers import speakers_of
from editorial.storage.sqlite.connections import Connection
from editorial.storage.sqlite.rows import any_text
from editorial.storage.sqlite.search import expression

_DATE = "coalesce(a.published, substr(a.imported_at, 1, 10))"
_ARTICLES = f"SELECT a.number, {_DATE} AS day, a.source FROM articles AS a"
_WITH_WORDS = "a.number IN (SELECT rowid FROM article_search WHERE article_search MATCH ?)"
_NAMED = "a.id IN (SELECT article_id FROM entities WHERE {column} IN ({marks}) AND status != 'rejected')"
_QUOTES = f"""
SELECT a.number, a.id, a.title, coalesce(a.source, ''), {_DATE}, a.state = 'verified',
  q.id, q.start, q."end", q.text, q.kind, q.continues, q.within, q.quoted, q.speakers, q.status, q.score
FROM articles AS a CROSS JOIN quotes AS q ON q.article_id = a.id
WHERE a.number IN ({{marks}}) AND q.status != 'rejected' ORDER BY a.number, q.start
"""
_NAMES = """
WITH wanted (article, entity) AS (VALUES {marks})
SELECT e.article_id, e.id, e.name, e.label, e.authority, e.status != 'suggested' FROM wanted CROSS JOIN entities AS e
  ON e.article_id = wanted.article AND e.id = wanted.entity AND e.status != 'rejected'
"""
_LIST = "SELECT id, name, aliases FROM authority_records"
_WORDS = "SELECT substr(text, ?, ?) FROM articles WHERE id = ?"
_MOST_VALUES = 400
_JOINED = " … "
"""What stands between the words of two pieces."""
_ANY = Provenance(Origin.RULE)

_Found = tuple[SpokenQuote, tuple[Speaker, ...]]
_Names = Mapping[tuple[str, str], QuoteSpeaker]


def articles_with(connection: Connection, question: QuoteQuestion) -> list[int]:
    """Return the numbers of the articles in which quotes that are wanted may stand, the latest first."""
    conditions: list[str] = []
    values: list[str] = []
    if question.terms:
        conditions.append(_WITH_WORDS)
        values.append(_in_text(question.words))
    if question.by.strip():
        speaking, names = _speaking(connection, question)
        conditions.append(speaking)
        values += names
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    with any_text(connection):
        rows = connection.execute(f"{_ARTICLES}{where} ORDER BY day DESC, a.number DESC", values).fetchall()
    return [number for number, day, source in rows if question.takes_article(day, source or "")]


def _in_text(words: str) -> str:
    return f"{{text}} : ({expression(words)})"


def _speaking(connection: Connection, question: QuoteQuestion) -> tuple[str, list[str]]:
    """Return the condition, with its values, that somebody with a name that is wanted may speak in an article.

    That is a name of the article, one that is linked to an entry of the newsroom's list, or words of the text.
    """
    with any_text(connection):
        rows = connection.execute("SELECT DISTINCT name FROM entities").fetchall()
    quotes = QuoteFilter(question)
    some = list(_any_of("name", [name for (name,) in rows if isinstance(name, str) and quotes.takes_name(name)]))
    some += _any_of("authority", list(listed(connection, quotes)))
    if expression(question.by):
        some.append((_WITH_WORDS, [_in_text(question.by)]))
    conditions = " OR ".join(condition for condition, _ in some)
    return f"({conditions or 'false'})", [value for _, part in some for value in part]


def _any_of(column: str, values: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    for part in _parts(values):
        yield _NAMED.format(column=column, marks=_marks(part)), part


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


def spoken(connection: Connection, numbers: Sequence[int], quotes: QuoteFilter) -> list[SpokenQuote]:
    """Return the quotes of some articles that are wanted, whoever says them, in the order of `numbers` and the text.

    A row that is damaged is left out: the check of the library tells of it.
    """
    found: list[_Found] = []
    for part in _parts(numbers):
        with any_text(connection):
            rows = connection.execute(_QUOTES.format(marks=_marks(part)), part).fetchall()
        own = {number: list(group) for number, group in groupby(rows, key=itemgetter(0))}
        found += [one for number in part for one in _of_article(own.get(number, ())) if quotes.takes(one[0])]
    names = _names(connection, found)
    return [quote.said_by(_speakers(connection, quote, speakers, names)) for quote, speakers in found]


def _of_article(rows: Sequence[Sequence[Any]]) -> Iterator[_Found]:
    """Yield the quotes in some rows, without their speakers, and beside each the speakers as they are stored."""
    pieces: dict[str, Quote] = {}
    words: dict[str, str] = {}
    for row in rows:
        if (piece := _piece(row)) is not None:
            pieces[piece.id], words[piece.id] = piece, row[9]
    for one in utterances(pieces):
        apart = tuple(_apart(one))
        _number, article, title, source, date, verified = rows[0][:6]
        decided = one.status.decided and one.claim is None
        state = QuoteState.SUGGESTED if not decided else QuoteState.VERIFIED if verified else QuoteState.DECIDED
        quote = SpokenQuote(
            *(article, title, source, date, one.id, one.pieces[0].span.start, max(p.span.end for p in one.pieces)),
            _JOINED.join(words[piece.id] for piece in apart),
            tuple(dict.fromkeys(piece.kind for piece in one.pieces)),
            *(state, one.pieces[0].provenance.score),
            length=_length(words, apart),
            marked=_length(words, (piece for piece in one.pieces if piece.kind is Kind.DIRECT)),
        )
        yield quote, one.speaking.speakers if one.speaking is not None else ()


def _length(words: Mapping[str, str], pieces: Iterable[Quote]) -> int:
    return sum(len(words[piece.id].split()) for piece in pieces)


def _piece(row: Sequence[Any]) -> Quote | None:
    key, start, end, words, kind, continues, within, quoted, speakers, status, score = row[6:]
    try:
        if not isinstance(words, str):
            return None
        return Quote(
            *(key, Span(start, end), Kind(kind), _ANY if score is None else Provenance(Origin.RULE, score=score)),
            continues=continues,
            within=within,
            quoted=strings(quoted),
            speakers=speakers_of(speakers),
            status=Status(status),
        )
    except (DamagedRowError, ValueError, TypeError, KeyError):
        return None


def _apart(one: Utterance) -> Iterator[Quote]:
    """Yield the pieces whose words are not in another one."""
    for piece in one.pieces:
        others = (other for other in one.pieces if other is not piece and other.span.contains(piece.span))
        if not any(other.span != piece.span or other.id < piece.id for other in others):
            yield piece


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
        refused = one.resolution is not None and one.resolution.status is Status.REJECTED
        name = names.get((quote.article, one.entity)) if one.entity is not None and not refused else None
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
