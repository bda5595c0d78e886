"""A report as a Word document (`.docx`), to hand on, to write into, or to print: it says what the page of HTML says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from editorial.domain import labels
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.report import word_parts
from editorial.formats.report.contents import PEOPLE_HEADINGS, QUOTE_HEADINGS, Contents, Run, contents
from editorial.formats.report.look import COLOURS
from editorial.formats.report.lost import REPORT_LACKS
from editorial.formats.report.word_parts import NONE, Style
from editorial.formats.selection import Selected
from editorial.formats.writing.single_file import SingleFile

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class WordDocument:
    """Writes one document with the report of each article, on pages of its own; it can only be written whole."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._blocks: list[Element] = []

    def write(self, selected: Selected) -> None:
        """Keep the report of one record."""
        self._blocks += _blocks(contents(selected), new_page=bool(self._blocks))

    def finish(self) -> None:
        """Write the file."""
        made = BytesIO()
        word_parts.write(made, self._blocks)
        self._stream.write(made.getbuffer())


def _blocks(told: Contents, *, new_page: bool) -> Iterator[Element]:
    """Yield the paragraphs and tables of the report of one article."""
    yield word_parts.paragraph([Run(told.title)], Style.TITLE, new_page=new_page)
    for name, words in told.facts:
        yield word_parts.paragraph([Run(f"{name} "), Run(words)], Style.FACT, bold=1)
    yield word_parts.paragraph([Run("Open problems")], Style.HEADING)
    yield from _list(told.problems)
    yield word_parts.paragraph([Run("Text")], Style.HEADING)
    yield word_parts.paragraph([*_legend()], Style.SMALL)
    for one in told.paragraphs:
        runs = [Run(f"{one.number}  "), *one.runs]
        yield word_parts.paragraph(runs, Style.TEXT, bold=len(runs) if one.headline else 0)
    yield from _table("People and things", PEOPLE_HEADINGS, told.people, (23, 12, 20, 12, 18, 15))
    yield from _table("Quotes", QUOTE_HEADINGS, told.quotes, (18, 36, 10, 9, 10, 7, 10))
    if told.notes:
        yield word_parts.paragraph([Run("Notes")], Style.HEADING)
        yield from _list(told.notes)


def _list(lines: Sequence[str]) -> Iterator[Element]:
    for line in lines:
        yield word_parts.paragraph([Run(line)], Style.ITEM)
    if not lines:
        yield word_parts.paragraph([Run(NONE)], Style.TEXT)


def _table(
    heading: str, headings: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[int]
) -> Iterator[Element]:
    yield word_parts.paragraph([Run(heading)], Style.HEADING)
    yield word_parts.table(headings, rows, shares) if rows else word_parts.paragraph([Run(NONE)], Style.TEXT)


def _legend() -> Iterator[Run]:
    for label in COLOURS:
        yield Run(labels.words(label), label)
        yield Run(" · ")
    yield from (Run("other name", labels.EVENT), Run(" · "), Run("quote", quoted=True))


FORMAT = Format(
    info=FormatInfo(
        id="report-docx",
        name="Report as Word",
        summary="a document to read, hand on or write into",
        content=Content.TABLES,
        suffixes=(".docx",),
        suggested_name="report.docx",
        lacks=REPORT_LACKS,
    ),
    writer=SingleFile(WordDocument),
)
