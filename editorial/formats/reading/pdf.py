"""The text of a PDF, by PDFium: lines of each page in the order in which a reader takes them, joined to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from editorial.domain.errors import InputError
from editorial.formats.reading.article_text import ArticleText, ReadSoFar
from editorial.formats.reading.passages import Passage, compose
from editorial.formats.reading.pdf_characters import lines_of
from editorial.formats.reading.pdf_lines import Line, as_read, joined
from editorial.formats.reading.source import MAX_BYTES, Source

MAX_PAGES = 1_000
"""Pages from which a document is refused: so many take some seconds, and each of them is a step that can be stopped."""
MAX_LINES = 100_000

_MARGIN = 0.08
"""Share of the height of a page, at its top and bottom, where its head and foot are looked for."""
_NUMBER = re.compile(r"(?:page|seite|p\.)?\s*[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:/|of|von)\s*\d{1,4})?$", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")


def read(source: Source) -> Iterator[ArticleText | ReadSoFar]:
    """Yield a step for each page, and the article of a document.

    Raises InputError if it is damaged, protected, a scan, or too long.
    """
    import pypdfium2

    data = source.read(MAX_BYTES * 5)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        words = str(error).lower()
        reason = "it is protected by a password" if "password" in words else "this PDF is damaged or was cut off"
        raise InputError(reason, source=source.name) from error
    try:
        if len(document) > MAX_PAGES:
            reason = f"it has {len(document):,} pages; at most {MAX_PAGES:,} are read"
            raise InputError(reason, source=source.name)
        pages = []
        for lines in _pages(document, source.name):
            pages.append(lines)
            yield ReadSoFar(len(pages) / len(document))
    except pypdfium2.PdfiumError as error:
        raise InputError("a page of this PDF is damaged", source=source.name) from error
    finally:
        document.close()
    composed = compose(_passages(pages))
    if not composed.text.text:
        raise InputError(
            "there are no words in this PDF: it is probably a scan, a picture of each page", source=source.name
        )
    yield ArticleText(text=composed.text, cut=composed.cut, look=True)


def _pages(document: Any, source: str) -> Iterator[list[Line]]:
    """Yield the lines of each page, from its top."""
    count = 0
    for page in document:
        width, height = page.get_size()
        lines = [*lines_of(page.get_textpage(), width, height)] if width and height else []
        count += len(lines)
        if count > MAX_LINES:
            raise InputError(f"it has more than {MAX_LINES:,} lines", source=source)
        yield lines


def _passages(pages: Sequence[list[Line]]) -> Iterator[Passage]:
    """Yield the paragraphs of all pages, with the heads and feet of pages cut where they stand."""
    marginal = Counter(key for page in pages for key in {_key(line) for line in page if _in_margin(line)})
    known = {word.rstrip(".,;:!?”’\"')") for page in pages for line in page for word in line.words.split()}
    body: list[Line] = []
    for page in pages:
        cuts = [line for line in page if _is_margin(line, marginal, len(pages))]
        kept = as_read([line for line in page if line not in cuts])
        before = [line for line in cuts if line.top > 0.5]
        if body and before and not body[-1].words.endswith((".", "!", "?", "”", '"', ":")):
            before, cuts = [], [line for line in cuts if line.top <= 0.5] + before  # a paragraph goes on
        if before or (cuts and not body):
            yield from joined(body, known)
            body = []
        yield from (Passage(line.words, "the head of the page") for line in before)
        body += kept
        after = [line for line in cuts if line not in before]
        if after and (not kept or kept[-1].words.endswith((".", "!", "?", "”", '"'))):
            yield from joined(body, known)
            body = []
            yield from (Passage(line.words, "the foot of the page") for line in after)
        else:
            yield from (Passage(line.words, "the foot of the page") for line in after)
    yield from joined(body, known)


def _in_margin(line: Line) -> bool:
    return line.top > 1 - _MARGIN or line.bottom < _MARGIN


def _is_margin(line: Line, marginal: Counter[str], pages: int) -> bool:
    """Return whether a line at the edge of a page is its number, or stands on at least two, and half, of the pages."""
    if not _in_margin(line):
        return False
    return bool(_NUMBER.match(line.words)) or (marginal[_key(line)] > 1 and marginal[_key(line)] * 2 >= pages)


def _key(line: Line) -> str:
    return _FIGURES.sub("#", line.words)
