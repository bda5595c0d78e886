"""What a reader returns for an article that comes without annotations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from editorial.domain.article import Zone
from editorial.domain.text import Normalised


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleText:
    """The text of an article, and what the file says about it.

    What is empty or None here is looked for in the text afterwards: the language, title, zones, authors and credit.
    Offsets of `zones` count code points of the normalised text; readers map them with `text.offset`.
    """

    text: Normalised
    id: str | None = None
    title: str = ""
    authors: tuple[str, ...] = ()
    credit: str | None = None
    published: str | None = None
    language: str | None = None
    zones: tuple[Zone, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
