"""What is set right in rich text (RTF) before striprtf makes text of it.

striprtf leaves footnotes out, keeps what is deleted or hidden, puts the addresses of links into the text, in quotation
marks, and bars between the cells of tables, and makes paragraphs of lines.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_BRACE = re.compile(r"\\[\\{}]|[{}]")
_FOOTNOTE = re.compile(r"\{\\(?:\*\\)?footnote(?![a-z])")
_RUN = re.compile(r"\{[^{}]*\}")
_UNSEEN = re.compile(r"\\(deleted|v)(?![a-z0-9])")
_ADDRESS = re.compile(r"HYPERLINK", re.IGNORECASE)
_CODE_PAGE = re.compile(r"\\ansicpg\d{1,5}")
_NEAR = 400
"""How many characters of formats may stand between a field and the word that says that it is a link."""
_CELL = re.compile(r"(?<!\\)\\(?:nest)?cell(?![a-z])")
_LINE = re.compile(r"(?<!\\)\\line(?![a-z]) ?")
_WHY = {"deleted": "deleted in a tracked change", "v": "hidden in the document"}

LINE = "\v"
"""What stands for the end of a line in a paragraph."""


class Prepared(NamedTuple):
    """Rich text for striprtf, and by reasons what was cut from it: rich text, a paragraph for each."""

    raw: str
    cut: dict[str, str]


def prepared(raw: str) -> Prepared:
    """Return rich text with its footnotes at the end, and without what its readers do not see."""
    cut: dict[str, list[str]] = {}

    def drop(match: re.Match[str]) -> str:
        if (sign := _UNSEEN.search(match[0])) is None:
            return match[0]
        cut.setdefault(_WHY[sign[1]], []).append(match[0])
        return ""

    raw = _with_footnotes_last(raw)
    raw = _RUN.sub(drop, raw) if _UNSEEN.search(raw) else raw
    raw = _CELL.sub(r"\\tab", _ADDRESS.sub(_unless_link, raw))
    page = match[0] if (match := _CODE_PAGE.search(raw)) else ""
    wrapped = {why: "{\\rtf1" + page + " " + "\\par ".join(runs) + "}" for why, runs in cut.items()}
    return Prepared(_LINE.sub(r"\\'0b", raw), wrapped)


def _unless_link(match: re.Match[str]) -> str:
    """Return the word for a link where it does not stand in a field, else nothing: striprtf then takes no address."""
    before = match.string[max(0, match.start() - _NEAR) : match.start()]
    return "" if before.rfind("\\fldinst") > before.rfind("\\fldrslt") else match[0]


def _with_footnotes_last(raw: str) -> str:
    notes: list[str] = []
    kept: list[str] = []
    at = 0
    for match in _FOOTNOTE.finditer(raw):
        if match.start() < at:
            continue
        end = _group_end(raw, match.start())
        kept.append(raw[at : match.start()])
        notes.append(f"\\par {{{raw[match.end() : end - 1]}}}")
        at = end
    kept.append(raw[at:])
    whole = "".join(kept)
    last = whole.rfind("}") if notes else -1
    return whole if last < 0 else whole[:last] + "".join(notes) + whole[last:]


def _group_end(raw: str, start: int) -> int:
    """Return the offset after the brace that closes the group which begins at an offset."""
    depth = 0
    for match in _BRACE.finditer(raw, start):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    return len(raw)
