"""What corrections in other articles teach about names: words that are none, and other edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.suggestions import Lesson, LessonKind
from editorial.domain.text import Span
from editorial.language.names.candidates import NameCandidate, make_candidate
from editorial.language.names.name_context import NameContext

_TWO = 2
"""Before how many different names words must have been dropped to be dropped before others."""
_MOST_DROPPED = 3
"""The most words that are dropped before a name."""
_OFTEN = 2
"""In how many articles words were rejected that are not even listed as possibly missed."""


@dataclass(frozen=True, slots=True)
class NameLessons:
    """The lessons about names: in how many articles words were rejected, names with other edges, and words that were
    dropped before several names (a title).
    """

    rejected: Mapping[str, int] = field(default_factory=dict)
    edges: Mapping[str, str] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()

    @classmethod
    def of(cls, lessons: Iterable[Lesson]) -> NameLessons:
        """Return the lessons about names among some lessons."""
        rejected: dict[str, int] = {}
        edges: dict[str, str] = {}
        dropped: Counter[str] = Counter()
        for lesson in lessons:
            if lesson.kind is LessonKind.NOT_A_NAME:
                rejected[lesson.words] = lesson.times
            elif lesson.kind is LessonKind.EDGES:
                edges[lesson.words] = lesson.meant
                if lesson.words.endswith(f" {lesson.meant}"):
                    dropped[lesson.words.removesuffix(lesson.meant).strip()] += 1
        return cls(rejected, edges, frozenset(words for words, names in dropped.items() if names >= _TWO))

    def edged(self, context: NameContext, names: Sequence[NameCandidate]) -> Iterator[NameCandidate]:
        """Yield the names with the edges that they have elsewhere; names that lie in a longer one are left out."""
        found = [self._edged(context, name) for name in names]
        longer = [(name.first, name.last) for name, before in zip(found, names, strict=True) if name is not before]
        for name in found:
            if not any(first <= name.first and name.last <= last and (first, last) != (name.first, name.last)
                       for first, last in longer):  # fmt: skip
                yield name

    def _edged(self, context: NameContext, name: NameCandidate) -> NameCandidate:
        meant = self.edges.get(name.text)
        if meant is None:
            meant = self._without_title(name.text)
        if not meant[:1].isupper():
            return name
        shift = name.text.index(meant) if meant in name.text else -meant.find(name.text)
        span = Span(max(0, name.start + shift), max(1, name.start + shift + len(meant)))
        words = context.tokens.making_up(span)
        if span.of(context.tokens.text) != meant or not words:
            return name
        made = make_candidate(context, words.start, words.stop, name.label)
        made.origin, made.rule, made.model_label = name.origin, name.rule, name.model_label
        return made

    def _without_title(self, text: str) -> str:
        """Return a name without words that were dropped before several other names; an empty text if there are none."""
        words = text.split()
        for count in range(1, min(_MOST_DROPPED, len(words) - 1) + 1 if self.dropped else 0):
            if " ".join(words[:count]) in self.dropped:
                return " ".join(words[count:])
        return ""

    def are_names(self, names: Iterable[NameCandidate]) -> list[NameCandidate]:
        """Return the names without those that were rejected elsewhere."""
        return [name for name in names if name.text not in self.rejected]

    def still_missed(self, missed: tuple[PossiblyMissed, ...], text: str) -> tuple[PossiblyMissed, ...]:
        """Return the possibly missed names without words that were rejected in several articles."""
        return tuple(one for one in missed if self.rejected.get(" ".join(one.span.of(text).split()), 0) < _OFTEN)
