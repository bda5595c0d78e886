"""A check sheet: each quote of an article beside its source, what was decided, by whom and when, to read or print."""

from __future__ import annotations

from functools import partial

from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import Part
from editorial.formats.report.check_rows import HEADINGS, SOURCE_HEADINGS, CheckSheet, check_sheet
from editorial.formats.report.html import Page, facts, safe, table
from editorial.formats.writing.single_file import SingleFile


def section(sheet: CheckSheet) -> str:
    """Return the check sheet of one article as a piece of HTML."""
    parts = [
        f'<article lang="{safe(sheet.language)}"><h1 dir="auto">{safe(sheet.title)}</h1>',
        facts((*sheet.facts, ("Checked", sheet.counted))),
        table("Sources", SOURCE_HEADINGS, sheet.sources),
        table("Quotes", HEADINGS, sheet.rows),
        "</article>",
    ]
    return "\n".join(parts) + "\n"


FORMAT = Format(
    info=FormatInfo(
        id="check-sheet",
        name="Check sheet",
        summary="each quote beside its source, and who checked it",
        content=Content.TABLES,
        suffixes=(".html",),
        suggested_name="check-sheet.html",
        shows_sources=True,
        lacks=(
            Part("article’s text", "articles’ texts", count=lambda _record: 1),
            Part("name in the text", "names in the text", count=lambda record: len(record.mentions)),
            Part("note", "notes", count=lambda record: len(record.notes)),
            Part(
                "decision on a name or quote, but for checks",
                "decisions on names and quotes, but for checks",
                count=lambda record: sum(one.decided is not None for one in record.mentions_and_quotes),
            ),
        ),
    ),
    writer=SingleFile(partial(Page, title="Check sheet", section=lambda selected: section(check_sheet(selected)))),
)
