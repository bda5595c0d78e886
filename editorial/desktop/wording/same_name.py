"""Other occurrences of a name in words: what a decision does at each, and why it is not offered for others."""

from __future__ import annotations

from collections.abc import Mapping

from editorial.desktop.wording.context import context
from editorial.desktop.wording.findings import counted, listed, one_line
from editorial.desktop.wording.occurrence import Occurrence
from editorial.desktop.wording.sign import Sign, sign_of
from editorial.domain import labels
from editorial.domain.annotation import Mention
from editorial.domain.record import Record
from editorial.review.same_name import Doubt, Elsewhere, SameName

LONGEST = 18
"""Maximum number of code points of a name in a remark."""

_DOUBTS = {
    Doubt.WRITTEN_OTHERWISE: "written otherwise",
    Doubt.SHARED: "maybe another name",
    Doubt.CROSSED: "crosses another name",
}
_ELSEWHERE = {
    Elsewhere.DECIDED: "{} decided alike already",
    Elsewhere.REJECTED: "{} rejected",
    Elsewhere.LONGER: "{} inside a longer name",
    Elsewhere.ANOTHER: "{} of another name",
    Elsewhere.UNMARKED: "{} not marked as a name",
}


def same_occurrence(record: Record, place: SameName) -> Occurrence:
    """Return an occurrence with a remark on what the decision does there, or why it is doubtful."""
    mention = record.mentions[place.mention] if place.mention is not None else None
    words = context(record.article.text, place.span.start, place.span.end)
    sign = sign_of([mention]) if mention is not None else Sign.NONE
    return Occurrence(place.mention or "", *words, sign, _remark(record, place))


def _remark(record: Record, place: SameName) -> str:
    if place.doubt is Doubt.DECIDED_INSIDE:
        return f"ends {_inside(record, place)}, decided"
    if place.doubt is not None:
        return _DOUBTS[place.doubt]
    if place.inside:
        return f"takes in {_inside(record, place)}"
    if place.mention is None:
        return "new"
    return "new edges" if place.span != record.mentions[place.mention].span else ""


def _inside(record: Record, place: SameName) -> str:
    """Return the name inside in curly marks, or how many there are."""
    names = [one_line(record.mentions[key].span.of(record.article.text)) for key in place.inside]
    return (
        f"“{names[0]}”" if len(names) == 1 and len(names[0]) <= LONGEST else f"{len(names)} name{'s'[: len(names) > 1]}"
    )


def nothing_offered(words: str, others: Mapping[Elsewhere, int]) -> str:
    """Return why there is no other occurrence to decide: there is none, or what the others are."""
    if not others:
        return f"“{one_line(words)}” stands nowhere else in this article"
    kinds = [text.format(others[why]) for why, text in _ELSEWHERE.items() if why in others]
    return f"Nothing to decide at the other occurrences of “{one_line(words)}”: {listed(kinds)}"


def added_words(record: Record, mention: Mention, others: int) -> str:
    """Return which name was added, and at how many other occurrences the same can be done."""
    added = f"Added “{one_line(mention.span.of(record.article.text))}”, {labels.words(mention.label)}"
    return f"{added}: [[all_same]] shows {counted(others, 'other occurrence')} of it" if others else added
