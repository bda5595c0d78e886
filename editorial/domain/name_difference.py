"""What a source has otherwise about somebody whom an article names: a help for the editor, no decision."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from editorial.domain.text import Span


class NameDifferenceKind(StrEnum):
    """What differs: the spelling of the name, the title right before it, or the age right beside it."""

    SPELLING = "spelling"
    TITLE = "title"
    AGE = "age"


@dataclass(frozen=True, slots=True)
class NameDifference:
    """One difference: `here` is the place in the article, `there` that in the text of the source `source` (its id)."""

    entity: str
    kind: NameDifferenceKind
    here: Span
    source: str
    there: Span
