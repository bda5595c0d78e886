"""Tells words in marks that nobody said (a title, a nickname, a scare quote) from speech."""

from __future__ import annotations

from math import exp

from editorial.domain.article import Article, ZoneKind
from editorial.language.quote_language import QuoteLanguage
from editorial.language.quote_layout import OUTSIDE, Layout
from editorial.language.speaker_candidates import Chosen
from editorial.language.speaker_figures import TERM_WEIGHTS

_SMALL = frozenset({"a", "an", "the", "of", "and", "or", "in", "on", "at", "to", "for", "with", "from", "by", "vs"})


def term_features(
    layout: Layout, number: int, chosen: Chosen | None, article: Article, language: QuoteLanguage
) -> dict[str, float]:
    """Return what speaks for and against a stretch's being a term, by name."""
    words, stretch, taken = layout.words, layout.stretches[number], layout.ranges[number]
    text = stretch.span.of(layout.text)
    inner = [w for w in taken if stretch.span.start <= words.start[w] < stretch.span.end]
    said = [w for w in inner if words.lower[w][0].isalnum()]
    features: dict[str, float] = {"unspoken": 1.0 - (chosen.score if chosen else 0.0), "nobody": float(chosen is None)}
    count = len(said)
    features["one_word"] = float(count == 1)
    features["short"] = float(count in {2, 3})
    features["middling"] = float(4 <= count <= 6)
    features["long"] = float(count > 6)
    features["title_case"] = float(_title_case(text))
    features["has_verb"] = float(any(words.tag[w] in {"VBZ", "VBP", "VBD", "MD"} for w in inner))
    features["self"] = float(any(language.pronouns.get(words.lower[w]) in {"self", "selves", "other"} for w in inner))
    features["sentence_end"] = float(text[-1] in "?!" or (text[-1] == "." and count > 3))
    features["headline"] = float(article.zone_at(stretch.span.start) is ZoneKind.HEADLINE)
    features["single"] = float(stretch.family in language.marks.single)
    before = [w for w in range(max(0, taken.start - 3), taken.start) if layout.inside[w] == OUTSIDE]
    after = [w for w in range(taken.stop, min(len(words), taken.stop + 1)) if layout.inside[w] == OUTSIDE]
    features["work_before"] = float(any(words.lower[w] in language.work_nouns for w in before))
    features["work_after"] = float(any(words.lower[w] in language.work_nouns for w in after))
    last = before[-1] if before else None
    features["owner_before"] = float(last is not None and words.tag[last] == "POS")
    features["on_before"] = float(
        last is not None and words.lower[last] in {"on", "in", "with", "titled", "entitled", "called"}
    )
    features["the_before"] = float(last is not None and words.tag[last] in {"DT", "PRP$"})
    features["noun_after"] = float(bool(after) and words.tag[after[0]].startswith("NN"))
    if features["title_case"]:
        features |= {f"titled_{key}": features[key] for key in ("owner_before", "on_before", "work_before", "one_word")}
        features["titled_cue"] = float(chosen is not None and chosen.candidate.cue is not None)
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
