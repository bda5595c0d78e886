"""Nested quotes (*“He said, ‘Open them.’”*): whether they are speech, and their speakers."""

from __future__ import annotations

from editorial.language.facts import Fact
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.cues import Cue
from editorial.language.passages.quote_context import QuoteContext
from editorial.language.text.tokens import Tokens

_BACK = 6
"""How many tokens before a nested quote are searched for its cue."""


def nested_cue(context: QuoteContext, number: int, lexicon: QuoteLexicon) -> Cue | None:
    """Return the cue of a nested quote, inside the outer quote, with its speaker; None if there is no cue."""
    tokens, quoted = context.tokens, context.quoted_spans[number]
    parent = context.quoted_spans[quoted.parent] if quoted.parent is not None else None
    if parent is None:
        return None
    start = tokens.at(quoted.outer.start)
    limit = max(tokens.at(parent.span.start), start - _BACK)
    for token in range(start - 1, limit - 1, -1):
        lower = tokens.lower[token]
        if lower in {".", "?", "!"}:
            return None
        if lower in lexicon.speech | lexicon.calling and tokens.tag[token].startswith("VB"):
            speaker = _subject(tokens, token, limit)
            return Cue(token, token, token, Fact.SPEECH, (speaker,) if speaker is not None else ())
        if lower in lexicon.being_like and token > limit:
            first = token - 1
            while first > limit and not tokens.lower[first][0].isalnum() and tokens.lower[first][0] not in "’'":
                first -= 1
            speaker = _subject(tokens, first, limit)
            return Cue(first, first, token, Fact.SPEECH, (speaker,) if speaker is not None else ())
    return None


def _subject(tokens: Tokens, verb: int, limit: int) -> int | None:
    """Return the subject of a verb inside a quote from the parse, else a pronoun or noun directly before the verb."""
    for child in tokens.under(verb, "nsubj"):
        return child
    for head in tokens.up(verb):
        if tokens.dep[verb] not in {"xcomp", "conj", "ccomp"}:
            break
        for child in tokens.under(head, "nsubj"):
            return child
        break
    for token in range(verb - 1, max(limit - 3, -1), -1):
        if tokens.tag[token] in {"PRP", "NNP", "NN", "NNS", "WP"}:
            return token
    return None


def is_nested_speech(context: QuoteContext, number: int, cue: Cue | None, lexicon: QuoteLexicon) -> bool:
    """Return whether a nested quote is speech; otherwise it is a title or a phrase."""
    tokens, span = context.tokens, context.quoted_spans[number].span
    inner, text = context.tokens_in(span), span.of(context.text)
    if cue is not None:
        named = tokens.lower[cue.token] in lexicon.calling and tokens.lower[cue.token] not in lexicon.speech
        return not named or (tokens.dep[cue.token] != "acl" and not text[0].isupper())
    if text[-1] in "?!" or len(inner) > 6:
        return True
    return len(inner) > 3 and tokens.has_finite_verb(inner)
