"""What the library notices about articles, and what it remembers of them."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from editorial.domain.annotation import Decided, Entity, Mark, Mention, Origin, Provenance, Quote, Status
from editorial.domain.article import Standing, State
from editorial.domain.decision import UndoStack
from editorial.domain.errors import ConflictError, InputError, StorageError
from editorial.domain.learnt import Learnt
from editorial.domain.library import Added, AuthorityRecord, Exported
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.problem import Problem
from editorial.domain.record import STANDING, Change, Ref, Table
from editorial.domain.suggestions import Remembered
from editorial.domain.text import Span
from editorial.storage.library import Library


def test_the_same_text_is_noticed_and_not_stored_twice(library: Library, samples) -> None:
    record = samples.record()
    assert library.add(record) == Added("harbour")
    again = replace(record, article=replace(record.article, id="other", title="Other"))
    assert library.add(again) == Added("harbour", duplicate_of="harbour")
    assert [row.id for row in library.queue()] == ["harbour"]
    assert library.find_text(record.article.sha256) == "harbour"
    assert library.find_text("0" * 64) is None


def test_another_text_under_a_known_id_is_refused(library: Library, samples) -> None:
    library.add(samples.record())
    with pytest.raises(InputError, match="another article with this id"):
        library.add(samples.record(text="Ana Lima came. Lima left, and more was said."))
    assert library.load("harbour").record == samples.record()


def test_a_record_that_does_not_fit_together_is_refused_whole(library: Library, samples) -> None:
    record = samples.record()
    mention = record.mentions["m1"]
    for bad in (
        replace(record, entities={}),
        replace(record, mentions={"m1": replace(mention, span=Span(0, 9999))}),
        replace(record, mentions={"m1": replace(mention, provenance=Provenance(Origin.MODEL, score=3.0))}),
        replace(record, article=replace(record.article, title="half \ud83d")),
    ):
        with pytest.raises(InputError):
            library.add(bad)
    assert library.queue() == []


def test_an_unknown_article_is_said_to_be_missing(library: Library, samples) -> None:
    for ask in (library.load, library.version, library.exported, library.possibly_missed):
        with pytest.raises(StorageError, match="nowhere is not in the library"):
            ask("nowhere")
    with pytest.raises(StorageError, match="nowhere is not in the library"):
        library.mark_problem("nowhere", Problem.of_words("no"))
    with pytest.raises(StorageError, match="nowhere is not in the library"):
        library.commit(replace(samples.confirm(samples.record()), article_id="nowhere"), 1)
    with pytest.raises(StorageError, match="decision number 7"):
        library.decision(7)


def test_plain_sqlite_reads_the_words_of_every_annotation(library: Library, path: Path, samples) -> None:
    record = samples.record()
    library.add(record)
    mention = record.mentions["m2"]
    longer = replace(mention, span=Span(mention.span.start, mention.span.end + 5), status=Status.CORRECTED)
    library.commit(samples.decision(record, Change(mention, longer)), 1)
    with closing(sqlite3.connect(path)) as plain:
        words = plain.execute("SELECT id, text, status FROM mentions ORDER BY id").fetchall()
        assert words == [("m1", "Ana Lima", "suggested"), ("m2", "Lima left", "corrected")]
        assert plain.execute("SELECT text, cue_text FROM quotes").fetchall() == [("The 🏟 is ours,", "said")]
        assert plain.execute("SELECT json_extract(speakers, '$[0].entity') FROM quotes").fetchall() == [("e1",)]
        (entry,) = plain.execute("SELECT decided_by, decided_at, json_extract(changes, '$[0].id') FROM decisions")
        assert entry == ("Editor", "2026-11-22T12:00:00Z", "m2")
        slices = plain.execute(
            'SELECT m.text = substr(a.text, m.start + 1, m."end" - m.start) '
            "FROM mentions m JOIN articles a ON a.id = m.article_id"
        )
        assert slices.fetchall() == [(1,), (1,)]


def test_decisions_can_only_be_appended(library: Library, path: Path, samples) -> None:
    library.add(samples.record())
    library.commit(samples.confirm(samples.record()), 1)
    with closing(sqlite3.connect(path)) as plain:
        for statement in ("DELETE FROM decisions", "UPDATE decisions SET decided_by = 'me'"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever appended"):
                plain.execute(statement)


def test_a_commit_on_an_outdated_version_changes_nothing(library: Library, samples) -> None:
    record = samples.record()
    library.add(record)
    library.commit(samples.confirm(record), 1)
    with pytest.raises(ConflictError, match="Title of harbour"):
        library.commit(samples.confirm(record, "m2"), 1)
    with pytest.raises(ConflictError, match="Title of harbour"):
        library.put_suggestions("harbour", [], 1, possibly_missed=(), model="m@1")
    assert len(library.log()) == 1
    assert library.load("harbour").record.mentions["m2"] == record.mentions["m2"]


def test_a_decision_writes_those_columns_that_change_and_no_others(library: Library, path: Path, samples) -> None:
    record = samples.record()
    library.add(record)
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("CREATE TABLE written (name TEXT)")
        for name in ("id", "entity_id", "start", "label", "status", "decided_by", "version"):
            put = f"INSERT INTO written VALUES ('{name}')"
            plain.execute(f"CREATE TRIGGER of_{name} AFTER UPDATE OF {name} ON mentions BEGIN {put}; END")
        plain.commit()
        library.commit(samples.confirm(record), 1)
        written = {name for (name,) in plain.execute("SELECT name FROM written")}
    assert written == {"status", "decided_by", "version"}


def test_a_decision_that_would_break_the_record_is_rolled_back_whole(library: Library, samples) -> None:
    record = samples.record()
    library.add(record)
    orphaned = samples.decision(record, Change(record.entities["e1"], None), Change(record.quotes["q1"], None))
    with pytest.raises(StorageError, match="Nothing was changed"):
        library.commit(orphaned, 1)
    assert library.load("harbour").record == record
    assert library.version("harbour") == 1
    assert library.log() == []
    assert library.commit(samples.confirm(record), 1).decision.number == 1


def test_undo_entries_feed_the_order_of_undo(library: Library, samples) -> None:
    record = samples.record()
    library.add(record)
    first = library.commit(samples.confirm(record), 1)
    second = library.commit(samples.confirm(record, "m2"), first.version)
    back = tuple(change.inverse for change in second.decision.changes)
    library.commit(replace(samples.decision(record, *back), undoes=second.decision.number), second.version)
    stack = UndoStack()
    for entry in library.undo_entries():
        stack.push(*entry)
    assert (stack.next_undo, stack.next_redo) == ((1,), (2,))
    assert [entry.number for entry in library.log(limit=2)] == [3, 2]
    changed = {Ref(Table.MENTION, "m1"), Ref(Table.MENTION, "m2")}
    assert library.touched("harbour") == changed | {Ref(Table.ENTITY, "e1")}
    assert library.touched("elsewhere") == frozenset()


def test_suggestions_are_kept_without_an_entry_in_the_log(library: Library, samples) -> None:
    record = samples.record()
    library.add(record)
    library.mark_problem("harbour", Problem.of_words("The model is not installed."))
    assert library.queue_rows(["harbour"])[0].problem == Problem.of_words("The model is not installed.")
    found = Mention("m3", Span(0, 3), "ORG", None, Provenance(Origin.MODEL, score=0.2))
    missed = (PossiblyMissed(Span(4, 5), 0.3),)
    changes = [Change(None, found), Change(Standing(), Standing(State.SUGGESTED))]
    version = library.put_suggestions("harbour", changes, 1, possibly_missed=missed, model="m@1")
    loaded = library.load("harbour")
    assert (loaded.version, loaded.record) == (version, record.apply(changes))
    assert library.possibly_missed("harbour") == missed
    assert library.log() == []
    row = library.queue_rows(["harbour"])[0]
    assert (row.problem, row.state, row.undecided) == (None, State.SUGGESTED, 4)


@pytest.mark.parametrize("calls", [1, 2, 3])
def test_whoever_watches_many_suggestions_being_written_can_end_that_and_none_is(
    library: Library, samples, calls: int
) -> None:
    library.add(samples.record())
    before = library.load("harbour")
    found = [Mention(f"n{n}", Span(0, 3), "ORG", None, Provenance(Origin.MODEL, score=0.2)) for n in range(1200)]
    left = iter(range(1, calls))

    def watch() -> None:
        if next(left, None) is None:
            raise RuntimeError

    changes = [Change(None, mention) for mention in found]
    with pytest.raises(RuntimeError):
        library.put_suggestions("harbour", changes, 1, possibly_missed=(), model="m@1", watch=watch)
    assert library.load("harbour") == before
    library.put_suggestions("harbour", changes, 1, possibly_missed=(), model="m@1")
    assert len(library.load("harbour").record.mentions) == len(before.record.mentions) + 1200


def test_an_export_is_stale_once_a_later_decision_exists(library: Library, samples) -> None:
    record = samples.record()
    library.add(record)
    other = samples.record("bridge", "Another text by Ana Lima. Lima wrote it, all of it.")
    library.add(other)
    assert library.exported("harbour") is None
    version = library.commit(samples.confirm(record), 1).version
    at = datetime(2026, 11, 22, 13, 0, tzinfo=UTC)
    library.mark_exported(["harbour", "bridge"], at)
    assert library.exported("harbour") == Exported(at, stale=False)
    library.commit(samples.confirm(record, "m2"), version)
    assert library.exported("harbour") == Exported(at, stale=True)
    assert {row.id: (row.exported_at, row.stale) for row in library.queue()} == {
        "harbour": (at, True),
        "bridge": (at, False),
    }
    later = at + timedelta(hours=1)
    library.mark_exported(["harbour"], later)
    assert library.exported("harbour") == Exported(later, stale=False)
    library.mark_exported([], later)


def test_articles_stream_in_the_order_of_import_and_by_state(library: Library, samples) -> None:
    for number, state in enumerate((State.NEW, State.VERIFIED, State.SET_ASIDE, State.VERIFIED)):
        record = samples.record(f"a{number}", f"Number {number} is ours, said Ana Lima. Lima left.")
        library.add(replace(record, standing=Standing(state)))
    assert [loaded.record.article.id for loaded in library.articles()] == ["a0", "a1", "a2", "a3"]
    assert [loaded.record.article.id for loaded in library.articles({State.VERIFIED})] == ["a1", "a3"]


def test_only_names_that_an_editor_let_stand_are_remembered(library: Library, samples) -> None:
    def article(id_: str, state: State, first: Status, second: Status, label: str = "PERSON") -> None:
        record = samples.record(id_, f"{id_}: we know, said Ana Lima. Lima left, then.")
        linked = Status.CONFIRMED if first.stands or second.stands else Status.SUGGESTED
        entities = {"e1": replace(record.entities["e1"], label=label, authority="Q1", status=linked)}
        one, two = record.mentions["m1"], record.mentions["m2"]
        mentions = {"m1": replace(one, status=first), "m2": replace(two, status=second)}
        library.add(replace(record, standing=Standing(state), entities=entities, mentions=mentions))

    article("undecided", State.IN_REVIEW, Status.SUGGESTED, Status.REJECTED)
    article("new", State.SUGGESTED, Status.CONFIRMED, Status.CONFIRMED)
    article("once", State.VERIFIED, Status.CONFIRMED, Status.REJECTED)
    article("twice", State.IN_REVIEW, Status.CORRECTED, Status.ADDED)
    article("ship", State.VERIFIED, Status.CONFIRMED, Status.REJECTED, label="PRODUCT")
    assert library.remembered() == (
        Remembered("Ana Lima", "PERSON", ("Lima",), "Q1", "twice", 2),
        Remembered("Ana Lima", "PRODUCT", (), "Q1", "ship", 1),
    )
    assert len(library.remembered(limit=1)) == 1


def test_a_confirmed_name_without_mentions_is_remembered_with_its_aliases(library: Library, samples) -> None:
    record = samples.record()
    unnamed = Entity("e2", "Rui Sá", "PERSON", ("Sá",), status=Status.ADDED)
    wrong = Entity("e3", "Harbour", "PERSON", status=Status.REJECTED)
    library.add(
        replace(record, standing=Standing(State.VERIFIED), entities=record.entities | {"e2": unnamed, "e3": wrong})
    )
    assert library.remembered() == (Remembered("Rui Sá", "PERSON", ("Sá",), None, "harbour", 1),)


def test_what_is_forgotten_is_used_no_longer_and_can_be_put_back(library: Library, samples) -> None:
    for number, (id_, label) in enumerate((("first", "PERSON"), ("second", "PERSON"), ("ship", "PRODUCT"))):
        record = samples.record(id_, f"{id_}: we know, said Ana Lima. Lima left.")
        decided = Decided("Editor", samples.noon + timedelta(hours=number))
        mentions = {"m1": replace(record.mentions["m1"], status=Status.CONFIRMED, decided=decided)}
        entities = {"e1": replace(record.entities["e1"], label=label)}
        library.add(replace(record, standing=Standing(State.VERIFIED), entities=entities, mentions=mentions))
    person = Remembered("Ana Lima", "PERSON", (), None, "second", 2)
    ship = Remembered("Ana Lima", "PRODUCT", (), None, "ship", 1)
    at = samples.noon
    learnt = (
        Learnt(person, "Title of second", at + timedelta(hours=1)),
        Learnt(ship, "Title of ship", at + timedelta(hours=2)),
    )
    assert library.learnt() == learnt
    library.forget(person)
    library.forget(person)
    library.forget(Remembered("Nobody", "PERSON"))
    assert library.remembered() == library.remembered(limit=1) == (ship,)
    assert library.learnt() == (learnt[0]._replace(forgotten=True), learnt[1])
    library.restore_remembered(person)
    assert library.remembered() == (person, ship)


def test_what_came_in_without_a_time_is_learnt_at_no_known_time(library: Library, samples) -> None:
    record = samples.record()
    mentions = {"m1": replace(record.mentions["m1"], status=Status.CONFIRMED)}
    library.add(replace(record, standing=Standing(State.VERIFIED), mentions=mentions))
    assert [one.at for one in library.learnt()] == [None]


def test_authority_records_are_kept_with_their_versions(library: Library) -> None:
    lima = AuthorityRecord("p1", "Ana Lima", "PERSON", ("Lima",), {"wikidata": "Q1"}, "mayor")
    port = AuthorityRecord("o1", "A Port", "ORG")
    stored = library.put_authority_records([lima, port])
    assert stored == (replace(lima, version=1), replace(port, version=1))
    assert library.authority_records() == (stored[1], stored[0])
    (changed,) = library.put_authority_records([replace(stored[0], note="former mayor")])
    assert changed.version == 2
    with pytest.raises(ConflictError, match="Ana Lima"):
        library.put_authority_records([replace(stored[1], note="x"), stored[0]])
    with pytest.raises(ConflictError, match="Ana Lima"):
        library.put_authority_records([lima])
    with pytest.raises(ConflictError, match="Ana Lima"):
        library.remove_authority_record(stored[0])
    library.remove_authority_record(changed)
    assert library.authority_records() == (stored[1],)


def test_settings_are_json_values(library: Library) -> None:
    assert library.get_setting("guidelines", {}) == {}
    for value in ({"PERSON": "Only people; “Mr” stays outside."}, [1, 2.5, None], "", 0):
        library.set_setting("guidelines", value)
        assert library.get_setting("guidelines") == value


def test_marks_and_nesting_show_in_the_queue(library: Library, samples) -> None:
    record = samples.record()
    quote = record.quotes["q1"]
    inner = Quote("q2", Span(4, 5), quote.kind, quote.provenance, within="q1", marks=frozenset({Mark.FLAG}))
    flagged = replace(quote, marks=frozenset({Mark.FLAG, Mark.UNSURE}))
    library.add(replace(record, quotes={"q1": flagged, "q2": inner}))
    row = library.queue_rows(["harbour"])[0]
    assert (row.undecided, row.decided, row.flags) == (3, 0, 1)


def test_standing_is_written_with_who_verified(library: Library, samples) -> None:
    record = samples.record()
    library.add(record)
    changes = [Change(Standing(), Standing(State.SET_ASIDE))]
    decision = samples.decision(record, *changes)
    library.commit(decision, 1)
    assert library.load("harbour").record.get(STANDING) == Standing(State.SET_ASIDE)
    assert library.queue_rows(["harbour"])[0].state is State.SET_ASIDE
