"""Running of Alembic's migrations; importing this takes half a second, so it is reached through `storage/lazy.py`."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config

from editorial.domain.errors import StorageError
from editorial.storage.sqlite.backup import Stopping, Watch, ignore, unstoppable
from editorial.storage.sqlite.engine import for_writing, has_dangling_references, interruption, make_engine
from editorial.storage.sqlite.errors import translate_errors


def migrate(
    path: Path, scripts: Path, revision: str = "head", watch: Watch = ignore, stopping: Stopping = unstoppable
) -> None:
    """Upgrade the file to a revision of `scripts`, the newest, in one transaction: if it fails, nothing is changed.

    Only the process that owns the library may call this. Raises StorageError, also once `stopping` stopped it,
    and what `watch` raises as it begins.
    """
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    # Some migrations rebuild tables: references are checked once, at the end.
    engine = make_engine(path, checkpoint_pages=0, foreign_keys="OFF")
    try:
        with translate_errors(path), for_writing(engine).begin() as connection:
            config.attributes["connection"] = connection
            with stopping(interruption(connection)):
                watch(0, 1)
                command.upgrade(config, revision)
            if has_dangling_references(connection):
                raise StorageError(f"{path}: rows would point at nothing after the upgrade. Nothing was changed.")
    finally:
        engine.dispose()
