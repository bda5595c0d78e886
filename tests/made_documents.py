"""Documents as other programs write them, made of words alone: Word, OpenDocument, a workbook and PDF pages."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OPEN = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"))
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip container with these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def run(words: str) -> str:
    """Return a run of a Word paragraph."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def inserted(words: str) -> str:
    """Return a tracked insertion."""
    return f'<w:ins w:id="1" w:author="A">{run(words)}</w:ins>'


def deleted(words: str) -> str:
    """Return a tracked deletion."""
    return f'<w:del w:id="2" w:author="A"><w:r><w:delText>{words}</w:delText></w:r></w:del>'


def paragraph(content: str, style: str = "") -> str:
    """Return a Word paragraph."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{content}</w:p>"


def control(content: str) -> str:
    """Return a content control."""
    return f"<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def table(*rows: Sequence[str]) -> str:
    """Return a Word table."""
    cells = ("".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def text_box(content: str) -> str:
    """Return a paragraph with a text box."""
    shape = f"<v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape>"
    return f'<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml">{shape}</w:pict></w:r></w:p>'


def docx(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """Return a Word document; `parts` are further parts, such as comments, each with the content of its root."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/>'
    )
    relation = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relation}</Relationships>',
        "word/document.xml": f"<w:document {_WORD}><w:body>{body}</w:body></w:document>",
    }
    for name, content in (parts or {}).items():
        files[f"word/{name}.xml"] = f"<w:{name.rstrip('123')} {_WORD}>{content}</w:{name.rstrip('123')}>"
    return zipped(files)


def odt(body: str, more: Mapping[str, str] | None = None) -> bytes:
    """Return an OpenDocument text with this body."""
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {_OPEN}>{inner}</office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **(more or {})})


def xlsx(rows: Iterable[Sequence[str]]) -> bytes:
    """Return a workbook with one sheet of words."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cells = ("".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) for row in rows)
    lines = "".join(f"<row>{row}</row>" for row in cells)
    sheet = '<sheets><sheet name="Articles" sheetId="1" r:id="r1"/></sheets>'
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
            'ContentType="application/xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{_OFFICE}">{sheet}</workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{lines}</sheetData></worksheet>',
        }
    )


def pdf(*pages: Sequence[tuple[float, float, str]]) -> bytes:
    """Return a PDF of pages 600 x 800 points, each with lines of 10 points at their places (x, y from below)."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        shown = "\n".join(f"BT /F1 10 Tf {x} {y} Td ({_escaped(words)}) Tj ET" for x, y, words in lines)
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream")
        resources = "<< /Font << /F1 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources {resources} "
            f"/Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table_ = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table_}trailer << /Size {size} /Root 1 0 R >>\n"
    end += f"startxref\n{len(out)}\n%%EOF"
    return (out + end).encode("cp1252")


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
