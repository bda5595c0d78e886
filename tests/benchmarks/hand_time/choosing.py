"""An editor who answers the reviewer's questions with what was decided before, and what that takes in keys."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from _tally import Tally

from editorial.desktop.choosers.name_choosers import name_options, type_options
from editorial.desktop.choosers.ranking import Option, ranked
from editorial.desktop.choosers.speaker_chooser import speaker_options
from editorial.desktop.reviewing.asking import Answer, Preview, SpeakerChoice, SpeakerKind, SplitChoice
from editorial.domain import labels
from editorial.domain.record import Record
from editorial.review.same_name import SameName

MOST_LETTERS = 8


def shortest(options: Sequence[Option], value: object) -> tuple[str, int]:
    """Return the letters to type, and the presses of Down after them, that point at an option in the fewest keys.

    Raises LookupError if it is not among the options.
    """
    values = [option.value for option in options]
    if value not in values:
        raise LookupError(f"{value} cannot be chosen")
    best = "", values.index(value)
    for typed in sorted(set(_starts(options[best[1]])), key=len):
        if len(typed) >= len(best[0]) + best[1]:
            break
        found = [option.value for option in ranked(typed, options)]
        if value in found and len(typed) + found.index(value) < len(best[0]) + best[1]:
            best = typed, found.index(value)
    return best


def _starts(option: Option) -> Iterator[str]:
    for words in (option.text, *option.also):
        lower = words.casefold()
        for start in {0, *(number + 1 for number, letter in enumerate(lower) if letter == " ")}:
            yield from (lower[start : start + length] for length in range(1, MOST_LETTERS + 1))


@dataclass
class ScriptedEditor:
    """Answers every question with `wanted`, and counts the keys in `tally`. It is the reviewer's `Asker`."""

    tally: Callable[[], Tally]
    wanted: Any = None
    refused: list[str] = field(default_factory=list)

    def _choose(self, options: Sequence[Option], then: Callable[[], None]) -> None:
        """Type, go down and press Enter; leave with Escape if the answer is not offered."""
        try:
            letters, downs = shortest(options, self.wanted)
        except LookupError as error:
            self.tally().press("Escape")
            self.refused.append(str(error))
            return
        self._press(*letters, *["Down"] * downs, "Enter")
        then()

    def _press(self, *keys: str) -> None:
        for key in keys:
            self.tally().press("Space" if key in {" ", "+"} else key)

    def speaker(
        self, title: str, record: Record, candidates: Sequence[str], then: Callable[[SpeakerChoice], None]
    ) -> None:
        """Choose the speaker; a new name is typed in full, its capitals with Shift."""
        options, wanted = speaker_options(record, candidates), self.wanted
        if wanted.what is SpeakerKind.NAME:
            keys = [f"Shift+{letter}" if letter.isupper() else letter for letter in wanted.value]
            self._press(*keys, *["Down"] * len(ranked(wanted.value, options)), "Enter")
            then(wanted)
        else:
            self._choose(options, lambda: then(wanted))

    def second_speaker(self, title: str, record: Record, speaking: Sequence[str], then: Callable[[str], None]) -> None:
        """Choose the second speaker."""
        options = [one for one in name_options(record, speaking[0] if speaking else "") if one.value not in speaking]
        self._choose(options, lambda: then(self.wanted))

    def label(self, title: str, current: str | None, preview: Preview, then: Callable[[Answer[str]], None]) -> None:
        """Choose the type, for the occurrences that are ticked."""
        self._choose(type_options(labels.WORDS, current), lambda: then(Answer(self.wanted, _ticked(preview))))

    def entity(
        self, title: str, record: Record, other_than: str, preview: Preview, then: Callable[[Answer[str]], None]
    ) -> None:
        """Choose the other name, for the occurrences that are ticked."""
        self._choose(name_options(record, other_than), lambda: then(Answer(self.wanted, _ticked(preview))))

    def occurrences(
        self, title: str, record: Record, places: Sequence[SameName], then: Callable[[Sequence[SameName]], None]
    ) -> None:
        """Leave out the occurrences that are not wanted (a collection of SameName), and take the rest."""
        self._press(*leave_out([place in self.wanted for place in places]), "Enter")
        then([place for place in places if place in self.wanted])

    def one_of(self, title: str, answers: Sequence[tuple[str, str]], then: Callable[[str], None]) -> None:
        """Take the last answer: names inside a longer one are part of it and no names."""
        self._press(*["Down"] * (len(answers) - 1), "Enter")
        then(answers[-1][0])

    def split(self, record: Record, entity: str, chosen: Collection[str], then: Callable[[SplitChoice], None]) -> None:
        """Tick the mentions to split off (their ids), and keep the name and type that are proposed."""
        source = record.entities[entity]
        own = sorted((one for one in record.mentions.values() if one.entity == entity), key=lambda one: one.span)
        self._press(*leave_out([(one.id in self.wanted) == (one.id in chosen) for one in own]), "Enter")
        then(SplitChoice(tuple(self.wanted), source.name, source.label))

    def authority(self, *question: object) -> None:
        """Leave: no measure asks for the newsroom's list."""

    name = line = words = reason = several = keep = paragraph = authority


def _ticked(preview: Preview) -> tuple[str, ...]:
    mentions = tuple(place.mention for place in preview.occurrences)
    return mentions if len(mentions) <= 1 else tuple(key for key in mentions if key in preview.ticked)


def leave_out(kept: Sequence[bool]) -> list[str]:
    """Return the keys that change the boxes of some occurrences: Down to each one that is not kept, and Space."""
    keys, at = list[str](), 0
    for number, keep in enumerate(kept):
        if not keep:
            keys += [*["Down"] * (number - at), "Space"]
            at = number
    return keys
