"""An article with a partly quoted sentence whose quotes may have other speakers than the sentence, for tests."""

from __future__ import annotations

from editorial.domain.annotation import Entity, Kind, Mention, Origin, Provenance, Quote, Resolution, Speaker
from editorial.domain.article import Article, Standing, State
from editorial.domain.record import Record
from editorial.domain.rules import Rule
from editorial.domain.text import Span, sha256

TEXT = """Jury hears of warning

The jury had heard that Ana Moss told the owner “This installation is dangerous” and “Nobody is safe”, said Karl Dean.

“We knew nothing,” said the owner, Luis Park. “Nothing at all.”
"""
RULE = Provenance(Origin.RULE, rule="reporting-clause", score=0.95)


def span(words: str) -> Span:
    """Return the first place of `words` in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


SENTENCE = Span(span("Ana Moss told").start, span("Nobody is safe”").end)


def jury() -> Record:
    """Return the record with all suggestions undecided."""
    people = {"e1": "Ana Moss", "e2": "Karl Dean", "e3": "Luis Park"}
    named = Resolution(Rule.SAME_NAME, 0.97)
    dean, park = (Speaker(span(people[key]), key, named) for key in ("e2", "e3"))

    def quote(key: str, at: Span, kind: Kind, speaker: Speaker, **more: object) -> Quote:
        return Quote(key, at, kind, RULE, speakers=(speaker,), candidates=("e2", "e1", "e3"), **more)  # type: ignore[arg-type]

    return Record.of(
        Article("jury", "Jury hears of warning", TEXT, sha256(TEXT)),
        standing=Standing(State.SUGGESTED),
        entities=[Entity(key, name, "PERSON") for key, name in people.items()],
        mentions=[
            Mention(f"m{n}", span(name), "PERSON", key, Provenance(Origin.MODEL, model="made@1", score=0.9))
            for n, (key, name) in enumerate(people.items(), 1)
        ],
        quotes=[
            quote("q1", SENTENCE, Kind.MIXED, dean, quoted=("q2", "q3")),
            quote("q2", span("This installation is dangerous"), Kind.DIRECT, dean),
            quote("q3", span("Nobody is safe"), Kind.DIRECT, dean),
            quote("q4", span("We knew nothing,"), Kind.DIRECT, park),
            quote("q5", span("Nothing at all."), Kind.DIRECT, park, continues="q4"),
        ],
    )
