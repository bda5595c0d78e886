"""Asks the reviewer's questions inside the window, one at a time.

Each chooser is imported when it is first opened: together they would delay the first picture.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from editorial.desktop.reviewing.asking import Answer, Preview, SpeakerChoice, SplitChoice
from editorial.desktop.theme import Theme
from editorial.domain.annotation import Entity
from editorial.domain.library import AuthorityRecord
from editorial.domain.record import Record
from editorial.review.same_name import SameName

if TYPE_CHECKING:
    from editorial.desktop.choosers.chooser import Chooser


class WindowAsker:
    """Opens choosers in a window (the reviewer's `Asker`); another question closes the one that stands open.

    `theme`, `known` (the labels to offer) and `near` (the place beside which to open, in the host's coordinates, or
    None for its upper middle) are asked for when they are needed.
    """

    def __init__(
        self,
        host: QWidget,
        *,
        theme: Callable[[], Theme],
        known: Callable[[], Sequence[str]],
        near: Callable[[], QRect | None],
    ) -> None:
        self._host, self._theme, self._known, self._near = host, theme, known, near
        self.chooser: Chooser | None = None

    def speaker(
        self, title: str, record: Record, candidates: Sequence[str], then: Callable[[SpeakerChoice], None]
    ) -> None:
        """Ask who said it: candidates first, those whom no name means, then every other name."""
        from editorial.desktop.choosers.speaker_chooser import SpeakerChooser

        self._ask(SpeakerChooser(self._host, self._theme(), title, record, candidates), then)

    def second_speaker(self, title: str, record: Record, speaking: Sequence[str], then: Callable[[str], None]) -> None:
        """Ask for a name of the article besides those that speak already; those of the first one's type come first."""
        from editorial.desktop.choosers.name_choosers import name_options
        from editorial.desktop.choosers.option_chooser import OptionChooser

        names = name_options(record, speaking[0] if speaking else "")
        others = [option for option in names if option.value not in speaking]
        prompt = "A name of this article"
        self._ask(OptionChooser(self._host, self._theme(), title, others, prompt=prompt), then)

    def label(self, title: str, current: str | None, preview: Preview, then: Callable[[Answer[str]], None]) -> None:
        """Ask for a type by a few letters."""
        from editorial.desktop.choosers.name_choosers import TypeChooser

        self._ask(TypeChooser(self._host, self._theme(), title, self._known(), current, preview), then)

    def entity(
        self, title: str, record: Record, other_than: str, preview: Preview, then: Callable[[Answer[str]], None]
    ) -> None:
        """Ask for another entity of the article."""
        from editorial.desktop.choosers.name_choosers import NameChooser

        self._ask(NameChooser(self._host, self._theme(), title, record, other_than, preview), then)

    def authority(
        self,
        title: str,
        records: Sequence[AuthorityRecord],
        entity: Entity,
        preview: Preview,
        then: Callable[[Answer[str | None]], None],
    ) -> None:
        """Ask for an entry of the newsroom's list, the likeliest first, or for no link."""
        from editorial.desktop.choosers.name_choosers import AuthorityChooser

        self._ask(AuthorityChooser(self._host, self._theme(), title, records, entity, preview), then)

    def name(self, title: str, value: str, preview: Preview, then: Callable[[Answer[str]], None]) -> None:
        """Ask what a name is to be called."""
        from editorial.desktop.choosers.text_prompt import NamePrompt

        self._ask(NamePrompt(self._host, self._theme(), title, value, preview), then)

    def occurrences(
        self, title: str, record: Record, places: Sequence[SameName], then: Callable[[Sequence[SameName]], None]
    ) -> None:
        """Show places in their context, each of which can be left out."""
        from editorial.desktop.choosers.occurrence_choosers import SameNameChooser

        self._ask(SameNameChooser(self._host, self._theme(), title, record, places), then)

    def split(self, record: Record, entity: str, chosen: Collection[str], then: Callable[[SplitChoice], None]) -> None:
        """Ask which mentions of an entity to split off, and what they name."""
        from editorial.desktop.choosers.occurrence_choosers import SplitChooser

        asked = SplitChooser(self._host, self._theme(), record, entity, chosen=chosen, known=self._known())
        self._ask(asked, then)

    def line(self, title: str, value: str, then: Callable[[str], None]) -> None:
        """Ask for one line of text; what stood there may be emptied."""
        from editorial.desktop.choosers.text_prompt import Needed, TextPrompt

        needed = Needed.NOTHING if value else Needed.WORDS
        self._ask(TextPrompt(self._host, self._theme(), title, value, needed=needed), then)

    def words(self, title: str, value: str, then: Callable[[str], None]) -> None:
        """Ask for a text of any length."""
        from editorial.desktop.choosers.text_prompt import Lines, TextPrompt

        self._ask(TextPrompt(self._host, self._theme(), title, value, lines=Lines.MANY), then)

    def close(self) -> None:
        """Close the question that stands open, unanswered."""
        if self.chooser is not None:
            self.chooser.dismiss()

    def _ask(self, chooser: Chooser, then: Callable[[Any], None]) -> None:
        self.close()
        self.chooser = chooser
        chooser.dismissed.connect(self._closed)
        chooser.accepted.connect(self._closed)
        chooser.accepted.connect(then)
        chooser.open_at(self._near())

    def _closed(self) -> None:
        self.chooser = None
