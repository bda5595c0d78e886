"""The parts of a Word document that a report needs: paragraphs, tables, styles, and the archive around them.

Source: ECMA-376, *Office Open XML File Formats*, part 1: WordprocessingML.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO

from editorial.formats.report.contents import Run
from editorial.formats.report.look import COLOURS, OTHER, QUOTED, right_to_left
from editorial.formats.report.word_files import SPACE, More, with_more
from editorial.formats.spans.differing import as_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NONE = "None."
_PAGE, _MARGIN = (11_906, 16_838), 1_247
"""An A4 page and its margins, in twentieths of a point."""
_WIDTH = _PAGE[0] - 2 * _MARGIN
_SPACE_KEPT = "{http://www.w3.org/XML/1998/namespace}space"


class Style(StrEnum):
    """The styles of paragraphs, by their ids in `word_files.py`."""

    TITLE = "Heading1"
    HEADING = "Heading2"
    TEXT = "Normal"
    FACT = "Fact"
    SMALL = "Small"
    ITEM = "ListBullet"
    LINE = "Line"
    """A paragraph with no space below it."""


def paragraph(runs: Sequence[Run], style: Style, *, bold: int = 0, new_page: bool = False) -> Element:
    """Return a paragraph in a style; the first `bold` runs are bold, `new_page` begins it on a new page."""
    from xml.etree.ElementTree import Element, SubElement

    made = Element("w:p")
    about = SubElement(made, "w:pPr")
    SubElement(about, "w:pStyle", {"w:val": style.value})
    if new_page:
        SubElement(about, "w:pageBreakBefore")
    backwards = right_to_left("".join(run.words for run in runs))
    if backwards:
        SubElement(about, "w:bidi")
    for number, run in enumerate(runs):
        if run.words:
            made.append(stretch(run, bold=number < bold, backwards=backwards))
    return made


def stretch(run: Run, *, bold: bool = False, backwards: bool = False) -> Element:
    """Return a stretch of text in its look; line ends and tabs in it are kept."""
    from xml.etree.ElementTree import Element, SubElement

    made = Element("w:r")
    about = SubElement(made, "w:rPr")
    if bold:
        SubElement(about, "w:b")
    if run.label:
        SubElement(about, "w:color", {"w:val": _hex(COLOURS.get(run.label, OTHER))})
        SubElement(about, "w:u", {"w:val": "single"})
    if run.quoted:
        # Word's own highlighter has no light yellow.
        SubElement(about, "w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": _hex(QUOTED)})
    if backwards:
        SubElement(about, "w:rtl")
    for line_number, line in enumerate(as_xml(run.words).replace("\r", "\n").split("\n")):
        if line_number:
            SubElement(made, "w:br")
        for number, words in enumerate(line.split("\t")):
            if number:
                SubElement(made, "w:tab")
            if words:
                SubElement(made, "w:t", {_SPACE_KEPT: "preserve"}).text = words
    return made


def _hex(colour: str) -> str:
    return colour.removeprefix("#").upper()


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[int]) -> Element:
    """Return a table whose headings stand again on each page; `shares` says how wide each column is, in percent."""
    from xml.etree.ElementTree import Element, SubElement

    made = Element("w:tbl")
    about = SubElement(made, "w:tblPr")
    SubElement(about, "w:tblStyle", {"w:val": "Rows"})
    SubElement(about, "w:tblW", {"w:w": "5000", "w:type": "pct"})
    grid = SubElement(made, "w:tblGrid")
    widths = [str(_WIDTH * share // 100) for share in shares]
    for width in widths:
        SubElement(grid, "w:gridCol", {"w:w": width})
    for number, cells in enumerate((headings, *rows)):
        row = SubElement(made, "w:tr")
        if not number:
            SubElement(SubElement(row, "w:trPr"), "w:tblHeader")
        for words, width in zip(cells, widths, strict=True):
            cell = SubElement(row, "w:tc")
            SubElement(SubElement(cell, "w:tcPr"), "w:tcW", {"w:w": width, "w:type": "dxa"})
            cell.append(paragraph([Run(words)], Style.SMALL, bold=0 if number else 1))
    return made


def write(stream: BinaryIO, blocks: Iterable[Element], more: Iterable[More] = ()) -> None:
    """Write the archive of a document with these paragraphs and tables, and with further files."""
    import zipfile
    from xml.etree.ElementTree import Element, SubElement, tostring

    document = Element("w:document", {"xmlns:w": SPACE})
    body = SubElement(document, "w:body")
    body.extend(blocks)
    page = SubElement(body, "w:sectPr")
    SubElement(page, "w:pgSz", {"w:w": str(_PAGE[0]), "w:h": str(_PAGE[1])})
    SubElement(page, "w:pgMar", {f"w:{side}": str(_MARGIN) for side in ("top", "right", "bottom", "left")})
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in with_more(more).items():
            archive.writestr(name, words)
        archive.writestr("word/document.xml", tostring(document, encoding="utf-8", xml_declaration=True))
