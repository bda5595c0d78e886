"""A format that no program has: stands in for one that somebody adds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from editorial.domain.errors import InputError
from editorial.domain.text import normalise
from editorial.formats.format import Audience, Content, Format, FormatInfo
from editorial.formats.loss.part import Part
from editorial.formats.reading.article_text import ArticleText
from editorial.formats.reading.source import Source
from editorial.formats.selection import Selected
from editorial.formats.writing.single_file import SingleFile


def read(source: Source) -> Iterator[ArticleText | InputError]:
    """Yield an article for each line `title|text`."""
    with source.open() as stream:
        for number, line in enumerate(stream, 1):
            title, bar, text = line.decode().strip().partition("|")
            if bar:
                yield ArticleText(text=normalise(text), id=f"pipe-{number}", title=title, published="2026-11-22")
            else:
                yield InputError("there is no bar in it", source=source.name, place=f"line {number}")


class WholeFile:
    """Writes the number of records first, so that nothing can be written before the last."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lines: list[str] = []

    def write(self, selected: Selected) -> None:
        article = selected.record.article
        self._lines.append(f"{article.title}|{len(selected.record.quotes)}")

    def finish(self) -> None:
        self._stream.write("\n".join([str(len(self._lines)), *self._lines]).encode())


FORMAT = Format(
    info=FormatInfo(
        id="pipes",
        name="Pipes",
        summary="one title and text a line",
        content=Content.TEXT,
        suffixes=(".pipes",),
        suggested_name="verified.pipes",
        audience=Audience.DEVELOPERS,
        lacks=(Part("name or quote", "names and quotes", count=lambda one: len(one.mentions) + len(one.quotes)),),
    ),
    read=read,
    writer=SingleFile(WholeFile),
    recognises=lambda head, suffix: not suffix and head.startswith(b"|"),
)
