"""Commands on the speakers of quotes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from editorial.domain import labels
from editorial.domain.annotation import Kind, Mention, Quote, Resolution, Speaker, Status
from editorial.domain.errors import RuleError
from editorial.domain.languages import before_names
from editorial.domain.record import Record
from editorial.domain.rules import Rule
from editorial.domain.summary import Summary, SummaryCode
from editorial.domain.taking import bare_name
from editorial.domain.text import Span
from editorial.review.candidates import CANDIDATES
from editorial.review.commands.command import Command
from editorial.review.commands.crossing import refuse_crossing
from editorial.review.commands.decide import settle_nested
from editorial.review.commands.names import checked_span, entity_called
from editorial.review.commands.quotes import quote_target
from editorial.review.draft import Draft
from editorial.review.wording.excerpts import short


@dataclass(frozen=True, kw_only=True)
class Attribute(Command):
    """Set the speaker of the pieces of an utterance: an entity, a span that names the speaker, or both.

    Without either the speaker is unnamed. The quotes themselves are decided too.
    """

    quotes: tuple[str, ...]
    entity: str | None = None
    span: Span | None = None

    def run(self, draft: Draft) -> None:
        """Set the one speaker of each quote."""
        entity, span = _checked(draft, self.quotes, self.entity, self.span)
        for key in self.quotes:
            quote = draft.quote(key)
            old = quote.speakers[0] if quote.speakers else Speaker()
            place = span or _span_for(draft, quote, old, entity)
            speaker = _decided_speaker(old, place, entity)
            _attribute(draft, quote, (speaker,))

    def summary(self, record: Record) -> Summary:
        """Return SET_SPEAKER with the first quote and the name, or SET_UNNAMED."""
        target, name = quote_target(record, self.quotes[0]), _name(record, self.entity, self.span)
        if name is None:
            return Summary.of(SummaryCode.SET_UNNAMED, target=target)
        return Summary.of(SummaryCode.SET_SPEAKER, target=target, name=name)


@dataclass(frozen=True, kw_only=True)
class AttributeToName(Command):
    """Set the speaker of the pieces of an utterance by a name that need not occur in the text (*the author*)."""

    quotes: tuple[str, ...]
    name: str
    label: str = labels.PERSON

    def run(self, draft: Draft) -> None:
        """Find the entity of that name, or add it, and attribute the quotes to it."""
        Attribute(quotes=self.quotes, entity=entity_called(draft, self.name, self.label).id).run(draft)

    def summary(self, record: Record) -> Summary:
        """Return SET_SPEAKER with the first quote and the name."""
        target, name = quote_target(record, self.quotes[0]), " ".join(self.name.split())
        return Summary.of(SummaryCode.SET_SPEAKER, target=target, name=name)


@dataclass(frozen=True, kw_only=True)
class AddSpeaker(Command):
    """Add a speaker to those of a quote: an entity, or a span that names one."""

    quotes: tuple[str, ...]
    entity: str | None = None
    span: Span | None = None

    def run(self, draft: Draft) -> None:
        """Append the speaker to each quote. Raises RuleError if it is a speaker of one already."""
        entity, span = _checked(draft, self.quotes, self.entity, self.span)
        for key in self.quotes:
            quote = draft.quote(key)
            place = span or (_nearest(draft, quote, entity) if entity is not None else None)
            if any((one.entity, None if entity else one.span) == (entity, None if entity else place)
                   for one in quote.speakers):  # fmt: skip
                raise RuleError("the quote already has this speaker")
            _attribute(draft, quote, (*quote.speakers, _decided_speaker(Speaker(), place, entity)))

    def summary(self, record: Record) -> Summary:
        """Return ADD_SPEAKER with the name and the first quote, or ADD_UNNAMED."""
        target, name = quote_target(record, self.quotes[0]), _name(record, self.entity, self.span)
        if name is None:
            return Summary.of(SummaryCode.ADD_UNNAMED, target=target)
        return Summary.of(SummaryCode.ADD_SPEAKER, target=target, name=name)


@dataclass(frozen=True, kw_only=True)
class ClearSpeakers(Command):
    """Set the speaker of quotes to unknown."""

    quotes: tuple[str, ...]

    def run(self, draft: Draft) -> None:
        """Remove the speakers of each quote."""
        for key in self.quotes:
            _attribute(draft, draft.quote(key), ())

    def summary(self, record: Record) -> Summary:
        """Return CLEAR_SPEAKER with the first quote."""
        return Summary.of(SummaryCode.CLEAR_SPEAKER, target=quote_target(record, self.quotes[0]))


@dataclass(frozen=True, kw_only=True)
class ResolveSpeaker(Command):
    """Set the entity of an inferred speaker (*he*); the span that names the speaker stays."""

    quotes: tuple[str, ...]
    entity: str

    def run(self, draft: Draft) -> None:
        """Set the entity of each quote's main speaker, as an editor's claim; the quotes themselves are not decided."""
        draft.entity(self.entity)
        for quote_id in self.quotes:
            quote = draft.quote(quote_id)
            if not quote.speakers:
                raise RuleError("no words name the speaker of this quote: choose the speaker instead")
            first, *rest = quote.speakers
            words = _words_of(draft, quote, first, self.entity)
            draft.change(quote, speakers=(_decided_speaker(first, words, self.entity), *rest))

    def summary(self, record: Record) -> Summary:
        """Return RESOLVE_SPEAKER with the first quote and the name."""
        target, name = quote_target(record, self.quotes[0]), record.entities[self.entity].name
        return Summary.of(SummaryCode.RESOLVE_SPEAKER, target=target, name=name)


def _name(record: Record, entity: str | None, span: Span | None) -> str | None:
    """Return the entity's name, else the words that name the speaker, or None."""
    known = record.entities.get(entity) if entity else None
    if known is not None:
        return known.name
    return span.of(record.article.text) if span is not None else None


def _attribute(draft: Draft, quote: Quote, speakers: tuple[Speaker, ...]) -> None:
    same = _who(speakers) == _who(quote.speakers)
    candidates = tuple(dict.fromkeys((*quote.candidates, *(s.entity for s in speakers if s.entity))))[:CANDIDATES]
    if same:
        settled = draft.correct(quote)
        draft.put(replace(settled, speakers=speakers, candidates=candidates))
    else:
        settled = draft.correct(quote, speakers=speakers)
        draft.put(replace(settled, candidates=candidates))
    settle_nested(draft, quote.id, Status.CONFIRMED)


def _who(speakers: tuple[Speaker, ...]) -> tuple[tuple[Span | None, str | None], ...]:
    return tuple((speaker.span, speaker.entity) for speaker in speakers)


def _decided_speaker(old: Speaker, span: Span | None, entity: str | None) -> Speaker:
    """Return a speaker with the entity that an editor chose; confirmed if it is the suggested one."""
    if entity is None:
        return Speaker(span, None, None, old.extra)
    claim = old.resolution
    if claim is not None and old.entity == entity:
        return Speaker(span, entity, replace(claim, status=Status.CONFIRMED), old.extra)
    status = Status.CORRECTED if claim is not None else Status.ADDED
    return Speaker(span, entity, Resolution(Rule.EDITOR, None, status), old.extra)


def _named_at(draft: Draft, span: Span | None) -> str | None:
    """Return the entity of which the words at `span` are a name; titles, articles and *'s* are left aside.

    That is the entity of a mention there with these words, or of which they are another name; else the only entity of
    the article that has this name. Words around or beside a name (*Ada Brook's sister*) name nobody.
    """
    if span is None:
        return None
    wanted = _bare(draft, span.of(draft.text))
    there = [m for m in draft.mentions_at(span) if m.status is not Status.REJECTED and m.entity is not None]
    same = [m.entity for m in there if _bare(draft, m.span.of(draft.text)) == wanted]
    inside = [m.entity for m in there if m.span.contains(span) and wanted in _names(draft, m.entity)]
    if same or inside:
        return (same or inside)[0]
    last = wanted.rpartition(" ")[2]
    likely = (one for one in draft.entities() if any(last in name.casefold() for name in (one.name, *one.aliases)))
    bearers = [one.id for one in likely if one.status is not Status.REJECTED and wanted in _names(draft, one.id)]
    return bearers[0] if len(bearers) == 1 else None


def _names(draft: Draft, entity: str | None) -> set[str]:
    """Return all names of an entity, as `_bare` gives them."""
    if entity is None:
        return set()
    known = draft.entity(entity)
    return {_bare(draft, name) for name in (known.name, *known.aliases)}


def _bare(draft: Draft, words: str) -> str:
    return bare_name(words, before_names(draft.record.article.language))


def _outside(draft: Draft, quotes: tuple[str, ...], span: Span) -> None:
    """Raise RuleError if the words for a speaker are among words in quotation marks.

    A name may stand in what somebody else said, and the speaker of a quote inside another is named in that one.
    """
    said = [draft.quote(key) for key in quotes]
    own = {inner.id for quote in said for inner in (quote, *draft.nested(quote.id))}
    there = [one for one in draft.quotes() if one.kind is Kind.DIRECT and one.span.overlaps(span)]
    around = {one.id for one in there if any(one.span.contains(quote.span) for quote in said) and one.id not in own}
    others = [one for one in there if one.status is not Status.REJECTED and one.id not in around]
    if any(one.id in own for one in there) or (others and _named_at(draft, span) is None):
        words = short(span.of(draft.text))
        raise RuleError(f"{words} is part of what was said: select words outside the quotation marks for its speaker")
    refuse_crossing(draft, span)


def _checked(
    draft: Draft, quotes: tuple[str, ...], entity: str | None, span: Span | None
) -> tuple[str | None, Span | None]:
    """Return the entity (if None, the one that the words at the span name) and the span, both checked."""
    words = checked_span(draft, span) if span is not None else None
    if words is not None:
        _outside(draft, quotes, words)
    who = entity if entity is not None else _named_at(draft, words)
    if who is not None:
        draft.entity(who)
    return who, words


def _span_for(draft: Draft, quote: Quote, old: Speaker, entity: str | None) -> Span | None:
    """Return the span that names the speaker: the old one unless it names another entity, else the nearest mention."""
    if old.span is not None:
        there = {m.entity for m in draft.mentions_at(old.span) if m.status is not Status.REJECTED}
        if entity in {None, old.entity} or not there or _named_at(draft, old.span) == entity:
            return old.span
    return _nearest(draft, quote, entity) if entity is not None else None


def _words_of(draft: Draft, quote: Quote, old: Speaker, entity: str) -> Span | None:
    """Return the words that name the speaker: the old ones (*he*), unless they are another entity's name."""
    names = [m for m in draft.mentions_at(old.span) if m.span == old.span] if old.span is not None else []
    others = {m.entity for m in names if m.status is not Status.REJECTED} - {entity}
    return _nearest(draft, quote, entity) if others else old.span


def _nearest(draft: Draft, quote: Quote, entity: str) -> Span | None:
    """Return the span of the entity's mention that is nearest to the quote and outside it, or None."""

    def distance(mention: Mention) -> int:
        return max(quote.span.start - mention.span.end, mention.span.start - quote.span.end)

    own = [m for m in draft.mentions_of(entity) if m.status is not Status.REJECTED and not quote.span.overlaps(m.span)]
    nearest = min(own, key=distance, default=None)
    return nearest.span if nearest else None
