"""What a Word document looks like: initials that stand before their paragraphs, and words that are hidden."""

from __future__ import annotations

from typing import Any, NamedTuple

from editorial.formats.reading.docx_runs import attribute
from editorial.formats.reading.xml_tree import local, parse_xml

_OFF = frozenset(("0", "false", "off"))


class Seen(NamedTuple):
    """The part of a document with its text as it is seen, and what is hidden in it, a paragraph each."""

    document: bytes
    hidden: tuple[str, ...]


def as_seen(document: bytes, source: str) -> Seen:
    """Return the text part with initials in their paragraphs and without hidden words. Raises InputError."""
    if b"dropCap=" not in document and b":vanish" not in document:
        return Seen(document, ())
    from lxml import etree

    tree = parse_xml(document, source)
    paragraphs = [one for one in tree.iter() if local(one) == "p"]
    hidden = [_take_hidden(one) for one in paragraphs]
    for one in paragraphs:
        if _is_initial(one):
            _join_next(one)
    whole = etree.tostring(tree, encoding="utf-8", xml_declaration=True)
    return Seen(whole, tuple(words for words in hidden if words.strip()))


def text_of(element: Any) -> str:
    """Return the words of the runs in an element, without the codes of fields."""
    return "".join(one.text or "" for one in element.iter() if local(one) == "t")


def _take_hidden(paragraph: Any) -> str:
    """Remove the hidden runs of a paragraph, and return their words."""
    runs = [one for one in paragraph.iter() if local(one) == "r" and _is_hidden(one)]
    words = "".join(map(text_of, runs))
    for run in runs:
        run.getparent().remove(run)
    return words


def _is_hidden(run: Any) -> bool:
    look = next((one for one in run if local(one) == "rPr"), ())
    return any(local(one) == "vanish" and attribute(one, "val") not in _OFF for one in look)


def _is_initial(paragraph: Any) -> bool:
    look = next((one for one in paragraph if local(one) == "pPr"), ())
    return any(local(one) == "framePr" and attribute(one, "dropCap") in {"drop", "margin"} for one in look)


def _join_next(initial: Any) -> None:
    """Put the runs of an initial at the beginning of the paragraph after it."""
    after = initial.getnext()
    if after is None or local(after) != "p":
        return
    place = 1 if len(after) and local(after[0]) == "pPr" else 0
    for run in reversed([one for one in initial if local(one) != "pPr"]):
        after.insert(place, run)
    initial.getparent().remove(initial)
