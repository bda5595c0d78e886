"""Finds the quotes of an article with their speakers: the search for quotes from end to end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editorial.domain.annotation import Entity, Kind, Mention, Origin, Provenance, Quote, Resolution, Speaker
from editorial.domain.article import Article, ZoneKind
from editorial.domain.suggestions import FindOptions
from editorial.domain.text import Span
from editorial.language.english import ENGLISH
from editorial.language.indirect import Reported, covering, find_reported, weighed
from editorial.language.line_breaks import paragraphs
from editorial.language.marks import find_stretches
from editorial.language.quote_cues import find_cues
from editorial.language.quote_evidence import kind_evidence, reported_evidence, speaker_evidence
from editorial.language.quote_language import QuoteLanguage
from editorial.language.quote_layout import Layout
from editorial.language.quote_terms import term_features, term_probability
from editorial.language.quote_words import Words
from editorial.language.speaker_candidates import Chosen
from editorial.language.speaker_entities import Meaning, Meanings
from editorial.language.speakers import choose_speakers

if TYPE_CHECKING:
    from spacy.tokens import Doc

LANGUAGES: dict[str, QuoteLanguage] = {"en": ENGLISH}
"""What is known about each language's quotes, by its code."""

_MOST_CANDIDATES = 9
_TERM = 0.42


def find_quotes(
    doc: Doc, article: Article, entities: Sequence[Entity], mentions: Sequence[Mention], options: FindOptions
) -> tuple[Quote, ...]:
    """Return the quotes of an article, with ids `q1`… in the order of the text; none for a language we know nothing of.

    `doc` is the article's text after a spaCy pipeline with tagger and parser; spans are in code points.
    """
    language = LANGUAGES.get(article.language.split("-")[0].lower())
    if language is None or not doc.text.strip():
        return ()
    return _Search(doc, article, entities, mentions, language).quotes(options)


@dataclass(slots=True)
class _Draft:
    """A quote before it has an id; `stretch` is its number among the stretches, None for reported speech."""

    quote: Quote
    stretch: int | None = None
    continues: int | None = None
    within: int | None = None
    quoted: tuple[int, ...] = ()


class _Search:
    def __init__(
        self,
        doc: Doc,
        article: Article,
        entities: Sequence[Entity],
        mentions: Sequence[Mention],
        language: QuoteLanguage,
    ) -> None:
        self._article, self._language = article, language
        where = paragraphs(doc.text)
        self._stretches = find_stretches(doc.text, language.marks, where)
        self._words = Words(doc)
        self._layout = Layout(self._words, where, self._stretches, mentions)
        self._meanings = Meanings(self._layout, entities, mentions, language)
        self._last_speaker: str | None = None

    def quotes(self, options: FindOptions) -> tuple[Quote, ...]:
        """Return every quote."""
        layout, stretches = self._layout, self._stretches
        top = [n for n in layout.ranges if stretches[n].family not in self._language.marks.single]
        cues = find_cues(layout, self._language)
        chosen = choose_speakers(layout, cues, self._language, top)
        reported = weighed(layout, cues, self._language)
        covered = covering(layout, reported)
        terms = {}
        for number, stretch in enumerate(stretches):
            if stretch.parent is None:
                layout.ranges.setdefault(number, layout.words_of(stretch.outer))
                features = term_features(layout, number, chosen.get(number), covered.get(number, 0.0), self._language)
                features["headline"] = float(self._article.zone_at(stretch.span.start) is ZoneKind.HEADLINE)
                terms[number] = term_probability(features)
        drafts = [self._draft(n, chosen, terms) for n in range(len(stretches))]
        if options.indirect:
            said = {n for n in top if terms[n] < _TERM}
            drafts += self._reported(find_reported(layout, reported, said), said)
        return _numbered(drafts)

    def _draft(self, number: int, chosen: dict[int, Chosen], terms: dict[int, float]) -> _Draft:
        stretch = self._stretches[number]
        if stretch.parent is not None:
            return self._nested(number)
        known, term = chosen.get(number), terms[number]
        if term >= _TERM:
            return _Draft(self._term(stretch.span, term), number)
        weak = stretch.family in self._language.marks.weak
        speakers = self._speakers(known) if known else ()
        candidate = known.candidate if known else None
        cue = candidate.cue if candidate else None
        continues = stretch.continues
        if continues is None and candidate is not None and candidate.features.get("split"):
            continues = candidate.source
        if continues is not None and terms.get(continues, 0.0) >= _TERM:
            continues = None
        score = round((known.score if known else 0.3) * (1 - term), 3)
        quote = Quote(
            id="",
            span=stretch.span,
            kind=Kind.MIXED if weak else Kind.DIRECT,
            provenance=Provenance(
                Origin.RULE,
                candidate.rule if candidate else "marks",
                score=score,
                evidence=(*speaker_evidence(self._layout, known), *kind_evidence(stretch, term, weak=weak)),
            ),
            cue=self._words.span(cue.first, cue.last) if cue else None,
            speakers=speakers,
            candidates=self._candidates(speakers, stretch.span.start),
        )
        return _Draft(quote, number, continues)

    def _term(self, span: Span, term: float) -> Quote:
        evidence = ("words in marks that nobody seems to have said",)
        return Quote("", span, Kind.TERM, Provenance(Origin.RULE, "term", score=round(term, 3), evidence=evidence))

    def _nested(self, number: int) -> _Draft:
        stretch = self._stretches[number]
        text = stretch.span.of(self._article.text)
        speech = len(text.split()) > 3 or text[-1] in ".?!,"
        provenance = Provenance(Origin.RULE, "nested", score=0.6, evidence=("stands inside another quote",))
        quote = Quote("", stretch.span, Kind.DIRECT if speech else Kind.TERM, provenance)
        return _Draft(quote, number, within=stretch.parent)

    def _speakers(self, known: Chosen) -> tuple[Speaker, ...]:
        speakers = []
        for place, head in enumerate(known.candidate.heads):
            meaning = self._meanings.of(head, self._last_speaker)
            if place == 0:
                self._last_speaker = meaning.entity or self._last_speaker
            speakers.append(self._speaker(head, meaning, known.score))
        return tuple(speakers)

    def _speaker(self, head: int, meaning: Meaning, score: float) -> Speaker:
        span = self._words.span(*self._layout.phrase(head))
        resolution = Resolution(meaning.rule, round(score * meaning.score, 3), evidence=meaning.evidence)
        return Speaker(span, meaning.entity, resolution)

    def _candidates(self, speakers: Sequence[Speaker], offset: int) -> tuple[str, ...]:
        found = dict.fromkeys(s.entity for s in speakers if s.entity is not None)
        found |= dict.fromkeys(self._meanings.persons(offset))
        return tuple(found)[:_MOST_CANDIDATES]

    def _reported(self, reported: Sequence[Reported], said: set[int]) -> list[_Draft]:
        drafts = []
        for item in reported:
            content, cue = item.content, item.content.cue
            span = self._words.span(content.first, content.last)
            inner = tuple(n for n in sorted(said) if span.contains(self._stretches[n].span))
            quote = Quote(
                id="",
                span=span,
                kind=Kind.MIXED if inner else Kind.INDIRECT,
                provenance=Provenance(
                    Origin.RULE,
                    content.rule,
                    score=round(item.score, 3),
                    evidence=reported_evidence(self._layout, content),
                ),
                cue=self._words.span(cue.first, cue.last),
                speakers=tuple(self._speaker(head, self._meanings.of(head, None), item.score) for head in cue.speakers),
            )
            quote = replace(quote, candidates=self._candidates(quote.speakers, span.start))
            drafts.append(_Draft(quote, quoted=inner))
        return drafts


def _numbered(drafts: list[_Draft]) -> tuple[Quote, ...]:
    """Give the quotes their ids and link them by these."""
    drafts.sort(key=lambda draft: (draft.quote.span.start, -draft.quote.span.end))
    ids = {draft.stretch: f"q{place}" for place, draft in enumerate(drafts, 1) if draft.stretch is not None}
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
