"""Speakers in labels: a name with a colon before a quote (`ELLIS:`), or after a dash behind it (*” — Ellis*).

Lines above a quote are in `lines_above`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.domain.rules import Rule
from editorial.domain.text import Span
from editorial.language.decision_list import holding
from editorial.language.facts import Fact
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.quote_context import QuoteContext
from editorial.language.speakers.candidate import SpeakerCandidate
from editorial.language.speakers.lines_above import from_above, named_before_role

_LABEL = re.compile(r"(?:^|[-–—―~|•*.,?!\]”\"]\s*)((?:(?:[\w’'-]+|(?:\w\.)+|\w{2,3}\.)[ \xa0]){0,5}[\w.’')-]+)\s?:\s*$")
_INNER_LABEL = re.compile(r"([A-Z][A-Z.’'-]*(?: [A-Z][A-Z.’'-]*){0,3}):\s")
_BYLINE = re.compile(r"\s*(?:[—–―]|--?|~)\s*(?=[^\W\d_])")
_LOOSE = 3
"""Fewer code points than this between a quote and the edge of its paragraph do not count."""
_LONGEST = 80
"""The longest label, in code points."""


def labelled(context: QuoteContext, number: int, lexicon: QuoteLexicon) -> Iterator[SpeakerCandidate]:
    """Yield the speakers in labels: before a quoted span or at its start (colon), behind or below it (dash)."""
    tokens, quoted = context.tokens, context.quoted_spans[number]
    paragraph = context.paragraphs[quoted.paragraph]
    before = context.text[max(paragraph.start, quoted.outer.start - _LONGEST) : quoted.outer.start]
    label = _LABEL.search(before)
    if label is not None:
        offset = quoted.outer.start - len(before)
        names = range(tokens.at(offset + label.start(1)), tokens.before(offset + label.end(1)))
        if names and not tokens.has_verb(names):
            found = _named(context, names, Rule.TRANSCRIPT, lexicon)
            first = (
                list(named_before_role(context, quoted.outer.start, lexicon)) if before[label.start()] == "," else []
            )
            own = before[label.start()] != "," or any(context.person_at(token) for token in names)
            yield from first or (found if own else ())
    else:
        yield from _introduced(context, quoted.outer.start)
    if quoted.outer.start - paragraph.start < _LOOSE:
        yield from from_above(context, quoted.paragraph, lexicon)
        if paragraph.end - quoted.outer.end < _LOOSE:
            yield from _headed(context, quoted.paragraph)
    inner = _INNER_LABEL.match(context.text, quoted.span.start, quoted.span.end)
    if inner is not None:
        yield from _named(context, context.tokens_in(Span(*inner.span(1))), Rule.TRANSCRIPT, lexicon)
    yield from _byline(context, quoted.span.end, Span(paragraph.start, quoted.outer.end), lexicon)
    yield from _byline(context, quoted.outer.end, paragraph, lexicon)
    if paragraph.end - quoted.outer.end < _LOOSE and quoted.paragraph + 1 < len(context.paragraphs):
        beneath = context.paragraphs[quoted.paragraph + 1]
        yield from (below for below in _byline(context, beneath.start, beneath, lexicon) if Fact.NAMED in below.facts)


def _introduced(context: QuoteContext, offset: int) -> Iterator[SpeakerCandidate]:
    """Yield the person before a colon at the end of a line without a verb (*The last word to Ellis:*)."""
    tokens = context.tokens
    colon = tokens.before(offset) - 1
    if colon < 1 or tokens.lower[colon] != ":":
        return
    start = max(tokens.sentence_range(colon).start, colon - _LONGEST)
    if context.person_at(colon - 1) and not tokens.has_finite_verb(range(start, colon)):
        yield SpeakerCandidate(Rule.TRANSCRIPT, (colon - 1,), holding({Fact.NAMED: True}))


def _headed(context: QuoteContext, paragraph: int) -> Iterator[SpeakerCandidate]:
    """Yield the person whose name is a line above the paragraph, with at most one line between (a description)."""
    for above in range(paragraph - 1, max(-1, paragraph - 3), -1):
        line = context.paragraphs[above]
        covered = context.paragraph_tokens(above)
        if above == 0 or line.end - line.start > _LONGEST or not covered or not _is_heading(context, covered):
            return
        mention = context.person_at(covered[0])
        if mention is not None and mention.span.start == line.start:
            if mention.span.end == line.end:
                yield SpeakerCandidate(Rule.BYLINE, (context.tokens_in(mention.span)[-1],), holding({Fact.NAMED: True}))
            return


def _is_heading(context: QuoteContext, covered: range) -> bool:
    """Return whether a line is a heading: without a finite verb and without punctuation at its end."""
    last = context.tokens.lower[covered[-1]]
    return last[-1].isalnum() and not context.tokens.has_finite_verb(covered)


def _byline(context: QuoteContext, offset: int, paragraph: Span, lexicon: QuoteLexicon) -> Iterator[SpeakerCandidate]:
    """Yield the speaker in the line after a dash at an offset (code points), up to the end of a paragraph."""
    after, tokens = _BYLINE.match(context.text, offset, paragraph.end), context.tokens
    if after and context.text[after.end()].isupper() and paragraph.end - after.end() < _LONGEST:
        at = tokens.at(after.end())
        names = range(at, min(at + 4, tokens.before(paragraph.end)))
        names = range(at, next((token for token in names if tokens.lower[token] == ","), names.stop))
        if not tokens.has_finite_verb(names):
            yield from _named(context, names, Rule.BYLINE, lexicon)


def _named(context: QuoteContext, names: range, rule: Rule, lexicon: QuoteLexicon) -> Iterator[SpeakerCandidate]:
    """Yield a candidate with the names in a label; several joined by a word such as *and* speak together."""
    tokens = context.tokens
    heads: list[int] = []
    known = [token for token in names if token in context.mention_at]
    people = [token for token in known if context.person_at(token)]
    named = people or known or [token for token in names if context.is_name(token)]
    for token in named or [token for token in names if tokens.tag[token] in {"NN", "NNS", "PRP"}]:
        if heads and token - heads[-1] == 1:
            heads[-1] = token
        else:
            heads.append(token)
    if heads:
        keep = heads if any(tokens.lower[token] in lexicon.adding for token in names) else heads[:1]
        yield SpeakerCandidate(rule, tuple(keep), holding({Fact.NAMED: named}))
