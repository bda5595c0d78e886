"""Tells how often words in marks are found from edge to edge, and how many misses lie in how the gold pairs the marks.

    python tests/benchmarks/on_gold/marks.py GOLD…

GOLD are interchange records that people annotated. Where a gold's direct quotes were derived by pairing marks, and its
reported speech was marked by hand, the two may disagree (a closing mark that opens, a quote cut at a mark inside it).
So two figures are printed: F against the direct quotes alone, and F where a suggestion is right as well if the gold
has exactly these words as somebody's reported speech; direct quotes that such a suggestion covers do not count then.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from cases import gold

from editorial.domain.annotation import Kind, Quote
from editorial.domain.measures.bounds import Bounds, bare
from editorial.domain.suggestions import FindOptions
from editorial.language.spacy_pipeline.reader import Finder


@dataclass(slots=True)
class Tally:
    """Quotes that were suggested, annotated and both; `same` suggestions are word for word what a report says."""

    suggested: int = 0
    annotated: int = 0
    right: int = 0
    same: int = 0
    covered: int = 0

    def add(self, suggested: AbstractSet[Bounds], direct: AbstractSet[Bounds], reported: AbstractSet[Bounds]) -> None:
        """Count one article."""
        same = (suggested - direct) & reported
        missed = direct - suggested
        self.suggested += len(suggested)
        self.annotated += len(direct)
        self.right += len(suggested & direct)
        self.same += len(same)
        self.covered += sum(any(a <= start and end <= b for a, b in same) for start, end in missed)

    def strict(self) -> float:
        """Return F against the direct quotes alone, within 0..1."""
        return f_measure(self.right, self.suggested, self.annotated)

    def human(self) -> float:
        """Return F where exactly what a report says is right as well, within 0..1."""
        return f_measure(self.right + self.same, self.suggested, self.annotated - self.covered + self.same)


def f_measure(right: int, suggested: int, annotated: int) -> float:
    """Return the harmonic mean of precision and recall, within 0..1; 0 where there is nothing."""
    return 2 * right / (suggested + annotated) if suggested + annotated else 0.0


def main(arguments: Sequence[str]) -> None:
    """Print the counts and both figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD")
    tally, finder = Tally(), Finder(FindOptions())
    for record in gold(parser.parse_args(arguments).gold):
        text, found = record.article.text, finder.find(record.article)

        def edges(quotes: Sequence[Quote], kinds: AbstractSet[Kind], text: str = text) -> set[Bounds]:
            return {bare(text, quote.span) for quote in quotes if quote.within is None and quote.kind in kinds}

        known = list(record.quotes.values())
        direct = edges(known, {Kind.DIRECT})
        tally.add(edges(found.quotes, {Kind.DIRECT}), direct, edges(known, {Kind.INDIRECT, Kind.MIXED}))
    print(
        f"suggested {tally.suggested}, annotated {tally.annotated}, right {tally.right}: F {100 * tally.strict():.1f}"
    )
    print(
        f"{tally.same} of the {tally.suggested - tally.right} others are exactly what the gold has as reported speech,"
        f" and cover {tally.covered} direct quotes that were missed: F {100 * tally.human():.1f} with these"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
