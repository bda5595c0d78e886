"""Facts about the head of a speaker: a name, a pronoun, a noun for a person or for a thing."""

from __future__ import annotations

from editorial.language.decision_list import holding
from editorial.language.facts import Fact
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.quote_context import QuoteContext

_FACELESS = frozenset({"thing", "other"})
"""Kinds of pronouns that seldom mean a speaker: *it*, *you*."""


def who_facts(context: QuoteContext, head: int, lexicon: QuoteLexicon) -> frozenset[Fact]:
    """Return the facts about the head of a speaker."""
    meant = _antecedent(context, head, lexicon)
    kind = lexicon.pronouns.get(context.tokens.lower[meant])
    person = context.tokens.lower[meant].endswith(lexicon.person_endings)
    thing = _sort(context, meant, lexicon) is Fact.OTHER_NOUN and not person
    faceless = kind in _FACELESS or thing
    sort = _sort(context, head, lexicon)
    return frozenset({sort} if sort is not None else ()) | holding({Fact.FACELESS: faceless})


def _antecedent(context: QuoteContext, head: int, lexicon: QuoteLexicon) -> int:
    """Return the antecedent of a relative pronoun (*a sign that read*); any other token unchanged."""
    tokens = context.tokens
    verb = tokens.head[head]
    relative = tokens.lower[head] in lexicon.relatives and tokens.dep[verb] == "relcl"
    return tokens.head[verb] if relative else head


def _sort(context: QuoteContext, head: int, lexicon: QuoteLexicon) -> Fact | None:
    """Return the sort of a token; None for a noun for a person or group, and for what looks like a name."""
    lower = context.tokens.lower[head]
    kind = lexicon.pronouns.get(lower)
    if head in context.mention_at:
        return Fact.NAMED
    if kind is not None:
        return Fact.HE_SHE if kind in {"man", "woman"} else Fact.OTHER_PRONOUN
    if lower in lexicon.person_nouns or lower.removesuffix(lexicon.plural) in lexicon.person_nouns:
        return None
    if lower in lexicon.group_nouns or context.is_name(head):
        return None
    return Fact.OTHER_NOUN
