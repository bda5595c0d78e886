"""Writes a file for each article: into a folder, or a single one to the file or stream that was named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from editorial.domain.article import Article
from editorial.domain.errors import EditorialError
from editorial.formats.format import USUAL, FormatInfo, Manner, Sink, Target
from editorial.formats.selection import Selected
from editorial.formats.writing.single_file import RecordByRecord, SingleFile
from editorial.formats.writing.together import Together, files_together

Encode: TypeAlias = Callable[[Selected], bytes]


@dataclass(frozen=True, slots=True)
class FilePerArticle:
    """A writer of files that hold one article each.

    `encode` gives for each suffix the bytes of a file, `beside` those of files by their names that all of them share; a
    format with several files (a text and its annotations) always goes into a folder.
    """

    encode: Mapping[str, Encode]
    beside: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)

    def open(
        self, info: FormatInfo, target: Target, count: int, manner: Manner = USUAL
    ) -> AbstractContextManager[Sink]:
        """Open a folder for the files, or the one file or stream. Raises EditorialError if that takes one article."""
        if isinstance(target, Path) and self._is_folder(info, target):
            return self._folder(target, manner)
        if count > 1:
            raise EditorialError(_too_many(info, target, count))
        if (files := len(self.encode) + len(self.beside)) > 1:
            raise EditorialError(f"{info.name} needs {files} files: name a folder for them.")
        (encode,) = self.encode.values()
        return SingleFile(lambda stream: RecordByRecord(stream, encode)).open(info, target, count, manner)

    def files(self, info: FormatInfo, target: Path) -> tuple[Path, ...]:
        """Return the file; nothing for a folder, since what is in it is named after the articles."""
        return () if self._is_folder(info, target) else (target,)

    @contextmanager
    def _folder(self, target: Path, manner: Manner) -> Iterator[Sink]:
        """Write all files into the target, or none."""
        with files_together(target, manner) as together:
            for name, make in self.beside.items():
                with together.open(name) as stream:
                    stream.write(make())
            yield _FolderSink(together, self.encode)

    def _is_folder(self, info: FormatInfo, target: Path) -> bool:
        """Return whether a target is a folder: it is one, or is not there and has no suffix of the format."""
        return target.is_dir() or (target.suffix.lower() not in info.suffixes and not target.exists())


def _too_many(info: FormatInfo, target: Target, count: int) -> str:
    if isinstance(target, Path):
        return (
            f"{target}: each {info.name} file holds one article, and these are {count}. "
            "Choose a folder, or another format."
        )
    return f"Each {info.name} file holds one article, and these are {count}: choose another format, or name a folder."


class _FolderSink:
    def __init__(self, together: Together, encode: Mapping[str, Encode]) -> None:
        self.files = together.files
        self._together, self._encode = together, encode

    def write(self, selected: Selected) -> None:
        for suffix, encode in self._encode.items():
            with self._together.open(file_name(selected.record.article, suffix)) as stream:
                stream.write(encode(selected))


def file_name(article: Article, suffix: str) -> str:
    """Return a file name for an article: the words of its title and the first digits of its SHA-256.

    It is the same in each export, and no two articles of a library share it.
    """
    plain = unicodedata.normalize("NFKD", article.title).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower())[:60].strip("-")
    return "-".join(filter(None, [words, f"{article.sha256[:12]}{suffix}"]))
