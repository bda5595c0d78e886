"""What the formats of labelled spans have in common: their descriptions, and how JSON of them is recognised."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import TypeAlias

from editorial.formats.format import Audience, Content, FormatInfo
from editorial.formats.loss.part import Part
from editorial.formats.reading.json_head import SUFFIXES, first_fields
from editorial.formats.spans import about
from editorial.formats.spans.lacks import SPANS_LACK

Recognises: TypeAlias = Callable[[bytes, str], bool]


def span_info(
    *,
    id: str,  # noqa: A002 - as FormatInfo has it
    name: str,
    summary: str,
    suffixes: tuple[str, ...],
    lacks: tuple[Part, ...] = SPANS_LACK,
    suggested_name: str = "",
    suggested_folder: str = "",
) -> FormatInfo:
    """Return the description of a format of labelled spans; files are called `verified` with the first suffix."""
    return FormatInfo(
        id=id,
        name=name,
        summary=summary,
        content=Content.SPANS,
        suffixes=suffixes,
        suggested_name=suggested_name or f"verified{suffixes[0]}",
        suggested_folder=suggested_folder,
        lacks=lacks,
        audience=Audience.DEVELOPERS,
    )


def json_of(format_id: str, is_theirs: Callable[[Set[str], bytes], bool]) -> Recognises:
    """Return what recognises JSON of a format: ours by the field that this program writes, others by `is_theirs`.

    That gets the names of the fields of the first object, and the first bytes.
    """

    def recognises(head: bytes, suffix: str) -> bool:
        return suffix in SUFFIXES and (about.is_ours(head, format_id) or is_theirs(first_fields(head), head))

    return recognises
