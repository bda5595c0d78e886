"""Resolution of speakers to entities: names, pronouns (*he*, *who*) and descriptions (*the spokesman*).

Method: salience weights after Lappin and Leass (1994) over the persons mentioned before, with a check of given names
and titles. No coreference model is used: none is available for the program. Each result has its own score.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from editorial.domain.annotation import Entity, Mention
from editorial.domain.labels import CHARACTER, GROUP, ORG, PERSON, PLACE
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.domain.suggestions import Habit
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.cues import Cue
from editorial.language.passages.quote_context import OUTSIDE, QuoteContext
from editorial.language.speakers.habits import Habits, habit_reason
from editorial.language.speakers.nouns import NounResolver
from editorial.language.speakers.resolved import ResolvedSpeaker
from editorial.language.speakers.salience import SUBJECTS, NamedEntities

_CUES = 3
"""How many cues before a pronoun are searched for the last speaker."""
_NEAR = 60
"""Within how many tokens a pronoun can refer to an unnamed speaker or to several speakers."""


class SpeakerResolver:
    """Resolves the speakers of one article, given by the index of their head, to its entities."""

    def __init__(
        self,
        context: QuoteContext,
        entities: Sequence[Entity],
        mentions: Sequence[Mention],
        lexicon: QuoteLexicon,
        authors: Sequence[str] = (),
        cues: Sequence[Cue] = (),
        habits: Sequence[Habit] = (),
    ) -> None:
        self._cues = cues
        self._habits = Habits.of(habits, entities, lexicon)
        self._context, self._tokens, self._lexicon = context, context.tokens, lexicon
        self._named = NamedEntities(context, entities, mentions, lexicon, authors)
        self._nouns = NounResolver(context, self._named, self._habits, lexicon)
        self._called: dict[str, str] = {}
        """The kind of the first pronoun for each entity whose sex is not known from its name."""

    def persons(self, offset: int) -> list[str]:
        """Return the ids of the persons mentioned near a code point: those before it, nearest first, then others."""
        return self._named.persons(offset)

    def joint(self, head: int) -> tuple[int, ...]:
        """Return the heads of the several speakers of a cue before a pronoun such as *they*; else an empty tuple."""
        if self._lexicon.pronouns.get(self._tokens.lower[head]) != "many":
            return ()
        for cue in self._cues_before(head):
            if head - cue.token > _NEAR:
                break
            if len(cue.speakers) > 1:
                return cue.speakers
        return ()

    def _cues_before(self, head: int) -> Iterator[Cue]:
        """Yield the nearest cues before a token, the nearest first."""
        at = bisect_left(self._cues, head, key=lambda cue: cue.token)
        return reversed(self._cues[max(0, at - _CUES) : at])

    def of(self, head: int, last_speaker: str | None, rule: Rule | None = None) -> ResolvedSpeaker:
        """Resolve the phrase with a head.

        `last_speaker` is the id of the entity that spoke last, `rule` the rule that found the speaker.
        """
        lower = self._tokens.lower[head]
        if rule in {Rule.TRANSCRIPT, Rule.LABEL} and lower in self._lexicon.interview_labels:
            return self._interview(self._lexicon.interview_labels[lower])
        mention = self._context.mention_at.get(head)
        if mention is not None and mention.label == GROUP and self._is_one(head):
            return self._nouns.nearest(head, "person", last_speaker)
        if mention is not None:
            return ResolvedSpeaker(mention.entity, Rule.SAME_NAME, 0.97, (Reason.of(ReasonCode.NAME_ITSELF),))
        kind = self._lexicon.pronouns.get(lower)
        if kind == "relative":
            return self._relative(head, last_speaker)
        if kind in {"man", "woman"}:
            return self._pronoun(head, kind, last_speaker)
        if kind in {"thing", "many"}:
            return self._organisation(head)
        if kind is not None:
            return ResolvedSpeaker(None, Rule.UNNAMED, 0.5)
        return self._nouns.of(head, last_speaker)

    def _is_one(self, head: int) -> bool:
        """Return whether the name of a people means one of its members (*the Italian said*)."""
        first, last = self._context.phrase(head)
        tokens = self._tokens
        opens = first > 0 and tokens.lower[first - 1] in self._lexicon.definite and first == last
        return opens and tokens.lower[head].endswith(self._lexicon.one_of_a_people)

    def within(self, head: int, outer: str | None, last_speaker: str | None) -> ResolvedSpeaker:
        """Resolve a speaker inside a quote; *I* is `outer`, the speaker of that quote."""
        if self._lexicon.pronouns.get(self._tokens.lower[head]) != "self":
            return self.of(head, last_speaker)
        return ResolvedSpeaker(outer, Rule.PRONOUN, 0.8 if outer else 0.3, (Reason.of(ReasonCode.OUTER_SPEAKER),))

    def _interview(self, part: str) -> ResolvedSpeaker:
        """Return the speaker of the questions or the answers of an interview."""
        asks, answers = self._interviewed
        return asks if part == "question" else answers

    @cached_property
    def _interviewed(self) -> tuple[ResolvedSpeaker, ResolvedSpeaker]:
        """The speakers of the questions, an author, and of the answers, the person mentioned most often."""
        counts = Counter(
            mention.entity for mention in self._named.mentions if mention.label == PERSON and mention.entity
        )
        asks = {entity for entity in counts if self._named.writes(entity)}
        author = next((entity for entity in counts if entity in asks), None)
        question = ResolvedSpeaker(author, Rule.TRANSCRIPT_LABEL, 0.6, (Reason.of(ReasonCode.AUTHOR_ASKS),))
        entity = next((entity for entity, _ in counts.most_common() if entity not in asks), None)
        if entity is None:
            return question, ResolvedSpeaker(None, Rule.TRANSCRIPT_LABEL, 0.4)
        about = Reason.of(ReasonCode.INTERVIEWED, self._named.name(entity))
        return question, ResolvedSpeaker(entity, Rule.TRANSCRIPT_LABEL, 0.75, (about,))

    def _relative(self, head: int, last_speaker: str | None) -> ResolvedSpeaker:
        """Resolve a relative pronoun to its antecedent, or to a name directly before it."""
        tokens = self._tokens
        for up in tokens.up(head):
            if tokens.dep[up] == "relcl" and tokens.head[up] != head:
                antecedent = tokens.head[up]
                if antecedent != head and self._lexicon.pronouns.get(tokens.lower[antecedent]) != "relative":
                    meaning = self.of(antecedent, last_speaker)
                    text = tokens.span(*self._context.phrase(antecedent)).of(tokens.text)
                    return ResolvedSpeaker(
                        meaning.entity, Rule.RELATIVE, 0.97 * meaning.score, (Reason.of(ReasonCode.BELONGS_TO, text),)
                    )
        before = head - 1
        while before >= 0 and head - before < 4 and before not in self._context.mention_at:
            before -= 1
        if before >= 0 and before in self._context.mention_at:
            mention = self._context.mention_at[before]
            return ResolvedSpeaker(mention.entity, Rule.RELATIVE, 0.9, (Reason.of(ReasonCode.BEHIND_NAME),))
        return ResolvedSpeaker(None, Rule.UNNAMED, 0.4)

    def _pronoun(self, head: int, kind: str, last_speaker: str | None) -> ResolvedSpeaker:
        """Resolve a pronoun to the most salient person of its sex, unless an unnamed speaker comes before it."""
        unnamed = self._unnamed_speaker(head, kind)
        if unnamed is not None:
            text = self._tokens.span(*self._context.phrase(unnamed)).of(self._tokens.text)
            return ResolvedSpeaker(None, Rule.UNNAMED, 0.7, (Reason.of(ReasonCode.UNNAMED_SPOKE, text),))
        ranked = self._named.salient(head, (PERSON, CHARACTER), self._spoke_before(head) or last_speaker)
        scored, passed = [], []
        for entity, weight in ranked.items():
            sex = self._named.sex(entity)
            if kind != (sex or self._called.get(entity, kind)):
                continue
            if sex is None and (habit := self._habits.contradicts(entity, kind)) is not None:
                passed.append((weight, habit_reason(habit.words, self._named.name(entity), habit)))
                continue
            scored.append((weight * (1.3 if sex == kind else 0.8), entity))
        if not scored:
            return ResolvedSpeaker(None, Rule.UNNAMED, 0.2, (Reason.of(ReasonCode.NOBODY_FITS),))
        scored.sort(key=lambda item: -item[0])
        best, entity = scored[0]
        second = scored[1][0] if len(scored) > 1 else 0.0
        score = 0.8 + 0.17 * (best - second) / best
        self._called.setdefault(entity, kind)
        likeliest = ReasonCode.LIKELIEST_MAN if kind == "man" else ReasonCode.LIKELIEST_WOMAN
        why = [Reason.of(likeliest, self._named.name(entity))]
        if len(scored) > 1:
            why.append(Reason.of(ReasonCode.COULD_BE, self._named.name(scored[1][1]), against=True))
        why += [reason for weight, reason in passed if weight > best][:1]
        return ResolvedSpeaker(entity, Rule.PRONOUN, round(score, 3), tuple(why))

    def _spoke_before(self, head: int) -> str | None:
        """Return the entity of the nearest cue before a token, not far back; None if its speaker has no name."""
        for cue in self._cues_before(head):
            mention = (
                self._context.mention_at.get(cue.speakers[0]) if cue.speakers and head not in cue.speakers else None
            )
            if mention is not None and head - cue.token <= _NEAR:
                return mention.entity
        return None

    def _unnamed_speaker(self, head: int, kind: str) -> int | None:
        """Return the head of the last speaker before a pronoun if it is unnamed (*an aide said*), else None."""
        for cue in self._cues_before(head):
            if cue.speakers and head not in cue.speakers:
                speaker = cue.speakers[0]
                if self._lexicon.pronouns.get(self._tokens.lower[speaker]) == kind:
                    continue  # the same pronoun: look further back
                unnamed = self._is_unnamed(speaker, kind) and not self._another_subject(max(cue.token, speaker), head)
                return speaker if unnamed else None
        return None

    def _is_unnamed(self, speaker: int, kind: str) -> bool:
        """Return whether a speaker is a subject without a name that a pronoun of this kind fits."""
        tokens, lexicon = self._tokens, self._lexicon
        if tokens.dep[speaker] not in SUBJECTS or speaker in self._context.mention_at:
            return False
        first = self._context.phrase(speaker)[0]
        opens = tokens.lower[first] in lexicon.definite | lexicon.indefinite or tokens.tag[first] == "PRP$"
        fits = lexicon.person_nouns.get(tokens.lower[speaker]) in {kind, "person"}
        return opens and fits and self._nouns.of(speaker, None).entity is None

    def _another_subject(self, first: int, head: int) -> bool:
        """Return whether the tokens are far apart, or another subject is in the sentences between them."""
        tokens, context = self._tokens, self._context
        start = tokens.sentence_range(first).stop
        between = (token for token in range(start, head) if tokens.dep[token] in SUBJECTS)
        far = not start <= head <= start + _NEAR
        return far or any(context.inside[token] == OUTSIDE for token in between)

    def _organisation(self, head: int) -> ResolvedSpeaker:
        """Resolve a pronoun such as *it* to the organisation that spoke right before it; to nobody if none did.

        What is merely near was the wrong one in four cases of five.
        """
        for cue in self._cues_before(head):
            if not cue.speakers or head in cue.speakers:
                continue
            speaker = cue.speakers[0]
            if self._lexicon.pronouns.get(self._tokens.lower[speaker]) in {"thing", "many"}:
                continue  # the same pronoun: look further back
            entity = self._body(speaker)
            if (
                entity is not None
                and head - cue.token <= _NEAR
                and not self._another_subject(max(cue.token, speaker), head)
            ):
                why = Reason.of(ReasonCode.LIKELIEST_ORGANISATION, self._named.name(entity))
                return ResolvedSpeaker(entity, Rule.PRONOUN, 0.6, (why,))
            break
        return ResolvedSpeaker(None, Rule.UNNAMED, 0.3)

    def _body(self, speaker: int) -> str | None:
        """Return the entity of a speaker that is no person: named, or called by a noun (*the council*)."""
        mention = self._context.mention_at.get(speaker)
        if mention is not None:
            return mention.entity if mention.label in {ORG, GROUP, PLACE} else None
        noun = self._tokens.lower[speaker]
        if noun in self._lexicon.person_nouns or noun in self._lexicon.document_nouns:
            return None
        return self._nouns.of(speaker, None).entity
