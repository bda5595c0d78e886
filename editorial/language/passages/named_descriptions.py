"""Descriptions with the name of the person behind them (*le procureur, Hervé Castaing, a requis*), read by their words.

In the trees of English pipelines the name is the head of *Mayor Odile Fressange*; in universal ones it is the noun, and
parsers often attach the name elsewhere. Here the name becomes the head, so that it is the subject of the verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editorial.domain.annotation import Mention
from editorial.domain.labels import PERSON
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.text.tokens import Tokens

_MOST_ADJECTIVES = 4
"""The most tokens between a name and a noun for the person, without a comma."""
_LONGEST = 16
"""The most tokens of a description before the name."""
_WITHIN = frozenset(
    {"NN", "VB", "NNS", "NNP", "NNPS", "JJ", "CD", "HYPH", "VBN", "VBD", "IN", "DT", "PRP", "PRP$", "CC"}
)
"""Tags of the words of a description; models take some of its adjectives for verbs, and some articles for pronouns."""


def name_descriptions(tokens: Tokens, mentions: Sequence[Mention], lexicon: QuoteLexicon) -> None:
    """Make each person's name the head of the description before it; changes the parse of the tokens in place."""
    titles = lexicon.titles.keys() | lexicon.title_nouns.keys()
    for mention in mentions:
        name = range(tokens.at(mention.span.start), tokens.before(mention.span.end))
        if not name:
            continue
        if name.start and tokens.lower[name.start - 1] in titles:
            name = range(name.start - 1, name.stop)
            _take_over(tokens, name, name.start)
        noun = _described(tokens, name, lexicon) if mention.label == PERSON else _kind(tokens, name, lexicon)
        if noun is not None:
            _take_over(tokens, name, noun)
        if mention.label == PERSON:
            _append(tokens, name, lexicon)


def _kind(tokens: Tokens, name: range, lexicon: QuoteLexicon) -> int | None:
    """Return the noun for a group directly before its name (*le syndicat Route libre*), or None."""
    before = name.start - 1
    return before if before >= 0 and tokens.lower[before] in lexicon.group_nouns else None


def _append(tokens: Tokens, name: range, lexicon: QuoteLexicon) -> None:
    """Make the noun of a description behind a name and a comma an apposition to it (*Mado Le Bihan, la doyenne*)."""
    last, behind = name.stop - 1, range(name.stop + 1, min(name.stop + 4, len(tokens)))
    if name.stop >= len(tokens) or tokens.lower[name.stop] != ",":
        return
    noun = next((token for token in behind if tokens.lower[token] in lexicon.person_nouns), None)
    if noun is None or any(tokens.tag[token] not in {"DT", "JJ", "PRP"} for token in range(behind.start, noun)):
        return
    if last not in tokens.up(noun) and noun not in tokens.up(last):
        tokens.head[noun], tokens.dep[noun] = last, "appos"


def _described(tokens: Tokens, name: range, lexicon: QuoteLexicon) -> int | None:
    """Return the noun for a person that a name follows, directly or after a comma; None if there is none."""
    at = name.start - 1
    if at < 0 or tokens.lower[at] != ",":
        return _directly_before(tokens, at, lexicon)
    found = None
    for token in _before(tokens, at - 1, lexicon):
        if tokens.lower[token] in lexicon.person_nouns:
            found = token
    return found if found is not None and _opened(tokens, found, lexicon) else None


def _directly_before(tokens: Tokens, at: int, lexicon: QuoteLexicon) -> int | None:
    """Return the first noun for a person in the words that end at a token (*le président valdave*), or None."""
    found = None
    for token in range(at, max(at - _MOST_ADJECTIVES, -1), -1):
        if not tokens.lower[token][0].isalpha() or tokens.tag[token] in {"IN", "CC", "DT"}:
            break
        if tokens.lower[token] in lexicon.person_nouns:
            found = token
    return found


def _before(tokens: Tokens, at: int, lexicon: QuoteLexicon) -> Iterator[int]:
    """Yield the tokens of the description that ends at a token, from its end to its article."""
    least = max(at - _LONGEST, -1)
    while at > least and tokens.tag[at] in _WITHIN and tokens.lower[at] not in lexicon.relatives:
        yield at
        own = tokens.lower[at] in lexicon.openings and (at == 0 or tokens.tag[at - 1] not in {"IN", "CC"})
        if own and tokens.lower[at + 1] in lexicon.person_nouns:
            return
        at -= 1


def _opened(tokens: Tokens, noun: int, lexicon: QuoteLexicon) -> bool:
    """Return whether an article, or the start of a sentence, stands before a noun and at most one more word."""
    near = range(max(0, noun - 2), noun)
    return any(tokens.lower[token] in lexicon.openings for token in near) or tokens.starts_sentence(noun)


def _take_over(tokens: Tokens, name: range, noun: int) -> None:
    """Make the last token of a name the head of a noun, in the place that the noun, or the name, had in the tree."""
    last, inside = name.stop - 1, {*name, noun}
    above = noun if not any(up in name for up in tokens.up(noun)) else _root(tokens, name)
    head, label = tokens.head[above], tokens.dep[above]
    if head in inside:
        root = _root(tokens, name)
        head, label = tokens.head[root], tokens.dep[root]
    if head == above or head in inside or last in {head, *tokens.up(head)}:
        head = last
    for token in (*name, noun):
        tokens.head[token], tokens.dep[token] = last, "compound"
    tokens.head[last], tokens.dep[last] = head, label if head != last else "ROOT"


def _root(tokens: Tokens, name: range) -> int:
    """Return the token of a name whose head is outside it."""
    return next((token for token in name if tokens.head[token] not in name), name.stop - 1)
