"""`editorial sources check`: look the quotes and names of an article up in its sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from editorial.commandline.context import Database, LibraryAccess, examples
from editorial.commandline.output import print_json, print_lines, print_message, tab_separated
from editorial.commandline.terminal import FAILED, INTERRUPTED, OK, cancel_on_interrupt, run_job
from editorial.domain.edit_words import edit_words
from editorial.domain.fold_words import fold_rules
from editorial.domain.settings import Setting
from editorial.domain.source import time_code
from editorial.domain.verdict import Match, Verdict, WordEdit
from editorial.jobs.progress import Cancelled
from editorial.review.wording.matches import (
    folded_words,
    name_words,
    other_words,
    place_words,
    verdict_words,
)

if TYPE_CHECKING:
    from editorial.domain.record import Record
    from editorial.jobs.source_checking import LookedUp

EXAMPLES = examples("editorial sources check 3f2a1b4c", "editorial sources check 3f2a1b4c --json")

Article = Annotated[
    str, typer.Argument(metavar="ARTICLE", help="The id of an article, or how it begins.", show_default=False)
]


def check(
    context: typer.Context,
    article: Article,
    database: Database = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, with all places.")] = False,
) -> int:
    """Print what the sources say of each quote in marks, one a line, then of names; return 1 if something differs.

    The columns are: verdict, quote, source, speaker and time there, differences, what was ignored, other sources.
    """
    from editorial.jobs.article_ids import resolve_ids  # noqa: PLC0415 - imports SQLAlchemy
    from editorial.jobs.source_checking import LookUpQuotes  # noqa: PLC0415
    from editorial.jobs.source_matching import SourceMatcher  # noqa: PLC0415

    access: LibraryAccess = context.obj
    try:
        with cancel_on_interrupt() as cancel, access.open_library(database or access.database) as library:
            (key,) = resolve_ids(library, [article])
            record = library.load(key).record
            texts = library.source_texts([source.sha256 for source in record.sources.values()])
            matcher = SourceMatcher(fold_rules(library.get_setting(Setting.FOLD_RULES, None)))
            found = run_job(LookUpQuotes(record, texts, matcher), cancel)
    except Cancelled as stopped:
        print_message(stopped)
        return INTERRUPTED
    sheet = _Sheet(record, {key: texts[one.sha256].text for key, one in record.sources.items() if one.sha256 in texts})
    for key in found.missing:
        print_message(f"{record.sources[key].title}: its text is not in the library, so nothing was looked up in it.")
    if not sheet.texts:
        print_message("Nothing was looked up: the article has no source. 'editorial sources attach' adds some.")
        return FAILED
    if as_json:
        for row in sheet.plain(found):
            print_json(row)
    else:
        print_lines(sheet.lines(found))
    good = all(match.verdict is Verdict.AS_IN_SOURCE for match in found.matches.values())
    return OK if good and not found.names and not found.missing else FAILED


class _Sheet:
    """The article and the texts of its sources by id, for words about what was found."""

    def __init__(self, record: Record, texts: dict[str, str]) -> None:
        self.texts = texts
        self._record, self._text = record, record.article.text

    def _quotes(self, found: LookedUp) -> Iterator[tuple[list[str], Match]]:
        """Yield each match once, in text order, with the ids of the pieces that share it."""
        pieces: dict[int, list[str]] = {}
        for key in sorted(found.matches, key=lambda key: self._record.quotes[key].span):
            pieces.setdefault(id(found.matches[key]), []).append(key)
        for keys in pieces.values():
            yield keys, found.matches[keys[0]]

    def _words(self, keys: list[str]) -> str:
        return " … ".join(self._record.quotes[key].span.of(self._text) for key in keys)

    def _title(self, source: str | None) -> str:
        return self._record.sources[source].title if source is not None else ""

    def lines(self, found: LookedUp) -> Iterator[str]:
        """Yield a line for each quote in marks, then one for each name that a source has otherwise."""
        for keys, match in self._quotes(found):
            there = self.texts.get(match.source or "", "")
            others = [f"{self._title(source)}: {words}" for source, words in other_words(match)]
            yield tab_separated(
                *(verdict_words(match), self._words(keys), self._title(match.source), place_words(match)),
                "; ".join(edit_words(edit, self._text, there) for edit in match.edits),
                *(folded_words(match), "; ".join(others)),
            )
        for one in found.names:
            words = name_words(one, self._text, self.texts[one.source])
            yield tab_separated("name", words, self._title(one.source))

    def plain(self, found: LookedUp) -> Iterator[dict[str, Any]]:
        """Yield an object for each quote in marks, each reported clause with a passage like it, and each such name."""
        for keys, match in self._quotes(found):
            yield {"quotes": keys, "text": self._words(keys), **self._match(match)}
        for key, near in found.nearest.items():
            passage = near.span.of(self.texts[near.source])
            yield {"clause": key, "source": near.source, "nearest": passage, "likeness": round(near.likeness, 3)}
        for one in found.names:
            yield {
                "name": one.here.of(self._text),
                "differs": one.kind,
                "source": one.source,
                "there": one.there.of(self.texts[one.source]),
            }

    def _match(self, match: Match) -> dict[str, Any]:
        return {
            "verdicts": list(match.holds),
            "source": match.source,
            "places": [[span.start, span.end] for span in match.spans],
            "speaker": match.speaker,
            "time": time_code(match.seconds) if match.seconds is not None else None,
            "edits": [self._edit(edit, match.source or "") for edit in match.edits],
            "ignored": sorted(match.folded),
            "times": match.places,
            "may_be_chance": match.may_be_chance,
            "others": [{"source": other.source, "verdicts": list(other.holds)} for other in match.others],
        }

    def _edit(self, edit: WordEdit, source: str) -> dict[str, Any]:
        return {
            "kind": edit.kind,
            "at": edit.at,
            "article": edit.quote.of(self._text) if edit.quote is not None else None,
            "source": edit.source.of(self.texts[source]) if edit.source is not None else None,
        }
