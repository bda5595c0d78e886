"""The text of a Word document, by mammoth, with its comments; deletions, heads and feet of pages are cut."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from zipfile import ZipFile

from editorial.domain.errors import InputError
from editorial.formats.reading.article_text import ArticleText, ReadSoFar
from editorial.formats.reading.comments import Comment, Edge, Places, notes_of
from editorial.formats.reading.docx_comments import Unmarked, mark, unmark
from editorial.formats.reading.docx_layout import as_seen, text_of
from editorial.formats.reading.page_blocks import blocks_of
from editorial.formats.reading.passages import Composed, Passage, compose
from editorial.formats.reading.source import MAX_BYTES, too_big
from editorial.formats.reading.xml_tree import first, local, parse_xml
from editorial.formats.reading.zip_files import member

_STYLES = "p[style-name='Title'] => h1.title:fresh\np[style-name='Subtitle'] => p:fresh"
DELETED = "deleted in a tracked change"
"""Why words are cut that a tracked change deleted."""
_CHANGED = re.compile(rb"<w:(ins|del|moveFrom|moveTo)\b")
_INSERTED, _DELETED = frozenset(("ins", "moveTo")), frozenset(("del", "moveFrom"))
_PROPERTIES = frozenset(("rPr", "trPr"))
_HIDDEN = "hidden in the document"
_USUAL_PART = "word/document.xml"
_PARSED, _CONVERTED = 0.1, 0.7
"""Which share of the time has gone when the document was parsed, and when mammoth has converted it."""
_NOTE_BACK = re.compile(r"\s*↑$")
_MARGINS = re.compile(r"word/(header|footer)\d*\.xml$")


def read(archive: ZipFile, source: str, comments: list[Comment]) -> Iterator[ArticleText | ReadSoFar]:
    """Yield some steps, and the article of a document, with these of its comments as notes.

    Raises InputError if it is damaged, protected, empty or too big.
    """
    document, hidden = as_seen(text_part(archive, source), source)
    tree = parse_xml(document, source)
    yield ReadSoFar(_PARSED)
    marked, marks = _marked(archive, source, document, comments)
    page = _page(archive, source, marked)
    yield ReadSoFar(_CONVERTED)
    blocks = [unmark(one, marks) for one in _taken(page)]
    passages = _with_deleted([one.words for one in blocks], tree)
    passages += [Passage(words, _HIDDEN) for words in hidden] + [*_margins(archive, source)]
    title = _title(tree)
    composed = compose(passages)
    if not composed.text.text:
        raise InputError("there is no text in this document", source=source)
    notes = notes_of(comments, _places(blocks, composed).spans(composed.text.text), datetime.now(UTC))
    before = _before(archive, source, document) if _CHANGED.search(document) else ""
    yield ArticleText(text=composed.text, title=title, cut=composed.cut, comments=notes, before=before)


def _before(archive: ZipFile, source: str, document: bytes) -> str:
    """Return the text of a document as it was before its tracked changes."""
    from lxml import etree

    tree = parse_xml(document, source)
    for element in list(tree.iter()):
        name = local(element)
        if name == "delText":
            element.tag = _named(element, "t")
        if name in _INSERTED:
            element.tag = _named(element, "del")
        elif name in _DELETED and local(element.getparent()) in _PROPERTIES:  # the end of a paragraph, or a row
            element.getparent().remove(element)
        elif name in _DELETED:
            element.tag = _named(element, "ins")
    part = {_main_part(archive, source): etree.tostring(tree, encoding="utf-8", xml_declaration=True)}
    return compose(map(Passage, _taken(_page(archive, source, part)))).text.text


def _named(element: Any, name: str) -> str:
    return f"{element.tag.rpartition('}')[0]}}}{name}"


def _marked(
    archive: ZipFile, source: str, document: bytes, comments: list[Comment]
) -> tuple[Mapping[str, bytes], dict[str, Edge]]:
    """Return the part with the text, and if there are comments, with a character at each of their edges."""
    if not comments:
        return {_main_part(archive, source): document}, {}
    from lxml import etree

    tree = parse_xml(document, source)
    marks = mark(tree, comments, "".join(tree.itertext()))
    return {_main_part(archive, source): etree.tostring(tree, encoding="utf-8", xml_declaration=True)}, marks


def _places(blocks: list[Unmarked], composed: Composed) -> Places:
    """Return where in the text the edges of comments are."""
    places = Places()
    for block, start in zip(blocks, composed.starts, strict=False):  # the last passages are those that are cut
        for at, edge in block.edges if start is not None else ():
            begin, dropped = start or (0, 0)
            places.put(edge, begin + max(0, at - dropped))
    return places


def text_part(archive: ZipFile, source: str) -> bytes:
    """Return the part of a document that has its text. Raises InputError if there is none, or it is too big."""
    document = member(archive, _main_part(archive, source), source)
    if document is None:
        raise InputError("this is no Word document: it has no text part", source=source)
    if len(document) > MAX_BYTES:
        raise too_big(source)
    return document


def _main_part(archive: ZipFile, source: str) -> str:
    """Return the name of the part with the text, which some programs call otherwise than Word does."""
    related = member(archive, "_rels/.rels", source)
    for one in parse_xml(related, source) if related else ():
        target = (one.get("Target") or "").lstrip("/")
        if (one.get("Type") or "").endswith("/officeDocument") and target in archive.namelist():
            return target
    return _USUAL_PART


def _page(archive: ZipFile, source: str, instead: Mapping[str, bytes]) -> str:
    """Return the document, some of its parts being others instead, as mammoth makes HTML of it."""
    import mammoth

    try:
        document = _without_pictures(archive, source, instead)
        made = mammoth.convert_to_html(
            document,
            style_map=_STYLES,
            include_default_style_map=False,  # headings and lists are paragraphs here, and each style takes its time
            convert_image=lambda _picture: [],
        )
        return str(made.value)
    except InputError:
        raise
    except Exception as error:  # mammoth raises whatever its parser does
        raise InputError(f"this document cannot be read ({type(error).__name__})", source=source) from error


def _taken(page: str) -> list[str]:
    """Return the paragraphs as mammoth has them; the rows of a table are one each, with tabs between the cells."""
    from lxml import html

    if not page.strip():
        return []
    tree = html.document_fromstring(page)
    for row in tree.iter("tr"):
        for inner in row.iter("p", "li", "br"):
            inner.tail = f" {inner.tail or ''}"  # else the words on both sides of it run together
        cells = [" ".join(cell.text_content().split()) for cell in row if cell.tag in {"td", "th"}]
        row.tag = "p"
        for child in list(row):
            row.remove(child)
        row.text = "\N{SYMBOL FOR HORIZONTAL TABULATION}".join(cells)
    for link in list(tree.iter("a")):
        if (link.get("href") or "").startswith(("#footnote-ref", "#endnote-ref")):
            link.drop_tree()
    found = (one.words.replace("\N{SYMBOL FOR HORIZONTAL TABULATION}", "\t") for one in blocks_of(tree))
    return [_NOTE_BACK.sub("", one) for one in found]


def _without_pictures(archive: ZipFile, source: str, instead: Mapping[str, bytes]) -> io.BytesIO:
    """Return the document with its XML alone, each part of it looked at, so that pictures take no memory."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as copy:
        for name in archive.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            data = member(archive, name, source) or b""
            if b"<!DOCTYPE" in data[:4096]:
                raise InputError("it has a document type, which no Word document has", source=source, place=name)
            copy.writestr(name, instead.get(name, data))
    out.seek(0)
    return out


def _with_deleted(taken: list[str], tree: Any) -> list[Passage]:
    """Return the paragraphs, each followed by what a tracked change deleted from it."""
    deleted = [*_deleted(tree)]
    passages: list[Passage] = []
    for one in taken:
        passages.append(Passage(one))
        bare = "".join(one.split())
        while deleted and deleted[0][0] and deleted[0][0] in bare:
            passages.append(Passage(deleted.pop(0)[1], DELETED))
    return passages + [Passage(text, DELETED) for _, text in deleted]


def _deleted(tree: Any) -> Iterator[tuple[str, str]]:
    """Yield what was deleted from each paragraph, after the text, without spaces, of the last one that has any."""
    kept = ""
    for paragraph in tree.iter():
        if local(paragraph) != "p":
            continue
        kept = "".join("".join(one.text or "" for one in paragraph.iter() if local(one) == "t").split()) or kept
        text = "".join(one.text or "" for one in paragraph.iter() if local(one) == "delText").strip()
        if text:
            yield kept, text


def _margins(archive: ZipFile, source: str) -> Iterator[Passage]:
    """Yield the heads and feet of pages, each once."""
    seen = set()
    for name in sorted(archive.namelist()):
        match = _MARGINS.search(name)
        text = _margin_text(parse_xml(member(archive, name, source) or b"", source)) if match else ""
        if match and text and text not in seen:
            seen.add(text)
            yield Passage(text, "the head of the pages" if match[1] == "header" else "the foot of the pages")


def _margin_text(part: Any) -> str:
    """Return the words of the head or foot of a page, on one line."""
    lines = (text_of(one) for one in part.iter() if local(one) == "p")
    return " ".join(" ".join(lines).split())


def _title(tree: Any) -> str:
    """Return the first paragraph with the style *Title*, empty if there is none; what its properties say may be old."""
    for paragraph in tree.iter():
        style = first(paragraph, "pStyle") if local(paragraph) == "p" else None
        if style is not None and next(iter(style.attrib.values()), "") == "Title":
            return " ".join("".join(one.text or "" for one in paragraph.iter() if local(one) == "t").split())
    return ""
