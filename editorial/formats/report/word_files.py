"""The files of a Word document that are the same for all: what is in it, its styles and its bullet; and more beside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ON_NORMAL = '<w:basedOn w:val="Normal"/>'
_AFTER_NEXT = '<w:keepNext/><w:spacing w:before="280" w:after="100"/>'
_OUTLINE = '<w:outlineLvl w:val="%d"/>'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _style(name: str, words: str, about: str, letters: str = "", above: str = _ON_NORMAL) -> str:
    """Return a style of paragraphs; sizes in `letters` are in half points."""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{words}"/>{above}<w:qFormat/>'
        f"<w:pPr>{about}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


_BULLET = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_LIGHT = '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
_STYLES = "".join(
    (
        _style("Normal", "Normal", '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/>', _size(22), above=""),
        _style("Heading1", "heading 1", f"{_AFTER_NEXT}{_OUTLINE % 0}", f"<w:b/>{_size(32)}"),
        _style("Heading2", "heading 2", f"{_AFTER_NEXT}{_OUTLINE % 1}", f"<w:b/>{_size(25)}"),
        _style("Fact", "Fact", '<w:spacing w:after="0"/>'),
        _style("Line", "Line", '<w:spacing w:after="0"/>'),
        _style("Small", "Small", _LIGHT, _size(18)),
        _style("ListBullet", "List Bullet", f'{_BULLET}<w:spacing w:after="40"/>'),
    )
).replace('w:styleId="Normal"', 'w:default="1" w:styleId="Normal"')
_LINES = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="D1D5DB"/>' for side in ("top", "bottom", "insideH"))
_TABLE = (
    '<w:style w:type="table" w:styleId="Rows"><w:name w:val="Rows"/><w:tblPr>'
    f'<w:tblBorders>{_LINES}</w:tblBorders><w:tblCellMar><w:left w:w="70" w:type="dxa"/>'
    '<w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
_FONT = '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Times New Roman" w:eastAsia="Georgia"/>'

FILES: Mapping[str, str] = {
    "[Content_Types].xml": (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    ),
    "docProps/core.xml": (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Report</dc:title><dc:creator>Editorial</dc:creator>'
        "</cp:coreProperties>"
    ),
    "word/_rels/document.xml.rels": (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/numbering" Target="numbering.xml"/></Relationships>'
    ),
    "word/styles.xml": (
        f'{_XML}<w:styles xmlns:w="{SPACE}"><w:docDefaults><w:rPrDefault><w:rPr>{_FONT}</w:rPr></w:rPrDefault>'
        f"</w:docDefaults>{_STYLES}{_TABLE}</w:styles>"
    ),
    "word/numbering.xml": (
        f'{_XML}<w:numbering xmlns:w="{SPACE}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="360" w:hanging="260"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    ),
}
"""Each file by its name in the archive; `word/document.xml` is the text itself."""


@dataclass(frozen=True, slots=True)
class More:
    """A further file of a document: its name in the archive, its content type, and what it is to the text.

    `relation` is the end of a type of relationship, empty if the text has none to it; `kind` is empty for XML of no
    particular kind.
    """

    name: str
    data: bytes
    relation: str = ""
    kind: str = ""


COMMENTS_KIND = f"{_WORD}.comments+xml"
_CUSTOM_KIND = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def custom_xml(data: bytes, space: str, identity: str) -> tuple[More, ...]:
    """Return XML of our own as the files that programs keep: `space` is its namespace, `identity` a GUID."""
    about = (
        f'{_XML}<ds:datastoreItem ds:itemID="{identity}" '
        'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{space}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    related = (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/customXmlProps" Target="itemProps1.xml"/></Relationships>'
    )
    return (
        More("customXml/item1.xml", data, "customXml"),
        More("customXml/itemProps1.xml", about.encode(), kind=_CUSTOM_KIND),
        More("customXml/_rels/item1.xml.rels", related.encode()),
    )


def with_more(more: Iterable[More]) -> dict[str, str | bytes]:
    """Return the files of a document with further ones, which are listed where they have to be."""
    types, related = "", ""
    files: dict[str, str | bytes] = dict(FILES)
    for number, one in enumerate(more, 3):  # the styles and the bullet are 1 and 2
        if one.kind:
            types += f'<Override PartName="/{one.name}" ContentType="{one.kind}"/>'
        if one.relation:
            related += f'<Relationship Id="rId{number}" Type="{_OFFICE}/{one.relation}" Target="/{one.name}"/>'
        files[one.name] = one.data
    listed, links = "[Content_Types].xml", "word/_rels/document.xml.rels"
    files[listed] = FILES[listed].replace("</Types>", f"{types}</Types>")
    files[links] = FILES[links].replace("</Relationships>", f"{related}</Relationships>")
    return files
