"""Proposals after a name was added or changed: the speakers whose words are that name, and candidates nearby."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from editorial.domain.annotation import Entity, Mention, Quote, Resolution, Speaker, Status
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.domain.text import Span
from editorial.domain.utterance import is_open
from editorial.review.candidates import CANDIDATES
from editorial.review.draft import Draft
from editorial.review.proposals.people import People
from editorial.review.proposals.sources import SPEAKING, Sources
from editorial.review.proposals.standing import StandingRows

_NEAR = 2_500
"""A quote is near a name if it begins at most this many code points before or after it."""
_LONGEST = 200
"""How many code points before the words of a speaker a mention of their name begins at most."""
_ITSELF, _ALIKE, _BEHIND = 0.9, 0.75, 0.7
"""Scores of speakers: the words are the name; they are like it; *who* stands right behind it."""
_OTHERS = re.compile(r"[’']s?\b|\b(?:of|for|from|at|with|by|and|or|to)\b", re.IGNORECASE)
"""Words that make a phrase mean somebody else than the name in it (*Alistair Munro’s clerk*)."""
_WHO = frozenset({"who"})


def link_named(draft: Draft, people: People, sources: Sources, rows: StandingRows) -> dict[str, tuple[Speaker, ...]]:
    """Link the open speakers whose words are a new name; return the speakers before, by quote."""
    before: dict[str, tuple[Speaker, ...]] = {}
    if not sources.mentions and not sources.entities:
        return before
    forms = _forms(draft, people, sources)
    for quote in rows.quotes:
        if not quote.speakers or not is_open(quote):
            continue
        speakers = tuple(_linked(draft, one, sources, forms, rows) for one in quote.speakers)
        if speakers != quote.speakers:
            before[quote.id] = quote.speakers
            named = (one.entity for one in speakers if one.entity is not None)
            candidates = tuple(dict.fromkeys((*named, *quote.candidates)))[:CANDIDATES]
            draft.put(replace(quote, speakers=speakers, candidates=candidates))
    return before


def offer_nearby(draft: Draft, sources: Sources, quotes: list[Quote]) -> None:
    """Add new names that can speak to the candidates of the open quotes near them."""
    starts: dict[str, list[int]] = {}
    for mention in sources.offered:
        if mention.entity is not None:
            starts.setdefault(mention.entity, []).append(mention.span.start)
    for key, places in starts.items():
        for quote in quotes:
            near = bisect_left(places, quote.span.start - _NEAR)
            if near < len(places) and places[near] <= quote.span.start + _NEAR:
                _offer(draft, draft.quote(quote.id), key)


def _offer(draft: Draft, quote: Quote, key: str) -> None:
    """Add an entity to the candidates of an open quote; it takes the place of the ninth."""
    if is_open(quote) and key not in quote.candidates:
        draft.put(replace(quote, candidates=(*quote.candidates[: CANDIDATES - 1], key)))


def _forms(draft: Draft, people: People, sources: Sources) -> dict[str, str]:
    """Return the entity that each new name means when it stands alone; names of several are left out."""
    forms: dict[str, set[str]] = {}
    for key in {*sources.entities, *(m.entity for m in sources.mentions if m.entity is not None)}:
        entity = draft.entity(key)
        if entity.label in SPEAKING:
            for form in _called(people, entity):
                forms.setdefault(form.casefold(), set()).add(key)
    for other in draft.entities() if forms else ():
        if other.status is not Status.REJECTED and other.label in SPEAKING:
            for form in _called(people, other):
                if form.casefold() in forms:
                    forms[form.casefold()].add(other.id)
    return {form: next(iter(keys)) for form, keys in forms.items() if len(keys) == 1}


def _called(people: People, entity: Entity) -> tuple[str, ...]:
    surname = people.surname(entity)
    return (entity.name, *entity.aliases, *((surname,) if surname is not None else ()))


def _linked(draft: Draft, speaker: Speaker, sources: Sources, forms: dict[str, str], rows: StandingRows) -> Speaker:
    """Return a speaker with the new name that its words are, or the speaker as it is."""
    if speaker.span is None:
        return speaker
    for mention in _near(sources, speaker.span):
        if mention.entity is not None and mention.entity != speaker.entity:
            if _is_named(draft.text, speaker.span, mention.span):
                return _said_by(draft, speaker, mention, Rule.SAME_NAME, _ITSELF)
            if _stands_behind(draft.text, speaker.span, mention.span):
                return _said_by(draft, speaker, mention, Rule.RELATIVE, _BEHIND)
    key = forms.get(" ".join(speaker.span.of(draft.text).split()).casefold()) if speaker.entity is None else None
    if key is None or rows.is_named(speaker.span):
        return speaker
    return _claimed(draft, speaker, key, Rule.SAME_NAME, _ALIKE)


def _near(sources: Sources, words: Span) -> tuple[Mention, ...]:
    """Return the new mentions that begin shortly before some words, or in them."""
    first = bisect_left(sources.mentions, words.start - _LONGEST, key=lambda mention: mention.span.start)
    last = bisect_left(sources.mentions, words.end, key=lambda mention: mention.span.start)
    return sources.mentions[first:last]


def _is_named(text: str, words: Span, name: Span) -> bool:
    """Return whether the words of a speaker are a name, perhaps with a description before or behind it."""
    if name.contains(words):
        return True
    if not words.contains(name):
        return False
    before, behind = text[words.start : name.start], text[name.end : words.end]
    return not _OTHERS.search(before) and (not behind.strip() or behind.lstrip().startswith(","))


def _stands_behind(text: str, words: Span, name: Span) -> bool:
    """Return whether the words are *who* right behind a name."""
    between = text[name.end : words.start] if name.end <= words.start else "?"
    return words.of(text).lower() in _WHO and len(between) <= 2 and not between.strip(" ,")


def _said_by(draft: Draft, speaker: Speaker, mention: Mention, rule: Rule, score: float) -> Speaker:
    return _claimed(draft, speaker, mention.entity, rule, score) if mention.entity is not None else speaker


def _claimed(draft: Draft, speaker: Speaker, key: str, rule: Rule, score: float) -> Speaker:
    why = Reason.of(ReasonCode.NAMED_SINCE, draft.entity(key).name)
    return replace(speaker, entity=key, resolution=Resolution(rule, score, evidence=(why,)))
