"""Commands on quotes: add, kind and cue."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.domain.annotation import Kind, Quote, Speaker, Status
from editorial.domain.errors import RuleError
from editorial.domain.record import Record, Ref, Table
from editorial.domain.summary import Params, Summary, SummaryCode
from editorial.domain.text import Span
from editorial.review.commands.command import Command
from editorial.review.commands.crossing import cut_by
from editorial.review.commands.decide import target_of
from editorial.review.commands.names import BY_EDITOR, checked_span
from editorial.review.draft import Draft
from editorial.review.quote_words import quotes_inside
from editorial.review.wording.excerpts import excerpt, short
from editorial.review.wording.summaries import target_words

MARKS = "“”„«»‟\"'‘’"


def quote_target(record: Record, key: str) -> Params:
    """Return a quote as the target of a Summary."""
    return target_of(record, (Ref(Table.QUOTE, key),))


def quote_words(record: Record, key: str) -> str:
    """Return the quote's words, shortened, in curly marks."""
    return target_words(quote_target(record, key))


@dataclass(frozen=True, kw_only=True)
class AddQuote(Command):
    """Add a missed quote; of a direct one the quotation marks at the edges of the selection are left out.

    `speaker` is who seems to have said it, with a claim that stays undecided. A mixed quote lists the direct quotes
    inside it.
    """

    span: Span
    kind: Kind = Kind.DIRECT
    speaker: Speaker | None = None

    def run(self, draft: Draft) -> None:
        """Add the quote. Raises RuleError if there is one at exactly that place, or part of one."""
        reported = self.kind in {Kind.INDIRECT, Kind.MIXED}
        span = checked_span(draft, self.span) if reported else without_marks(draft, self.span)
        if (cut := cut_by(draft.quotes(), span)) is not None:
            raise RuleError(
                f"part of {short(cut.span.of(draft.text))} is selected: select that quote whole, or none of it"
            )
        same = next((q for q in draft.quotes() if q.span == span), None)
        if same is None:
            inside = _innermost(draft, span)
            draft.put(
                Quote(
                    draft.new_id("q"),
                    span,
                    self.kind,
                    BY_EDITOR,
                    within=inside.id if inside else None,
                    quoted=self._quoted(draft, span),
                    speakers=(self.speaker,) if self.speaker is not None and inside is None else (),
                    candidates=self._candidates() if inside is None else (),
                    status=Status.ADDED,
                    decided=draft.decided,
                )
            )
        elif same.status is Status.REJECTED:
            draft.correct(same, kind=self.kind) if same.kind is not self.kind else draft.settle(same, Status.CONFIRMED)
        else:
            raise RuleError("these words are a quote already")

    def _quoted(self, draft: Draft, span: Span) -> tuple[str, ...]:
        return tuple(quote.id for quote in quotes_inside(draft.quotes(), span)) if self.kind is Kind.MIXED else ()

    def _candidates(self) -> tuple[str, ...]:
        entity = self.speaker.entity if self.speaker is not None else None
        return (entity,) if entity is not None else ()

    def summary(self, record: Record) -> Summary:
        """Return ADD_QUOTE with the words."""
        return Summary.of(SummaryCode.ADD_QUOTE, text=excerpt(self.span.of(record.article.text)))


def without_marks(draft: Draft, span: Span) -> Span:
    """Return `span` without white space and one pair of quotation marks at its edges."""
    span = checked_span(draft, span)
    text = draft.text
    start, end = span.start, span.end
    if end - start > 2 and text[start] in MARKS and text[end - 1] in MARKS:
        start, end = start + 1, end - 1
    return checked_span(draft, Span(start, end))


def _innermost(draft: Draft, span: Span) -> Quote | None:
    """Return the smallest direct quote that contains the span."""
    around = [
        q
        for q in draft.quotes()
        if q.kind is Kind.DIRECT and q.status is not Status.REJECTED and q.span.contains(span) and q.span != span
    ]
    return min(around, key=lambda q: len(q.span), default=None)


@dataclass(frozen=True, kw_only=True)
class SetKind(Command):
    """Set the kind of quotes; a term has no speaker."""

    quotes: tuple[str, ...]
    kind: Kind

    def run(self, draft: Draft) -> None:
        """Correct the kind of each quote."""
        for key in self.quotes:
            quote = draft.quote(key)
            if self.kind is Kind.TERM:
                draft.correct(quote, kind=self.kind, speakers=())
            else:
                draft.correct(quote, kind=self.kind)

    def summary(self, record: Record) -> Summary:
        """Return CHANGE_KIND with the first quote and the kind."""
        target = quote_target(record, self.quotes[0])
        return Summary.of(SummaryCode.CHANGE_KIND, target=target, kind=self.kind.value)


@dataclass(frozen=True, kw_only=True)
class SetCue(Command):
    """Set the cue of quotes (*said*), or remove it (None)."""

    quotes: tuple[str, ...]
    span: Span | None

    def run(self, draft: Draft) -> None:
        """Correct the cue of each piece."""
        span = checked_span(draft, self.span) if self.span is not None else None
        for key in self.quotes:
            quote = draft.quote(key)
            if span is not None and quote.kind is Kind.DIRECT and quote.span.overlaps(span):
                raise RuleError("the words that introduce a quote must be outside it")
            draft.correct(quote, cue=span)

    def summary(self, record: Record) -> Summary:
        """Return CHANGE_CUE with the first quote."""
        return Summary.of(SummaryCode.CHANGE_CUE, target=quote_target(record, self.quotes[0]))
