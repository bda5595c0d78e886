"""The job that looks the quotes and names of an article up in its sources: texts in, matches out; it stores nothing."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field

from editorial.domain.name_difference import NameDifference
from editorial.domain.record import Record
from editorial.domain.source import SourceText
from editorial.domain.utterance import Utterance, utterances
from editorial.domain.verdict import Match, Nearest
from editorial.jobs.progress import Cancel, Progress
from editorial.jobs.source_matching import SourceMatcher
from editorial.language.checking.names import differing_names
from editorial.language.checking.nearest import nearest_passage
from editorial.language.checking.source_index import SourceIndex


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What the sources of an article say of its quotes and names.

    `matches` is by the ids of the quotes in marks (the pieces of one quote share a match), `nearest` by those of the
    reported clauses that a passage resembles. `missing` are the ids of sources whose text is not in the library.
    Without any text nothing is said of any quote or name.
    """

    article: str
    matches: Mapping[str, Match] = field(default_factory=dict)
    nearest: Mapping[str, Nearest] = field(default_factory=dict)
    names: tuple[NameDifference, ...] = ()
    missing: tuple[str, ...] = ()


class LookUpQuotes:
    """Look all quotes and names of one article up in its sources.

    `texts` are those of its sources, by hash; `matcher` keeps what it has indexed for the next time.
    """

    words = "Looking the quotes up in the sources"

    def __init__(self, record: Record, texts: Mapping[str, SourceText], matcher: SourceMatcher) -> None:
        self._record, self._texts, self._matcher = record, texts, matcher

    def run(self, cancel: Cancel) -> Generator[Progress, None, LookedUp]:
        """Index the sources, then look up utterance by utterance, then name by name. Raises Cancelled."""
        record = self._record
        here = {key: one.sha256 for key, one in record.sources.items() if one.sha256 in self._texts}
        missing = tuple(key for key in record.sources if key not in here)
        total = len(here) + len(utterances(record.quotes))
        indexes: dict[str, SourceIndex] = {}
        for key, text in here.items():
            yield self._step(cancel, len(indexes), total)
            indexes[key] = self._matcher.index(self._texts[text], record.article.language)
        if not indexes:
            return LookedUp(record.article.id, missing=missing)
        matches: dict[str, Match] = {}
        nearest: dict[str, Nearest] = {}
        yield self._step(cancel, len(indexes), total)
        for done, (utterance, found) in enumerate(self._matcher.each(record, indexes), len(indexes) + 1):
            matches |= found
            nearest |= self._nearest(utterance, indexes)
            yield self._step(cancel, done, total)
        names = tuple(differing_names(record, indexes))
        return LookedUp(record.article.id, matches, nearest, names, missing)

    def _step(self, cancel: Cancel, done: int, total: int) -> Progress:
        cancel.check()
        return Progress(done, total, self.words)

    def _nearest(self, utterance: Utterance, indexes: Mapping[str, SourceIndex]) -> dict[str, Nearest]:
        text = self._record.article.text
        found = {clause.id: nearest_passage(clause.span.of(text), indexes) for clause in utterance.clauses}
        return {key: near for key, near in found.items() if near is not None}
