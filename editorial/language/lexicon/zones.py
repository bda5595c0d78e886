"""The patterns of a language for lines that are not body text (`[zones]` in a language file)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = r"(?:(?:Mc|Mac|O['’]|D['’]|De|Di|La|Le|Van|Von|St\.?)?[A-ZÀ-ÖØ-ÞŠŽČ][\w’'\-]+|[A-Z]\.(?:[A-Z]\.)*)"
_PARTICLE = r"(?:de|la|le|van|von|der|den|bin|al|el|da|dos|di|du|ter|ten)"
PERSON = rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+)*{_WORD}){{1,3}}"
"""Pattern for the name of a person, as a string to use in other patterns."""
NEVER = re.compile(r"(?!)")
"""Pattern that matches nothing."""


def people(adding: Iterable[str]) -> str:
    """Return a pattern for the names of one or several persons, separated by commas, *&* or the words in `adding`."""
    between = "".join(rf"\b{re.escape(word)}\s|" for word in sorted(adding))
    return rf"{PERSON}(?:(?:\s*,\s*{PERSON}){{0,9}}\s*,?\s*(?:{between}&)\s*{PERSON})?"


@dataclass(frozen=True, slots=True)
class ZonePatterns:
    """Patterns for lines that are not body text; a name in the line is matched by the group `who`.

    `byline` matches a line with the author's name, `staff` one without (*Staff writer*), `byline_alone` one directly
    under the headline, `about` a line about the author. `credit` matches a line with the source of the article,
    `dateline` the start of a line with it. `caption` matches the start of a caption, `caption_end` its end,
    `boilerplate` other text around articles. `parting` separates the names of several authors.
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


NEUTRAL = ZonePatterns()
"""The patterns for a language that has no file: agencies in brackets look the same in most languages."""
