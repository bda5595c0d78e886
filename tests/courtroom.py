"""An article from a courtroom whose quotes hang on one another, for tests of proposals after a correction."""

from __future__ import annotations

from editorial.domain.annotation import Entity, Kind, Mention, Origin, Provenance, Quote, Resolution, Speaker
from editorial.domain.article import Article, Standing, State
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.record import Record
from editorial.domain.rules import Rule
from editorial.domain.text import Span, sha256

TEXT = """Ferry trial opens

Paul Gant was the captain, the court was told. “It was no accident,” said Alistair Munro KC. “I will show why,” he said.

“I saw it,” said Iris Gant. “I was afraid,” she said.

“The log is lost,” Munro said to the jury.

“Sit down,” a clerk said. “The court will rise.”

“We will appeal,” said Judge Nora Harrow, “and soon.”

“We had no say,” said the Quay Union. “We were ignored,” the group said. The tribunal and Harrow Steel were silent.
"""


def span(words: str, number: int = 1) -> Span:
    """Return the place of `words` in the text, the first or a later one."""
    start = -1
    for _ in range(number):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def _mention(key: str, words: str, label: str, entity: str) -> Mention:
    return Mention(key, span(words), label, entity, Provenance(Origin.MODEL, model="made@1", score=0.9))


def _quote(
    key: str, words: str, speaker: Speaker, *, rule: Rule = Rule.CLAUSE_AFTER, continues: str | None = None
) -> Quote:
    evidence = (Reason.of(ReasonCode.SAME_PARAGRAPH, "a clerk"),) if rule is Rule.SAME_PARAGRAPH else ()
    return Quote(
        key, span(words), Kind.DIRECT, Provenance(Origin.RULE, rule, score=0.95, evidence=evidence),
        continues=continues, speakers=(speaker,), candidates=(speaker.entity,) if speaker.entity else (),
    )  # fmt: skip


def _speaker(words: str, entity: str | None, rule: Rule) -> Speaker:
    return Speaker(span(words), entity, Resolution(rule, 0.8))


def _pronoun(clause: str, entity: str) -> Speaker:
    start = TEXT.index(f" {clause}") + 1
    return Speaker(Span(start, start + clause.index(" ")), entity, Resolution(Rule.PRONOUN, 0.8))


def courtroom() -> Record:
    """Return the record with all suggestions undecided; Alistair Munro KC was not found as a name."""
    clerk = _speaker("a clerk", None, Rule.UNNAMED)
    judge = _speaker("Judge Nora Harrow", "e3", Rule.SAME_NAME)
    return Record.of(
        Article("court", "Ferry trial opens", TEXT, sha256(TEXT)),
        standing=Standing(State.SUGGESTED),
        entities=[
            Entity("e1", "Paul Gant", "PERSON"),
            Entity("e2", "Iris Gant", "PERSON"),
            Entity("e3", "Judge Nora Harrow", "PERSON", aliases=("Nora Harrow",)),
            Entity("e4", "Quay Union", "ORG"),
            Entity("e5", "Harrow Steel", "ORG"),
        ],
        mentions=[
            _mention("m1", "Paul Gant", "PERSON", "e1"),
            _mention("m2", "Iris Gant", "PERSON", "e2"),
            _mention("m3", "Nora Harrow", "PERSON", "e3"),
            _mention("m4", "Quay Union", "ORG", "e4"),
            _mention("m5", "Harrow Steel", "ORG", "e5"),
        ],
        quotes=[
            _quote("q1", "It was no accident,", _speaker("Alistair Munro KC", None, Rule.UNNAMED)),
            _quote("q2", "I will show why,", _pronoun("he said", "e1")),
            _quote("q3", "I saw it,", _speaker("Iris Gant", "e2", Rule.SAME_NAME)),
            _quote("q4", "I was afraid,", _pronoun("she said", "e2")),
            _quote("q5", "The log is lost,", Speaker(span("Munro", 2), None, Resolution(Rule.UNNAMED, 0.8))),
            _quote("q6", "Sit down,", clerk),
            _quote("q7", "The court will rise.", clerk, rule=Rule.SAME_PARAGRAPH),
            _quote("q8", "We will appeal,", judge),
            _quote("q9", "and soon.", judge, rule=Rule.CONTINUED, continues="q8"),
            _quote("q10", "We had no say,", _speaker("the Quay Union", "e4", Rule.SAME_NAME)),
            _quote("q11", "We were ignored,", _speaker("the group", "e4", Rule.NOMINAL)),
        ],
    )
