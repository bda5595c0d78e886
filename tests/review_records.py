"""A small article with everything on it, for the tests of review and desktop; written for this project."""

from __future__ import annotations

from editorial.domain.annotation import Entity, Kind, Mention, Origin, Provenance, Quote, Resolution, Speaker
from editorial.domain.article import Article, Standing, State
from editorial.domain.record import Record
from editorial.domain.text import Span, sha256

TEXT = """Harbour plan splits Saltmere

The council voted late on Monday. “We waited too long,” said Ada Brook, who leads it. “Now we build.”

Brook thanked the port of Saltmere. “It is a bad plan 🚢,” he said.

Tom Vale of Northwind wrote that ‘Big Pier’ would cost jobs. Vale and Saltmere’s mayor met. Northwind is small.
"""
HE = Span(TEXT.index("he said"), TEXT.index("he said") + 2)
RULE = Provenance(Origin.RULE, rule="reporting-clause", score=0.95)


def at(words: str, number: int = 1) -> Span:
    """Return the place of `words` in the text, the first or a later one."""
    start = -1
    for _ in range(number):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def name(key: str, words: str, number: int, label: str, entity: str, score: float = 0.9) -> Mention:
    """Return a suggested mention."""
    return Mention(key, at(words, number), label, entity, Provenance(Origin.MODEL, model="made@1", score=score))


def article() -> Article:
    """Return the article."""
    return Article("harbour", "Harbour plan splits Saltmere", TEXT, sha256(TEXT), authors=("Ina Field",))


def record(state: State = State.SUGGESTED) -> Record:
    """Return the record with all suggestions undecided."""
    named = Resolution("same-name", 0.97)
    inferred = Resolution("pronoun", 0.6)
    return Record.of(
        article(),
        standing=Standing(state),
        entities=[
            Entity("e1", "Saltmere", "PLACE"),
            Entity("e2", "Ada Brook", "PERSON", aliases=("Brook",)),
            Entity("e3", "Tom Vale", "PERSON", aliases=("Vale",)),
            Entity("e4", "Northwind", "ORG"),
        ],
        mentions=[
            name("m1", "Saltmere", 1, "PLACE", "e1"),
            name("m2", "Ada Brook", 1, "PERSON", "e2"),
            name("m3", "Brook", 2, "PERSON", "e2", 0.8),
            name("m4", "Saltmere", 2, "PLACE", "e1"),
            name("m5", "Tom Vale", 1, "PERSON", "e3"),
            name("m6", "Northwind", 1, "ORG", "e4", 0.4),
            name("m7", "Vale", 2, "PERSON", "e3"),
            name("m8", "Saltmere", 3, "PLACE", "e1"),
        ],
        quotes=[
            Quote(
                "q1", at("We waited too long,"), Kind.DIRECT, RULE, cue=at("said"),
                speakers=(Speaker(at("Ada Brook"), "e2", named),), candidates=("e2", "e3"),
            ),
            Quote(
                "q2", at("Now we build."), Kind.DIRECT, RULE, continues="q1",
                speakers=(Speaker(at("Ada Brook"), "e2", named),), candidates=("e2", "e3"),
            ),
            Quote(
                "q3", at("It is a bad plan 🚢,"), Kind.DIRECT, RULE, cue=at("said", 2),
                speakers=(Speaker(HE, "e3", inferred),),
                candidates=("e3", "e2"),
            ),
            Quote("q4", at("Big Pier"), Kind.TERM, Provenance(Origin.RULE, rule="term", score=0.8)),
        ],
    )  # fmt: skip
