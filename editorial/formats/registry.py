"""The list of all formats, and the choice of one: by id, by the name of a file, or by how a stream begins."""

from __future__ import annotations

from pathlib import Path

from editorial.domain.errors import EditorialError, InputError
from editorial.formats import (
    archive,
    article_table,
    brat,
    check_sheet,
    compressed,
    csv_tables,
    doccano,
    excel,
    feed,
    html_page,
    html_report,
    label_studio,
    mail,
    markdown,
    newsml,
    ninjs,
    nitf,
    open_document,
    parquet_table,
    pdf_document,
    plain_text,
    prodigy,
    record_json,
    record_jsonl,
    refi_qda,
    rich_text,
    spacy_docs,
    subtitles,
    tei,
    uima_cas,
    web_annotation,
    webanno_tsv,
    word_document,
    word_report,
)
from editorial.formats.format import Format
from editorial.formats.reading.kinds import HEAD, Kind, recognise
from editorial.formats.reading.source import Source

FORMATS: tuple[Format, ...] = (
    plain_text.FORMAT,
    html_page.FORMAT,
    pdf_document.FORMAT,
    open_document.FORMAT,
    rich_text.FORMAT,
    markdown.FORMAT,
    mail.FORMAT,
    feed.FORMAT,
    article_table.FORMAT,
    parquet_table.FORMAT,
    subtitles.FORMAT,
    newsml.FORMAT,
    nitf.FORMAT,
    archive.FORMAT,
    compressed.FORMAT,
    html_report.FORMAT,
    check_sheet.FORMAT,
    word_report.FORMAT,
    word_document.FORMAT,
    excel.FORMAT,
    csv_tables.FORMAT,
    record_jsonl.FORMAT,
    record_json.FORMAT,
    ninjs.FORMAT,
    prodigy.FORMAT,
    doccano.FORMAT,
    label_studio.FORMAT,
    brat.FORMAT,
    webanno_tsv.FORMAT,
    uima_cas.FORMAT,
    tei.FORMAT,
    spacy_docs.FORMAT,
    web_annotation.FORMAT,
    refi_qda.FORMAT,
)
"""Every format, in the order of menus and help texts. A new format is a module of its own, and a line here."""

_FOR_UNKNOWN_SUFFIXES = plain_text.FORMAT
_FOR_STREAMS = record_jsonl.FORMAT
_FOR_FOLDERS = record_json.FORMAT

_SAVE_ELSEWHERE = "; open it where it was made, save it as plain text and import that"
_ADVICE = {
    **dict.fromkeys(
        (Kind.OLD_OFFICE, Kind.SLIDES, Kind.BOOK, Kind.POSTSCRIPT, Kind.LATEX, Kind.SUBTITLES), _SAVE_ELSEWHERE
    ),
    Kind.MAILBOX: "; save each mail as a file of its own (.eml) and import those",
    Kind.ARCHIVE: "; unpack it and import what is in it",
}
"""What to do with a file of a kind that no format reads."""


def readable() -> tuple[Format, ...]:
    """Return the formats that can be imported."""
    return tuple(one for one in FORMATS if one.comes_in)


def writable() -> tuple[Format, ...]:
    """Return the formats that can be exported."""
    return tuple(one for one in FORMATS if one.writer is not None)


def reads(kind: Kind) -> bool:
    """Return whether a format reads files that are recognised as of this kind."""
    return any(kind in one.kinds for one in readable())


def readable_for(source: Source, head: bytes = b"") -> Format:
    """Return the format in which to read a file or stream; `head` are its first bytes, if it cannot be read twice.

    Raises InputError if it is recognised as something that no format reads, and OSError.
    """
    found = format_for(source.suffix, head or source.head(HEAD))
    if isinstance(found, Kind):
        reason = f"this is {found}, not an article in a form that is read{_ADVICE.get(found, '')}"
        raise InputError(reason, source=source.name)
    return found


def format_for(suffix: str, head: bytes = b"") -> Format | Kind:
    """Return the format of a file with these first bytes, or what it is recognised as if no format reads that.

    `suffix` is the end of the file's name in small letters, with the dot, and empty for a stream. What the content is
    recognised as decides, then the suffix; anything else is plain text.
    """
    for one in reversed(readable()):  # the later ones are more particular
        if one.recognises is not None and one.recognises(head, suffix):
            return one
    kind = recognise(head, suffix)
    fitting = [one for one in readable() if kind in one.kinds]
    if kind is not None and not fitting:
        return kind
    named = (one for one in fitting or readable() if suffix in one.info.all_suffixes)
    usual = (one for one in fitting if one.kinds[0] is kind)
    return next(named, None) or next(usual, None) or (fitting[0] if fitting else _FOR_UNKNOWN_SUFFIXES)


def writable_by_id(format_id: str) -> Format:
    """Return the format with an id. Raises EditorialError if there is none that can be exported."""
    for one in writable():
        if one.info.id == format_id:
            return one
    raise EditorialError(f"There is no format “{format_id}” to export. Choose one of: {_choices()}.")


def writable_for(target: Path | None) -> Format:
    """Return the format that the name of a target asks for; `target` is None for a stream.

    Raises EditorialError if the name does not say.
    """
    if target is None:
        return _FOR_STREAMS
    if target.is_dir():
        return _FOR_FOLDERS
    for one in writable():
        if target.suffix.lower() in one.info.suffixes:
            return one
    raise EditorialError(f"{target}: the end of the name does not say what to write. Choose a format: {_choices()}.")


def _choices() -> str:
    return ", ".join(one.info.id for one in writable())
