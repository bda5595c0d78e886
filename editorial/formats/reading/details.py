"""What files say about an article under many names: its title, authors, date and source, in the form articles have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from editorial.formats.reading.fields import LONGEST_ID

NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text",
        "body",
        "content",
        "article",
        "story",
        "copy",
        "body_text",
        "article_text",
        "full_text",
        "maintext",
    ),
    "title": ("title", "headline", "head", "heading", "subject"),
    "authors": ("authors", "author", "byline", "by", "writer", "reporter", "creator"),
    "published": (
        "published",
        "date",
        "publish_date",
        "published_at",
        "pubdate",
        "publication_date",
        "datetime",
        "day",
    ),
    "source": ("source", "url", "link", "web_address", "address", "permalink", "canonical", "publication", "outlet"),
    "credit": ("credit", "agency"),
    "language": ("language", "lang", "locale"),
    "id": ("id", "guid", "article_id", "slug", "uri"),
}
"""The names under which files have each detail of an article, in small letters, the likeliest first."""

_BY = re.compile(r"^(?:by|von|par|por|di)\s+", re.IGNORECASE)
_PARTING = re.compile(r"\s*(?:,|;|\b(?:and|und|et)\b|&|\n)\s*", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")


def plain_name(name: str) -> str:
    """Return a name of a field as `NAMES` has it: *Publish Date* is `publish_date`."""
    return re.sub(r"[\s-]+", "_", name.strip().lower())


def find(fields: Mapping[str, Any], detail: str) -> Any:
    """Return what a mapping holds of a detail, under whatever name; None if it has nothing."""
    named = {plain_name(name): value for name, value in fields.items()}
    return next((named[name] for name in NAMES[detail] if named.get(name) not in (None, "", [])), None)


def iso_date(value: Any) -> str | None:
    """Return a date or time in ISO 8601, as an article keeps it, or None if it cannot be told for certain.

    Dates that are written in figures with the year last (*03/04/2026*) cannot: nobody knows the month.
    """
    if isinstance(value, date):
        return value.isoformat()
    text = " ".join(str(value or "").split())
    if not text:
        return None
    try:
        return _tidy(datetime.fromisoformat(text), text)
    except ValueError:
        pass
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, IndexError, TypeError, OverflowError):
        pass
    for form in ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%d. %B %Y", "%A, %d %B %Y", "%A, %B %d, %Y"):
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    return None


def _tidy(found: datetime, text: str) -> str:
    return found.date().isoformat() if len(text) <= 10 else found.isoformat()


def names(value: Any) -> tuple[str, ...]:
    """Return the names of authors that a value holds: a text with several, a list, or objects with a `name`."""
    values: Iterable[Any] = value if isinstance(value, list | tuple) else (value,)
    found: dict[str, None] = {}
    for one in values:
        words = one.get("name") if isinstance(one, Mapping) else one
        if not isinstance(words, str):
            continue
        for part in _PARTING.split(_BY.sub("", " ".join(words.split()))):
            if name := part.strip():
                found.setdefault(name)
    return tuple(found)


def identifier(value: str) -> str | None:
    """Return an id that an article can have, or None for an empty or overlong one."""
    return value if 0 < len(value) <= LONGEST_ID else None


def language_tag(value: Any) -> str | None:
    """Return a language tag (*en*, *en-GB*), or None for what is none."""
    text = str(value or "").strip()
    return text.replace("_", "-") if _LANGUAGE.match(text) else None
