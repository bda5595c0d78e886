"""The search for the names of an article: the entities of the model, combined with the evidence of the article.

The steps, each for the whole article: trim the model's entities; correct boundaries and drop what is not a name; find
missed names (remembered, in bylines, abbreviations, in the gazetteers, by their context); collect the evidence for each
name; decide one label for all mentions of a name; find missed repeats; cluster the names into entities.
"""

from __future__ import annotations

from collections.abc import Sequence

from editorial.domain import labels
from editorial.domain.annotation import Entity, Mention, Provenance
from editorial.domain.article import Article, ZoneKind
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.suggestions import FindOptions
from editorial.domain.text import Span
from editorial.language.lexicon.languages import names_of
from editorial.language.names.boundaries import correct_boundaries
from editorial.language.names.bylines import BylineNames
from editorial.language.names.candidates import NameCandidate, read
from editorial.language.names.capitals import abbreviated, headed, unknown
from editorial.language.names.clusters import EntityCluster, cluster_entities
from editorial.language.names.external_evidence import speakers, weigh_context
from editorial.language.names.found import FoundNames
from editorial.language.names.glued import parted
from editorial.language.names.groups import (
    NameGroup,
    assign_labels,
    group,
    weigh_brackets,
    weigh_companies,
    weigh_full_names,
    weigh_neighbours,
    weigh_partial_names,
)
from editorial.language.names.headlines import in_headlines, without_layout
from editorial.language.names.institutions import spelled_out
from editorial.language.names.lessons import NameLessons
from editorial.language.names.missed import possibly_missed
from editorial.language.names.model_counts import counts_for
from editorial.language.names.name_context import NameContext
from editorial.language.names.reasons import evidence
from editorial.language.names.remembered import RememberedNames
from editorial.language.names.repeats import abbreviations, index, listed, repeats
from editorial.language.names.score import score_all
from editorial.language.names.spoken import weigh_spoken, with_spoken
from editorial.language.names.unseen import given, unseen
from editorial.language.names.wholes import completed, number_teams
from editorial.language.names.written_forms import with_written_forms

_NO_LESSONS = NameLessons()


def find_names(
    context: NameContext, article: Article, options: FindOptions, model: str | None, spoken: Sequence[Span] = ()
) -> FoundNames:
    """Return the names of an article; `model` is the `name@version` of the pipeline that the tokens come from.

    `spoken` are the names, in code points, of who speaks in the article and was not found without being told.
    """
    memory, lessons = RememberedNames.of(options.remembered), NameLessons.of(options.lessons)
    groups, figures = weighed(context, article, memory, lessons, spoken)
    score_all(groups, counts_for(model))
    kept = lessons.are_names(name for each in groups for name in each.members) + figures
    kept = sorted((c for c in kept if c.label not in options.labels_off), key=lambda c: c.start)
    missed = lessons.still_missed(possibly_missed(kept, context, article), article.text)
    return _found(kept, memory, model, missed)


def weighed(
    context: NameContext,
    article: Article,
    memory: RememberedNames,
    lessons: NameLessons = _NO_LESSONS,
    spoken: Sequence[Span] = (),
) -> tuple[list[NameGroup], list[NameCandidate]]:
    """Return the names in groups, with a label for each mention, and the dates and numbers."""
    context.lexicon = names_of(article.language)
    read_as = list(read(context))
    figures = [c for c in read_as if c.label in labels.OFF_BY_DEFAULT]
    whole = (candidate for candidate in read_as if candidate.label not in labels.OFF_BY_DEFAULT)
    cut = in_headlines(context, article, without_layout(context, whole))
    names = correct_boundaries(context, [part for name in cut for part in parted(name)])
    names = spelled_out(context, names)
    names = with_written_forms(context, list(memory.parted(context, names)))
    own = BylineNames(article)
    for more in (memory.missed, own.missed, abbreviations, given, listed, unseen, headed, abbreviated, unknown):
        names += list(more(context, names))
    names = completed(context, names)
    names = list(lessons.edged(context, with_spoken(context, names, spoken)))
    for name in names:
        name.zone = article.zone_at(name.start)
    names = [name for name in names if not _heads_line(name)]
    for figure in figures:
        figure.score = figure.prior.get(figure.label, 0.5) * figure.inside
    return _grouped(context, names, article, memory, own, spoken), figures


def _heads_line(name: NameCandidate) -> bool:
    """Return whether a word in boilerplate is just the label of its line (*Attendance: 6,214*)."""
    alone = len(name.words) == 1 and name.rule is None and name.zone is ZoneKind.BOILERPLATE
    return alone and name.context.word(name.last) == ":"


def _grouped(
    context: NameContext,
    names: Sequence[NameCandidate],
    article: Article,
    memory: RememberedNames,
    own: BylineNames,
    spoken: Sequence[Span],
) -> list[NameGroup]:
    """Return the names in groups, with a label for each mention, and with missed repeats."""
    for name in names:
        weigh_context(name)
    groups, speaking = group(names), speakers(context)
    in_order = sorted(names, key=lambda name: name.start)
    weigh_neighbours(in_order, groups)
    weigh_brackets(in_order, groups)
    own.weigh(groups)
    weigh_spoken(groups, spoken)
    weigh_full_names(groups, speaking)
    weigh_partial_names(groups, groups)
    weigh_companies(groups, groups)
    memory.weigh(groups)
    by_words = {each.words: each for each in groups}
    new: list[NameCandidate] = []
    for name in repeats(context, index(groups, speaking), names):
        weigh_context(name)
        name.zone = article.zone_at(name.start)
        if name.words in by_words:
            by_words[name.words].members.append(name)
        else:
            new.append(name)
    surnames = group(new)
    own.weigh(surnames)
    weigh_partial_names(surnames, groups)
    weigh_companies(surnames, groups)
    memory.weigh(surnames)
    groups += surnames
    assign_labels(groups)
    number_teams(context, [name for each in groups for name in each.members])
    return groups


def _found(
    names: Sequence[NameCandidate], memory: RememberedNames, model: str | None, missed: tuple[PossiblyMissed, ...]
) -> FoundNames:
    """Return the result from the labelled mentions, which are in text order."""
    clusters = cluster_entities(names)
    entity = {id(member): f"e{number}" for number, each in enumerate(clusters, 1) for member in each.members}
    entities = tuple(_entity(f"e{number}", each, memory) for number, each in enumerate(clusters, 1))
    mentions = tuple(_mention(f"m{number}", name, entity[id(name)], model) for number, name in enumerate(names, 1))
    return FoundNames(entities, mentions, missed)


def _entity(key: str, each: EntityCluster, memory: RememberedNames) -> Entity:
    """Return the entity of a cluster."""
    texts = list(dict.fromkeys(each.forms.values()))
    known = memory.record(texts, each.label)
    name = known.name if known else each.name
    aliases = tuple(text for text in texts if text != name)
    return Entity(key, name, each.label, aliases, tuple(each.maybe), known.authority if known else None)


def _mention(key: str, name: NameCandidate, entity: str, model: str | None) -> Mention:
    """Return the mention of a candidate."""
    provenance = Provenance(name.origin, name.rule, model, round(name.score, 3), evidence(name))
    return Mention(key, Span(name.start, name.end), name.label, entity, provenance)
