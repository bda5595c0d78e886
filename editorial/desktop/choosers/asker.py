"""Implementation of the reviewer's `Asker` with choosers inside the window.

Each chooser is imported when it is first opened, because importing all of them would delay the start.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from editorial.desktop.actions.keys import OwnKeys
from editorial.desktop.theme import Theme
from editorial.domain.annotation import Entity
from editorial.domain.library import AuthorityRecord
from editorial.domain.record import Record

if TYPE_CHECKING:
    from editorial.desktop.choosers.chooser import Chooser
    from editorial.desktop.reviewing.asking import Answer, Preview, SpeakerChoice, SplitChoice
    from editorial.review.same_name import SameName


def _at_once(act: Callable[[], object]) -> object:
    return act()


class WindowAsker:
    """Opens one chooser at a time in a window; another question dismisses the open one.

    `theme`, `known` (the labels to offer) and `about` (what a question is about: rectangles in the host's coordinates,
    each within the one before) are called when a chooser is opened; so are `own_keys`, the editor's own keys.
    `turn` does something with an answer when its turn comes.
    """

    def __init__(
        self,
        host: QWidget,
        *,
        theme: Callable[[], Theme],
        known: Callable[[], Sequence[str]],
        about: Callable[[], Sequence[QRect]],
        own_keys: Callable[[], OwnKeys] = dict,
        turn: Callable[[Callable[[], object]], object] = _at_once,
    ) -> None:
        self._host, self._theme, self._known, self._about = host, theme, known, about
        self._own_keys, self._turn = own_keys, turn
        self.chooser: Chooser | None = None

    def speaker(
        self, title: str, record: Record, candidates: Sequence[str], then: Callable[[SpeakerChoice], None]
    ) -> None:
        """Ask for the speaker: candidates first, then choices without a name, then all other names."""
        from editorial.desktop.choosers.speaker_chooser import SpeakerChooser

        self._ask(SpeakerChooser(self._host, self._theme(), title, record, candidates), then)

    def second_speaker(self, title: str, record: Record, speaking: Sequence[str], then: Callable[[str], None]) -> None:
        """Ask for a further speaker among the article's names; those with the label of the first speaker come first."""
        from editorial.desktop.choosers.name_choosers import name_options
        from editorial.desktop.choosers.speaker_chooser import OtherNameChooser

        names = name_options(record, speaking[0] if speaking else "")
        others = [option for option in names if option.value not in speaking]
        self._ask(OtherNameChooser(self._host, self._theme(), title, record, others), then)

    def label(self, title: str, current: str | None, preview: Preview, then: Callable[[Answer[str]], None]) -> None:
        """Ask for a label."""
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
        """Ask for an entry of the newsroom's list, most likely first, or for no link (None)."""
        from editorial.desktop.choosers.name_choosers import AuthorityChooser

        self._ask(AuthorityChooser(self._host, self._theme(), title, records, entity, preview), then)

    def name(self, title: str, value: str, preview: Preview, then: Callable[[Answer[str]], None]) -> None:
        """Ask for the new text of a name."""
        from editorial.desktop.choosers.text_prompt import NamePrompt

        self._ask(NamePrompt(self._host, self._theme(), title, value, preview), then)

    def occurrences(
        self, title: str, record: Record, places: Sequence[SameName], then: Callable[[Sequence[SameName]], None]
    ) -> None:
        """Ask to which occurrences of a name a change applies."""
        from editorial.desktop.choosers.occurrence_choosers import SameNameChooser

        self._ask(SameNameChooser(self._host, self._theme(), title, record, places), then)

    def one_of(self, title: str, answers: Sequence[tuple[str, str]], then: Callable[[str], None]) -> None:
        """Ask for one of several answers."""
        from editorial.desktop.choosers.option_chooser import OptionChooser
        from editorial.desktop.choosers.ranking import Option

        options = [Option(value, words) for value, words in answers]
        prompt = "The arrows choose, Enter takes it"
        self._ask(OptionChooser(self._host, self._theme(), title, options, prompt=prompt), then)

    def either(self, title: str, answers: Sequence[tuple[str, str]], then: Callable[[str], None]) -> None:
        """Ask for one of a few answers; each has a digit."""
        from editorial.desktop.choosers.either_chooser import EitherChooser

        self._ask(EitherChooser(self._host, self._theme(), title, answers), then)

    def several(self, title: str, verb: str, preview: Preview, then: Callable[[tuple[str, ...]], None]) -> None:
        """Ask to which of several findings a change applies."""
        from editorial.desktop.choosers.occurrence_choosers import SeveralChooser

        self._ask(SeveralChooser(self._host, self._theme(), title, verb, preview), then)

    def keep(
        self, title: str, record: Record, entities: Sequence[str], preview: Preview, then: Callable[[Answer[str]], None]
    ) -> None:
        """Ask which of several entities to keep; the first is proposed."""
        from editorial.desktop.choosers.name_choosers import KeepChooser

        self._ask(KeepChooser(self._host, self._theme(), title, record, entities, preview), then)

    def paragraph(self, title: str, preview: Preview, then: Callable[[Answer[str | None]], None]) -> None:
        """Ask whether to confirm the names of a paragraph, or which type they have."""
        from editorial.desktop.choosers.paragraph_chooser import ParagraphChooser

        self._ask(ParagraphChooser(self._host, self._theme(), title, preview, self._own_keys()), then)

    def split(self, record: Record, entity: str, chosen: Collection[str], then: Callable[[SplitChoice], None]) -> None:
        """Ask which mentions of an entity to split off, and for their new name and label."""
        from editorial.desktop.choosers.occurrence_choosers import SplitChooser

        asked = SplitChooser(self._host, self._theme(), record, entity, chosen=chosen, known=self._known())
        self._ask(asked, then)

    def line(self, title: str, value: str, then: Callable[[str], None]) -> None:
        """Ask for one line of text, which may be empty if `value` is not."""
        from editorial.desktop.choosers.text_prompt import Needed, TextPrompt

        needed = Needed.NOTHING if value else Needed.WORDS
        self._ask(TextPrompt(self._host, self._theme(), title, value, needed=needed), then)

    def maybe(self, title: str, value: str, then: Callable[[str], None]) -> None:
        """Ask for one line of text, which may be empty."""
        from editorial.desktop.choosers.text_prompt import Needed, TextPrompt

        self._ask(TextPrompt(self._host, self._theme(), title, value, needed=Needed.NOTHING), then)

    def words(self, title: str, value: str, then: Callable[[str], None]) -> None:
        """Ask for a text of several lines."""
        from editorial.desktop.choosers.text_prompt import Lines, TextPrompt

        self._ask(TextPrompt(self._host, self._theme(), title, value, lines=Lines.MANY), then)

    def reason(self, title: str, go: str, then: Callable[[str], None]) -> None:
        """Ask for a reason of several lines; `go` are the words of the main button."""
        from editorial.desktop.choosers.text_prompt import Lines, TextPrompt

        self._ask(TextPrompt(self._host, self._theme(), title, lines=Lines.MANY, go=go), then)

    def set_theme(self, theme: Theme) -> None:
        """Draw the open chooser in the colours of a theme."""
        if self.chooser is not None:
            self.chooser.set_theme(theme)

    def close(self) -> None:
        """Dismiss the open chooser."""
        if self.chooser is not None:
            self.chooser.dismiss()

    def _ask(self, chooser: Chooser, then: Callable[[Any], None]) -> None:
        self.close()
        self.chooser = chooser
        chooser.dismissed.connect(self._closed)
        chooser.accepted.connect(self._closed)
        chooser.accepted.connect(lambda answer: self._turn(partial(then, answer)))
        chooser.open_at(self._about)

    def _closed(self) -> None:
        self.chooser = None
