"""The text of a Word document, by mammoth; deletions, comments, and the heads and feet of pages are cut."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from editorial.domain.errors import InputError
from editorial.formats.reading.article_text import ArticleText, ReadSoFar
from editorial.formats.reading.page_blocks import blocks_of
from editorial.formats.reading.passages import Passage, compose
from editorial.formats.reading.source import MAX_BYTES, Source, too_big
from editorial.formats.reading.xml_tree import first, local, parse_xml, words
from editorial.formats.reading.zip_files import MAX_ZIP_BYTES, member, open_zip

_STYLES = "p[style-name='Title'] => h1.title:fresh\np[style-name='Subtitle'] => p:fresh"
_USUAL_PART = "word/document.xml"
_PARSED, _CONVERTED = 0.1, 0.7
"""Which share of the time has gone when the document was parsed, and when mammoth has converted it."""
_NOTE_BACK = re.compile(r"\s*↑$")
_MARGINS = re.compile(r"word/(header|footer)\d*\.xml$")


def read(source: Source) -> Iterator[ArticleText | ReadSoFar]:
    """Yield some steps, and the article of a document.

    Raises InputError if it is damaged, protected, empty or too big.
    """
    with open_zip(source.read(MAX_ZIP_BYTES), source.name) as archive:
        document = member(archive, _main_part(archive, source.name), source.name)
        if document is None:
            raise InputError("this is no Word document: it has no text part", source=source.name)
        if len(document) > MAX_BYTES:
            raise too_big(source.name)
        tree = parse_xml(document, source.name)
        yield ReadSoFar(_PARSED)
        page = _page(archive, source.name)
        yield ReadSoFar(_CONVERTED)
        blocks = _taken(page)
        passages = _with_deleted(blocks, tree)
        passages += _comments(archive, source.name)
        passages += _margins(archive, source.name)
        title = _title(tree)
    composed = compose(passages)
    if not composed.text.text:
        raise InputError("there is no text in this document", source=source.name)
    yield ArticleText(text=composed.text, title=title, cut=composed.cut)


def _main_part(archive: ZipFile, source: str) -> str:
    """Return the name of the part with the text, which some programs call otherwise than Word does."""
    related = member(archive, "_rels/.rels", source)
    for one in parse_xml(related, source) if related else ():
        target = (one.get("Target") or "").lstrip("/")
        if (one.get("Type") or "").endswith("/officeDocument") and target in archive.namelist():
            return target
    return _USUAL_PART


def _page(archive: ZipFile, source: str) -> str:
    """Return the document as mammoth makes HTML of it."""
    import mammoth

    try:
        document = _without_pictures(archive, source)
        return str(mammoth.convert_to_html(document, style_map=_STYLES, convert_image=lambda _picture: []).value)
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


def _without_pictures(archive: ZipFile, source: str) -> io.BytesIO:
    """Return the document with its XML alone, each part of it looked at, so that pictures take no memory."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as copy:
        for name in archive.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            data = member(archive, name, source) or b""
            if b"<!DOCTYPE" in data[:4096]:
                raise InputError("it has a document type, which no Word document has", source=source, place=name)
            copy.writestr(name, data)
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
            passages.append(Passage(deleted.pop(0)[1], "deleted in a tracked change"))
    return passages + [Passage(text, "deleted in a tracked change") for _, text in deleted]


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


def _comments(archive: ZipFile, source: str) -> Iterator[Passage]:
    data = member(archive, "word/comments.xml", source)
    for one in parse_xml(data, source) if data else ():
        if local(one) == "comment":
            yield Passage(words(one), "a comment")


def _margins(archive: ZipFile, source: str) -> Iterator[Passage]:
    """Yield the heads and feet of pages, each once."""
    seen = set()
    for name in sorted(archive.namelist()):
        match = _MARGINS.search(name)
        text = words(parse_xml(member(archive, name, source) or b"", source)) if match else ""
        if match and text and text not in seen:
            seen.add(text)
            yield Passage(text, "the head of the pages" if match[1] == "header" else "the foot of the pages")


def _title(tree: Any) -> str:
    """Return the first paragraph with the style *Title*, empty if there is none; what its properties say may be old."""
    for paragraph in tree.iter():
        style = first(paragraph, "pStyle") if local(paragraph) == "p" else None
        if style is not None and next(iter(style.attrib.values()), "") == "Title":
            return " ".join("".join(one.text or "" for one in paragraph.iter() if local(one) == "t").split())
    return ""
