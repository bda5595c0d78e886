"""Articles whose names were marked by hand: what the measures on gold read and compare."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from editorial.domain import labels
from editorial.domain.article import Article
from editorial.domain.text import Span, sha256
from editorial.language.names.model_labels import our_label
from editorial.language.text.zones import find_authors, find_credit, find_title, find_zones

_ALIKE = {"MISC": "OTHER", labels.CHARACTER: labels.PERSON} | dict.fromkeys(
    (labels.WORK, labels.EVENT, labels.PRODUCT, labels.LAW, labels.LANGUAGE), "OTHER"
)
_EDGES = " \t\n\r\xa0,.;:!?“”„«»‟\"'‘’`"


@dataclass(frozen=True, slots=True)
class GoldName:
    """A name as it was marked: where, and as what."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with the names in it; in `names` works, events and the like have one label, in `exact` their own."""

    article: Article
    names: tuple[GoldName, ...]
    exact: tuple[GoldName, ...]


def gold_articles(path: Path) -> Iterator[GoldArticle]:
    """Yield the articles of a file, in its order.

    Each line is a record in the interchange form, or `{"id", "text", "entities": [{"start", "end", "label"}]}`.
    """
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            record = json.loads(line)
            text = record.get("article", record)["text"]
            exact = tuple(_names(record, text))
            names = tuple(replace(name, label=coarse(name.label) or name.label) for name in exact)
            yield GoldArticle(article_of(record, text), names, exact)


def article_of(record: dict[str, Any], text: str) -> Article:
    """Return the article of a line, with the zones, authors and credit that importing it would find."""
    key = str(record.get("article", record)["id"])
    zones = find_zones(text)
    authors = find_authors(text, zones)
    return Article(key, find_title(text), text, sha256(text), authors, credit=find_credit(text), zones=zones)


def part_of(gold: GoldArticle, span: Span, name: str) -> GoldArticle:
    """Return a part of an article as an article."""
    text = span.of(gold.article.text)

    def within(names: tuple[GoldName, ...]) -> tuple[GoldName, ...]:
        return tuple(
            replace(one, span=Span(one.span.start - span.start, one.span.end - span.start))
            for one in names
            if span.contains(one.span)
        )

    return GoldArticle(article_of({"id": f"{gold.article.id}/{name}"}, text), within(gold.names), within(gold.exact))


def _names(record: dict[str, Any], text: str) -> Iterator[GoldName]:
    rows = record["mentions"] if "mentions" in record else record.get("entities", [])
    for row in rows:
        label = our_label(row["label"])
        if label not in labels.OFF_BY_DEFAULT and row.get("status") != "rejected":
            yield GoldName(tidy(text, row["start"], row["end"]), label)


def coarse(label: str) -> str | None:
    """Return what a label is compared as: works, events, laws and the like are one; None for dates and numbers."""
    ours = our_label(label)
    return None if ours in labels.OFF_BY_DEFAULT else _ALIKE.get(ours, ours)


def tidy(text: str, start: int, end: int) -> Span:
    """Return a span without marks at its edges, *the* and *'s*: about those, gold and software need not agree."""
    while start < end and text[start] in _EDGES + "(":
        start += 1
    while end > start and text[end - 1] in _EDGES + ")":
        end -= 1
    if re.match(r"the ", text[start:end], re.IGNORECASE):
        start += 4
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return Span(start, max(end, start + 1))
