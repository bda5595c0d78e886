"""Export the corpus of round trips in each format that an oracle reads, with what an oracle should find.

Usage: write.py FOLDER, with the folder `tests` in PYTHONPATH.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from round_trip_corpus import CORPUS

from editorial.formats import registry
from editorial.formats.selection import Selected
from editorial.formats.spans.from_record import graph_of
from editorial.formats.spans.tags import tag_of
from editorial.formats.tables import names, quotes
from editorial.formats.writing.file_per_article import file_name

FORMATS = ("spacy", "brat", "web-annotation", "xlsx", "jsonl")


def main(folder: Path) -> None:
    """Write the exports, and `expected.json` beside them."""
    for format_id in FORMATS:
        form = registry.writable_by_id(format_id)
        with form.open(folder / form.info.suggested(len(CORPUS)), len(CORPUS)) as sink:
            for record in CORPUS:
                sink.write(Selected(record))
    expected: list[dict[str, Any]] = []
    for record in CORPUS:
        graph = graph_of(record)
        expected.append(
            {
                "id": record.article.id,
                "file": file_name(record.article, ""),
                "text": record.article.text,
                "spans": [[tag_of(one), one.span.start, one.span.end] for one in graph.stretches],
                "links": len(graph.links),
                "quotes": [[str(cell) for cell in row] for row in quotes.rows(record)],
                "names": [[str(cell) for cell in row] for row in names.rows(record)],
            }
        )
    (folder / "expected.json").write_text(json.dumps(expected), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
