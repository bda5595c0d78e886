"""Decides which clauses and objects report speech without marks, or with marks around a part of it only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from editorial.language.indirect_contents import Content, Contents
from editorial.language.indirect_figures import ENOUGH, WEIGHTS
from editorial.language.quote_cues import Cue
from editorial.language.quote_language import QuoteLanguage
from editorial.language.quote_layout import OUTSIDE, Layout


@dataclass(frozen=True, slots=True)
class Reported:
    """A stretch of words, from `first` to `last`, that reports speech; `score` (0..1) is how sure that is."""

    content: Content
    score: float


def weighed(layout: Layout, cues: Sequence[Cue], language: QuoteLanguage) -> list[Reported]:
    """Return everything that a cue of an article may report, each with its probability."""
    return [Reported(content, weigh(content.features)) for content in described(layout, cues, language)]


def covering(layout: Layout, reported: Sequence[Reported]) -> dict[int, float]:
    """Return for each stretch that may stand in a reported clause the probability of the likeliest one."""
    best: dict[int, float] = {}
    for item in reported:
        words = range(item.content.first, item.content.last + 1)
        for number in {layout.inside[word] for word in words} - {OUTSIDE}:
            best[number] = max(best.get(number, 0.0), item.score)
    return best


def find_reported(layout: Layout, reported: Sequence[Reported], said: set[int]) -> list[Reported]:
    """Return the reported clauses of an article, in the order of the text; `said` are the stretches that are speech."""
    found: dict[tuple[int, int], Reported] = {}
    for item in reported:
        if item.score < ENOUGH or _is_quote(layout, item.content, said):
            continue
        place = (item.content.first, item.content.last)
        if place not in found or found[place].score < item.score:
            found[place] = item
    return sorted(found.values(), key=lambda item: (item.content.first, -item.content.last))


def _is_quote(layout: Layout, content: Content, said: set[int]) -> bool:
    """Return whether the words are just one direct quote."""
    number = layout.inside[content.first]
    return number in said and layout.inside[content.last] == number


def weigh(features: dict[str, float]) -> float:
    """Return the probability that words report speech, with just these edges."""
    total = WEIGHTS["(base)"] + sum(WEIGHTS.get(name, 0.0) * value for name, value in features.items())
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))


def described(layout: Layout, cues: Sequence[Cue], language: QuoteLanguage) -> list[Content]:
    """Return every content that a cue may report, with its features."""
    contents = list(Contents(layout, cues, language).offers())
    covered = bytearray(len(layout.words))
    for content in contents:
        if content.rule.startswith(("clause", "around", "according")):
            for word in range(content.first, content.last + 1):
                covered[word] = 1
    for content in contents:
        content.features.update(_features(layout, content, language, bool(covered[content.cue.word])))
    return contents


def _features(layout: Layout, content: Content, language: QuoteLanguage, within: object) -> dict[str, float]:
    words, cue, reported = layout.words, content.cue, language.reported
    lower = words.lower[cue.word]
    length = content.last - content.first + 1
    quoted = len({layout.inside[word] for word in range(content.first, content.last + 1)} - {OUTSIDE})
    features = {
        content.rule: 1.0,
        f"sort_{cue.sort}": 1.0,
        "weak": float(lower in reported.weak),
        "that": float(words.lower[content.first] == reported.that),
        "question_word": float(words.lower[content.first] in reported.questions),
        "inside_other": float(bool(within)),
        "short": float(length < 3),
        "long": max(0.0, min(length, 60) - 25) / 10,
        "quoted": float(min(quoted, 2)),
        "starts_quoted": float(layout.inside[content.first] != OUTSIDE),
        "ends_quoted": float(layout.inside[content.last] != OUTSIDE),
        "passed": float(cue.passed),
        "nobody": float(not cue.speakers),
        "participle": float(words.tag[cue.word] == "VBG"),
        "infinitive_cue": float(words.tag[cue.word] == "VB"),
        "past": float(words.tag[cue.word] == "VBD"),
        "next_to_cue": float(content.first == cue.last + 1 or content.last == cue.first - 1),
    }
    after = words.lower[content.last + 1] if content.last + 1 < len(words) else "."
    features["ends_sentence"] = float(after in {".", "?", "!"} or not after.strip())
    features["ends_comma"] = float(after == ",")
    features["ends_dash"] = float(after in {"—", "–", "--", "-", ";", ":"})
    if cue.speakers:
        kind = language.pronouns.get(words.lower[cue.speakers[0]])
        features["self"] = float(kind in {"self", "selves", "other"})
        features["named"] = float(cue.speakers[0] in layout.mention_at)
        features["pronoun"] = float(kind in {"man", "woman", "many"})
    before = words.lower[cue.first - 1] if cue.first else ""
    features["negated"] = float(before in {"not", "n't", "n’t", "never"})
    return features
