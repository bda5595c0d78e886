"""Finds the encoding of a text that does not say it, for newspaper copy in mostly Latin letters."""

from __future__ import annotations

import codecs
import unicodedata

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
"""What western copy comes in, likeliest first; the order decides where two read equally well."""

_MOSTLY_ASCII = 0.4
"""Share of bytes beyond ASCII up to which a text is taken for western: Polish has 7 %, one short quoted sentence may
have 30 %, Russian has 80 %."""

_STRANGE = 0.25
"""Share of the characters beyond ASCII that may stand where none is expected before a reading is given up."""

_CONTROLS = 0.02
"""Share of control characters that a text may have: wire services put a few around their copy."""

_MARKS = frozenset("“”‘’‚„«»‹›–—…•·€£¥¢§©®™°†‡¡¿½¼¾×÷±\u00a0\u00ad")


def decode(data: bytes) -> str | None:
    """Return the text that `data` holds, or None if it holds none; a leading byte order mark is kept as U+FEFF."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _plain(_try(data, encoding))
    if b"\0" in data:
        return _unmarked_utf16(data)
    if (text := _try(data, "utf-8")) is not None:
        return _plain(text)
    return _western(data) or _guessed(data)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _unmarked_utf16(data: bytes) -> str | None:
    """Read UTF-16 without its mark: no other text has zero bytes, and it has them at every other place."""
    little, big = data[1::2].count(0), data[::2].count(0)
    if max(little, big) < len(data) / 8:
        return None
    return _plain(_try(data, "utf-16-le" if little > big else "utf-16-be"))


def _guessed(data: bytes) -> str | None:
    """Return the most probable reading by statistics, unless it has characters that do not exist."""
    best = charset_normalizer.from_bytes(data).best()
    text = _plain(str(best)) if best else None
    return text if text and not any(unicodedata.category(char) in {"Cn", "Co"} for char in text) else None


def _plain(text: str | None) -> str | None:
    """Return the text unless it has a NUL or too many control characters to be one."""
    if text is None or "\0" in text:
        return None
    controls = sum(unicodedata.category(char) == "Cc" and not char.isspace() for char in text)
    return text if controls <= _CONTROLS * len(text) else None


def _western(data: bytes) -> str | None:
    """Return the likeliest reading of a mostly ASCII text; statistics fail on it, since it gives them so little."""
    beyond = sum(byte > 0x7F for byte in data)
    if beyond > max(_MOSTLY_ASCII * len(data), 2):
        return None
    texts = [text for encoding in _WESTERN if (text := _plain(_try(data, encoding)))]
    best = min(texts, key=_strangeness, default=None)
    return best if best is not None and _strangeness(best) <= _STRANGE * beyond else None


def _strangeness(text: str) -> int:
    """Count the characters beyond ASCII that stand where an article would hardly have them."""
    padded = f" {text} "
    return sum(
        _strange(before, char, after)
        for before, char, after in zip(padded, text, padded[2:], strict=False)
        if char > "\x7f"
    )


def _strange(before: str, char: str, after: str) -> bool:
    if char in _MARKS:
        return char in "–•€" and before.islower() and after.islower()
    if not char.isalpha() or char == "Ÿ":
        return True
    if char.isupper():  # ItÕs, ÒNone, end.Ó
        return before.islower() or after.isupper() or before in ".,!?…"
    return after.isupper()  # ìNone
