"""One short article with every look at once: overlaps, a quote in a quote, two speakers, a conflict, notes, marks."""

from __future__ import annotations

from datetime import UTC, datetime

from editorial.domain.annotation import (
    Decided,
    Entity,
    How,
    Kind,
    Mark,
    Mention,
    Note,
    NoteKind,
    Origin,
    Provenance,
    Quote,
    Resolution,
    Speaker,
    Status,
)
from editorial.domain.article import Article, Standing, State
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.record import Record
from editorial.domain.text import Span, sha256

TITLE = "Tern House opens its doors"
TEXT = f"""{TITLE}

The University of Corvane has bought Tern House, a café 🐦 on the quay. “We looked at it for years,” said Ottoline Marsh and Per Quist, who lead the library. “Then somebody told us, ‘It is yours if you mend the roof,’ and we did.”

Marsh will move the map room there. Quist called it “the lantern”. Corvane had wanted a car park, he said, and The Tern sings in the evening paper of it.

“Nobody asked the gulls,” she said. The roof leaks still. Ottoline Marsh wrote that the ‘Book of Winds’ would hang in the hall.
"""  # noqa: E501 - a paragraph is a line
AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ONE, GROUP = Decided("Desk", AT), Decided("Desk", AT, How.GROUP)
HE = Span(TEXT.index("he said"), TEXT.index("he said") + 2)
SURE, DOUBT = Provenance(Origin.MODEL, None, "sample@1", 0.95), Provenance(Origin.MODEL, None, "sample@1", 0.4)
ADDED = Provenance(Origin.EDITOR)
RULE = Provenance(Origin.RULE, "clause-after", None, 0.93)


def at(words: str, number: int = 1) -> Span:
    """Return the place of words in the text."""
    start = -1
    for _ in range(number):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def everything() -> tuple[Record, tuple[PossiblyMissed, ...]]:
    """Return the record, and the stretches of it that may be names."""
    named, he = Resolution("same-name", 0.97), Resolution("pronoun", 0.6)
    marsh, quist = Speaker(at("Ottoline Marsh"), "marsh", named), Speaker(at("Per Quist"), "quist", named)
    record = Record.of(
        Article("everything", TITLE, TEXT, sha256(TEXT), authors=("Ina Field",)),
        standing=Standing(State.IN_REVIEW),
        entities=[
            Entity("uni", "University of Corvane", "ORG"),
            Entity("corvane", "Corvane", "PLACE"),
            Entity("house", "Tern House", "PLACE", status=Status.CORRECTED, decided=ONE),
            Entity("marsh", "Ottoline Marsh", "PERSON", ("Marsh",), status=Status.CONFIRMED, decided=GROUP),
            Entity("quist", "Per Quist", "PERSON", (), ("Quist",)),
            Entity("tern", "The Tern", "WORK"),
            Entity("book", "Book of Winds", "WORK", status=Status.ADDED, decided=ONE),
        ],
        mentions=[
            Mention("m1", at("University of Corvane"), "ORG", "uni", SURE),
            Mention("m2", at("Corvane"), "PLACE", "corvane", SURE),
            Mention("m3", at("Tern House", 2), "PLACE", "house", SURE, Status.CORRECTED, {"label": "ORG"}, ONE),
            Mention("m4", at("Ottoline Marsh"), "PERSON", "marsh", SURE, Status.CONFIRMED, None, GROUP),
            Mention("m5", at("Marsh", 2), "PERSON", "marsh", SURE, Status.CONFIRMED, None, GROUP),
            Mention("m6", at("Ottoline Marsh", 2), "PERSON", "marsh", SURE, Status.CONFIRMED, None, GROUP),
            Mention("m7", at("Per Quist"), "PERSON", "quist", DOUBT, marks=frozenset({Mark.FLAG})),
            Mention("m8", at("Corvane", 2), "ORG", "corvane", SURE),
            Mention("m9", at("The Tern"), "WORK", "tern", SURE, Status.REJECTED, None, ONE),
            Mention("m10", at("Book of Winds"), "WORK", "book", ADDED, Status.ADDED, None, ONE),
        ],
        quotes=[
            Quote("q1", at("We looked at it for years,"), Kind.DIRECT, RULE, cue=at("said"), speakers=(marsh, quist),
                  candidates=("marsh", "quist"), status=Status.CONFIRMED, decided=ONE),
            Quote("q2", at("Then somebody told us, ‘It is yours if you mend the roof,’ and we did."), Kind.DIRECT, RULE,
                  continues="q1", speakers=(marsh, quist), candidates=("marsh", "quist"), status=Status.CONFIRMED,
                  decided=ONE),
            Quote("q3", at("It is yours if you mend the roof,"), Kind.DIRECT, RULE, within="q2"),
            Quote("q4", at("the lantern"), Kind.TERM, Provenance(Origin.RULE, "term", None, 0.8)),
            Quote("q5", at("Corvane had wanted a car park"), Kind.INDIRECT, RULE, cue=at("said", 2),
                  speakers=(Speaker(HE, "quist", he),), candidates=("quist", "marsh")),
            Quote("q6", at("Nobody asked the gulls,"), Kind.DIRECT, Provenance(Origin.RULE, "clause-after", None, 0.4),
                  candidates=("marsh", "quist")),
        ],
        notes=[
            Note("n1", NoteKind.COMMENT, "Is this the café or the house?", "Desk", AT, on="m3"),
            Note("n2", NoteKind.PROBLEM, "It was mended in May.", "Desk", AT, span=at("The roof leaks still.")),
        ],
    )  # fmt: skip
    return record, (PossiblyMissed(at("gulls"), 0.3),)
