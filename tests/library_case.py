"""A library with some articles in every state; no software is started to read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from review_records import record

from editorial.domain.article import Article, Standing, State, Verified
from editorial.domain.problem import Problem
from editorial.domain.record import Record
from editorial.domain.text import sha256
from editorial.review.desk import Desk

NOW = datetime(2025, 5, 6, 7, 8, tzinfo=UTC)
VERIFIED = Standing(State.VERIFIED, Verified("Ina", NOW))
ASIDE = Standing(State.SET_ASIDE)
READY = Standing(State.SUGGESTED)


def article(key: str, title: str, text: str, standing: Standing, *, source: str, published: str | None) -> Record:
    """Return a record without names or quotes."""
    made = Article(key, title, f"{title}\n\n{text}", sha256(title + text), source=source, published=published)
    return Record.of(replace(made, sha256=sha256(made.text)), standing=standing)


def fill(desk: Desk) -> None:
    """Put the articles into a library."""
    library = desk.library
    for one in (
        record(),
        article("boats", "Ferry boats lie idle", "The café by the quay is shut.", READY, source="https://a.example/1",
                published="2024-03-05"),
        article("part10", "“Part 10” of the harbour story", "The quay again. The café too.", VERIFIED,
                source="https://a.example/2", published="2023-02-01"),
        article("part2", "Part 2 of the harbour story", "Nothing new at the pier.", ASIDE, source="wire.txt",
                published=None),
        article("gate", "A gate for the lock " + "and a very long headline that goes on " * 4, "Costs rise.", READY,
                source="wire.txt", published="someday"),
    ):  # fmt: skip
        library.add(one)
    library.mark_problem("gate", Problem.of_words("the software stopped while it read this article"))
    library.mark_exported(["part10"], NOW)
