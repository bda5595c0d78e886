"""Finds the names of an article: what the model read, weighed against everything else the article says.

The order of the steps (each looks at the whole article, however many pieces it was read in): tidy edges; mend edges
and drop what is no name; find abbreviations and listed names that were missed; weigh each name's own words and the
words around each mention; one name, one label; full names speak for surnames and given names; find missed repeats;
group the names into entities.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from editorial.domain import labels
from editorial.domain.annotation import Entity, Mention, Provenance
from editorial.domain.article import Article
from editorial.domain.suggestions import FindOptions
from editorial.domain.text import Span
from editorial.language.found import Found
from editorial.language.names_cues import weigh_context
from editorial.language.names_groups import Group, group, settle, weigh_kin, weigh_neighbours
from editorial.language.names_read import Candidate, Piece, read
from editorial.language.names_repeats import abbreviations, listed, repeats
from editorial.language.names_spans import mend


def find_names(doc: Doc, article: Article, options: FindOptions) -> Found:
    """Find the names in a document that a spaCy pipeline has read and that holds the whole article."""
    return find_names_in([Piece(doc, 0, None)], article, options, None)


def find_names_in(pieces: Sequence[Piece], article: Article, options: FindOptions, model: str | None) -> Found:
    """Find the names of an article that was read in pieces; `model` is the pipeline's `name@version`."""
    found = {id(piece): list(read(piece)) for piece in pieces}
    figures = [c for names in found.values() for c in names if c.label in labels.OFF_BY_DEFAULT]
    names: list[Candidate] = []
    for piece in pieces:
        here = mend(piece, [c for c in found[id(piece)] if c.label not in labels.OFF_BY_DEFAULT])
        here += abbreviations(piece, here)
        here += listed(piece, here)
        names += here
    groups = _weighed(pieces, names)
    kept = [name for each in groups for name in each.members] + figures
    kept = sorted((c for c in kept if c.label not in options.labels_off), key=lambda c: c.start)
    for name in kept:
        name.zone = article.zone_at(name.start)
        name.score = min(0.99, max(0.01, name.prior.get(name.label, 0.5) * name.inside))
    return _found(kept, model)


def _weighed(pieces: Iterable[Piece], names: Sequence[Candidate]) -> list[Group]:
    """Return the names by group, each mention with its label, and with the mentions that the model missed."""
    for name in names:
        weigh_context(name)
    groups = group(names)
    weigh_neighbours(sorted(names, key=lambda name: name.start), groups)
    weigh_kin(groups)
    by_words = {each.words: each for each in groups}
    for piece in pieces:
        for name in repeats(piece, groups, names):
            weigh_context(name)
            by_words[name.words].members.append(name)
    settle(groups)
    return groups


def _found(names: Sequence[Candidate], model: str | None) -> Found:
    ids: dict[tuple[str, str], str] = {}
    entities, mentions = [], []
    for number, name in enumerate(names, 1):
        key = (name.text, name.label)
        if key not in ids:
            ids[key] = f"e{len(ids) + 1}"
            entities.append(Entity(ids[key], name.text, name.label))
        reasons = tuple(reason for _, _, reason in name.why)
        provenance = Provenance(name.origin, name.rule, model, round(name.score, 3), reasons)
        mentions.append(Mention(f"m{number}", Span(name.start, name.end), name.label, ids[key], provenance))
    return Found(tuple(entities), tuple(mentions))
