"""What the article view is told to paint: plain data, with no Qt and no annotations of its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from editorial.domain.record import Ref
from editorial.domain.text import Span


class Layer(StrEnum):
    """What sort of thing is painted; each has a place of its own, so that overlaps stay legible."""

    NAME = "name"
    QUOTE = "quote"
    NESTED = "nested"
    TERM = "term"
    CUE = "cue"
    SPEAKER = "speaker"
    MISSED = "missed"
    PROBLEM = "problem"
    NOTE = "note"


class Look(StrEnum):
    """How far it is decided; told apart by shape, not by colour alone."""

    SUGGESTED = "suggested"
    DECIDED = "decided"
    REJECTED = "rejected"
    CONFLICT = "conflict"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Highlight:
    """One thing painted over the text.

    `span` is in code points; `label` the entity's label for a name (it chooses the hue), the kind for a quote;
    `words` what a screen reader and the tooltip say (*Petrie, person, suggested*).
    """

    ref: Ref
    span: Span
    layer: Layer
    label: str
    look: Look
    words: str


@dataclass(frozen=True, slots=True)
class Link:
    """A thin line from a quote to the words that name its speaker (code points)."""

    from_span: Span
    to_span: Span


class Edge(StrEnum):
    """One end of a span."""

    START = "start"
    END = "end"


class CaretMode(StrEnum):
    """Whether the arrow keys move a caret through the text."""

    ON = "on"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class ScrollPosition:
    """What stands at the top of the view: a code point offset, and how far (in pixels) its line is scrolled past."""

    offset: int = 0
    past: int = 0
