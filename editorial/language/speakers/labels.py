"""Speakers by label: a name and a colon before the quote (`ELLIS:`), a name after a dash behind it (*” — Ellis*)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.domain.rules import Rule
from editorial.domain.text import Span
from editorial.language.decision_list import holding
from editorial.language.facts import Fact
from editorial.language.lexicon.quotes import QuoteLanguage
from editorial.language.passages.layout import Layout
from editorial.language.speakers.candidate import Candidate

_LABEL = re.compile(r"(?:^|[-–—―~|•*.,?!\]”\"]\s*)((?:(?:[\w’'-]+|(?:\w\.)+|\w{2,3}\.)[ \xa0]){0,5}[\w.’')-]+)\s?:\s*$")
_INNER_LABEL = re.compile(r"([A-Z][A-Z.’'-]*(?: [A-Z][A-Z.’'-]*){0,3}):\s")
_BYLINE = re.compile(r"\s*(?:[—–―]|--?|~)\s*(?=[^\W\d_])")
_LOOSE = 3
"""Fewer code points than this may stand between a quote and the end of its paragraph."""
_LONGEST = 80
"""How many code points a label may take up."""


def labelled(layout: Layout, number: int, language: QuoteLanguage) -> Iterator[Candidate]:
    """Yield who is named with a colon before a stretch or inside it at its start, or by a dash behind or below it."""
    words, stretch = layout.words, layout.stretches[number]
    paragraph = layout.paragraphs[stretch.paragraph]
    before = layout.text[max(paragraph.start, stretch.outer.start - _LONGEST) : stretch.outer.start]
    label = _LABEL.search(before)
    if label is not None:
        offset = stretch.outer.start - len(before)
        names = range(words.at(offset + label.start(1)), words.before(offset + label.end(1)))
        if names and not words.has_verb(names):
            found = _named(layout, names, Rule.TRANSCRIPT, language)
            yield from (one for one in found if before[label.start()] != "," or Fact.NAMED in one.facts)
    else:
        yield from _introduced(layout, stretch.outer.start)
    if stretch.outer.start - paragraph.start < _LOOSE and paragraph.end - stretch.outer.end < _LOOSE:
        yield from _headed(layout, stretch.paragraph)
    inner = _INNER_LABEL.match(layout.text, stretch.span.start, stretch.span.end)
    if inner is not None:
        yield from _named(layout, layout.words_of(Span(*inner.span(1))), Rule.TRANSCRIPT, language)
    yield from _byline(layout, stretch.outer.end, paragraph, language)
    if paragraph.end - stretch.outer.end < _LOOSE and stretch.paragraph + 1 < len(layout.paragraphs):
        beneath = layout.paragraphs[stretch.paragraph + 1]
        yield from (below for below in _byline(layout, beneath.start, beneath, language) if Fact.NAMED in below.facts)


def _introduced(layout: Layout, offset: int) -> Iterator[Candidate]:
    """Yield the person named right before a colon at the end of words without a verb (*The last word to Ellis:*)."""
    words = layout.words
    colon = words.before(offset) - 1
    if colon < 1 or words.lower[colon] != ":":
        return
    start = max(words.sentence_range(colon).start, colon - _LONGEST)
    if layout.person_at(colon - 1) and not words.has_finite_verb(range(start, colon)):
        yield Candidate(Rule.TRANSCRIPT, (colon - 1,), holding({Fact.NAMED: True}))


def _headed(layout: Layout, paragraph: int) -> Iterator[Candidate]:
    """Yield the person whose name alone heads the paragraph, with a line between that says what he is."""
    for above in range(paragraph - 1, max(-1, paragraph - 3), -1):
        line = layout.paragraphs[above]
        covered = layout.paragraph_words(above)
        if above == 0 or line.end - line.start > _LONGEST or not covered or not _is_heading(layout, covered):
            return
        mention = layout.person_at(covered[0])
        if mention is not None and mention.span.start == line.start:
            if mention.span.end == line.end:
                yield Candidate(Rule.BYLINE, (layout.words_of(mention.span)[-1],), holding({Fact.NAMED: True}))
            return


def _is_heading(layout: Layout, covered: range) -> bool:
    """Return whether a line is no sentence: it has no verb and no mark at its end."""
    last = layout.words.lower[covered[-1]]
    return last[-1].isalnum() and not layout.words.has_finite_verb(covered)


def _byline(layout: Layout, offset: int, paragraph: Span, language: QuoteLanguage) -> Iterator[Candidate]:
    """Yield who is named after a dash at an offset, up to the end of a paragraph."""
    after, words = _BYLINE.match(layout.text, offset, paragraph.end), layout.words
    if after and layout.text[after.end()].isupper() and paragraph.end - after.end() < _LONGEST:
        at = words.at(after.end())
        names = range(at, min(at + 4, words.before(paragraph.end)))
        if not words.has_finite_verb(names):
            yield from _named(layout, names, Rule.BYLINE, language)


def _named(layout: Layout, names: range, rule: Rule, language: QuoteLanguage) -> Iterator[Candidate]:
    """Take the names among the words of a label; several joined by *and* speak together."""
    words = layout.words
    heads: list[int] = []
    known = [word for word in names if word in layout.mention_at]
    people = [word for word in known if layout.person_at(word)]
    named = people or known or [word for word in names if layout.is_name(word)]
    for word in named or [word for word in names if words.tag[word] in {"NN", "NNS", "PRP"}]:
        if heads and word - heads[-1] == 1:
            heads[-1] = word
        else:
            heads.append(word)
    if heads:
        keep = heads if any(words.lower[word] in language.adding for word in names) else heads[:1]
        yield Candidate(rule, tuple(keep), holding({Fact.NAMED: named}))
