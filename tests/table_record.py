"""An article with an utterance of two pieces, joint speakers, a pronoun, a nested, a mixed and a rejected quote."""

from __future__ import annotations

from datetime import UTC, datetime

from editorial.domain.annotation import (
    Decided,
    Entity,
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
from editorial.domain.article import Article, Standing, State, Verified, Zone, ZoneKind
from editorial.domain.record import Record
from editorial.domain.text import Span, sha256

TEXT = (
    "Ida Marsh on the ferry\n\n“The ferry is late 👩‍🚒,” She said with Tom Reed. “and cold”\n\n"
    "Reed added that it would be “fine”. =Nonsense."
)
AT = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)


def at(words: str, nth: int = 0) -> Span:
    """Return the span of the nth place where words stand."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


_MODEL = Provenance(Origin.MODEL, model="names@1", score=0.75)
_RULE = Provenance(Origin.RULE, rule="marks", score=0.5)
_BY = Decided("Editor", AT)


def _quote(key: str, span: Span, kind: Kind = Kind.DIRECT, status: Status = Status.CONFIRMED, **more: object) -> Quote:
    return Quote(key, span, kind, _RULE, status=status, decided=_BY if status.decided else None, **more)  # type: ignore[arg-type]


_SHE = Speaker(at("She"), "e1", Resolution("pronoun", 0.6, Status.CONFIRMED))
_REED = Speaker(at("Tom Reed"), "e2", Resolution("same-name", 0.9))
RECORD = Record.of(
    Article(
        "ferry",
        "Ferry",
        TEXT,
        sha256(TEXT),
        published="2026-11-02",
        source="ferry.txt",
        authors=("Jo Vale",),
        zones=(Zone(at("Ida Marsh on the ferry"), ZoneKind.HEADLINE),),
    ),
    standing=Standing(State.VERIFIED, Verified("Editor", AT)),
    entities=[
        Entity("e1", "Ida Marsh", "PERSON", ("Marsh",), authority="https://example.org/ida"),
        Entity("e2", "Tom Reed", "PERSON", ("Reed",)),
        Entity("e3", "Harbour Board", "ORG"),
    ],
    mentions=[
        Mention("m1", at("Ida Marsh"), "PERSON", "e1", _MODEL, Status.ADDED, decided=_BY, marks=frozenset({Mark.FLAG})),
        Mention("m2", at("Tom Reed"), "PERSON", "e2", _MODEL, Status.CORRECTED, {"label": "ORG"}, _BY),
        Mention("m3", at("Reed", 1), "PERSON", "e2", _MODEL),
    ],
    quotes=[
        _quote("q1", at("The ferry is late 👩‍🚒"), speakers=(_SHE, _REED), cue=at("said"), candidates=("e1", "e2")),
        _quote("q2", at("and cold"), status=Status.CORRECTED, continues="q1", speakers=(_SHE,)),
        _quote("q3", at("late"), within="q1", status=Status.SUGGESTED),
        _quote("q4", at("it would be “fine”"), Kind.MIXED, quoted=("q5",), speakers=(Speaker(at("Reed", 1), "e2"),)),
        _quote("q5", at("fine")),
        _quote("q6", at("=Nonsense"), Kind.TERM, Status.REJECTED),
    ],
    notes=[
        Note("n1", NoteKind.COMMENT, "check the tape", "Editor", AT, on="q2"),
        Note("n2", NoteKind.PROBLEM, "misspelt?", "Editor", AT, span=at("Nonsense")),
    ],
)
