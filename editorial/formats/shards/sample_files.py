"""The files `sample-0000.json` of an archive: each says which articles were drawn, and how."""

from __future__ import annotations

import json
import re
from pathlib import Path

from editorial.domain.archive_sample import Sample
from editorial.domain.errors import EditorialError
from editorial.domain.plain import from_plain, to_plain
from editorial.formats.writing.atomic import atomic_writer

SCHEMA = "editorial.sample/1"
_NAME = re.compile(r"sample-(\d{4,})\.json")


def write_sample(folder: Path, sample: Sample) -> Path:
    """Write a new sample; return its file. Raises EditorialError."""
    files = sample_files(folder)
    number = int(files[-1].stem.partition("-")[2]) + 1 if files else 0
    path = folder / f"sample-{number:04}.json"
    with atomic_writer(path) as stream:
        data = {"schema": SCHEMA, **to_plain(sample)}
        stream.write(json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n")
    return path


def sample_files(folder: Path) -> list[Path]:
    """Return the files of the samples, the oldest first."""
    found = [(int(match[1]), one) for one in folder.iterdir() if (match := _NAME.fullmatch(one.name))]
    return [one for _, one in sorted(found)]


def read_sample(path: Path) -> Sample:
    """Return a sample. Raises EditorialError if the file is not one."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data.pop("schema") != SCHEMA:
            raise EditorialError(f"{path} was written by a newer version of Editorial; use that one.")
        return from_plain(Sample, data)
    except OSError as error:
        raise EditorialError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EditorialError(f"{path} says of no sample how it was drawn; it is damaged.") from error
