"""Index of the highlights by annotation and by paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from editorial.desktop.article.model import Highlight
from editorial.desktop.article.offsets import Paragraphs
from editorial.domain.record import Ref


class HighlightIndex:
    """Highlights by annotation and by paragraph; an annotation may have several (a quote and its cue)."""

    def __init__(self, paragraphs: Paragraphs, highlights: Iterable[Highlight]) -> None:
        self._paragraphs = paragraphs
        self._by_ref: dict[Ref, tuple[Highlight, ...]] = {}
        self._by_paragraph: defaultdict[int, list[Highlight]] = defaultdict(list)
        for highlight in highlights:
            self._add(highlight)

    def of(self, ref: Ref) -> tuple[Highlight, ...]:
        """Return the highlights of an annotation."""
        return self._by_ref.get(ref, ())

    def within(self, paragraph: int) -> Sequence[Highlight]:
        """Return the highlights in a paragraph, in no particular order."""
        return self._by_paragraph.get(paragraph, ())

    def replace(self, ref: Ref, highlights: Sequence[Highlight]) -> set[int]:
        """Replace the highlights of an annotation; return the numbers of the paragraphs that must be repainted."""
        touched: set[int] = set()
        for old in self._by_ref.pop(ref, ()):
            covered = self._paragraphs.covered(old.span)
            touched.update(covered)
            for number in covered:
                self._by_paragraph[number].remove(old)
        for new in highlights:
            touched.update(self._add(new))
        return touched

    def _add(self, highlight: Highlight) -> range:
        known = self._by_ref.get(highlight.ref)
        self._by_ref[highlight.ref] = (highlight,) if known is None else (*known, highlight)
        covered = self._paragraphs.covered(highlight.span)
        for number in covered:
            self._by_paragraph[number].append(highlight)
        return covered
