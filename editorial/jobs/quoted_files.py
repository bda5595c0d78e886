"""The job that writes who is quoted to a file: a table, a picture, or a page with both."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from editorial.domain.quoted import Tally
from editorial.formats.format import Manner, Replace
from editorial.formats.report.bars import Bar, bars_svg
from editorial.formats.report.counts import counts_page
from editorial.formats.writing.atomic import atomic_writer
from editorial.jobs.progress import Cancel, Progress
from editorial.jobs.protecting import Protector
from editorial.jobs.table_writing import FORMS, WriteTable
from editorial.storage.library import Library

PICTURE, PAGE, PIXELS = ".svg", ".html", ".png"
ENDS = {**FORMS, PAGE: "Report", PICTURE: "SVG picture"}
"""The ends of names that say what to write, with words for people; the window writes `PIXELS` as well."""
_NUMBERS = ("quotes", "words", "words_in_marks", "articles")


def tally_rows(tally: Tally) -> list[tuple[str | int, ...]]:
    """Return the rows of the table, as `tally_headings` names their cells."""
    return [
        (
            "" if one.missing else one.name,
            one.quotes,
            one.words,
            one.marked,
            one.articles,
            one.name if one.missing else "",
        )
        for one in tally.counts
    ]


def tally_headings(tally: Tally) -> tuple[str, ...]:
    """Return the names of the columns: by what is counted, the numbers, and why quotes are in no row of their own."""
    return (tally.grouping.name or tally.grouping.by.value, *_NUMBERS, "no_row_of_their_own")


def picture_of(tally: Tally, title: str) -> str:
    """Return the picture (SVG) of the rows that are drawn."""
    bars = [Bar(one.name, tally.measure.of(one), hollow=one.missing is not None) for one in tally.drawn()]
    return bars_svg(title, bars)


def tally_going_out(library: Library, tally: Tally) -> Tally:
    """Return the rows with pseudonyms in place of protected names. Raises StorageError."""
    listed = Protector(library).listed
    counts = tuple(one if one.missing else replace(one, name=listed(one.name)) for one in tally.counts)
    return replace(tally, counts=counts)


class WriteQuoted:
    """Write who is quoted as the end of the file's name says: see `ENDS`."""

    words = "Writing"

    def __init__(
        self,
        library: Library,
        tally: Tally,
        title: str,
        told: tuple[str, ...],
        target: Path,
        replace: Replace = Replace.EXPORTS,
        pixels: bytes = b"",
    ) -> None:
        """Prepare it: `told` are paragraphs that say what was counted, `pixels` is the picture as PNG."""
        self._library, self._title, self._told = library, title, told
        self._tally = tally_going_out(library, tally)
        self._target, self._replace, self._pixels = target, replace, pixels

    def run(self, cancel: Cancel) -> Generator[Progress, None, Path]:
        """Write the file, or none; return its path.

        Raises EditorialError if the end of its name says nothing, or it cannot be written, and Cancelled.
        """
        self._library.refuse_own_file(self._target)
        made = self._made()
        if made is None:
            rows = tally_rows(self._tally)
            yield from WriteTable(tally_headings(self._tally), rows, self._target, self._replace).run(cancel)
            return self._target
        with atomic_writer(self._target, Manner(replace=self._replace, private=True)) as stream:
            stream.write(made)
        return self._target

    def _made(self) -> bytes | None:
        """Return a picture or a page; None if it is a table that is wanted."""
        suffix = self._target.suffix.lower()
        if suffix == PIXELS and self._pixels:
            return self._pixels
        if suffix not in {PICTURE, PAGE}:
            return None
        picture = picture_of(self._tally, self._title)
        if suffix == PICTURE:
            return picture.encode()
        headings = (*(one.replace("_", " ").capitalize() for one in tally_headings(self._tally)[:-1]),)
        rows = [
            (one.name, *(f"{number:,}" for number in (one.quotes, one.words, one.marked, one.articles)))
            for one in self._tally.counts
        ]
        return counts_page(self._title, self._told, picture, headings, rows).encode("utf-8", "replace")
