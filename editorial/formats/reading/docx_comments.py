"""Comments in a Word document: who wrote them, when and what; and the words that each stands at.

mammoth, which makes the text, says nothing of places. So each edge of a comment is marked in the document by a
character for private use that the document does not have, and the text is searched for these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple
from zipfile import ZipFile

from editorial.formats.reading.comments import Comment, Edge
from editorial.formats.reading.docx_runs import COMMENT_EDGES, Sort, attribute, words_of
from editorial.formats.reading.xml_tree import local, parse_xml
from editorial.formats.reading.zip_files import member

PART = "word/comments.xml"
_PRIVATE = range(0x100000, 0x10FFFE)
_YEARS = range(1970, 3000)
_HOISTED = frozenset(("r", "del", "moveFrom"))
"""Elements before which a mark is put, since words in them would be no words of their own, or deleted ones."""


def comments_in(archive: ZipFile, source: str) -> list[Comment]:
    """Return the comments of a document that have words. Raises InputError if they cannot be read."""
    data = member(archive, PART, source)
    found = [_comment(one) for one in parse_xml(data, source)] if data else []
    return [one for one in found if one is not None and one.words.strip()]


def _comment(element: Any) -> Comment | None:
    if local(element) != "comment":
        return None
    words = "\n".join(words_of(one) for one in element.iter() if local(one) == "p")
    return Comment(attribute(element, "id"), attribute(element, "author"), words, _moment(attribute(element, "date")))


def _moment(words: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        return None
    found = found.replace(microsecond=0, tzinfo=found.tzinfo or UTC)
    return found.astimezone(UTC) if found.year in _YEARS else None


def mark(tree: Any, wanted: Iterable[Comment], used: str) -> dict[str, Edge]:
    """Put a character into a document at each edge of the comments wanted; return what each character stands for.

    `used` are the characters that the document has already. An edge outside of any words moves to the next words, or
    for the end of a comment to the last ones.
    """
    ids = {one.id for one in wanted}
    free = (chr(code) for code in _PRIVATE if chr(code) not in used)
    marks: dict[str, Edge] = {}
    waiting: list[str] = []
    last: Any = None
    for element in list(tree.iter()):
        name = local(element)
        if name == "p" and words_of(element).strip():
            for one in reversed(waiting):
                element.insert(_behind_properties(element), _run(element, one))
            waiting, last = [], element
        edge = Edge(attribute(element, "id"), COMMENT_EDGES[name]) if name in COMMENT_EDGES else None
        if edge is None or edge.comment not in ids:
            continue
        character = next(free)
        marks[character] = edge
        place = _hoisted(element)
        if last is not None and last in element.iterancestors():
            place.getparent().insert(place.getparent().index(place), _run(last, character))
        elif edge.sort is Sort.END and last is not None:
            last.append(_run(last, character))
        else:
            waiting.append(character)
    return marks


def _hoisted(element: Any) -> Any:
    """Return the outermost run or deletion that an element is in, or the element itself."""
    around = [one for one in element.iterancestors() if local(one) in _HOISTED]
    return around[-1] if around else element


def _behind_properties(paragraph: Any) -> int:
    return sum(1 for one in paragraph if local(one) == "pPr")


def _run(beside: Any, character: str) -> Any:
    """Return a run with one character, for the document of an element."""
    from lxml import etree

    space = beside.tag.rpartition("}")[0]
    run = etree.Element(f"{space}}}r")
    etree.SubElement(run, f"{space}}}t").text = character
    return run


class Unmarked(NamedTuple):
    """Words without marks, and the edges that stood in them at their offsets."""

    words: str
    edges: tuple[tuple[int, Edge], ...]


def unmark(words: str, marks: Mapping[str, Edge]) -> Unmarked:
    """Take the marks out of a passage, and the spaces that would not be there without them."""
    if not any(one in marks for one in words):
        return Unmarked(words, ())
    bare = "".join(one for one in words if one not in marks)
    kept, offsets = _squeezed(bare)
    found: list[tuple[int, Edge]] = []
    at = 0
    for one in words:
        if one in marks:
            found.append((offsets[at], marks[one]))
        else:
            at += 1
    return Unmarked(kept, tuple(found))


def _squeezed(words: str) -> tuple[str, list[int]]:
    """Return words as a passage has them, and for each of their offsets, the end included, where it is there.

    There are no two spaces in a row, none beside a tab or line end, no empty lines, and no white space at the edges.
    """
    keep = [True] * len(words)
    before = "\n"
    for at, one in enumerate(words):
        keep[at] = not ((one == " " and before in " \n\t") or (one == "\n" and before == "\n"))
        if one in "\n\t" and before == " " and keep[at]:
            keep[_last(keep, at)] = False
        before = one if keep[at] else before
    end = len(words)
    while end and (not keep[end - 1] or words[end - 1] in " \n"):
        end -= 1
        keep[end] = False
    offsets = [0]
    for kept in keep:
        offsets.append(offsets[-1] + kept)
    return "".join(one for one, kept in zip(words, keep, strict=True) if kept), offsets


def _last(keep: list[bool], before: int) -> int:
    return next(at for at in range(before - 1, -1, -1) if keep[at])
