"""Read the exports of the corpus with programs that know nothing of this one, and compare; print a table.

Usage: read.py FOLDER SCHEMA. The status is 1 if anything is not as it was written.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

Found = list[tuple[str, str, int]]
"""For each article its text and its spans (as a sorted list, written out), and the number of links."""

CONTEXT = {
    "@context": {
        "@vocab": "http://www.w3.org/ns/oa#",
        "id": "@id",
        "type": "@type",
        "body": {"@id": "hasBody", "@type": "@id"},
        "target": {"@id": "hasTarget", "@type": "@id"},
        "source": {"@id": "hasSource", "@type": "@id"},
        "selector": {"@id": "hasSelector", "@type": "@id"},
        "items": {"@id": "http://www.w3.org/ns/activitystreams#items", "@container": "@list"},
        "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    }
}
"""What of the context of Web Annotations these files use; nothing is fetched."""


def shown(spans: list[tuple[str, int, int]]) -> str:
    """Return spans as one string, in order."""
    return json.dumps(sorted(spans))


def by_spacy(folder: Path) -> Found:
    """Read the DocBin."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    found = []
    for doc in DocBin().from_disk(folder / "verified.spacy").get_docs(Vocab()):
        spans = [(one.label_, one.start_char, one.end_char) for group in doc.spans.values() for one in group]
        found.append((doc.text, shown(spans), len(doc.user_data["editorial"]["links"])))
    return found


def by_brat_peek(folder: Path) -> Found:
    """Read the standoff files; the offsets of a span in fragments are those from the first to the last."""
    # The package as a whole needs pandas, which it does not say; its reader needs nothing.
    (place,) = importlib.util.find_spec("peek").submodule_search_locations
    spec = importlib.util.spec_from_file_location("ann_structure", Path(place) / "ann_structure.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = []
    for one in json.loads((folder / "expected.json").read_text(encoding="utf-8")):
        path = folder / "verified-brat" / f"{one['file']}.ann"
        with contextlib.redirect_stdout(io.StringIO()):  # it says of each authority record that it does not read those
            document = module.AnnDocument(str(path))
        text = path.with_suffix(".txt").read_bytes().decode()
        spans = [(_plain(ent.tag), ent.span[0][0], ent.span[-1][1]) for ent in document.anns["entities"]]
        found.append((text, shown(spans), len(document.anns["relations"])))
    return found


def _plain(tag: str) -> str:
    return re.sub(r"_x([0-9A-F]{4,6})_", lambda match: chr(int(match[1], 16)), tag)


def by_pyld(folder: Path) -> Found:
    """Expand the JSON-LD and read the annotations by the terms of the vocabulary; words must be those at the place."""
    from pyld import jsonld

    def load(_url: str, _options: object = None) -> dict[str, Any]:
        return {"contextUrl": None, "documentUrl": _url, "document": CONTEXT, "contentType": "application/ld+json"}

    data = json.loads((folder / "verified.jsonld").read_text(encoding="utf-8"))
    (page,) = jsonld.expand(data, {"documentLoader": load})
    oa, rdf = "http://www.w3.org/ns/oa#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    texts: dict[str, str] = {}
    spans: dict[str, list[tuple[str, int, int]]] = {}
    links: Counter[str] = Counter()
    for one in page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]:
        body, target = one[f"{oa}hasBody"][0], one[f"{oa}hasTarget"][0]
        motivation = one[f"{oa}motivation"][0]["@value"]
        if motivation == "describing":
            texts[target["@id"]] = body[f"{rdf}value"][0]["@value"]
            spans[target["@id"]] = []
        elif motivation == "linking":
            links[target["@id"].rpartition(":")[0]] += 1
        else:
            source = target[f"{oa}hasSource"][0]["@id"]
            position, quote = target[f"{oa}hasSelector"]
            start, end = (position[f"{oa}{name}"][0]["@value"] for name in ("start", "end"))
            if texts[source][start:end] != quote[f"{oa}exact"][0]["@value"]:
                start = -1
            spans[source].append((body[f"{rdf}value"][0]["@value"], start, end))
    return [(text, shown(spans[key]), links[key]) for key, text in texts.items()]


def by_jsonschema(folder: Path, schema: Path) -> Found:
    """Check the records against the schema, and read their own spans of names."""
    import jsonschema

    check = jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    found = []
    for line in (folder / "verified.jsonl").read_text(encoding="utf-8").split("\n")[:-1]:
        record = json.loads(line)
        check.validate(record)
        text = record["article"]["text"]
        rows = [*record["mentions"], *record["quotes"]]
        found.append((text, str(sum(text[one["start"] : one["end"]] == one["text"] for one in rows)), len(rows)))
    return found


def by_openpyxl(folder: Path) -> list[list[list[str]]]:
    """Read both sheets; a cell that is a formula is wrong."""
    import openpyxl

    book = openpyxl.load_workbook(folder / "verified.xlsx")
    sheets = []
    for sheet in book.worksheets:
        rows = [*sheet.iter_rows(min_row=2)]
        assert all(cell.data_type != "f" for row in rows for cell in row)
        sheets.append([["" if cell.value is None else _cell(cell.value) for cell in row] for row in rows])
    return sheets


def _cell(value: object) -> str:
    return re.sub(r"_x([0-9A-F]{4})_", lambda match: chr(int(match[1], 16)), str(value))


def compared(name: str, read: Callable[[], Found], expected: list[dict[str, Any]]) -> bool:
    """Print a row for a format with spans; return whether all was as it was written."""
    wanted = [(one["text"], shown([tuple(span) for span in one["spans"]]), one["links"]) for one in expected]
    found = read()
    wrong = sum(one not in found for one in wanted) + abs(len(found) - len(wanted))
    written = sum(len(one["spans"]) for one in expected)
    got = sum(len(json.loads(spans)) for _, spans, _ in found)
    print(f"{name:32} {len(wanted):8} {written:8} {got:8} {wrong:6}")
    return wrong == 0


def main(folder: Path, schema: Path) -> int:
    """Compare every format; return the exit status."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    print(f"{'format, and who reads it':32} articles  written     read  wrong")
    good = [
        compared("spaCy DocBin: spaCy", lambda: by_spacy(folder), expected),
        compared("brat: brat-peek", lambda: by_brat_peek(folder), expected),
        compared("Web Annotation: PyLD", lambda: by_pyld(folder), expected),
    ]
    records = by_jsonschema(folder, schema)
    wrong = sum(int(right) != number for _, right, number in records)
    total = sum(number for _, _, number in records)
    print(f"{'record: jsonschema':32} {len(records):8} {total:8} {total:8} {wrong:6}")
    for kind, sheet in zip(("quotes", "names"), by_openpyxl(folder), strict=True):
        wanted = [row for one in expected for row in one[kind]]
        differing = sum(one != other for one, other in zip(wanted, sheet, strict=False)) + abs(len(wanted) - len(sheet))
        print(f"{f'Excel, {kind}: openpyxl':32} {len(expected):8} {len(wanted):8} {len(sheet):8} {differing:6}")
        good.append(differing == 0)
    return 0 if all(good) and wrong == 0 else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
