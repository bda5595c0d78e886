"""Everything that only SQLite has; the rest of `storage` calls it, and is portable SQLAlchemy or plain Python.

- `connections.py`: the driver's connections; pragmas (write-ahead log, `synchronous=FULL`, foreign keys), read-only
  snapshots, `data_version` to notice other processes, checkpoints
- `files.py`: the files beside a library, their rights, and whether they still are the ones that were opened
- `ownership.py`: the lock files; only the owner of a library checkpoints and migrates it
- `write_holder.py`: which program holds SQLite's lock for writing
- `reading.py`, `log_reading.py`: raw reads for a quick start, before SQLAlchemy is imported
- `source_reading.py`: raw reads of the texts of sources
- `rows.py`: reading of rows that names the one that is damaged
- `examining.py`: a quick look over the whole file for damage, with `PRAGMA quick_check`
- `log_writing.py`: appending to the log, by the driver's statements
- `inserting.py`: many rows at once, by the driver's statements
- `entry_reading.py`: raw reads of the log, to check it
- `checking.py`: reading of a whole library to find what is wrong in it; `repairing.py`: making again what follows from
  the rest
- `quote_reading.py`: raw reads of quotes over many articles, those near some words with FTS5
- `spoken_reading.py`: raw reads of the quotes that somebody searches for, by words with FTS5
- `people_reading.py`: raw reads of names and their quotes over many articles, with the JSON function `json_each`
- `search.py`: full-text search with FTS5
- `inspection.py`: tables and revision of a file that may be a library, without changing it; how it can be read
- `backup.py`: copying with the backup API, also while the library is in use; `holding.py`, `backup_notes.py`: what a
  copy holds, and what it says of itself
- `stamps.py`: recognising a write-ahead log that was written for another file
- `salvage_reading.py`, `salvage_writing.py`: reading past damaged pages, and writing what was read
- `exclusive.py`: bringing a log into its file where nobody else has it open
- `errors.py`: messages for SQLite's error codes
- `engine.py`: SQLAlchemy engine with these pragmas, `BEGIN IMMEDIATE` for writing, and the check of foreign keys
- `deleting.py`: deleting an article from all tables and from the search index, and bringing it back
- `drafts.py`: which drafts were set aside, and when
- `suggested_query.py`: SQLAlchemy expression for the label before a correction, with the JSON function `json_extract`
- `speaker_query.py`: a SQLAlchemy query with the JSON functions `json_each` and `json_extract`

Elsewhere, SQLite's own are only:

- migrations: the FTS5 table `article_search`; triggers that fill it, that keep `counts`, and that refuse to change or
  delete decisions and the log
- `tables.py`: the options `sqlite_autoincrement` and `sqlite_where`, which other databases ignore
- `statements/memory.py`: a query that groups by fewer columns than it selects

`sqlite3` is imported here only (a contract of import-linter), and a test keeps SQLite's SQL out of other modules.
"""
