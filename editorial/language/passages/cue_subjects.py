"""Subjects of reporting verbs in the dependency parse, also passive ones and those of governing clauses."""

from __future__ import annotations

from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.cue_speakers import ACTIVE_SUBJECTS
from editorial.language.passages.quote_context import OUTSIDE, QuoteContext

_PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_WITHOUT_SUBJECT = frozenset({"xcomp", "advcl", "ccomp", "pcomp", "conj", "dep", "acl", "prep", "acomp"})
"""Dependency labels of clauses that have the subject of the clause above them."""
_MOST_CLAUSES = 8
"""The most clauses above a verb that are searched for a subject."""


class CueSubjects:
    """Finds the subjects of the verbs of one article; tokens are given by index, subjects by their heads."""

    def __init__(self, context: QuoteContext, lexicon: QuoteLexicon) -> None:
        self._context, self._tokens, self._lexicon = context, context.tokens, lexicon

    def own(self, verb: int) -> tuple[tuple[int, ...], bool]:
        """Return the subject of a verb, outside quotes, and False; for a passive verb its agent, and True."""
        context, tokens, lexicon = self._context, self._tokens, self._lexicon
        children = tokens.children[verb]
        if any(tokens.dep[child] in {"auxpass", "agent", *_PASSIVE_SUBJECTS} for child in children):
            return self._agent(verb), True
        for child in children:
            if tokens.dep[child] in ACTIVE_SUBJECTS and context.inside[child] == OUTSIDE and context.is_nominal(child):
                if tokens.lower[child] in lexicon.times:
                    continue
                if tokens.lower[child] in lexicon.relatives or tokens.lower[child] in lexicon.document_nouns:
                    return (self._issuer(verb, child) or child,), False
                return (child,), False
        return (), False

    def inherited(self, verb: int) -> tuple[int, ...]:
        """Return the subject of the clause above a verb without a subject (*he called her, adding that …*)."""
        context, tokens = self._context, self._tokens
        for _ in range(_MOST_CLAUSES):
            if tokens.dep[verb] not in _WITHOUT_SUBJECT:
                return ()
            head = tokens.head[verb]
            if tokens.dep[verb] == "acl" and context.is_nominal(head) and context.inside[head] == OUTSIDE:
                return (self._issuer(verb, head) or head,)
            if tokens.tag[head].startswith("VB"):
                speakers, passive = self.own(head)
                if speakers:
                    return speakers
                if passive:
                    subject = tokens.under(head, "nsubjpass")
                    return (subject[0],) if subject and context.inside[subject[0]] == OUTSIDE else ()
            verb = head
        return ()

    def _issuer(self, verb: int, head: int) -> int | None:
        """Return who issued the document that is the subject of a verb (*he issued a statement saying …*)."""
        tokens, context, lexicon = self._tokens, self._context, self._lexicon
        noun = head
        if tokens.lower[head] in lexicon.relatives:
            if tokens.dep[verb] != "relcl":
                return None
            noun = tokens.head[verb]
        if tokens.lower[noun] not in lexicon.document_nouns:
            return None
        for child in tokens.children[noun]:
            if tokens.dep[child] == "poss" and context.inside[child] == OUTSIDE:
                return child
        issuing = tokens.head[noun]
        if tokens.dep[noun] == "pobj":
            issuing = tokens.head[issuing]
        if tokens.dep[noun] in {"dobj", "pobj"} and tokens.lower[issuing] in lexicon.issuing:
            for child in tokens.under(issuing, *ACTIVE_SUBJECTS):
                if context.inside[child] == OUTSIDE and context.is_nominal(child):
                    return child
        return None

    def _agent(self, verb: int) -> tuple[int, ...]:
        """Return the agent of a passive verb (*was called by Ellis*)."""
        tokens = self._tokens
        for child in tokens.children[verb]:
            if tokens.dep[child] == "agent":
                for below in tokens.children[child]:
                    if tokens.dep[below] == "pobj" and self._context.inside[below] == OUTSIDE:
                        return (below,)
        return ()
