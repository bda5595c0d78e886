"""Detection of the encoding of a text without a declaration, for newspaper copy in mostly Latin letters."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

import charset_normalizer

_BOMS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_WESTERN = ("cp1252", "mac_roman", "cp1250", "latin_1")
"""Encodings of western copy, the likeliest first; the order decides where two readings are equally good."""

_MOSTLY_ASCII = 0.4
"""Share of bytes beyond ASCII up to which a text is taken for western: Polish has 7 %, a short quoted sentence up to
30 %, Russian 80 %."""

_STRANGE = 0.25
"""Share of the characters beyond ASCII that may be in unlikely positions before a reading is rejected."""

_CONTROLS = 0.02
"""Share of control characters that a text may have; wire services put a few around their copy."""

_LATIN = 0.6
"""Share of Latin letters, signs and spaces from which a text with zero bytes is UTF-16 without a mark."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
"""Control characters that are no white space."""
_GARBLED_CONTROLS = re.compile("[\u00c2-\u00f4]\\S?[\x80-\x9f]{1,3}")
"""C1 controls that are bytes of UTF-8 read as Latin-1: such a text is garbled, and no program or picture."""
_BAD = re.compile("[\udc80-\udcff]")
_BEYOND = re.compile("[\u0080-\ud7ff\ue000-\U0010ffff]")

_HIGH = bytes(range(0x80, 0x100))
_MARKS = frozenset("“”‘’‚„«»‹›–—…•·€£¥¢§©®™°†‡¡¿½¼¾×÷±\u00a0\u00ad")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The raw text of some bytes; `bad` are the offsets (code points) of the U+FFFD that stand for bytes not in UTF-8.

    A leading byte order mark is kept as U+FEFF.
    """

    text: str
    bad: tuple[int, ...] = ()


def decode(data: bytes) -> Decoded | None:
    """Return the text of `data`, or None if it is not a text.

    A text that is UTF-8 but for a few bytes is UTF-8, and those bytes become U+FFFD, one for each.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _utf8(data) if encoding == "utf-8" else _decoded(_plain(_try(data, encoding)))
    if b"\0" in data:
        return _decoded(_unmarked_utf16(data))
    if (found := _utf8(data)) is not None:
        return found
    return _decoded(_western(data) or _guessed(data))


def _decoded(text: str | None) -> Decoded | None:
    return None if text is None else Decoded(text)


def _utf8(data: bytes) -> Decoded | None:
    """Return the text if it is UTF-8, or if at least one character beyond ASCII is for every two bytes that are not."""
    text = data.decode("utf-8", "surrogateescape")
    bad = tuple(match.start() for match in _BAD.finditer(text))
    if bad:
        good = sum(1 for _ in _BEYOND.finditer(text))
        if not data.startswith(codecs.BOM_UTF8) and (not good or good * 2 < len(bad)) and not _cut_off(data):
            return None
        text = _BAD.sub("\ufffd", text)
    plain = _plain(text)
    return None if plain is None else Decoded(plain, bad)


def _cut_off(data: bytes) -> bool:
    """Return whether the only fault is that the last character was cut off; a last *é* of Latin-1 looks like that."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and (len(data) - error.start > 1 or data[-1] < 0xE0)
    return False


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _unmarked_utf16(data: bytes) -> str | None:
    """Decode UTF-16 without a mark: no other text has zero bytes, and it has them at odd, or at even, positions."""
    little, big = data[1::2].count(0), data[::2].count(0)
    few, many = sorted((little, big))
    if many < _LATIN * len(data) / 2 or few > many / 8:
        return None
    return _plain(_try(data, "utf-16-le" if little > big else "utf-16-be"))


def _guessed(data: bytes) -> str | None:
    """Return the reading that is statistically most probable, unless it has unassigned characters."""
    best = charset_normalizer.from_bytes(data).best()
    text = _plain(str(best)) if best else None
    return text if text and not any(unicodedata.category(char) in {"Cn", "Co"} for char in text) else None


def _plain(text: str | None) -> str | None:
    """Return the text, or None if it has a NUL or too many control characters."""
    if text is None or "\0" in text:
        return None
    if text.isprintable():
        return text
    meant = _GARBLED_CONTROLS.sub("", text)
    controls = sum(1 for _ in _CONTROL.finditer(meant))
    return text if controls <= _CONTROLS * len(text) else None


def _western(data: bytes) -> str | None:
    """Return the likeliest reading of a mostly ASCII text, which has too few other bytes for statistics."""
    beyond = len(data) - len(data.translate(None, _HIGH))
    if beyond > max(_MOSTLY_ASCII * len(data), 2):
        return None
    texts = [text for encoding in _WESTERN if (text := _plain(_try(data, encoding)))]
    best = min(texts, key=_strangeness, default=None)
    return best if best is not None and _strangeness(best) <= _STRANGE * beyond else None


def _strangeness(text: str) -> int:
    """Count the characters beyond ASCII that are in positions unlikely in an article."""
    padded = f" {text} "
    return sum(
        _strange(padded[at - 1], padded[at], padded[at + 1])
        for at in (match.start() for match in _BEYOND.finditer(padded))
    )


def _strange(before: str, char: str, after: str) -> bool:
    if char in _MARKS:
        return char in "–•€" and before.islower() and after.islower()
    if not char.isalpha() or char == "Ÿ":
        return True
    if char.isupper():  # ItÕs, ÒNone, end.Ó
        return before.islower() or after.isupper() or before in ".,!?…"
    return after.isupper()  # ìNone
