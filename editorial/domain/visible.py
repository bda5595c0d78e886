"""Characters that nobody sees but that change what is seen, made visible where words of others are shown.

Titles, names, notes and file names may hold control characters, which a terminal obeys, and signs that turn the
direction of writing, with which *fdp.exe* is read as *exe.pdf*. Each is shown as one other character, so that offsets
stay as they are. What is stored and what the page of the article shows is not changed.
"""

from __future__ import annotations

_UNSEEN = "\N{SYMBOL FOR SUBSTITUTE FORM TWO}"
_DIRECTION = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Embeddings, overrides and isolates: they reach beyond the words that they are in. Mere marks (U+200E) do not."""
_SEPARATORS = (0x2028, 0x2029)
_SIGNS: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: "\N{SYMBOL FOR DELETE}",
    **dict.fromkeys((*range(0x80, 0xA0), *_DIRECTION, *range(0xFFF9, 0xFFFC)), _UNSEEN),
    **dict.fromkeys(_SEPARATORS, "\n"),
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
}


def visible(text: str) -> str:
    """Return a text of the same length in which control characters and signs of direction are visible and harmless.

    Tabs and line breaks stay; lone surrogates become U+FFFD.
    """
    return text if text.isprintable() else text.translate(_SIGNS)
