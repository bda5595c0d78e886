"""The log of everything that changes what the library holds, chained by hashes.

What is there already gets entries: one for each decision, in their order, and one of the kind *baseline* for each
article, its rows as they are. Nobody claims that these were chained when they were made: the baseline's time says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# Written out here, not taken from the domain: this script must write the same entries for ever.
UNLOGGED = (
    *("search.due", "window.keys", "window.theme", "window.zoom", "window.geometry", "window.panes"),
    *("backup.automatic", "backup.days", "backup.folder", "backup.made", "library.restored"),
    *("window.findings", "window.last_article", "window.left", "queue.sort", "export.folder", "export.format"),
)
DECISION = "number, article_id, action, summary, decided_by, decided_at, how, reason, undoes, redoes, changes, step"
TEXT = '"text":""'
"""An article's text is not repeated; its SHA-256 says which it is."""
BATCH = 1000
"""How many entries are written at once."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


def upgrade() -> None:
    """Create the tables and triggers, and write the entries, one article in memory at a time."""
    _tables()
    _triggers()
    driver: Any = op.get_bind().connection.driver_connection
    strict, driver.text_factory = driver.text_factory, _tolerant  # damaged text must not stop the upgrade
    try:
        log = _Log(driver)
        log.decisions()
        log.baselines()
        log.newsroom()
        log.flush()
    finally:
        driver.text_factory = strict


def _tables() -> None:
    op.create_table(
        "chain",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_chain")),
        sa.CheckConstraint("length(hash) = 64 AND length(chain) = 64", name=op.f("ck_chain_hashes_are_whole")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "log",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=True),
        sa.Column("decision", sa.Integer(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_log")),
        sa.ForeignKeyConstraint(["number"], ["chain.number"], name=op.f("fk_log_number")),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_log_article_id")),
    )
    op.create_index("ix_log_article", "log", ["article_id", "number"])


def _triggers() -> None:
    for name, event, when in (
        ("chain_refuse_update", "UPDATE ON chain", ""),
        ("chain_refuse_delete", "DELETE ON chain", ""),
        ("log_refuse_update", "UPDATE ON log", ""),
        (
            "log_refuse_delete",
            "DELETE ON log",
            "WHEN old.article_id IS NULL OR EXISTS (SELECT 1 FROM articles WHERE id = old.article_id) ",
        ),
    ):
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {event} {when}"
            "BEGIN SELECT RAISE(ABORT, 'the log is only ever appended to'); END"
        )


def _tolerant(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()


class _Log:
    """Writer of entries by the driver's cursor."""

    def __init__(self, driver: Any) -> None:
        self._driver = driver
        self._now = datetime.now(UTC).isoformat().replace("+00:00", "Z")
        self._number, self._chain = 0, ""
        self._last: dict[str | None, str] = {}
        self._links: list[tuple[Any, ...]] = []
        self._rows: list[tuple[Any, ...]] = []

    def decisions(self) -> None:
        """Write an entry for each decision."""
        for row in self._driver.execute(f"SELECT {DECISION} FROM decisions ORDER BY number"):
            number, article_id, by, at = row[0], row[1], row[4], row[5]
            self._append("decision", article_id, at, by, _encode(row), decision=number)

    def baselines(self) -> None:
        """Write an entry for each article, with everything that is kept of it."""
        for number, article_id, about in self._articles():
            rows = [f'"{name}":[{",".join(found)}]' for name, found in self._annotations(article_id) if found]
            content = f"{{{','.join([*about, *rows])}}}"
            self._append("baseline", article_id, self._now, None, content)
            if number % BATCH == 0:
                self.flush()

    def newsroom(self) -> None:
        """Write an entry with the settings and the newsroom's own list."""
        query = f"SELECT key, value FROM settings WHERE key NOT IN ({', '.join('?' * len(UNLOGGED))}) ORDER BY key"
        settings = ",".join(f"{_encode(key)}:{value}" for key, value in self._driver.execute(query, UNLOGGED))
        query = "SELECT id, version, name, label, aliases, external_ids, note FROM authority_records ORDER BY id"
        records = ",".join(
            f'{{"id":{_encode(key)},"version":{version},"name":{_encode(name)},"label":{_encode(label)},'
            f'"aliases":{aliases},"external_ids":{external_ids},"note":{_encode(note)}}}'
            for key, version, name, label, aliases, external_ids, note in self._driver.execute(query)
        )
        self._append("baseline", None, self._now, None, f'{{"settings":{{{settings}}},"put":[{records}]}}')

    def flush(self) -> None:
        """Write what is waiting."""
        self._driver.executemany("INSERT INTO chain (number, hash, chain) VALUES (?, ?, ?)", self._links)
        self._driver.executemany("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?)", self._rows)
        self._links, self._rows = [], []

    def _append(
        self, kind: str, article_id: str | None, at: str, by: str | None, content: str, decision: int | None = None
    ) -> None:
        self._number += 1
        before = self._last.get(article_id)
        parts = ["editorial.log/1", before, self._number, kind, article_id, at, by, _digest(content)]
        found = self._last[article_id] = _digest(_encode(parts))
        self._chain = _digest(self._chain + found)
        self._links.append((self._number, found, self._chain))
        stored = None if decision is not None else content
        self._rows.append((self._number, kind, article_id, at, by, decision, stored))
        if len(self._rows) >= BATCH:
            self.flush()

    def _articles(self) -> Iterator[tuple[int, str, list[str]]]:
        """Yield number, id, and the fields of what is kept of each article beside its annotations."""
        columns = (
            "number, id, title, sha256, authors, source, credit, published, language, supersedes, zones, extra, "
            "state, verified_by, verified_at, override_reason, override_undecided, verified_left, record_extra, "
            "imported_at, suggested_at, suggested_model, problem, possibly_missed, "
            "exported_at, exported_decision, last_decision"
        )
        for row in self._driver.execute(f"SELECT {columns} FROM articles ORDER BY number"):
            one = dict(zip(columns.split(", "), row, strict=True))
            article = _fields(one, "id", "title", "sha256", "source", "credit", "published", "language", "supersedes")
            about = (
                f'"article":{_object(article, _json(one, "authors", "zones", "extra"), TEXT)}',
                f'"standing":{_standing(one)}',
                _fields(one, "imported_at", "suggested_at", "suggested_model", "exported_at", "exported_decision"),
                _fields(one, "last_decision"),
                _json(one, "record_extra", "problem", "possibly_missed"),
            )
            yield one["number"], one["id"], [*filter(None, about)]

    def _annotations(self, article_id: str) -> Iterator[tuple[str, list[str]]]:
        for name, table, columns, write in _TABLES:
            query = f"SELECT {columns} FROM {table} WHERE article_id = ? ORDER BY rowid"
            yield name, [*map(write, self._rows_of(columns, query, article_id))]

    def _rows_of(self, columns: str, query: str, article_id: str) -> Iterable[dict[str, Any]]:
        names = [name.strip('"') for name in columns.split(", ")]
        return (dict(zip(names, row, strict=True)) for row in self._driver.execute(query, (article_id,)))


def _object(*fields: str) -> str:
    """Return a JSON object with those of these fields that are not empty."""
    return f"{{{','.join(filter(None, fields))}}}"


def _fields(one: dict[str, Any], *names: str) -> str:
    """Return fields with the values of columns that hold no JSON; what is null goes without saying."""
    return ",".join(f'"{name}":{_encode(one[name])}' for name in names if one[name] is not None)


def _json(one: dict[str, Any], *names: str) -> str:
    """Return fields with the values of columns that hold JSON; what is empty goes without saying."""
    return ",".join(f'"{name}":{one[name]}' for name in names if one[name] not in _EMPTY)


_EMPTY = (None, "[]", "{}")


def _standing(one: dict[str, Any]) -> str:
    state = _fields(one, "state")
    if one["verified_by"] is None or one["verified_at"] is None:
        return _object(state)
    override = None
    if one["override_reason"] is not None and one["override_undecided"] is not None:
        override = {"reason": one["override_reason"], "undecided": one["override_undecided"]}
    last = {"by": one["verified_by"], "at": one["verified_at"], "override": override}
    name = "verified" if one["state"] == "verified" else "earlier"
    left = "" if one["verified_left"] is None else f'"left":{one["verified_left"]}'
    return _object(state, f'"{name}":{_object(_fields(last, *last), left)}')


def _decided(one: dict[str, Any]) -> str:
    if one["decided_by"] is None:
        return ""
    last = {name: one[f"decided_{name}"] for name in ("by", "at", "how", "reason")}
    return f'"decided":{_object(_fields(last, *last))}'


def _span(name: str, start: int | None, end: int | None) -> str:
    return "" if start is None else f'"{name}":{{"start":{start},"end":{end}}}'


def _entity(one: dict[str, Any]) -> str:
    plain = _fields(one, "id", "name", "label", "authority", "status")
    return _object(plain, _json(one, "aliases", "possible_aliases", "extra"), _decided(one))


def _suggestion(one: dict[str, Any]) -> str:
    """Return the fields that mentions and quotes have in common."""
    provenance = _object(_fields(one, "origin", "rule", "model", "score"), _json(one, "evidence"))
    parts = (
        _fields(one, "id", "status"),
        _span("span", one["start"], one["end"]),
        f'"provenance":{provenance}',
        _json(one, "suggested", "marks", "extra"),
        _decided(one),
    )
    return ",".join(filter(None, parts))


def _mention(one: dict[str, Any]) -> str:
    return _object(_suggestion(one), _fields(one, "label"), f'"entity":{_encode(one["entity_id"])}')


def _quote(one: dict[str, Any]) -> str:
    plain = _fields(one, "kind", "continues", "within")
    cue = _span("cue", one["cue_start"], one["cue_end"])
    return _object(_suggestion(one), plain, _json(one, "quoted", "speakers", "candidates"), cue)


def _note(one: dict[str, Any]) -> str:
    made = {"by": one["made_by"], "at": one["made_at"], "on": one["on_id"]}
    span = _span("span", one["start"], one["end"])
    return _object(_fields(one, "id", "kind", "text"), _fields(made, *made), span, _json(one, "extra"))


_DECIDED = "decided_by, decided_at, decided_how, decided_reason"
_SUGGESTION = f'id, start, "end", status, origin, rule, model, score, evidence, suggested, {_DECIDED}, marks, extra'
_TABLES = (
    (
        "entity",
        "entities",
        f"id, name, label, aliases, possible_aliases, authority, status, {_DECIDED}, extra",
        _entity,
    ),
    ("mention", "mentions", f"{_SUGGESTION}, label, entity_id", _mention),
    (
        "quote",
        "quotes",
        f"{_SUGGESTION}, kind, continues, within, quoted, cue_start, cue_end, speakers, candidates",
        _quote,
    ),
    ("note", "notes", 'id, kind, text, made_by, made_at, on_id, start, "end", extra', _note),
)
