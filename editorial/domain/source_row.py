"""The row of a source in the record of an article; what a source says is in `source.py`, which no start needs."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from typing import Any

from editorial.domain.frozen import frozen


@frozen
class Source:
    """Material attached to one article: which text it is, what it is called, and who attached it when (UTC).

    `sha256` is that of its `SourceText`, which several sources may share. `origin` is a file name or an address, or
    empty for a pasted text; `article` the id of the article of the library that it is, if it is one; `date` the date
    of the material as the editor or the file has it.
    """

    id: str
    sha256: str
    title: str
    by: str
    at: datetime
    origin: str = ""
    article: str | None = None
    date: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)
