"""Count how often names are right, in the cases of `editorial/language/names/score_counts.py`: name_shares.py GOLD.

Prints the tables in the format of that file, and how well the scores separate right names from wrong ones (the area
under the ROC curve), also where the shares of one half of the articles score the other half.
"""

from __future__ import annotations

import argparse
import random
import sys
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from _gold import GoldArticle, coarse, gold_articles, tidy

from editorial.domain.language_models import DEFAULT_MODEL
from editorial.language.names.find import weighed
from editorial.language.names.name_context import NameContext
from editorial.language.names.remembered import RememberedNames
from editorial.language.names.score import boundary_case, label_case, likelihoods
from editorial.language.names.score_counts import (
    BANDS,
    BoundaryCase,
    CaseCount,
    LabelCase,
    LabelSupport,
    Mentions,
    ScoreCounts,
)
from editorial.language.spacy_pipeline.reader import Reader

HALVES = 4
"""How many times the articles are split at random."""


@dataclass(frozen=True, slots=True)
class Row:
    """A suggested name: its cases, and whether its boundaries and its label too are right."""

    article: str
    boundaries: BoundaryCase
    label: LabelCase
    boundaries_right: bool
    right: bool


def rows(articles: Iterable[GoldArticle], model: str) -> Iterator[Row]:
    """Suggest names in the articles and compare them."""
    gold = {each.article.id: each for each in articles}
    reader = Reader.load(model)
    for article, _, context in reader.read(each.article for each in gold.values()):
        if context is not None:
            yield from _rows(gold[article.id], context)


def _rows(gold: GoldArticle, context: NameContext) -> Iterator[Row]:
    wanted = {name.span: name.label for name in gold.names}
    for each in weighed(context, gold.article, RememberedNames.of(()))[0]:
        for name in each.members:
            found = coarse(name.label)
            if found is not None:
                there = wanted.get(tidy(gold.article.text, name.start, name.end))
                yield Row(
                    gold.article.id,
                    boundary_case(name, each),
                    label_case(name, each),
                    there is not None,
                    there == found,
                )


def counted(found: Sequence[Row]) -> ScoreCounts:
    """Count the names in each case."""
    by_boundaries: defaultdict[BoundaryCase, Counter[bool]] = defaultdict(Counter)
    by_label: defaultdict[LabelCase, Counter[bool]] = defaultdict(Counter)
    for row in found:
        by_boundaries[row.boundaries][row.boundaries_right] += 1
        if row.boundaries_right:
            by_label[row.label][row.right] += 1
    return ScoreCounts(
        _counted(Counter(row.right for row in found)),
        {case: _counted(by_boundaries[case]) for case in BoundaryCase},
        {
            (known, mentions): tuple(
                _counted(by_label[LabelCase(known, mentions, band)]) for band in range(len(BANDS) + 1)
            )
            for known in LabelSupport
            for mentions in Mentions
        },
    )


def _counted(counts: Counter[bool]) -> CaseCount:
    return CaseCount(counts[True], counts.total())


def scored(found: Sequence[Row], tables: ScoreCounts) -> Iterator[tuple[float, bool]]:
    """Yield the score of each name by some tables, and whether it is right."""
    by_article: defaultdict[str, list[Row]] = defaultdict(list)
    for row in found:
        by_article[row.article].append(row)
    for names in by_article.values():
        scores = likelihoods([(row.boundaries, row.label) for row in names], tables)
        yield from zip(scores, (row.right for row in names), strict=True)


def area(pairs: Iterable[tuple[float, bool]]) -> float:
    """Return how often a wrong name scores lower than a right one."""
    pairs = list(pairs)
    right, wrong = sorted(s for s, good in pairs if good), [s for s, good in pairs if not good]
    below = sum(len(right) - (bisect_left(right, s) + bisect_right(right, s)) / 2 for s in wrong)
    return below / (len(right) * len(wrong))


def halved(found: Sequence[Row]) -> float:
    """Return the mean area if the shares are counted in other articles than the names that are scored."""
    keys, areas = sorted({row.article for row in found}), []
    for seed in range(HALVES):
        random.Random(seed).shuffle(keys)
        half = set(keys[::2])
        one, other = [r for r in found if r.article in half], [r for r in found if r.article not in half]
        areas += [area(scored(a, counted(b))) for a, b in ((one, other), (other, one))]
    return sum(areas) / len(areas)


def _words(count: CaseCount) -> str:
    return f"CaseCount({count.right}, {count.of})"


def main(arguments: Sequence[str]) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, metavar="GOLD")
    parser.add_argument("--model", default=DEFAULT_MODEL, metavar="NAME", help="an installed spaCy pipeline")
    given = parser.parse_args(arguments)
    found = list(rows(gold_articles(given.gold), given.model))
    tables = counted(found)
    print(f"    {_words(tables.right)},\n    {{")
    for case, count in tables.boundaries.items():
        print(f"        {case}: {_words(count)},")
    print("    },\n    {")
    for (known, mentions), counts in tables.labels.items():
        print(f"        ({known}, {mentions}): (")
        print(*(f"            {_words(count)}," for count in counts), sep="\n")
        print("        ),")
    print("    },")
    print(f"\narea under the curve {area(scored(found, tables)):.3f}, from the other half {halved(found):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
