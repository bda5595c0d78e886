"""Tells words in marks that nobody said (a title, a nickname, a scare quote) from speech."""

from __future__ import annotations

from math import exp

from editorial.domain.labels import EVENT, LAW, PRODUCT, WORK
from editorial.language.quote_language import QuoteLanguage
from editorial.language.quote_layout import OUTSIDE, Layout
from editorial.language.speaker_candidate import Chosen
from editorial.language.speaker_figures import TERM_WEIGHTS

_SMALL = frozenset({"a", "an", "the", "of", "and", "or", "in", "on", "at", "to", "for", "with", "from", "by", "vs"})


_RELATIONS = frozenset(
    {"pobj", "dobj", "compound", "amod", "appos", "ccomp", "attr", "oprd", "nsubj", "conj", "ROOT", "acomp"}
)
_WORKS = frozenset({WORK, EVENT, PRODUCT, LAW})
_PREPOSITIONS = frozenset({"on", "in", "to", "as", "of", "with", "for", "by", "at", "about"})


def term_features(
    layout: Layout, number: int, chosen: Chosen | None, covered: float, language: QuoteLanguage
) -> dict[str, float]:
    """Return what speaks for and against a stretch's being a term, by name.

    `covered` is the probability that it stands in a reported clause.
    """
    words, stretch, taken = layout.words, layout.stretches[number], layout.ranges[number]
    text = stretch.span.of(layout.text)
    inner = [w for w in taken if stretch.span.start <= words.start[w] < stretch.span.end]
    count = sum(words.lower[w][0].isalnum() for w in inner)
    features: dict[str, float] = {
        "covered": covered,
        "one_word": float(count == 1),
        "short": float(count in {2, 3}),
        "middling": float(4 <= count <= 6),
        "long": float(count > 6),
        "title_case": float(_title_case(text)),
        "has_verb": float(any(words.tag[w] in {"VBZ", "VBP", "VBD", "MD"} for w in inner)),
        "self": float(any(language.pronouns.get(words.lower[w]) in {"self", "selves", "other"} for w in inner)),
        "sentence_end": float(text[-1] in "?!" or (text[-1] == "." and count > 3)),
        "single": float(stretch.family in language.marks.single),
    }
    name = layout.names.get(stretch.span.start)
    if name is not None and len(name.span) * 5 >= len(text) * 4:
        features["named_work" if name.label in _WORKS else "named"] = 1.0
    features["repeated"] = float(count <= 3 and layout.repeats[text.strip(",.;").lower()] > 1)
    if features["single"]:
        features["single_self"] = features["self"]
        features["single_clause"] = float(bool(features["has_verb"]) and count > 3)
    features |= _spoken(chosen)
    features |= _beside(layout, taken, language)
    features |= _relation(layout, inner, taken)
    features["sentence"] = float(bool(features["has_verb"]) and text[-1] in ".?!" and text[0].isupper())
    features["bracketed"] = float(text[0] in "([" and text.rstrip(".,")[-1] in ")]")
    loose, embedded = not features["close_cue"] and covered < 0.3, not _stands_alone(layout, taken)
    brief = count <= 4 and not features["has_verb"]
    features["embedded"] = float(embedded)
    features["loose"] = float(loose)
    features["embedded_loose_brief"] = float(embedded and loose and brief)
    features["apart_loose_brief"] = float(not embedded and loose and brief and not features["sentence_end"])
    features["titled_loose"] = float(loose and bool(features["title_case"]))
    if loose and chosen is not None:
        features[f"{'embedded' if embedded else 'apart'}_{chosen.candidate.rule}"] = 1.0
    if features["title_case"]:
        parts = (
            "owner_before",
            "work_before",
            "noun_after",
            "one_word",
            "close_cue",
            "prep_on",
            "prep_in",
            "covered",
        )
        features |= {f"titled_{part}": features.get(part, 0.0) for part in parts}
    elif count <= 3:
        features |= {
            f"short_{part}": features.get(part, 0.0) for part in ("covered", "close_cue", "unspoken", "noun_after")
        }
    return features


def _stands_alone(layout: Layout, taken: range) -> bool:
    """Return whether a stretch follows a mark or starts a paragraph, so that it is no part of a plain sentence."""
    words = layout.words
    if taken.start == 0 or layout.inside[taken.start - 1] != OUTSIDE:
        return True
    return not words.lower[taken.start - 1][-1].isalnum()


def _spoken(chosen: Chosen | None) -> dict[str, float]:
    """Describe how surely, and how closely, a speaker was found."""
    if chosen is None:
        return {"unspoken": 1.0, "nobody": 1.0, "close_cue": 0.0}
    found = chosen.candidate.features
    close = found.get("adjacent", 0.0) or float(
        bool(found.get("before"))
        and not found.get("before_gap")
        and not found.get("before_ends")
        and not found.get("before_far")
    )
    named = found.get("transcript", 0.0) or found.get("byline", 0.0)
    features = {
        "unspoken": 1.0 - chosen.score,
        "close_cue": close or named,
        "has_cue": float(chosen.candidate.cue is not None),
    }
    if chosen.candidate.cue is not None:
        features[f"cue_{chosen.candidate.cue.sort}"] = 1.0
    features[f"by_{chosen.candidate.rule}"] = 1.0
    return features


def _beside(layout: Layout, taken: range, language: QuoteLanguage) -> dict[str, float]:
    """Describe the words right before and behind a stretch."""
    words = layout.words
    before = [w for w in range(max(0, taken.start - 3), taken.start) if layout.inside[w] == OUTSIDE]
    after = taken.stop if taken.stop < len(words) and layout.inside[taken.stop] == OUTSIDE else None
    features = {
        "work_before": float(any(words.lower[w] in language.work_nouns for w in before)),
        "noun_after": float(after is not None and words.tag[after].startswith("NN")),
        "work_after": float(after is not None and words.lower[after] in language.work_nouns),
    }
    if before:
        features["owner_before"] = float(words.tag[before[-1]] == "POS")
        features["the_before"] = float(words.tag[before[-1]] in {"DT", "PRP$"})
        features["adjective_before"] = float(words.tag[before[-1]].startswith(("JJ", "NN")))
    return features


def _relation(layout: Layout, inner: list[int], taken: range) -> dict[str, float]:
    """Describe how a stretch hangs in its sentence."""
    words = layout.words
    root = next((w for w in inner if words.head[w] not in taken or words.head[w] == w), None)
    if root is None:
        return {}
    dep = words.dep[root]
    features = {dep: 1.0} if dep in _RELATIONS else {}
    if dep == "pobj" and words.lower[words.head[root]] in _PREPOSITIONS:
        features[f"prep_{words.lower[words.head[root]]}"] = 1.0
    return features


def _title_case(text: str) -> bool:
    """Return whether every word that counts starts with a capital, as in a title."""
    parts = [part for part in text.split() if part[0].isalpha()]
    if not parts or not parts[0][0].isupper():
        return False
    return all(part[0].isupper() or part.lower() in _SMALL for part in parts) and not text.isupper()


def term_probability(features: dict[str, float]) -> float:
    """Return the probability that nobody said the words."""
    total = TERM_WEIGHTS["(base)"] + sum(TERM_WEIGHTS.get(name, 0.0) * value for name, value in features.items())
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))
