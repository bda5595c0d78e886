"""What a reader returns for an article that comes without annotations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from editorial.domain.annotation import Note
from editorial.domain.article import Zone
from editorial.domain.text import Normalised, normalise


@dataclass(frozen=True, slots=True)
class Cut:
    """A passage that a reader left out of the text: its words, why, and the offset in the text where it would stand.

    The offset counts code points of the normalised text, and is one at which a paragraph begins or the text ends.
    """

    words: str
    why: str
    at: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that was not read though it lies among those that were: what it is called, and why it was left out.

    `ask` says that somebody may well want it read: a README beside articles; `wanted` that somebody said so.
    """

    source: str
    reason: str
    ask: bool = False
    wanted: bool = False


@dataclass(frozen=True, slots=True)
class ReadSoFar:
    """A step on the way to an article that takes long to read: the share of the file that was read, 0..1."""

    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleText:
    """The text of an article, and what the file says about it.

    What is empty or None here is looked for in the text afterwards: the language, title, zones, authors and credit.
    Offsets of `zones` count code points of the normalised text; readers map them with `text.offset`. `source` is where
    the article was published if the file says so, such as a web address. `cut` is what was not taken for the text,
    `notes` say in words what else was lost or doubtful, and `look` that somebody must see the text before it is stored.
    `comments` are what people wrote beside the text, `before` is the text without the changes that are tracked in the
    file; empty if there are none.
    """

    text: Normalised
    id: str | None = None
    title: str = ""
    authors: tuple[str, ...] = ()
    source: str | None = None
    credit: str | None = None
    published: str | None = None
    language: str | None = None
    zones: tuple[Zone, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
    cut: tuple[Cut, ...] = ()
    notes: tuple[str, ...] = ()
    look: bool = False
    comments: tuple[Note, ...] = ()
    before: str = ""


def headed(title: str, body: str) -> Normalised:
    """Return a text that begins with its title: it is put before a body that does not; NULs are dropped."""
    if title and not body.startswith(title):
        body = f"{title}\n\n{body}" if body else title
    return normalise(body.replace("\0", ""))
