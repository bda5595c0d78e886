"""A report as a Word document (`.docx`), to hand on, to write into, or to print: the same as the page of HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from editorial.domain import labels
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.report.contents import PEOPLE_HEADINGS, QUOTE_HEADINGS, Contents, Paragraph, Run, contents
from editorial.formats.report.look import COLOURS, OTHER, QUOTED, right_to_left
from editorial.formats.report.lost import REPORT_LACKS
from editorial.formats.selection import Selected
from editorial.formats.spans.differing import as_xml
from editorial.formats.writing.single_file import SingleFile

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordParagraph
    from docx.text.run import Run as WordRun

_NONE = "None."
_TABLE = "Light Grid Accent 1"


class WordDocument:
    """Writes one document with the report of each article, on pages of its own; it can only be written whole."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._document: Document | None = None

    def write(self, selected: Selected) -> None:
        """Keep the report of one record."""
        if self._document is None:
            self._document = _new_document()
        else:
            self._document.add_page_break()  # type: ignore[no-untyped-call]
        _add(self._document, contents(selected))

    def finish(self) -> None:
        """Write the file."""
        made = BytesIO()
        (self._document or _new_document()).save(made)
        self._stream.write(made.getbuffer())


def _new_document() -> Document:
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    about = document.core_properties
    about.author, about.comments, about.title = "Editorial", "", "Report"
    font = document.styles["Normal"].font
    font.name, font.size = "Georgia", Pt(11)
    document.styles[_TABLE].font.size = Pt(9)
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2.2)
    return document


def _add(document: Document, told: Contents) -> None:
    """Add the report of one article."""
    _directed(document.add_heading(as_xml(told.title), level=1), told.title)
    for name, words in told.facts:
        line = document.add_paragraph()
        line.paragraph_format.space_after = 0
        line.add_run(f"{name} ").bold = True
        line.add_run(as_xml(words))
    document.add_heading("Open problems", level=2)
    _list(document, told.problems)
    document.add_heading("Text", level=2)
    _legend(document.add_paragraph())
    for one in told.paragraphs:
        _paragraph(document.add_paragraph(), one)
    _table(document, "People and things", PEOPLE_HEADINGS, told.people)
    _table(document, "Quotes", QUOTE_HEADINGS, told.quotes)
    if told.notes:
        document.add_heading("Notes", level=2)
        _list(document, told.notes)


def _list(document: Document, lines: Sequence[str]) -> None:
    for line in lines:
        _directed(document.add_paragraph(as_xml(line), style="List Bullet"), line)
    if not lines:
        document.add_paragraph(_NONE)


def _legend(line: WordParagraph) -> None:
    shown = [Run(labels.words(label), label) for label in COLOURS]
    shown += [Run("other name", labels.EVENT), Run("quote", quoted=True)]
    for number, run in enumerate(shown):
        if number:
            line.add_run(" · ")
        _run(line, run, small=True)


def _paragraph(line: WordParagraph, one: Paragraph) -> None:
    _small(line, f"{one.number}  ")
    for run in one.runs:
        _run(line, run, bold=one.headline)
    _directed(line, "".join(run.words for run in one.runs))


def _run(line: WordParagraph, run: Run, *, bold: bool = False, small: bool = False) -> None:
    """Add a stretch of text in its look."""
    from docx.shared import Pt, RGBColor

    made = line.add_run(as_xml(run.words))
    made.bold = bold or None
    if small:
        made.font.size = Pt(9)
    if run.label:
        made.font.color.rgb = RGBColor.from_string(COLOURS.get(run.label, OTHER).removeprefix("#").upper())
        made.underline = True
    if run.quoted:
        _shade(made, QUOTED)


def _small(line: WordParagraph, words: str) -> None:
    from docx.shared import Pt

    line.add_run(words).font.size = Pt(8)


def _shade(made: WordRun, colour: str) -> None:
    """Put a colour behind a run; Word's own highlighter has no light yellow."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour.removeprefix("#").upper())):
        shade.set(qn(name), value)
    made._r.get_or_add_rPr().append(shade)


def _directed(line: WordParagraph, words: str) -> None:
    """Let a line run from right to left if its words do."""
    from docx.oxml import OxmlElement

    if right_to_left(words):
        line._p.get_or_add_pPr().append(OxmlElement("w:bidi"))


def _table(document: Document, heading: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    document.add_heading(heading, level=2)
    if not rows:
        document.add_paragraph(_NONE)
        return
    table = document.add_table(rows=1 + len(rows), cols=len(headings), style=_TABLE)
    for row, cells in zip(table.rows, (headings, *rows), strict=True):
        _fill(row.cells, cells)


def _fill(places: Iterable[_Cell], cells: Sequence[str]) -> None:
    for place, words in zip(places, cells, strict=True):
        line = place.paragraphs[0]
        line.add_run(as_xml(words))
        _directed(line, words)


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
