"""What is to become of each suggested name, by the right answers."""

from __future__ import annotations

from dataclasses import dataclass

from hand_time.answers import RightAnswers, RightName
from hand_time.causes import Cause
from hand_time.fates import Fates
from hand_time.pairing import name_closeness, paired, unpaired
from on_gold._gold import tidy

from editorial.domain.annotation import Mention, Status
from editorial.domain.record import Record
from editorial.domain.text import Span
from editorial.review.desk import Desk


@dataclass(frozen=True, slots=True)
class Fate:
    """What is to become of a suggested name: `right` is None if it is to be rejected."""

    right: RightName | None
    edge: bool = False
    label: str | None = None

    @property
    def as_it_is(self) -> bool:
        """Return whether the name is to be confirmed."""
        return self.right is not None and not self.edge and self.label is None

    @property
    def stroke(self) -> tuple[bool, str | None]:
        """Return what two names have in common that can be decided in one stroke."""
        return self.right is None, self.label

    @property
    def cause(self) -> Cause:
        """Return why the name takes a key, its edges aside."""
        if self.right is None:
            return Cause.FALSE_NAME
        return Cause.TYPE if self.label is not None else Cause.CONFIRM


class NameFates(Fates):
    """Compares the names of the open article with the right ones, as both are at the moment."""

    def __init__(self, desk: Desk, answers: RightAnswers) -> None:
        self.answers, self.right = answers, answers.names or ()
        self.text = answers.article.text
        super().__init__(desk)
        self._close = name_closeness(self.text)

    def _pair(self, record: Record) -> dict[str, int]:
        spans = {key: m.span for key, m in record.mentions.items() if self.compared(m)}
        return paired(spans, [name.span for name in self.right], self._close, 0.0)

    def compared(self, mention: Mention) -> bool:
        """Return whether a mention counts."""
        return mention.status is not Status.REJECTED and self.answers.fold(mention.label) is not None

    def ends(self, span: Span, right: Span) -> tuple[bool, bool]:
        """Return whether the start and the end of a name are right; *the* and *'s* do not matter."""
        one, other = tidy(self.text, span.start, span.end), tidy(self.text, right.start, right.end)
        return one.start == other.start, one.end == other.end

    def fate(self, mention: Mention) -> Fate:
        """Return what is to become of a mention."""
        number = self.pairs().get(mention.id)
        if number is None:
            return Fate(None)
        right = self.right[number]
        same = self.answers.fold(mention.label) == self.answers.fold(right.label)
        return Fate(right, not all(self.ends(mention.span, right.span)), None if same else right.label)

    def missed(self) -> list[int]:
        """Return the numbers of the right names that nothing was suggested or added for."""
        return unpaired(self.right, self.pairs())

    def alike(self, one: str, other: str) -> bool:
        """Return whether two labels count as one."""
        return self.answers.fold(one) == self.answers.fold(other)
