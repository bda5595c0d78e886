"""Matching of findings against the filter."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from editorial.desktop.findings.list.filters import Filter, FindingStage
from editorial.desktop.findings.sections import Findings
from editorial.desktop.wording.findings import entity_name
from editorial.domain.annotation import Mark, Mention, Origin, Quote, Status
from editorial.domain.record import Record
from editorial.review.outline import Item, ItemKind


class SearchWords:
    """Cache of the searchable text of items."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}

    def of(self, record: Record, items: Sequence[Item]) -> list[str]:
        """Return the searchable text of each item: its words, names and speakers, case-folded."""
        known = self._words
        try:
            return [known[item.key] for item in items]
        except KeyError:
            known.update((item.key, _search_words(record, item)) for item in items if item.key not in known)
        return [known[item.key] for item in items]

    def forget(self, keys: Iterable[str] | None = None) -> None:
        """Drop the cached text of some items (keys), or of all (None)."""
        if keys is None:
            self._words.clear()
            return
        for key in keys:
            self._words.pop(key, None)


def _search_words(record: Record, item: Item) -> str:
    text = record.article.text
    if item.utterance is not None:
        parts = []
        for piece in item.utterance.pieces:
            parts.append(text[piece.span.start : piece.span.end])
            for speaker in piece.speakers:
                parts.append(text[speaker.span.start : speaker.span.end] if speaker.span is not None else "")
                parts.append(entity_name(record, speaker.entity) or "")
        return " ".join(" ".join(parts).casefold().split())
    entity = record.entities.get(item.entity) if item.entity else None
    parts = [] if entity is None else [entity.name, *entity.aliases, *entity.possible_aliases]
    if item.kind is not ItemKind.NAME:
        parts.append(text[item.span.start : item.span.end])
    return " ".join(" ".join(parts).casefold().split())


class FilterMatcher:
    """Matches items against a filter; an utterance also matches if the claim about its speaker does."""

    def __init__(self, findings: Findings, wanted: Filter, words: SearchWords) -> None:
        self._findings, self._filter, self._words = findings, wanted, words

    def matching(self, items: list[Item], keep: Container[str] = ()) -> list[Item]:
        """Return the items that match, and those whose keys are in `keep`, in the same order."""
        if not self._filter.narrows:
            return items
        left = [item for item in items if self._wants(item)] if self._asks_more_than_text else items
        needles = self._filter.needles
        if needles:
            words = self._words.of(self._findings.record, left)
            for needle in needles:
                pairs = [(item, said) for item, said in zip(left, words, strict=True) if needle in said]
                left, words = [item for item, _ in pairs], [said for _, said in pairs]
        if not keep:
            return left
        wanted = {item.key for item in left}
        return [item for item in items if item.key in wanted or item.key in keep]

    @property
    def _asks_more_than_text(self) -> bool:
        wanted = self._filter
        return bool(wanted.kinds or wanted.labels or wanted.origins) or wanted.stage is not FindingStage.ALL

    def _wants(self, item: Item) -> bool:
        wanted = self._filter
        if (wanted.kinds or wanted.labels) and not self._of_type(item):
            return False
        if wanted.origins and wanted.origins.isdisjoint(self._origins(item)):
            return False
        if wanted.stage is FindingStage.ALL or self._at_stage(item):
            return True
        claim = self._findings.claim(item)
        return claim is not None and self._at_stage(claim)

    def _of_type(self, item: Item) -> bool:
        kind = ItemKind.NAME if item.kind is ItemKind.MENTION else item.kind
        if kind in self._filter.kinds:
            return True
        if not self._filter.labels or kind is not ItemKind.NAME:
            return False
        return any(mention.label in self._filter.labels for mention in self._findings.mentions(item))

    def _rows(self, item: Item) -> Iterator[Mention | Quote]:
        yield from item.utterance.pieces if item.utterance is not None else self._findings.mentions(item)

    def _at_stage(self, item: Item) -> bool:
        stage = self._filter.stage
        if stage is FindingStage.ATTENTION:
            return item.attention
        if stage is FindingStage.UNDECIDED:
            return item.undecided
        if stage is FindingStage.DECIDED:
            return not item.undecided and item.kind is not ItemKind.MISSED
        return any(_TESTS[stage](row) for row in self._rows(item))

    def _origins(self, item: Item) -> set[Origin]:
        return {row.provenance.origin for row in self._rows(item)}


_TESTS: dict[FindingStage, Callable[[Mention | Quote], bool]] = {
    FindingStage.BULK: lambda row: row.decided is not None and row.decided.how.in_bulk and row.status.stands,
    FindingStage.FLAGGED: lambda row: Mark.FLAG in row.marks,
    FindingStage.UNSURE: lambda row: Mark.UNSURE in row.marks,
    FindingStage.REJECTED: lambda row: row.status is Status.REJECTED,
}
