"""Front matter: the lines of metadata above a Markdown text, between `---` (YAML) or `+++` (TOML).

Of YAML what writers of articles use is read: `key: value`, quoted values, `[lists, in brackets]`, lists with a hyphen
a line, and texts after `>` or `|`. A line in another form is kept out and named.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from typing import Any

_BLOCK = re.compile(r"(---|\+\+\+)[ \t]*\n((?:.*\n)*?)(?:\1|\.\.\.)[ \t]*(?:\n|\Z)")
_PAIR = re.compile(r"""(?:"(?P<quoted>[^"]+)"|(?P<key>[\w][\w .-]*?))[ \t]*:(?:[ \t]+(?P<value>.*))?$""")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")
_LIST_CELL = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]*?)\s*(?:,|$)""")
_LONGEST = 100_000


@dataclass(slots=True)
class FrontMatter:
    """The fields, what follows them, and the numbers of the lines (from 1) that are in no form that is read."""

    fields: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    unread: list[int] = field(default_factory=list)


def split(text: str) -> FrontMatter:
    """Return the front matter of a text with line feeds as line ends; the whole text is the body if it has none."""
    match = _BLOCK.match(text[:_LONGEST])
    if match is None:
        return FrontMatter(body=text)
    body = text[match.end() :]
    if match[1] == "+++":
        return _toml(match[2], body, text)
    found = FrontMatter(body=body)
    _yaml(match[2].split("\n"), found)
    return found if found.fields else FrontMatter(body=text)


def _toml(lines: str, body: str, text: str) -> FrontMatter:
    try:
        return FrontMatter(fields=tomllib.loads(lines), body=body)
    except (tomllib.TOMLDecodeError, RecursionError):
        return FrontMatter(body=text)


def _yaml(lines: list[str], found: FrontMatter) -> None:
    key, folded = "", False
    for number, line in enumerate(lines, 2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        pair = _PAIR.match(line)
        if pair is not None:
            key, value = pair["quoted"] or pair["key"], (pair["value"] or "").strip()
            folded = value[:1] in {">", "|"}
            found.fields[key] = "" if folded else _value(value)
        elif key and (item := _ITEM.match(line)) is not None and isinstance(found.fields[key], list | None):
            found.fields[key] = [*(found.fields[key] or ()), _value(item[1].strip())]
        elif folded and line[0] in " \t":
            found.fields[key] = f"{found.fields[key]} {line.strip()}".strip()
        else:
            found.unread.append(number)


def _value(text: str) -> Any:
    """Return a value: None if it is empty, a list if it is in brackets, else text without its quotation marks."""
    if text.startswith("[") and text.endswith("]"):
        cells = (cell[1] for cell in _LIST_CELL.finditer(text[1:-1]))
        return [_plain(cell) for cell in cells if cell.strip()]
    return _plain(text) or None


def _plain(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] == '"':
        return re.sub(r'\\(["\\/])', r"\1", text[1:-1])
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return re.sub(r"\s+#.*$", "", text)


def as_text(value: Any) -> str | None:
    """Return a value of front matter as one line of text, or None if it is no single value."""
    if isinstance(value, bool | None | dict | list):
        return None
    return " ".join((value.isoformat() if isinstance(value, date) else str(value)).split()) or None
