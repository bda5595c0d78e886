"""Turns of transcripts, and headlines that quote: what is behind a name and a colon (*Ellis: The bridge is shut*)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from editorial.domain.labels import CHARACTER, PERSON, PLACE
from editorial.language.facts import Fact
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.cues import Cue
from editorial.language.passages.quote_context import OUTSIDE, QuoteContext

_LABEL = re.compile(r"(?:[\w.’'&-]+[ \xa0]){0,5}[\w.’'&)-]+:[ \xa0]+(?=\S)")
_MOST_MORE = 5
"""The most paragraphs of a turn after its first one."""
_ENDS = frozenset(".?!…\"”’'")


@dataclass(frozen=True, slots=True)
class Turn:
    """What stands behind a label, or a later paragraph of it: first and last token; the cue is the colon.

    `label` has the tokens of the label.
    """

    first: int
    last: int
    cue: Cue
    label: range


def find_turns(context: QuoteContext, lexicon: QuoteLexicon) -> Iterator[Turn]:
    """Yield the text behind names and colons, in text order, with the paragraphs up to the next label."""
    known = _known_labels(context)
    turns = {
        number: turn
        for number in range(len(context.paragraphs))
        if (turn := _turn(context, lexicon, number, known)) is not None
    }
    yield from turns.values()
    for number, after in pairwise(turns):
        if number and after - number <= _MOST_MORE + 1:
            more = range(number + 1, after)
            if all(_is_spoken(context, between) for between in more):
                for between in more:
                    covered = context.paragraph_tokens(between)
                    yield replace(turns[number], first=covered.start, last=covered.stop - 1)


def _known_labels(context: QuoteContext) -> frozenset[str]:
    """Return the labels in capitals, as in the text, that several paragraphs start with or that are names elsewhere."""
    people = (mention for mention in context.mentions_by_start.values() if mention.label in {PERSON, CHARACTER})
    names = {mention.span.of(context.text).casefold() for mention in people}
    counts = Counter(
        words
        for paragraph in context.paragraphs
        if (label := _LABEL.match(context.text, paragraph.start, paragraph.end)) is not None
        and (words := label[0].rstrip()[:-1]).isupper()
    )
    return frozenset(words for words, times in counts.items() if times > 1 or words.casefold() in names)


def _turn(context: QuoteContext, lexicon: QuoteLexicon, number: int, known: frozenset[str]) -> Turn | None:
    """Return the text behind the label that a paragraph starts with, or None; `known` labels need no other evidence."""
    tokens, paragraph = context.tokens, context.paragraphs[number]
    label = _LABEL.match(context.text, paragraph.start, paragraph.end)
    if label is None:
        return None
    covered = context.paragraph_tokens(number)
    colon = tokens.before(label.end()) - 1
    names = range(covered.start, colon)
    sure = label[0].rstrip()[:-1] in known
    if not names or colon + 3 >= covered.stop or (tokens.has_verb(names) and not sure):
        return None
    side = lexicon.interview_labels.get(tokens.lower[names[0]]) if len(names) == 1 else None
    if side == "question":
        return None
    heads = list(names) if side == "answer" else _heads(context, names, number, sure=sure)
    outside = context.inside[colon + 1] == OUTSIDE and all(context.inside[token] == OUTSIDE for token in names)
    if not heads or not outside:
        return None
    return Turn(colon + 1, covered.stop - 1, Cue(colon, colon, colon, Fact.LABEL, (heads[-1],)), names)


def _heads(context: QuoteContext, names: range, paragraph: int, *, sure: bool) -> list[int]:
    """Return the tokens of a label that name a possible speaker; none for what belongs to one (*Editor’s note*).

    If it is `sure` that the label is a name, its last word does, whatever the parser says.
    """
    tags = context.tokens.tag
    owned = any(tags[token] in {"POS", "DT"} for token in names)
    if owned and not context.is_name(names[-1]):
        return []
    found = [token for token in names if _is_named(context, token, paragraph)]
    return found or [token for token in names[-1:] if sure and token not in context.mention_at]


def _is_named(context: QuoteContext, token: int, paragraph: int) -> bool:
    """Return whether a token of a label names a possible speaker; in the headline, only if it is a mention.

    A place is not (*PARIS: …*), nor is *EXCLUSIVE: …*.
    """
    mention = context.mention_at.get(token)
    if mention is not None:
        return mention.label != PLACE
    return paragraph > 0 and context.is_name(token)


def _is_spoken(context: QuoteContext, number: int) -> bool:
    """Return whether a paragraph between two turns may go on with the first: sentences, not a heading or a note."""
    tokens, covered = context.tokens, context.paragraph_tokens(number)
    words = [token for token in covered if not tokens.lower[token].isspace()]
    if not words or tokens.lower[words[0]][0] in "([" or context.inside[words[0]] != OUTSIDE:
        return False
    return tokens.lower[words[-1]][-1] in _ENDS and tokens.has_finite_verb(words)
