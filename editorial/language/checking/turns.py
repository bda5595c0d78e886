"""The turns of a transcript: who speaks from where to where, and when, as its labels and times say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from editorial.domain.source import Turn
from editorial.domain.text import tidy

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_NO_HOUR = r"(?!\s*(?:[AaPp]\.?[Mm]\b|[A-Z]{3,4}\b|[Uu]hr\b|[Hh]\b))"
"""What must not stand behind the time of a clip: it would be a time of day (*9:30 p.m.*)."""
_BRACKETED = rf"\[\s*(?P<square>{_CLOCK})\s*\]|\(\s*(?P<round>{_CLOCK})\s*\)"
_TIME = re.compile(rf"{_BRACKETED}|^[ \t]*(?P<bare>{_CLOCK})(?=\s|$){_NO_HOUR}", re.M)
_SMALL = "de|da|du|la|le|of|van|von|der|the|al|bin"
_NAME = rf"[^\W\d_a-z][\w.’'&-]*(?:[ \xa0](?:[^\W\d_a-z][\w.’'&-]*|\d{{1,3}}|{_SMALL})){{0,5}}"
_LABEL = re.compile(
    rf"^[ \t]*(?:[-–—*•>]+[ \t]*)?(?:{_BRACKETED}|(?P<bare>{_CLOCK}))?[ \t]*(?:\*\*|__)?(?P<name>{_NAME})"
    rf"(?:[ \xa0]*\((?!{_CLOCK})[^()\n]{{1,60}}\))?(?:,[^:\n]{{1,60}})?"
    rf"[ \t]*(?:[\[(]\s*(?P<behind>{_CLOCK})\s*[\])])?(?:\*\*|__)?[ \t]*:(?:\*\*|__)?(?=\s)",
    re.M,
)
_QUESTION_AND_ANSWER = frozenset({"Q", "A"})
_TIMES = frozenset({"square", "round", "bare", "behind"})
_FEWEST_LINES, _MOST_LINES = 0.15, 0.4
"""The shares of lines that start with a label from which on a text is a transcript, and each of them is a turn."""
_LEAST = 2
"""How often a label in small letters must stand there to be one, and how many labels a transcript has."""


class _Border(NamedTuple):
    """A label or a time: its place, and what it says; `speaker` is None for a time alone."""

    start: int
    end: int
    speaker: str | None
    seconds: float | None


def find_turns(text: str, cues: Iterable[Mapping[str, Any]] = ()) -> tuple[Turn, ...]:
    """Return the turns of a source, none if it is no transcript.

    `cues` are those that the reader of subtitles keeps of each caption (`start`, `end`, `from`, `speaker`); without
    them labels such as `ELLIS:` or `Q:` at the start of lines, and times such as `[00:14:32]`, are looked for. What
    stands outside the turns (names and times) is nothing that was said.
    """
    kept = tuple(_of_cues(text, cues))
    return kept if kept else tuple(_of_labels(text))


def _of_cues(text: str, cues: Iterable[Mapping[str, Any]]) -> Iterator[Turn]:
    """Yield a turn for each caption; one without a name is said by the speaker before, in the same paragraph."""
    end, speaker = 0, None
    for cue in sorted(cues, key=lambda cue: int(cue["start"])):
        span = tidy(text, max(end, int(cue["start"])), int(cue["end"]))
        if span is None:
            continue
        named = cue.get("speaker")
        label = _LABEL.match(text, span.start, span.end) if named is None else None
        if label is not None:
            named = _name(label)
            span = tidy(text, label.end(), span.end) or span
        if named is None and "\n\n" not in text[end : span.start]:
            named = speaker
        yield Turn(span, named, float(cue["from"]) if "from" in cue else None)
        end, speaker = span.end, named


def _of_labels(text: str) -> Iterator[Turn]:
    """Yield the turns between the labels and times of a transcript, and what stands before the first of them."""
    labels = list(_labels(text))
    inside = [(label.start, label.end) for label in labels]
    times = [
        _Border(found.start(), found.end(), None, _time(found))
        for found in _TIME.finditer(text)
        if not any(start <= found.start() < end for start, end in inside)
    ]
    if len(labels) + len(times) < _LEAST:
        return
    speaker, seconds, at = None, None, 0
    for border in [*sorted([*labels, *times]), _Border(len(text), len(text), None, None)]:
        span = tidy(text, at, border.start)
        if span is not None:
            yield Turn(span, speaker, seconds)
        speaker = border.speaker if border.speaker is not None else speaker
        seconds = border.seconds if border.seconds is not None else seconds
        at = border.end


def _labels(text: str) -> Iterator[_Border]:
    """Yield the names before turns: in capitals, `Q` and `A`, or those that stand before several lines."""
    found = list(_LABEL.finditer(text))
    counts = Counter(_name(label) for label in found)
    lines = sum(1 for line in text.splitlines() if line.strip())
    if not found or len(found) < max(_LEAST, _FEWEST_LINES * lines):
        return
    again = max(counts.values()) >= _LEAST
    dense = again and len(found) >= _MOST_LINES * lines
    for label in found:
        name, time = _name(label), _time(label)
        capitals = again and name.isupper() and len(name) > 1
        if dense or capitals or counts[name] >= _LEAST or time is not None or name in _QUESTION_AND_ANSWER:
            yield _Border(label.start(), label.end(), name, time)


def _time(found: re.Match[str]) -> float | None:
    """Return the seconds of the time in a match, None if there is none."""
    clock = next((clock for name, clock in found.groupdict().items() if name in _TIMES and clock), None)
    return _seconds(clock) if clock is not None else None


def _name(label: re.Match[str]) -> str:
    return " ".join(label["name"].split())


def _seconds(clock: str) -> float:
    """Return the seconds of a time such as `14:32` or `01:14:32.5`."""
    total = 0.0
    for part in clock.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total
