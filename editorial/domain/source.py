"""Sources: material that the quotes of an article are checked against; its text never changes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from editorial.domain.chain import canonical
from editorial.domain.source_row import Source  # its place is here; a start needs the row alone
from editorial.domain.text import Span, sha256

__all__ = ["Source", "SourceArrival", "SourceText", "Turn", "digest", "time_code"]

_START = attrgetter("span.start")


@dataclass(frozen=True, slots=True)
class Turn:
    """Stretch of a source with the name of who speaks there as the source has it, and when (seconds from its start).

    A long answer with several times is several turns with the same speaker. `speaker` is None where nobody is named,
    `seconds` where there is no time.
    """

    span: Span
    speaker: str | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class SourceText:
    """Text of one or several sources, normalised as that of an article (`domain/text.py`), and the turns in it.

    `sha256` is that of the UTF-8 text; where there are turns, of the text with the turns (`digest`). The turns are in
    text order and do not overlap.
    """

    sha256: str
    text: str
    turns: tuple[Turn, ...] = ()

    def __post_init__(self) -> None:
        end = 0
        for turn in self.turns:
            if turn.span.start < end or turn.span.end > len(self.text):
                raise ValueError(f"the turn at {turn.span.start} overlaps another or goes beyond the text")
            end = turn.span.end

    @classmethod
    def of(cls, text: str, turns: Iterable[Turn] = ()) -> SourceText:
        """Build the text of a source from a normalised text, with its hash."""
        every = tuple(turns)
        return cls(digest(text, every), text, every)

    @property
    def is_whole(self) -> bool:
        """Return whether text and turns are those that were hashed."""
        return digest(self.text, self.turns) == self.sha256

    def turn_at(self, offset: int) -> Turn | None:
        """Return the turn that the code point at `offset` belongs to, or None if it stands in no turn."""
        number = bisect_right(self.turns, offset, key=_START) - 1
        return self.turns[number] if number >= 0 and offset < self.turns[number].span.end else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceArrival:
    """A source as it was read, before it is attached: its text, and what is known of it.

    `title` is proposed, and an editor may change it; the other fields are those of `Source`. `notes` say in words what
    was lost or doubtful when it was read.
    """

    text: SourceText
    title: str
    origin: str = ""
    article: str | None = None
    date: str | None = None
    notes: tuple[str, ...] = ()


def digest(text: str, turns: Sequence[Turn] = ()) -> str:
    """Return the SHA-256 of a text; with turns, that of the text, a NUL and the turns as a JSON list.

    Each turn is `[start, end, speaker, milliseconds]` in it. So the same words with other times are another text.
    """
    if not turns:
        return sha256(text)
    listed = [
        [turn.span.start, turn.span.end, turn.speaker, None if turn.seconds is None else round(turn.seconds * 1000)]
        for turn in turns
    ]
    return sha256(f"{text}\0{canonical(listed)}")


def time_code(seconds: float) -> str:
    """Return seconds as a time code in whole seconds, such as `00:14:32`; a part of a second is cut off."""
    whole = max(0, int(seconds))
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
