"""Which file formats can be imported and exported, for the front ends; cheap to import."""

from __future__ import annotations

from pathlib import Path

from editorial.formats import registry
from editorial.formats.format import Audience, Content, FormatInfo
from editorial.formats.reading.details import NAMES
from editorial.formats.reading.table_columns import Columns

__all__ = [
    "ARTICLE_DETAILS",
    "Audience",
    "Columns",
    "Content",
    "FormatInfo",
    "export_format",
    "export_format_for",
    "export_formats",
    "files_written",
    "import_filters",
    "import_formats",
    "import_suffixes",
]


ARTICLE_DETAILS = tuple(NAMES)
"""What a column of a table can hold of an article: `text`, `title`, `authors`…"""


def import_formats() -> tuple[FormatInfo, ...]:
    """Return the descriptions of the formats that can be imported."""
    return tuple(one.info for one in registry.readable())


def import_suffixes(*contents: Content) -> tuple[str, ...]:
    """Return the suffixes of the files that can be imported, with the content named, or all."""
    infos = [info for info in import_formats() if not contents or info.content in contents]
    return tuple(dict.fromkeys(suffix for info in infos for suffix in info.all_suffixes))


def import_filters(*contents: Content) -> str:
    """Return the filters of a dialog for importing: all articles, each format (with the content named), all files."""
    articles = f"Articles ({' '.join(f'*{suffix}' for suffix in import_suffixes(*contents))})"
    infos = [info for info in import_formats() if not contents or info.content in contents]
    return ";;".join([articles, *(info.file_filter for info in infos), "All files (*)"])


def export_formats() -> tuple[FormatInfo, ...]:
    """Return the descriptions of the formats that can be exported."""
    return tuple(one.info for one in registry.writable())


def export_format(format_id: str) -> FormatInfo:
    """Return the description of a format that can be exported. Raises EditorialError if there is none."""
    return registry.writable_by_id(format_id).info


def export_format_for(target: Path | None) -> FormatInfo:
    """Return the description of the format that the name of a target asks for; None is a stream.

    Raises EditorialError if the name does not say.
    """
    return registry.writable_for(target).info


def files_written(format_id: str, target: Path) -> tuple[Path, ...]:
    """Return the files that an export to `target` would write; nothing for a folder of files named after articles.

    Raises EditorialError if there is no such format.
    """
    return registry.writable_by_id(format_id).files(target)
