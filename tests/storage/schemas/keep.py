"""Keep a small library of the newest schema, so that later versions can show that they upgrade it.

Run `python tests/storage/schemas/keep.py` when a migration was added, and commit the file that it writes. The library
has what `conftest.Samples` makes: two articles, one with a decision, an entry of the newsroom's list and a setting.
"""

from __future__ import annotations

import gzip
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from editorial.domain.library import AuthorityRecord
from editorial.storage.library import Library
from editorial.storage.schema import REVISIONS
from tests.storage.conftest import Samples

OTHER = "Another text by Kim Ōta. The 🏟 was full, said Ana Lima. Lima left."


def fill(path: Path) -> None:
    """Make a library with a little of everything."""
    samples = Samples()
    with Library.open(path) as library:
        for record in (samples.record(), samples.record("stadium", OTHER)):
            library.add(record)
        library.commit(samples.confirm(samples.record()), 1)
        library.put_authority_records([AuthorityRecord("ana", "Ana Lima", "PERSON", ("Lima",), {"wikidata": "Q1"})])
        library.set_setting("user.name", "Ina")


def keep(folder: Path) -> Path:
    """Write the library, small and without free pages, and return the file's path."""
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "library.db"
        fill(path)
        with closing(sqlite3.connect(path)) as connection:
            for pragma in ("journal_mode=DELETE", "page_size=512"):
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("VACUUM")
        target = folder / f"{REVISIONS[-1]}.db.gz"
        target.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    return target


if __name__ == "__main__":
    sys.stdout.write(f"{keep(Path(__file__).parent)}\n")
