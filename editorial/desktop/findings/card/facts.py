"""Content of the card of the focused finding; plain data computed from the record, without Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from editorial.desktop.findings.sections import Findings
from editorial.desktop.findings.signs import marks_of, name_sign, words_sign
from editorial.desktop.wording import reasons as why
from editorial.desktop.wording.context import context
from editorial.desktop.wording.decided import decided_words, suggested_words
from editorial.desktop.wording.findings import (
    UNNAMED,
    counted,
    entity_name,
    inferred,
    listed,
    one_line,
    quoted,
    speaker_span,
    speaker_words,
    utterance_words,
)
from editorial.desktop.wording.note_facts import NoteFacts, notes_on
from editorial.desktop.wording.occurrence import Occurrence, Occurrences
from editorial.desktop.wording.pieces import join_words, part_words
from editorial.desktop.wording.sign import WORDS, Sign, claim_sign, sign_of
from editorial.desktop.wording.standing_by import standing_by_words
from editorial.domain import labels
from editorial.domain.annotation import Entity, Kind, Mark, Mention, Quote, Status
from editorial.domain.newsroom_list import NewsroomList
from editorial.domain.reason import ReasonCode
from editorial.domain.record import Record
from editorial.domain.rules import RULES, Rule
from editorial.domain.text import Span
from editorial.domain.utterance import Utterance
from editorial.review.merge_offers import MergeOffer, merge_offers
from editorial.review.neighbours import quote_before
from editorial.review.outline import Item, ItemKind

MOST_PIECES = 4
"""Maximum number of pieces that the card offers to part."""

LONGEST = 150
"""Maximum number of code points of a quote shown on the card."""


class CandidateRow(NamedTuple):
    """Possible speaker: the digit key that chooses it, its name, and whether it is the current speaker."""

    number: int
    name: str
    chosen: bool


class SpeakerFacts(NamedTuple):
    """Speaker of a quote: words, sign, status and reason.

    `claim` is True if `person` was inferred and is undecided, so that it can be confirmed by itself; `unknown` if there
    is no speaker.
    """

    words: str
    sign: Sign
    status: str
    why: str
    claim: bool
    person: str = ""
    unknown: bool = False


class CommonFacts(NamedTuple):
    """What all cards have in common: the item's key, sign, status, reason, marks and notes."""

    key: str
    sign: Sign
    status: str
    why: str
    marks: frozenset[Mark]
    notes: tuple[NoteFacts, ...]


class PieceOffer(NamedTuple):
    """An offer to part a piece (its id) or, if that is None, to join the quote with the one before, in lines."""

    piece: str | None
    lines: tuple[str, str]


class QuoteFacts(NamedTuple):
    """Content of the card of an utterance, or of the claim about its speaker (`on_claim`)."""

    common: CommonFacts
    kind: Kind
    words: str
    all_words: str
    pieces: str
    cue: str | None
    nested: tuple[str, ...]
    speaker: SpeakerFacts | None
    candidates: tuple[CandidateRow, ...]
    on_claim: bool
    offers: tuple[PieceOffer, ...]


class NameFacts(NamedTuple):
    """Content of the card of a name, or of one occurrence; `of_group` then says in words of which group."""

    common: CommonFacts
    name: str
    label: str
    entity: str | None
    contested: str
    aliases: tuple[str, ...]
    possible: tuple[MergeOffer, ...]
    linked: bool
    listed: str
    occurrences: Sequence[Occurrence]
    of_group: str
    standing_by: str = ""


class MissedFacts(NamedTuple):
    """Content of the card of a possibly missed name."""

    common: CommonFacts
    words: str
    context: str
    span: Span


Facts = QuoteFacts | NameFacts | MissedFacts


def facts_of(findings: Findings, item: Item, listed: NewsroomList | None = None) -> Facts:
    """Return the content of an item's card; `listed` is the newsroom's list."""
    if item.utterance is not None:
        return _quote_facts(findings, item, item.utterance)
    if item.kind is ItemKind.MISSED:
        return _missed_facts(findings, item)
    return _name_facts(findings, item, listed or NewsroomList())


def _common(
    record: Record, item: Item, sign: Sign, rows: list[Mention] | tuple[Quote, ...], reasons: list[str]
) -> CommonFacts:
    first = next((row for row in rows if row.status.decided), rows[0])
    still_open = sum(not row.status.decided for row in rows)
    status = decided_words(first.status, first.decided, suggested_words(record, first.suggested))
    if still_open == len(rows):
        status = WORDS[sign]
    elif still_open:
        status = f"{len(rows) - still_open} of {len(rows)} decided"
    return CommonFacts(item.key, sign, status, why.sentence(reasons), marks_of(rows), notes_on(record, item))


def _quote_facts(findings: Findings, item: Item, utterance: Utterance) -> QuoteFacts:
    record, first = findings.record, utterance.pieces[0]
    text = record.article.text
    own = findings.words(item)
    sign = words_sign(own, utterance)
    reasons = why.of_quote(first)
    common = _common(record, item, sign, utterance.pieces, reasons)
    words = utterance_words(utterance, text)
    cue = next((one_line(piece.cue.of(text)) for piece in utterance.pieces if piece.cue), None)
    pieces = f"in {counted(len(utterance.pieces), 'piece')}" if len(utterance.pieces) > 1 else ""
    is_term = utterance.kind is Kind.TERM
    return QuoteFacts(
        common=common,
        kind=utterance.kind,
        words=words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …",
        all_words=words,
        pieces=pieces,
        cue=cue,
        nested=tuple(quoted(piece, text) for piece in utterance.nested),
        speaker=None if is_term else _speaker_facts(record, utterance),
        candidates=() if is_term else _candidates(findings, item, utterance),
        on_claim=item.kind is ItemKind.CLAIM,
        offers=() if is_term else tuple(_piece_offers(findings, own, utterance)),
    )


def _piece_offers(findings: Findings, item: Item, utterance: Utterance) -> Iterator[PieceOffer]:
    """Yield what can be parted, and joined; of many pieces the first can be parted from the card."""
    if utterance.status is Status.REJECTED:
        return
    for piece in utterance.pieces[1 : MOST_PIECES + 1]:
        yield PieceOffer(piece.id, part_words(findings.record, utterance, piece))
    before = quote_before(findings.outline, item)
    if before is not None and _near(findings.record.article.text, before, utterance):
        yield PieceOffer(None, join_words(findings.record, before, utterance))


def _near(text: str, before: Utterance, utterance: Utterance) -> bool:
    """Return whether a quote is in the paragraph of the one before, or in the next."""
    between = text[max(piece.span.end for piece in before.pieces) : utterance.pieces[0].span.start]
    return len(between.split("\n")) - between.count("\n\n") <= 2


def _speaker_facts(record: Record, utterance: Utterance) -> SpeakerFacts:
    piece = utterance.speaking
    if piece is None:
        added = utterance.status is Status.ADDED
        settled = utterance.status.decided and not added
        asked = f"{'nobody was entered' if added else 'no speaker found'}: choose one, or leave it unknown"
        status = "nobody knows who said it" if settled else asked
        return SpeakerFacts("Unknown", Sign.CONFIRMED if settled else Sign.CHECK, status, "", claim=False, unknown=True)
    main = piece.speakers[0]
    words = _who(record, piece) + _elsewhere(record, utterance, piece)
    claim = utterance.claim
    shown = claim or main.resolution
    if claim is not None:
        name = entity_name(record, main.entity) or UNNAMED
        meant = _meant(speaker_span(record, main), name)
        said = why.sentence([meant, *why.claim(claim)])
        return SpeakerFacts(f"{words} ?", Sign.CHECK, said, "", claim=True, person=name)
    sign = claim_sign(shown) if inferred(main) else Sign.NONE
    status = "" if shown is None or sign is Sign.NONE else f"who it is: {WORDS[sign]}"
    reasons = why.claim(shown) if shown is not None and (inferred(main) or shown.proposed_again) else []
    return SpeakerFacts(words, sign, status, why.sentence(reasons), claim=False)


def _who(record: Record, piece: Quote) -> str:
    return listed([speaker_words(record, speaker) for speaker in piece.speakers])


def _elsewhere(record: Record, utterance: Utterance, shown: Quote) -> str:
    """Return who else speaks in other pieces of an utterance: "; another piece: Ramirez", or empty text."""
    who = {one.entity for one in shown.speakers}
    others = [one for one in utterance.pieces if one.speakers and {speaker.entity for speaker in one.speakers} != who]
    return f"; another piece: {listed([*dict.fromkeys(_who(record, one) for one in others)])}" if others else ""


def _meant(span: str | None, name: str) -> str:
    if span is None or span.casefold() == name.casefold():
        return f"taken to be said by {name}" if span else f"taken to be {name}"
    return f"“{span}” is nobody named in the article" if name == UNNAMED else f"“{span}” taken to be {name}"


def _candidates(findings: Findings, item: Item, utterance: Utterance) -> tuple[CandidateRow, ...]:
    now = {speaker.entity for piece in utterance.pieces for speaker in piece.speakers}
    named = ((key, entity_name(findings.record, key)) for key in findings.outline.candidates(item))
    return tuple(CandidateRow(number, name or "", key in now) for number, (key, name) in enumerate(named, 1))


def _name_facts(findings: Findings, item: Item, newsroom: NewsroomList) -> NameFacts:
    record = findings.record
    mentions = findings.mentions(item)
    entity = record.entities.get(item.entity) if item.entity else None
    single = item.kind is ItemKind.MENTION
    name = entity.name if entity is not None and not single else mentions[0].span.of(record.article.text)
    doubt = Sign.CHECK if item.attention else Sign.OPEN
    sign = sign_of(mentions, doubt) if single else name_sign(findings, item, mentions)
    return NameFacts(
        common=_common(record, item, sign, mentions, why.of_mentions(mentions)),
        name=one_line(name),
        label=mentions[0].label if single or entity is None else entity.label,
        entity=entity.id if entity is not None else None,
        contested=_contested(findings, item),
        aliases=entity.aliases if entity is not None else (),
        possible=merge_offers(record, entity.id, findings.outline.names) if entity is not None and not single else (),
        linked=entity is not None and entity.authority is not None,
        listed=_listed(newsroom, entity, mentions) if entity is not None else "",
        occurrences=Occurrences(record, mentions),
        of_group=_of_group(findings, entity) if single else "",
        standing_by=standing_by_words(entity) if entity is not None else "",
    )


def _listed(newsroom: NewsroomList, entity: Entity, mentions: list[Mention]) -> str:
    """Return what the newsroom's list says about a name: its link, or an entry that may be meant."""
    if entity.authority is not None:
        name = newsroom.name(entity.authority)
        if entity.status.decided:
            return f"In the newsroom’s list as {name}"
        return f"Probably {name} in the newsroom’s list: confirmed together with the name"
    if (record := newsroom.match(entity)) is not None:
        return f"The newsroom’s list has {record.name} ({labels.words(record.label)}), not linked yet"
    said = any(reason.code == ReasonCode.NEARLY_LISTED for one in mentions for reason in one.provenance.evidence)
    if entity.status.decided or said or (near := newsroom.near(entity)) is None:
        return ""
    return f"“{near.written}” may be misspelt: the newsroom’s list has {near.name}"


def _of_group(findings: Findings, entity: Entity | None) -> str:
    if entity is None:
        return ""
    occurrences = len(findings.outline.group(entity.id))
    return f"One of {counted(occurrences, 'occurrence')} of {entity.name}, {labels.words(entity.label)}"


def _contested(findings: Findings, item: Item) -> str:
    """Return why a group must not be decided all at once, or empty text."""
    if not findings.contested(item) or item.entity is None:
        return ""
    record = findings.record
    entity = record.entities[item.entity]
    kinds = [labels.words(record.entities[key].label) for key in (entity.id, *findings.others_called(entity.id))]
    if len(kinds) > 1:
        return f"{len(kinds)} names here are called {entity.name}: {listed(kinds)}. Decide them one by one."
    found = dict.fromkeys(labels.words(mention.label) for mention in findings.mentions(item))
    return f"{entity.name} may be {' or '.join(found)}. Decide them one by one."


def _missed_facts(findings: Findings, item: Item) -> MissedFacts:
    before, text, after = context(findings.record.article.text, item.span.start, item.span.end)
    reason = why.sentence([RULES[Rule.POSSIBLY_MISSED]])
    common = CommonFacts(item.key, Sign.MISSED, WORDS[Sign.MISSED], reason, frozenset(), ())
    return MissedFacts(common, text, f"{before}{text}{after}".strip(), item.span)
