"""One occurrence of a name in its context, as the lists show it; plain data, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.desktop.wording.context import context
from editorial.desktop.wording.sign import WORDS, Sign, sign_of
from editorial.domain import labels
from editorial.domain.annotation import Mention
from editorial.domain.record import Record


@dataclass(frozen=True, slots=True)
class Occurrence:
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


def occurrence_of(record: Record, mention: Mention) -> Occurrence:
    """Return the occurrence of a mention."""
    span = mention.span
    return Occurrence(mention.id, *context(record.article.text, span.start, span.end), sign_of([mention]))
