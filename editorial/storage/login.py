"""Name of whoever uses this computer."""

from __future__ import annotations


def login() -> str:
    """Return the login name, or `editor` if the system gives none."""
    import getpass  # noqa: PLC0415 - not before the window is shown

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # Python before 3.13 raises the latter two
        return "editor"
