"""Works out whom a speaker's words mean: *he*, *the spokesman*, *who*. A claim of its own, with its own score.

Method: a few salience weights in the manner of Lappin and Leass (1994), over the persons named before, with a check of
first names and titles; language models that resolve coreference cannot be had for the program.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from editorial.domain.annotation import Entity, Mention
from editorial.domain.labels import CHARACTER, GROUP, ORG, PERSON
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.domain.suggestions import Habit
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.cues import Cue
from editorial.language.passages.quote_context import OUTSIDE, QuoteContext
from editorial.language.speakers.descriptions import Descriptions
from editorial.language.speakers.habits import Habits, bare, habit_reason
from editorial.language.speakers.salience import SUBJECTS, NamedEntities

_CUES = 3
"""How many cues before a pronoun are asked who spoke."""
_NEAR = 60
"""Within how many words somebody unnamed, or together with others, is still on a reader's mind."""


@dataclass(frozen=True, slots=True)
class ResolvedSpeaker:
    """The entity that some words are taken to mean, by which rule, how surely (0..1), and why."""

    entity: str | None
    rule: Rule
    score: float
    evidence: tuple[Reason, ...] = ()


class SpeakerResolver:
    """Resolves what names a speaker to an entity of the article."""

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
        self._descriptions = Descriptions(context, self._named, lexicon)
        self._called: dict[str, str] = {}
        """By which kind of pronoun each whose sex no name tells was called first."""

    def persons(self, offset: int) -> list[str]:
        """Return the persons of the article, those named nearest before `offset` first, then the later ones."""
        return self._named.persons(offset)

    def joint(self, head: int) -> tuple[int, ...]:
        """Return the heads of those who spoke together not long before, if a word is *they*; else nothing."""
        if self._lexicon.pronouns.get(self._tokens.lower[head]) != "many":
            return ()
        for cue in self._cues_before(head):
            if head - cue.token > _NEAR:
                break
            if len(cue.speakers) > 1:
                return cue.speakers
        return ()

    def _cues_before(self, head: int) -> Iterator[Cue]:
        """Yield the few cues before a word, the nearest first."""
        at = bisect_left(self._cues, head, key=lambda cue: cue.token)
        return reversed(self._cues[max(0, at - _CUES) : at])

    def of(self, head: int, last_speaker: str | None, rule: Rule | None = None) -> ResolvedSpeaker:
        """Return whom the phrase headed by a word means.

        `last_speaker` is the entity that spoke last, `rule` the one that found the speaker.
        """
        lower = self._tokens.lower[head]
        if rule in {Rule.TRANSCRIPT, Rule.LABEL} and lower in self._lexicon.interview_labels:
            return self._interview(self._lexicon.interview_labels[lower])
        mention = self._context.mention_at.get(head)
        if mention is not None and mention.label == GROUP and self._is_one(head):
            return self._nearest(head, "person", last_speaker)
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
        return self._noun(head, last_speaker)

    def _is_one(self, head: int) -> bool:
        """Return whether the name of a people stands for one of it (*the Italian said*)."""
        first, last = self._context.phrase(head)
        tokens = self._tokens
        opens = first > 0 and tokens.lower[first - 1] in self._lexicon.definite and first == last
        return opens and tokens.lower[head].endswith(self._lexicon.one_of_a_people)

    def within(self, head: int, outer: str | None, last_speaker: str | None) -> ResolvedSpeaker:
        """Return whom a word inside a quote means; *I* there is `outer`, who says the quote."""
        if self._lexicon.pronouns.get(self._tokens.lower[head]) != "self":
            return self.of(head, last_speaker)
        return ResolvedSpeaker(outer, Rule.PRONOUN, 0.8 if outer else 0.3, (Reason.of(ReasonCode.OUTER_SPEAKER),))

    def _interview(self, part: str) -> ResolvedSpeaker:
        asks, answers = self._interviewed
        return asks if part == "question" else answers

    @cached_property
    def _interviewed(self) -> tuple[ResolvedSpeaker, ResolvedSpeaker]:
        """Who asks in an interview is its author; who answers is the person it is about."""
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
        """A person named before, of the right sex: recent ones, subjects and the last speaker weigh most."""
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
        """Return who is named with the nearest verb of saying before a word, in marks or not, not far back."""
        for cue in self._cues_before(head):
            mention = (
                self._context.mention_at.get(cue.speakers[0]) if cue.speakers and head not in cue.speakers else None
            )
            if mention is not None and head - cue.token <= _NEAR:
                return mention.entity
        return None

    def _unnamed_speaker(self, head: int, kind: str) -> int | None:
        """Return who spoke right before a pronoun if that was somebody of its sex without a name (*an aide said*)."""
        for cue in self._cues_before(head):
            if cue.speakers and head not in cue.speakers:
                speaker = cue.speakers[0]
                if self._lexicon.pronouns.get(self._tokens.lower[speaker]) == kind:
                    continue  # whoever that is, the same is meant
                unnamed = self._is_unnamed(speaker, kind) and not self._another_subject(max(cue.token, speaker), head)
                return speaker if unnamed else None
        return None

    def _is_unnamed(self, speaker: int, kind: str) -> bool:
        tokens, lexicon = self._tokens, self._lexicon
        if tokens.dep[speaker] not in SUBJECTS or speaker in self._context.mention_at:
            return False
        first = self._context.phrase(speaker)[0]
        opens = tokens.lower[first] in lexicon.definite | lexicon.indefinite or tokens.tag[first] == "PRP$"
        fits = lexicon.person_nouns.get(tokens.lower[speaker]) in {kind, "person"}
        return opens and fits and self._noun(speaker, None).entity is None

    def _another_subject(self, first: int, head: int) -> bool:
        """Return whether what stands from the sentence after one word up to another word is about somebody else."""
        tokens, context = self._tokens, self._context
        start = tokens.sentence_range(first).stop
        between = (token for token in range(start, head) if tokens.dep[token] in SUBJECTS)
        far = not start <= head <= start + _NEAR
        return far or any(context.inside[token] == OUTSIDE for token in between)

    def _organisation(self, head: int) -> ResolvedSpeaker:
        ranked = self._named.salient(head, (ORG, GROUP), None)
        if not ranked:
            return ResolvedSpeaker(None, Rule.UNNAMED, 0.3)
        entity = max(ranked, key=lambda key: ranked[key])
        return ResolvedSpeaker(
            entity, Rule.PRONOUN, 0.5, (Reason.of(ReasonCode.LIKELIEST_ORGANISATION, self._named.name(entity)),)
        )

    def _noun(self, head: int, last_speaker: str | None) -> ResolvedSpeaker:
        tokens, lexicon = self._tokens, self._lexicon
        first, _ = self._context.phrase(head)
        lower = tokens.lower[head]
        owned = any(tokens.tag[token] in {"PRP$", "POS"} for token in range(first, head))
        if not owned and tokens.lower[first] not in lexicon.definite:
            return ResolvedSpeaker(None, Rule.UNNAMED, 0.9, (Reason.of(ReasonCode.NOT_NAMED),))
        if self._descriptions.stays_unnamed(head):
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
        if owned or first < head - 1:
            return ResolvedSpeaker(None, Rule.UNNAMED, 0.8, (Reason.of(ReasonCode.NOT_NAMED),))
        return self._nearest(head, lexicon.person_nouns[lower], last_speaker)

    def _nearest(self, head: int, kind: str, last_speaker: str | None) -> ResolvedSpeaker:
        """Return the person named nearest before, of the sex that a description tells (`person`: it tells none)."""
        ranked = self._named.salient(head, (PERSON, CHARACTER), last_speaker)
        fitting = {e: w for e, w in ranked.items() if kind == "person" or self._named.sex(e) in {None, kind}}
        if not fitting:
            return ResolvedSpeaker(None, Rule.UNNAMED, 0.4)
        entity = max(fitting, key=lambda key: fitting[key])
        return ResolvedSpeaker(
            entity, Rule.NOMINAL, 0.6, (Reason.of(ReasonCode.NEAREST_PERSON, self._named.name(entity)),)
        )

    def _habit(self, head: int) -> ResolvedSpeaker | None:
        """Return whom a phrase such as *the mayor* meant in other articles, if that is somebody in this one."""
        words = self._tokens.span(*self._context.phrase(head)).of(self._tokens.text)
        found = self._habits.meant(words, self._lexicon)
        if found is None:
            return None
        entity, habit = found
        return ResolvedSpeaker(
            entity, Rule.HABIT, 0.85, (habit_reason(" ".join(words.split()), self._named.name(entity), habit),)
        )

    def _says_more(self, head: int) -> bool:
        """Return whether a phrase says more than what somebody is (*the Saltmere mayor*)."""
        tokens = self._tokens.span(*self._context.phrase(head)).of(self._tokens.text)
        return " " in bare(tokens, self._lexicon)

    def _called_after(self, head: int, habit: ResolvedSpeaker | None) -> ResolvedSpeaker:
        """Return the one organisation whose name ends in a word (*the trust* is the Coastal Lights Trust).

        What the words meant in other articles counts where none or several are so called.
        """
        noun = self._tokens.lower[head]
        only = self._descriptions.only(noun)
        if only is None:
            return habit or ResolvedSpeaker(None, Rule.UNNAMED, 0.9, (Reason.of(ReasonCode.NOT_NAMED),))
        entity, name = only
        return ResolvedSpeaker(entity, Rule.NOMINAL, 0.8, (Reason.of(ReasonCode.ONLY_ONE_CALLED, name, noun),))
