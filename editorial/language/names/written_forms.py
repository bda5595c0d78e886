"""Names that stand in a form of their own: picture credits, bills, lists of arrests, nicknames in marks, datelines.

Their words say little to a language model, but the form says what they are. The forms are patterns of the language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.domain.text import Span
from editorial.language.names.candidates import NameCandidate, made_by
from editorial.language.names.name_context import NameContext, TakenTokens

_CERTAIN = 6.0
"""Weight of the form for its label: more than the model and all other evidence for the same words."""


def with_written_forms(context: NameContext, names: Sequence[NameCandidate]) -> list[NameCandidate]:
    """Return the names in text order, those that a form overlaps replaced by the names in it."""
    formed = list(_formed(context))
    if not formed:
        return list(names)
    taken = TakenTokens(context, formed)
    kept = [name for name in names if taken.free(name.first, name.last)]
    return sorted([*kept, *formed], key=lambda name: name.first)


def _formed(context: NameContext) -> Iterator[NameCandidate]:
    """Yield the names in the forms of the language; of forms that overlap, those of the first one."""
    taken = TakenTokens(context, ())
    for form in context.lexicon.forms:
        for found in form.finditer(context.tokens.text):
            for group in form.groupindex:
                if found[group]:
                    made = _made(context, Span(*found.span(group)), group.rstrip("0123456789"), taken)
                    if made is not None:
                        yield made


def _made(context: NameContext, span: Span, label: str, taken: TakenTokens) -> NameCandidate | None:
    """Return the candidate for a span; None if it does not consist of whole tokens, or another form has them."""
    tokens = context.tokens.making_up(span)
    if not tokens or not taken.free(tokens.start, tokens.stop):
        return None
    taken.take(tokens.start, tokens.stop)
    made = made_by(Rule.WRITTEN_FORM, context, tokens.start, tokens.stop, label)
    made.outside, made.inside = 0.0, 1.0
    made.vote(label, _CERTAIN, Reason.of(ReasonCode.WRITTEN_FORM))
    return made
