"""What a language may say about the parts of an article; its file says it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = r"(?:(?:Mc|Mac|O['’]|D['’]|De|Di|La|Le|Van|Von|St\.?)?[A-ZÀ-ÖØ-ÞŠŽČ][\w’'\-]+|[A-Z]\.(?:[A-Z]\.)*)"
_PARTICLE = r"(?:de|la|le|van|von|der|den|bin|al|el|da|dos|di|du|ter|ten)"
PERSON = rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+)*{_WORD}){{1,3}}"
"""The pattern of a person's name."""
NEVER = re.compile(r"(?!)")
"""Matches nothing."""


def people(adding: Iterable[str]) -> str:
    """Return the pattern of one or several persons' names with commas, *&* or a language's words (*and*) between."""
    between = "".join(rf"\b{re.escape(word)}\s|" for word in sorted(adding))
    return rf"{PERSON}(?:(?:\s*,\s*{PERSON}){{0,9}}\s*,?\s*(?:{between}&)\s*{PERSON})?"


@dataclass(frozen=True, slots=True)
class ZoneLanguage:
    """Patterns of lines that are not body; those with a name in them have a group `who`.

    `byline` and `staff` match lines that say who wrote it (`staff` without a name), `byline_alone` one that does so
    right under the headline, `about` one about the author, `credit` one that says where it was taken from, `dateline`
    a beginning that does; `caption` a line that begins like a caption, `caption_end` one that ends like one,
    `boilerplate` what stands around articles. `parting` stands between the names of several authors.
    """

    byline: re.Pattern[str] = NEVER
    byline_alone: re.Pattern[str] = NEVER
    staff: re.Pattern[str] = NEVER
    about: re.Pattern[str] = NEVER
    credit: re.Pattern[str] = NEVER
    dateline: re.Pattern[str] = re.compile(r"[A-Z][A-Za-z.,'’ \-]{1,60}\((?P<who>[A-Z][A-Za-z ]{1,30})\)\s*[-–—]")
    caption: re.Pattern[str] = NEVER
    caption_end: re.Pattern[str] = re.compile(
        r"(?:\((?:AP|AFP|Reuters|Getty|[A-Z][\w ]+/[A-Z][\w ]+)[^()]{0,60}\)|/(?:AP|AFP|Reuters|Getty Images))\s*$"
    )
    boilerplate: re.Pattern[str] = re.compile(r"©")
    parting: re.Pattern[str] = re.compile(r"\s*,\s*|\s*&\s*")


NEUTRAL = ZoneLanguage()
"""For a language about which nothing is known: agencies in brackets are the same in most."""
