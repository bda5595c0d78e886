"""How sure a name and its label are: features that anyone can recompute, weighed by figures measured once.

The score is the logistic function of a sum of features; each figure was fitted on a development set of newswire (133
articles, names and labels by hand) and rounded. It ranks suggestions by doubt; nothing is ever accepted by it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from editorial.domain import labels
from editorial.language import names_english as english
from editorial.language.names_groups import STRONG, Group, contested
from editorial.language.names_read import Candidate

_NEXT = english.TITLES | english.ROLES | english.STARTS
_CANNOT_KNOW = 0.35
"""The score of a mention whose name is two things elsewhere, when the words around it do not say which is meant."""
FIGURES: Mapping[str, float] = {
    "one": -0.8,
    "margin": 1.3,
    "wide margin": 1.5,
    "model label": 0.5,
    "model none": -0.4,
    "model edges": 2.9,
    "model next": -1.9,
    "model agrees": -0.9,
    "mates agree": -0.1,
    "repeat": -0.7,
    "several": 0.9,
    "strong sign": 0.7,
    "some sign": 0.5,
    "single": -0.3,
    "long": -0.2,
    "capitals": 0.6,
    "sentence start": 0.5,
    "capital before": -1.9,
    "capital after": -1.4,
    "of after": -1.0,
    "marks": -0.3,
    "common": -2.1,
    "several, person": -1.3,
    "model none, place": -1.8,
    "is PERSON": 0.8,
    "is ORG": -0.1,
    "is PLACE": 0.2,
    "is GROUP": 0.4,
}


def features(name: Candidate, each: Group) -> dict[str, float]:
    """Return what the score is made of; every value lies about between -1 and 1."""
    own = each.own(name)
    margin = own[name.label] - max(total for label, total in own.items() if label != name.label)
    mass = name.prior.get(name.label, 0.0)
    for_it = sum(weight for label, weight, _ in each.signs if label == name.label)
    agree = sum(member.model_label == name.label for member in each.members) / len(each.members)
    return {
        "one": 1.0,
        "margin": min(max(margin, 0.0), 2.0) / 2.0,
        "wide margin": min(max(margin - 2.0, 0.0), 4.0) / 4.0,
        "model label": mass,
        "model none": name.outside,
        "model edges": math.log(name.inside + 0.01) / 4.6,
        "model next": _next_mass(name),
        "model agrees": float(name.model_label == name.label),
        "mates agree": agree,
        "repeat": float(name.rule == "same-name"),
        "several": math.log(min(len(each.members), 8)) / 2.1,
        "strong sign": float(for_it >= 3.0),
        "some sign": float(for_it > 0.0),
        **_shape(name),
        "several, person": math.log(min(len(each.members), 8)) / 2.1 * (name.label == labels.PERSON),
        "model none, place": name.outside * (name.label == labels.PLACE),
        **{f"is {label}": float(name.label == label) for label in ("PERSON", "ORG", "PLACE", "GROUP")},
    }


def _next_mass(name: Candidate) -> float:
    """Return the mass of a name at the word after: the name may go on there."""
    masses = name.piece.masses
    if masses is None or name.last >= len(masses.outside):
        return 0.0
    return 1.0 - float(masses.outside[name.last])


def _shape(name: Candidate) -> dict[str, float]:
    """Return what the name looks like, and what stands at its edges."""
    words, piece = name.words, name.piece
    before, after = piece.word(name.first - 1), piece.word(name.last)
    start = bool(piece.doc[name.first].is_sent_start)
    return {
        "single": float(len(words) == 1),
        "long": float(len(words) > 3),
        "capitals": float(name.text.isupper()),
        "sentence start": float(start),
        "capital before": float(before[:1].isupper() and not start and before.lower() not in _NEXT),
        "capital after": float(after[:1].isupper() and after.lower() not in _NEXT),
        "of after": float(after.lower() in {"of", "for"} and len(words) > 1),
        "marks": float(before in {"“", "‘", '"', "'"}),
        "common": float(len(words) == 1 and words[0].lower() in name.piece.vocabulary),
    }


def score(name: Candidate, each: Group) -> float:
    """Return how likely the name and its label are right, in 0..1."""
    total = sum(FIGURES.get(key, 0.0) * value for key, value in features(name, each).items())
    likely = 1.0 / (1.0 + math.exp(-total))
    if contested(each) and max(name.votes.values(), default=0.0) < STRONG:
        return min(likely, _CANNOT_KNOW)
    return likely
