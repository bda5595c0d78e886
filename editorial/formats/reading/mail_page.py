"""The paragraphs of a mail that is HTML: all of them, but for earlier mails and signatures, which are cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from editorial.domain.errors import InputError
from editorial.formats.reading.page_blocks import blocks_of
from editorial.formats.reading.passages import Passage

EARLIER = "an earlier mail"
SIGNATURE = "a signature"
_SIGNS = (
    (
        re.compile(r"gmail_quote|moz-cite|yahoo_quoted|divRplyFwdMsg|appendonsend|OutlookMessageHeader|\bcite\b"),
        EARLIER,
    ),
    (re.compile(r"gmail_signature|moz-signature"), SIGNATURE),
)


def passages_of(page: str, source: str, begins: Callable[[str], str]) -> Iterator[Passage]:
    """Yield the paragraphs of the markup of a mail; `begins` says what begins with a line, empty if nothing does.

    What begins so goes on to the end of the mail. Raises InputError.
    """
    from lxml import etree, html

    try:
        tree = html.document_fromstring(page, parser=html.HTMLParser(no_network=True, remove_pis=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError("there is no text in this mail", source=source) from error
    cut = ""
    for block in blocks_of(tree):
        cut = cut or begins(block.words.partition("\n")[0])
        yield Passage(block.words, cut or _why(block.element))


def _why(element: Any) -> str:
    """Return why words in an element are cut, by how programs for mail call it; empty if they are not."""
    while element is not None and isinstance(element.tag, str):
        said = " ".join(element.get(name) or "" for name in ("class", "id", "type"))
        for sign, why in _SIGNS:
            if sign.search(said):
                return why
        element = element.getparent()
    return ""
