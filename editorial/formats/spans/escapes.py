"""Words as names of types: characters that these cannot hold are written as `_xHHHH_`.

Source: ISO/IEC 9075-14, the mapping of SQL identifiers to XML names; here only ASCII letters, digits and `-` stay.
"""

from __future__ import annotations

import re

_ODD = re.compile(r"_(?=x[0-9A-F]{4,6}_)|[^A-Za-z0-9_-]")
_ESCAPE = re.compile(r"_x([0-9A-F]{4,6})_")


def escaped(words: str) -> str:
    """Return words as a name of ASCII letters, digits, `-` and `_`."""
    return _ODD.sub(lambda match: f"_x{ord(match[0]):04X}_", words)


def unescaped(name: str) -> str:
    """Return the words that `escaped` was given."""
    return _ESCAPE.sub(_character, name)


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else match[0]
