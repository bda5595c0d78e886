"""Markdown: the text as a reader sees it, without its signs; front matter becomes the details of the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from editorial.domain.errors import InputError
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import NO_ANNOTATIONS
from editorial.formats.reading import details, front_matter
from editorial.formats.reading.article_text import ArticleText, headed
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.source import Source

if TYPE_CHECKING:
    from markdown_it.token import Token


def read(source: Source) -> Iterator[ArticleText]:
    """Yield the article of a Markdown text. Raises InputError if it is empty, too big or not a text."""
    from editorial.formats.reading.text_files import read_text  # imports charset_normalizer

    raw = read_text(source)
    found = front_matter.split(raw.text.text)
    body, lost = plain(found.body)
    fields = found.fields
    title = front_matter.as_text(details.find(fields, "title")) or ""
    text = headed(title, body)
    if not text.text.strip():
        raise InputError("there is no text under the front matter", source=source.name)
    wrong = [f"line {number} of the front matter is in no form that is read" for number in found.unread]
    date = details.find(fields, "published")
    if date is not None and details.iso_date(date) is None:
        wrong.append(f"“{date}” in the front matter is no date that can be read")
    yield ArticleText(
        text=text,
        title=title,
        authors=details.names(details.find(fields, "authors")),
        published=details.iso_date(date),
        source=front_matter.as_text(details.find(fields, "source")),
        credit=front_matter.as_text(details.find(fields, "credit")),
        language=details.language_tag(details.find(fields, "language")),
        notes=(*raw.notes, *wrong, *lost),
    )


def plain(text: str) -> tuple[str, tuple[str, ...]]:
    """Return what a reader of a Markdown text sees, and notes on what that leaves out."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    lines = "\n\n".join(_blocks(tokens))
    pictures = sum(1 for token in tokens for one in token.children or () if one.type == "image")
    return lines, (f"{pictures} picture{'s' if pictures > 1 else ''} left out",) if pictures else ()


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the paragraphs; the rows of a table are one, with tabs between their cells."""
    marks: list[str] = []
    row: list[str] = []
    rows: list[str] = []
    in_cell = False
    for token in tokens:
        if token.type in {"th_open", "td_open"}:
            in_cell = True
        elif token.type == "tr_close":
            rows.append("\t".join(row))
            row, in_cell = [], False
        elif token.type == "table_close":
            yield "\n".join(rows)
            rows = []
        elif token.type == "list_item_open":
            marks.append(f"{token.info}. " if token.info else "– ")
        elif token.type in {"fence", "code_block"}:
            yield token.content.rstrip("\n")
        elif token.type == "html_block":
            yield from _bare(token.content)
        elif token.type == "inline":
            words = _inline(token.children or ())
            if in_cell:
                row.append(" ".join(words.split()))
            elif words:
                yield f"{marks.pop() if marks else ''}{words}"


def _inline(tokens: Sequence[Token]) -> str:
    parts = []
    for token in tokens:
        if token.type in {"text", "code_inline"}:
            parts.append(token.content)
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak":
            parts.append("\n")
    return "".join(parts).strip()


def _bare(content: str) -> Iterator[str]:
    """Yield the words of a block of HTML, without its tags."""
    from editorial.formats.reading.tags import words_of

    if words := words_of(content):
        yield words


FORMAT = Format(
    info=FormatInfo(
        id="markdown",
        name="Markdown",
        summary="one article a file; front matter becomes its details",
        content=Content.TEXT,
        suffixes=(".md", ".markdown"),
        lacks=NO_ANNOTATIONS,
    ),
    read=read,
    kinds=(Kind.MARKDOWN,),
)
