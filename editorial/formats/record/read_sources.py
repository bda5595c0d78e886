"""Reading of the sources in an interchange record, and of what was decided about quotes and their sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from editorial.domain.source import Source, SourceText, Turn
from editorial.domain.source_check import CheckOutcome, SourceCheck
from editorial.domain.text import Normalised, Span
from editorial.domain.verdict import Verdict
from editorial.formats.reading.fields import LONGEST_ID, Fields
from editorial.formats.reading.text_field import text_field
from editorial.formats.record import parts, write_sources
from editorial.formats.record.json_parts import Json

_HASH = re.compile("[0-9a-f]{64}")
_LONGEST_SOURCE = 10**9
"""No source is longer, in seconds."""


@dataclass
class SourceReader:
    """Reads the sources of one record; `texts` are those that the record has, by hash."""

    rows: dict[str, Source] = field(default_factory=dict)
    texts: dict[str, SourceText] = field(default_factory=dict)
    _normalised: dict[str, Normalised] = field(default_factory=dict)

    def read(self, record: Fields) -> None:
        """Read all sources. Raises InputError, which names the field, for what is not valid."""
        for fields in record.objects("sources"):
            one = self._source(fields)
            if one.id in self.rows:
                raise fields.error("id", f"{one.id} is in sources twice")
            self.rows[one.id] = one

    def _source(self, fields: Fields) -> Source:
        return Source(
            id=fields.id("id"),
            sha256=self._hash(fields),
            title=fields.optional_line("title") or "",
            by=fields.line("by"),
            at=fields.moment("at"),
            origin=fields.optional_line("origin") or "",
            article=fields.optional_id("article"),
            date=fields.optional_line("date"),
            extra=fields.rest(),
        )

    def _hash(self, fields: Fields) -> str:
        """Return the hash, after keeping the text if it is there."""
        stated = fields.optional_text("sha256", LONGEST_ID)
        if stated is not None and not _HASH.fullmatch(stated):
            raise fields.error("sha256", "must be 64 hexadecimal digits in small letters")
        if fields.data.get("text") is None:
            fields.value("text"), fields.value("turns")
            if stated is None:
                raise fields.error("sha256", "is missing, and there is no text")
            return stated
        normalised = text_field(fields)
        text = self._text(fields, normalised)
        if stated not in {None, text.sha256}:
            raise fields.error("text", "is not the text, with the turns, that sha256 is of")
        self.texts[text.sha256], self._normalised[text.sha256] = text, normalised
        return text.sha256

    def _text(self, fields: Fields, normalised: Normalised) -> SourceText:
        try:
            return SourceText.of(normalised.text, _turns(fields, normalised))
        except ValueError as error:
            raise fields.error("turns", str(error)) from error

    def check(self, quote: Fields, words: Span, text: str, extra: Json) -> SourceCheck | None:
        """Return what was decided about a quote at `words` of the article's `text`, or None."""
        fields = quote.object("check")
        if fields is None:
            return None
        outcome = fields.choice("outcome", CheckOutcome)
        fields.value("words")
        found = SourceCheck(
            outcome=outcome,
            by=fields.line("by"),
            at=fields.moment("at"),
            words=words,
            speaker=fields.optional_id("speaker"),
            reason=fields.optional_text("reason"),
            verdict=fields.choice("verdict", Verdict) if fields.value("verdict") is not None else None,
            source=fields.optional_id("source"),
            span=self._place(fields),
        )
        if outcome.needs_reason and not (found.reason or "").strip():
            raise fields.error("reason", "is missing")
        parts.keep(extra, "check", write_sources.check(found, text), fields)
        return found

    def _place(self, fields: Fields) -> Span | None:
        """Return the place in the source. Offsets are of the text as the record has it."""
        inner = fields.object("place")
        if inner is None:
            return None
        source = self.rows.get(str(fields.optional_id("source") or ""))
        if source is None:
            raise fields.error("place", "is in no source")
        return _span(inner, self._normalised.get(source.sha256))


def _turns(fields: Fields, text: Normalised) -> Iterator[Turn]:
    for one in fields.objects("turns"):
        seconds = one.value("seconds")
        good = seconds is None or (isinstance(seconds, int | float) and not isinstance(seconds, bool))
        if not good or (seconds is not None and not 0 <= seconds <= _LONGEST_SOURCE):
            raise one.error("seconds", "must be a number of at least 0, or null")
        yield Turn(_span(one, text), one.optional_line("speaker"), None if seconds is None else float(seconds))


def _span(fields: Fields, text: Normalised | None) -> Span:
    start, end = fields.whole("start"), fields.whole("end")
    if text is not None:
        start, end = text.offset(start), text.offset(end)
    if start >= end or (text is not None and end > len(text.text)):
        raise fields.error("end", f"is {fields.data['end']}: not behind the start, or beyond the end of the text")
    return Span(start, end)
