"""Speakers in a line above a quote (*From Mayor Ellis:*, *From the desk of Ellis, analyst*), and before a role."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.domain.labels import PLACE
from editorial.domain.rules import Rule
from editorial.language.decision_list import holding
from editorial.language.facts import Fact
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.quote_context import QuoteContext
from editorial.language.speakers.candidate import SpeakerCandidate

_LONGEST = 120
"""The longest line above a quote that may name its source, in code points."""
_BEFORE_NAME = frozenset({"NN", "NNP", "JJ", "HYPH", "DT", "PRP$", "POS", "CC", "NFP", ":", "_SP", ",", "-LRB-"})
"""Tags of the words that may stand between a sender word, or the start of the sentence, and the name of a source."""


def from_above(context: QuoteContext, paragraph: int, lexicon: QuoteLexicon) -> Iterator[SpeakerCandidate]:
    """Yield the source in the line above a paragraph.

    The line ends with a name and a colon (*A statement from Mayor Ellis:*), or starts with a sender word (*From the
    desk of Mary Ellis, analyst*). Its last sentence has no verb.
    """
    if not paragraph:
        return
    tokens, line = context.tokens, context.paragraphs[paragraph - 1]
    words = [at for at in context.paragraph_tokens(paragraph - 1) if not tokens.lower[at].isspace()]
    if not words:
        return
    start = max(words[0], tokens.sentence_range(words[-1]).start)
    while start < words[-1] and tokens.lower[start] in lexicon.reported.connectives:
        start += 1
    if tokens.has_finite_verb(range(start, words[-1])):
        return
    if tokens.lower[words[-1]] == ":":
        name = _last_name(context, range(start, words[-1]), lexicon)
    elif tokens.lower[start] in lexicon.sender and line.end - line.start <= _LONGEST:
        name = next((at for at in range(start, words[-1]) if context.person_at(at)), None)
    else:
        return
    if name is not None:
        yield _candidate(context, name)


def named_before_role(context: QuoteContext, offset: int, lexicon: QuoteLexicon) -> Iterator[SpeakerCandidate]:
    """Yield the person that a sentence without a verb starts with, up to a colon before an offset in code points.

    A role stands between the name and the colon (*Mary Ellis, the mayor of Saltmere: “…”*).
    """
    tokens = context.tokens
    colon = tokens.before(offset) - 1
    if colon < 1:
        return
    start = tokens.sentence_range(colon).start
    while start < colon and (
        not tokens.lower[start][0].isalnum() or tokens.lower[start] in lexicon.reported.connectives
    ):
        start += 1
    if context.person_at(start) and not tokens.has_finite_verb(range(start, colon)):
        yield _candidate(context, start)


def _candidate(context: QuoteContext, name: int) -> SpeakerCandidate:
    """Return the candidate for the name that a token is part of."""
    return SpeakerCandidate(Rule.TRANSCRIPT, (context.phrase(name)[1],), holding({Fact.NAMED: True}))


def _last_name(context: QuoteContext, words: range, lexicon: QuoteLexicon) -> int | None:
    """Return the last token of the name that some words end with, or None.

    Only titles and roles are before the name, up to the start of the words or to a sender word.
    """
    tokens, last = context.tokens, words[-1] if words else -1
    mention = context.mention_at.get(last)
    if not words or not context.is_name(last) or (mention is not None and mention.label == PLACE):
        return None
    for token in reversed(words[: context.phrase(last)[0] - words.start]):
        if tokens.lower[token] in lexicon.sender:
            break
        if tokens.tag[token] not in _BEFORE_NAME and not tokens.form[token][0].isupper():
            return None
    return last
