"""The headline of a web page: the heading that its titles name, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from editorial.formats.reading.page_blocks import Block
from editorial.formats.reading.page_stated import Stated, key, one_line

_LEVELS = ("h1", "h2", "h3")
_SITE = re.compile(r"\s+[|–—-]\s+|\s*[|»·]\s*")
_SHORTEST, _LONG = 5, 10
"""Letters that a headline has at least, and that one needs if it is a guess."""


def headline(blocks: Iterable[Block], said: Stated, found: str) -> str:
    """Return the headline of a page; `found` is the title if neither its headings nor its titles say one."""
    headings = [(_LEVELS.index(one.element.tag), one_line(one.words)) for one in blocks if one.element.tag in _LEVELS]
    fitting = [
        (rank, level, -len(words), words)
        for level, words in headings
        if (rank := _rank(words, level, said)) is not None
    ]
    if fitting:
        return min(fitting)[3]
    alone = {words for level, words in headings if level == 0}
    if len(alone) == 1 and (shown := _shown(alone.pop(), said)):
        return shown
    stated = _without_site(said)
    return found if found and key(found) in key(stated) else stated or found


def _rank(words: str, level: int, said: Stated) -> int | None:
    """Return how a heading fits the titles that a page states: it is one (0), begins one (1) or is most of one (2)."""
    heading, titles = key(words), [key(one) for one in said.titles]
    if heading in said.publishers or len(heading) < _SHORTEST:
        return None
    if heading in titles:
        return 0
    if any(title.startswith(heading) for title in titles):
        return 1
    inside = any(heading in title and 2 * len(heading) > len(title) for title in titles)
    return 2 if (level == 0 or len(heading) >= _LONG) and inside else None


def _shown(words: str, said: Stated) -> str:
    """Return the only heading of the first level, or the title that it ends in; empty if it is the name of the site."""
    heading = key(words)
    inside = (one for one in said.titles if len(key(one)) >= _LONG and heading.endswith(key(one)))
    alone = words if len(heading) >= _LONG and heading not in said.publishers else ""
    return next(inside, alone)


def _without_site(said: Stated) -> str:
    """Return the first title that a page states without the name of the site before or after a line or dash."""
    whole = said.titles[0] if said.titles else ""
    parts: Sequence[str] = _SITE.split(whole)
    kept = [one for one in parts if key(one) not in said.publishers]
    return whole if len(kept) == len(parts) or not kept else max(kept, key=len)
