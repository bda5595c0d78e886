"""Wording of quotes, speakers, names, counts and times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from editorial.domain.annotation import Kind, Quote, Speaker
from editorial.domain.record import Record
from editorial.domain.utterance import Utterance

UNNAMED = "unnamed"
KINDS: dict[Kind, str] = {
    Kind.DIRECT: "direct quote",
    Kind.INDIRECT: "reported speech",
    Kind.MIXED: "partly quoted",
    Kind.TERM: "quoted term",
}
"""The kinds of quotes in words, in menu order."""

STAY, DECIDED_ALREADY = "the rest unchanged", "the rest decided"


def ticked_words(ticked: int, total: int, rest: str = STAY) -> str:
    """Return how many occurrences are ticked: "All 4 occurrences", "2 of 4 occurrences, the rest unchanged"."""
    if not ticked:
        return f"None of the {total} occurrences"
    return f"All {total} occurrences" if ticked == total else f"{ticked} of {total} occurrences, {rest}"


def one_line(text: str) -> str:
    """Return the text with each run of white space replaced by one space."""
    return " ".join(text.split())


def counted(number: int, word: str) -> str:
    """Return a number with a noun: "1 name", "3 names"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def listed(words: list[str]) -> str:
    """Return words as a list: "a", "a and b", "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def quoted(quote: Quote, text: str) -> str:
    """Return the words of one quote, in quotation marks if it has them in the article."""
    words = one_line(quote.span.of(text))
    if quote.kind is Kind.DIRECT:
        return f"“{words}”"
    return f"‘{words}’" if quote.kind is Kind.TERM else words


def utterance_words(utterance: Utterance, text: str) -> str:
    """Return the words of all pieces of an utterance; a piece inside a reported clause is not repeated."""
    parts: list[str] = []
    end = -1
    for piece in utterance.pieces:
        if piece.span.end > end:
            parts.append(quoted(piece, text))
            end = piece.span.end
    return " … ".join(parts)


def entity_name(record: Record, key: str | None) -> str | None:
    """Return the name of an entity by its id, or None if the record has none."""
    entity = record.entities.get(key) if key is not None else None
    return entity.name if entity is not None else None


def inferred(speaker: Speaker) -> bool:
    """Return whether the entity was inferred from words like *he*, so that it is a claim of its own."""
    return speaker.resolution is not None and speaker.resolution.inferred


def speaker_span(record: Record, speaker: Speaker) -> str | None:
    """Return the words in the text that name the speaker, or None."""
    return one_line(speaker.span.of(record.article.text)) if speaker.span is not None else None


def speaker_words(record: Record, speaker: Speaker) -> str:
    """Return the speaker in words: "Petrie", "he → Petrie", "officials → unnamed", "officials" or "unnamed"."""
    name, words = entity_name(record, speaker.entity), speaker_span(record, speaker)
    if name is None:
        return f"{words} → {UNNAMED}" if words is not None and inferred(speaker) else words or UNNAMED
    return f"{words} → {name}" if words is not None and inferred(speaker) and words != name else name


def spoken_speaker_of(record: Record, utterance: Utterance) -> str:
    """Return the speakers of an utterance for a screen reader: "speaker he taken to be Petrie"."""
    return spoken_speakers(record, next((piece.speakers for piece in utterance.pieces if piece.speakers), ()))


def spoken_speakers(record: Record, speakers: Sequence[Speaker]) -> str:
    """Return speakers for a screen reader: "speaker he taken to be Petrie", or "speaker unknown"."""
    if not speakers:
        return "speaker unknown"
    words = [speaker_words(record, speaker).replace(" → ", " taken to be ") for speaker in speakers]
    return f"speaker {listed(words)}"


def day_and_time(at: datetime, *, now: datetime | None = None, zone: tzinfo | None = None) -> str:
    """Return "10:15" for today, else "22 November 2026, 10:15", in local time or the time of `zone`."""
    local = at.astimezone(zone)
    today = (now or datetime.now(at.tzinfo)).astimezone(zone)
    clock = f"{local:%H:%M}"
    return clock if local.date() == today.date() else f"{local.day} {local:%B %Y}, {clock}"
