"""What sort of word names a possible speaker: a name, a pronoun, a noun for somebody or for some thing."""

from __future__ import annotations

from editorial.language.decision_list import holding
from editorial.language.facts import Fact
from editorial.language.lexicon.quotes import QuoteLanguage
from editorial.language.passages.layout import Layout

_FACELESS = frozenset({"thing", "other"})
"""Kinds of pronouns that seldom stand for whoever speaks: *it*, *you*."""


def who_facts(layout: Layout, head: int, language: QuoteLanguage) -> frozenset[Fact]:
    """Return what sort of word names a speaker."""
    meant = _antecedent(layout, head, language)
    kind = language.pronouns.get(layout.words.lower[meant])
    person = layout.words.lower[meant].endswith(language.person_endings)
    thing = _sort(layout, meant, language) is Fact.OTHER_NOUN and not person
    faceless = kind in _FACELESS or thing
    sort = _sort(layout, head, language)
    return frozenset({sort} if sort is not None else ()) | holding({Fact.FACELESS: faceless})


def _antecedent(layout: Layout, head: int, language: QuoteLanguage) -> int:
    """Return the noun that a relative pronoun stands for (*a sign that read*), any other word as it is."""
    words = layout.words
    verb = words.head[head]
    relative = words.lower[head] in language.relatives and words.dep[verb] == "relcl"
    return words.head[verb] if relative else head


def _sort(layout: Layout, head: int, language: QuoteLanguage) -> Fact | None:
    """Return the sort of a word; None for a noun that may well speak and for what looks like a name."""
    lower = layout.words.lower[head]
    kind = language.pronouns.get(lower)
    if head in layout.mention_at:
        return Fact.NAMED
    if kind is not None:
        return Fact.HE_SHE if kind in {"man", "woman"} else Fact.OTHER_PRONOUN
    if lower in language.person_nouns or lower.removesuffix(language.plural) in language.person_nouns:
        return None
    if lower in language.group_nouns or layout.is_name(head):
        return None
    return Fact.OTHER_NOUN
