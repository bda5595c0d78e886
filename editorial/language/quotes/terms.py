"""Tells words in marks that nobody said (a title, a nickname, a scare quote) from speech."""

from __future__ import annotations

from editorial.domain.article import ZoneKind
from editorial.domain.labels import EVENT, LAW, PRODUCT, WORK
from editorial.domain.rules import Rule
from editorial.language.decision_list import holding
from editorial.language.facts import Fact
from editorial.language.lexicon.quotes import QuoteLanguage
from editorial.language.passages.layout import OUTSIDE, Layout
from editorial.language.quotes.term_cases import TERM_CASES
from editorial.language.speakers.candidate import Chosen

_WORKS = frozenset({WORK, EVENT, PRODUCT, LAW})

_LONG, _BRIEF = 6, 3
"""A stretch of more words than the first is long, of no more than the second brief."""
_NICKNAME = 4
"""The most words, their marks among them, that may be a nickname inside a name (*Robert “Bobby” Scott*)."""
_CLAIMED = 0.2
"""Below which probability that its likeliest speaker said it nobody claims a stretch."""
_REPORTED, _UNREPORTED = 0.6, 0.3
"""From the first probability on a stretch counts as part of a reported clause, below the second as part of none."""


def term_probability(facts: frozenset[Fact]) -> float:
    """Return how likely it is that nobody said the words of a stretch, within 0..1."""
    return TERM_CASES.share(facts)


def term_facts(
    layout: Layout,
    number: int,
    chosen: Chosen | None,
    covered: float,
    zone: ZoneKind,
    language: QuoteLanguage,
) -> frozenset[Fact]:
    """Return what speaks for and against a stretch's being a term.

    `covered` is the probability that it stands in a reported clause, `zone` the part of the article.
    """
    return (
        _inside(layout, number, language)
        | _named(layout, number)
        | _beside(layout, layout.ranges[number], language)
        | _hanging(layout, number, language)
        | _spoken(chosen)
        | holding(
            {
                Fact.REPORTED: covered >= _REPORTED,
                Fact.UNREPORTED: covered < _UNREPORTED,
                Fact.BOILERPLATE: zone is ZoneKind.BOILERPLATE,
            }
        )
    )


def _inside(layout: Layout, number: int, language: QuoteLanguage) -> frozenset[Fact]:
    """Describe the words themselves."""
    words, stretch = layout.words, layout.stretches[number]
    text, inner = stretch.span.of(layout.text), layout.words_of(stretch.span)
    count = sum(words.lower[w][0].isalnum() for w in inner)
    verb = words.has_finite_verb(inner)
    return holding(
        {
            Fact.SINGLE: stretch.family in language.marks.single,
            Fact.ONE_WORD: count == 1,
            Fact.BRIEF: count <= _BRIEF,
            Fact.LONG: count > _LONG,
            Fact.TITLE: _title_case(text, language.title_small),
            Fact.VERB: verb,
            Fact.CLAUSE: verb and count > _BRIEF,
            Fact.SENTENCE: verb and text[-1] in ".?!" and text[0].isupper(),
            Fact.SELF: any(language.pronouns.get(words.lower[w]) in {"self", "selves", "other"} for w in inner),
            Fact.BRACKETED: text[0] in "([" and text.rstrip(".,")[-1] in ")]",
        }
    )


def _named(layout: Layout, number: int) -> frozenset[Fact]:
    """Say whether the words are the name of a work, an event, a product or a law."""
    span = layout.stretches[number].span
    name = layout.names.get(span.start)
    return holding({Fact.WORK: name is not None and len(name.span) * 5 >= len(span) * 4 and name.label in _WORKS})


def _spoken(chosen: Chosen | None) -> frozenset[Fact]:
    """Describe how closely, and where, a speaker was found; *elsewhere* and *unclaimed* also if none was."""
    if chosen is None:
        return frozenset({Fact.ELSEWHERE, Fact.UNCLAIMED})
    candidate = chosen.candidate
    return holding(
        {
            Fact.NEAR: candidate.rule in {Rule.TRANSCRIPT, Rule.BYLINE}
            or {Fact.ADJACENT, Fact.CLOSE} & candidate.facts,
            Fact.CALLING: candidate.cue is not None and candidate.cue.sort is Fact.CALLING,
            Fact.INTRODUCED: candidate.rule is Rule.INTRODUCED,
            Fact.ELSEWHERE: candidate.rule is Rule.PREVIOUS_PARAGRAPH,
            Fact.UNCLAIMED: chosen.score < _CLAIMED,
        }
    )


def _beside(layout: Layout, taken: range, language: QuoteLanguage) -> frozenset[Fact]:
    """Describe the words right before and behind a stretch."""
    words = layout.words
    before = [w for w in range(max(0, taken.start - 3), taken.start) if layout.inside[w] == OUTSIDE]
    after = taken.stop if taken.stop < len(words) and layout.inside[taken.stop] == OUTSIDE else None
    last, follows = words.tag[before[-1]] if before else "", words.tag[after] if after is not None else ""
    embedded = not _stands_alone(layout, taken)
    return holding(
        {
            Fact.EMBEDDED: embedded,
            Fact.WORK_BEFORE: any(words.lower[w] in language.work_nouns for w in before),
            Fact.WORK_AFTER: after is not None and words.lower[after] in language.work_nouns,
            Fact.MODIFIER: embedded and follows in {"NN", "NNS"},
            Fact.NICKNAME: last == "NNP"
            and len(taken) <= _NICKNAME
            and follows.startswith("NN")
            and _capital(layout, after),
            Fact.OWNER_BEFORE: last == "POS",
            Fact.THE_BEFORE: last in {"DT", "PRP$"},
            Fact.ADJECTIVE_BEFORE: last.startswith(("JJ", "NN")),
        }
    )


def _capital(layout: Layout, word: int | None) -> bool:
    return word is not None and layout.text[layout.words.start[word]].isupper()


def _stands_alone(layout: Layout, taken: range) -> bool:
    """Return whether a stretch follows a mark or starts a paragraph, so that it is no part of a plain sentence."""
    words = layout.words
    if taken.start == 0 or layout.inside[taken.start - 1] != OUTSIDE:
        return True
    return not words.lower[taken.start - 1][-1].isalnum()


def _hanging(layout: Layout, number: int, language: QuoteLanguage) -> frozenset[Fact]:
    """Describe how a stretch hangs in its sentence: after a preposition, as what somebody is called."""
    words, taken = layout.words, layout.ranges[number]
    inner = layout.words_of(layout.stretches[number].span)
    root = next((w for w in inner if words.head[w] not in taken or words.head[w] == w), None)
    if root is None:
        return frozenset()
    after, named = words.dep[root] == "pobj", words.lower[words.head[root]] in language.naming
    return holding(
        {
            Fact.PREP: after and not named,
            Fact.PREP_AS: after and named,
            Fact.OPRD: words.dep[root] == "oprd",
        }
    )


def _title_case(text: str, small: frozenset[str]) -> bool:
    """Return whether every word that counts starts with a capital, as in a title."""
    words = text.split()
    parts = [part for part in words if part[0].isalpha()]
    if not parts:
        return len(words) == 1 and text[0].isdigit()  # *13th*, *1984*
    if not parts[0][0].isupper():
        return False
    return all(part[0].isupper() or part.lower() in small for part in parts) and not text.isupper()
