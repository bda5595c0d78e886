"""Questions to the editor; the window shows them, and the answer comes later or never."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from editorial.desktop.wording.occurrence import Occurrence
from editorial.domain.annotation import Entity
from editorial.domain.library import AuthorityRecord
from editorial.domain.record import Record
from editorial.review.same_name import SameName

T = TypeVar("T")


class SpeakerKind(StrEnum):
    """Kind of speaker that was chosen."""

    ENTITY = "entity"
    NAME = "name"
    UNKNOWN = "unknown"
    UNNAMED = "unnamed"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class SpeakerChoice:
    """The chosen speaker: `value` is the id of an entity, the name of a new one, or empty."""

    what: SpeakerKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class SplitChoice:
    """The mentions to split off (their ids), and the name and label of the new entity."""

    mentions: tuple[str, ...]
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The occurrences that a change would affect, and the mentions (their ids) that are ticked at first.

    `note` says what the change leaves out.
    """

    occurrences: tuple[Occurrence, ...] = ()
    ticked: frozenset[str] = frozenset()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """An answer, and the mentions (their ids) that it applies to: those ticked in the preview."""

    value: T
    mentions: tuple[str, ...]


OTHER_LABEL = ""
"""The answer to `Asker.paragraph` that asks for a type."""


class Asker(Protocol):
    """Asks one question at a time; `then` is called with the answer, and not at all if the editor dismisses it."""

    def speaker(
        self, title: str, record: Record, candidates: Sequence[str], then: Callable[[SpeakerChoice], None]
    ) -> None:
        """Ask for the speaker: an entity of the article, a new name, unknown, unnamed, or the author."""

    def second_speaker(self, title: str, record: Record, speaking: Sequence[str], then: Callable[[str], None]) -> None:
        """Ask for a further speaker, an entity of the article."""

    def label(self, title: str, current: str | None, preview: Preview, then: Callable[[Answer[str]], None]) -> None:
        """Ask for a type, by a few letters."""

    def entity(
        self, title: str, record: Record, other_than: str, preview: Preview, then: Callable[[Answer[str]], None]
    ) -> None:
        """Ask for another entity of the article."""

    def authority(
        self,
        title: str,
        records: Sequence[AuthorityRecord],
        entity: Entity,
        preview: Preview,
        then: Callable[[Answer[str | None]], None],
    ) -> None:
        """Ask for an entry of the newsroom's list, or (None) for no link."""

    def name(self, title: str, value: str, preview: Preview, then: Callable[[Answer[str]], None]) -> None:
        """Ask for the name of an entity."""

    def occurrences(
        self, title: str, record: Record, places: Sequence[SameName], then: Callable[[Sequence[SameName]], None]
    ) -> None:
        """Show occurrences in their context, each of which can be unticked."""

    def one_of(self, title: str, answers: Sequence[tuple[str, str]], then: Callable[[str], None]) -> None:
        """Ask for one of several answers, each a value and its words; Enter takes the first."""

    def either(self, title: str, answers: Sequence[tuple[str, str]], then: Callable[[str], None]) -> None:
        """Ask for one of a few answers, each a value and its words; its digit takes it, Enter takes the first."""

    def several(self, title: str, verb: str, preview: Preview, then: Callable[[tuple[str, ...]], None]) -> None:
        """Show what a change to several findings is about, each of which can be unticked; `verb` is on the button."""

    def keep(
        self, title: str, record: Record, entities: Sequence[str], preview: Preview, then: Callable[[Answer[str]], None]
    ) -> None:
        """Ask which of several entities to keep when they are merged; the first is proposed."""

    def paragraph(self, title: str, preview: Preview, then: Callable[[Answer[str | None]], None]) -> None:
        """Show the names of a paragraph; they can be confirmed (None) or given a type (a label, or OTHER_LABEL)."""

    def split(self, record: Record, entity: str, chosen: Collection[str], then: Callable[[SplitChoice], None]) -> None:
        """Ask which mentions of an entity to split off (`chosen` are ticked at first), and what they name."""

    def line(self, title: str, value: str, then: Callable[[str], None]) -> None:
        """Ask for one line of text."""

    def maybe(self, title: str, value: str, then: Callable[[str], None]) -> None:
        """Ask for one line of text, which may be empty."""

    def words(self, title: str, value: str, then: Callable[[str], None]) -> None:
        """Ask for a text of any length."""

    def reason(self, title: str, go: str, then: Callable[[str], None]) -> None:
        """Ask why something is done all the same; `go` are the words on the button that does it."""
