"""Zones of an article (headline, bylines, captions, boilerplate), its title, authors and credit.

They are found line by line with the patterns of the article's language (`tag`, such as *en-GB*), in time linear in the
text and without spaCy, so that importing an article is fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from editorial.domain.article import Zone, ZoneKind
from editorial.domain.text import Span
from editorial.language.lexicon.gazetteer import gazetteer
from editorial.language.lexicon.languages import names_of, zones_of
from editorial.language.lexicon.zones import PERSON, ZonePatterns

_LONGEST_HEADLINE = 200
_LONGEST_LINE = 400
"""Longer lines (code points) are body text without a check of their words."""
_TOP = 5
"""How many of the first lines may be a byline whatever their length."""

_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][\w .'’-]{2,40}?)(?:,[^\n–—:]{1,40})?\s*(?:\([^()\n]{1,40}\)\s*)?(?:(?P<dash>[–—]|--?\s)|:\s)"
)
_BARE_NAME = re.compile(rf"{PERSON}\s*$")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_END = re.compile(r"[.!?…:;,][\"”’')\]]*$")
_FULL_STOP = re.compile(r"(?<![A-Z])[.…;,][\"”’')\]]*$")


@dataclass(frozen=True, slots=True)
class _Line:
    """One non-blank line: its start, end (code points) and text, without the white space around it."""

    start: int
    end: int
    text: str


def find_zones(text: str, tag: str = "en") -> tuple[Zone, ...]:
    """Return the zones that are not body text, in order and without overlap; spans in code points."""
    lines, language = list(_lines(text)), zones_of(tag)
    kinds: dict[int, ZoneKind] = {}
    for index, line in enumerate(lines):
        kind = _kind(line, index, language)
        if kind:
            kinds[index] = kind
    top = next((index for index in range(len(lines)) if kinds.get(index) is not ZoneKind.BOILERPLATE), 0)
    if _is_headline(lines[top:]):
        kinds.setdefault(top, ZoneKind.HEADLINE)
        if len(lines) > top + 2 and top + 1 not in kinds and (under := _under_headline(lines[top:], text, language)):
            kinds[top + 1] = under
    _mark_bare_names(lines, kinds, language, tag)
    return tuple(Zone(Span(lines[i].start, lines[i].end), kinds[i]) for i in sorted(kinds))


def find_title(text: str, tag: str = "en") -> str:
    """Return the first line that is not boilerplate (*For immediate release*), as a title.

    A line too long for a headline is cut at a word and ends with an ellipsis. Empty only if the text is empty.
    """
    lines, language = list(islice(_lines(text), _TOP)), zones_of(tag)
    body = (line for line in lines if len(line.text) > _LONGEST_LINE or not language.boilerplate.match(line.text))
    first = next(body, lines[0] if lines else None)
    if first is None:
        return ""
    title = " ".join(first.text.split())
    if len(title) <= _LONGEST_HEADLINE:
        return title
    return title[: _LONGEST_HEADLINE // 2].rsplit(" ", 1)[0] + "…"


def find_authors(text: str, zones: Sequence[Zone], tag: str = "en") -> tuple[str, ...]:
    """Return the names in bylines and in lines about the author, each once, in the order of the text."""
    language = zones_of(tag)
    authors: dict[str, str] = {}
    for zone in zones:
        line = zone.span.of(text)
        if zone.kind is ZoneKind.BYLINE and not language.staff.match(line):
            match = language.byline.match(line) or language.byline_alone.match(line)
            who = match["who"] if match else line
        elif zone.kind is ZoneKind.BOILERPLATE and (match := language.about.match(line)):
            who = match["who"]
        else:
            continue
        for name in language.parting.split(who):
            tidy = " ".join(name.split())
            authors.setdefault(tidy.casefold(), tidy.title() if tidy.isupper() else tidy)
    return tuple(authors.values())


def find_credit(text: str, tag: str = "en") -> str | None:
    """Return the source that the article names (*Source: IGN*, *LONDON (Reuters) –*), or None."""
    language, dateline = zones_of(tag), None
    for index, line in enumerate(_lines(text)):
        if len(line.text) <= _LONGEST_LINE and (match := language.credit.match(line.text)):
            return match["who"].strip().rstrip(".")
        if index < _TOP and dateline is None and (match := language.dateline.match(line.text)):
            dateline = match["who"]
    return dateline


def find_dateline(text: str) -> str | None:
    """Return the place in capitals at the start of one of the first lines (*LONDON (Reuters) –*, *PARIS:*), or None.

    A place that is not in the gazetteer counts if it is a single word before a dash.
    """
    for index, line in enumerate(_lines(text)):
        match = _DATELINE.match(line.text) if index < _TOP else None
        if match is not None and match["place"].isupper():
            place = match["place"].rstrip()
            known = gazetteer().place(place.title()) is not None
            if known or (match["dash"] and place.isalpha()):
                return place
    return None


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines of a text that are not blank."""
    start = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            begin = start + len(raw) - len(raw.lstrip())
            yield _Line(begin, begin + len(stripped), stripped)
        start += len(raw) + 1


def _kind(line: _Line, index: int, language: ZonePatterns) -> ZoneKind | None:
    """Return the zone of a line from its own text; None for body text."""
    text = line.text
    if len(text) > _LONGEST_LINE:
        return None
    if (index < _TOP or len(text) < 80) and (language.byline.match(text) or language.staff.match(text)):
        return ZoneKind.BYLINE
    if language.about.match(text) and index > 1:
        return ZoneKind.BOILERPLATE
    if language.caption.match(text) or (language.caption_end.search(text) and len(text) < 250):
        return ZoneKind.CAPTION
    if language.boilerplate.match(text) or (language.credit.match(text) and index > 1):
        return ZoneKind.BOILERPLATE
    return None


def _is_headline(lines: Sequence[_Line]) -> bool:
    """Return whether the first line is a headline: short, without a full stop, and not the only line."""
    if len(lines) < 2:
        return False
    first = lines[0].text
    return len(first) <= _LONGEST_HEADLINE and not _FULL_STOP.search(first) and len(first.split()) <= 30


def _under_headline(lines: Sequence[_Line], text: str, language: ZonePatterns) -> ZoneKind | None:
    """Return the zone of the line under the headline if it is a few words without a full stop, else None.

    A byline without *By* (*Ada Marsh in Westhaven*, *Ada Marsh*) has a name that is nowhere else in the article; other
    short lines are a kicker or the title of a picture, both of them captions.
    """
    line = lines[1].text
    if len(line.split()) > 8 or len(line) > 60 or _END.search(line):
        return None
    alone = language.byline_alone.match(line)
    who = (alone["who"] if alone is not None else line).split()
    given = alone is not None or (_BARE_NAME.match(line) and gazetteer().sex(who[0]) is not None)
    if given and text.count(who[-1]) == 1:
        return ZoneKind.BYLINE
    return ZoneKind.CAPTION if len(line.split()) <= 5 else None


def _mark_bare_names(lines: Sequence[_Line], kinds: dict[int, ZoneKind], language: ZonePatterns, tag: str) -> None:
    """Mark lines that consist of a name only as bylines if the name is the author's.

    It is if a byline or a line about the author has the name too, or if the line is at the end of the article.
    """
    known = set()
    for index, kind in kinds.items():
        match = language.about.match(lines[index].text) or language.byline.match(lines[index].text)
        if match and kind in {ZoneKind.BYLINE, ZoneKind.BOILERPLATE}:
            known |= {name.casefold() for name in language.parting.split(match["who"])}
    for index, line in enumerate(lines):
        if index and index not in kinds and line.text.casefold() in known:
            kinds[index] = ZoneKind.BYLINE
    sentences = [index for index, line in enumerate(lines) if _SENTENCE_END.search(line.text)]
    for index in range(len(lines) - 1, max(0, len(lines) - _TOP), -1):
        if index in kinds:
            continue
        if not sentences or index < sentences[0]:
            break  # nothing was written above it that somebody could sign
        if not _BARE_NAME.match(lines[index].text) or len(lines[index].text) > 60:
            break
        if _names_no_person(lines[index].text, tag):
            continue
        kinds[index] = ZoneKind.BYLINE


def _names_no_person(line: str, tag: str) -> bool:
    """Return whether a line begins with a title, as no byline does, or ends in a head (*Marlow Evening Post*)."""
    words, lexicon = line.lower().split(), names_of(tag)
    return words[0] in lexicon.titles or words[-1] in lexicon.head_labels
