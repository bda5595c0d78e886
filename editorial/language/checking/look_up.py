"""Look an utterance up in all sources of its article, and give the verdict."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from editorial.domain.verdict import USUAL_RULES, FoldRules, Match, Verdict
from editorial.language.checking.alignment import Alignment, Rank, align
from editorial.language.checking.asked import Asked
from editorial.language.checking.differences import Differences, differences
from editorial.language.checking.source_index import SourceIndex
from editorial.language.checking.speakers import Likeness, NamedSpeaker, SpeakerNames

_NOBODY = NamedSpeaker()


@dataclass(frozen=True)
class QuoteChecker:
    """The indexed sources of an article by their ids, in the order in which they were attached."""

    sources: Mapping[str, SourceIndex]
    names: SpeakerNames
    rules: FoldRules = USUAL_RULES

    def look_up(self, asked: Asked, speaker: NamedSpeaker = _NOBODY) -> Match | None:
        """Return what the sources say of an utterance; None if there are no words in it to look for."""
        if not asked.keys:
            return None
        found = [
            match
            for source, index in self.sources.items()
            if (match := self._in_source(asked, speaker, source, index)) is not None
        ]
        if not found:
            return Match(Verdict.NOT_FOUND, len(asked))
        first, *others = sorted(found, key=_worse)
        return replace(first, others=tuple(others))

    def _in_source(self, asked: Asked, speaker: NamedSpeaker, source: str, index: SourceIndex) -> Match | None:
        """Return the match of an utterance in one source; None if it is not found there."""
        likeness = _likeness(index, self.names, speaker)
        alignment = align(asked.keys, index, _ranking(asked, index, likeness))
        if alignment is None:
            return None
        found = differences(asked, index, alignment, self.rules)
        other = any(
            likeness(at) is Likeness.OTHER
            for at, same in zip(alignment.at, alignment.same, strict=True)
            if same and at is not None
        )
        verdicts = _verdicts(found, other=other)
        turn = index.source.turn_at(found.spans[0].start)
        return Match(
            verdict=verdicts[0],
            also=verdicts[1:],
            words=len(asked),
            source=source,
            spans=tuple(found.spans),
            edits=tuple(found.edits),
            folded=frozenset(found.folded),
            speaker=turn.speaker if turn is not None else None,
            seconds=turn.seconds if turn is not None else None,
            places=alignment.places,
            may_be_chance=_may_be_chance(asked, index, alignment),
        )


def _ranking(asked: Asked, index: SourceIndex, likeness: Callable[[int], Likeness]) -> Rank:
    """Return a function that prefers places by the right speaker, then those in the very same characters."""
    words = asked.text[asked.spans[0].start : asked.spans[-1].end]
    return lambda at: 2 * likeness(at) + (not index.text.startswith(words, index.starts[at]))


def _likeness(index: SourceIndex, names: SpeakerNames, speaker: NamedSpeaker) -> Callable[[int], Likeness]:
    """Return a function that says for a word of the source whether the article's speaker may have said it."""
    if not index.source.turns:
        return lambda _at: Likeness.UNKNOWN
    compare = cache(names.compare)

    def likeness(at: int) -> Likeness:
        turn = index.source.turn_at(index.starts[at])
        return compare(turn.speaker if turn is not None else None, speaker)

    return likeness


def _verdicts(found: Differences, *, other: bool) -> tuple[Verdict, ...]:
    """Return all verdicts that hold, the gravest first."""
    holds = {
        Verdict.STITCHED: found.jumps,
        Verdict.OTHER_SPEAKER: other,
        Verdict.ALTERED: found.altered,
        Verdict.CUT: found.cut,
    }
    return tuple(verdict for verdict, does in holds.items() if does) or (Verdict.AS_IN_SOURCE,)


def _worse(match: Match) -> tuple[bool, int, bool]:
    """Return a key by which the best match comes first: in one place, with the fewest differences, by the speaker."""
    return Verdict.STITCHED in match.holds, len(match.edits), match.other_speaker


def _may_be_chance(asked: Asked, index: SourceIndex, alignment: Alignment) -> bool:
    """Return whether the words that the source has are so few and frequent that most texts would have them."""
    told: Sequence[float] = [index.weight(key) for key, same in zip(asked.keys, alignment.same, strict=True) if same]
    return sum(told) < index.chance
