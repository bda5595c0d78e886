"""Plain text, one article a file."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import Part
from editorial.formats.reading.article_text import ArticleText
from editorial.formats.reading.source import Source


def read(source: Source) -> Iterator[ArticleText]:
    """Yield the article of a text in any common encoding. Raises InputError if it is empty, too big or not a text."""
    from editorial.formats.reading.text_files import read_text  # imports charset_normalizer

    yield read_text(source)


FORMAT = Format(
    info=FormatInfo(
        id="text",
        name="Plain text",
        summary="one article a file",
        content=Content.TEXT,
        suffixes=(".txt", ".text"),
        lacks=(
            Part("name or quote", "names and quotes"),
            Part("decision or note", "decisions and notes"),
            Part("detail of the article, such as its date", "details of articles, such as their dates"),
        ),
    ),
    read=read,
)
