"""Zip archives of articles in any format that is read; nothing is written to the disk."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from editorial.domain.errors import InputError
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import NO_ANNOTATIONS
from editorial.formats.reading.article_text import LeftOut
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.source import Source

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo


def unpack(source: Source) -> Iterator[Source | LeftOut | InputError]:
    """Yield each file in an archive, sorted by name. Raises InputError if it is damaged or would unpack to too much."""
    from editorial.formats.reading.zip_files import MAX_ZIP_BYTES, open_zip

    with open_zip(source.read(MAX_ZIP_BYTES), source.name) as archive:
        members = sorted((one for one in archive.infolist() if not one.is_dir()), key=lambda one: one.filename)
        if not members:
            raise InputError("there is nothing in this archive", source=source.name)
        for one in members:
            yield _member(archive, one, source)


def _member(archive: ZipFile, info: ZipInfo, source: Source) -> Source | LeftOut | InputError:
    import zlib
    from zipfile import BadZipFile

    from editorial.formats.reading.zip_files import member

    name = f"{source.name}: {info.filename}"
    parts = PurePosixPath(info.filename.replace("\\", "/")).parts
    if ".." in parts or info.filename.startswith(("/", "\\")) or ":" in (parts or ("",))[0]:
        return InputError("its name leads out of the archive", source=name)
    if any(part.startswith(".") or part == "__MACOSX" for part in parts):
        return LeftOut(name, "it is hidden")
    try:
        data = member(archive, info.filename, source.name)
    except InputError as error:
        return InputError(error.reason, source=name)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError):
        return InputError("it is damaged: it cannot be unpacked", source=name)
    return Source(name, stream=io.BytesIO(data or b""), inner=info.filename, columns=source.columns)


FORMAT = Format(
    info=FormatInfo(
        id="zip",
        name="Archive",
        summary="articles in any of these formats, in a zip archive",
        content=Content.TEXT,
        suffixes=(".zip",),
        lacks=NO_ANNOTATIONS,
    ),
    unpack=unpack,
    kinds=(Kind.ZIP,),
)
