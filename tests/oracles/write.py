"""Export the corpus of round trips in each format that an oracle reads, with what an oracle should find.

Beside it lies a news item that the reader of NewsML-G2 has read, with what that took from it.

Usage: write.py FOLDER, with the folder `tests` in PYTHONPATH.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from article_files import NEWSML
from round_trip_corpus import CORPUS

from editorial.domain.record import Record
from editorial.formats import newsml, registry
from editorial.formats.reading.article_text import ArticleText
from editorial.formats.reading.source import Source
from editorial.formats.report.contents import contents
from editorial.formats.selection import Selected
from editorial.formats.spans.differing import as_xml
from editorial.formats.spans.from_record import graph_of
from editorial.formats.spans.tags import tag_of
from editorial.formats.tables import names, quotes
from editorial.formats.word.remarks import remarks
from editorial.formats.writing.file_per_article import file_name

FORMATS = ("spacy", "brat", "web-annotation", "xlsx", "jsonl", "uima-cas", "tei", "ninjs", "report-docx", "docx")


def main(folder: Path) -> None:
    """Write the exports, and `expected.json` beside them, with what each should hold."""
    for format_id in FORMATS:
        form = registry.writable_by_id(format_id)
        with form.open(folder / form.info.suggested(len(CORPUS)), len(CORPUS)) as sink:
            for record in CORPUS:
                sink.write(Selected(record))
    (folder / "expected.json").write_text(json.dumps([*map(expected, CORPUS)]), encoding="utf-8")
    _news_item(folder)


def expected(record: Record) -> dict[str, Any]:
    """Return what an oracle should find of one article."""
    graph, told = graph_of(record), contents(Selected(record))
    return {
        "id": record.article.id,
        "file": file_name(record.article, ""),
        "text": record.article.text,
        "text_in_xml": as_xml(record.article.text),
        "spans": [[tag_of(one), one.span.start, one.span.end] for one in graph.stretches],
        "links": len(graph.links),
        "quotes": [[str(cell) for cell in row] for row in quotes.rows(record)],
        "names": [[str(cell) for cell in row] for row in names.rows(record)],
        "entities": sorted([one.name, one.label] for one in graph.known),
        "comments": [
            [one.by, one.words, "" if one.span is None else one.span.of(as_xml(record.article.text))]
            for one in remarks(Selected(record))
        ],
        "report": [as_xml("".join(run.words for run in one.runs)) for one in told.paragraphs],
    }


def _news_item(folder: Path) -> None:
    """Write the sample of a news item, with what our own reader takes from it."""
    path = folder / "item.xml"
    path.write_text(NEWSML, encoding="utf-8")
    (found,) = newsml.read(Source.of_path(path))
    assert isinstance(found, ArticleText)
    taken = {"id": found.id, "title": found.title, "published": found.published, "language": found.language}
    (folder / "item.json").write_text(json.dumps(taken), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
