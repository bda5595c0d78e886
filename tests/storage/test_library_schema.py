"""The schema of a library is created and upgraded by migrations, in one transaction, and other files are refused."""

import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from older_library import take_beginnings_out, take_sources_out, take_standing_by_out
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

import editorial
from editorial.domain.errors import NewerLibraryError, StorageError
from editorial.storage import schema
from editorial.storage.library import Library
from editorial.storage.sqlite.engine import make_engine
from editorial.storage.tables import METADATA

NEWEST = schema.REVISIONS[-1]
LATER_SCOPES = ", 'with-piece', 'with-outer', 'implied'"
"""What the CHECK constraints of later revisions allow besides the scopes of the first schema."""


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def statements(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as plain:
        rows = plain.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: _even(sql) for name, sql in rows}


def _even(sql: str) -> str:
    return re.sub(r" (?=[,)])", "", re.sub(r"\s+", " ", sql)).strip()


@pytest.fixture
def made(path: Path, samples) -> Path:
    """A library with one article and one decision, closed."""
    with Library.open(path) as library:
        library.add(samples.record())
        library.commit(samples.confirm(samples.record()), 1)
    return path


def add_revision(monkeypatch: pytest.MonkeyPatch, folder: Path, body: str) -> None:
    """Let the program have a later revision of its schema."""
    scripts = folder / "scripts"
    shutil.copytree(schema.MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "9998_later.py").write_text(
        "from alembic import op\nimport sqlalchemy as sa\n"
        f"revision = '9998'\ndown_revision = '{schema.REVISIONS[-1]}'\n\ndef upgrade():\n    {body}\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(schema, "MIGRATIONS", scripts)
    monkeypatch.setattr(schema, "REVISIONS", (*schema.REVISIONS, "9998"))


def test_the_migrations_make_what_the_models_say(made: Path) -> None:
    engine = make_engine(made, checkpoint_pages=0)
    with engine.connect() as connection:
        names = {"include_name": lambda name, kind, _: kind != "table" or not name.startswith("article_search")}
        difference = compare_metadata(MigrationContext.configure(connection, opts=names), METADATA)
    engine.dispose()
    assert difference == []


def test_the_migrations_make_every_check_and_key_of_the_models(made: Path) -> None:
    migrated = statements(made)
    for table in METADATA.sorted_tables:
        wanted = _even(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        head, _, rest = wanted.partition(" (")
        assert migrated[table.name].startswith(head)
        # Constraints may be in another order.
        assert sorted(migrated[table.name].partition(" (")[2][:-1].split(", ")) == sorted(rest[:-1].split(", "))


def test_the_known_revisions_are_those_of_the_scripts() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    walked = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(walked)) == schema.REVISIONS


def test_tables_are_made_by_migrations_alone() -> None:
    for source in Path(editorial.__file__).parent.rglob("*.py"):
        assert "create_all" not in source.read_text(encoding="utf-8")


def test_a_library_that_is_up_to_date_is_read_without_sqlalchemy_or_alembic(made: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from editorial.storage.library import Library\n"
        "with Library.open(Path(sys.argv[1])) as library: assert library.queue()\n"
        "assert not {'sqlalchemy', 'alembic'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program, made], check=True, timeout=60)


def test_settings_of_every_connection(library: Library) -> None:
    with library._transactions.snapshot() as connection:
        ask = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "wal_autocheckpoint")
        }
    assert ask == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "wal_autocheckpoint": 1000,
    }


def test_an_older_library_is_copied_and_then_upgraded(
    made: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, samples
) -> None:
    before = statements(made)
    add_revision(monkeypatch, tmp_path, "op.add_column('notes', sa.Column('extra_words', sa.Text()))")
    with Library.open(made) as library:
        assert library.load("harbour").version == 2
        assert len(library.log()) == 1
    assert "extra_words" in statements(made)["notes"]
    copy = made.with_name(f"library.before-{NEWEST}.db")
    assert statements(copy) == before
    monkeypatch.setattr(schema, "REVISIONS", schema.REVISIONS[:-1])
    with Library.open(copy) as library:
        assert library.load("harbour").version == 2


def test_a_library_of_the_first_schema_is_counted_and_keeps_its_log_when_it_is_upgraded(made: Path) -> None:
    now = statements(made)
    with Library.open(made) as library:
        rows, log = library.queue(), library.log()
    assert rows[0].undecided
    assert rows[0].decided
    with closing(sqlite3.connect(made)) as plain:
        for name in now:
            if name.startswith("counts_"):
                plain.execute(f"DROP TRIGGER {name}")
        take_beginnings_out(plain)
        take_standing_by_out(plain)
        take_sources_out(plain)
        plain.execute("DROP TABLE counts")
        plain.execute("DROP TABLE log")
        plain.execute("DROP TABLE chain")
        plain.execute("DROP TRIGGER decisions_refuse_update")
        plain.execute("UPDATE decisions SET summary = json_extract(summary, '$.words')")
        plain.execute("ALTER TABLE decisions RENAME COLUMN summary TO words")
        plain.execute(now["decisions_refuse_update"])
        plain.execute("ALTER TABLE decisions DROP COLUMN step")
        for column in ("undoes", "redoes"):
            plain.execute(f"DROP INDEX ix_decisions_{column}")
        plain.execute("CREATE INDEX ix_mentions_status ON mentions (article_id, status, marks)")
        plain.execute("CREATE INDEX ix_quotes_status ON quotes (article_id, status, marks, within)")
        plain.execute("ALTER TABLE articles DROP COLUMN verified_left")
        plain.execute("PRAGMA writable_schema = ON")
        plain.execute("UPDATE sqlite_master SET sql = replace(sql, ?, '')", (LATER_SCOPES,))
        plain.execute("PRAGMA writable_schema = OFF")
        plain.execute("UPDATE alembic_version SET version_num = '0001'")
        plain.commit()
    assert not any(LATER_SCOPES in sql for sql in statements(made).values())
    with Library.open(made) as library:
        assert library.queue() == rows
        assert library.log() == log
    assert statements(made) == now


def test_a_failed_upgrade_leaves_the_library_as_it_was(
    made: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = statements(made)
    body = "op.create_table('later', sa.Column('id', sa.Text())); op.execute('DELETE FROM notes'); op.execute('oops')"
    add_revision(monkeypatch, tmp_path, body)
    for _ in range(2):
        with pytest.raises(StorageError, match="Nothing was changed"):
            Library.open(made)
    assert statements(made) == before
    assert schema.revision_of(made) == NEWEST
    assert not [name for name in files(made.parent) if "before" in name]  # it would be one more with each attempt
    monkeypatch.undo()
    with Library.open(made) as library:
        assert len(library.log()) == 1


def test_a_failed_first_migration_can_be_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add_revision(monkeypatch, tmp_path, "op.execute('oops')")
    with pytest.raises(StorageError):
        Library.open(path)
    assert schema.revision_of(path) is None
    monkeypatch.undo()
    with Library.open(path) as library:
        assert library.queue() == []


def test_an_upgrade_that_leaves_dangling_rows_is_taken_back(
    made: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add_revision(monkeypatch, tmp_path, "op.execute('DELETE FROM entities')")
    with pytest.raises(StorageError, match="point at nothing"):
        Library.open(made)
    monkeypatch.undo()
    with Library.open(made) as library:
        assert library.load("harbour").record.entities


def test_a_newer_library_is_refused_and_not_touched(made: Path) -> None:
    with closing(sqlite3.connect(made)) as plain:
        plain.execute("UPDATE alembic_version SET version_num = '9999'")
        plain.execute("ALTER TABLE articles ADD COLUMN mood TEXT")
        plain.commit()
    before = files(made.parent)
    with pytest.raises(NewerLibraryError, match="newer version of Editorial"):
        Library.open(made)
    assert files(made.parent) == before


def test_a_newer_library_with_an_unfinished_log_is_refused_and_not_touched(made: Path) -> None:
    program = (
        "import os, sqlite3, sys; plain = sqlite3.connect(sys.argv[1])\n"
        "plain.execute(\"UPDATE alembic_version SET version_num = '9999'\"); plain.commit(); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", program, made], check=False, timeout=60)
    before = files(made.parent)
    assert before["library.db-wal"]
    with pytest.raises(NewerLibraryError):
        Library.open(made)
    after = files(made.parent)
    assert {name: after[name] for name in ("library.db", "library.db-wal")} == {
        name: before[name] for name in ("library.db", "library.db-wal")
    }


@pytest.mark.parametrize(
    "content", [b"Dear editor,\nthis is a letter.\n", b"SQLite format 3\x00 but then nonsense" * 99]
)
def test_what_is_no_library_is_refused_and_not_touched(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StorageError, match="not an Editorial library"):
        Library.open(path)
    assert files(path.parent) == {"library.db": content}


@pytest.mark.parametrize("table", ["places", "alembic_version"])
def test_a_database_of_another_program_is_refused_and_not_touched(path: Path, table: str) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as plain:
        plain.execute(f"CREATE TABLE {table} (version_num TEXT)")
        plain.execute(f"INSERT INTO {table} VALUES ('9999')")
        plain.commit()
    before = files(path.parent)
    with pytest.raises(StorageError, match="another program") as caught:
        Library.open(path)
    assert not isinstance(caught.value, NewerLibraryError)
    assert files(path.parent) == before


def test_a_folder_and_a_path_through_a_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="this is a folder"):
        Library.open(tmp_path)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StorageError, match="file"):
        Library.open(tmp_path / "file" / "library.db")


def test_an_empty_file_becomes_a_library(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with Library.open(path) as library:
        assert library.queue() == []
