"""Recognition of what a file is by how it begins, so that markup, mail or a table is never taken for plain text."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Callable
from enum import StrEnum
from itertools import islice

HEAD = 65_536
"""How many bytes of the beginning of a file are looked at."""


class Kind(StrEnum):
    """What the beginning of a file says that it is; the value is the word for it in messages."""

    HTML = "a web page (HTML)"
    MARKDOWN = "Markdown with front matter"
    FEED = "a feed (RSS or Atom)"
    NITF = "an NITF article"
    TEI = "a TEI document"
    NEWSML = "a NewsML-G2 item"
    XML = "markup (XML)"
    LATEX = "markup (LaTeX)"
    MAIL = "a mail"
    MAILBOX = "a mailbox with several mails"
    CARD = "a calendar or an address card"
    SRT = "a subtitle file (SRT)"
    VTT = "a subtitle file (WebVTT)"
    SUBTITLES = "a subtitle file"
    JSON = "JSON"
    JSON_LINES = "JSON Lines"
    NINJS = "a ninjs article"
    TABLE = "a table (CSV)"
    RTF = "a rich text (RTF) document"
    PDF = "a PDF document"
    POSTSCRIPT = "a PostScript document"
    WORD = "a Word document"
    OPEN_DOCUMENT = "an OpenDocument text"
    WORKBOOK = "a spreadsheet"
    SLIDES = "a presentation"
    BOOK = "an e-book"
    ZIP = "a zip archive"
    OLD_OFFICE = "an old Word, Excel or Outlook file"
    ARCHIVE = "a compressed file"
    GZIP = "a file compressed by gzip"
    ZSTANDARD = "a file compressed by Zstandard"
    PARQUET = "a Parquet file"
    PICTURE = "a picture"
    SOUND = "a recording"
    DATABASE = "a database"
    PROGRAM = "a program"


_BYTES: tuple[tuple[bytes, Kind], ...] = (
    (b"{\\rtf", Kind.RTF),
    (b"%!PS", Kind.POSTSCRIPT),
    (b"\xd0\xcf\x11\xe0", Kind.OLD_OFFICE),
    (b"\x89PNG", Kind.PICTURE),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"GIF8", Kind.PICTURE),
    (b"II*\0", Kind.PICTURE),
    (b"MM\0*", Kind.PICTURE),
    (b"BM", Kind.PICTURE),
    (b"\x1f\x8b", Kind.GZIP),
    (b"BZh", Kind.ARCHIVE),
    (b"\xfd7zXZ\0", Kind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"Rar!\x1a\x07", Kind.ARCHIVE),
    (b"\x28\xb5\x2f\xfd", Kind.ZSTANDARD),
    (b"PAR1", Kind.PARQUET),
    (b"ID3", Kind.SOUND),
    (b"OggS", Kind.SOUND),
    (b"fLaC", Kind.SOUND),
    (b"SQLite format 3\0", Kind.DATABASE),
    (b"\x7fELF", Kind.PROGRAM),
    (b"MZ\x90\0", Kind.PROGRAM),
)
_NEEDS_ZERO = frozenset({b"BM", b"ID3", b"OggS", b"BZh", b"PAR1"})
"""Beginnings that a text may have as well, unless there is a zero byte soon."""

_OFFICE_FIRST = re.compile(rb"\[Content_Types\]\.xml|_rels/|docProps/|word/|xl/|ppt/|customXml/|mimetype")
"""The first file in the container of an office document."""
_MIMETYPES = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", Kind.OPEN_DOCUMENT),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Kind.WORKBOOK),
    (b"mimetypeapplication/vnd.oasis.opendocument.presentation", Kind.SLIDES),
    (b"mimetypeapplication/epub", Kind.BOOK),
)
_OFFICE_PARTS = ((b"word/", Kind.WORD), (b"xl/", Kind.WORKBOOK), (b"ppt/", Kind.SLIDES))
_OFFICE_SUFFIXES = {
    **dict.fromkeys((".docx", ".docm", ".dotx"), Kind.WORD),
    **dict.fromkeys((".xlsx", ".xlsm", ".ods"), Kind.WORKBOOK),
    **dict.fromkeys((".odt", ".ott"), Kind.OPEN_DOCUMENT),
}

_PROLOGUE = re.compile(r"(?:\s+|<\?xml\b[^>]*>|<\?[\w-]+[^>]*\?>|<!--.*?-->)*", re.DOTALL)
_DOCTYPE = re.compile(r"<!doctype\s+([\w:.-]+)[^>\[]*(?:\[.*?\]\s*)?>\s*", re.IGNORECASE | re.DOTALL)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)(?:\s[^<>]*)?/?>")
_ROOTS = {
    "rss": Kind.FEED,
    "rdf": Kind.FEED,
    "feed": Kind.FEED,
    "entry": Kind.FEED,
    "nitf": Kind.NITF,
    "tei": Kind.TEI,
    "teicorpus": Kind.TEI,
    "newsmessage": Kind.NEWSML,
    "newsitem": Kind.NEWSML,
    "packageitem": Kind.NEWSML,
    "tt": Kind.SUBTITLES,
}
_HTML_TAGS_WORDS = (
    "html head body title meta link base style script p div span br hr a b i u em strong img ul ol li dl "
    "dt dd table thead tbody tr td th h1 h2 h3 h4 h5 h6 blockquote article section header footer main nav "
    "aside figure figcaption font center pre code form iframe picture video audio svg"
)
_HTML_TAGS = frozenset(_HTML_TAGS_WORDS.split())
_BLOCK = re.compile(
    r"</?(?:p|div|br|h[1-6]|li|ul|ol|td|tr|table|blockquote|span|a|img|em|strong)(?:\s[^<>]*)?/?>", re.I
)
_PAIR = re.compile(r"<(p|div|h[1-6]|li|td|blockquote|span|a|em|strong)(?:\s[^<>]*)?>[^<]{10,}</\1\s*>", re.I)
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*):(?:[ \t]|$)")
_MAIL_HEADERS_WORDS = (
    "from to cc bcc subject date received return-path mime-version message-id delivered-to content-type "
    "reply-to sender content-transfer-encoding importance envelope-to"
)
_MAIL_HEADERS = frozenset(_MAIL_HEADERS_WORDS.split())
_MAIL_NEEDS_WORDS = "from received return-path message-id mime-version"
_MAIL_NEEDS = frozenset(_MAIL_NEEDS_WORDS.split())
_CUE_TIME = r"(?:\d+:)?\d{1,2}:\d{2}[,.]\d{1,3}"
_SRT = re.compile(rf"\s*(?:\d+[ \t]*\n)?{_CUE_TIME}[ \t]+-->[ \t]+{_CUE_TIME}")
_OTHER_SUBTITLES = re.compile(
    rf"\s*(?:\[Script Info\]|\{{\d+\}}\{{\d+\}}|{_CUE_TIME},{_CUE_TIME}\s*\n|<SAMI>|\[\d\d:\d\d\.\d\d\])", re.I
)
_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\n(?:.*\n)*?\1[ \t]*(?:\n|$)")
_FIELD = re.compile(r"^[\w-]+[ \t]*[:=]", re.MULTILINE)
_JSON = re.compile(r'\s*(?:\{\s*"(?:[^"\\\n]|\\.)*"\s*:|\[\s*\{\s*")')
_NINJS = re.compile(r'"(?:body_(?:text|html|xhtml)|bodies|headlines?|versioncreated|contentcreated|bylines?)"\s*:')
_RECORD = re.compile(r'"(?:article|text)"\s*:')

_ARTICLE_COLUMNS_WORDS = (
    "text body content article story copy title headline head author authors byline by date published url "
    "link source id slug section language"
)
ARTICLE_COLUMNS = frozenset(_ARTICLE_COLUMNS_WORDS.split())
"""Headings that the columns of a table of articles usually have, in small letters."""


def recognise(head: bytes, suffix: str = "") -> Kind | None:
    """Return what the first bytes of a file say that it is, or None if they look like plain text.

    `suffix` is the end of its name in small letters, with the dot; it only decides between office documents whose
    containers begin alike.
    """
    head = head[:HEAD]
    if (found := binary_kind(head, suffix)) is not None:
        return found
    text = _as_text(head)
    return next((kind for rule in _RULES if (kind := rule(text)) is not None), None)


def binary_kind(head: bytes, suffix: str = "") -> Kind | None:
    """Return what the first bytes say that a file is, if that is something other than text."""
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _container(head, suffix)
    if head[4:12] in {b"ftypavif", b"ftypheic"} or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return Kind.PICTURE
    if head[4:8] == b"ftyp" or (head.startswith(b"RIFF") and head[8:12] in {b"WAVE", b"AVI "}):
        return Kind.SOUND
    if head[257:262] == b"ustar":
        return Kind.ARCHIVE
    for start, kind in _BYTES:
        if head.startswith(start) and (start not in _NEEDS_ZERO or b"\0" in head[:64]):
            return kind
    return None


def _container(head: bytes, suffix: str) -> Kind:
    """Return what a zip container holds, by its first files."""
    first = head[30 : 30 + int.from_bytes(head[26:28], "little")]
    if not _OFFICE_FIRST.match(first):
        return _OFFICE_SUFFIXES.get(suffix, Kind.ZIP)
    for start, kind in _MIMETYPES:
        if head[30:].startswith(start):
            return kind
    found = next((kind for part, kind in _OFFICE_PARTS if part in head), None)
    return found or _OFFICE_SUFFIXES.get(suffix, Kind.ZIP)


def _as_text(head: bytes) -> str:
    """Return the head as text in which all that is ASCII is right, with line feeds as line ends."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = head.decode("utf-16", "replace")
    else:
        text = head.removeprefix(codecs.BOM_UTF8).replace(b"\0", b"").decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _markup(text: str) -> Kind | None:
    begin = _PROLOGUE.match(text)
    rest = text[begin.end() if begin else 0 :]
    if (doctype := _DOCTYPE.match(rest)) is not None:
        if doctype[1].lower() == "html":
            return Kind.HTML
        rest = rest[doctype.end() :]
    declared = "<?xml" in text[:100] or doctype is not None
    rest = rest[match.end() :] if (match := _PROLOGUE.match(rest)) else rest
    if (root := _ROOT.match(rest)) is None:
        return Kind.XML if declared else None
    name = root[1].lower()
    if name in _ROOTS and (name != "entry" or "Atom" in root[0]):
        return _ROOTS[name]
    if name in _HTML_TAGS:
        return Kind.HTML
    closed = f"</{root[1]}" in rest or f":{root[1]}>" in rest[root.end() :] or "xmlns" in root[0]
    return Kind.XML if declared or closed else None


def _tags(text: str) -> Kind | None:
    """Recognise a piece of a web page by its tags, also after words; a text that mentions some has fewer."""
    tags = sum(1 for _ in islice(_BLOCK.finditer(text), 200))
    return Kind.HTML if tags >= 3 and tags * 700 >= len(text) and _PAIR.search(text) else None


def _mail(text: str) -> Kind | None:
    box = text.startswith("From ") and "\n" in text and _HEADER.match(text.split("\n", 2)[1]) is not None
    lines = text.split("\n\n", 1)[0].split("\n")[box:]
    names = [match[1].lower() for line in lines if (match := _HEADER.match(line))]
    others = [line for line in lines if line and not _HEADER.match(line) and not line.startswith((" ", "\t"))]
    if others or len(_MAIL_HEADERS.intersection(names)) < 2 or not _MAIL_NEEDS.intersection(names):
        return None
    return Kind.MAILBOX if box and re.search(r"\n\nFrom \S+.*\n[A-Za-z-]+:", text) else Kind.MAIL


def _lines_of_others(text: str) -> Kind | None:
    start = text.lstrip()[:200]
    if start.startswith(("BEGIN:VCALENDAR", "BEGIN:VCARD")):
        return Kind.CARD
    if re.match(r"(?:%.*\n\s*)*\\documentclass\b", start):
        return Kind.LATEX
    if re.match(r"WEBVTT(?:\s|$)", start):
        return Kind.VTT
    if _SRT.match(text):
        return Kind.SRT
    return Kind.SUBTITLES if _OTHER_SUBTITLES.match(text) else None


def _front_matter(text: str) -> Kind | None:
    match = _FRONT_MATTER.match(text)
    return Kind.MARKDOWN if match and _FIELD.search(match[0]) else None


def _json(text: str) -> Kind | None:
    if not _JSON.match(text):
        return None
    if '"uri"' in text and _NINJS.search(text) and not _RECORD.search(text):
        return Kind.NINJS
    first = text.lstrip().split("\n", 1)[0].rstrip()
    return Kind.JSON_LINES if first.startswith("{") and first.endswith("}") else Kind.JSON


def _table(text: str) -> Kind | None:
    """Recognise rows of the same number of cells under a row of short headings."""
    whole = text if len(text) < HEAD else text.rpartition("\n")[0]
    for mark, fewest in (("\t", 2), (";", 2), ("|", 3), (",", 3)):
        try:
            rows = [*islice(csv.reader(whole.split("\n"), delimiter=mark, strict=True), 30)]
        except csv.Error:
            continue
        if _is_table(rows, fewest):
            return Kind.TABLE
    return None


def _is_table(rows: list[list[str]], fewest: int) -> bool:
    filled = [row for row in rows if row]
    if len(filled) < 2:
        return False
    headings = [cell.strip() for cell in filled[0]]
    known = len(ARTICLE_COLUMNS.intersection(cell.lower() for cell in headings)) > 1
    if not known and (len(headings) < fewest or len(filled) < 3 or [] in rows[: len(filled)]):
        return False  # an empty line after the headings is more like a paragraph of a text
    plain = all(0 < len(cell) <= 40 and not cell.endswith((".", "!", "?", "”")) for cell in headings)
    return plain and len({*headings}) == len(headings) > 1 and all(len(row) == len(headings) for row in filled)


_RULES: tuple[Callable[[str], Kind | None], ...] = (
    _markup,
    _lines_of_others,
    _mail,
    _front_matter,
    _json,
    _table,
    _tags,
)
