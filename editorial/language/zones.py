"""Tells headline, bylines, captions and boilerplate from the body, and finds title, authors and credit.

English newspapers' habits, line by line; knows no spaCy, so that it can run at import. Cost is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from editorial.domain.article import Zone, ZoneKind
from editorial.domain.text import Span

_LONGEST_HEADLINE = 200
_LONGEST_LINE = 400
"""Lines that are longer (code points) are body without a look at their words."""
_TOP = 5
"""How many of the first lines may be a byline with no other sign than *By*."""

_WORD = r"(?:(?:Mc|Mac|O['’]|D['’]|De|Di|La|Le|Van|Von|St\.?)?[A-ZÀ-ÖØ-ÞŠŽČ][\w’'\-]+|[A-Z]\.(?:[A-Z]\.)*)"
_PARTICLE = r"(?:de|la|le|van|von|der|den|bin|al|el|da|dos|di|du|ter|ten)"
_PERSON = rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+)*{_WORD}){{1,3}}"
_PEOPLE = rf"{_PERSON}(?:(?:\s*,\s*{_PERSON}){{0,9}}\s*,?\s*(?:\band\s|&)\s*{_PERSON})?"
_BYLINE = re.compile(
    rf"(?i:(?:(?:words|written|story|text|posted|reported|reporting|photographs?|article|interview|review|analysis|column)\s+)?by):?\s+(?P<who>{_PEOPLE})"
    r"(?P<rest>\s*(?:$|[,|–—/(\-•·].*|(?:in|for|at)\s.{2,60}$|\d.*))"
)
_STAFF = re.compile(r"(?i:by)\s+(?:the\s+)?[A-Z].{1,50}\b(?i:staff|reporters?|correspondents?|newsroom|agencies)\s*$")
"""A byline that names nobody."""
_BIO = re.compile(
    rf"(?:About the [Aa]uthors?:?\s*)?(?P<who>{_PEOPLE})\s+(?:is|are|was|has been)\s+"
    r"(?:an?|the|our|senior|chief|lead|deputy|freelance)?\s*(?:[\w’'\-]+\s+){0,5}?"
    r"(?:writer|reporter|journalist|editor|correspondent|columnist|contributor|blogger|critic|producer|author|freelancer)s?\b"
    r"(?=\s+(?:for|at|with|of|on|in|based|covering|who|and)\b|\s*[.,;]|\s*$)"
)
_CREDIT = re.compile(
    r"(?i:source|sources|via|credit|hat tip|h/t|originally published (?:by|in|on|at))\s*:?\s+(?P<who>\S.{0,80})$"
)
_DATELINE = re.compile(r"[A-Z][A-Za-z.,'’ \-]{1,60}\((?P<who>[A-Z][A-Za-z ]{1,30})\)\s*[-–—]")
_CAPTION = re.compile(
    r"""(?: (?:photo|image|picture|photograph|caption|pictured|file\ photo|video|illustration|graphic|watch)
            \s* (?:credit|by)? \s* [:|]
      | pictured\b
      | \(? (?:photo|image|picture)s? \s+ (?:by|credit|courtesy|via)\b
      | getty\ images | file\ (?:photo|picture|pic)\b )""",
    re.IGNORECASE | re.VERBOSE,
)
_CAPTION_END = re.compile(
    r"(?:\((?:AP|AFP|Reuters|Getty|[A-Z][\w ]+/[A-Z][\w ]+)[^()]{0,60}\)|/(?:AP|AFP|Reuters|Getty Images))\s*$"
)
_BOILERPLATE = re.compile(
    r"""(?: © | \(c\)\s*(?:19|20)\d\d | copyright\b | all\ rights\ reserved
      | follow\ (?:us|me|him|her|\S+\ \S+)\ on\b | follow\ @
      | (?:click|tap)\ here\b | read\ (?:more|next|also|the\ full)\b | sign\ up\ (?:for|to)\b | subscribe\b
      | advertisement$ | share\ this\b | related\ (?:stories|articles|topics|content|links)?\s*:
      | more\ on\ this\ story\b
      | \(?(?:additional\ )?(?:reporting|editing|writing|compiled|translated|edited)\ by\b
      | for\ (?:media|press|more)\ (?:inquiries|enquiries|information)\b | (?:media\ |press\ )?contacts?\s*:
      | this\ (?:story|article|post|report)\ (?:has\ been|was|is|originally|first)\b
      | the\ (?:views\ expressed|author['’]?s?\ views)\b | .{0,60}\bcontributed\ to\ this\ (?:report|story|article)\b
      | notes?\ to\ editors?\b | about\ the\ author | filed\ under\b | tags?\s*: | e-?mail\s*:
      | the\ [^.,]{2,40}\ is\ (?:part\ of\ the|published\ by|a\ publication\ of)\b | attendance\s*:
      | last\ updated\b | (?:first\ )?published\s*: | view\ (?:the\ )?(?:original|comments)
      | comments?\ (?:are|is)\ closed | leave\ a\ (?:comment|reply) )""",
    re.IGNORECASE | re.VERBOSE,
)
_BARE_NAME = re.compile(rf"{_PERSON}\s*$")
_END = re.compile(r"[.!?…:;,][\"”’')\]]*$")
_FULL_STOP = re.compile(r"(?<![A-Z])[.…;,][\"”’')\]]*$")
_SPLIT = re.compile(r"\s*,\s+and\s+|\s*,\s*|\s+and\s+|\s*&\s*")


@dataclass(frozen=True, slots=True)
class _Line:
    """One non-blank line: its span without outer white space (code points), and its words."""

    start: int
    end: int
    text: str


def find_zones(text: str) -> tuple[Zone, ...]:
    """Return the parts that are not body, in order and without overlap; spans in code points."""
    lines = list(_lines(text))
    kinds: dict[int, ZoneKind] = {}
    for index, line in enumerate(lines):
        kind = _kind(line, index)
        if kind:
            kinds[index] = kind
    if _is_headline(lines):
        kinds.setdefault(0, ZoneKind.HEADLINE)
        if len(lines) > 2 and 1 not in kinds and _is_label(lines[1]):
            kinds[1] = ZoneKind.CAPTION
    _mark_bare_names(lines, kinds)
    return tuple(Zone(Span(lines[i].start, lines[i].end), kinds[i]) for i in sorted(kinds))


def find_title(text: str) -> str:
    """Return the first line; cut at a word if it is longer than a headline. Empty only if the text is."""
    first = next(_lines(text), None)
    if first is None:
        return ""
    title = " ".join(first.text.split())
    if len(title) <= _LONGEST_HEADLINE:
        return title
    return title[: _LONGEST_HEADLINE // 2].rsplit(" ", 1)[0] + "…"


def find_authors(text: str, zones: Sequence[Zone]) -> tuple[str, ...]:
    """Return those whom a byline or the lines about the author name, each once, in order of the text."""
    authors: dict[str, str] = {}
    for zone in zones:
        line = zone.span.of(text)
        if zone.kind is ZoneKind.BYLINE and not _STAFF.match(line):
            match = _BYLINE.match(line)
            who = match["who"] if match else line
        elif zone.kind is ZoneKind.BOILERPLATE and (match := _BIO.match(line)):
            who = match["who"]
        else:
            continue
        for name in _SPLIT.split(who):
            tidy = " ".join(name.split())
            authors.setdefault(tidy.casefold(), tidy.title() if tidy.isupper() else tidy)
    return tuple(authors.values())


def find_credit(text: str) -> str | None:
    """Return who the article says it was taken from (*Source: IGN*, *LONDON (Reuters) –*), or None."""
    dateline = None
    for index, line in enumerate(_lines(text)):
        if len(line.text) <= _LONGEST_LINE and (match := _CREDIT.match(line.text)):
            return match["who"].strip().rstrip(".")
        if index < _TOP and dateline is None and (match := _DATELINE.match(line.text)):
            dateline = match["who"]
    return dateline


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            begin = start + len(raw) - len(raw.lstrip())
            yield _Line(begin, begin + len(stripped), stripped)
        start += len(raw) + 1


def _kind(line: _Line, index: int) -> ZoneKind | None:
    """Say what the line is by its own words alone."""
    text = line.text
    if len(text) > _LONGEST_LINE:
        return None
    if (index < _TOP or len(text) < 80) and (_BYLINE.match(text) or _STAFF.match(text)):
        return ZoneKind.BYLINE
    if _BIO.match(text) and index > 1:
        return ZoneKind.BOILERPLATE
    if _CAPTION.match(text) or (_CAPTION_END.search(text) and len(text) < 250):
        return ZoneKind.CAPTION
    if _BOILERPLATE.match(text) or (_CREDIT.match(text) and index > 1):
        return ZoneKind.BOILERPLATE
    return None


def _is_headline(lines: Sequence[_Line]) -> bool:
    """Return whether the first line is a headline: short, not ended like a sentence, and not the only one."""
    if len(lines) < 2:
        return False
    first = lines[0].text
    return len(first) <= _LONGEST_HEADLINE and not _FULL_STOP.search(first) and len(first.split()) <= 30


def _is_label(line: _Line) -> bool:
    """Return whether the line under the headline is a few words with no verb's stop: a kicker or a picture's name."""
    return len(line.text.split()) <= 5 and len(line.text) <= 60 and not _END.search(line.text)


def _mark_bare_names(lines: Sequence[_Line], kinds: dict[int, ZoneKind]) -> None:
    """Mark lines that are just a name as bylines where the article says elsewhere that it is its author's.

    That is said by a line about the author or a byline, or by standing at the very end after the last sentence.
    """
    known = set()
    for index, kind in kinds.items():
        match = _BIO.match(lines[index].text) or _BYLINE.match(lines[index].text)
        if match and kind in {ZoneKind.BYLINE, ZoneKind.BOILERPLATE}:
            known |= {name.casefold() for name in _SPLIT.split(match["who"])}
    for index, line in enumerate(lines):
        if index and index not in kinds and line.text.casefold() in known:
            kinds[index] = ZoneKind.BYLINE
    for index in range(len(lines) - 1, max(0, len(lines) - _TOP), -1):
        if index in kinds:
            continue
        if not _BARE_NAME.match(lines[index].text) or len(lines[index].text) > 60:
            break
        kinds[index] = ZoneKind.BYLINE
