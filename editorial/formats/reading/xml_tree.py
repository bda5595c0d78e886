"""Parsing of XML that comes from elsewhere: no entities, no network, bounded depth, errors with the line."""

from __future__ import annotations

import re
from typing import Any

from editorial.domain.errors import InputError

_ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


def parse_xml(data: bytes, source: str) -> Any:
    """Return the root element of an XML document, as lxml has it.

    Raises InputError, with the line, if it is broken, defines entities (which can grow without end, or name files) or
    is nested too deeply.
    """
    from lxml import etree

    refuse_entities(data, source)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = f"line {error.lineno}" if error.lineno else ""
        raise InputError(f"this is not XML that can be read: {error.msg}", source=source, place=line) from error
    except ValueError as error:
        raise InputError("this is not XML that can be read", source=source) from error


def refuse_entities(data: bytes, source: str) -> None:
    """Raise InputError if XML defines entities."""
    if _ENTITIES.search(data[:100_000]):
        raise InputError("it defines entities of its own, which are not read", source=source)


def local(element: Any) -> str:
    """Return the name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def first(element: Any, *path: str) -> Any:
    """Return the first element below by local names, one for each level at any depth, or None."""
    for name in path:
        element = next((one for one in element.iter() if local(one) == name), None) if element is not None else None
    return element


def words(element: Any) -> str:
    """Return all words in an element, on one line; empty for None."""
    return "" if element is None else _SPACES.sub(" ", "".join(element.itertext())).strip()
