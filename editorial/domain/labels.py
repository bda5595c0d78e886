"""The labels a name can have, in code and in an editor's words."""

from __future__ import annotations

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
"""Every label that comes with the program, in the order in which it is offered."""

OFF_BY_DEFAULT = frozenset({DATE, NUMBER})
"""Labels that are suggested only when asked for."""

SPEAKING = frozenset({PERSON, ORG, GROUP, CHARACTER, PLACE})
"""Labels of what can be the entity behind a speaker (*Washington said* among them)."""


def words(label: str) -> str:
    """Return the label as the screen says it; a newsroom's own label in lower case."""
    return WORDS.get(label) or label.replace("_", " ").lower()
