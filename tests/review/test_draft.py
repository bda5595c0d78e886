"""What a draft finds at one go is what going through all its rows finds, also among those it has changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from review_commands import MAKERS, SPANS
from review_records import record

from editorial.domain.annotation import Mention, Quote
from editorial.domain.errors import RuleError
from editorial.domain.record import Record
from editorial.review.draft import Draft
from editorial.review.session import now


def _as_it_stands(draft: Draft) -> Record:
    return draft.record.apply(draft.changes())


def _ids(rows: list[Mention] | list[Quote]) -> list[str]:
    return sorted(row.id for row in rows)


@given(st.data())
def test_rows_are_found_as_they_stand_in_the_draft(data: st.DataObject) -> None:
    draft = Draft(record(), "A. Editor", now())
    for key in data.draw(st.lists(st.sampled_from(sorted(MAKERS)), max_size=4)):
        try:
            MAKERS[key](data, _as_it_stands(draft)).run(draft)
        except RuleError:
            draft = Draft(_as_it_stands(draft), "A. Editor", now())
    whole, span = _as_it_stands(draft), data.draw(SPANS)
    mentions, quotes = [*whole.mentions.values()], [*whole.quotes.values()]
    for entity in {*whole.entities, *draft.record.entities}:
        assert _ids(draft.mentions_of(entity)) == _ids([one for one in mentions if one.entity == entity])
    assert _ids(draft.mentions_at(span)) == _ids([one for one in mentions if one.span.overlaps(span)])
    for outer in {*whole.quotes, *draft.record.quotes}:
        assert _ids(draft.nested(outer)) == _ids([one for one in quotes if one.within == outer])
    spans = {span, *(one.span for one in mentions[:3])}
    spoken = [one for one in quotes if any(speaker.span in spans for speaker in one.speakers)]
    assert _ids(draft.spoken_at(spans)) == _ids(spoken)
