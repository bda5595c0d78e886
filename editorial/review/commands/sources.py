"""Commands on sources and checks: attach a source, remove it, and decide about a quote and its source.

A check decides nothing else of the quote: what was undecided stays so. It is about one quote with all its pieces; none
is for several quotes, since nobody has seen them side by side with their sources.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from editorial.domain.annotation import Kind, Quote, Status
from editorial.domain.errors import RuleError
from editorial.domain.record import Record, Ref, Table
from editorial.domain.source import Source, SourceArrival
from editorial.domain.source_check import CheckOutcome, SourceCheck
from editorial.domain.summary import Summary, SummaryCode
from editorial.domain.text import Span
from editorial.domain.utterance import tied
from editorial.domain.verdict import Verdict
from editorial.review.commands.command import Command
from editorial.review.commands.quotes import quote_target
from editorial.review.draft import Draft
from editorial.review.wording.excerpts import excerpt

_CODES = {
    CheckOutcome.CHECKED: SummaryCode.CHECK_QUOTE,
    CheckOutcome.ALTERED_ON_PURPOSE: SummaryCode.CHECK_ALTERED,
    CheckOutcome.MUST_CHANGE: SummaryCode.CHECK_MUST_CHANGE,
    CheckOutcome.NO_SOURCE: SummaryCode.CHECK_NO_SOURCE,
}


@dataclass(frozen=True, kw_only=True)
class AttachSource(Command):
    """Attach a source to the article; its text is stored with the decision, unless the library has it already."""

    arrival: SourceArrival

    def run(self, draft: Draft) -> None:
        """Add the source. Raises RuleError if it has no title, is the article itself, or is attached already."""
        new = self.arrival
        title = " ".join(new.title.split())
        if not title:
            raise RuleError("a source needs a title")
        if new.article == draft.record.article.id or new.text.text == draft.text:
            raise RuleError("an article cannot be its own source")
        same = next((one for one in draft.sources() if one.sha256 == new.text.sha256), None)
        if same is not None:
            raise RuleError(f"this text is attached to the article already, as “{excerpt(same.title)}”")
        draft.put(
            Source(
                *(draft.new_id("s"), new.text.sha256, title, draft.by, draft.at),
                origin=new.origin,
                article=new.article,
                date=new.date,
            )
        )
        draft.texts.append(new.text)

    def summary(self, record: Record) -> Summary:
        """Return ATTACH_SOURCE with the title."""
        del record
        return Summary.of(SummaryCode.ATTACH_SOURCE, text=excerpt(self.arrival.title))


@dataclass(frozen=True, kw_only=True)
class RemoveSource(Command):
    """Remove a source from the article, with the checks that were made with it; undo brings all of them back."""

    source: str

    def run(self, draft: Draft) -> None:
        """Remove the source, and the checks."""
        draft.source(self.source)
        for quote in checked_with(draft.record, self.source):
            draft.put(replace(draft.quote(quote.id), check=None))
        draft.drop(Ref(Table.SOURCE, self.source))

    def summary(self, record: Record) -> Summary:
        """Return REMOVE_SOURCE with the title, or REMOVE_SOURCE_WITH with it and the number of checks that go."""
        title, checks = excerpt(record.sources[self.source].title), len(checked_with(record, self.source))
        if checks:
            return Summary.of(SummaryCode.REMOVE_SOURCE_WITH, text=title, checks=checks)
        return Summary.of(SummaryCode.REMOVE_SOURCE, text=title)


def checked_with(record: Record, source: str) -> list[Quote]:
    """Return the quotes that were checked against a source (its id): their checks go when it is removed."""
    return [one for one in record.quotes.values() if one.check is not None and one.check.source == source]


@dataclass(frozen=True, kw_only=True)
class CheckQuote(Command):
    """Decide about a quote and its source, for all its pieces (ids); the `reason` is kept with the check.

    `verdict` is what the software says, `source` the id of the source, and `span` the place in its text that was beside
    the quote.
    """

    quotes: tuple[str, ...]
    outcome: CheckOutcome
    verdict: Verdict | None = None
    source: str | None = None
    span: Span | None = None

    def run(self, draft: Draft) -> None:
        """Write the check into each piece. Raises RuleError if it lacks a reason, or is about more than one quote."""
        reason = (self.reason or "").strip() or None
        if self.outcome.needs_reason and reason is None:
            raise RuleError("say why the quote is altered on purpose")
        if self.source is not None:
            draft.source(self.source)
        has_source = self.source is not None and self.outcome is not CheckOutcome.NO_SOURCE
        for quote in pieces_of_one(draft, self.quotes):
            check = SourceCheck(
                outcome=self.outcome,
                by=draft.by,
                at=draft.at,
                words=quote.span,
                speaker=quote.said_by,
                reason=reason,
                verdict=self.verdict,
                source=self.source if has_source else None,
                span=self.span if has_source else None,
            )
            draft.put(replace(quote, check=check))

    def summary(self, record: Record) -> Summary:
        """Return what was decided, with the first piece."""
        return Summary.of(_CODES[self.outcome], target=quote_target(record, self.quotes[0]))


@dataclass(frozen=True, kw_only=True)
class ClearCheck(Command):
    """Take back what was decided about a quote and its source, for all its pieces (ids)."""

    quotes: tuple[str, ...]

    def run(self, draft: Draft) -> None:
        """Remove the check of each piece. Raises RuleError if there is none."""
        pieces = [draft.quote(key) for key in self.quotes]
        if not any(piece.check for piece in pieces):
            raise RuleError("this quote was not checked")
        for piece in pieces:
            draft.put(replace(piece, check=None))

    def summary(self, record: Record) -> Summary:
        """Return CLEAR_CHECK with the first piece."""
        return Summary.of(SummaryCode.CLEAR_CHECK, target=quote_target(record, self.quotes[0]))


def pieces_of_one(draft: Draft, keys: Sequence[str]) -> list[Quote]:
    """Return quotes that are pieces of one utterance. Raises RuleError if they are not, or nobody said them."""
    pieces = [draft.quote(key) for key in keys]
    if any(piece.kind is Kind.TERM or piece.status is Status.REJECTED for piece in pieces):
        raise RuleError("a quoted term and a rejected quote have no source")
    sets = tied(pieces)
    if not pieces or any(sets[piece.id] is not sets[pieces[0].id] for piece in pieces):
        raise RuleError("check one quote at a time")
    return pieces
