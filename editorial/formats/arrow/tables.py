"""The tables of a shard as Parquet files; `resources/schemas/archive.md` describes their columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from editorial.formats.arrow import arrow

Row: TypeAlias = dict[str, Any]

_WORK = "Parquet"
_ROWS_AT_ONCE = 200


class Table(StrEnum):
    """A table of a shard; the value is the name of its file."""

    ARTICLES = "articles.parquet"
    MENTIONS = "mentions.parquet"
    QUOTES = "quotes.parquet"


class TableWriter:
    """Writes the rows of one table to a file of its own."""

    def __init__(self, folder: Path, table: Table) -> None:
        """Begin the file. Raises OSError, and PackageMissing."""
        self._arrow = arrow(_WORK)
        self._schema = _schemas()[table]
        self._writer = self._arrow.parquet.ParquetWriter(str(folder / table.value), self._schema, compression="zstd")

    def write(self, rows: Sequence[Row]) -> None:
        """Write a group of rows."""
        if rows:
            self._writer.write_table(self._arrow.Table.from_pylist(list(rows), schema=self._schema))

    def close(self) -> None:
        """End the file."""
        self._writer.close()


def rows_of(source: Path | BinaryIO, columns: Sequence[str] | None = None) -> Iterator[Row]:
    """Yield the rows of a Parquet file, a few hundred in memory at a time.

    Raises PackageMissing, and OSError or ValueError for a damaged file.
    """
    pa = arrow(_WORK)
    with pa.parquet.ParquetFile(str(source) if isinstance(source, Path) else source) as file:
        for batch in file.iter_batches(_ROWS_AT_ONCE, columns=columns):
            yield from batch.to_pylist()


def headings_of(source: BinaryIO) -> list[str]:
    """Return the names of the columns of a Parquet file. Raises as `rows_of`."""
    return [*arrow(_WORK).parquet.read_schema(source).names]


@cache
def _schemas() -> Mapping[Table, Any]:
    pa = arrow(_WORK)
    text, number, share = pa.string(), pa.int64(), pa.float64()
    texts = pa.list_(text)
    span = [("start", number), ("end", number), ("text", text)]
    found = [("status", text), ("origin", text), ("model", text), ("rule", text), ("score", share), ("evidence", text)]
    about = [("article_id", text), ("title", text), ("published", text), ("source", text)]
    resolution = pa.struct([("rule", text), ("score", share), ("status", text), ("evidence", text)])
    speaker = pa.struct([*span, ("entity", text), ("name", text), ("resolution", resolution)])
    entity = pa.struct(
        [
            *(("id", text), ("name", text), ("label", text), ("aliases", texts), ("possible_aliases", texts)),
            *(("authority", text), ("status", text), ("more", text)),
        ]
    )
    zone = pa.struct([("start", number), ("end", number), ("kind", text)])
    return {
        Table.ARTICLES: pa.schema(
            [
                *(("id", text), ("title", text), ("authors", texts), ("source", text), ("credit", text)),
                *(("published", text), ("language", text), ("sha256", text), ("supersedes", text), ("text", text)),
                *(("zones", pa.list_(zone)), ("state", text), ("entities", pa.list_(entity)), ("more", text)),
            ]
        ),
        Table.MENTIONS: pa.schema(
            [*about, ("id", text), *span, ("label", text), ("entity", text), ("name", text), *found, ("more", text)]
        ),
        Table.QUOTES: pa.schema(
            [
                *(*about, ("id", text), *span, ("kind", text), ("continues", text), ("within", text)),
                *(("quoted", texts), ("cue", pa.struct(span)), ("speakers", pa.list_(speaker)), ("candidates", texts)),
                *(*found, ("more", text)),
            ]
        ),
    }
