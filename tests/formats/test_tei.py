"""TEI is written with elements that name what they are, and documents of others are read as a reader sees them."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import pytest
from round_trip_corpus import CORPUS

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats import registry, tei
from editorial.formats.reading.source import Source
from editorial.formats.spans.from_record import graph_of

FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
 <teiHeader><fileDesc><titleStmt><title>Late again</title><author>Jo Ray</author></titleStmt>
  <publicationStmt><p>x</p></publicationStmt>
  <sourceDesc><bibl><publisher>Echo</publisher><date when="2026-11-02">2 Nov.</date></bibl></sourceDesc></fileDesc>
 </teiHeader>
 <text><body>
  <head>The
     ferry</head>
  <p>
    “<said who="#moss" direct="true">Late,</said>” said <persName ref="#moss"><forename>Eve</forename>
      <surname>Moss</surname></persName><note>Born 1970.</note> of <orgName>Acme</orgName>,
      <geogName>Ely</geogName>.</p><p><persName ref="#moss">She</persName> <q>agreed</q>.</p>
 </body></text>
</TEI>"""
TEXT = "The ferry\n\n“Late,” said Eve Moss of Acme, Ely.\n\nShe agreed."


def read(data: str) -> list[Record | InputError]:
    return [*tei.read(Source("a.xml", stream=io.BytesIO(data.encode())))]


def test_a_document_of_somebody_else_is_read_without_its_indentation() -> None:
    record, fault = read(FOREIGN)
    assert isinstance(record, Record)
    article = record.article
    assert article.text == TEXT
    assert (article.title, article.authors, article.credit, article.published) == (
        "Late again",
        ("Jo Ray",),
        "Echo",
        "2026-11-02",
    )
    assert [(one.label, one.span.of(TEXT)) for one in record.mentions.values()] == [
        ("PERSON", "Eve Moss"),
        ("ORG", "Acme"),
        ("PLACE", "Ely"),
        ("PERSON", "She"),
    ]
    assert str(fault) == "a.xml: notes, and words that were struck out, left out: 1"


def test_who_says_a_quote_is_the_one_that_its_who_refers_to() -> None:
    record = next(one for one in read(FOREIGN) if isinstance(one, Record))
    eve, _, _, she = record.mentions.values()
    first, second = record.quotes.values()
    assert [one.span.of(TEXT) for one in (first, second)] == ["Late,", "agreed"]
    assert eve.entity == she.entity == first.speakers[0].entity
    assert not second.speakers


def test_each_document_of_a_corpus_is_an_article() -> None:
    body = FOREIGN.partition("?>")[2]
    data = (
        f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>{body}{body.replace("Late,", "Soon,")}</teiCorpus>'
    )
    assert registry.format_for(".xml", data.encode()) is tei.FORMAT
    assert [one.article.text == TEXT for one in read(data) if isinstance(one, Record)] == [True, False]


@pytest.mark.parametrize("record", CORPUS, ids=lambda record: record.article.id)
def test_the_body_is_the_text_and_every_span_has_an_element_of_its_kind(record: Record) -> None:
    graph = graph_of(record)
    root = ET.fromstring(ET.tostring(tei.document(graph)))
    space, key = "{http://www.tei-c.org/ns/1.0}", "{http://www.w3.org/XML/1998/namespace}id"
    body = root.find(f"{space}text/{space}body")
    assert body is not None
    shown = "".join(body.itertext())
    assert shown.replace("�", "?") == "".join("?" if c in "\x01\x0b" else c for c in record.article.text)
    first = {one.get(key): one for one in body.iter() if one.get(key) and not one.get("prev")}
    assert [*sorted(filter(None, first))] == sorted(one.key for one in graph.stretches)
    for one in graph.stretches:
        words = "".join(first[one.key].itertext())
        assert one.span.of(shown).startswith(words)


def test_people_and_places_are_listed_in_the_header_and_quotes_point_to_who_says_them() -> None:
    (record,) = [one for one in CORPUS if one.article.id == "crossing"]
    root = tei.document(graph_of(record))
    (person,) = root.iter("person")
    assert [(one.tag, one.text, one.get("role") or one.get("type")) for one in person] == [
        ("persName", "Bo Li", None),
        ("persName", "Bo", "alias"),
        ("idno", "https://example.org/bo?a=1&b=2", "authority"),
    ]
    (firm,) = root.iter("org")
    assert firm.findtext("orgName") == "Bo Li Ltd"
    whose = {one.get("who") for one in root.iter("said") if not one.get("prev")}
    assert whose == {f"#{person.get('{http://www.w3.org/XML/1998/namespace}id')}", None}
    assert {one.get("direct") for one in root.iter("said")} == {"true", "false"}


def test_a_quote_over_two_paragraphs_is_written_in_pieces_that_name_each_other() -> None:
    (record,) = [one for one in CORPUS if one.article.id == "line-ends"]
    pieces = [(one.text, one.get("next"), one.get("prev")) for one in tei.document(graph_of(record)).iter("said")]
    assert pieces == [("One", "#q1.2", None), ("two", None, "#q1")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader/></TEI>", "no body"),
        ("<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'/>", "no TEI document"),
        (FOREIGN.partition("<head>")[0] + "</body></text></TEI>", "text: is empty"),
    ],
)
def test_a_document_without_a_text_is_refused_with_a_reason(data: str, reason: str) -> None:
    (fault,) = read(data)
    assert reason in str(fault)


def test_entities_of_its_own_are_refused() -> None:
    with pytest.raises(InputError, match="entities"):
        read('<!DOCTYPE TEI [<!ENTITY b "c">]><TEI/>')
