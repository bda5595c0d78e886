"""Quotes looked up in a source of 132,000 words, beside a bare scan of its text by rapidfuzz.

How many are found with none, one, two and four of their words changed, and of quotes that the source does not have; how
long that takes with the index, which is built once, and how much memory the index holds. The bare scan looks for the
same characters (`partial_ratio_alignment`), and says neither words nor a verdict. A mark ! stands before what misses an
aim. Source and quotes are made of the sample articles, and what nobody said of their words from back to front; or
--articles names others (JSON lines with a `text`), of which those that the source leaves over are never said.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
import tracemalloc
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from _arguments import parser
from _prose import prose
from rapidfuzz import fuzz

from editorial.domain.source import SourceText
from editorial.domain.text import Span
from editorial.language.checking.asked import Piece, asked_of
from editorial.language.checking.look_up import QuoteChecker
from editorial.language.checking.source_index import SourceIndex
from editorial.language.checking.speakers import SpeakerNames
from editorial.language.lexicon.languages import transcripts_of

WORDS, QUOTES, SHORTEST, LONGEST = 132_000, 150, 8, 40
FOUND = {0: 150, 1: 150, 2: 150, 4: 142}
AT_MOST_MS, TIMES, SCANS = 3.0, 2.0, 30
LEXICON = transcripts_of("en")


@dataclass(frozen=True, slots=True)
class Case:
    """A source, quotes from it, and quotes that it does not have; all as words."""

    source: list[str]
    said: list[list[str]]
    never_said: list[list[str]]


def main(arguments: Sequence[str]) -> int:
    """Measure and print; return 1 if an aim is missed."""
    options = parser(__doc__)
    options.add_argument("--articles", type=Path)
    case = _case(options.parse_args(arguments).articles)
    text = " ".join(case.source)
    print(__doc__)
    checker, kept = _indexed(text)
    scan = _scanned(text, case.said[:SCANS])
    chance = random.Random(5)
    for changed, least in FOUND.items():
        quotes = [_changed(quote, changed, case.source, chance) for quote in case.said]
        found, each = _looked_up(checker, quotes)
        good = found >= least and each <= min(AT_MOST_MS, TIMES * scan)
        print(f"{_sign(good)} {changed} words changed: {found} of {len(quotes)} found, {each:.2f} ms each")
        kept &= good
    found, each = _looked_up(checker, case.never_said)
    good = not found and each <= TIMES * scan
    print(f"{_sign(good)} never said: {found} of {len(case.never_said)} found, {each:.2f} ms each")
    print(f"  the bare scan: {scan:.2f} ms each (median of {SCANS}, no word changed)")
    return 0 if kept and good else 1


def _sign(good: bool) -> str:
    return " " if good else "!"


def _case(articles: Path | None) -> Case:
    chance = random.Random(14)
    texts = _texts(articles)
    source, others = [], []
    for text in texts:
        (source if len(source) < WORDS else others).extend(text.split())
    others = others if articles is not None else others[::-1]
    known = set(zip(*(source[shift:] for shift in range(5)), strict=False))
    never = [words for words in _slices(others, 20 * QUOTES, chance) if not _shares(words, known)]
    return Case(source, _slices(source, QUOTES, chance), never[:QUOTES])


def _texts(articles: Path | None) -> list[str]:
    if articles is None:
        return [prose(4_000, seed) for seed in range(1, 400)]
    return [json.loads(line)["text"] for line in articles.read_text(encoding="utf-8").splitlines()]


def _slices(words: list[str], count: int, chance: random.Random) -> list[list[str]]:
    found = []
    for _ in range(count):
        size = chance.randint(SHORTEST, LONGEST)
        start = chance.randrange(max(1, len(words) - size))
        found.append(words[start : start + size])
    return found


def _shares(words: list[str], known: set[tuple[str, ...]]) -> bool:
    """Return whether five words in a row stand in the source: somebody may have said this."""
    return any(row in known for row in zip(*(words[shift:] for shift in range(5)), strict=False))


def _changed(quote: list[str], count: int, source: list[str], chance: random.Random) -> list[str]:
    """Return a quote with some of its words replaced by others of the source."""
    words = list(quote)
    for at in chance.sample(range(len(words)), count):
        words[at] = chance.choice(source)
    return words


def _indexed(text: str) -> tuple[QuoteChecker, bool]:
    source = SourceText.of(text)
    begin = time.perf_counter()
    SourceIndex(source, LEXICON)
    seconds = time.perf_counter() - begin
    tracemalloc.start()
    index = SourceIndex(source, LEXICON)
    held = tracemalloc.get_traced_memory()[0] / 1_000_000
    tracemalloc.stop()
    print(f"  {len(index):,} words indexed in {seconds:.2f} s; the index holds {held:.1f} MB\n", flush=True)
    return QuoteChecker({"s": index}, SpeakerNames("en")), True


def _scanned(text: str, quotes: list[list[str]]) -> float:
    """Return how many milliseconds the bare scan of one quote takes."""
    times = []
    for quote in quotes:
        begin = time.perf_counter()
        fuzz.partial_ratio_alignment(" ".join(quote), text)
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def _looked_up(checker: QuoteChecker, quotes: list[list[str]]) -> tuple[int, float]:
    """Return how many quotes are found, and how many milliseconds each takes in the mean."""
    found, begin = 0, time.perf_counter()
    for quote in quotes:
        text = " ".join(quote)
        match = checker.look_up(asked_of(text, [Piece(Span(0, len(text)), goes_on=False)], LEXICON))
        found += match is not None and match.source is not None
    return found, (time.perf_counter() - begin) * 1000 / len(quotes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
