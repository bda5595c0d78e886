"""Changes to names: their type, their edges, and which entity they refer to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from editorial.domain import labels
from editorial.domain.annotation import Entity, How, Mention, Origin, Provenance, Quote, Speaker, Status
from editorial.domain.errors import RuleError
from editorial.domain.record import Record, Ref, Table
from editorial.domain.text import Span, tidy
from editorial.review.commands.command import Command, counted, short
from editorial.review.commands.decide import describe, drop_if_unused
from editorial.review.draft import Draft

BY_EDITOR = Provenance(Origin.EDITOR)


def checked_span(draft: Draft, span: Span) -> Span:
    """Return `span` without white space at its edges. Raises RuleError if it leaves the text or holds no words."""
    if span.end > len(draft.text):
        raise RuleError("the selection goes beyond the end of the article")
    tidied = tidy(draft.text, span.start, span.end)
    if tidied is None:
        raise RuleError("the selection holds no words")
    return tidied


def entity_called(draft: Draft, name: str, label: str) -> Entity:
    """Return the entity of that name and label, or add one."""
    wanted = " ".join(name.split())
    for entity in draft.entities():
        if entity.label == label and wanted in (entity.name, *entity.aliases) and entity.status is not Status.REJECTED:
            return entity
    return add_entity(draft, wanted, label)


def add_entity(draft: Draft, name: str, label: str) -> Entity:
    """Add an entity. Raises RuleError if the name is empty."""
    name = " ".join(name.split())
    if not name:
        raise RuleError("a name needs at least one letter")
    entity = Entity(draft.new_id("e"), name, label, status=Status.ADDED, decided=draft.decided)
    draft.put(entity)
    return entity


@dataclass(frozen=True, kw_only=True)
class RelabelName(Command):
    """Give one mention another type; it then names another entity than the mentions it was grouped with."""

    mention: str
    label: str

    def run(self, draft: Draft) -> None:
        """Relabel the mention, or its whole entity where it is the only mention."""
        mention = draft.mention(self.mention)
        mates = [m for m in draft.mentions() if m.entity == mention.entity and m.id != mention.id]
        if mention.entity is not None and not mates and mention.label != self.label:
            relabel_entity(draft, mention.entity, self.label)
            return
        entity = mention.entity
        if mention.label != self.label:
            entity = entity_called(draft, mention.span.of(draft.text), self.label).id
        draft.correct(mention, label=self.label, entity=entity)

    def words(self, record: Record) -> str:
        """Return "type of … to organisation"."""
        return f"type of {describe(record, (Ref(Table.MENTION, self.mention),))} to {labels.words(self.label)}"


@dataclass(frozen=True, kw_only=True)
class RelabelEntity(Command):
    """Give an entity and all its mentions another type at one stroke."""

    entity: str
    label: str

    def run(self, draft: Draft) -> None:
        """Relabel the entity and every mention of it that is not rejected."""
        relabel_entity(draft, self.entity, self.label)

    def words(self, record: Record) -> str:
        """Return "type of … to organisation"."""
        return f"type of {describe(record, (Ref(Table.ENTITY, self.entity),))} to {labels.words(self.label)}"


def relabel_entity(draft: Draft, key: str, label: str) -> None:
    """Correct the label of an entity and of its mentions; what was rejected stays so."""
    draft.correct(draft.entity(key), label=label)
    for mention in [m for m in draft.mentions() if m.entity == key and m.status is not Status.REJECTED]:
        draft.correct(mention, label=label)


@dataclass(frozen=True, kw_only=True)
class AddName(Command):
    """Add a name the software missed; `entity` None joins the entity of that name and type, or makes one."""

    span: Span
    label: str
    entity: str | None = None

    def run(self, draft: Draft) -> None:
        """Add the mention. Raises RuleError if the same words are a name already."""
        span = checked_span(draft, self.span)
        add_mention(draft, span, self.label, self.entity)

    def words(self, record: Record) -> str:
        """Return "add … as a person"."""
        return f"add {short(self.span.of(record.article.text))} as {labels.words(self.label)}"


def add_mention(draft: Draft, span: Span, label: str, entity: str | None = None) -> Mention:
    """Add a mention, or take the one at exactly that span in again with that label."""
    same = next((m for m in draft.mentions() if m.span == span), None)
    if same is not None and same.status is not Status.REJECTED:
        raise RuleError(f"{short(span.of(draft.text))} is a name already: press a type's key to change its type")
    key = entity or entity_called(draft, span.of(draft.text), label).id
    if same is not None:
        return draft.correct(same, label=label, entity=key)
    mention = Mention(draft.new_id("m"), span, label, key, BY_EDITOR, status=Status.ADDED, decided=draft.decided)
    draft.put(mention)
    return mention


@dataclass(frozen=True, kw_only=True)
class MoveEdges(Command):
    """Give a name or a quote other edges; its identity, its speaker and its history stay."""

    target: Ref
    span: Span

    def run(self, draft: Draft) -> None:
        """Correct the span of the target."""
        span = checked_span(draft, self.span)
        row = draft.mention(self.target.id) if self.target.table is Table.MENTION else draft.quote(self.target.id)
        others = draft.mentions() if isinstance(row, Mention) else draft.quotes()
        if any(other.span == span and other.id != row.id and other.status is not Status.REJECTED for other in others):
            raise RuleError(f"{short(span.of(draft.text))} is in the list already")
        old = row.span
        draft.correct(row, span=span)
        if isinstance(row, Mention):
            _move_speakers(draft, old, span)
            _rename_after(draft, row, old)

    def words(self, record: Record) -> str:
        """Return "edges of …"."""
        return f"edges of {describe(record, (self.target,))}"


def _rename_after(draft: Draft, before: Mention, old: Span) -> None:
    """Let an undecided entity that was called after these words alone follow their edges."""
    entity = draft.entity(before.entity) if before.entity is not None else None
    if entity is None or entity.status.decided or entity.name != old.of(draft.text):
        return
    mates = (m for m in draft.mentions() if m.entity == entity.id and m.id != before.id)
    if not any(mate.status is not Status.REJECTED and mate.span.of(draft.text) == entity.name for mate in mates):
        name = " ".join(draft.mention(before.id).span.of(draft.text).split())
        draft.correct(entity, name=name, aliases=tuple(alias for alias in entity.aliases if alias != name))


def _move_speakers(draft: Draft, old: Span, new: Span) -> None:
    """Let the quotes that this name was the speaker of follow its edges."""
    for quote in [q for q in draft.quotes() if any(s.span == old for s in q.speakers)]:
        moved = tuple(replace(s, span=new) if s.span == old else s for s in quote.speakers)
        draft.put(replace(quote, speakers=moved))


@dataclass(frozen=True, kw_only=True)
class RenameEntity(Command):
    """Give an entity another name; the old one stays as an alias if it stands in the text."""

    entity: str
    name: str

    def run(self, draft: Draft) -> None:
        """Correct the name."""
        entity = draft.entity(self.entity)
        name = " ".join(self.name.split())
        if not name:
            raise RuleError("a name needs at least one letter")
        if name == entity.name:
            return
        aliases = tuple(a for a in dict.fromkeys((*entity.aliases, entity.name)) if a != name)
        draft.correct(entity, name=name, aliases=aliases)

    def words(self, record: Record) -> str:
        """Return "rename … to …"."""
        return f"rename {describe(record, (Ref(Table.ENTITY, self.entity),))} to {' '.join(self.name.split())}"


@dataclass(frozen=True, kw_only=True)
class SetAliases(Command):
    """Set the other names of an entity; a possible alias that is among them is possible no more."""

    entity: str
    aliases: tuple[str, ...]

    def run(self, draft: Draft) -> None:
        """Correct the aliases."""
        entity = draft.entity(self.entity)
        cleaned = (" ".join(alias.split()) for alias in self.aliases)
        aliases = tuple(alias for alias in dict.fromkeys(cleaned) if alias and alias != entity.name)
        possible = tuple(alias for alias in entity.possible_aliases if alias not in aliases)
        draft.correct(entity, aliases=aliases, possible_aliases=possible)

    def words(self, record: Record) -> str:
        """Return "other names of …"."""
        return f"other names of {describe(record, (Ref(Table.ENTITY, self.entity),))}"


@dataclass(frozen=True, kw_only=True)
class LinkAuthority(Command):
    """Link an entity to a record of the newsroom's own list, or (None) unlink it."""

    entity: str
    authority: str | None

    def run(self, draft: Draft) -> None:
        """Correct the link."""
        draft.correct(draft.entity(self.entity), authority=self.authority)

    def words(self, record: Record) -> str:
        """Return "link …" or "unlink …"."""
        what = describe(record, (Ref(Table.ENTITY, self.entity),))
        return f"unlink {what}" if self.authority is None else f"link {what}"


@dataclass(frozen=True, kw_only=True)
class MergeEntities(Command):
    """Make several entities one: the mentions and quotes of those that go are the kept one's from now on."""

    keep: str
    gone: tuple[str, ...]
    how: How = How.GROUP

    def run(self, draft: Draft) -> None:
        """Re-point mentions, speakers and candidates; drop the entities that go."""
        gone = set(self.gone) - {self.keep}
        if not gone:
            raise RuleError("choose another name to merge with")
        kept = draft.entity(self.keep)
        merged = [draft.entity(key) for key in self.gone if key in gone]
        names = (name for entity in merged for name in (entity.name, *entity.aliases))
        aliases = tuple(n for n in dict.fromkeys((*kept.aliases, *names)) if n != kept.name)
        possible = tuple(n for n in kept.possible_aliases if n not in aliases)
        draft.correct(kept, aliases=aliases, possible_aliases=possible)
        for mention in [m for m in draft.mentions() if m.entity in gone]:
            if mention.label == kept.label or mention.status is Status.REJECTED:
                draft.put(replace(mention, entity=kept.id))
            else:
                draft.correct(mention, entity=kept.id, label=kept.label)
        repoint_quotes(draft, dict.fromkeys(gone, kept.id))
        for key in gone:
            draft.drop(Ref(Table.ENTITY, key))

    def words(self, record: Record) -> str:
        """Return "merge … with …"."""
        gone = ", ".join(record.entities[key].name for key in self.gone if key in record.entities)
        return f"merge {gone} with {describe(record, (Ref(Table.ENTITY, self.keep),))}"


def repoint_quotes(draft: Draft, to: dict[str, str]) -> None:
    """Let speakers and candidates point at other entities (`to`: old id → new id)."""
    for quote in list(draft.quotes()):
        speakers = tuple(replace(s, entity=to.get(s.entity, s.entity)) if s.entity else s for s in quote.speakers)
        candidates = tuple(dict.fromkeys(to.get(key, key) for key in quote.candidates))
        if (speakers, candidates) != (quote.speakers, quote.candidates):
            draft.put(replace(quote, speakers=speakers, candidates=candidates))


@dataclass(frozen=True, kw_only=True)
class SplitEntity(Command):
    """Part some mentions from their entity: they name somebody or something else, maybe of the same name."""

    mentions: tuple[str, ...]
    name: str
    label: str

    def run(self, draft: Draft) -> None:
        """Make the new entity and move the mentions, and the quotes they are the speakers of, to it."""
        moved = [draft.mention(key) for key in self.mentions]
        sources = {mention.entity for mention in moved}
        if len(sources) != 1 or None in sources:
            raise RuleError("choose mentions of one name to split off")
        source = draft.entity(next(iter(key for key in sources if key)))
        rest = [m for m in draft.mentions() if m.entity == source.id and m.id not in self.mentions]
        if not any(m.status is not Status.REJECTED for m in rest):
            raise RuleError(f"all mentions of {source.name} were chosen: rename it or change its type instead")
        entity = add_entity(draft, self.name, self.label)
        for mention in moved:
            draft.correct(mention, entity=entity.id, label=self.label)
        if not source.status.decided:
            draft.settle(source, Status.CONFIRMED)  # that the two are different is decided for both
        spans = {mention.span for mention in moved}
        for quote in [q for q in draft.quotes() if any(s.span in spans for s in q.speakers)]:
            draft.put(_spoken_by(quote, spans, entity.id))

    def words(self, record: Record) -> str:
        """Return "split … off"."""
        first = record.mentions.get(self.mentions[0]) if self.mentions else None
        source = record.entities.get(first.entity) if first is not None and first.entity else None
        which = f"{len(self.mentions)} of {source.name}" if source else counted(len(self.mentions), "name")
        return f"split {which} off as {' '.join(self.name.split())}"


def _spoken_by(quote: Quote, spans: set[Span], entity: str) -> Quote:
    def speaker(one: Speaker) -> Speaker:
        return replace(one, entity=entity) if one.span in spans else one

    candidates = tuple(dict.fromkeys((entity, *quote.candidates)))[:9]
    return replace(quote, speakers=tuple(map(speaker, quote.speakers)), candidates=candidates)


@dataclass(frozen=True, kw_only=True)
class ApplyToSame(Command):
    """Make the decision on one mention for others of the same name, and for places where it was missed.

    `mentions` are ids of mentions, `places` spans that are no names yet; both as left in the preview.
    """

    source: str
    mentions: tuple[str, ...]
    places: tuple[Span, ...] = ()
    how: How = How.ALL_SAME

    def run(self, draft: Draft) -> None:
        """Confirm, correct or reject the mentions as the source is; add the places."""
        source = draft.mention(self.source)
        if not source.status.decided:
            source = draft.settle(source, Status.CONFIRMED)
        for key in self.mentions:
            mention = draft.mention(key)
            if source.status is Status.REJECTED:
                draft.settle(mention, Status.REJECTED)
            else:
                draft.correct(mention, label=source.label, entity=source.entity)
                if mention.entity is not None and mention.entity != source.entity:
                    drop_if_unused(draft, mention.entity)
        if source.status is not Status.REJECTED:
            for span in self.places:
                add_mention(draft, span, source.label, source.entity)

    def words(self, record: Record) -> str:
        """Return "the same for N others called …"."""
        others = len(self.mentions) + len(self.places)
        return f"the same for {counted(others, 'other')} called {describe(record, (Ref(Table.MENTION, self.source),))}"


@dataclass(frozen=True, kw_only=True)
class DismissMissed(Command):
    """Say that a stretch that may have been missed is no name; it is then never suggested again."""

    span: Span

    def run(self, draft: Draft) -> None:
        """Add a mention that is rejected from the start, so that the software remembers."""
        span = checked_span(draft, self.span)
        provenance = Provenance(Origin.RULE, "possibly-missed")
        mention = Mention(draft.new_id("m"), span, labels.WORK, None, provenance)
        draft.settle(mention, Status.REJECTED)

    def words(self, record: Record) -> str:
        """Return "… is no name"."""
        return f"{short(self.span.of(record.article.text))} is no name"
