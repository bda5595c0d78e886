"""Quotes inside quotes: whether they are speech, and who speaks in them (*“He said, ‘Open them.’”*)."""

from __future__ import annotations

from editorial.language.facts import Fact
from editorial.language.lexicon.quotes import QuoteLanguage
from editorial.language.passages.cues import Cue
from editorial.language.passages.layout import Layout
from editorial.language.text.tokens import Tokens

_BACK = 6
"""How many words before a nested quote its cue is looked for."""


def nested_cue(layout: Layout, number: int, language: QuoteLanguage) -> Cue | None:
    """Return the words inside the outer quote that introduce a nested one, with who speaks; None if nothing does."""
    words, stretch = layout.words, layout.stretches[number]
    parent = layout.stretches[stretch.parent] if stretch.parent is not None else None
    if parent is None:
        return None
    start = words.at(stretch.outer.start)
    limit = max(words.at(parent.span.start), start - _BACK)
    for word in range(start - 1, limit - 1, -1):
        lower = words.lower[word]
        if lower in {".", "?", "!"}:
            return None
        if lower in language.speech | language.calling and words.tag[word].startswith("VB"):
            speaker = _subject(words, word, limit)
            return Cue(word, word, word, Fact.SPEECH, (speaker,) if speaker is not None else ())
        if lower in language.being_like and word > limit:
            first = word - 1
            while first > limit and not words.lower[first][0].isalnum() and words.lower[first][0] not in "’'":
                first -= 1
            speaker = _subject(words, first, limit)
            return Cue(first, first, word, Fact.SPEECH, (speaker,) if speaker is not None else ())
    return None


def _subject(words: Tokens, verb: int, limit: int) -> int | None:
    """Return the subject of a verb inside a quote: by the parse, else a pronoun or name right before it."""
    for child in words.under(verb, "nsubj"):
        return child
    for head in words.up(verb):
        if words.dep[verb] not in {"xcomp", "conj", "ccomp"}:
            break
        for child in words.under(head, "nsubj"):
            return child
        break
    for word in range(verb - 1, max(limit - 3, -1), -1):
        if words.tag[word] in {"PRP", "NNP", "NN", "NNS", "WP"}:
            return word
    return None


def is_nested_speech(layout: Layout, number: int, cue: Cue | None, language: QuoteLanguage) -> bool:
    """Return whether somebody said the words of a nested quote; else they are a title or a phrase."""
    words, span = layout.words, layout.stretches[number].span
    inner, text = layout.words_of(span), span.of(layout.text)
    if cue is not None:
        named = words.lower[cue.word] in language.calling and words.lower[cue.word] not in language.speech
        return not named or (words.dep[cue.word] != "acl" and not text[0].isupper())
    if text[-1] in "?!" or len(inner) > 6:
        return True
    return len(inner) > 3 and words.has_finite_verb(inner)
