"""A report as one HTML page, to read, to hand on or to print; it loads nothing and runs nothing.

Its styles are those that Qt's rich text knows as well: the window prints the same page, and makes a PDF of it.
"""

from __future__ import annotations

from typing import BinaryIO

from editorial.domain import labels
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.report.contents import PEOPLE_HEADINGS, QUOTE_HEADINGS, Contents, Paragraph, Run, contents
from editorial.formats.report.html import Page, bullets, facts, safe, table
from editorial.formats.report.look import COLOURS, OTHER, QUOTED
from editorial.formats.report.lost import REPORT_LACKS
from editorial.formats.report.quoted import HEADINGS, WhoIsQuoted
from editorial.formats.selection import Selected
from editorial.formats.writing.single_file import SingleFile


def section(told: Contents) -> str:
    """Return the report of one article as a piece of HTML."""
    parts = [
        f'<article lang="{safe(told.language)}"><h1 dir="auto">{safe(told.title)}</h1>',
        facts(told.facts),
        bullets("Open problems", told.problems) if told.problems else "<h2>Open problems</h2><p>None.</p>",
        f"<h2>Text</h2><p><small>{_legend()}</small></p>",
        *map(_paragraph, told.paragraphs),
        table("People and things", PEOPLE_HEADINGS, told.people),
        table("Quotes", QUOTE_HEADINGS, told.quotes),
        bullets("Notes", told.notes) if told.notes else "",
        "</article>",
    ]
    return "\n".join(filter(None, parts)) + "\n"


def _legend() -> str:
    shown = [f'<span style="{_look(Run("", label))}">{labels.words(label)}</span>' for label in COLOURS]
    other = f'<span style="{_look(Run("", labels.EVENT))}">other name</span>'
    return " · ".join([*shown, other, f'<span style="background-color:{QUOTED}">quote</span>'])


def _look(run: Run) -> str:
    named = f"color:{COLOURS.get(run.label, OTHER)};text-decoration:underline" if run.label else ""
    return ";".join(filter(None, [named, f"background-color:{QUOTED}" if run.quoted else ""]))


def _paragraph(one: Paragraph) -> str:
    words = "".join(
        f'<span style="{_look(run)}">{safe(run.words)}</span>' if _look(run) else safe(run.words) for run in one.runs
    )
    inner = f"<b>{words}</b>" if one.headline else words
    return f'<p dir="auto"><small>{one.number}</small>&nbsp; {inner}</p>'


class Report(Page):
    """Writes the sections of the articles, and behind several of them a table of who is quoted."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream, "Report", lambda selected: section(contents(selected)))
        self._quoted = WhoIsQuoted()

    def write(self, selected: Selected) -> None:
        """Write the section of one record."""
        super().write(selected)
        self._quoted.add(selected.record)

    def finish(self) -> None:
        """End the page."""
        if self._quoted.articles > 1:
            self._put(table("Who is quoted in these articles", HEADINGS, [*self._quoted.rows()]))
        super().finish()


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
    writer=SingleFile(Report),
)
