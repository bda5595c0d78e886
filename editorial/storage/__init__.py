"""Storage of articles, annotations and decisions in one library file.

- `library.py`: `Library`, the only class that other rooms use; `location.py`: where the file is; `opening.py`: whether
  there is one; `recent.py`: which were open lately
- `deletions.py`: deleting articles for good, and bringing them back meanwhile
- `backups.py`, `restoring.py`: the automatic backups, and how one takes the place of the library
- `kept_copies.py`: when copies go that were made before an upgrade, a restoring or a repair
- `salvaging.py`: what can still be read of a damaged library, in a new file
- `transactions.py`, `write_lock.py`: reading from snapshots, one write at a time
- `schema.py`, `migrating.py`, `migrations/`: creating and upgrading a file
- `columns/`: description of every stored column (start here to add one); `codec.py`: JSON and times as text
- `tables.py`, `statements/`: SQLAlchemy, portable to other databases; reached through `lazy.py`
- `sqlite/`: everything that only SQLite has
"""
