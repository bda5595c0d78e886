"""Asks the reviewer's questions in the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from editorial.desktop.choosers.list_chooser import ListChooser, Option
from editorial.desktop.choosers.places import PlacesPreview, SplitPrompt
from editorial.desktop.choosers.popup import Popup
from editorial.desktop.choosers.prompt import LinePrompt, TextPrompt
from editorial.desktop.reviewing.asking import SpeakerChoice, SpeakerIs, SplitChoice
from editorial.domain import labels
from editorial.domain.annotation import Entity, Status
from editorial.domain.library import AuthorityRecord
from editorial.domain.record import Record
from editorial.review.same_name import SameName, places_of

_NOT_LINKED = "not in the list"


class WindowAsker:
    """Puts each question over the window; `own_labels` returns the newsroom's own types."""

    def __init__(self, window: QWidget, own_labels: Callable[[], Sequence[str]]) -> None:
        self._window = window
        self._own_labels = own_labels
        self.asked: Popup | None = None

    def speaker(
        self, title: str, record: Record, candidates: Sequence[str], then: Callable[[SpeakerChoice], None]
    ) -> None:
        """Ask who said it: candidates first, then every other name, then those whom no name means."""
        ordered = [key for key in candidates if key in record.entities]
        ordered += [key for key in record.entities if key not in candidates]
        options = [
            Option(entity.name, SpeakerChoice(SpeakerIs.ENTITY, entity.id), labels.words(entity.label))
            for entity in map(record.entities.__getitem__, ordered)
            if entity.status is not Status.REJECTED
        ]
        options += [
            Option("unknown", SpeakerChoice(SpeakerIs.UNKNOWN), "nobody knows"),
            Option("unnamed", SpeakerChoice(SpeakerIs.UNNAMED), "somebody whom no name means"),
        ]
        options += [
            Option(f"the author: {author}", SpeakerChoice(SpeakerIs.AUTHOR, author))
            for author in record.article.authors
        ]
        self._choose(title, options, then, lambda name: Option(name, SpeakerChoice(SpeakerIs.NAME, name), "a new name"))

    def label(self, title: str, current: str | None, then: Callable[[str], None]) -> None:
        """Ask for a type by a few letters."""
        known = (*labels.WORDS, *(one for one in self._own_labels() if one not in labels.WORDS))
        options = [Option(labels.words(one), one, "now" if one == current else "") for one in known]
        self._choose(title, options, then)

    def entity(self, title: str, record: Record, other_than: str, then: Callable[[str], None]) -> None:
        """Ask for another entity of the article."""
        options = [
            Option(entity.name, entity.id, labels.words(entity.label))
            for entity in record.entities.values()
            if entity.id != other_than and entity.status is not Status.REJECTED
        ]
        self._choose(title, options, then)

    def authority(
        self, title: str, records: Sequence[AuthorityRecord], entity: Entity, then: Callable[[str | None], None]
    ) -> None:
        """Ask for an entry of the newsroom's list, the likeliest first."""
        options = [
            Option(record.name, record.id, ", ".join((labels.words(record.label), *record.aliases)))
            for record in sorted(records, key=lambda record: (record.name != entity.name, record.name))
        ]
        if entity.authority is not None:
            options.append(Option(_NOT_LINKED, None))
        self._choose(title, options, then)

    def _choose(
        self,
        title: str,
        options: Sequence[Option],
        then: Callable[..., None],
        new: Callable[[str], Option] | None = None,
    ) -> None:
        self.asked = ListChooser(title, options, then, self._window, new)

    def places(
        self, title: str, words: str, places: Sequence[SameName], then: Callable[[Sequence[SameName]], None]
    ) -> None:
        """Show places in their context, each of which can be left out."""
        self.asked = PlacesPreview(title, words, places, then, self._window)

    def split(self, record: Record, entity: str, chosen: str | None, then: Callable[[SplitChoice], None]) -> None:
        """Ask which mentions of an entity to split off, and what they name."""
        places = places_of(record, entity)
        keys = [place.mention or "" for place in places]
        ticked = [keys.index(chosen)] if chosen in keys else []
        one = record.entities[entity]

        def take(rows: list[int], name: str, label: str) -> None:
            then(SplitChoice(tuple(keys[row] for row in rows), name, label))

        known = (*labels.WORDS, *self._own_labels())
        self.asked = SplitPrompt(one.name, one.label, places, ticked, known, take, self._window)

    def line(self, title: str, value: str, then: Callable[[str], None]) -> None:
        """Ask for one line of text."""
        self.asked = LinePrompt(title, value, then, self._window)

    def words(self, title: str, value: str, then: Callable[[str], None]) -> None:
        """Ask for a text of any length."""
        self.asked = TextPrompt(title, value, then, self._window)
