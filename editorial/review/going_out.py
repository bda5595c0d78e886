"""Words of an article as they may leave the library: on the clipboard, with pseudonyms for protected names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editorial.domain.record import Record
from editorial.domain.text import Span

if TYPE_CHECKING:
    from editorial.domain.protecting.names import ProtectedName
    from editorial.storage.library import Library


def words_going_out(library: Library, record: Record, span: Span) -> str:
    """Return the words at a span of the article's text, with pseudonyms in place of the protected names.

    Raises StorageError.
    """
    names = _names(library, record)
    if not names:
        return span.of(record.article.text)
    from editorial.domain.protecting.record import text_with_pseudonyms  # noqa: PLC0415 - few articles need it

    text, shift = text_with_pseudonyms(record, names)
    return shift.span(span).of(text)


def source_words_going_out(library: Library, record: Record, words: str) -> str:
    """Return words of one of its sources, with pseudonyms in place of the protected names. Raises StorageError."""
    names = _names(library, record)
    if not names:
        return words
    from editorial.domain.protecting.names import NameFinder  # noqa: PLC0415 - as above
    from editorial.domain.protecting.record import words_replaced  # noqa: PLC0415 - as above

    return words_replaced(words, NameFinder(names))


def _names(library: Library, record: Record) -> tuple[ProtectedName, ...]:
    """Return the names to be replaced in a record."""
    rows = library.people.protected()
    if not rows:
        return ()
    from editorial.domain.protecting.known import names_of  # noqa: PLC0415 - few libraries need it

    listed = {one.id: one for one in library.authority_records()}
    return tuple(name for name in names_of(record, rows, listed) if name.entities)
