"""Description of every stored column: the one place where its name, type and domain field are written.

From these descriptions come the SQLAlchemy tables (`storage/tables.py`), the raw reads (`storage/sqlite/reading.py`)
and the values to write (`storage/statements`). Nothing here imports SQLAlchemy: a start reads before importing it.

To add a column: add one line to the table's description and write a migration that adds it to the file. A test
compares both. If a field of a domain class has no column, importing the description fails.

- `types.py`: column types, each with its SQL type and its conversion from and to the stored value
- `speakers.py`: type of the column with a quote's speakers
- `description.py`: `Column`, `Composite`, `Selection` and `TableMapping`
- `annotations.py`: entities, mentions, quotes, notes and sources
- `source_texts.py`: the texts of sources
- `articles.py`: articles, their counts, and the rows of the queue
- `lists.py`: decisions, authority records and settings
- `log.py`: the log and its chain of hashes
"""
