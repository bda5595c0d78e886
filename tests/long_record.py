"""A long article with a name in each of its long paragraphs; written for this project."""

from __future__ import annotations

from editorial.domain.annotation import Entity, Mention, Origin, Provenance
from editorial.domain.article import Article
from editorial.domain.record import Record
from editorial.domain.text import Span, sha256

MODEL = Provenance(Origin.MODEL, model="made@1", score=0.9)
PARAGRAPHS = 40


def long_record() -> Record:
    """Return an article with a name in each of many paragraphs."""
    names = [f"Ada Brook{'abcdefghij'[n // 10]}{'abcdefghij'[n % 10]}" for n in range(PARAGRAPHS)]
    told = "crossed the harbour in the rain and told nobody what the board had meant to keep to itself all winter. " * 3
    text = "Long story\n\n" + "\n\n".join(f"{told}Then {name} {told}" for name in names)
    spans = [Span(start := text.index(name), start + len(name)) for name in names]
    return Record.of(
        Article("long", "Long story", text, sha256(text)),
        entities=[Entity(f"e{n}", name, "PERSON") for n, name in enumerate(names)],
        mentions=[Mention(f"m{n}", span, "PERSON", f"e{n}", MODEL) for n, span in enumerate(spans)],
    )
