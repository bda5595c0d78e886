"""The guideline of each type: the newsroom's own text where it wrote one, else what the guide says."""

from __future__ import annotations

import re
from functools import cache

from editorial.domain import labels
from editorial.domain.resources import resources_folder
from editorial.domain.settings import Setting, guideline_key
from editorial.review.desk import Desk

QUOTE = "QUOTE"
"""What quotes are kept under, beside the labels of names."""
_HEADING = re.compile(r"^## +(.+)$", re.MULTILINE)
_SECTIONS = {QUOTE: "quotes"}


@cache
def sections() -> dict[str, str]:
    """Return the parts of the guide by their headings, in lower case."""
    parts = _HEADING.split((resources_folder() / "guide" / "guide.md").read_text(encoding="utf-8"))
    return {heading.strip().casefold(): body.strip() for heading, body in zip(parts[1::2], parts[2::2], strict=True)}


def words(topic: str) -> str:
    """Return what a topic is called on screen."""
    return "Quote" if topic == QUOTE else labels.words(topic).capitalize()


class GuidelineTexts:
    """Reads and keeps the guidelines; a topic is a label, or `QUOTE`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def topics(self) -> list[str]:
        """Return every topic: quotes, the labels that come with the program, and the newsroom's."""
        own: list[str] = self._desk.setting(Setting.LABELS, [])
        return list(dict.fromkeys((QUOTE, *labels.WORDS, *own)))

    def default(self, topic: str) -> str:
        """Return what the guide says, or nothing: it knows no types of a newsroom's own."""
        return sections().get(_SECTIONS.get(topic, labels.words(topic).casefold()), "")

    def own(self, topic: str) -> str:
        """Return what the newsroom wrote, or nothing."""
        return str(self._desk.setting(guideline_key(topic)) or "")

    def text(self, topic: str) -> str:
        """Return the guideline."""
        return self.own(topic) or self.default(topic)

    def keep(self, topic: str, text: str) -> None:
        """Keep the newsroom's own text; one that is empty or says what the guide says gives way to the guide.

        Raises StorageError.
        """
        text = text.strip()
        self._desk.set_setting(guideline_key(topic), "" if text == self.default(topic) else text)
