"""Proposals for the quotes that follow one whose speaker changed: other pieces, quotes carried over, and pronouns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from editorial.domain.annotation import Provenance, Quote, Resolution, Speaker
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.domain.text import Span
from editorial.domain.utterance import is_open, linked, tied
from editorial.review.candidates import CANDIDATES
from editorial.review.draft import Draft
from editorial.review.proposals.people import People
from editorial.review.proposals.sources import who
from editorial.review.proposals.standing import StandingRows

_CARRIED = frozenset({Rule.CONTINUED, Rule.SAME_PARAGRAPH, Rule.PREVIOUS_PARAGRAPH})
_BACK = 1_000
"""How many code points after a quote a pronoun can still mean its speaker, unless it did before."""
_CARRIED_SCORE, _PIECE_SCORE, _PRONOUN_SCORE = 0.6, 0.65, 0.6
"""Scores of speakers that are proposed again: an editor should look at each."""
_MOST = 200
"""How many quotes after a changed one are looked at."""
_INFERRED = frozenset({Rule.PRONOUN, Rule.NOMINAL, Rule.HABIT, Rule.UNNAMED})


class Followers:
    """The quotes of a draft in text order, and which of them depend on the speaker of another."""

    def __init__(self, draft: Draft, people: People, rows: StandingRows) -> None:
        self._draft, self._people, self._rows = draft, people, rows
        self._tied = tied(quote for quote in rows.quotes if linked(quote))

    def propose(self, before: dict[str, tuple[Speaker, ...]]) -> None:
        """Propose the followers of some quotes again; `before` has these quotes with their speakers before."""
        before, places = dict(before), self._rows.places
        for key in [key for key in before if key in places]:
            self._described_alike(key, before)
        for place in sorted(places[key] for key in before if key in places):
            self._follow(place, before)
        for key in [key for key in before if key in places]:
            self._pieces_before(key, before)

    def _follow(self, place: int, before: dict[str, tuple[Speaker, ...]]) -> None:
        """Propose the quotes after the one at a place again, up to one that is changed already.

        Behind a quote that stays and has a speaker of its own, only a pronoun that meant the same as before is.
        """
        source, others = self._draft.quote(self._rows.quotes[place].id), list[Quote]()
        for stale in self._rows.quotes[place + 1 : place + 1 + _MOST]:
            if stale.id in before:
                return
            quote = self._draft.quote(stale.id)
            speakers = self._proposed(quote, source, before[source.id], others) if is_open(quote) else None
            if speakers is not None and who(speakers) != who(quote.speakers):
                before[quote.id] = quote.speakers
                source, others = self._put(quote, speakers), []
            elif self._ends(quote, source):
                others.append(quote)

    def _pieces_before(self, key: str, before: dict[str, tuple[Speaker, ...]]) -> None:
        """Propose the earlier open pieces of an utterance again."""
        later = self._draft.quote(key)
        mates = self._tied.get(key, set())
        for other in sorted(one for one in mates if one in self._rows.places and one not in before):
            piece = self._draft.quote(other)
            if is_open(piece) and self._same_before(piece, before[key]) and who(piece.speakers) != who(later.speakers):
                before[piece.id] = piece.speakers
                self._put(piece, self._copied(later, Rule.CONTINUED, ReasonCode.PIECE_SINCE, _PIECE_SCORE))

    def _described_alike(self, key: str, before: dict[str, tuple[Speaker, ...]]) -> None:
        """Propose whom an editor said *the mayor* to be wherever *the mayor* was the same, or stands further down."""
        source, old = self._draft.quote(key), {one.entity for one in before[key]}
        now = source.speakers[0] if len(source.speakers) == 1 else None
        words = self._description(now) if now is not None and now.resolution is not None else None
        if now is None or words is None or now.resolution is None or not now.resolution.status.decided:
            return
        for stale in self._rows.quotes:
            quote = self._draft.quote(stale.id)
            if (
                quote.id in before
                or not is_open(quote)
                or len(quote.speakers) != 1
                or not _is_inferred(quote.speakers[0])
            ):
                continue
            (speaker,) = quote.speakers
            same = speaker.entity in old or quote.span.start > source.span.start
            if same and speaker.entity != now.entity and self._description(speaker) == words:
                before[quote.id] = quote.speakers
                self._put(quote, (self._meaning(speaker, now.entity, ReasonCode.DESCRIBED_SINCE),))

    def _description(self, speaker: Speaker) -> str | None:
        """Return the words of a speaker if they describe somebody (*the mayor*, *the group*), else None."""
        if speaker.span is None or self._people.kind(speaker.span) not in {"person", "body"}:
            return None
        return " ".join(speaker.span.of(self._draft.text).casefold().split())

    def _proposed(
        self, quote: Quote, source: Quote, old: tuple[Speaker, ...], others: Sequence[Quote]
    ) -> tuple[Speaker, ...] | None:
        """Return the speakers of an open quote after those of `source` changed from `old`; None if they stay.

        `others` are the quotes between the two that somebody else said.
        """
        if not others and self._same_before(quote, old):
            if quote.id in self._tied.get(source.id, ()):
                return self._copied(source, Rule.CONTINUED, ReasonCode.PIECE_SINCE, _PIECE_SCORE)
            if quote.provenance.rule in _CARRIED and (old or not quote.speakers):
                rule = Rule(str(quote.provenance.rule))
                return self._copied(source, rule, ReasonCode.SPEAKER_SINCE, _CARRIED_SCORE)
        return self._meant(quote, source, old, others)

    def _same_before(self, quote: Quote, old: tuple[Speaker, ...]) -> bool:
        """Return whether a quote had the speakers that another one had before they changed."""
        return who(quote.speakers) == who(old) or not quote.speakers

    def _copied(self, source: Quote, rule: Rule, code: ReasonCode, score: float) -> tuple[Speaker, ...]:
        """Return the speakers of `source` as proposals for a quote that is said by the same."""
        return tuple(
            Speaker(one.span, one.entity, self._claim(one, rule, code, score) if one.entity is not None else None)
            for one in source.speakers
        )

    def _claim(self, speaker: Speaker, rule: Rule, code: ReasonCode, score: float) -> Resolution:
        span, key = speaker.span, speaker.entity
        if span is not None and self._rows.is_named(span, key):
            rule = Rule.SAME_NAME
        elif span is not None and self._people.kind(span) is not None:
            rule = Rule.PRONOUN
        return Resolution(rule, score, evidence=(self._reason(code, key),))

    def _reason(self, code: ReasonCode, key: str | None) -> Reason:
        if key is None:
            return Reason.of(ReasonCode.UNNAMED_SINCE)
        return Reason.of(code, self._draft.entity(key).name)

    def _meant(
        self, quote: Quote, source: Quote, old: tuple[Speaker, ...], others: Sequence[Quote]
    ) -> tuple[Speaker, ...] | None:
        """Return what *he*, *it* or *the group* means after the speaker before it changed; None if that stays."""
        speaker = quote.speakers[0] if len(quote.speakers) == 1 else None
        kind = self._people.kind(speaker.span) if speaker is not None and speaker.span is not None else None
        if speaker is None or speaker.span is None or kind is None or not _is_inferred(speaker):
            return None
        now = source.speakers[0] if source.speakers else None
        if now is None or now.entity == speaker.entity or not self._may_mean(speaker, kind, source, old):
            return None
        if others and (speaker.entity not in {one.entity for one in old} or self._is_one_of(others, kind)):
            return None
        return (self._meaning(speaker, now.entity, ReasonCode.SPEAKER_SINCE),)

    def _is_one_of(self, others: Sequence[Quote], kind: str) -> bool:
        """Return whether words of a kind (*he*) may mean a speaker of these quotes."""
        return any(
            self._people.fits(one.entity, kind)
            if one.entity is not None
            else one.span is None or self._people.kind(one.span) in {None, kind}
            for quote in others
            for one in quote.speakers
        )

    def _meaning(self, speaker: Speaker, key: str | None, code: ReasonCode) -> Speaker:
        """Return an inferred speaker as a proposal for somebody else, or for nobody named (None)."""
        span = speaker.span
        rule = Rule.UNNAMED if key is None or span is None else self._rule(span)
        why = self._reason(code, key)
        return replace(speaker, entity=key, resolution=Resolution(rule, _PRONOUN_SCORE, evidence=(why,)))

    def _rule(self, span: Span) -> Rule:
        return Rule.PRONOUN if len(span.of(self._draft.text).split()) == 1 else Rule.NOMINAL

    def _may_mean(self, speaker: Speaker, kind: str, source: Quote, old: tuple[Speaker, ...]) -> bool:
        """Return whether the words of a speaker may mean the first speaker of `source`."""
        key, span = source.speakers[0].entity, speaker.span
        hung = speaker.entity is not None and speaker.entity in {one.entity for one in old}
        if span is None or (key is None and not hung) or (key is not None and not self._people.fits(key, kind)):
            return False
        if kind in {"person", "body"} and not hung and (kind == "person" or speaker.entity is not None):
            return False  # a description such as *the mayor* means the last speaker only if it did before
        start = source.span.end
        near = start <= span.start <= start + _BACK
        named = [one.span for one in (*old, *source.speakers) if one.span is not None]
        return (near or hung) and not self._another(Span(start, max(start + 1, span.start)), kind, key, named)

    def _another(self, between: Span, kind: str, key: str | None, named: list[Span]) -> bool:
        """Return whether a name that the words fit, other than `key` and those at `named`, begins in a span."""
        for mention in self._rows.outside_quotes(between):
            other = mention.entity
            if any(span.overlaps(mention.span) for span in named):
                continue
            if other is not None and other != key and self._people.fits(other, kind):
                return True
        return False

    def _ends(self, quote: Quote, source: Quote) -> bool:
        """Return whether a quote that stays as it is has a speaker of its own."""
        same = [one.entity for one in quote.speakers] == [one.entity for one in source.speakers]
        return bool(quote.speakers) and not same and quote.id not in self._tied.get(source.id, ())

    def _put(self, quote: Quote, speakers: tuple[Speaker, ...]) -> Quote:
        named = (one.entity for one in speakers if one.entity is not None)
        candidates = tuple(dict.fromkeys((*named, *quote.candidates)))[:CANDIDATES]
        changed = replace(quote, speakers=speakers, candidates=candidates, provenance=_again(quote, speakers))
        self._draft.put(changed)
        return changed


def _is_inferred(speaker: Speaker) -> bool:
    """Return whether the entity of a speaker was inferred, or none was found, and nobody decided that."""
    claim = speaker.resolution
    return claim is None or claim.rule in _INFERRED


def _again(quote: Quote, speakers: tuple[Speaker, ...]) -> Provenance:
    """Return the origin of a quote with new speakers: reasons that name the old ones are replaced."""
    before = quote.provenance
    if before.rule not in _CARRIED or before.rule is None:
        return before
    claims = (one.resolution for one in speakers if one.resolution is not None)
    why = next((claim.evidence for claim in claims), (Reason.of(ReasonCode.UNNAMED_SINCE),))
    return replace(before, score=min(before.score or 1.0, _CARRIED_SCORE), evidence=why)
