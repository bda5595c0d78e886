"""Finds the names of an article: what the model read, weighed against everything else the article says."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from editorial.domain.annotation import Entity, Mention, Provenance
from editorial.domain.article import Article
from editorial.domain.suggestions import FindOptions
from editorial.domain.text import Span
from editorial.language.found import Found
from editorial.language.names_read import Candidate, Piece, read


def find_names(doc: Doc, article: Article, options: FindOptions) -> Found:
    """Find the names in a document that a spaCy pipeline has read and that holds the whole article."""
    return find_names_in([Piece(doc, 0, None)], article, options, None)


def find_names_in(pieces: Sequence[Piece], article: Article, options: FindOptions, model: str | None) -> Found:
    """Find the names of an article that was read in pieces; `model` is the pipeline's `name@version`."""
    candidates = [c for piece in pieces for c in read(piece) if c.label not in options.labels_off]
    for candidate in candidates:
        candidate.zone = article.zone_at(candidate.start)
        candidate.score = min(0.99, max(0.01, candidate.prior.get(candidate.label, 0.5) * candidate.inside))
    return _found(candidates, model)


def _found(candidates: Sequence[Candidate], model: str | None) -> Found:
    ids: dict[tuple[str, str], str] = {}
    entities, mentions = [], []
    for number, found in enumerate(candidates, 1):
        key = (found.text, found.label)
        if key not in ids:
            ids[key] = f"e{len(ids) + 1}"
            entities.append(Entity(ids[key], found.text, found.label))
        mentions.append(
            Mention(
                f"m{number}",
                Span(found.start, found.end),
                found.label,
                ids[key],
                Provenance(found.origin, found.rule, model, round(found.score, 3), tuple(found.evidence)),
            )
        )
    return Found(tuple(entities), tuple(mentions))
