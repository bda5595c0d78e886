"""Possibly missed names: capitalised words that the model gave some probability to be a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from editorial.domain import labels
from editorial.domain.article import Article, ZoneKind
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.language.names.candidates import NameCandidate
from editorial.language.names.name_context import NameContext, TakenTokens

_PAGE = 500
"""Words per page."""
_PER_PAGE = 3
_ELSEWHERE = {
    ZoneKind.HEADLINE: 0.25,
    ZoneKind.BYLINE: 0.5,
    ZoneKind.CAPTION: 0.5,
    ZoneKind.BOILERPLATE: 0.25,
}
"""Factors for runs outside the body: headlines are often all capitalised, and other zones matter less."""
_COMMON = 0.25
"""Factor for a run whose words are all written in lower case elsewhere in the article."""
_LEAST = 0.01
"""The least probability of a name that is worth showing."""


def possibly_missed(
    names: Sequence[NameCandidate], context: NameContext, article: Article
) -> tuple[PossiblyMissed, ...]:
    """Return about three possibly missed names per page, those with the highest probabilities, in text order.

    `names` are the names that were found; possibly missed ones do not overlap with them.
    """
    wanted = max(1, round(_PER_PAGE * len(context.words) / _PAGE))

    found = sorted(_runs(context, names, article), key=lambda each: (-each.score, each.span))
    return tuple(sorted(found[:wanted], key=lambda each: each.span))


def _runs(context: NameContext, names: Sequence[NameCandidate], article: Article) -> Iterator[PossiblyMissed]:
    """Yield the runs of capitalised words that overlap with no name, with their scores."""
    if context.probabilities is None:
        return
    taken, lexicon = TakenTokens(context, names), context.lexicon
    columns = [i for i, label in enumerate(context.probability_labels) if label not in labels.OFF_BY_DEFAULT]
    named = context.probabilities.starts[:, columns].sum(axis=1)
    free = [
        at
        for at in context.capitals
        if taken.free(at, at + 1) and context.words[at].lower() not in lexicon.hardly_missed
    ]
    for first, last in _stretches(free):
        if last - first == 1 and len(context.words[first]) == 1:
            continue  # the letter of a *U-turn*
        score = float(np.max(named[first:last])) * _ELSEWHERE.get(article.zone_at(context.tokens.start[first]), 1.0)
        score *= _COMMON if context.vocabulary.issuperset(context.lower[first:last]) else 1.0
        if score >= _LEAST:
            yield PossiblyMissed(context.tokens.span(first, last - 1), round(score, 3))


def _stretches(indices: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of following indices: the first, and the one after the last."""
    starts = [at for before, at in pairwise([-2, *indices]) if at != before + 1]
    ends = [at + 1 for at, after in pairwise([*indices, -2]) if after != at + 1]
    return zip(starts, ends, strict=True)
