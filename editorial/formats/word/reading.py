"""Reading of Word documents, and of those of our own as what they were.

A document that this program wrote, and in which there is nothing but text, is read line by line, so that its text is
the same to the last space. Of any other document mammoth makes the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from zipfile import ZipFile

from editorial.domain.article import Article
from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.domain.text import normalise, sha256
from editorial.formats.reading import docx
from editorial.formats.reading.article_text import ArticleText, Cut, ReadSoFar
from editorial.formats.reading.comments import Comment, Edge, Places, notes_of
from editorial.formats.reading.docx_comments import comments_in
from editorial.formats.reading.docx_runs import Sort, mark_is_deleted, pieces
from editorial.formats.reading.fields import Fields, Location
from editorial.formats.reading.source import Source
from editorial.formats.reading.xml_tree import local, parse_xml
from editorial.formats.reading.zip_files import MAX_ZIP_BYTES, member, open_zip
from editorial.formats.spans import about, differing
from editorial.formats.word.remarks import OURS
from editorial.formats.word.writing import OWN_SPACE, fingerprint

_EDGES = frozenset((Sort.START, Sort.END, Sort.POINT))
_MASKED = "pseudonyms stand in it for protected names: the article in the library has the names"
_BESIDE = frozenset(("sectPr", "bookmarkStart", "bookmarkEnd", "proofErr"))


def read(source: Source) -> Iterator[Record | ArticleText | ReadSoFar]:
    """Yield some steps, and the article of a document: as a record if it is one of ours, and its text was not changed.

    Comments become notes, but for those that this program wrote itself. Raises InputError if the document is damaged,
    protected, empty or too big.
    """
    with open_zip(source.read(MAX_ZIP_BYTES), source.name) as archive:
        own, comments = _own(archive, source.name), comments_in(archive, source.name)
        if own is None:
            yield from docx.read(archive, source.name, comments)
            return
        comments = _of_others(comments, own)
        lines = _lines(archive, source.name)
        if lines is not None:
            yield _as_it_was(lines, own, comments)
            return
        for one in docx.read(archive, source.name, comments):
            yield _described(one, own) if isinstance(one, ArticleText) else one


@dataclass(frozen=True, slots=True)
class _Own:
    """What a document of ours says of itself; `comments` are the fingerprints of those that this program wrote."""

    details: dict[str, Any]
    digest: str
    field: Fields
    comments: Counter[str]

    @property
    def masked(self) -> bool:
        """Return whether pseudonyms stand in it for protected names."""
        return self.field.value("masked") is True


@dataclass(frozen=True, slots=True)
class _Lines:
    """The text of a document line by line, with the edges of its comments and what tracked changes deleted."""

    text: str
    edges: tuple[tuple[Edge, int], ...]
    deleted: tuple[tuple[str, int], ...]


def _own(archive: ZipFile, source: str) -> _Own | None:
    """Return what a document says of itself if this program wrote it. Raises InputError if that is damaged."""
    for name in sorted(archive.namelist()):
        if not name.startswith("customXml/") or not name.endswith(".xml") or "/_rels/" in name:
            continue
        data = member(archive, name, source) or b""
        if OWN_SPACE.encode() not in data:
            continue
        field = about.of_line(parse_xml(data, source).text or "", Location(source, name))
        if field is not None:
            return _Own(
                details=about.read_details(field.needed_object("article")),
                digest=field.text("sha256"),
                field=field,
                comments=Counter(field.texts("comments")),
            )
    return None


def _lines(archive: ZipFile, source: str) -> _Lines | None:
    """Return the text of a document in which there is nothing but paragraphs of text, else None."""
    tree = parse_xml(docx.text_part(archive, source), source)
    body = next((one for one in tree if local(one) == "body"), ())
    parts: list[str] = []
    edges: list[tuple[Edge, int]] = []
    deleted: list[tuple[str, int]] = []
    length = 0
    for paragraph in body:
        if local(paragraph) in _BESIDE:
            continue
        if local(paragraph) != "p":
            return None
        for one in pieces(paragraph):
            if one.sort is Sort.OTHER:
                return None
            if one.sort is Sort.WORDS:
                parts.append(one.words)
                length += len(one.words)
            elif one.sort in _EDGES:
                edges.append((Edge(one.words, one.sort), length))
            else:
                deleted.append((one.words, length))
        if not mark_is_deleted(paragraph):
            parts.append("\n")
            length += 1
    return _Lines("".join(parts)[:-1] if parts and parts[-1] == "\n" else "".join(parts), tuple(edges), tuple(deleted))


def _of_others(comments: list[Comment], own: _Own) -> list[Comment]:
    """Return the comments but for those that this program wrote, and nobody changed."""
    ours = own.comments.copy()
    found = []
    for one in comments:
        key = fingerprint(one.words)
        if one.by == OURS and ours[key]:
            ours[key] -= 1
        else:
            found.append(one)
    return found


def _as_it_was(lines: _Lines, own: _Own, comments: list[Comment]) -> Record | ArticleText:
    """Return the article of a document of ours: the record that was written, or its text if that was changed."""
    places = Places()
    for edge, at in lines.edges:
        places.put(edge, min(at, len(lines.text)))
    text = _mended(lines.text, own)
    notes = notes_of(comments, places.spans(lines.text if text is None else text), datetime.now(UTC))
    if text is None or own.masked:
        read = ArticleText(text=normalise(lines.text), comments=notes, cut=tuple(_cuts(lines)))
        return _described(read, own)
    article = replace(Article(id=own.digest, title="", text=text, sha256=own.digest), **own.details)
    return Record.of(article, notes=notes)


def _mended(held: str, own: _Own) -> str | None:
    """Return the text that a document was made of, None if it was changed since."""
    try:
        text = differing.mended(held, own.field)
    except InputError:  # what differed is not there any more
        return None
    return text if sha256(text) == own.digest else None


def _cuts(lines: _Lines) -> Iterator[Cut]:
    """Yield what was deleted in each paragraph, at the beginning of the next one."""
    gone: dict[int, str] = {}
    for words, at in lines.deleted:
        line_end = lines.text.find("\n", at)
        place = len(lines.text) if line_end < 0 else line_end + 1
        gone[place] = gone.get(place, "") + words
    yield from (Cut(words, docx.DELETED, place) for place, words in gone.items() if words.strip())


def _described(read: ArticleText, own: _Own) -> ArticleText:
    """Return a text with the details of its article; a headline that was changed in it is not kept.

    Somebody has to look first at one with pseudonyms in it, which nobody wants to have in the library by accident.
    """
    known = {name: value for name, value in own.details.items() if name != "supersedes"}
    if own.field.value("headed") is True and not read.text.text.startswith(known.get("title", "")):
        del known["title"]
    return replace(read, **known, look=own.masked, notes=(*read.notes, *([_MASKED] if own.masked else [])))
