"""Whether a quote has the right speaker, and what an editor does where it has not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from hand_time.answers import RightQuote
from hand_time.causes import Cause
from hand_time.keyboard import Keyboard

from editorial.desktop.reviewing.asking import SpeakerChoice, SpeakerKind
from editorial.domain.annotation import Entity, Quote, Status
from editorial.domain.measures.speakers import same_name, same_speaker, speaker_of
from editorial.domain.record import Record
from editorial.domain.text import Span
from editorial.review.outline import Item

_WORD = re.compile(r"[\w’'-]+")
_UNIMPORTANT = frozenset({"the", "jr", "sr"})


def same_person(wanted: str, found: str) -> bool:
    """Return whether two names are one person's: one has all words of the other, or both surname and first name fit."""
    a, b = ([w for w in _WORD.findall(re.sub(r"['’]s?$", "", name.lower())) if w not in _UNIMPORTANT]
            for name in (wanted, found))  # fmt: skip
    return bool(a and b) and (set(a) <= set(b) or set(b) <= set(a) or (a[-1], a[0]) == (b[-1], b[0]))


def bears(entity: Entity, people: Iterable[str]) -> bool:
    """Return whether an entity is one of these people, by its name or another name of it."""
    return any(same_person(person, name) for person in people for name in (entity.name, *entity.aliases))


def wrong_speaker(record: Record, quote: Quote, right: RightQuote) -> Cause | None:
    """Return what is wrong with the speaker of a quote: the words that name it, or the person meant; None if nothing.

    Where the right answers name a person the words do not matter.
    """
    found = speaker_of(record, quote)
    same = same_speaker(right.speaker, found)
    entity = record.entities.get(quote.speakers[0].entity or "") if quote.speakers else None
    if right.people is None:
        return None if same.name else Cause.SPEAKER
    if right.people:
        known = entity is not None and bears(entity, right.people)
        return None if known else Cause.PERSON if same.place else Cause.SPEAKER
    if right.speaker is not None and right.speaker.span is not None and not same.place:
        return Cause.SPEAKER
    return None if entity is None else Cause.PERSON


class SpeakerHands:
    """Gives the quote in focus to the right speaker."""

    def __init__(self, keyboard: Keyboard) -> None:
        self.keys = keyboard

    def keep(self, item: Item) -> None:
        """Confirm a speaker that is right: the digit of a candidate decides the words and an open claim at once."""
        speaker = item.utterance.speaker if item.utterance is not None else None
        candidates = self.keys.quoting.candidates(item)
        claimed = item.utterance is not None and item.utterance.claim is not None
        if claimed and speaker is not None and speaker.entity in candidates[:9]:
            self._give(candidates.index(speaker.entity))
        else:
            self.keys.press("confirm")

    def mend(self, item: Item, right: RightQuote) -> None:
        """Give the quote another speaker, in the fewest keys."""
        if right.people:
            people = right.people
            known = self._bearing(lambda one: bears(one, people))
            self._give_to(item, known) if known else self._add(people[0])
            return
        span = right.speaker.span if right.speaker is not None else None
        if right.speaker is None:
            self.keys.press("unknown")
        elif span is None:
            self._unnamed()
        elif right.people is not None:
            self._described(item, span)
        else:
            words = span.of(self.keys.record.article.text)
            known = self._bearing(lambda one: same_name(words, one.name))
            self._give_to(item, known) if known else self.keys.press_for("choose_speaker", span)

    def _described(self, item: Item, span: Span) -> None:
        """Let words that name nobody be the speaker."""
        speaker = item.utterance.speaker if item.utterance is not None else None
        if speaker is not None and speaker.span is not None and speaker.span.overlaps(span):
            self._unnamed()
        else:
            self.keys.press_for("choose_speaker", span)

    def _add(self, name: str) -> None:
        """Give the quote to a person whom the article does not list: type the name."""
        self.keys.press("choose_speaker", SpeakerChoice(SpeakerKind.NAME, name))

    def _unnamed(self) -> None:
        self.keys.press("unnamed")

    def _bearing(self, fits: Callable[[Entity], bool]) -> list[str]:
        """Return the entities that fit, those with the longest names first."""
        entities = self.keys.record.entities.values()
        found = [one for one in entities if one.status is not Status.REJECTED and fits(one)]
        return [one.id for one in sorted(found, key=lambda one: -len(one.name))]

    def _give_to(self, item: Item, known: list[str]) -> None:
        candidates = self.keys.quoting.candidates(item)
        digit = next((candidates.index(key) for key in known if key in candidates[:9]), None)
        if digit is not None:
            self._give(digit)
        elif known:
            self.keys.press("choose_speaker", SpeakerChoice(SpeakerKind.ENTITY, known[0]))

    def _give(self, place: int) -> None:
        self.keys.press(f"give_{place + 1}")
