"""What words in quotation marks were judged to be in other articles: a term, or speech."""

from __future__ import annotations

from collections.abc import Iterable

from editorial.domain.suggestions import Lesson, LessonKind


def judged(lessons: Iterable[Lesson]) -> dict[str, Lesson]:
    """Return the lessons about terms and speech by their words."""
    return {one.words: one for one in lessons if one.kind in {LessonKind.TERM, LessonKind.SPEECH}}
