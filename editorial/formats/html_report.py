"""A report as one HTML page, to read, to hand on or to print; it loads nothing and runs nothing.

Its styles are those that Qt's rich text knows as well: the window prints the same page, and makes a PDF of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import BinaryIO

from editorial.domain import labels
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.report.contents import PEOPLE_HEADINGS, QUOTE_HEADINGS, Contents, Paragraph, Run, contents
from editorial.formats.report.look import COLOURS, OTHER, QUOTED
from editorial.formats.report.lost import REPORT_LACKS
from editorial.formats.selection import Selected
from editorial.formats.writing.single_file import SingleFile

_HEAD = (
    '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta name="generator" content="Editorial">'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    "<title>Report</title><style>body{font-family:Georgia,serif;max-width:48em;margin:2em auto;padding:0 1em;"
    "color:#1f2937;background:#ffffff}table{border-collapse:collapse;width:100%}td,th{text-align:left;"
    "vertical-align:top;padding:.25em .6em;border-bottom:1px solid #d1d5db}h1{font-size:x-large}"
    "h2{font-size:large;margin-top:1.5em}article+article{page-break-before:always}"
    "@media print{body{max-width:none;margin:0}}</style></head><body>\n"
)
_INVISIBLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), "�")
"""Control characters, which no page may hold."""


def section(told: Contents) -> str:
    """Return the report of one article as a piece of HTML."""
    parts = [
        f'<article lang="{_safe(told.language)}"><h1 dir="auto">{_safe(told.title)}</h1>',
        _facts(told.facts),
        _list("Open problems", told.problems) if told.problems else "<h2>Open problems</h2><p>None.</p>",
        f"<h2>Text</h2><p><small>{_legend()}</small></p>",
        *map(_paragraph, told.paragraphs),
        _table("People and things", PEOPLE_HEADINGS, told.people),
        _table("Quotes", QUOTE_HEADINGS, told.quotes),
        _list("Notes", told.notes) if told.notes else "",
        "</article>",
    ]
    return "\n".join(filter(None, parts)) + "\n"


def _safe(words: str) -> str:
    return escape(words.translate(_INVISIBLE))


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    return f"<p>{'<br>'.join(f'<b>{_safe(name)}</b> {_safe(words)}' for name, words in facts)}</p>"


def _legend() -> str:
    shown = [f'<span style="{_look(Run("", label))}">{labels.words(label)}</span>' for label in COLOURS]
    other = f'<span style="{_look(Run("", labels.EVENT))}">other name</span>'
    return " · ".join([*shown, other, f'<span style="background-color:{QUOTED}">quote</span>'])


def _look(run: Run) -> str:
    named = f"color:{COLOURS.get(run.label, OTHER)};text-decoration:underline" if run.label else ""
    return ";".join(filter(None, [named, f"background-color:{QUOTED}" if run.quoted else ""]))


def _paragraph(one: Paragraph) -> str:
    words = "".join(
        f'<span style="{_look(run)}">{_safe(run.words)}</span>' if _look(run) else _safe(run.words) for run in one.runs
    )
    inner = f"<b>{words}</b>" if one.headline else words
    return f'<p dir="auto"><small>{one.number}</small>&nbsp; {inner}</p>'


def _list(heading: str, lines: Sequence[str]) -> str:
    return f"<h2>{heading}</h2><ul>{''.join(f'<li>{_safe(line)}</li>' for line in lines)}</ul>"


def _table(heading: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return f"<h2>{heading}</h2><p>None.</p>"
    head = "".join(f"<th>{word}</th>" for word in headings)
    body = "".join(f"<tr>{''.join(f'<td>{_safe(cell)}</td>' for cell in row)}</tr>\n" for row in rows)
    return f"<h2>{heading}</h2><table><tr>{head}</tr>\n{body}</table>"


class Page:
    """Writes one page with the report of each article."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._put(_HEAD)

    def write(self, selected: Selected) -> None:
        """Write the report of one record."""
        self._put(section(contents(selected)))

    def finish(self) -> None:
        """End the page."""
        self._put("</body></html>\n")

    def _put(self, words: str) -> None:
        self._stream.write(words.encode("utf-8", "replace"))


FORMAT = Format(
    info=FormatInfo(
        id="report",
        name="Report",
        summary="a page to read, hand on or print",
        content=Content.TABLES,
        suffixes=(".html",),
        suggested_name="report.html",
        lacks=REPORT_LACKS,
    ),
    writer=SingleFile(Page),
)
