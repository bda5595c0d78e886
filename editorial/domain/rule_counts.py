"""How often each kind of suggestion was right in verified articles: counted from what editors decided there."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from editorial.domain.annotation import Kind, Mention, Origin, Provenance, Quote, Resolution, Speaker, Status
from editorial.domain.frozen import frozen
from editorial.domain.reason import ReasonCode
from editorial.domain.record import Record
from editorial.domain.reported import kind_of

LEAST = 5
"""How many decisions there must be before they are used at all."""
PRIOR = 20.0
"""The counts are weighed as if so many decisions more had gone as the scores expect (additive smoothing)."""


class CountSubject(StrEnum):
    """What is counted. The values are stored in libraries, so they never change.

    NAME: names, by rule, and by type. REPORTED: reported speech, by its kind, and by its cue. MARKED: words in marks,
    whether they are speech or a term. SPEAKER: who speaks, by rule. MEANT: whom *she* or *the mayor* means, by rule.
    """

    NAME = "name"
    REPORTED = "reported"
    MARKED = "marked"
    SPEAKER = "speaker"
    MEANT = "meant"


class Verdict(StrEnum):
    """What an editor did with a suggestion; all but KEPT say that it was wrong, and how."""

    KEPT = "kept"
    REJECTED = "rejected"
    EDGES = "edges"
    TYPE = "type"
    TERM = "term"
    SPEECH = "speech"
    SOMEBODY_ELSE = "somebody-else"


@frozen
class CountKey:
    """What a count is about: a rule or kind, and with `about` one type of name, or one cue, of it."""

    subject: CountSubject
    rule: str
    about: str = ""


class Judged(NamedTuple):
    """One suggestion that an editor decided; `expected` is the score that the software gave it by itself (0..1)."""

    key: CountKey
    verdict: Verdict
    expected: float


@frozen
class RuleCount:
    """How often suggestions of one kind were kept, in how many verified articles (`times`), and what else happened.

    `expected` is the sum of the scores that the software gave them by itself.
    """

    key: CountKey
    seen: int
    right: int
    expected: float
    times: int
    verdicts: dict[str, int] = field(default_factory=dict)

    @property
    def article_id(self) -> None:
        """Return None: a count comes from all verified articles."""
        return None

    def shift(self, by: float = 0.0) -> float:
        """Return by how much the log-odds of a score change, if those of the kind changed `by` that much already."""
        if self.seen < LEAST:
            return 0.0
        usual = _share(_log_odds(self.expected / self.seen) + by)
        right, wrong = self.right + PRIOR * usual, self.seen - self.right + PRIOR * (1 - usual)
        return math.log(right / wrong) - _log_odds(usual)


@dataclass
class CountTally:
    """The counts while they are added up, article by article."""

    _by_key: dict[CountKey, _Sum] = field(default_factory=lambda: defaultdict(_Sum))

    def add(self, article_id: str, judged: Iterable[Judged]) -> None:
        """Add what editors decided in an article."""
        for one in judged:
            keys = {one.key, CountKey(one.key.subject, one.key.rule)}
            for key in keys:
                self._by_key[key].add(article_id, one)

    def counts(self) -> tuple[RuleCount, ...]:
        """Return the counts with at least `LEAST` decisions, the most frequent first."""
        found = [each.count(key) for key, each in self._by_key.items() if each.seen >= LEAST]
        return tuple(sorted(found, key=lambda one: (-one.seen, one.key.subject, one.key.rule, one.key.about)))


@dataclass
class _Sum:
    seen: int = 0
    expected: float = 0.0
    verdicts: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)

    def add(self, article_id: str, one: Judged) -> None:
        self.seen += 1
        self.expected += one.expected
        self.verdicts[one.verdict.value] += 1
        self.articles.add(article_id)

    def count(self, key: CountKey) -> RuleCount:
        right = self.verdicts[Verdict.KEPT]
        return RuleCount(key, self.seen, right, self.expected, len(self.articles), dict(self.verdicts.most_common()))


def adjusted(score: float, key: CountKey, counts: Mapping[CountKey, RuleCount]) -> float:
    """Return a score (0..1) moved by what was counted for its kind, and for its type or cue."""
    whole, part = counts.get(CountKey(key.subject, key.rule)), counts.get(key) if key.about else None
    by = whole.shift() if whole is not None else 0.0
    if part is not None:
        by += part.shift(by)
    return _share(_log_odds(score) + by) if by else score


def judged_in(record: Record) -> Iterator[Judged]:
    """Yield what editors decided about the suggestions in a record."""
    for mention in record.mentions.values():
        yield from judged_name(mention)
    for quote in record.quotes.values():
        yield from judged_quote(quote, cue_words(quote, record.article.text))


def cue_words(quote: Quote, text: str) -> str:
    """Return the words of a quote's cue as they are counted; an empty text if there are none."""
    return "" if quote.cue is None else " ".join(quote.cue.of(text).split()).casefold()


def name_key(mention: Mention) -> CountKey:
    """Return what a suggested name is counted as, by its rule and the label it was suggested with."""
    label = (mention.suggested or {}).get("label", mention.label)
    return CountKey(CountSubject.NAME, _rule(mention.provenance), str(label))


def quote_key(quote: Quote, cue: str) -> CountKey:
    """Return what a suggested quote is counted as: reported speech by kind and cue, else words in marks by rule."""
    reported = kind_of(quote)
    if reported is not None:
        return CountKey(CountSubject.REPORTED, reported, cue)
    return CountKey(CountSubject.MARKED, _rule(quote.provenance))


def speaker_key(quote: Quote) -> CountKey:
    """Return what the choice of a quote's speaker is counted as."""
    return CountKey(CountSubject.SPEAKER, _rule(quote.provenance))


def meant_key(claim: Resolution) -> CountKey:
    """Return what a claim about who is meant is counted as."""
    return CountKey(CountSubject.MEANT, claim.rule or "")


def judged_name(mention: Mention) -> Iterator[Judged]:
    """Yield what an editor decided about a suggested name."""
    if not mention.status.decided or not _was_suggested(mention.provenance):
        return
    before = mention.suggested or {}
    verdict = Verdict.KEPT
    if mention.status is Status.REJECTED:
        verdict = Verdict.REJECTED
    elif "start" in before or "end" in before:
        verdict = Verdict.EDGES
    elif before.get("label", mention.label) != mention.label:
        verdict = Verdict.TYPE
    yield Judged(name_key(mention), verdict, own_score(mention.provenance))


def judged_quote(quote: Quote, cue: str) -> Iterator[Judged]:
    """Yield what an editor decided about a suggested quote: whether it is one, who speaks, and who that is."""
    if not quote.status.decided or not _was_suggested(quote.provenance) or quote.within is not None:
        return
    before = quote.suggested or {}
    key = quote_key(quote, cue)
    verdict = _quote_verdict(quote, Kind.TERM.value == before.get("kind", quote.kind))
    yield Judged(key, verdict, own_score(quote.provenance))
    if verdict in {Verdict.REJECTED, Verdict.TERM} or quote.kind is Kind.TERM:
        return
    was = before.get("speakers")
    kept = not isinstance(was, list)
    if key.subject is CountSubject.MARKED and verdict is Verdict.KEPT:
        same = kept or _same_words(was, quote.speakers)
        yield Judged(speaker_key(quote), Verdict.KEPT if same else Verdict.SOMEBODY_ELSE, own_score(quote.provenance))
    yield from _meant(quote.speakers) if kept else _erred(was, quote.speakers)


def _quote_verdict(quote: Quote, suggested_term: bool) -> Verdict:  # noqa: FBT001 - one of two kinds
    if quote.status is Status.REJECTED:
        return Verdict.REJECTED
    if quote.kind is Kind.TERM:
        return Verdict.KEPT if suggested_term else Verdict.TERM
    return Verdict.SPEECH if suggested_term else Verdict.KEPT


def _meant(speakers: Iterable[Speaker]) -> Iterator[Judged]:
    """Yield the inferred claims that an editor confirmed."""
    for speaker in speakers:
        claim = speaker.resolution
        if claim is not None and claim.rule and claim.inferred and claim.status is Status.CONFIRMED:
            yield Judged(meant_key(claim), Verdict.KEPT, own_score(claim))


def _erred(was: Any, now: Iterable[Speaker]) -> Iterator[Judged]:
    """Yield the inferred claims that an editor corrected: the same words, but somebody else is meant."""
    by_place: dict[Any, Speaker] = {(one.span.start, one.span.end): one for one in now if one.span is not None}
    for before in was:
        if not isinstance(before, Mapping) or not isinstance(before.get("rule"), str):
            continue
        same = by_place.get((_number(before, "start"), _number(before, "end")))
        claim, score = Resolution(before["rule"]), before.get("score")
        if same is not None and claim.inferred and same.entity != before.get("entity"):
            expected = score if isinstance(score, int | float) else 0.5
            yield Judged(meant_key(claim), Verdict.SOMEBODY_ELSE, expected)


def _number(fields: Mapping[str, Any], name: str) -> int | None:
    value = fields.get(name)
    return value if isinstance(value, int) else None


def _same_words(was: Any, now: Iterable[Speaker]) -> bool:
    """Return whether the main speaker is named by the same words as before."""
    first = next((one.span for one in now), None)
    bounds = (first.start, first.end) if first is not None else (None, None)
    before = was[0] if was else {}
    return isinstance(before, Mapping) and (_number(before, "start"), _number(before, "end")) == bounds


def own_score(scored: Provenance | Resolution) -> float:
    """Return the score that the software gave by itself, before it was moved by what was counted."""
    for reason in scored.evidence:
        if reason.code == ReasonCode.COUNTED:
            before = dict(reason.params).get("before")
            if isinstance(before, int):
                return before / 1000
    return 0.5 if scored.score is None else scored.score


def _was_suggested(source: Provenance) -> bool:
    return source.origin in {Origin.MODEL, Origin.RULE, Origin.MEMORY}


def _rule(source: Provenance) -> str:
    return source.rule or source.origin.value


def _log_odds(share: float) -> float:
    share = min(0.98, max(0.02, share))
    return math.log(share / (1 - share))


def _share(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))
