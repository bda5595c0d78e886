"""The HTML of pages for people: it loads nothing and runs nothing, and Qt's rich text knows it as well."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import BinaryIO

from editorial.formats.selection import Selected

_BEFORE_TITLE = (
    '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta name="generator" content="Editorial">'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
)
_BEHIND_TITLE = (
    "<style>body{font-family:Georgia,serif;max-width:48em;margin:2em auto;padding:0 1em;"
    "color:#1f2937;background:#ffffff}table{border-collapse:collapse;width:100%}td,th{text-align:left;"
    "vertical-align:top;padding:.25em .6em;border-bottom:1px solid #d1d5db}h1{font-size:x-large}"
    "h2{font-size:large;margin-top:1.5em}article+article{page-break-before:always}"
    "@media print{body{max-width:none;margin:0}}</style></head><body>\n"
)
_INVISIBLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), "�")
"""Control characters, which no page may hold."""


def head(title: str) -> str:
    """Return the beginning of a page."""
    return f"{_BEFORE_TITLE}<title>{safe(title)}</title>{_BEHIND_TITLE}"


def safe(words: str) -> str:
    """Return words that are shown as they are, whatever they look like."""
    return escape(words.translate(_INVISIBLE))


def facts(told: Iterable[tuple[str, str]]) -> str:
    """Return pairs of a word and what it says, one a line."""
    return f"<p>{'<br>'.join(f'<b>{safe(name)}</b> {safe(words)}' for name, words in told)}</p>"


def bullets(heading: str, lines: Sequence[str]) -> str:
    """Return a list under a heading."""
    return f"<h2>{heading}</h2><ul>{''.join(f'<li>{safe(line)}</li>' for line in lines)}</ul>"


def table(heading: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table under a heading."""
    if not rows:
        return f"<h2>{heading}</h2><p>None.</p>"
    first = "".join(f"<th>{word}</th>" for word in headings)
    body = "".join(f"<tr>{''.join(f'<td>{safe(cell)}</td>' for cell in row)}</tr>\n" for row in rows)
    return f"<h2>{heading}</h2><table><tr>{first}</tr>\n{body}</table>"


class Page:
    """Writes one page: its head with a title, then a section for each record."""

    def __init__(self, stream: BinaryIO, title: str, section: Callable[[Selected], str]) -> None:
        self._stream, self._section = stream, section
        self._put(head(title))

    def write(self, selected: Selected) -> None:
        """Write the section of one record."""
        self._put(self._section(selected))

    def finish(self) -> None:
        """End the page."""
        self._put("</body></html>\n")

    def _put(self, words: str) -> None:
        self._stream.write(words.encode("utf-8", "replace"))
