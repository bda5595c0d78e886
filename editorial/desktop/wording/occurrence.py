"""One occurrence of a name in its context, as the lists show it; plain data, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, overload

from editorial.desktop.wording.context import context
from editorial.desktop.wording.sign import WORDS, Sign, sign_of
from editorial.domain import labels
from editorial.domain.annotation import Mention
from editorial.domain.record import Record


class Occurrence(NamedTuple):
    """The words before, the name itself, the words after, its sign and a remark (*new*).

    `mention` is the mention's id; empty where the software missed the name. In the preview of a stroke on several
    findings it is the key of the finding instead. `label` is the type of the name, where it is shown.
    """

    mention: str
    before: str
    text: str
    after: str
    sign: Sign = Sign.NONE
    remark: str = ""
    label: str | None = None

    @property
    def spoken(self) -> str:
        """Return the text for a screen reader."""
        words = f"{self.before}{self.text}{self.after}"
        label = labels.words(self.label) if self.label is not None else ""
        return ", ".join(part for part in (words, label, WORDS[self.sign], self.remark) if part)


class Occurrences(Sequence[Occurrence]):
    """The occurrences of some mentions, each made when it is looked at: of thousands only a few are in sight."""

    def __init__(self, record: Record, rows: Sequence[Mention]) -> None:
        self._record, self._rows = record, rows
        self.mentions = tuple(mention.id for mention in rows)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, position: int) -> Occurrence: ...
    @overload
    def __getitem__(self, position: slice) -> Sequence[Occurrence]: ...
    def __getitem__(self, position: int | slice) -> Occurrence | Sequence[Occurrence]:
        if isinstance(position, slice):
            return Occurrences(self._record, self._rows[position])
        return occurrence_of(self._record, self._rows[position])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Occurrences):
            return NotImplemented
        return self._record.article is other._record.article and self._rows == other._rows

    __hash__ = None  # type: ignore[assignment]


def mentions_of(occurrences: Sequence[Occurrence]) -> Sequence[str]:
    """Return the mention (id) of each occurrence."""
    if isinstance(occurrences, Occurrences):
        return occurrences.mentions
    return tuple(one.mention for one in occurrences)


def occurrence_of(record: Record, mention: Mention) -> Occurrence:
    """Return the occurrence of a mention."""
    span = mention.span
    return Occurrence(mention.id, *context(record.article.text, span.start, span.end), sign_of([mention]))
