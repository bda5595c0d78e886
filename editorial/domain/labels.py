"""Labels of names, and their words on screen."""

from __future__ import annotations

from editorial.domain.visible import visible

PERSON, ORG, PLACE, WORK = "PERSON", "ORG", "PLACE", "WORK"
EVENT, PRODUCT, GROUP, LAW, LANGUAGE = "EVENT", "PRODUCT", "GROUP", "LAW", "LANGUAGE"
DATE, NUMBER, CHARACTER = "DATE", "NUMBER", "CHARACTER"

WORDS: dict[str, str] = {
    PERSON: "person",
    ORG: "organisation",
    PLACE: "place",
    WORK: "work",
    EVENT: "event",
    PRODUCT: "product",
    GROUP: "group",
    LAW: "law",
    LANGUAGE: "language",
    DATE: "date",
    NUMBER: "number",
    CHARACTER: "character",
}
"""Built-in labels with their words, in the order in which they are offered."""

OFF_BY_DEFAULT = frozenset({DATE, NUMBER})
"""Labels that are not suggested by default."""

SPEAKING = frozenset({PERSON, ORG, GROUP, CHARACTER, PLACE})
"""Labels of entities that can be speakers (PLACE too: *Washington said*)."""


def words(label: str) -> str:
    """Return the words for a label; a newsroom's own label in lower case."""
    return WORDS.get(label) or visible(label).replace("_", " ").lower()
