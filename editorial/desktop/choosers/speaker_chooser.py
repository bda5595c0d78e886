"""Chooser for a speaker: a name of the article, a new name, unknown, unnamed, or the author."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from editorial.desktop.choosers.option_chooser import OptionChooser
from editorial.desktop.choosers.ranking import Option
from editorial.desktop.reviewing.asking import SpeakerChoice, SpeakerKind
from editorial.desktop.theme import Theme
from editorial.domain import labels
from editorial.domain.annotation import Entity, Status
from editorial.domain.record import Record

PROMPT = "A name, unknown, unnamed, the author"


def speaker_options(record: Record, candidates: Sequence[str]) -> list[Option]:
    """Return the options: candidates, choices without a name, other names that can speak, all other names."""
    entities = {key: entity for key, entity in record.entities.items() if entity.status is not Status.REJECTED}
    likely = [entities[key] for key in dict.fromkeys(candidates) if key in entities]
    rest = sorted(
        (entity for key, entity in entities.items() if key not in set(candidates)),
        key=lambda entity: (entity.label not in labels.SPEAKING, entity.name.casefold()),
    )
    return [*map(_option, likely), *_no_names(record), *map(_option, rest)]


def _option(entity: Entity) -> Option:
    return Option(SpeakerChoice(SpeakerKind.ENTITY, entity.id), entity.name, labels.words(entity.label), entity.aliases)


def _no_names(record: Record) -> list[Option]:
    options = [
        Option(SpeakerChoice(SpeakerKind.UNKNOWN), "unknown", "nobody knows who said it"),
        Option(SpeakerChoice(SpeakerKind.UNNAMED), "unnamed", "somebody, not by name"),
    ]
    authors = record.article.authors
    return [*options, *(Option(SpeakerChoice(SpeakerKind.AUTHOR, one), "the author", one, (one,)) for one in authors)]


class SpeakerChooser(OptionChooser):
    """Chooser for a speaker; it is accepted with a SpeakerChoice."""

    def __init__(self, host: QWidget, theme: Theme, title: str, record: Record, candidates: Sequence[str]) -> None:
        self._record = record
        super().__init__(host, theme, title, speaker_options(record, candidates), prompt=PROMPT)

    def found(self, typed: str) -> list[Option]:
        """Return the matching options, and the typed text as a new name if the article has no such name."""
        options = super().found(typed)
        name = " ".join(typed.split())
        entities = self._record.entities.values()
        known = {other.casefold() for entity in entities for other in (entity.name, *entity.aliases)}
        if name and name.casefold() not in known | {option.text for option in options}:
            options.append(Option(SpeakerChoice(SpeakerKind.NAME, name), name, "a new name"))
        return options
