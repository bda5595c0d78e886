"""Guidelines of the labels: the newsroom's own text, or else the section of the guide."""

from __future__ import annotations

import re
from functools import cache

from editorial.domain import labels
from editorial.domain.resources import resources_folder
from editorial.domain.settings import Setting, guideline_key
from editorial.review.desk import Desk

QUOTE = "QUOTE"
"""Topic of quotes, besides the labels of names."""
_HEADING = re.compile(r"^## +(.+)$", re.MULTILINE)
_SECTIONS = {QUOTE: "quotes"}


@cache
def sections() -> dict[str, str]:
    """Return the sections of the guide by their case-folded headings."""
    parts = _HEADING.split((resources_folder() / "guide" / "guide.md").read_text(encoding="utf-8"))
    return {heading.strip().casefold(): body.strip() for heading, body in zip(parts[1::2], parts[2::2], strict=True)}


def words(topic: str) -> str:
    """Return the name of a topic on screen."""
    return "Quote" if topic == QUOTE else labels.words(topic).capitalize()


class GuidelineTexts:
    """Reads and stores guidelines by topic: a label or `QUOTE`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def topics(self) -> list[str]:
        """Return all topics: quotes, the built-in labels, and the newsroom's labels."""
        own: list[str] = self._desk.setting(Setting.LABELS, [])
        return list(dict.fromkeys((QUOTE, *labels.WORDS, *own)))

    def default(self, topic: str) -> str:
        """Return the section of the guide, or empty text if it has none, as for the newsroom's labels."""
        return sections().get(_SECTIONS.get(topic, labels.words(topic).casefold()), "")

    def own(self, topic: str) -> str:
        """Return the newsroom's own text, or empty text."""
        return str(self._desk.setting(guideline_key(topic)) or "")

    def text(self, topic: str) -> str:
        """Return the newsroom's own text, or else the section of the guide."""
        return self.own(topic) or self.default(topic)

    def keep(self, topic: str, text: str) -> None:
        """Store the newsroom's own text; store none if it is empty or the same as the guide's. Raises StorageError."""
        text = text.strip()
        self._desk.set_setting(guideline_key(topic), "" if text == self.default(topic) else text)
