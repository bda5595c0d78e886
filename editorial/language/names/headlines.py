"""Names beside the words of layout, and in headlines, where every word has a capital."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from editorial.domain import labels
from editorial.domain.article import Article, ZoneKind
from editorial.domain.text import Span
from editorial.language.lexicon.gazetteer import gazetteer
from editorial.language.names.candidates import NameCandidate, make_candidate
from editorial.language.names.name_context import NameContext

_LEAST = 4
"""The fewest words of a headline with a capital at every word."""
_CAPITALS = 0.75
"""The share of its words that have a capital."""


def without_layout(context: NameContext, names: Iterable[NameCandidate]) -> Iterator[NameCandidate]:
    """Yield the names without the words of layout that the language knows (*Image caption*)."""
    layout: set[int] = set()
    for found in context.lexicon.no_part.finditer(context.tokens.text):
        layout.update(range(context.tokens.at(found.start()), context.tokens.before(found.end())))
    for name in names:
        yield from _parts(name, lambda at: at in layout) if layout else (name,)


def in_headlines(context: NameContext, article: Article, names: Iterable[NameCandidate]) -> Iterator[NameCandidate]:
    """Yield the names; those in a headline with a capital at every word are cut at words that are in no name.

    What is left is a name only if the article has it too, or if it is known otherwise.
    """
    shouting = [zone.span for zone in article.zones if zone.kind is ZoneKind.HEADLINE and _shouts(context, zone.span)]
    for name in names:
        headline = next((span for span in shouting if span.start <= name.start < span.end), None)
        if headline is None:
            yield name
            continue
        parts = list(_parts(name, lambda at: _is_word(context, at)))
        if len(parts) == 1 and parts[0].first == name.first and parts[0].last == name.last:
            yield name
        else:
            body = set(context.words[context.tokens.at(headline.end) :])
            yield from (part for part in parts if _is_known(part, body))


def _shouts(context: NameContext, headline: Span) -> bool:
    """Return whether nearly all words of a headline have a capital, but not all letters."""
    at = range(context.tokens.at(headline.start), context.tokens.before(headline.end))
    words = [context.words[i] for i in at if context.words[i].isalpha() and len(context.words[i]) > 2]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _LEAST and capitals >= _CAPITALS * len(words) and not all(word.isupper() for word in words)


def _is_word(context: NameContext, at: int) -> bool:
    """Return whether a word in a headline is no part of a name: a verb, *The*, or a small word elsewhere."""
    low, word = context.lower[at], context.words[at]
    lexicon = context.lexicon
    return (
        low in lexicon.headline_verbs
        or low in lexicon.starts
        or (low in lexicon.small and word[:1].isupper())
        or (low in context.vocabulary and low not in lexicon.org_heads)
    )


def _is_known(part: NameCandidate, body: set[str]) -> bool:
    """Return whether the body of the article has the words too, or they are known otherwise."""
    words, lists, lexicon = part.words, gazetteer(), part.context.lexicon
    text = " ".join(words)
    headed = len(words) > 1 and words[-1].lower() in lexicon.head_labels
    listed = lists.place(text) or lists.is_group(text) or lists.is_organisation(text)
    return bool(listed or headed or all(word in body or word.isupper() for word in words))


def _parts(name: NameCandidate, outside: Callable[[int], bool]) -> Iterator[NameCandidate]:
    """Yield the parts of a name between the tokens that are `outside`; the name itself if there are none."""
    kept = [at for at in range(name.first, name.last) if not outside(at)]
    if len(kept) == name.last - name.first or name.label in labels.OFF_BY_DEFAULT:
        yield name
        return
    name.context.cut_off.update(set(range(name.first, name.last)) - set(kept))
    for _, run in groupby(enumerate(kept), key=lambda pair: pair[1] - pair[0]):
        tokens = [at for _, at in run]
        yield make_candidate(name.context, tokens[0], tokens[-1] + 1, name.label)
