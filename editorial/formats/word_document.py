"""Word documents (DOCX): read with tracked changes and tables, written with a comment at each name and quote.

Comments are notes on their way in, and notes are comments on their way out.
"""

from __future__ import annotations

from collections.abc import Iterator

from editorial.domain.record import Record
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.reading.article_text import ArticleText, ReadSoFar
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.source import Source
from editorial.formats.selection import Selected
from editorial.formats.word.lacks import LACKS
from editorial.formats.writing.file_per_article import FilePerArticle


def read(source: Source) -> Iterator[Record | ArticleText | ReadSoFar]:
    """Yield some steps, and the article of a document.

    Raises InputError if it is damaged, protected, empty or too big.
    """
    from editorial.formats.word import reading

    yield from reading.read(source)


def _encode(selected: Selected) -> bytes:
    from editorial.formats.word import writing

    return writing.encode(selected)


FORMAT = Format(
    info=FormatInfo(
        id="docx",
        name="Word document",
        summary="the article, with comments at its names and quotes",
        content=Content.TEXT,
        suffixes=(".docx",),
        read_suffixes=(".docm",),
        suggested_name="article.docx",
        suggested_folder="verified-word",
        lacks=LACKS,
        shows_sources=True,
    ),
    read=read,
    at_once=True,
    writer=FilePerArticle({".docx": _encode}),
    kinds=(Kind.WORD,),
)
