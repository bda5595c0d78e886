"""What was decided about quotes and their sources, in words for tables and reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from editorial.domain.annotation import Kind, Quote
from editorial.domain.check_words import VERDICT_WORDS, decided_words
from editorial.domain.record import Record
from editorial.domain.source_check import PieceCheck, SourceCheck
from editorial.formats.record.json_parts import moment


def decision(pieces: Sequence[Quote]) -> str:
    """Return what was decided about a quote, with all its pieces; empty text for a term, which nobody said."""
    if all(piece.kind is Kind.TERM for piece in pieces):
        return ""
    return decided_words([PieceCheck(piece.check, piece.holding_check is not None) for piece in pieces])


def made_checks(pieces: Iterable[Quote]) -> list[SourceCheck]:
    """Return the checks of a quote, whether they hold or not."""
    return [piece.check for piece in pieces if piece.check is not None]


def check_cells(record: Record, pieces: Sequence[Quote]) -> tuple[str, str, str, str, str, str]:
    """Return what was decided, why, by whom and when, against which source, and what the software said then."""
    made = made_checks(pieces)
    sources = (record.sources.get(one.source or "") for one in made)
    return (
        decision(pieces) if made or record.sources else "",
        once(one.reason or "" for one in made),
        once(one.by for one in made),
        once(moment(one.at) for one in made),
        once(one.title for one in sources if one is not None),
        once(VERDICT_WORDS[one.verdict] for one in made if one.verdict is not None),
    )


def once(words: Iterable[str]) -> str:
    """Return words, each once."""
    return "; ".join(dict.fromkeys(filter(None, words)))
