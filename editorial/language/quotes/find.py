"""The search for the quotes of an article and their speakers, from start to end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from editorial.domain.annotation import Entity, Kind, Mention, Origin, Provenance, Quote, Resolution, Speaker
from editorial.domain.article import Article, ZoneKind
from editorial.domain.paragraphs import paragraphs
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.domain.suggestions import FindOptions, Lesson, LessonKind, judged_words
from editorial.domain.text import Span
from editorial.language.lexicon.languages import quotes_of
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.cues import Cue, find_cues
from editorial.language.passages.dialogue_lines import with_dialogue_lines
from editorial.language.passages.inversions import read_inversions
from editorial.language.passages.quote_context import QuoteContext
from editorial.language.passages.quoted_spans import find_quoted_spans, with_main_marks
from editorial.language.quotes.indirect import ReportedSpeech, covering, find_reported, weighed
from editorial.language.quotes.judged import judged
from editorial.language.quotes.nested import is_nested_speech, nested_cue
from editorial.language.quotes.reasons import content_kind, kind_evidence, reported_evidence, speaker_evidence
from editorial.language.quotes.terms import term_facts, term_probability
from editorial.language.quotes.utterances import cues_of, find_continued, quoted_spans_in, without_marks
from editorial.language.speakers.candidate import ChosenSpeaker
from editorial.language.speakers.choose import choose_speakers
from editorial.language.speakers.resolve import SpeakerResolver
from editorial.language.speakers.resolved import ResolvedSpeaker
from editorial.language.text.tokens import Tokens

_MOST_CANDIDATES = 9
_JUDGED = {LessonKind.TERM: 0.9, LessonKind.SPEECH: 0.1}
"""Probability of being a term for words that were judged in other articles."""
_TERM = 0.5
"""Words in marks with a higher probability of being a term are suggested as one."""


def find_quotes(
    tokens: Tokens, article: Article, entities: Sequence[Entity], mentions: Sequence[Mention], options: FindOptions
) -> tuple[Quote, ...]:
    """Return the quotes of an article, with ids `q1`… in the order of the text; none if its language has no lexicon.

    `tokens` are those of a spaCy pipeline with tagger and parser; spans are in code points.
    """
    lexicon = quotes_of(article.language)
    if lexicon is None or not len(tokens):
        return ()
    return _QuoteFinder(tokens, article, entities, mentions, lexicon, options).quotes(options)


@dataclass(slots=True)
class _QuoteDraft:
    """A quote without an id; the other fields are indices of quoted spans, `number` its own (None if indirect)."""

    quote: Quote
    number: int | None = None
    continues: int | None = None
    within: int | None = None
    quoted: tuple[int, ...] = ()


class _QuoteFinder:
    """The search for quotes in one article."""

    def __init__(
        self,
        tokens: Tokens,
        article: Article,
        entities: Sequence[Entity],
        mentions: Sequence[Mention],
        lexicon: QuoteLexicon,
        options: FindOptions,
    ) -> None:
        self._article, self._lexicon = article, lexicon
        self._judged = judged(options.lessons)
        where = paragraphs(article.text)
        quoted_spans = find_quoted_spans(article.text, lexicon.marks, where)
        quoted_spans = with_main_marks(article.text, quoted_spans, lexicon.marks)
        quoted_spans = with_dialogue_lines(article.text, quoted_spans, where, lexicon.marks.lines)
        self._tokens, self._quoted_spans = read_inversions(tokens, quoted_spans, mentions, lexicon)
        self._context = QuoteContext(self._tokens, where, self._quoted_spans, mentions, lexicon.completing)
        self._cues = find_cues(self._context, lexicon)
        self._resolver = SpeakerResolver(
            self._context, entities, mentions, lexicon, article.authors, self._cues, options.habits
        )
        self._cue_of: dict[int, Cue | None] = {}
        self._last_speaker: str | None = None
        self._spoken_by: dict[int, str | None] = {}

    def quotes(self, options: FindOptions) -> tuple[Quote, ...]:
        """Return all quotes of the article."""
        context, quoted_spans = self._context, self._quoted_spans
        top = [n for n in context.token_ranges if quoted_spans[n].family not in self._lexicon.marks.single]
        cues = self._cues
        chosen = choose_speakers(context, cues, self._lexicon, top)
        self._cue_of = cues_of(chosen)
        reported = weighed(context, cues, self._lexicon)
        terms = self._terms(chosen, covering(context, reported))
        said = [number for number in top if terms[number] <= _TERM]
        continued = find_continued(context, said, chosen)
        drafts = [self._draft(number, chosen, terms, continued) for number in range(len(quoted_spans))]
        if options.indirect:
            whole = find_reported(context, reported, set(said), self._lexicon)
            found = [item for item in whole if content_kind(item.content) not in options.reported_off]
            drafts = self._without_weak(drafts, found) + self._reported(found, set(said))
        return _numbered(drafts)

    def _without_weak(self, drafts: list[_QuoteDraft], reported: Sequence[ReportedSpeech]) -> list[_QuoteDraft]:
        """Leave out drafts for doubtful marks inside a reported clause: they are part of that clause."""
        inside = {n for item in reported for n in quoted_spans_in(self._context, item.content.first, item.content.last)}
        weak = {n for n in inside if self._quoted_spans[n].family in self._lexicon.marks.weak}
        return [draft for draft in drafts if draft.number not in weak and draft.within not in weak]

    def _terms(self, chosen: dict[int, ChosenSpeaker], covered: dict[int, float]) -> dict[int, float]:
        """Return the probability of being a term for each quoted span that is not nested, by index."""
        context, terms = self._context, {}
        for number, quoted in enumerate(self._quoted_spans):
            if quoted.parent is None:
                context.token_ranges.setdefault(number, context.tokens_in(quoted.outer))
                zone = self._article.zone_at(quoted.span.start)
                reported = covered.get(number, 0.0)
                facts = term_facts(context, number, chosen.get(number), reported, zone, self._lexicon)
                terms[number] = term_probability(facts)
                if (lesson := self._lesson(quoted.span)) is not None:
                    terms[number] = _JUDGED[lesson.kind]
        return terms

    def _lesson(self, span: Span) -> Lesson | None:
        """Return what the words in marks were judged to be in other articles, or None."""
        return self._judged.get(judged_words(span.of(self._article.text))) if self._judged else None

    def _draft(
        self, number: int, chosen: dict[int, ChosenSpeaker], terms: dict[int, float], continued: dict[int, int]
    ) -> _QuoteDraft:
        """Return the draft of the quote or term in a quoted span."""
        quoted = self._quoted_spans[number]
        if quoted.parent is not None:
            return self._nested(number)
        known, term = chosen.get(number), terms[number]
        if term > _TERM:
            return _QuoteDraft(self._term(quoted.span, term), number)
        weak = quoted.family in self._lexicon.marks.weak
        speakers = self._speakers(known) if known else ()
        self._spoken_by[number] = speakers[0].entity if speakers else None
        cue = self._cue_of.get(number)
        quote = Quote(
            id="",
            span=quoted.span,
            kind=Kind.MIXED if weak else Kind.DIRECT,
            provenance=Provenance(
                Origin.RULE,
                known.candidate.rule if known else Rule.MARKS,
                score=round((known.score if known else 0.3) * (1 - term), 3),
                evidence=(
                    *speaker_evidence(self._context, known),
                    *kind_evidence(quoted, term, weak=weak),
                    *self._judged_speech(quoted.span),
                ),
            ),
            cue=self._tokens.span(cue.first, cue.last) if cue else None,
            speakers=speakers,
            candidates=self._candidates(speakers, quoted.span.start),
        )
        return _QuoteDraft(quote, number, continued.get(number))

    def _judged_speech(self, span: Span) -> tuple[Reason, ...]:
        """Return the reason for words that were judged to be speech in other articles."""
        lesson = self._lesson(span)
        return (Reason.of(ReasonCode.JUDGED_SPEECH, lesson.times),) if lesson is not None else ()

    def _term(self, span: Span, term: float) -> Quote:
        """Return a term as a quote; `term` is its probability."""
        lesson = self._lesson(span)
        why = Reason.of(ReasonCode.JUDGED_TERM, lesson.times) if lesson else Reason.of(ReasonCode.TERM)
        evidence = (why,)
        return Quote("", span, Kind.TERM, Provenance(Origin.RULE, Rule.TERM, score=round(term, 3), evidence=evidence))

    def _nested(self, number: int) -> _QuoteDraft:
        """Return the draft of a quote inside a quote."""
        quoted, context = self._quoted_spans[number], self._context
        cue = nested_cue(context, number, self._lexicon)
        speech = is_nested_speech(context, number, cue, self._lexicon)
        provenance = Provenance(Origin.RULE, Rule.NESTED, score=0.6, evidence=(Reason.of(ReasonCode.NESTED),))
        quote = Quote("", quoted.span, Kind.DIRECT if speech else Kind.TERM, provenance)
        if speech and cue is not None:
            outer = self._spoken_by.get(quoted.parent if quoted.parent is not None else number)
            speakers = tuple(
                self._speaker(head, self._resolver.within(head, outer, self._last_speaker), 0.6)
                for head in cue.speakers
            )
            quote = replace(quote, cue=self._tokens.span(cue.first, cue.last), speakers=speakers)
        return _QuoteDraft(quote, number, within=quoted.parent)

    def _speakers(self, known: ChosenSpeaker) -> tuple[Speaker, ...]:
        """Return the chosen speakers with their entities, and remember who spoke last."""
        speakers: list[Speaker] = []
        for head in known.candidate.heads:
            together = [self._resolver.of(other, None) for other in self._resolver.joint(head)]
            if together:
                why = (Reason.of(ReasonCode.SPOKE_TOGETHER),)
                meanings = [replace(meaning, rule=Rule.PRONOUN, score=0.7, evidence=why) for meaning in together]
            else:
                meanings = [self._resolver.of(head, self._last_speaker, known.candidate.rule)]
            speakers += [self._speaker(head, meaning, known.score) for meaning in meanings]
        self._last_speaker = next((s.entity for s in speakers if s.entity is not None), self._last_speaker)
        return tuple(speakers)

    def _speaker(self, head: int, meaning: ResolvedSpeaker, score: float) -> Speaker:
        """Return the speaker with a head (token index) and a resolved entity."""
        span = self._tokens.span(*self._context.phrase(head))
        resolution = Resolution(meaning.rule, round(score * meaning.score, 3), evidence=meaning.evidence)
        return Speaker(span, meaning.entity, resolution)

    def _candidates(self, speakers: Sequence[Speaker], offset: int) -> tuple[str, ...]:
        """Return the ids of the entities that an editor can choose from: the speakers, then persons near `offset`."""
        found = dict.fromkeys(s.entity for s in speakers if s.entity is not None)
        found |= dict.fromkeys(self._resolver.persons(offset))
        return tuple(found)[:_MOST_CANDIDATES]

    def _stands_outside(self, token: int) -> bool:
        """Return whether a token is in a byline, a caption or boilerplate."""
        zone = self._article.zone_at(self._tokens.start[token])
        return zone not in {ZoneKind.BODY, ZoneKind.HEADLINE}

    def _reported(self, reported: Sequence[ReportedSpeech], said: set[int]) -> list[_QuoteDraft]:
        """Return the drafts of the indirect and mixed quotes; `said` are the quoted spans that are speech."""
        drafts = []
        for item in reported:
            content, cue = item.content, item.content.cue
            if content.rule is Rule.LABEL and self._stands_outside(content.first):
                continue  # *Media contact: …*
            span = without_marks(self._context, content.first, content.last)
            marked = [n for n in quoted_spans_in(self._context, content.first, content.last) if n in said]
            inner = tuple(n for n in marked if self._quoted_spans[n].family not in self._lexicon.marks.weak)
            quote = Quote(
                id="",
                span=span,
                kind=Kind.MIXED if marked else Kind.INDIRECT,
                provenance=Provenance(
                    Origin.RULE,
                    content.rule,
                    score=round(item.score, 3),
                    evidence=reported_evidence(self._context, content),
                ),
                cue=self._tokens.span(cue.first, cue.last),
                speakers=tuple(
                    self._speaker(head, self._resolver.of(head, None, content.rule), item.score)
                    for head in cue.speakers
                ),
            )
            quote = replace(quote, candidates=self._candidates(quote.speakers, span.start))
            drafts.append(_QuoteDraft(quote, quoted=inner))
        return drafts


def _numbered(drafts: list[_QuoteDraft]) -> tuple[Quote, ...]:
    """Return the quotes in text order, with ids and links between them."""
    drafts.sort(key=lambda draft: (draft.quote.span.start, -draft.quote.span.end))
    ids = {draft.number: f"q{place}" for place, draft in enumerate(drafts, 1) if draft.number is not None}
    return tuple(
        replace(
            draft.quote,
            id=f"q{place}",
            continues=ids.get(draft.continues) if draft.continues is not None else None,
            within=ids.get(draft.within) if draft.within is not None else None,
            quoted=tuple(ids[number] for number in draft.quoted),
        )
        for place, draft in enumerate(drafts, 1)
    )
