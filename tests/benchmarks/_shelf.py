"""The library that the pictures are made of: articles in every state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from _articles import read
from _everything import everything

from editorial.domain.annotation import Decided, Speaker, Status
from editorial.domain.article import Article, Standing, State, Verified
from editorial.domain.library import AuthorityRecord
from editorial.domain.problem import Problem
from editorial.domain.record import Record
from editorial.domain.resources import seeds_folder
from editorial.domain.text import Span, sha256
from editorial.review.desk import Desk

HERE = Path(__file__).parent
SEED = seeds_folder() / "000_d98b2c6786ce758e.txt"


AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
LIST = (("p1", "Ada Krall", "PERSON"), ("p2", "Wexcombe", "PLACE"), ("p3", "Wexcombe Harbour Board", "ORG"))


def shelf(seed: Record | None) -> Callable[[Desk], None]:
    """Return what fills a library with articles in several states."""

    def put(desk: Desk) -> None:
        library = desk.library
        typical, rough = read(HERE / "typical.toml").record, read(HERE / "rough.toml").record
        for record in filter(None, (seed, typical, rough)):
            library.add(record)
        record, missed = everything()
        library.add(record)
        loaded = library.load(record.article.id)
        library.put_suggestions(record.article.id, (), loaded.version, possibly_missed=missed, model="sample@1")
        verified = _decided(_titled(rough, "verified", "Bells of Corvane ring again after forty years of silence"))
        library.add(replace(verified, standing=Standing(State.VERIFIED, Verified("Desk", AT))))
        library.mark_exported(["verified"], AT)
        library.add(replace(_titled(typical, "aside", "A night on the dredger"), standing=Standing(State.SET_ASIDE)))
        library.add(_titled(rough, "failed", "The last lamplighter of Thornby hands his ladder to the museum"))
        library.mark_problem("failed", Problem.of_words("the software stopped while it read this article"))
        library.put_authority_records([AuthorityRecord(*one) for one in LIST])

    return put


def unread() -> Record:
    """Return an article that the software has not read yet."""
    text = "Ferry boats lie idle\n\nThe café by the quay is shut."
    return Record.of(Article("unread", "Ferry boats lie idle", text, sha256(text)), standing=Standing(State.NEW))


def _titled(record: Record, key: str, title: str) -> Record:
    """Return the record as that of another article, whose text begins with another title."""
    text = f"{title}\n\n{record.article.text}"
    by = len(title) + 2
    return Record.of(
        replace(record.article, id=key, title=title, text=text, sha256=sha256(text)),
        standing=record.standing,
        entities=record.entities.values(),
        mentions=[replace(one, span=_later(one.span, by)) for one in record.mentions.values()],
        quotes=[
            replace(one, span=_later(one.span, by), speakers=tuple(_moved(speaker, by) for speaker in one.speakers))
            for one in record.quotes.values()
        ],
    )


def _later(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _moved(speaker: Speaker, by: int) -> Speaker:
    return replace(speaker, span=_later(speaker.span, by) if speaker.span is not None else None)


def _decided(record: Record) -> Record:
    """Return the record with everything confirmed one by one."""
    done = {"status": Status.CONFIRMED, "decided": Decided("Desk", AT)}
    return Record.of(
        record.article,
        standing=record.standing,
        entities=[replace(one, **done) for one in record.entities.values()],
        mentions=[replace(one, **done) for one in record.mentions.values()],
        quotes=[
            replace(one, **done, speakers=tuple(_known(speaker) for speaker in one.speakers))
            for one in record.quotes.values()
        ],
    )


def _known(speaker: Speaker) -> Speaker:
    claim = speaker.resolution
    return replace(speaker, resolution=replace(claim, status=Status.CONFIRMED) if claim is not None else None)
