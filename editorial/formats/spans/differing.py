"""Texts that a format cannot hold just as they are: what it holds instead, and where that differs."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.formats.reading.fields import Fields

FIELD = "differs"
_NOT_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "�")


def as_xml(words: str) -> str:
    """Return words with U+FFFD for each character that XML cannot hold."""
    return words.translate(_NOT_XML)


def differences(held: str, text: str) -> list[list[object]]:
    """Return start, end and right words of each stretch in which what a file holds differs from the text.

    Only at the end may there be more or less of it.
    """
    if held == text:
        return []
    found: list[list[object]] = [[start, end, text[start:end]] for start, end in _runs(held, text)]
    shorter = min(len(held), len(text))
    if len(held) != len(text):
        found.append([shorter, len(held), text[shorter:]])
    return found


def _runs(held: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each run of characters that differ."""
    start = None
    for at, (one, other) in enumerate(zip(held, text, strict=False)):
        if one != other:
            start = at if start is None else start
        elif start is not None:
            yield start, at
            start = None
    if start is not None:
        yield start, min(len(held), len(text))


def mended(held: str, field: Fields | None) -> str:
    """Return the text, with what `differences` gave in a field put right. Raises InputError if that is damaged."""
    if field is None:
        return held
    parts, at = list[str](), 0
    for where, item in field.items(FIELD):
        start, end, words = item if isinstance(item, list) and len(item) == 3 else (None, None, None)
        if not isinstance(start, int) or not isinstance(end, int) or not isinstance(words, str):
            raise where.error("must be start, end and words")
        if not at <= start <= end <= len(held):
            raise where.error("is not in the text, or not in order")
        parts += [held[at:start], words]
        at = end
    return "".join([*parts, held[at:]])
