"""Leaks of protected names in words."""

from __future__ import annotations

from collections.abc import Mapping

from editorial.domain.protecting.leaks import Leak, Where
from editorial.domain.protecting.names import TraceKind
from editorial.review.wording.counting import counted

_WHERE: Mapping[Where, str] = {
    Where.TEXT: "in the text",
    Where.TITLE: "in the title",
    Where.DETAILS: "in the article’s details (author, source, credit, ids)",
    Where.NAMES: "in another name",
    Where.NOTES: "in a note",
    Where.SOURCES: "in a source",
    Where.DECISIONS: "in what was decided or suggested",
    Where.FILE: "in the name of the file",
}
_KIND: Mapping[TraceKind, str] = {
    TraceKind.NAME: "names",
    TraceKind.PART: "is a part of",
    TraceKind.ALIKE: "is spelt nearly as",
    TraceKind.ADDRESS: "is an address or id with a part of",
    TraceKind.HASH: "is the hash of a text with",
    TraceKind.ELSEWHERE: "is protected in another article:",
}

WAY_OUT = (
    "Mark these places as that name, add the words to its other names, or protect the other name as well, "
    "and they are replaced."
)
"""What to do about leaks."""


def leak_words(leak: Leak) -> str:
    """Return a leak as one line: *“Doe” is a part of Jane Doe, in the text, 2 times: …said Doe on Monday…*."""
    times = f", {counted(leak.number, 'time')}" if leak.number > 1 else ""
    return f"“{leak.words}” {_KIND[leak.kind]} {leak.name}, {_WHERE[leak.where]}{times}: {leak.around}"
