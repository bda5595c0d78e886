"""Reading of what corrections in other articles teach: words that are no name, other edges, terms and speech.

The latest verdict wins. An article that decided the same words both ways says nothing, and words that were not decided
more often one way than the others teach nothing either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select

from editorial.domain.annotation import Kind, Status
from editorial.domain.damage import DamagedRowError
from editorial.domain.learnt import Learnt
from editorial.domain.suggestions import LONGEST_TERM, Lesson, LessonKind, judged_words
from editorial.storage.codec import mapping
from editorial.storage.sqlite.speaker_query import ACCEPTED, TRUSTED
from editorial.storage.statements.sound import known_moment, sound
from editorial.storage.statements.turns import Turns
from editorial.storage.tables import articles, mentions, quotes


@dataclass(frozen=True, slots=True)
class _Verdict:
    """One decision about some words; `teaches` is false if it kept what the software suggested."""

    words: str
    lesson: Lesson | None
    number: int
    title: str
    article_id: str
    at: str
    teaches: bool = True


def collect(connection: Connection) -> list[Learnt]:
    """Return what corrections teach, the most frequent first. Only articles that are verified or in review count.

    `times` counts articles; `article_id` is the latest of them.
    """
    turns = Turns(connection)
    verdicts = (_names(connection), _edges(connection), _kinds(connection))
    found = [one for some in verdicts for one in _settled(some, turns)]
    return sorted(found, key=lambda one: -one.what.times)


def _settled(verdicts: Iterable[_Verdict], turns: Turns) -> Iterator[Learnt]:
    """Yield what the verdicts about the same words teach in the end."""
    by_words: dict[str, dict[str, list[_Verdict]]] = {}
    for verdict in verdicts:
        by_words.setdefault(verdict.words, {}).setdefault(verdict.article_id, []).append(verdict)
    for by_article in by_words.values():
        teaching = {one.lesson for own in by_article.values() for one in own if one.teaches} - {None}
        if not teaching:  # as for most words: the order of the log need not be read for them
            continue
        clear = [own[-1] for own in by_article.values() if len({one.lesson for one in own}) == 1]
        last = _last(clear, turns)
        if last is None or last.lesson is None or last.lesson not in teaching:
            continue
        same = sum(one.lesson == last.lesson for one in clear)
        if 2 * same > len(clear):
            what = Lesson(last.lesson.kind, last.lesson.words, last.lesson.meant, last.article_id, same)
            yield Learnt(what, last.title, known_moment(last.at))


def _last(verdicts: Sequence[_Verdict], turns: Turns) -> _Verdict | None:
    """Return the verdict that came last, by the order of the log; None if there is none."""
    if len(verdicts) < 2:
        return next(iter(verdicts), None)
    return max(verdicts, key=lambda one: (turns.of(one.article_id, one.at), one.at, one.number))


def _names(connection: Connection) -> Iterator[_Verdict]:
    """Yield the rejected names, and accepted ones of the same words; parts of an accepted name do not count."""
    inner = mentions.alias()
    part = select(inner.c.id).where(
        inner.c.article_id == mentions.c.article_id,
        inner.c.status.in_(ACCEPTED),
        inner.c.start < mentions.c.end,
        mentions.c.start < inner.c.end,
    )
    statement = _mentions().where(mentions.c.status == Status.REJECTED.value, ~part.exists())
    rejected = [*sound(connection.execute(statement), *_NUMBERS)]
    for row in rejected:
        words = " ".join(row.text.split())
        yield _verdict(row, words, Lesson(LessonKind.NOT_A_NAME, words))
    wanted = {row.text for row in rejected}
    for row in _accepted(connection, wanted):
        yield _verdict(row, " ".join(row.text.split()), None)


def _edges(connection: Connection) -> Iterator[_Verdict]:
    """Yield the names with corrected edges, and those whose edges were kept."""
    moved = or_(mentions.c.suggested.like('%"start"%'), mentions.c.suggested.like('%"end"%'))
    wanted = set()
    for row in [*sound(connection.execute(_mentions().where(mentions.c.status.in_(ACCEPTED), moved)), *_NUMBERS)]:
        before = _suggested(row.suggested)
        start, end = before.get("start", row.start), before.get("end", row.end)
        if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end:
            continue
        old = connection.scalar(
            select(func.substr(articles.c.text, start + 1, end - start)).where(articles.c.id == row.article_id)
        )
        words, meant = " ".join((old or "").split()), " ".join(row.text.split())
        if words and words != meant and (words in meant or meant in words):
            if meant in words:  # a fuller form need not stand everywhere
                wanted.add(words)
            yield _verdict(row, words, Lesson(LessonKind.EDGES, words, meant))
    for row in _accepted(connection, wanted):
        yield _verdict(row, row.text, None)


def _kinds(connection: Connection) -> Iterator[_Verdict]:
    """Yield the short quotes that were judged a term or speech."""
    statement = (
        select(articles.c.number, articles.c.title, quotes.c.article_id, quotes.c.decided_at, quotes.c.text)
        .add_columns(quotes.c.kind, quotes.c.suggested)
        .join(articles, articles.c.id == quotes.c.article_id)
        .where(articles.c.state.in_(TRUSTED), quotes.c.status.in_(ACCEPTED), quotes.c.kind.in_(_MARKED))
        .where(func.length(quotes.c.text) <= LONGEST_TERM)
        .order_by(articles.c.number, quotes.c.start)
    )
    for row in [*sound(connection.execute(statement), 0)]:
        words, term = judged_words(row.text), row.kind == Kind.TERM.value
        if words:
            before = _suggested(row.suggested)
            kind = LessonKind.TERM if term else LessonKind.SPEECH
            corrected = before.get("kind") == Kind.TERM.value
            yield _verdict(row, words, Lesson(kind, words), teaches=term or corrected)


_MARKED = (Kind.TERM.value, Kind.DIRECT.value)


def _mentions() -> Select[tuple[object, ...]]:
    return (
        select(articles.c.number, articles.c.title, mentions.c.article_id, mentions.c.decided_at, mentions.c.text)
        .add_columns(mentions.c.suggested, mentions.c.start, mentions.c.end)
        .join(articles, articles.c.id == mentions.c.article_id)
        .where(articles.c.state.in_(TRUSTED), mentions.c.text.is_not(None))
        .order_by(articles.c.number, mentions.c.start)
    )


_NUMBERS = (0, 6, 7)
"""The places of the article's number, and of start and end, in the queries for mentions."""
_AT_ONCE = 500
"""How many words go into one statement."""


def _accepted(connection: Connection, words: set[str]) -> Iterator[Row[tuple[object, ...]]]:
    """Yield the accepted mentions of these words."""
    every = sorted(words)
    for start in range(0, len(every), _AT_ONCE):
        some = every[start : start + _AT_ONCE]
        statement = _mentions().where(mentions.c.status.in_(ACCEPTED), mentions.c.text.in_(some))
        yield from sound(connection.execute(statement), *_NUMBERS)


def _suggested(stored: str | None) -> dict[str, Any]:
    """Return what was suggested before a correction; nothing if it is damaged."""
    try:
        return mapping(stored) if stored else {}
    except DamagedRowError:
        return {}


def _verdict(row: Row[tuple[object, ...]], words: str, lesson: Lesson | None, *, teaches: bool = True) -> _Verdict:
    return _Verdict(words, lesson, row.number, row.title, row.article_id, row.decided_at or "", teaches)
