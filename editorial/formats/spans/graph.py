"""Labelled spans of one text and the links between them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from editorial.domain.article import Article
from editorial.domain.text import Span


class Sort(StrEnum):
    """What a span marks."""

    NAME = "name"
    QUOTE = "quote"
    SPEAKER = "speaker"
    """Words that name a speaker and are no name of that person (*he*, *a spokesman*)."""
    CUE = "cue"


class Tie(StrEnum):
    """What a link says; the values are written to files, so they never change."""

    SAME_AS = "SAME_AS"
    """A name or the words for a speaker mean the same person or thing as those at the target."""
    SPEAKER = "SPEAKER"
    """The words at the target name who says the quote."""
    SAID_BY = "SAID_BY"
    """Who is named at the target says the quote, though no words beside it say so."""
    CUE = "CUE"
    CONTINUES = "CONTINUES"
    WITHIN = "WITHIN"
    CONTAINS = "CONTAINS"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A labelled span; `label` is that of a name, or the kind of a quote, else empty."""

    key: str
    sort: Sort
    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """A link between two spans, by their keys."""

    tie: Tie
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Known:
    """A person or thing; `anchor` is the key of the span that all others of it lead to."""

    anchor: str
    name: str
    label: str
    aliases: tuple[str, ...] = ()
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """The annotations of one article as labelled spans, in the order of the text, and links, in a fixed order."""

    article: Article
    stretches: tuple[Stretch, ...]
    links: tuple[Link, ...]
    known: tuple[Known, ...]
