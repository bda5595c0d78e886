"""Count how often each case of the decision lists is right, next to the counts in the code.

    python tests/benchmarks/on_gold/cases.py GOLD…

GOLD are interchange records annotated by people, with direct quotes, their speakers, and indirect speech.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from unittest.mock import patch

from editorial.domain.annotation import Kind, Quote
from editorial.domain.errors import InputError
from editorial.domain.measures.bounds import Bounds, bare
from editorial.domain.record import Record
from editorial.domain.suggestions import FindOptions
from editorial.jobs.gold import GoldFiles
from editorial.language.decision_list import Case
from editorial.language.quotes import find as quotes
from editorial.language.quotes.indirect_cases import REPORT_CASES
from editorial.language.quotes.term_cases import TERM_CASES
from editorial.language.spacy_pipeline.reader import Finder
from editorial.language.speakers import choose as speakers
from editorial.language.speakers.cases import SPEAKER_CASES

Count = Callable[[str, Case, bool], None]


class Watch:
    """Replacement for steps of the search in one article that counts which case applied and whether it was right."""

    def __init__(self, record: Record, count: Count) -> None:
        self._text, self._count = record.article.text, count
        outer = [quote for quote in record.quotes.values() if quote.within is None]
        self._said = {self._edges(quote): quote for quote in outer if quote.kind is Kind.DIRECT}
        self._reported = {self._edges(quote) for quote in outer if quote.kind in {Kind.INDIRECT, Kind.MIXED}}

    def _edges(self, quote: Quote) -> Bounds:
        return bare(self._text, quote.span)

    def speakers(self, context, cues, lexicon, numbers):  # type: ignore[no-untyped-def]
        """Choose the speakers, and count the candidates of every quoted span that is a quote in the gold."""
        chosen = {}
        for number, candidates, best in speakers.considered(context, cues, lexicon, numbers):
            chosen[number] = best
            gold = self._said.get(bare(self._text, context.quoted_spans[number].span))
            for candidate in candidates if gold else ():
                span = context.tokens.span(*context.phrase(candidate.heads[0]))
                right = any(who.span is not None and who.span.overlaps(span) for who in gold.speakers[:1])
                self._count(candidate.rule, SPEAKER_CASES[candidate.rule].first(candidate.facts), right)
        return chosen

    def terms(self, context, number, *rest):  # type: ignore[no-untyped-def]
        """Return the facts about a quoted span, and count whether it is no quote in the gold."""
        facts = TERM_FACTS(context, number, *rest)
        quoted = context.quoted_spans[number]
        if quoted.family == "double":
            self._count("term", TERM_CASES.first(facts), bare(self._text, quoted.span) not in self._said)
        return facts

    def reports(self, context, cues, lexicon):  # type: ignore[no-untyped-def]
        """Return the contents of the cues, and count whether the gold has them with the same boundaries."""
        found = WEIGHED(context, cues, lexicon)
        for item in found:
            edges = bare(self._text, context.tokens.span(item.content.first, item.content.last))
            self._count("report", REPORT_CASES.first(item.content.facts), edges in {*self._said, *self._reported})
        return found


TERM_FACTS, WEIGHED = quotes.term_facts, quotes.weighed


def counted(records: Iterable[Record]) -> tuple[Counter[tuple[str, Case]], Counter[tuple[str, Case]]]:
    """Return how often each case was right, and how often it was seen, by its rule or table."""
    right: Counter[tuple[str, Case]] = Counter()
    seen: Counter[tuple[str, Case]] = Counter()

    def count(rule: str, case: Case, good: bool) -> None:
        seen[rule, case] += 1
        right[rule, case] += good

    finder = Finder(FindOptions())
    for record in records:
        watch = Watch(record, count)
        with (
            patch.object(quotes, "choose_speakers", watch.speakers),
            patch.object(quotes, "term_facts", watch.terms),
            patch.object(quotes, "weighed", watch.reports),
        ):
            finder.find(record.article)
    return right, seen


def gold(paths: Sequence[Path]) -> Iterable[Record]:
    """Yield the records in some files; print an error for a file that has none."""
    for found in GoldFiles(paths).records():
        if isinstance(found, InputError):
            print(found, file=sys.stderr)
        else:
            yield found


def main(arguments: Sequence[str]) -> None:
    """Print a table: right and seen here, right and seen in the code, and the case."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD")
    right, seen = counted(gold(parser.parse_args(arguments).gold))
    print(f"{'here':>12} {'in the code':>12}")
    for name, cases in {**SPEAKER_CASES, "term": TERM_CASES, "report": REPORT_CASES}.items():
        for case in cases.cases:
            known = f"{case.right}/{case.seen}" if case.seen else f"{case.share:.2f}"
            print(f"{f'{right[name, case]}/{seen[name, case]}':>12} {known:>12}  {name}: {case}")


if __name__ == "__main__":
    main(sys.argv[1:])
