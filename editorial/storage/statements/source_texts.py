"""Writing of the texts of sources, each once."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from editorial.domain.source import SourceText
from editorial.storage.columns.source_texts import SOURCE_TEXTS
from editorial.storage.tables import source_texts


def put_texts(connection: Connection, texts: Iterable[SourceText]) -> None:
    """Store the texts that are not in the library yet."""
    for text in texts:
        known = select(source_texts.c.sha256).where(source_texts.c.sha256 == text.sha256)
        if connection.scalar(known) is None:
            connection.execute(insert(source_texts), SOURCE_TEXTS.write([text]))
