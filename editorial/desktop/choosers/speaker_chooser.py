"""Chooser for a speaker: a name of the article, a new name, unknown, unnamed, or the author."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from editorial.desktop.choosers.option_chooser import OptionChooser
from editorial.desktop.choosers.ranking import Option, goes_beyond
from editorial.desktop.reviewing.asking import SpeakerChoice, SpeakerKind
from editorial.desktop.theme import Theme
from editorial.domain import labels
from editorial.domain.annotation import Entity, Status
from editorial.domain.languages import before_names
from editorial.domain.record import Record
from editorial.domain.taking import bare_name

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


def named(record: Record, typed: str, options: Sequence[Option]) -> list[Option]:
    """Return the options without those that the typed words go beyond; titles and *'s* aside."""
    bare = bare_name(typed, before_names(record.article.language))
    return [option for option in options if not goes_beyond(bare, option)]


class OtherNameChooser(OptionChooser):
    """Chooser for one of the article's names; it is accepted with the entity's id."""

    def __init__(self, host: QWidget, theme: Theme, title: str, record: Record, options: Sequence[Option]) -> None:
        self._record = record
        super().__init__(host, theme, title, options, prompt="A name of this article")

    def found(self, typed: str) -> list[Option]:
        """Return the names that the typed text means, best first."""
        return named(self._record, typed, super().found(typed))


class SpeakerChooser(OptionChooser):
    """Chooser for a speaker; it is accepted with a SpeakerChoice."""

    def __init__(self, host: QWidget, theme: Theme, title: str, record: Record, candidates: Sequence[str]) -> None:
        self._record = record
        super().__init__(host, theme, title, speaker_options(record, candidates), prompt=PROMPT)

    def found(self, typed: str) -> list[Option]:
        """Return the matching options, and the typed text as a new name if the article has no such name.

        It comes first if it has words that the best option has not: *Kowalczyk's sister* is not *Kowalczyk*.
        """
        options = super().found(typed)
        name = " ".join(typed.split())
        entities = self._record.entities.values()
        known = {other.casefold() for entity in entities for other in (entity.name, *entity.aliases)}
        if name and name.casefold() not in known | {option.text for option in options}:
            first = len(options) if named(self._record, name, options[:1]) else 0
            options.insert(first, Option(SpeakerChoice(SpeakerKind.NAME, name), name, "a new name"))
        return options
