"""What is counted over the library is what the verified articles hold, and can be removed entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_strategies import records

from editorial.domain.annotation import Kind, Mention, Origin, Provenance, Quote, Status
from editorial.domain.article import Article, Standing, State
from editorial.domain.record import Record
from editorial.domain.rule_counts import CountTally, RuleCount, judged_in
from editorial.domain.rules import Rule
from editorial.domain.text import Span, sha256
from editorial.storage.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "counts.db") as opened:
        yield opened


def article(key: str, state: State = State.VERIFIED) -> Record:
    """An article of six names that the model found, five of which were kept, and of a reported clause."""
    text = f"Ada Bo Cy Di Ed Flo said it rained on {key}."
    model = Provenance(Origin.MODEL, score=0.9)
    names = [
        Mention(f"m{word}", Span(text.index(word), text.index(word) + 2), "PERSON", None, model, Status.CONFIRMED)
        for word in ("Ada", "Bo", "Cy", "Di", "Ed", "Flo")
    ]
    said = Span(text.index("said"), text.index("said") + 4)
    clause = Provenance(Origin.RULE, Rule.CLAUSE, score=0.7)
    quote = Quote("q1", Span(said.end + 1, len(text) - 1), Kind.INDIRECT, clause, cue=said, status=Status.REJECTED)
    names[0] = replace(names[0], status=Status.REJECTED)
    made = Article(key, key, text, sha256(text))
    return Record.of(made, standing=Standing(state), mentions=names, quotes=[quote])


def told(library: Library) -> list[tuple[str, str, str, int, int, int]]:
    found = library.rule_counts()
    return [(one.key.subject, one.key.rule, one.key.about, one.right, one.seen, one.times) for one in found]


def test_only_verified_articles_are_counted(library: Library) -> None:
    library.add(article("a1"))
    library.add(article("a2", State.IN_REVIEW))
    assert told(library) == [("name", "model", "", 5, 6, 1), ("name", "model", "PERSON", 5, 6, 1)]


def test_a_count_is_removed_and_put_back(library: Library) -> None:
    for number in range(5):
        library.add(article(f"a{number}"))
    one = next(each for each in library.rule_counts() if each.key.about == "said")
    assert (one.right, one.seen, one.times) == (0, 5, 5)
    library.forget(one)
    assert one.key not in [each.key for each in library.rule_counts()]
    assert [each.what for each in library.learnt() if each.forgotten] == [one]
    library.restore_remembered(one)
    assert one.key in [each.key for each in library.rule_counts()]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(records(), max_size=2))
def test_the_library_counts_what_its_records_hold(tmp_path_factory: pytest.TempPathFactory, some: list[Record]) -> None:
    with Library.open(tmp_path_factory.mktemp("counts") / "some.db") as opened:
        for number, record in enumerate(some):
            text = f"{record.article.text} {number}"
            made = replace(record.article, id=f"a{number}", text=text, sha256=sha256(text))
            opened.add(replace(record, article=made, standing=Standing(State.VERIFIED)))
        tally = CountTally()
        for loaded in opened.articles({State.VERIFIED}):
            tally.add(loaded.record.article.id, judged_in(loaded.record))
        assert sorted(map(shown, opened.rule_counts())) == sorted(map(shown, tally.counts()))


def shown(one: RuleCount) -> tuple[str, ...]:
    return (*map(str, (one.key.subject, one.key.rule, one.key.about, one.seen, one.right, one.times)),)
