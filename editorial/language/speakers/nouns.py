"""Resolution of descriptions to entities: *the mayor*, *the trust*, *the statement*."""

from __future__ import annotations

from editorial.domain.labels import CHARACTER, PERSON
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.quote_context import QuoteContext
from editorial.language.speakers.descriptions import Descriptions
from editorial.language.speakers.documents import Documents
from editorial.language.speakers.habits import Habits, bare, habit_reason
from editorial.language.speakers.resolved import ResolvedSpeaker
from editorial.language.speakers.salience import NamedEntities


class NounResolver:
    """Resolves the descriptions of one article, given by the index of their head, to its entities."""

    def __init__(
        self,
        context: QuoteContext,
        named: NamedEntities,
        habits: Habits,
        lexicon: QuoteLexicon,
    ) -> None:
        self._context, self._tokens, self._lexicon = context, context.tokens, lexicon
        self._named, self._habits = named, habits
        self._descriptions = Descriptions(context, named, lexicon)
        self._documents = Documents(context, lexicon)

    def of(self, head: int, last_speaker: str | None) -> ResolvedSpeaker:
        """Resolve a description (*the mayor*) to whom it described before, in this article or in others."""
        tokens, lexicon = self._tokens, self._lexicon
        first, _ = self._context.phrase(head)
        lower = tokens.lower[head]
        issuer = self._documents.issuer(head)
        if issuer is not None:
            text = tokens.text[tokens.start[head] : tokens.end[head]]
            why = Reason.of(ReasonCode.ISSUED_BY, self._named.name(issuer), text)
            return ResolvedSpeaker(issuer, Rule.NOMINAL, 0.75, (why,))
        owned = any(tokens.tag[token] in {"PRP$", "POS"} for token in range(first, head))
        if not owned and tokens.lower[first] not in lexicon.definite:
            return ResolvedSpeaker(None, Rule.UNNAMED, 0.9, (Reason.of(ReasonCode.NOT_NAMED),))
        if lower in lexicon.sources or self._descriptions.stays_unnamed(head):
            return ResolvedSpeaker(None, Rule.UNNAMED, 0.9, (Reason.of(ReasonCode.WANTS_NO_NAME),))
        habit = None if owned else self._habit(head)
        if lower not in lexicon.person_nouns:
            return self._called_after(head, habit)
        described = [(place, entity) for place, entity in self._descriptions.of(lower) if place < head]
        if habit is not None and self._says_more(head):
            return habit
        unnamed = self._descriptions.unnamed_before(head)
        if unnamed is not None and (not described or described[-1][0] < unnamed):
            text = tokens.span(*self._context.phrase(unnamed)).of(tokens.text)
            return ResolvedSpeaker(None, Rule.UNNAMED, 0.85, (Reason.of(ReasonCode.UNNAMED_BEFORE, text),))
        if described:
            entity = described[-1][1]
            called = tokens.text[tokens.start[head] : tokens.end[head]]
            why = Reason.of(ReasonCode.CALLED_BEFORE, self._named.name(entity), called)
            return ResolvedSpeaker(entity, Rule.NOMINAL, 0.9, (why,))
        if habit is not None:
            return habit
        if owned or first < head - 1 or tokens.lower[first] in lexicon.here:
            return ResolvedSpeaker(None, Rule.UNNAMED, 0.8, (Reason.of(ReasonCode.NOT_NAMED),))
        return self.nearest(head, lexicon.person_nouns[lower], last_speaker)

    def nearest(self, head: int, kind: str, last_speaker: str | None) -> ResolvedSpeaker:
        """Resolve a description to the most salient person of the sex that it implies (none if it is `person`)."""
        ranked = self._named.salient(head, (PERSON, CHARACTER), last_speaker)
        fitting = {e: w for e, w in ranked.items() if kind == "person" or self._named.sex(e) in {None, kind}}
        if not fitting:
            return ResolvedSpeaker(None, Rule.UNNAMED, 0.4)
        entity = max(fitting, key=lambda key: fitting[key])
        return ResolvedSpeaker(
            entity, Rule.NOMINAL, 0.6, (Reason.of(ReasonCode.NEAREST_PERSON, self._named.name(entity)),)
        )

    def _habit(self, head: int) -> ResolvedSpeaker | None:
        """Resolve a description such as *the mayor* to whom it meant in other articles, if this one mentions them."""
        words = self._tokens.span(*self._context.phrase(head)).of(self._tokens.text)
        found = self._habits.meant(words, self._lexicon)
        if found is None:
            return None
        entity, habit = found
        return ResolvedSpeaker(
            entity, Rule.HABIT, 0.85, (habit_reason(" ".join(words.split()), self._named.name(entity), habit),)
        )

    def _says_more(self, head: int) -> bool:
        """Return whether a description has more than one word besides the article (*the Saltmere mayor*)."""
        tokens = self._tokens.span(*self._context.phrase(head)).of(self._tokens.text)
        return " " in bare(tokens, self._lexicon)

    def _called_after(self, head: int, habit: ResolvedSpeaker | None) -> ResolvedSpeaker:
        """Resolve a noun to the only organisation whose name ends with it (*the trust* is the Coastal Lights Trust).

        If there are none or several, resolve it by `habit`, if there is one.
        """
        noun = self._tokens.lower[head]
        only = self._descriptions.only(noun)
        if only is None and habit is None and noun in self._lexicon.general_nouns:
            alone = self._named.only_organisation(head)
            if alone is not None:
                why = Reason.of(ReasonCode.ONLY_ORGANISATION, self._named.name(alone))
                return ResolvedSpeaker(alone, Rule.NOMINAL, 0.6, (why,))
        if only is None:
            return habit or ResolvedSpeaker(None, Rule.UNNAMED, 0.9, (Reason.of(ReasonCode.NOT_NAMED),))
        entity, name = only
        return ResolvedSpeaker(entity, Rule.NOMINAL, 0.8, (Reason.of(ReasonCode.ONLY_ONE_CALLED, name, noun),))
