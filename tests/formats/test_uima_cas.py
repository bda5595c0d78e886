"""UIMA CAS is written with its type system, and what INCEpTION and others write is read."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from round_trip_corpus import CORPUS

from editorial.domain.errors import EditorialError, InputError
from editorial.domain.record import Record
from editorial.formats import uima_cas
from editorial.formats.format import USUAL
from editorial.formats.reading.source import Source
from editorial.formats.selection import Selected

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI" '
    'xmlns:cas="http:///uima/cas.ecore" xmlns:custom="http:///webanno/custom.ecore" '
    'xmlns:ner="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore" '
    'xmlns:seg="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore" '
    'xmlns:meta="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore" xmi:version="2.0">'
)
BY_INCEPTION = HEAD + (
    '<cas:NULL xmi:id="0"/><meta:DocumentMetaData xmi:id="1" sofa="9" begin="0" end="25" language="en" '
    'documentTitle="Late again" documentId="x"/><seg:Token xmi:id="2" sofa="9" begin="0" end="2" order="0"/>'
    '<ner:NamedEntity xmi:id="3" sofa="9" begin="16" end="24" value="PER" identifier="http://x.example/q1"/>'
    '<custom:Quotation xmi:id="4" sofa="9" begin="3" end="10" kind="direct quote" speaker="5"/>'
    '<custom:QuotationSpeakerLink xmi:id="5" role="speaker" target="3"/>'
    '<cas:Sofa xmi:id="9" sofaNum="1" sofaID="_InitialView" mimeType="text" '
    'sofaString="🌉 “Late,” said Eve Moss."/><cas:View sofa="9" members="1 2 3 4"/></xmi:XMI>'
)


def read(data: str) -> list[Record | InputError]:
    return [*uima_cas.read(Source("a.xmi", stream=io.BytesIO(data.encode())))]


def test_what_inception_writes_is_read_with_title_language_and_slots() -> None:
    (record,) = read(BY_INCEPTION)
    assert isinstance(record, Record)
    text = record.article.text
    assert (record.article.title, record.article.language) == ("Late again", "en")
    (quote,) = record.quotes.values()
    assert quote.span.of(text) == "Late,"
    assert [(one.label, one.span.of(text)) for one in record.mentions.values()] == [("PERSON", "Eve Moss")]
    assert [one.span.of(text) for one in quote.speakers if one.span] == ["Eve Moss"]


def test_texts_of_other_views_are_counted_as_left_out() -> None:
    other = '<cas:Sofa xmi:id="8" sofaNum="2" sofaID="translation" sofaString="Spät"/></xmi:XMI>'
    record, fault = read(BY_INCEPTION.replace("</xmi:XMI>", other))
    assert isinstance(record, Record)
    assert str(fault) == "a.xmi: texts of other views left out: 1"


def test_the_type_system_lies_beside_the_articles_and_names_every_type_in_them(tmp_path: Path) -> None:
    with uima_cas.FORMAT.open(tmp_path / "out", len(CORPUS), USUAL) as sink:
        for one in CORPUS:
            sink.write(Selected(one))
    types = ET.parse(tmp_path / "out" / "TypeSystem.xml").getroot()
    space = "{http://uima.apache.org/resourceSpecifier}"
    described = {one.findtext(f"{space}name") for one in types.iter(f"{space}typeDescription")}
    written = {
        element.tag.removeprefix("{http:///").replace("/", ".").replace(".ecore}", ".")
        for path in (tmp_path / "out").glob("*.xmi")
        for element in ET.parse(path).getroot()
    }
    assert {name for name in written if not name.startswith("uima.")} == described


def test_it_takes_a_folder_even_for_one_article(tmp_path: Path) -> None:
    with (
        pytest.raises(EditorialError, match="UIMA CAS needs 2 files: name a folder"),
        uima_cas.FORMAT.open(tmp_path / "a.xmi", 1, USUAL),
    ):
        pass


def test_an_earlier_export_is_replaced_without_a_question(tmp_path: Path) -> None:
    for _ in range(2):
        with uima_cas.FORMAT.open(tmp_path, 1, USUAL) as sink:
            sink.write(Selected(CORPUS[0]))
    assert len([*tmp_path.iterdir()]) == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (HEAD + "</xmi:XMI>", "there is no text in it"),
        (HEAD, "not XML"),
        (BY_INCEPTION.replace('begin="16"', 'begin="x"'), "begin: must be a whole number"),
        ('<!DOCTYPE a [<!ENTITY b "c">]>' + HEAD.partition("?>")[2] + "</xmi:XMI>", "entities"),
    ],
)
def test_a_file_that_is_none_is_refused_with_a_reason(data: str, reason: str) -> None:
    with pytest.raises(InputError) as refused:
        read(data)
    assert reason in str(refused.value)


def test_a_place_outside_the_text_is_told_and_the_rest_is_read() -> None:
    record, fault, _ = read(BY_INCEPTION.replace('begin="16" end="24"', 'begin="16" end="240"'))
    assert isinstance(record, Record)
    assert len(record.quotes) == 1
    assert "a place that is not in the text: PER 16–240" in str(fault)
