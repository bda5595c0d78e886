"""Every command of a review with random arguments, for tests that hold whatever an editor does."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st
from review_records import TEXT

from editorial.domain.annotation import How, Kind, Mark, NoteKind
from editorial.domain.record import Record, Ref, Table
from editorial.domain.reply import ReplyState
from editorial.domain.source import SourceArrival, SourceText
from editorial.domain.source_check import CheckOutcome
from editorial.domain.text import Span
from editorial.review.commands.apart import KeepApart
from editorial.review.commands.command import Command
from editorial.review.commands.decide import Confirm, ConfirmSpeaker, Reject, SetMark
from editorial.review.commands.groups import (
    LinkAuthority,
    MergeEntities,
    RelabelEntity,
    RenameEntity,
    SetAliases,
    SplitEntity,
)
from editorial.review.commands.names import (
    AddName,
    ApplyToSame,
    DismissMissed,
    MoveEdges,
    RelabelName,
)
from editorial.review.commands.notes import AddNote, EditNote, RemoveNote
from editorial.review.commands.pieces import Join, Part
from editorial.review.commands.quotes import AddQuote, SetCue, SetKind
from editorial.review.commands.several import (
    ConfirmSeveral,
    MergeSeveral,
    RejectSeveral,
    RelabelSeveral,
    Several,
)
from editorial.review.commands.sources import AttachSource, CheckQuote, ClearCheck, RemoveSource
from editorial.review.commands.speakers import AddSpeaker, Attribute, AttributeToName, ClearSpeakers
from editorial.review.commands.standing import Reopen, SetAside, Verify
from editorial.review.commands.standing_by import ClearReply, NoteReply, Protect

LABELS = st.sampled_from(["PERSON", "ORG", "PLACE", "WORK"])
WORDS = st.text("ab 🚢\n,", max_size=6)
SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30)).map(
    lambda pair: Span(pair[0], min(len(TEXT), pair[0] + pair[1]))
)
Make = Callable[[st.DataObject, Record], Command]


def _mention(data: st.DataObject, now: Record) -> str:
    return data.draw(st.sampled_from(sorted(now.mentions)))


def _entity(data: st.DataObject, now: Record) -> str:
    return data.draw(st.sampled_from(sorted(now.entities)))


def _places(data: st.DataObject, now: Record, entity: str) -> tuple[str, ...] | None:
    """Choose places of an entity; what is drawn depends on no id, since new ones differ from run to run."""
    numbers = data.draw(st.none() | st.sets(st.integers(0, 3)))
    own = sorted((mention.span, mention.id) for mention in now.mentions.values() if mention.entity == entity)
    return None if numbers is None else tuple(key for place, (_, key) in enumerate(own) if place in numbers)


def _merge(data: st.DataObject, now: Record) -> Command:
    gone = _entity(data, now)
    return MergeEntities(keep=_entity(data, now), gone=gone, mentions=_places(data, now, gone))


def _relabel_all(data: st.DataObject, now: Record) -> Command:
    entity = _entity(data, now)
    return RelabelEntity(entity=entity, label=data.draw(LABELS), mentions=_places(data, now, entity))


def _rename(data: st.DataObject, now: Record) -> Command:
    entity = _entity(data, now)
    return RenameEntity(entity=entity, name=data.draw(WORDS), mentions=_places(data, now, entity))


def _link(data: st.DataObject, now: Record) -> Command:
    entity = _entity(data, now)
    authority = data.draw(st.sampled_from([None, "a1", "a2"]))
    return LinkAuthority(entity=entity, authority=authority, mentions=_places(data, now, entity))


def _quote(data: st.DataObject, now: Record) -> str:
    return data.draw(st.sampled_from(sorted(now.quotes)))


def _ref(data: st.DataObject, now: Record) -> Ref:
    table = data.draw(st.sampled_from([Table.MENTION, Table.QUOTE]))
    return Ref(table, _mention(data, now) if table is Table.MENTION else _quote(data, now))


def _note(data: st.DataObject, now: Record) -> Command:
    on = data.draw(st.sampled_from([_mention, _quote, _entity]))(data, now)
    return AddNote(kind=NoteKind.COMMENT, text=data.draw(WORDS), on=on)


def _keep_apart(data: st.DataObject, now: Record) -> KeepApart:
    return KeepApart(entity=_entity(data, now), other=_entity(data, now))


def _noted(data: st.DataObject, now: Record) -> str:
    """Choose a note; one that is not there where there is none, which is refused."""
    notes = sorted((note.text, note.id) for note in now.notes.values())
    number = data.draw(st.integers(0, 3))
    return notes[number % len(notes)][1] if notes else "nowhere"


def _source(data: st.DataObject, now: Record) -> str:
    """Choose a source; one that is not there where there is none, which is refused."""
    sources = sorted((one.title, one.id) for one in now.sources.values())
    number = data.draw(st.integers(0, 3))
    return sources[number % len(sources)][1] if sources else "nowhere"


def _check(data: st.DataObject, now: Record) -> Command:
    source = _source(data, now) if now.sources and data.draw(st.booleans()) else None
    outcome = data.draw(st.sampled_from(CheckOutcome))
    return CheckQuote(quotes=(_quote(data, now),), outcome=outcome, source=source, reason=data.draw(WORDS))


def _several(data: st.DataObject, now: Record, *, kinds: frozenset[Kind] = frozenset(Kind)) -> Several:
    """Choose findings by their number, since new ids differ from run to run."""
    mentions = sorted((one.span, one.id) for one in now.mentions.values())
    quotes = sorted((one.span, one.id) for one in now.quotes.values() if one.kind in kinds)
    numbers = data.draw(st.sets(st.integers(0, 9), min_size=1))
    missed = data.draw(st.lists(SPANS, max_size=1))
    return Several(
        tuple(key for number, (_, key) in enumerate(mentions) if number in numbers),
        tuple(key for number, (_, key) in enumerate(quotes) if number in numbers),
        tuple(missed),
    )


def _merge_several(data: st.DataObject, now: Record) -> Command:
    return MergeSeveral(keep=_entity(data, now), mentions=_several(data, now).mentions, how=How.GROUP)


MAKERS: dict[str, Make] = {
    "confirm": lambda d, r: Confirm(targets=(_ref(d, r), Ref(Table.ENTITY, _entity(d, r))), how=How.GROUP),
    "confirm speaker": lambda d, r: ConfirmSpeaker(quotes=(_quote(d, r),)),
    "reject": lambda d, r: Reject(targets=(_ref(d, r),)),
    "mark": lambda d, r: SetMark(targets=(_ref(d, r),), mark=d.draw(st.sampled_from(Mark))),
    "relabel": lambda d, r: RelabelName(mention=_mention(d, r), label=d.draw(LABELS)),
    "relabel all": _relabel_all,
    "add name": lambda d, r: AddName(span=d.draw(SPANS), label=d.draw(LABELS)),
    "dismiss": lambda d, r: DismissMissed(span=d.draw(SPANS)),
    "move": lambda d, r: MoveEdges(target=_ref(d, r), span=d.draw(SPANS)),
    "merge": _merge,
    "keep apart": _keep_apart,
    "split": lambda d, r: SplitEntity(mentions=(_mention(d, r),), name="Other", label=d.draw(LABELS)),
    "rename": _rename,
    "link": _link,
    "aliases": lambda d, r: SetAliases(entity=_entity(d, r), aliases=(d.draw(WORDS),)),
    "same": lambda d, r: ApplyToSame(source=_mention(d, r), mentions=(_mention(d, r),)),
    "add quote": lambda d, r: AddQuote(span=d.draw(SPANS), kind=d.draw(st.sampled_from(Kind))),
    "kind": lambda d, r: SetKind(quotes=(_quote(d, r),), kind=d.draw(st.sampled_from(Kind))),
    "cue": lambda d, r: SetCue(quotes=(_quote(d, r),), span=d.draw(st.none() | SPANS)),
    "join": lambda d, r: Join(quote=_quote(d, r)),
    "part": lambda d, r: Part(quote=_quote(d, r)),
    "give": lambda d, r: Attribute(quotes=(_quote(d, r),), entity=d.draw(st.none() | st.just(_entity(d, r)))),
    "speaker at": lambda d, r: Attribute(quotes=(_quote(d, r),), span=d.draw(SPANS)),
    "speaker called": lambda d, r: AttributeToName(quotes=(_quote(d, r),), name=d.draw(WORDS)),
    "second speaker": lambda d, r: AddSpeaker(quotes=(_quote(d, r),), entity=_entity(d, r)),
    "unknown": lambda d, r: ClearSpeakers(quotes=(_quote(d, r),)),
    "note": _note,
    "change note": lambda d, r: EditNote(note=_noted(d, r), text=d.draw(WORDS)),
    "remove note": lambda d, r: RemoveNote(note=_noted(d, r)),
    "attach": lambda d, r: AttachSource(
        arrival=SourceArrival(title=d.draw(WORDS), text=SourceText.of(d.draw(WORDS) or "words"))
    ),
    "remove source": lambda d, r: RemoveSource(source=_source(d, r)),
    "check": _check,
    "no check": lambda d, r: ClearCheck(quotes=(_quote(d, r),)),
    "confirm several": lambda d, r: ConfirmSeveral(chosen=_several(d, r), how=How.GROUP),
    "confirm a paragraph": lambda d, r: ConfirmSeveral(
        chosen=_several(d, r, kinds=frozenset({Kind.TERM})), how=How.PARAGRAPH
    ),
    "reject several": lambda d, r: RejectSeveral(chosen=_several(d, r), how=How.GROUP),
    "relabel several": lambda d, r: RelabelSeveral(chosen=_several(d, r), label=d.draw(LABELS), how=How.GROUP),
    "merge several": _merge_several,
    "protect": lambda d, r: Protect(
        entity=_entity(d, r), pseudonym=d.draw(st.sampled_from([None, "Somebody", "X. Y."]))
    ),
    "reply": lambda d, r: NoteReply(
        entity=_entity(d, r), state=d.draw(st.sampled_from(ReplyState)), note=d.draw(WORDS)
    ),
    "no reply": lambda d, r: ClearReply(entity=_entity(d, r)),
    "verify": lambda d, r: Verify(reason="because"),
    "set aside": lambda d, r: SetAside(),
    "reopen": lambda d, r: Reopen(),
}
