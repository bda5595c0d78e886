"""Reasons as codes with parameters in place of English sentences.

Sentences are in `mentions.evidence`, `quotes.evidence`, the resolutions in `quotes.speakers`, and the same fields of
the rows that decisions changed. A sentence that nobody knows is kept as `{"code": "words", "words": …}`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from alembic import op

from editorial.domain.old_reasons import converted

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_REFUSE = "decisions_refuse_update"
_MADE_SO = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?"


def upgrade() -> None:
    """Rewrite the columns in SQLite, by functions in Python; decisions can be updated only while this runs."""
    bind = op.get_bind()
    driver: Any = bind.connection.driver_connection
    functions: dict[str, Callable[[str], str]] = {
        "reasons_as_codes": _evidence,
        "speakers_with_codes": _speakers,
        "changes_with_codes": _changes,
    }
    for name, convert in functions.items():
        driver.create_function(name, 1, convert, deterministic=True)
    (refuse,) = bind.exec_driver_sql(_MADE_SO, (_REFUSE,)).one()
    bind.exec_driver_sql(f"DROP TRIGGER {_REFUSE}")
    for table, column, function in (
        ("mentions", "evidence", "reasons_as_codes"),
        ("quotes", "evidence", "reasons_as_codes"),
        ("quotes", "speakers", "speakers_with_codes"),
        ("decisions", "changes", "changes_with_codes"),
    ):
        bind.exec_driver_sql(f"UPDATE {table} SET {column} = {function}({column}) WHERE {column} <> '[]'")
    bind.exec_driver_sql(refuse)


@lru_cache(maxsize=8192)
def _evidence(text: str) -> str:
    return _dump(converted(json.loads(text)))


@lru_cache(maxsize=8192)
def _speakers(text: str) -> str:
    speakers = json.loads(text)
    for speaker in speakers:
        _convert_speaker(speaker)
    return _dump(speakers)


def _changes(text: str) -> str:
    changes = json.loads(text)
    for change in changes:
        for row in (change.get("before"), change.get("after")):
            if row:
                _convert(row.get("provenance"))
                for speaker in row.get("speakers") or ():
                    _convert_speaker(speaker)
    return _dump(changes)


def _convert_speaker(speaker: dict[str, Any]) -> None:
    """Convert a resolution, and the copy of it that goes with the fields another program gave it."""
    _convert(speaker.get("resolution"))
    _convert((speaker.get("extra") or {}).get("resolution"))


def _convert(holder: Any) -> None:
    if isinstance(holder, dict) and "evidence" in holder:
        holder["evidence"] = converted(holder["evidence"])


def _dump(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which UTF-8 cannot hold
        return json.dumps(value, separators=(",", ":"))
    return text
