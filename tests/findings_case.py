"""A short article with findings of every sort, for the tests of the findings and of the choosers."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from editorial.domain.annotation import (
    Decided,
    Entity,
    How,
    Kind,
    Mark,
    Mention,
    Note,
    NoteKind,
    Origin,
    Provenance,
    Quote,
    Resolution,
    Speaker,
    Status,
)
from editorial.domain.article import Article
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.record import Record
from editorial.domain.text import Span, sha256
from editorial.review.outline import Outline, OutlineOptions

TEXT = """Council keeps ‘Night Bus’ running

Ada Krall told the council that the bus would stay. “It stays,” Krall said. “We counted the riders.”

“Nobody asked the drivers,” he said. Bo Lind & Sons runs the bus for the town of Havn.

Havn, a song by Ada Krall, was played. Krall left with Bo Lind. The Ferry was late.

By Ida Moe
"""
AT = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
BY = Decided("Kim Berg", AT)
IN_GROUP = Decided("Kim Berg", AT, How.GROUP)
MODEL = Provenance(Origin.MODEL, None, "small@1", 0.95, (Reason.of(ReasonCode.WORDS, "a first name and a surname"),))
DOUBT = Provenance(Origin.MODEL, None, "small@1", 0.4)
RULE = Provenance(Origin.RULE, "clause-after", None, 0.93)


def span(words: str, number: int = 0) -> Span:
    """Return where `words` stand for the `number`-th time, from 0."""
    return Span(*[hit.span() for hit in re.finditer(re.escape(words), TEXT)][number])


def mention(key: str, words: str, number: int, entity: str, label: str, **more: Any) -> Mention:
    """Return a mention, sure and undecided unless said otherwise."""
    return Mention(key, span(words, number), label, entity, more.pop("provenance", MODEL), **more)


ENTITIES = (
    Entity("e1", "Ada Krall", "PERSON", ("Krall",), ("Ada",)),
    Entity("e2", "Bo Lind & Sons", "ORG"),
    Entity("e3", "Havn", "PLACE"),
    Entity("e4", "Havn", "WORK"),
    Entity("e5", "Bo Lind", "PERSON"),
    Entity("e6", "Ida Moe", "PERSON", status=Status.CONFIRMED, decided=IN_GROUP),
)
MENTIONS = (
    mention("m1", "Ada Krall", 0, "e1", "PERSON"),
    mention("m2", "Krall", 1, "e1", "PERSON"),
    mention("m3", "Bo Lind & Sons", 0, "e2", "ORG", status=Status.CONFIRMED, decided=BY),
    mention("m4", "Havn", 0, "e3", "PLACE", provenance=DOUBT),
    mention("m5", "Havn", 1, "e4", "WORK", provenance=DOUBT),
    mention("m6", "Ada Krall", 1, "e1", "PERSON"),
    mention("m7", "Krall", 3, "e1", "PERSON"),
    mention("m8", "Bo Lind", 1, "e5", "PERSON", provenance=DOUBT, marks=frozenset({Mark.FLAG})),
    mention("m9", "Ida Moe", 0, "e6", "PERSON", status=Status.CONFIRMED, decided=IN_GROUP),
)
_KRALL = Speaker(span("Krall", 1), "e1", Resolution("same-name", 0.97))
_AT_HE = TEXT.index("he said. Bo")
_LAST_MAN = Reason.of(ReasonCode.WORDS, "the last man named")
_HE = Speaker(Span(_AT_HE, _AT_HE + 2), "e5", Resolution("pronoun", 0.5, evidence=(_LAST_MAN,)))
QUOTES = (
    Quote("q1", span("It stays,"), Kind.DIRECT, RULE, cue=span("said"), speakers=(_KRALL,), candidates=("e1", "e5")),
    Quote("q2", span("We counted the riders."), Kind.DIRECT, RULE, continues="q1", speakers=(_KRALL,)),
    Quote("q3", span("Nobody asked the drivers,"), Kind.DIRECT, RULE, speakers=(_HE,), candidates=("e5", "e1", "e2")),
    Quote("q4", span("the bus would stay"), Kind.INDIRECT, RULE, cue=span("told"), speakers=(_KRALL,)),
    Quote("q5", span("Night Bus"), Kind.TERM, RULE),
)


def note(key: str, on: str, text: str = "Who says so?") -> Note:
    """Return a comment on an annotation."""
    return Note(key, NoteKind.COMMENT, text, "Kim Berg", AT, on)


MISSED = (PossiblyMissed(span("The Ferry"), 0.3),)


def record(**more: Any) -> Record:
    """Return the record; any part can be given otherwise."""
    article = Article("a", "Council keeps ‘Night Bus’ running", TEXT, sha256(TEXT), authors=("Ida Moe",))
    rows: dict[str, Any] = {"entities": ENTITIES, "mentions": MENTIONS, "quotes": QUOTES, **more}
    return Record.of(article, **rows)


def outline(of: Record | None = None, *opened: str, rejected: bool = False) -> Outline:
    """Return the outline of a record, with groups opened."""
    return Outline(of or record(), OutlineOptions(rejected, frozenset(opened)), MISSED)
