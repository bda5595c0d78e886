"""Parquet files with an article a row, its columns told by their names as those of any table of articles."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.domain.errors import InputError
from editorial.formats.article_table import article_of_row
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import NO_ANNOTATIONS
from editorial.formats.reading.article_text import ArticleText
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.source import Source


def read(source: Source) -> Iterator[ArticleText | InputError]:
    """Yield the article of each row. Raises InputError if no column holds the text, or the file is damaged."""
    from editorial.formats.arrow import tables

    with source.open() as stream:
        try:
            headings = tables.headings_of(stream)
            stream.seek(0)
            roles = source.columns.of(headings, source.name).roles
            for number, row in enumerate(tables.rows_of(stream), 1):
                cells = ["" if row[name] is None else row[name] for name in headings]
                yield article_of_row(cells, headings, roles, f"row {number}", source.name)
        except (OSError, ValueError) as error:
            raise InputError("this Parquet file is damaged or was cut off", source=source.name) from error


FORMAT = Format(
    info=FormatInfo(
        id="parquet",
        name="Parquet",
        summary="one article a row, its columns told by their names",
        content=Content.TEXT,
        suffixes=(".parquet",),
        lacks=NO_ANNOTATIONS,
    ),
    read=read,
    kinds=(Kind.PARQUET,),
)
