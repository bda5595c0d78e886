"""What JSON begins with, as far as the first bytes of a file tell."""

from __future__ import annotations

import re
from functools import lru_cache

SUFFIXES = frozenset({"", ".json", ".jsonl", ".ndjson"})
"""The ends of the names of files with objects, one a line or in one list; a stream has none."""
_TOKENS = re.compile(rb'"([^"\\]*+(?:\\.[^"\\]*+)*+)"(?:[ \t\r\n]*+(:))?|[\[\]{}]', re.DOTALL)


@lru_cache(maxsize=1)  # each format of annotations asks for those of the same file
def first_fields(head: bytes) -> frozenset[str]:
    """Return the names of the fields of the first object, or of the first object in a list; empty if it is no JSON."""
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    depth = 1 if head.startswith(b"[") else 0
    if not head[depth:].lstrip().startswith(b"{"):
        return frozenset()
    found: set[str] = set()
    level = 0
    for token in _TOKENS.finditer(head):
        sign = token[0][:1]
        if sign in b"[{":
            level += 1
        elif sign in b"]}":
            level -= 1
            if level == depth:
                break
        elif token[2] and level == depth + 1:
            found.add(token[1].decode("utf-8", "replace"))
    return frozenset(found)


def is_list(head: bytes) -> bool:
    """Return whether JSON begins with a list."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"[")
