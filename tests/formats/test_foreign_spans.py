"""Annotations that other programs made come in as suggestions, with their origin, and every offset right."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from editorial.domain.annotation import Kind, Mention, Quote, Status
from editorial.domain.article import State
from editorial.domain.errors import InputError
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.record import Record
from editorial.formats import brat, doccano, label_studio, prodigy, refi_qda, registry, spacy_docs, web_annotation
from editorial.formats.format import Format
from editorial.formats.reading.source import Source
from editorial.jobs.reading import records_of

RAW = "\ufeff👩‍🚒 Head\r\n\r\n“It wobbles 🌉,” said Eve Moss of Acme. She left.\r\n"
LF = RAW.lstrip("\ufeff").replace("\r\n", "\n")


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


Count = Callable[[str], int]


def place(text: str, words: str, count: Count = len) -> tuple[int, int]:
    start = count(text[: text.index(words)])
    return start, start + count(words)


def read(form: Format, data: bytes) -> tuple[list[Record], list[str]]:
    found = [*form.read(Source("f", stream=io.BytesIO(data)))]  # type: ignore[misc]
    return [one for one in found if isinstance(one, Record)], [str(one) for one in found if isinstance(one, InputError)]


def only(form: Format, value: Any) -> Record:
    (record,), faults = read(form, json.dumps(value).encode())
    assert faults == []
    return record


def words(record: Record, rows: Any) -> list[tuple[str, str]]:
    def label(row: Mention | Quote) -> str:
        return row.label if isinstance(row, Mention) else row.kind.value

    return [(label(row), row.span.of(record.article.text)) for row in rows.values()]


def doccano_example(text: str, count: Count) -> dict[str, Any]:
    marked = [("“It wobbles 🌉,”", "Quote"), ("said", "cue"), ("Eve Moss", "PER"), ("Acme", "ORG"), ("She", "Speaker")]
    spans = [(number, *place(text, words, count), tag) for number, (words, tag) in enumerate(marked, 11)]
    return {
        "id": 7,
        "text": text,
        "entities": [{"id": key, "start_offset": a, "end_offset": b, "label": tag} for key, a, b, tag in spans],
        "relations": [
            {"id": 1, "from_id": 13, "to_id": 11, "type": "said"},
            {"id": 2, "from_id": 11, "to_id": 12, "type": "verb"},
            {"id": 3, "from_id": 15, "to_id": 13, "type": "coref"},
        ],
    }


@pytest.mark.parametrize("count", [len, units], ids=["code points", "UTF-16"])
@pytest.mark.parametrize("counted", [RAW, LF], ids=["CRLF", "LF"])
def test_offsets_are_mapped_whatever_they_count(count: Count, counted: str) -> None:
    for text in (RAW, LF):
        if text is LF and counted is RAW:
            continue  # a byte order mark that is not there any more cannot be known
        example = doccano_example(counted, count) | {"text": text}
        if text is RAW and counted is LF:
            example["text"] = text.lstrip("\ufeff")
        record = only(doccano.FORMAT, example)
        assert record.article.text == LF
        assert words(record, record.mentions) == [("PERSON", "Eve Moss"), ("ORG", "Acme")]
        assert words(record, record.quotes) == [("direct", "It wobbles 🌉,")]


def test_links_say_who_speaks_in_whatever_direction_they_are_drawn() -> None:
    record = only(doccano.FORMAT, doccano_example(LF, len))
    (quote,) = record.quotes.values()
    (speaker,) = quote.speakers
    assert record.entities[speaker.entity or ""].name == "Eve Moss"
    assert quote.cue is not None
    assert quote.cue.of(LF) == "said"
    assert record.standing.state is State.SUGGESTED
    assert {one.status for one in (*record.mentions.values(), quote)} == {Status.SUGGESTED}
    assert quote.provenance.evidence == (Reason.of(ReasonCode.MADE_WITH, "doccano"),)


def test_older_doccano_files_and_lists_of_examples_are_read() -> None:
    a, b = place(LF, "Eve Moss")
    example = {"text": LF, "label": [[a, b, "PERSON"], [a, b, "Speaker"]], "title": "Bridge"}
    for data in (json.dumps(example), json.dumps([example])):
        (record,), faults = read(doccano.FORMAT, data.encode())
        assert (record.article.title, faults) == ("Bridge", [])
        assert words(record, record.mentions) == [("PERSON", "Eve Moss")]


def studio_task(text: str, count: Count, **more: Any) -> dict[str, Any]:
    def result(key: str, words: str, tag: str) -> dict[str, Any]:
        start, end = place(text, words, count)
        value = {"start": start, "end": end, "text": words, "labels": [tag]}
        return {"id": key, "type": "labels", "from_name": "label", "to_name": "body", "value": value}

    results = [result("a", "It wobbles 🌉,", "Quote"), result("b", "Eve Moss", "Person"), result("c", "Eve", "Person")]
    link = {"type": "relation", "from_id": "b", "to_id": "a", "direction": "right"}
    return {"id": 1, "data": {"body": text, "url": "x"}, "annotations": [{"result": [*results, link], **more}]}


@pytest.mark.parametrize("count", [len, units], ids=["code points", "UTF-16"])
def test_label_studio_tells_by_its_words_how_it_counts(count: Count) -> None:
    record = only(label_studio.FORMAT, [studio_task(RAW, count, completed_by={"email": "kim@example.org"})])
    assert words(record, record.quotes) == [("direct", "It wobbles 🌉,")]
    assert words(record, record.mentions) == [("PERSON", "Eve"), ("PERSON", "Eve Moss")]
    (quote,) = record.quotes.values()
    assert quote.speakers[0].span == record.mentions["m2"].span
    assert quote.provenance.evidence == (Reason.of(ReasonCode.MADE_BY, "Label Studio", "kim@example.org"),)


def test_what_cannot_be_taken_is_left_out_and_told_and_the_rest_comes_in() -> None:
    task = studio_task(LF, len)
    results = task["annotations"][0]["result"]
    results[2]["value"]["text"] = "Adam"
    results.append({"type": "relation", "from_id": "b", "to_id": "nowhere", "labels": ["x"]})
    results.append(
        {"id": "d", "type": "labels", "value": {"start": 900, "end": 905, "text": "x", "labels": ["Person"]}}
    )
    results.append({"id": "e", "type": "choices", "value": {"choices": ["good"]}})
    task["annotations"].insert(0, {"result": []})
    (record,), faults = read(label_studio.FORMAT, json.dumps([task]).encode())
    assert words(record, record.mentions) == [("PERSON", "Eve Moss")]
    assert faults == [
        "f: item 1: earlier annotations of the same task left out: 1",
        "f: item 1: results that mark no text left out: 1",
        'f: item 1: left out (1), other words stand there: "Adam"',
        "f: item 1: left out (1), a place that is not in the text: Person 900–905",
        "f: item 1: left out (1), a link to something that is not there: x",
    ]


def test_a_prodigy_task_of_a_recipe_is_read_and_a_rejected_one_brings_no_annotations() -> None:
    start, end = place(LF, "Eve Moss")
    task = {"text": LF, "_input_hash": 1, "_task_hash": 2, "spans": [{"start": start, "end": end, "label": "GPE"}]}
    record = only(prodigy.FORMAT, task | {"answer": "accept", "meta": {"source": "wire", "score": 3}})
    assert (record.article.source, words(record, record.mentions)) == ("wire", [("PLACE", "Eve Moss")])
    (record,), faults = read(prodigy.FORMAT, json.dumps(task | {"answer": "reject"}).encode())
    assert (record.mentions, faults) == ({}, ["f: line 1: the answer is “reject”: its annotations were left out"])


def test_prodigy_relations_without_span_ids_are_found_by_their_places() -> None:
    def span(words: str, tag: str) -> dict[str, Any]:
        start, end = place(LF, words)
        return {"start": start, "end": end, "label": tag, "token_end": start}

    quote, name = span("It wobbles 🌉,", "QUOTE"), span("Eve Moss", "PERSON")
    relation = {"head": quote["token_end"], "child": name["token_end"], "label": "SPEAKER"}
    for more in ({}, {"head_span": quote, "child_span": name}):
        record = only(prodigy.FORMAT, {"text": LF, "spans": [quote, name], "relations": [relation | more]})
        assert record.quotes["q1"].speakers[0].entity == "e1"


def test_quotes_inside_others_are_nested_and_those_of_a_clause_belong_to_it() -> None:
    text = "He said “we ‘may’ go” now. He said it was “so” today."
    marked = [("we ‘may’ go", "quote"), ("may", "quote"), ("it was “so” today", "mixed quote"), ("so", "quote")]
    entities = [
        {"id": key, "start_offset": place(text, words)[0], "end_offset": place(text, words)[1], "label": tag}
        for key, (words, tag) in enumerate(marked)
    ]
    record = only(doccano.FORMAT, {"text": text, "entities": entities})
    quotes = [*record.quotes.values()]
    assert quotes[1].within == quotes[0].id
    assert (quotes[2].kind, quotes[2].quoted) == (Kind.MIXED, (quotes[3].id,))


@pytest.mark.parametrize(
    ("suffix", "value", "expected"),
    [
        (".jsonl", {"text": "A", "spans": []}, prodigy.FORMAT),
        (".jsonl", {"id": 1, "text": "A", "label": []}, doccano.FORMAT),
        (".json", [{"id": 1, "text": "A", "entities": [], "relations": []}], doccano.FORMAT),
        (".json", [{"id": 1, "data": {"text": "A"}, "annotations": []}], label_studio.FORMAT),
        ("", {"text": "A", "_task_hash": 3}, prodigy.FORMAT),
    ],
)
def test_files_are_recognised_by_their_fields(suffix: str, value: Any, expected: Format) -> None:
    assert registry.format_for(suffix, json.dumps(value).encode()) is expected


def test_entities_of_another_form_are_no_doccano_file() -> None:
    value = {"id": 1, "text": "Eve went.", "entities": [{"start": 0, "end": 3, "label": "PERSON"}]}
    assert registry.format_for(".jsonl", json.dumps(value).encode()) is not doccano.FORMAT


@pytest.mark.parametrize("field", ["spans", "label"])
def test_a_file_named_as_ours_is_read_as_what_it_is(tmp_path: Any, field: str) -> None:
    path = tmp_path / "copy.jsonl"
    value: list[Any] = [{"start": 0, "end": 3, "label": "PER"}] if field == "spans" else [[0, 3, "PER"]]
    path.write_text(json.dumps({"text": "Eve went home.", field: value}), encoding="utf-8")
    (record,) = records_of(Source.of_path(path))
    assert isinstance(record, Record)
    assert len(record.mentions) == 1


@pytest.mark.parametrize(
    ("form", "value", "fault"),
    [
        (prodigy.FORMAT, {"text": "A", "spans": [{"start": 0, "end": 1}]}, "line 1, spans[0].label: is missing"),
        (prodigy.FORMAT, {"spans": []}, "line 1, text: is missing"),
        (
            doccano.FORMAT,
            {"text": "A", "label": [[0, "1", "X"]]},
            "line 1, label[0]: must begin with two whole numbers",
        ),
        (doccano.FORMAT, {"text": "A", "label": [[0, 1]]}, "line 1, label[0]: must be a list of start, end and label"),
        (label_studio.FORMAT, [{"id": 1}], "item 1, data: is missing"),
        (label_studio.FORMAT, [3], "item 1: must be an object, not 3"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(form: Format, value: Any, fault: str) -> None:
    assert read(form, json.dumps(value).encode()) == ([], [f"f: {fault}"])


BRAT = """T1\tQuotation 11 25\tIt wobbles 🌉,
T2\tPerson 32 40\tEve Moss
T3\tOrganization 44 48\tAcme
T4\tcue 27 31\tsaid
E1\tQuotation:T1 Speaker:T2 Cue:T4
*\tEquiv T2 T5
T5\tSpeaker 50 53\tShe
A1\tNegated T1
#1\tAnnotatorNotes T2\tcheck
N1\tReference T3 Wikipedia:12\tAcme
"""


def brat_files(folder: Path, ann: str, text: str = LF) -> Source:
    (folder / "a.txt").write_bytes(text.encode())
    (folder / "a.ann").write_text(ann, encoding="utf-8", newline="")
    return Source.of_path(folder / "a.ann")


def in_brat(ann: str, text: str = LF) -> str:
    """Return annotations with the offsets that the words have in a text."""
    out = []
    for line in ann.splitlines():
        cells = line.split("\t")
        if line.startswith("T"):
            start, end = place(text, cells[2])
            cells[1] = f"{cells[1].split()[0]} {start} {end}"
        out.append("\t".join(cells) + "\n")
    return "".join(out)


@pytest.mark.parametrize("text", [LF, RAW], ids=["LF", "CRLF and a byte order mark"])
def test_brat_events_and_equivalences_say_who_speaks_and_the_rest_is_told(tmp_path: Path, text: str) -> None:
    found = [*brat.read(brat_files(tmp_path, in_brat(BRAT, text), text))]
    (record,) = (one for one in found if isinstance(one, Record))
    assert words(record, record.quotes) == [("direct", "It wobbles 🌉,")]
    assert words(record, record.mentions) == [("PERSON", "Eve Moss"), ("ORG", "Acme")]
    (quote,) = record.quotes.values()
    assert quote.cue is not None
    assert quote.cue.of(LF) == "said"
    assert [record.entities[one.entity or ""].name for one in quote.speakers] == ["Eve Moss"]
    assert [str(one).partition(": ")[2] for one in found if isinstance(one, InputError)] == [
        "attributes left out: 1",
        "notes left out: 1",
        "normalisations left out: 1",
    ]


def test_a_brat_quote_in_pieces_is_one_utterance_and_one_over_lines_is_whole(tmp_path: Path) -> None:
    text = "“One\ntwo,” he said. “Three.”\n"
    pieces = "T1\tquote 1 4;5 9;21 27\tOne two, Three.\nT2\tPerson 11 13;14 18\the said\n"
    found = [*brat.read(brat_files(tmp_path, pieces, text))]
    record = found[0]
    assert isinstance(record, Record)
    assert words(record, record.quotes) == [("direct", "One\ntwo,"), ("direct", "Three.")]
    assert record.quotes["q2"].continues == "q1"
    assert words(record, record.mentions) == [("PERSON", "said")]
    assert "pieces of annotations, beside the longest one, left out: 1" in str(found[1])


@pytest.mark.parametrize(
    ("ann", "fault"),
    [
        ("T1\tPerson 3\tx\n", "line 1: must be an id, a type with offsets, and words, with tabs between them"),
        ("R1\tsays Arg1:T1\n", "line 1: must be an id and a type with two arguments"),
        ("what?\n", "line 1: is no annotation of brat"),
        ("T1\tPerson 5 90000\tx\n", "left out (1), a place that is not in the text: Person 5–90000"),
    ],
)
def test_a_line_of_brat_that_is_wrong_is_named_and_the_rest_is_read(tmp_path: Path, ann: str, fault: str) -> None:
    found = [*brat.read(brat_files(tmp_path, ann + in_brat("T9\tPerson 0 0\tAcme\n")))]
    assert isinstance(found[0], Record)
    assert words(found[0], found[0].mentions) == [("PERSON", "Acme")]
    assert [str(one).partition(": ")[2] for one in found[1:]] == [fault] or fault in str(found[1])


def test_annotations_of_brat_without_their_text_are_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.ann").write_text(BRAT, encoding="utf-8")
    with pytest.raises(InputError, match=r"the text that it annotates, a\.txt, is not beside it"):
        [*brat.read(Source.of_path(tmp_path / "a.ann"))]


def spacy_file(*texts: str) -> bytes:
    from spacy.tokens import Doc, DocBin, Span
    from spacy.vocab import Vocab

    vocab, found = Vocab(), DocBin(store_user_data=True)
    for text in texts:
        made = text.split(" ")
        doc = Doc(vocab, made)
        doc.set_ents([Span(doc, 0, 2, label="PERSON", kb_id="Q1")])
        doc.spans["quotes"] = [Span(doc, 3, 5), Span(doc, 0, 2, label="PERSON")]
        found.add(doc)
    return found.to_bytes()


def test_a_docbin_of_somebody_else_brings_its_entities_and_groups() -> None:
    (record,), faults = read(spacy_docs.FORMAT, spacy_file("Eve Moss said it wobbles"))
    assert faults == []
    assert words(record, record.mentions) == [("PERSON", "Eve Moss")]
    assert words(record, record.quotes) == [("direct", "it wobbles")]


def test_what_is_no_docbin_or_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (b"", b"nothing", zlib.compress(b"nothing"), spacy_file("Eve Moss said it wobbles")[:-40]):
        with pytest.raises(InputError, match="not a DocBin"):
            read(spacy_docs.FORMAT, data)
    monkeypatch.setattr(spacy_docs, "MAX_BYTES", 10_000)
    with pytest.raises(InputError, match="bigger than 0 MB when unpacked"):
        read(spacy_docs.FORMAT, zlib.compress(b"\0" * 1_000_000))


def web_annotation_page(text: str, count: Count) -> dict[str, Any]:
    def made(key: str, words: str, tag: str) -> dict[str, Any]:
        start, end = place(text, words, count)
        selectors = [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {"type": "TextQuoteSelector", "exact": words},
        ]
        target = {"source": "urn:x", "selector": selectors}
        body = {"type": "TextualBody", "value": tag, "purpose": "tagging"}
        return {"id": key, "type": "Annotation", "creator": {"name": "Kim"}, "body": body, "target": target}

    told = {"type": "TextualBody", "format": "text/plain", "value": text}
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationCollection",
        "first": {
            "items": [
                {"id": "a0", "type": "Annotation", "body": told, "target": "urn:x"},
                made("a1", "Eve Moss", "person"),
                made("a2", "It wobbles 🌉,", "quote"),
                {"id": "a3", "motivation": "linking", "bodyValue": "speaker", "body": "a1", "target": "a2"},
                {"id": "a4", "motivation": "commenting", "bodyValue": "nice", "target": "urn:x"},
                {"id": "a5", "body": [], "target": {"source": "https://example.org/elsewhere"}},
            ]
        },
    }


@pytest.mark.parametrize("count", [len, units], ids=["code points", "UTF-16"])
def test_web_annotations_of_a_collection_are_read_with_their_creator(count: Count) -> None:
    (record,), faults = read(web_annotation.FORMAT, json.dumps(web_annotation_page(RAW, count)).encode())
    assert words(record, record.mentions) == [("PERSON", "Eve Moss")]
    (quote,) = record.quotes.values()
    assert quote.speakers[0].entity == "e1"
    assert quote.provenance.evidence == (Reason.of(ReasonCode.MADE_BY, "Web Annotation", "Kim"),)
    assert faults == [
        "f: annotations that tag no words left out: 1",
        "f: annotations of https://example.org/elsewhere left out, since its text is not in the file: 1",
    ]


def qda(project: str, **texts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("project.qde", project)
        for name, text in texts.items():
            archive.writestr(f"sources/{name}.txt", text)
    return made.getvalue()


def qda_project(text: str, path: str = "internal://a.txt") -> str:
    (a, b), (c, d) = place(text, "It wobbles 🌉,"), place(text, "Eve Moss")
    return (
        '<Project xmlns="urn:QDA-XML:project:1.0"><CodeBook><Codes><Code guid="1" name="Quote"><Code guid="2" '
        'name="Person"/></Code></Codes></CodeBook><Sources><PictureSource guid="p"/>'
        f'<TextSource guid="t" name="Bridge" plainTextPath="{path}">'
        f'<PlainTextSelection guid="s" startPosition="{a}" endPosition="{b}"><Coding><CodeRef targetGUID="1"/></Coding>'
        f'</PlainTextSelection><PlainTextSelection guid="u" startPosition="{c}" endPosition="{d}"><Coding>'
        '<CodeRef targetGUID="2"/></Coding></PlainTextSelection></TextSource></Sources><Links>'
        '<Link name="says" originGUID="u" targetGUID="s"/></Links></Project>'
    )


@pytest.mark.parametrize("text", [LF, RAW], ids=["LF", "CRLF and a byte order mark"])
def test_a_project_of_refi_qda_brings_its_codings_and_links(text: str) -> None:
    (record,), faults = read(refi_qda.FORMAT, qda(qda_project(text), a=text))
    assert record.article.title == "Bridge"
    assert words(record, record.mentions) == [("PERSON", "Eve Moss")]
    assert words(record, record.quotes) == [("direct", "It wobbles 🌉,")]
    assert record.quotes["q1"].speakers[0].entity == "e1"
    assert faults == ["f: sources that are no texts left out: 1"]


def test_a_project_that_is_none_or_climbs_or_declares_entities_is_refused() -> None:
    for data, fault in (
        (b"nothing", "no archive, or damaged"),
        (qda("<Project"), "is not XML"),
        (qda('<!DOCTYPE x [<!ENTITY a "b">]><Project/>'), "declares entities"),
    ):
        with pytest.raises(InputError, match=fault):
            read(refi_qda.FORMAT, data)
    for path in ("internal://../../etc/passwd", "file:///etc/passwd"):
        records, faults = read(refi_qda.FORMAT, qda(qda_project(LF, path), a=LF))
        assert records == []
        assert "not in the archive" in faults[0]
