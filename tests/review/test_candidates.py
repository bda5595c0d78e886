"""Who may have said a quote, in the order of the number keys."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from review_records import record

from editorial.domain.annotation import Mention, Origin, Provenance, Status
from editorial.domain.record import Record, Ref, Table
from editorial.domain.text import Span
from editorial.domain.utterance import utterances
from editorial.review.candidates import NumberedCandidates, Surroundings, candidates


def offered(of: Record, quote: str) -> tuple[str, ...]:
    return candidates(of, next(one for one in utterances(of.quotes) if quote in one.ids), Surroundings(of))


def with_quote(of: Record, key: str, **fields: object) -> Record:
    rows = {**of.quotes, key: replace(of.quotes[key], **fields)}
    return Record.of(
        of.article,
        standing=of.standing,
        entities=of.entities.values(),
        mentions=of.mentions.values(),
        quotes=rows.values(),
    )


def test_those_of_the_software_come_first_then_all_that_are_named_near() -> None:
    assert offered(record(), "q3")[:2] == ("e3", "e2")
    assert set(offered(record(), "q3")) == {"e1", "e2", "e3", "e4"}


def test_without_any_of_the_software_the_speakers_around_come_first() -> None:
    assert offered(with_quote(record(), "q3", candidates=(), speakers=()), "q3")[0] == "e2"


def test_a_rejected_name_is_no_candidate() -> None:
    base = record()
    entities = [replace(one, status=Status.REJECTED) if one.id == "e3" else one for one in base.entities.values()]
    rejected = Record.of(base.article, entities=entities, mentions=base.mentions.values(), quotes=base.quotes.values())
    assert "e3" not in offered(rejected, "q3")


def test_the_numbers_stay_until_the_quote_is_left() -> None:
    numbered, base = NumberedCandidates(), record()
    before = numbered.of(base, next(one for one in utterances(base.quotes) if one.id == "q3"))
    changed = with_quote(base, "q3", candidates=("e4", "e3", "e2"))
    utterance = next(one for one in utterances(changed.quotes) if one.id == "q3")
    assert numbered.of(changed, utterance) == before
    numbered.leave(None)
    assert numbered.of(changed, utterance)[0] == "e4"


spans = st.tuples(st.integers(0, 40_000), st.integers(1, 60)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(spans, min_size=1, max_size=8), st.lists(st.tuples(st.integers(0, 9), spans | st.none())), spans)
def test_rows_in_reach_are_found_after_others_were_added_moved_and_removed(places, changes, reach):
    def made(number: int, span: Span) -> Mention:
        return Mention(f"m{number}", span, "PERSON", None, Provenance(Origin.RULE))

    rows = {f"m{number}": made(number, span) for number, span in enumerate(places)}
    now = Record.of(record().article, mentions=rows.values())
    around = Surroundings(now)
    for number, span in changes:
        key = f"m{number}"
        rows = {other: row for other, row in rows.items() if other != key}
        if span is not None:
            rows[key] = made(number, span)
        now = Record.of(record().article, mentions=rows.values())
        around.update(now, [Ref(Table.MENTION, key)])
    reach = Span(reach.start, reach.end + 6_000)
    found = {row.id for row in around.mentions(now, reach)}
    assert found == {key for key, row in rows.items() if reach.start <= row.span.start < reach.end}
