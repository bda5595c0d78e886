"""What sort of word names a possible speaker: a name, a pronoun, a noun for somebody or for some thing."""

from __future__ import annotations

from editorial.language.decision_list import holding
from editorial.language.lexicon.quotes import QuoteLanguage
from editorial.language.passages.layout import Layout

_FACELESS = frozenset({"thing", "other"})
"""Kinds of pronouns that seldom stand for whoever speaks: *it*, *you*."""


def who_facts(layout: Layout, head: int, language: QuoteLanguage) -> frozenset[str]:
    """Say what sort of word names a speaker; *faceless* is one that stands for neither a person nor a group."""
    meant = _antecedent(layout, head, language)
    kind = language.pronouns.get(layout.words.lower[meant])
    person = layout.words.lower[meant].endswith(language.person_endings)
    thing = _sort(layout, meant, language) == "other_noun" and not person
    faceless = kind in _FACELESS or thing
    return frozenset({_sort(layout, head, language)}) | holding(faceless=faceless)


def _antecedent(layout: Layout, head: int, language: QuoteLanguage) -> int:
    """Return the noun that a relative pronoun stands for (*a sign that read*), any other word as it is."""
    words = layout.words
    verb = words.head[head]
    relative = words.lower[head] in language.relatives and words.dep[verb] == "relcl"
    return words.head[verb] if relative else head


def _sort(layout: Layout, head: int, language: QuoteLanguage) -> str:
    lower = layout.words.lower[head]
    kind = language.pronouns.get(lower)
    if head in layout.mention_at:
        return "named"
    if kind is not None:
        return "he_she" if kind in {"man", "woman"} else "other_pronoun"
    if lower in language.person_nouns or lower.removesuffix(language.plural) in language.person_nouns:
        return "person_noun"
    if lower in language.group_nouns:
        return "group_noun"
    return "name_like" if layout.is_name(head) else "other_noun"
