"""One place of a name in its context, as lists of places show it; plain data, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.desktop.wording.context import context
from editorial.desktop.wording.sign import WORDS, Sign, sign_of
from editorial.domain.annotation import Mention
from editorial.domain.record import Record
from editorial.domain.text import Span


@dataclass(frozen=True, slots=True)
class Place:
    """The words before, its own, those after, a sign and a word about it (*new*); `mention` is the id of what is there.

    Nothing is there yet where a name was missed: `mention` is then empty.
    """

    mention: str
    before: str
    text: str
    after: str
    sign: Sign = Sign.NONE
    remark: str = ""

    @property
    def said(self) -> str:
        """Return what a screen reader says for it."""
        words = f"{self.before}{self.text}{self.after}"
        return ", ".join(part for part in (words, WORDS[self.sign], self.remark) if part)


def place_of(record: Record, mention: Mention) -> Place:
    """Return the place of a mention."""
    span = mention.span
    return Place(mention.id, *context(record.article.text, span.start, span.end), sign_of([mention]))


def missed_place(text: str, span: Span) -> Place:
    """Return a place where the software missed the name."""
    return Place("", *context(text, span.start, span.end), remark="new")
