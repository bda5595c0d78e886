"""The text of a Word document, by mammoth; deletions, comments, and the heads and feet of pages are cut."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from editorial.domain.errors import InputError
from editorial.formats.reading.article_text import ArticleText
from editorial.formats.reading.page_blocks import blocks_of
from editorial.formats.reading.passages import Passage, compose
from editorial.formats.reading.source import Source
from editorial.formats.reading.xml_tree import first, local, parse_xml, words
from editorial.formats.reading.zip_files import MAX_ZIP_BYTES, member, open_zip

_STYLES = "p[style-name='Title'] => h1.title:fresh\np[style-name='Subtitle'] => p:fresh"
_NOTE_BACK = re.compile(r"\s*↑$")
_MARGINS = re.compile(r"word/(header|footer)\d*\.xml$")


def article_of(source: Source) -> ArticleText:
    """Return the article of a document. Raises InputError if it is damaged, protected, empty or too big."""
    with open_zip(source.read(MAX_ZIP_BYTES), source.name) as archive:
        document = member(archive, "word/document.xml", source.name)
        if document is None:
            raise InputError("this is no Word document: it has no text part", source=source.name)
        tree = parse_xml(document, source.name)
        blocks = _taken(archive, source.name)
        passages = _with_deleted(blocks, tree)
        passages += _comments(archive, source.name)
        passages += _margins(archive, source.name)
        title = _title(tree)
    composed = compose(passages)
    if not composed.text.text:
        raise InputError("there is no text in this document", source=source.name)
    return ArticleText(text=composed.text, title=title, cut=composed.cut)


def _taken(archive: ZipFile, source: str) -> list[str]:
    """Return the paragraphs as mammoth has them; the rows of a table are one each, with tabs between the cells."""
    import mammoth
    from lxml import html

    try:
        page = mammoth.convert_to_html(_without_pictures(archive, source), style_map=_STYLES).value
    except InputError:
        raise
    except Exception as error:  # mammoth raises whatever its parser does
        raise InputError(f"this document cannot be read ({type(error).__name__})", source=source) from error
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
