"""Data that the article view paints; plain data without Qt."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from editorial.domain.record import Ref
from editorial.domain.text import Span


class Layer(StrEnum):
    """Kind of a highlight; each is painted differently, so that overlapping ones stay legible."""

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
    """How far an annotation is decided; the looks differ in shape, not only in colour."""

    SUGGESTED = "suggested"
    DECIDED = "decided"
    REJECTED = "rejected"
    CONFLICT = "conflict"
    DOUBTFUL = "doubtful"


class CheckSign(StrEnum):
    """Sign in the margin of a quote whose source an editor looked at."""

    DONE = "✓"
    CHANGE = "!"


class Highlight(NamedTuple):
    """An annotation painted over the text.

    `span` is in code points; `label` is the label of a name, which sets its hue, or the kind of a quote; `words` is the
    text for screen readers and the tooltip (*Petrie, person, suggested*). `check` is the sign of a quote that was
    checked against a source.
    """

    ref: Ref
    span: Span
    layer: Layer
    label: str
    look: Look
    words: str
    check: CheckSign | None = None


class Link(NamedTuple):
    """A line from a quote to the words that name its speaker; spans in code points."""

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


class ScrollPosition(NamedTuple):
    """Scroll position: the code point offset of the top line, and the pixels scrolled past that line."""

    offset: int = 0
    past: int = 0
