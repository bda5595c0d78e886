"""How much hand time real articles take: hands.py [--first N] GOLD…, where GOLD are JSONL files with right answers.

A scripted editor who knows the right answers goes from what the software suggests to them with the review's real
actions, by the fewest keys, without a window. Each action counts the keys and pointer acts that the screen needs: a key
0.28 s, pointing 1.10 s, a press of the pointer's button 0.10 s; each key of a chord counts; a drag is two points and
two presses. Reading and thinking are not in it. Nothing is remembered from article to article.

A line of GOLD is an interchange record, or a text with `entities` (names), or with `quotes`, `quotes_marked`, `terms`
and `unsure`, each quote with its `speaker` and maybe the `person` meant. What a line does not speak of is left
undecided. The table gives how often each cause came up, the actions and the seconds, and both for 1,000 words.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from _arguments import parser
from _tally import Tally
from hand_time.answers import RightAnswers, read_answers
from hand_time.causes import Cause
from hand_time.keyboard import Keyboard
from hand_time.unreached import unreached
from hand_time.walk import Walk

from editorial.domain.merging import merge
from editorial.domain.record import Record
from editorial.domain.suggestions import FindOptions
from editorial.language.spacy_pipeline.reader import Finder
from editorial.review.desk import Desk


@dataclass
class Sum:
    """What the articles of a file took, by cause."""

    articles: int = 0
    equal: int = 0
    words: int = 0
    times: Counter[Cause] = field(default_factory=Counter)
    tallies: dict[Cause, Tally] = field(default_factory=lambda: {cause: Tally() for cause in Cause})
    unreached: Counter[str] = field(default_factory=Counter)

    def add(self, answers: RightAnswers, keyboard: Keyboard, left: Counter[str]) -> None:
        """Add one article; `left` is what could not be reached in it."""
        self.articles += 1
        self.equal += not left
        self.words += len(answers.article.text.split())
        self.times.update(keyboard.times)
        self.unreached += left
        for cause, tally in keyboard.tallies.items():
            self.tallies[cause].add(tally)


def measure(every: Iterable[RightAnswers], finder: Finder, folder: Path) -> Sum:
    """Go through articles, each in the library of `folder`, and return what they took."""
    done, desk = Sum(), Desk.at(folder / "library.db")
    with desk.library:
        desk.set_user("Desk")
        for answers in every:
            _suggest(desk, answers, finder)
            keyboard = Keyboard(desk)
            keyboard.reviewer.open(answers.article.id)
            walk = Walk(keyboard, answers)
            walk.run()
            done.add(answers, keyboard, unreached(walk))
    return done


def _suggest(desk: Desk, answers: RightAnswers, finder: Finder) -> None:
    """Put an article into the library with what the software suggests for it."""
    article, found = answers.article, finder.find(answers.article)
    desk.library.add(Record.of(article))
    loaded = desk.library.load(article.id)
    desk.library.put_suggestions(
        article.id,
        merge(loaded.record, found),
        loaded.version,
        possibly_missed=found.possibly_missed,
        model=finder.reader_for(article).name,
    )


def report(done: Sum) -> Iterator[str]:
    """Yield the lines of the table."""
    per = 1000 / max(1, done.words)
    whole = Tally()
    yield f"{'':24}{'times':>7}{'actions':>9}{'seconds':>9}   per 1,000 words: actions, seconds"
    for cause, tally in done.tallies.items():
        whole.add(tally)
        if tally.actions:
            yield _row(cause, done.times[cause], tally, per)
    yield _row("in all", done.times.total(), whole, per)
    yield f"{done.equal} of {done.articles} records equal the right answers"
    if done.unreached:
        yield "not reached: " + ", ".join(f"{what} {count}" for what, count in sorted(done.unreached.items()))


def _row(name: str, times: int, tally: Tally, per: float) -> str:
    figures = f"{name:24}{times:7}{tally.actions:9}{tally.seconds:9.1f}"
    return f"{figures}{tally.actions * per:26.1f}{tally.seconds * per:9.1f}"


def main(arguments: Sequence[str]) -> int:
    """Print a table for each file."""
    options = parser(__doc__)
    options.add_argument("gold", nargs="*", type=Path, metavar="GOLD", help="JSONL files with right answers.")
    options.add_argument("--first", type=int, metavar="N", help="Only the first N articles of each file.")
    given = options.parse_args(arguments)
    if not given.gold:
        print("Nothing to measure: give JSONL files with right answers, as `dev.py bench hands -- GOLD…`.")
    finder = Finder(FindOptions())
    for path in given.gold:
        with tempfile.TemporaryDirectory(prefix="editorial-bench-", ignore_cleanup_errors=True) as folder:
            done = measure(islice(read_answers(path), given.first), finder, Path(folder))
        print(f"\n{path.name}: {done.articles} articles, {done.words:,} words")
        print("\n".join(report(done)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
