"""Nothing is sent anywhere: no module of the program imports what reaches a network."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAM = Path(__file__).resolve().parents[2] / "editorial"
OF_A_NETWORK = frozenset(
    {
        *("socket", "socketserver", "ssl", "http", "urllib.request", "ftplib", "smtplib", "poplib", "imaplib"),
        *("xmlrpc", "telnetlib", "nntplib", "webbrowser", "asyncio", "requests", "httpx", "aiohttp", "urllib3"),
        *("PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtWebSockets"),
    }
)


def imported(source: str) -> Iterator[str]:
    """Yield the names of the modules that a program imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reaches(name: str) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in OF_A_NETWORK)


@pytest.mark.parametrize("source", ["import socket", "from urllib import request", "from PySide6 import QtNetwork"])
def test_such_an_import_is_found(source: str) -> None:
    assert any(map(reaches, imported(source)))


def test_no_module_imports_what_reaches_a_network() -> None:
    found = {
        (path.relative_to(PROGRAM).as_posix(), name)
        for path in PROGRAM.rglob("*.py")
        for name in imported(path.read_text(encoding="utf-8"))
        if reaches(name)
    }
    assert found == set()
