"""The file `archive.json`, which says what the records of an archive were made with."""

from __future__ import annotations

import json
from pathlib import Path

from editorial.domain.archive import ArchiveSettings
from editorial.domain.errors import EditorialError
from editorial.domain.plain import from_plain, to_plain
from editorial.formats.writing.atomic import atomic_writer

NAME = "archive.json"
SCHEMA = "editorial.archive/1"


def read_settings(folder: Path) -> ArchiveSettings | None:
    """Return the settings of the archive in a folder, None if there is none. Raises EditorialError for a wrong file."""
    path = folder / NAME
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data.pop("schema") != SCHEMA:
            raise EditorialError(f"{path} was written by a newer version of Editorial; use that one.")
        return from_plain(ArchiveSettings, data)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise EditorialError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EditorialError(f"{path} does not say what the archive was made with; it is damaged.") from error


def write_settings(folder: Path, settings: ArchiveSettings) -> None:
    """Write the settings of a new archive. Raises EditorialError."""
    data = {"schema": SCHEMA, **to_plain(settings)}
    with atomic_writer(folder / NAME) as stream:
        stream.write(json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n")
