"""Read the exports of the corpus with programs that know nothing of this one, and compare; print a table.

Usage: read.py FOLDER SCHEMA. The status is 1 if anything is not as it was written.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
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


def by_cassis(folder: Path) -> Found:
    """Read the XMI with its type system; each link must lead from a passage to one."""
    import cassis

    found = []
    with (folder / "verified-cas" / "TypeSystem.xml").open("rb") as file:
        types = cassis.load_typesystem(file)
    for path in sorted((folder / "verified-cas").glob("*.xmi")):
        with path.open("rb") as file:
            cas = cassis.load_cas_from_xmi(file, typesystem=types)
        passages = [*cas.select("webanno.custom.Passage")]
        links = [*cas.select("webanno.custom.Link")]
        ends = {one.xmiID for link in links for one in (link.Governor, link.Dependent)}
        assert ends <= {one.xmiID for one in passages}
        assert all(cas.sofa_string[one.begin : one.end] == one.get_covered_text() for one in passages)
        found.append((cas.sofa_string, shown([(one.tag, one.begin, one.end) for one in passages]), len(links)))
    return found


def by_lxml(folder: Path) -> Found:
    """Read the TEI by XPath alone: the text of the body, and what each element with an id stands for and holds.

    A span in pieces is one from its first piece to its last; what is compared are places, not kinds.
    """
    from lxml import etree

    tei, xml = "{http://www.tei-c.org/ns/1.0}", "{http://www.w3.org/XML/1998/namespace}"
    found = []
    for path in sorted((folder / "verified-tei").glob("*.xml")):
        root = etree.parse(path).getroot()
        (body,) = root.iter(f"{tei}body")
        places: dict[str, tuple[int, int]] = {}
        before = 0
        for event, one in etree.iterwalk(body, events=("start", "end")):
            key = (one.get(f"{xml}id") or "").partition(".")[0]
            if event == "start":
                if key:
                    places.setdefault(key, (before, before))
                before += len(one.text or "")
            else:
                if key:
                    places[key] = (places[key][0], before)
                before += len(one.tail or "") if one is not body else 0
        links = len([*root.iter(f"{tei}link")])
        found.append(("".join(body.itertext()), shown([("", *place) for place in places.values()]), links))
    return found


def by_json(folder: Path) -> list[tuple[str, list[list[str]]]]:
    """Read the items of ninjs as the JSON that they are: the text, and the people, organisations and places."""
    found = []
    labels = (("people", "PERSON"), ("organisations", "ORG"), ("places", "PLACE"))
    for path in sorted((folder / "verified-ninjs").glob("*.ninjs")):
        item = json.loads(path.read_text(encoding="utf-8"))
        named = sorted([one["name"], label] for name, label in labels for one in item.get(name, ()))
        found.append((item["bodies"][0]["value"], named))
    return found


def by_docx(folder: Path) -> list[str]:
    """Read the paragraphs of the Word report that have a number."""
    import docx

    every = [one.text for one in docx.Document(str(folder / "report.docx")).paragraphs]
    return [re.sub(r"^\d+  ", "", one) for one in every if re.match(r"\d+  ", one)]


def by_office(folder: Path, program: str) -> list[str]:
    """Let LibreOffice read the Word report, and return the lines with a number of the text that it makes of it."""
    command = [program, "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--convert-to"]
    report = str(folder / "report.docx")
    subprocess.run(
        [*command, "txt:Text (encoded):UTF8", "--outdir", str(folder), report],
        check=True,
        timeout=180,
        capture_output=True,
    )
    lines = (folder / "report.txt").read_text(encoding="utf-8-sig").split("\n")
    return [re.sub(r"^\d+  ", "", one) for one in lines if re.match(r"\d+  ", one)]


def _squeezed(words: str) -> str:
    """Return words without spaces, which LibreOffice counts otherwise."""
    return "".join(words.split())


def comments_by_docx(folder: Path, expected: list[dict[str, Any]]) -> tuple[list[str], list[list[str]]]:
    """Read the lines of each article as Word, and the comments with their authors."""
    import docx

    lines, found = [], []
    for one in expected:
        document = docx.Document(str(folder / "verified-word" / f"{one['file']}.docx"))
        lines += [paragraph.text for paragraph in document.paragraphs]
        found += [[comment.author, comment.text] for comment in document.comments]
    return lines, found


def comments_by_office(folder: Path, expected: list[dict[str, Any]], program: str) -> list[list[str]]:
    """Let LibreOffice read each article as Word, and return author, words and anchored words of its comments."""
    command = [program, "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--convert-to", "fodt"]
    files = [str(folder / "verified-word" / f"{one['file']}.docx") for one in expected]
    subprocess.run([*command, "--outdir", str(folder), *files], check=True, timeout=180, capture_output=True)
    return [found for one in expected for found in _annotations(folder / f"{one['file']}.fodt")]


def _annotations(path: Path) -> list[list[str]]:
    """Return author, words and anchored words of each annotation of a flat OpenDocument text."""
    from lxml import etree

    body = next(one for one in etree.parse(str(path)).iter() if _local(one) == "text" and "office" in one.tag)
    text: list[str] = []
    found: dict[str, list[str]] = {}
    starts: dict[str, int] = {}

    def walk(element: Any) -> None:
        name = _local(element)
        if name == "annotation":
            key = next((value for at, value in element.attrib.items() if at.endswith("}name")), str(len(found)))
            author = next((one.text or "" for one in element if _local(one) == "creator"), "")
            lines = ["".join(one.itertext()) for one in element if _local(one) == "p"]
            starts[key], found[key] = len("".join(text)), [author, "\n".join(lines), ""]
        elif name == "annotation-end":
            key = next(value for at, value in element.attrib.items() if at.endswith("}name"))
            found[key][2] = "".join(text)[starts[key] :]
        else:
            count = next((int(value) for at, value in element.attrib.items() if at.endswith("}c")), 1)
            text.append({"tab": "\t", "s": " " * count, "line-break": "\n"}.get(name, element.text or ""))
            for one in element:
                walk(one)
            text.append("\n" if name == "p" else "")
        text.append(element.tail or "" if name not in {"p", "sequence-decls", "text"} else "")

    walk(body)
    return [*found.values()]


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def by_newsmlg2(folder: Path) -> dict[str, str]:
    """Read the news item that our reader of NewsML-G2 has read."""
    import NewsMLG2

    item = NewsMLG2.NewsMLG2Document((folder / "item.xml").read_bytes()).get_item()
    about = item.contentmeta
    return {
        "id": item.guid,
        "title": str(about.headline),
        "published": str(about.contentcreated).replace("Z", "+00:00"),
        "language": item.xml_lang,
    }


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


def row(name: str, articles: int, written: int, read: int, wrong: int) -> bool:
    """Print a row of the table; return whether nothing was wrong."""
    print(f"{name:36} {articles:8} {written:8} {read:8} {wrong:6}")
    return wrong == 0


def compared(name: str, found: Found, expected: list[dict[str, Any]], *, xml: bool = False, tags: bool = True) -> bool:
    """Print a row for a format with spans; return whether all was as it was written.

    With `xml` the text is as XML can hold it; without `tags` only places are compared.
    """
    wanted = [
        (
            one["text_in_xml" if xml else "text"],
            shown([(tag if tags else "", start, end) for tag, start, end in one["spans"]]),
            one["links"],
        )
        for one in expected
    ]
    wrong = sum(one not in found for one in wanted) + abs(len(found) - len(wanted))
    written = sum(len(one["spans"]) for one in expected)
    return row(name, len(wanted), written, sum(len(json.loads(spans)) for _, spans, _ in found), wrong)


def same(name: str, articles: int, wanted: list[Any], found: list[Any]) -> bool:
    """Print a row for things that are compared one by one, in order."""
    differing = sum(one != other for one, other in zip(wanted, found, strict=False)) + abs(len(wanted) - len(found))
    return row(name, articles, len(wanted), len(found), differing)


def spans_agree(folder: Path, expected: list[dict[str, Any]]) -> list[bool]:
    """Compare the formats of labelled spans."""
    return [
        compared("spaCy DocBin: spaCy", by_spacy(folder), expected),
        compared("brat: brat-peek", by_brat_peek(folder), expected),
        compared("Web Annotation: PyLD", by_pyld(folder), expected),
        compared("UIMA CAS: dkpro-cassis", by_cassis(folder), expected, xml=True),
        compared("TEI: lxml", by_lxml(folder), expected, xml=True, tags=False),
    ]


def documents_agree(folder: Path, expected: list[dict[str, Any]], schema: Path) -> list[bool]:
    """Compare records, tables, reports and articles."""
    articles = len(expected)
    records = by_jsonschema(folder, schema)
    rows = sum(number for _, _, number in records)
    wrong = sum(int(right) != number for _, right, number in records)
    good = [row("record: jsonschema", len(records), rows, rows, wrong)]
    for kind, sheet in zip(("quotes", "names"), by_openpyxl(folder), strict=True):
        good.append(same(f"Excel, {kind}: openpyxl", articles, [line for one in expected for line in one[kind]], sheet))
    report = [line for one in expected for line in one["report"]]
    good.append(same("Word report, paragraphs: python-docx", articles, report, by_docx(folder)))
    lines, said = comments_by_docx(folder, expected)
    whole = [line for one in expected for line in one["text_in_xml"].split("\n")]
    good.append(same("Word, lines: python-docx", articles, whole, lines))
    words = [[by, words] for one in expected for by, words, _ in one["comments"]]
    good.append(same("Word, comments: python-docx", articles, words, said))
    if office := shutil.which("soffice") or shutil.which("libreoffice"):
        squeezed = [[" ".join(line.split()) for line in lines] for lines in (report, by_office(folder, office))]
        good.append(same("Word report, paragraphs: LibreOffice", articles, *squeezed))
        anchored = [[by, _squeezed(words), _squeezed(at)] for one in expected for by, words, at in one["comments"]]
        there = [
            [by, _squeezed(words), _squeezed(at)] for by, words, at in comments_by_office(folder, expected, office)
        ]
        good.append(same("Word, comments with places: LibreOffice", articles, sorted(anchored), sorted(there)))
    else:
        print("(LibreOffice is not installed: it did not read the Word report)")
    named = [
        (one["text"], [pair for pair in one["entities"] if pair[1] in {"PERSON", "ORG", "PLACE"}]) for one in expected
    ]
    good.append(same("ninjs, text and names: json", articles, sorted(named), sorted(by_json(folder))))
    item = json.loads((folder / "item.json").read_text(encoding="utf-8"))
    good.append(same("NewsML-G2, read: newsmlg2", 1, sorted(item.items()), sorted(by_newsmlg2(folder).items())))
    return good


def main(folder: Path, schema: Path) -> int:
    """Compare every format; return the exit status."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    print(f"{'format, what of it, and who reads it':36} articles  written     read  wrong")
    good = [*spans_agree(folder, expected), *documents_agree(folder, expected, schema)]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
