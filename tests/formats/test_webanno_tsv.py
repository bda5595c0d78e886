"""WebAnno TSV is written as INCEpTION reads it, and what INCEpTION writes is read with all that spans can hold."""

from __future__ import annotations

import io

import pytest
from round_trip_corpus import CORPUS

from editorial.domain.annotation import Mention, Quote
from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats import registry, webanno_tsv
from editorial.formats.reading.source import Source
from editorial.formats.spans.from_record import graph_of
from editorial.formats.spans.tsv_words import (
    as_text,
    escaped_line,
    escaped_value,
    unescaped_line,
    unescaped_value,
    utf16_length,
)

PASSAGES = (
    "#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Passage|tag\n"
    "#T_RL=webanno.custom.Link|tag|BT_webanno.custom.Passage\n"
)
LAYERS = (
    "#FORMAT=WebAnno TSV 3.3\n"
    "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue|coarseValue\n"
    "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value\n"
    "#T_SP=webanno.custom.Quotation|kind|ROLE_webanno.custom.Quotation:speaker_webanno.custom.QuotationSpeakerLink"
    "|de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity\n"
    "#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink|referenceType|referenceRelation\n\n\n"
)
BY_INCEPTION = LAYERS + (
    "#Text=🌉 “Late,” said Eve Moss.\n"
    "1-1\t0-2\t🌉\t_\t_\t_\t_\t_\t_\t_\t_\t_\t\n"
    "1-2\t3-4\t“\t_\t_\t_\t_\t_\t_\t_\t_\t_\t\n"
    "1-3\t4-8\tLate\t*\tADJ\t_\t_\tdirect\\_quote[3]\tspeaker[3]\t1-7[2]\t_\t_\t\n"
    "1-4\t8-9\t,\t_\t_\t_\t_\tdirect\\_quote[3]\t_\t_\t_\t_\t\n"
    "1-5\t9-10\t”\t_\t_\t_\t_\t_\t_\t_\t_\t_\t\n"
    "1-6\t11-15\tsaid\t_\t_\t_\t_\t_\t_\t_\t_\t_\t\n"
    "1-7\t16-19\tEve\tPROPN\tPROPN\thttp://x.example/q1[2]\tPER[2]\t_\t_\t_\tnam[5]\t*->1-1\t\n"
    "1-8\t20-24\tMoss\t_\t_\thttp://x.example/q1[2]\tPER[2]\t_\t_\t_\tnam[5]\t*->1-1\t\n"
    "1-8.1\t22-24\tss\t_\t_\t*\tMISC\t_\t_\t_\t_\t_\t\n"
    "1-9\t24-25\t.\t_\t_\t_\t_\t_\t_\t_\t_\t_\t\n"
    "\n"
    "#Text=Acme\n"
    "#Text=agrees.\n"
    "2-1\t27-31\tAcme\t_\t_\t*|*\tORG[6]|LOC[7]\t_\t_\t_\t_\t_\t\n"
    "2-2\t32-38\tagrees\t_\t_\t_\t_\t_\t_\t_\t_\t_\t\n"
    "2-3\t38-39\t.\t_\t_\t_\t_\t_\t_\t_\t_\t_\t\n"
)


def read(data: str) -> list[Record | InputError]:
    return [*webanno_tsv.read(Source("a.tsv", stream=io.BytesIO(data.encode())))]


def one(data: str) -> Record:
    return next(found for found in read(data) if isinstance(found, Record))


def marked(record: Record, rows: list[Mention] | list[Quote]) -> list[tuple[str, str]]:
    said = {row.span: row.label if isinstance(row, Mention) else row.kind.value for row in rows}
    return [(row.span.of(record.article.text), said[row.span]) for row in rows]


def test_what_inception_writes_comes_with_offsets_in_utf_16_and_text_as_it_makes_it() -> None:
    record = one(BY_INCEPTION)
    assert record.article.text == "🌉 “Late,” said Eve Moss.\n Acme\nagrees.\n"
    (quote,) = record.quotes.values()
    assert (quote.span.of(record.article.text), quote.kind.value) == ("Late,", "direct")
    (speaker,) = quote.speakers
    assert speaker.span is not None
    assert speaker.span.of(record.article.text) == "Eve Moss"
    names = [(row.span.of(record.article.text), row.label) for row in record.mentions.values()]
    assert names == [("Eve Moss", "PERSON"), ("ss", "MISC"), ("Acme", "ORG"), ("Acme", "PLACE")]


def test_chains_and_grammar_are_counted_as_left_out() -> None:
    (fault,) = [str(found) for found in read(BY_INCEPTION) if isinstance(found, InputError)]
    assert "chains, grammar" in fault
    assert fault.endswith("left out: 4")


@pytest.mark.parametrize("record", CORPUS, ids=lambda record: record.article.id)
def test_inception_makes_the_text_of_the_sentences_but_for_white_space(record: Record) -> None:
    sentences: list[tuple[int, str]] = []
    waiting: list[str] = []
    for line in webanno_tsv.table(graph_of(record)).split("\n"):
        if line.startswith("#Text="):
            waiting.append(unescaped_line(line.removeprefix("#Text=")))
        elif waiting:
            sentences.append((int(line.split("\t")[1].split("-")[0]), "\n".join(waiting)))
            waiting = []
    made = as_text(sentences, utf16_length)
    text = record.article.text
    assert made.split() == text.split()
    assert len(made.removesuffix("\n")) == len(text.removesuffix("\n")), "every offset is the same"


def test_every_row_has_a_cell_for_each_layer_and_the_words_at_its_place() -> None:
    for record in CORPUS:
        units = record.article.text.encode("utf-16-le", "replace")
        rows = [line.split("\t") for line in webanno_tsv.table(graph_of(record)).split("\n") if line[:1].isdigit()]
        for _, place, token, *cells in rows:
            start, end = map(int, place.split("-"))
            assert unescaped_line(token) == units[2 * start : 2 * end].decode("utf-16-le")
            assert len(cells) == 4


def test_values_and_lines_come_back_as_they_were() -> None:
    for words in ("a[1]|b_c->d;e\\f*\t\n", "\\", "\\n", "_", "*", "a\\[3"):
        assert unescaped_value(escaped_value(words)) == words
    for words in ("a\tb\\c\x01\x0b\x1f", "\\t", "C\\n"):
        assert unescaped_line(escaped_line(words)) == words
        assert "\t" not in escaped_line(words)


def test_a_label_that_ends_like_a_number_of_a_span_is_read_as_it_was() -> None:
    for label in ("house[7]", "house\\", "a|b", "1_2"):
        row = f"1-1\t0-3\tAda\t{escaped_value(label)}[1]\t_\t_\t\n"
        record = one(f"{PASSAGES}\n\n#Text=Ada\n{row}")
        assert [mention.label for mention in record.mentions.values()] == [label]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (PASSAGES + "\n\n#Text=Ada\n1-1\t0-3\tAda\tPERSON\n", "line 7: has 1 columns of layers, not 3"),
        (PASSAGES + "\n\nAda\n", "line 6: this is no row of WebAnno TSV 3"),
        (PASSAGES, "text: is empty"),
        ("#FORMAT=WebAnno TSV 3.3\n#T_RL=webanno.custom.Link|tag\n", "line 2: this layer of links does not say"),
        ("#FORMAT=WebAnno TSV 3.3\n#T_XX=a\n", "line 2: this declares no layer"),
        (PASSAGES + '\n\n#Editorial={"editorial":{"ma\n', "cannot be read"),
    ],
)
def test_a_file_that_is_none_is_refused_with_line_and_reason(data: str, reason: str) -> None:
    with pytest.raises(InputError) as refused:
        read(data)
    assert reason in str(refused.value)
    assert str(refused.value).startswith("a.tsv")


def test_a_table_of_articles_is_still_one() -> None:
    assert registry.format_for(".tsv", b"Title\tText\nFerry\tLate.\n").info.id == "table"  # type: ignore[union-attr]
    assert registry.format_for(".tsv", BY_INCEPTION.encode()) is webanno_tsv.FORMAT
    assert registry.format_for("", webanno_tsv.table(graph_of(CORPUS[0])).encode()) is webanno_tsv.FORMAT


def test_earlier_versions_are_refused_by_their_name_and_taken_for_no_table_of_articles() -> None:
    old = (
        " # de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity | value\n # webanno.custom.Link | tag\n"
        "#id=1\n#text=Eve Moss said.\n1-1\tEve\tB-PER\t\n1-2\tMoss\tI-PER\t\n"
    )
    source = Source("a.tsv", stream=io.BytesIO(old.encode()), inner="a.tsv")
    form = registry.readable_for(source)
    assert form is webanno_tsv.FORMAT
    with pytest.raises(InputError, match="a version before 3"):
        list(webanno_tsv.read(source))
