"""Reading of TOML files, with bounds on their size and depth, and with errors in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from editorial.domain.errors import InputError

ENCODING = "utf-8-sig"
"""Encoding of TOML files; a byte order mark is allowed."""
MAX_BYTES = 5_000_000
"""Size from which a file is refused; the largest language file has a hundredth of it."""


def read_toml(path: Path) -> dict[str, Any]:
    """Return the table in a file. Raises InputError as `read_toml_text` and `parse_toml`."""
    return parse_toml(read_toml_text(path), path.name)


def read_toml_text(path: Path) -> str:
    """Return the text of a file. Raises InputError, with its name and the reason, if it is no file or no UTF-8."""
    try:
        if path.exists() and not path.is_file():
            raise InputError("is no file", source=path.name)
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"is bigger than {MAX_BYTES // 1_000_000} MB", source=path.name)
        return path.read_text(ENCODING)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", source=path.name) from error
    except UnicodeDecodeError as error:
        raise InputError("is no UTF-8", source=path.name) from error


def parse_toml(text: str, source: str) -> dict[str, Any]:
    """Return the table in a text. Raises InputError, with `source`, the line and the reason, if it is no TOML."""
    import tomllib  # noqa: PLC0415 - not before the window is shown

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"is no TOML: {error}", source=source) from error
    except RecursionError as error:
        raise InputError(
            "is no TOML that can be read: its lists or tables are nested too deeply", source=source
        ) from error
    except ValueError as error:  # Python reads no number of more than 4300 digits, and no 13th month
        raise InputError(f"is no TOML that can be read: {str(error).partition(';')[0]}", source=source) from error
