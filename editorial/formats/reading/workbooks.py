"""The sheets of Excel and OpenDocument workbooks."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from editorial.domain.errors import InputError
from editorial.formats.reading.article_text import ReadSoFar

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

BEGINNINGS = (b"PK", b"\xd0\xcf")
"""How files with workbooks begin."""


def sheets_in(data: bytes, source: str) -> Iterator[CalamineSheet | ReadSoFar]:
    """Yield the sheets that have rows, in their order, and a step after each: a sheet is read at once.

    Raises InputError, naming `source`, if there are none, or the workbook is protected or damaged.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, ZipError

    from editorial.formats.reading.zip_files import open_zip

    if data.startswith(b"PK"):
        with open_zip(data, source):
            pass  # looks at what it would unpack to
    empty = True
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = book.sheet_names
        for number, name in enumerate(names, 1):
            sheet = book.get_sheet_by_name(name)
            if sheet.height:
                empty = False
                yield sheet
            yield ReadSoFar(number / len(names))
    except PasswordError as error:
        raise InputError("it is protected by a password", source=source) from error
    except (CalamineError, ZipError, OSError, ValueError) as error:
        raise InputError("this workbook is damaged or was cut off", source=source) from error
    if empty:
        raise InputError("there are no rows in this workbook", source=source)
