"""How much editing is saved by what is remembered from the articles before: memory.py GOLD [--halves].

Goes through the articles in the order of the file as an editor would who makes each one right: each is read with what
the library remembers by then, and without. Prints the edits in the names, part by part: at how many places, and in how
many strokes where the same mistake in an article is mended at once. “Within reach” are the edits, made without memory,
in names that the articles before had taught: no memory of names can save more.

Few names come back in articles from all over the world. With --halves each article is cut in two at a paragraph, and
the second halves follow the first ones, as the next day's stories would.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from _editor import Edits, edits, mistakes, verified
from _gold import GoldArticle, coarse, gold_articles, part_of

from editorial.domain.suggestions import FindOptions, Suggestions
from editorial.domain.text import Span
from editorial.language.names.find import find_names
from editorial.language.names.name_context import NameContext
from editorial.language.spacy_pipeline.reader import Reader
from editorial.storage.library import Library


@dataclass(frozen=True, slots=True)
class Step:
    """One article: the edits without and with memory, and those within its reach."""

    without: Edits
    with_memory: Edits
    reach: Edits


def steps(articles: Sequence[GoldArticle], library: Library) -> Iterator[Step]:
    """Go through the articles; what was made right goes into the library."""
    reader = Reader.load(FindOptions().model)
    by_id = {each.article.id: each for each in articles}
    for article, _, context in reader.read(each.article for each in articles):
        if context is not None:
            gold = by_id[article.id]
            options = FindOptions(remembered=library.remembered())
            plain, helped = _found(context, gold, FindOptions()), _found(context, gold, options)
            yield Step(edits(gold, plain), edits(gold, helped), _reach(gold, plain, options))
            library.add(verified(gold, helped))


def _found(context: NameContext, gold: GoldArticle, options: FindOptions) -> Suggestions:
    names = find_names(replace(context), gold.article, options, None)
    return Suggestions(names.entities, names.mentions)


def _reach(gold: GoldArticle, plain: Suggestions, options: FindOptions) -> Edits:
    known = {(name, coarse(one.label)) for one in options.remembered for name in (one.name, *one.aliases)}
    wanted = {name.span: name.label for name in gold.names}
    text = gold.article.text
    near = [(span, label) for span, label in mistakes(gold, plain) if (span.of(text), wanted.get(span)) in known]
    return Edits(len(near), len({(span.of(text), label) for span, label in near}))


def halves(articles: Sequence[GoldArticle]) -> list[GoldArticle]:
    """Return the first halves, then the second ones, of the articles that have two paragraphs."""
    first, second = [], []
    for each in articles:
        middle = len(each.article.text) // 2
        cut = each.article.text.find("\n", middle)
        if 0 <= cut < len(each.article.text) - 1:
            first.append(part_of(each, Span(0, cut), "1"))
            second.append(part_of(each, Span(cut, len(each.article.text)), "2"))
    return first + second


def report(found: Sequence[Step], parts: int) -> Iterator[str]:
    """Yield the lines of the table."""
    each = len(found) // parts
    parted = {f"part {number + 1} of {parts}": found[number * each : (number + 1) * each] for number in range(parts)}
    parted["all"] = found
    yield f"{'':14}{'without':>9}{'with':>7}{'saved':>8}{'within reach':>14}   (places, then strokes)"
    for what in ("places", "strokes"):
        for title, part in parted.items():
            without = sum(getattr(step.without, what) for step in part)
            helped = sum(getattr(step.with_memory, what) for step in part)
            reach = sum(getattr(step.reach, what) for step in part)
            saved = (without - helped) / max(1, without)
            yield f"{title:14}{without:9}{helped:7}{saved:8.1%}{reach / max(1, without):14.1%}"


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, metavar="GOLD")
    parser.add_argument("--halves", action="store_true", help="Cut each article in two at a paragraph.")
    options = parser.parse_args(arguments)
    articles, cut = list(gold_articles(options.gold)), options.halves
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db") as library:
        print("\n".join(report(list(steps(halves(articles) if cut else articles, library)), 2 if cut else 3)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
