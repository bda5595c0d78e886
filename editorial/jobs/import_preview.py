"""What somebody makes of articles before they are stored: changes, and what need not be looked at again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from editorial.domain.text import normalise
from editorial.domain.versions import moved
from editorial.formats.reading.article_text import ArticleText
from editorial.jobs.import_rule_words import words_of_likeness
from editorial.jobs.reading import Arrival, record_of_article


@dataclass(frozen=True, slots=True)
class Checked:
    """Articles that somebody looked at, and whether those like them need not be looked at from now on."""

    arrivals: tuple[Arrival, ...]
    remember: bool = False


def changed(
    arrival: Arrival, *, text: str, title: str, authors: tuple[str, ...], published: str | None, source: str | None
) -> Arrival:
    """Return an article with another text or other details; what its text says is then looked for anew."""
    before = arrival.record.article
    if (text, title, authors, published, source) == (
        *(before.text, before.title, before.authors),
        *(before.published, before.source),
    ):
        return arrival
    read = ArticleText(
        text=normalise(text),
        id=None if before.id == before.sha256 else before.id,
        title=title,
        authors=authors,
        source=source,
        credit=before.credit,
        published=published,
        language=before.language,
        zones=before.zones if text == before.text else (),
        extra=before.extra,
        comments=moved(arrival.record.notes.values(), before.text, normalise(text).text),
    )
    return replace(arrival, record=record_of_article(read, source=source), cut=(), mended=None, garbled="")


def likeness(arrival: Arrival) -> str:
    """Return the key under which it is remembered that articles like this need no look: a site, or a kind of file.

    Empty if each has to be looked at.
    """
    if arrival.look or arrival.mended is not None:
        return ""
    site = urlsplit(arrival.record.article.source or "").hostname if arrival.form == "html" else None
    return f"{arrival.form}:{site}" if site else arrival.form


def likeness_words(arrival: Arrival) -> str:
    """Return in words which articles are like this one: `pages of example.org`; empty if each has to be looked at."""
    return words_of_likeness(likeness(arrival))


def is_remembered(arrival: Arrival, known: Collection[str]) -> bool:
    """Return whether articles like this one need no look, by the keys that are known."""
    key = likeness(arrival)
    return bool(key) and key in known
