"""Columns of the texts of sources, which several articles may share; a row never changes."""

from __future__ import annotations

from editorial.domain.source import SourceText, Turn
from editorial.storage.columns.description import Column, TableMapping
from editorial.storage.columns.types import TEXT, plain_json

SOURCE_TEXTS: TableMapping[SourceText] = TableMapping(
    "source_texts",
    SourceText,
    Column("sha256", TEXT, primary_key=True),
    Column("turns", plain_json(tuple[Turn, ...])),
    Column("text", TEXT),
)
"""Texts of sources with their turns, each once."""

IN_DECISION = 'instr(changes, \'"table":"source"\') > 0'
"""SQL that is true of a decision which attached or removed a source; undo and redo may need its text."""
