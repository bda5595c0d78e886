"""Indirect and mixed quotes: the clauses and objects that report speech without marks around all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from editorial.domain.rules import Rule
from editorial.language.decision_list import holding
from editorial.language.facts import Fact
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.cues import Cue
from editorial.language.passages.quote_context import OUTSIDE, QuoteContext
from editorial.language.quotes.indirect_cases import ATTRIBUTION_CASES, ENOUGH, REPORT_CASES
from editorial.language.quotes.indirect_contents import SIDES, Content, ContentFinder

_LONG, _VERY_LONG = 25, 35
"""A reported clause with more tokens is long, or very long."""


_WHOLE_CLAUSES = frozenset(
    {Rule.CLAUSE, *SIDES[Rule.CLAUSE], Rule.CLAUSE_FIRST, *SIDES[Rule.CLAUSE_FIRST], Rule.AROUND, *SIDES[Rule.AROUND]}
    | {Rule.ACCORDING_BEFORE, Rule.ACCORDING_AFTER}
)
"""Rules for whole clauses: a cue inside such a clause is part of what is reported."""

_BY_RULE = {
    Rule.CLAUSE: Fact.CLAUSE,
    Rule.CLAUSE_FIRST: Fact.CLAUSE_FIRST,
    Rule.OBJECT: Fact.OBJECT,
    Rule.INFINITIVE: Fact.INFINITIVE,
    Rule.ABOUT: Fact.ABOUT,
    Rule.QUESTION: Fact.QUESTION,
    Rule.AROUND_LEFT: Fact.AROUND_LEFT,
    Rule.AROUND_RIGHT: Fact.AROUND_RIGHT,
    Rule.ACCORDING_BEFORE: Fact.ACCORDING_BEFORE,
    Rule.ACCORDING_AFTER: Fact.ACCORDING_AFTER,
    Rule.LABEL: Fact.LABEL,
}
"""The fact for a rule in the decision list; other rules have none."""


@dataclass(frozen=True, slots=True)
class ReportedSpeech:
    """Content that a cue may report, with the probability (0..1) that it does.

    `attributed` is the probability that the content is attributed to the speaker at all, be it as an attitude.
    """

    content: Content
    score: float
    attributed: float


def weighed(context: QuoteContext, cues: Sequence[Cue], lexicon: QuoteLexicon) -> list[ReportedSpeech]:
    """Return all contents that the cues of an article may report, with their probabilities."""
    return [
        ReportedSpeech(content, REPORT_CASES.share(content.facts), ATTRIBUTION_CASES.share(content.facts))
        for content in described(context, cues, lexicon)
    ]


def covering(context: QuoteContext, reported: Sequence[ReportedSpeech]) -> dict[int, float]:
    """Return the highest probability of an attributed content that covers a quoted span, by index of the span."""
    best: dict[int, float] = {}
    for item in reported:
        words = range(item.content.first, item.content.last + 1)
        for number in {context.inside[word] for word in words} - {OUTSIDE}:
            best[number] = max(best.get(number, 0.0), item.attributed)
    return best


def find_reported(
    context: QuoteContext, reported: Sequence[ReportedSpeech], said: set[int], lexicon: QuoteLexicon
) -> list[ReportedSpeech]:
    """Return the reported contents of an article, in text order; `said` are the quoted spans that are speech."""
    found: dict[tuple[int, int], ReportedSpeech] = {}
    for item in reported:
        if item.score < ENOUGH or _is_quote(context, item.content, said, lexicon.reported.that):
            continue
        place = (item.content.first, item.content.last)
        if place not in found or found[place].score < item.score:
            found[place] = item
    whole = sorted(_without_parts(found.values()), key=lambda item: (item.content.first, -item.content.last))
    return list(_outside_turns(whole))


def _without_parts(reported: Iterable[ReportedSpeech]) -> Iterator[ReportedSpeech]:
    """Yield the contents that are not part of another one of the same cue (*to wait* in *urged them to wait*)."""
    by_cue: dict[int, list[ReportedSpeech]] = {}
    for item in reported:
        by_cue.setdefault(item.content.cue.token, []).append(item)
    for items in by_cue.values():
        for item in items:
            if not any(_is_part(item.content, other.content) for other in items):
                yield item


def _is_part(content: Content, other: Content) -> bool:
    same = (content.first, content.last) == (other.first, other.last)
    return not same and other.first <= content.first and content.last <= other.last


def _outside_turns(reported: Sequence[ReportedSpeech]) -> Iterator[ReportedSpeech]:
    """Yield the contents that are not inside a turn of a transcript, which is the speaker's own words."""
    end = -1
    for item in reported:
        if item.content.rule is Rule.LABEL:
            end = item.content.last
        elif item.content.last <= end:
            continue
        yield item


def _is_quote(context: QuoteContext, content: Content, said: set[int], that: str) -> bool:
    """Return whether a content is just one direct quote, be it after *that*."""
    first = content.first + (context.tokens.lower[content.first] == that)
    number = context.inside[first]
    return number in said and context.inside[content.last] == number


def described(context: QuoteContext, cues: Sequence[Cue], lexicon: QuoteLexicon) -> list[Content]:
    """Return all contents that the cues may report, with their facts."""
    contents = list(ContentFinder(context, cues, lexicon).offers())
    covered = bytearray(len(context.tokens))
    for content in contents:
        if content.rule in _WHOLE_CLAUSES:
            for token in range(content.first, content.last + 1):
                covered[token] = 1
    return [
        replace(content, facts=_facts(context, content, lexicon) | holding({Fact.WITHIN: covered[content.cue.token]}))
        for content in contents
    ]


def _asks_to_do(context: QuoteContext, content: Content) -> bool:
    """Return whether a content is somebody with an infinitive that depends on the cue (*urged them to wait*)."""
    tokens = context.tokens
    return any(
        tokens.tag[token] == "TO"
        and tokens.tag[verb := tokens.head[token]] == "VB"
        and tokens.head[verb] == content.cue.token
        for token in range(content.first + 1, content.last)
    )


def _facts(context: QuoteContext, content: Content, lexicon: QuoteLexicon) -> frozenset[Fact]:
    """Return the facts about a content, except WITHIN."""
    tokens, cue, reported = context.tokens, content.cue, lexicon.reported
    length = content.last - content.first + 1
    after = tokens.lower[content.last + 1] if content.last + 1 < len(tokens) else "."
    who = lexicon.pronouns.get(tokens.lower[cue.speakers[0]]) if cue.speakers else None
    facts = holding(
        {
            Fact.WEAK: tokens.lower[cue.token] in reported.weak,
            Fact.THAT: tokens.lower[content.first] == reported.that,
            Fact.QUESTION_WORD: tokens.lower[content.first] in reported.questions,
            Fact.LONG: length > _LONG,
            Fact.VERY_LONG: length > _VERY_LONG,
            Fact.PASSED: cue.passed,
            Fact.TO_SAY: tokens.tag[cue.token] == "VB",
            Fact.BESIDE: content.first == cue.last + 1 or content.last == cue.first - 1,
            Fact.FULL: after in {".", "?", "!", ";"} or not after.strip(),
            Fact.COMMA: after == ",",
            Fact.DASH: after in {"—", "–", "--", "-", ":"},
            Fact.QUOTED_END: context.inside[content.last] != OUTSIDE,
            Fact.TO_DO: content.rule is Rule.OBJECT and _asks_to_do(context, content),
            Fact.NOBODY: not cue.speakers,
            Fact.NAMED: cue.speakers and cue.speakers[0] in context.mention_at,
            Fact.PRONOUN: who in {"man", "woman", "many"},
            Fact.WRITER: who in {"self", "selves"},
        }
    )
    offered = _BY_RULE.get(content.rule)
    return facts | content.facts | {cue.sort} | ({offered} if offered is not None else set())
