"""The text of a source is stored once, never changes, and goes with the last article that needs it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from replaying import assert_whole_log

from editorial.domain.annotation import Kind, Quote
from editorial.domain.damage import DamageCode, DamageError
from editorial.domain.decision import Decision
from editorial.domain.record import Change, Record
from editorial.domain.source import Source, SourceText, Turn
from editorial.domain.source_check import CheckOutcome, SourceCheck
from editorial.domain.text import Span
from editorial.domain.verification import is_provable
from editorial.storage.library import Library
from editorial.storage.salvaging import salvage

SAID = SourceText.of("LIMA: The 🏟 is ours.", [Turn(Span(6, 20), "LIMA", 872.5)])
OTHER = "Another text by Kim Ōta. Kim Ōta said so. “Lima left”, said Ana Lima. Lima left."


def attached(samples, record: Record, text: SourceText = SAID, key: str = "s1") -> Decision:
    """The decision that attaches a source."""
    source = Source(key, text.sha256, "Minutes", "Ina", samples.noon, origin="minutes.srt")
    return samples.decision(record, Change(None, source))


def taken_away(samples, record: Record, key: str = "s1") -> Decision:
    return samples.decision(record, Change(record.sources[key], None))


def checked(samples, quote: Quote, outcome: CheckOutcome = CheckOutcome.CHECKED) -> Quote:
    check = SourceCheck(outcome, "Ina", samples.noon, quote.span, quote.said_by, source="s1", span=Span(6, 20))
    return replace(quote, check=check)


def stored(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as plain:
        return [key for (key,) in plain.execute("SELECT sha256 FROM source_texts")]


@pytest.fixture
def filled(library: Library, samples) -> Library:
    """Two articles that share one source."""
    for record in (samples.record(), samples.record("stadium", OTHER)):
        library.add(record)
        library.commit(attached(samples, record), 1, [SAID])
    return library


def test_a_text_is_stored_once_and_comes_back_with_its_turns(filled: Library, path: Path) -> None:
    assert stored(path) == [SAID.sha256]
    assert filled.source_texts([SAID.sha256, "0" * 64]) == {SAID.sha256: SAID}
    assert [*filled.load("harbour").record.sources] == ["s1"]
    assert_whole_log(filled)


def test_the_same_words_with_other_times_are_another_text(filled: Library, samples) -> None:
    later = SourceText.of(SAID.text, [Turn(Span(6, 20), "LIMA", 900.0)])
    record = filled.load("harbour").record
    filled.commit(attached(samples, record, later, "s2"), 2, [later])
    assert {one.turns[0].seconds for one in filled.source_texts([SAID.sha256, later.sha256]).values()} == {872.5, 900}


def test_the_log_holds_no_text_of_a_source(filled: Library, path: Path) -> None:
    with closing(sqlite3.connect(path)) as plain:
        held = [*plain.execute("SELECT content FROM log"), *plain.execute("SELECT changes FROM decisions")]
    assert not any("The 🏟 is ours." in (text or "") and "minutes.srt" in (text or "") for (text,) in held)
    assert any(SAID.sha256 in (text or "") for (text,) in held)


def test_a_text_can_be_neither_changed_nor_taken_from_an_article(filled: Library, path: Path) -> None:
    with closing(sqlite3.connect(path)) as plain:
        with pytest.raises(sqlite3.IntegrityError, match="never changes"):
            plain.execute("UPDATE source_texts SET text = 'x'")
        with pytest.raises(sqlite3.IntegrityError, match="is needed"):
            plain.execute("DELETE FROM source_texts")


def test_the_text_of_a_source_that_was_removed_stays_for_undo(filled: Library, samples, path: Path) -> None:
    for key in ("harbour", "stadium"):
        filled.commit(taken_away(samples, filled.load(key).record), 2)
    with closing(sqlite3.connect(path)) as plain, pytest.raises(sqlite3.IntegrityError, match="is needed"):
        plain.execute("DELETE FROM source_texts")
    assert filled.source_texts([SAID.sha256])


def test_it_goes_with_the_last_article_that_needs_it_and_comes_back_with_it(filled: Library, path: Path) -> None:
    first = filled.deletions.delete(["harbour"])
    assert stored(path) == [SAID.sha256]
    second = filled.deletions.delete(["stadium"])
    assert stored(path) == []
    assert filled.deletions.contents(["harbour"]).sources == 0
    filled.deletions.restore(second.number)
    assert filled.source_texts([SAID.sha256]) == {SAID.sha256: SAID}
    filled.deletions.restore(first.number)
    assert [*filled.load("harbour").record.sources] == ["s1"]
    assert_whole_log(filled)


def test_it_comes_back_with_an_article_whose_other_another_window_deleted(filled: Library, path: Path) -> None:
    first = filled.deletions.delete(["harbour"])
    with Library.open(path) as other:
        other.deletions.delete(["stadium"])
    assert stored(path) == []
    filled.deletions.restore(first.number)
    assert filled.source_texts([SAID.sha256]) == {SAID.sha256: SAID}


def test_an_article_that_is_a_source_of_another_one_is_counted_before_it_is_deleted(library: Library, samples) -> None:
    one, other = samples.record(), samples.record("stadium", OTHER)
    for record in (one, other):
        library.add(record)
    text = SourceText.of(one.article.text)
    source = Source("s1", text.sha256, "Harbour", "Ina", samples.noon, article="harbour")
    library.commit(samples.decision(other, Change(None, source)), 1, [text])
    assert library.deletions.contents(["harbour"]).kept_by == 1
    assert library.deletions.contents(["harbour", "stadium"]).kept_by == 0
    library.deletions.delete(["harbour"])
    assert library.source_texts([text.sha256]) == {text.sha256: text}


def test_the_text_of_a_removed_source_goes_with_its_article(filled: Library, samples, path: Path) -> None:
    filled.commit(taken_away(samples, filled.load("harbour").record), 2)
    number = filled.deletions.delete(["harbour", "stadium"]).number
    assert stored(path) == []
    filled.deletions.restore(number)
    assert stored(path) == [SAID.sha256]


def test_what_is_deleted_for_good_is_overwritten(filled: Library, path: Path) -> None:
    filled.deletions.delete(["harbour", "stadium"])
    for _ in filled.deletions.merge_search_index():
        pass
    filled.close()
    assert b"is ours." not in path.read_bytes()


def test_the_counts_follow_sources_and_checks(library: Library, samples) -> None:
    record = samples.record()
    direct = replace(record.quotes["q1"], kind=Kind.DIRECT)
    library.add(replace(record, quotes={"q1": direct}))

    def counts() -> tuple[int, int, int]:
        (row,) = library.queue()
        return row.sources, row.unchecked, row.to_change

    assert counts() == (0, 1, 0)
    library.commit(attached(samples, record), 1, [SAID])
    good, bad = checked(samples, direct), checked(samples, direct, CheckOutcome.MUST_CHANGE)
    library.commit(samples.decision(record, Change(direct, good)), 2)
    assert counts() == (1, 0, 0)
    library.commit(samples.decision(record, Change(good, bad)), 3)
    assert counts() == (1, 0, 1)
    moved = replace(bad, span=Span(0, 9))
    library.commit(samples.decision(record, Change(bad, moved)), 4)
    assert counts() == (1, 1, 0), "what was checked were other words"
    said_otherwise = replace(good, speakers=())
    library.commit(samples.decision(record, Change(moved, good)), 5)
    library.commit(samples.decision(record, Change(good, said_otherwise)), 6)
    assert counts() == (1, 1, 0), "somebody else was checked"
    assert [one for look in library.checkup.look() for one in look.damages] == []


def test_a_changed_text_is_noticed_and_the_article_opens(filled: Library, path: Path) -> None:
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("DROP TRIGGER source_texts_refuse_update")
        plain.execute("UPDATE source_texts SET text = replace(text, 'ours', 'mine')")
        plain.commit()
    with pytest.raises(DamageError, match="source_texts"):
        filled.source_texts([SAID.sha256])
    assert filled.load("harbour").record.sources
    codes = {one.code for look in filled.checkup.look() for one in look.damages}
    assert codes == {DamageCode.TEXT_CHANGED, DamageCode.RULE_MISSING}


def test_a_check_of_a_source_that_is_not_there_is_named(filled: Library, samples, path: Path) -> None:
    record = filled.load("harbour").record
    quote = record.quotes["q1"]
    filled.commit(samples.decision(record, Change(quote, checked(samples, quote))), 2)
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("DELETE FROM sources WHERE article_id = 'harbour'")
        plain.commit()
    (damage,) = [one for one in filled.load("harbour").damages if one.code is DamageCode.POINTS_NOWHERE]
    assert damage.place.column == "source_check"


def test_salvage_keeps_sources_and_leaves_out_a_text_that_was_changed(
    filled: Library, path: Path, samples, tmp_path: Path
) -> None:
    whole = SourceText.of("Lima left, they say.")
    record = filled.load("harbour").record
    filled.commit(attached(samples, record, whole, "s2"), 2, [whole])
    filled.close()
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("DROP TRIGGER source_texts_refuse_update")
        plain.execute("UPDATE source_texts SET text = 'x' WHERE sha256 = ?", (SAID.sha256,))
        plain.commit()
    salvage(path, tmp_path / "saved.db")
    with Library.open(tmp_path / "saved.db") as saved:
        assert [*saved.load("harbour").record.sources] == ["s1", "s2"]
        assert saved.source_texts([SAID.sha256, whole.sha256]) == {whole.sha256: whole}


def test_a_verification_record_covers_sources_and_checks(filled: Library, samples, path: Path) -> None:
    record = filled.load("harbour").record
    quote = record.quotes["q1"]
    filled.commit(samples.decision(record, Change(quote, checked(samples, quote))), 2)
    proof = filled.logbook.proof("harbour")
    assert is_provable(proof)
    assert any(SAID.sha256 in entry.content for entry in proof.entries)
    assert any("must" not in entry.content and '\\"check\\"' in entry.content for entry in proof.entries)
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("UPDATE quotes SET source_check = replace(source_check, 'checked', 'must-change')")
        plain.commit()
    assert not is_provable(filled.logbook.proof("harbour"))


def test_a_record_from_a_file_brings_the_texts_of_its_sources(library: Library, samples) -> None:
    record = samples.record()
    source = Source("s1", SAID.sha256, "Minutes", "Ina", samples.noon)
    library.add(replace(record, sources={"s1": source}, source_texts={SAID.sha256: SAID}))
    assert library.load("harbour").record == replace(record, sources={"s1": source})
    assert library.source_texts([SAID.sha256]) == {SAID.sha256: SAID}
    assert_whole_log(library)
