"""The newsroom's own list is read from what newsrooms have, and each line that is wrong is named."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.errors import InputError
from editorial.domain.library import AuthorityRecord
from editorial.formats.authority_list import derived_id, read_authority_list

COUNCIL = AuthorityRecord("c1", "Saltmere Council", "ORG", ("the council", "SC"), {"Wikidata": "Q1", "VIAF": "22"}, "x")


def read(path: Path, data: str | bytes) -> list[AuthorityRecord | InputError]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_authority_list(path))


def words_of(found: list[AuthorityRecord | InputError]) -> list[str]:
    return [str(one).partition(": ")[2] for one in found if isinstance(one, InputError)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", "id,name,type,aliases,note,Wikidata,VIAF\nc1,Saltmere Council,organisation,the council|SC,x,Q1,22\n"),
        ("a.csv", "VIAF;Wikidata;NAME;Label;Aliases;Note;ID\r\n22;Q1;Saltmere  Council;ORG;the council|SC;x;c1\r\n"),
        (
            "a.tsv",
            "id\tname\ttype\taliases\tnote\tWikidata\tVIAF\n"
            "c1\tSaltmere Council\torganization\tthe council;SC\tx\tQ1\t22",
        ),
        (
            "a.txt",
            '\ufeff"id","name","type","aliases","note","Wikidata","VIAF"\n\n'
            '"c1","Saltmere\nCouncil","Org",the council|SC,x,Q1,22',
        ),
        (
            "a.json",
            '[{"id": "c1", "name": "Saltmere Council", "label": "ORG", "aliases": ["the council", "SC", "SC"],'
            ' "external_ids": {"Wikidata": "Q1"}, "VIAF": 22, "note": "x", "GND": null}]',
        ),
    ],
)  # fmt: skip
def test_one_entry_is_the_same_from_every_form(tmp_path: Path, name: str, data: str) -> None:
    assert read(tmp_path / name, data) == [COUNCIL]


def test_what_is_read_is_in_any_common_encoding(tmp_path: Path) -> None:
    data = "name,type\nÉa Åström,person\nJosé Peña,person\n"
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        names = [
            one.name for one in read(tmp_path / "a.csv", data.encode(encoding)) if isinstance(one, AuthorityRecord)
        ]
        assert names == ["Éa Åström", "José Peña"]


def test_an_entry_without_an_id_gets_the_same_one_each_time(tmp_path: Path) -> None:
    (one,) = read(tmp_path / "a.csv", "name,type\nAna Lima,person\n")
    (other,) = read(tmp_path / "a.json", '{"name": "ANA LIMA", "label": "PERSON"}')
    assert isinstance(one, AuthorityRecord)
    assert isinstance(other, AuthorityRecord)
    assert one.id == other.id == derived_id("Ana Lima", "PERSON") != derived_id("Ana Lima", "CHARACTER")


def test_a_newsroom_may_have_types_of_its_own(tmp_path: Path) -> None:
    (one,) = read(tmp_path / "a.csv", "name,type\nSea Rose,fishing boat\n")
    assert isinstance(one, AuthorityRecord)
    assert one.label == "FISHING_BOAT"


def test_a_line_that_is_wrong_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    found = read(
        tmp_path / "a.csv",
        'name,type,note\n"Ana\nLima",person\n\n,person\nBo Olsen,\n'
        "Bo Olsen,person,,,more\nANA LIMA,person\nBo Olsen,person\n",
    )
    assert [one.name for one in found if isinstance(one, AuthorityRecord)] == ["Ana Lima", "Bo Olsen"]
    assert words_of(found) == [
        "line 5, name: is missing",
        "line 6, type: is missing: person, organisation, place, …",
        "line 7: there are 5 cells, but the first line names 3 columns",
        "line 8: ANA LIMA is in the list already, in line 2",
    ]


def test_a_line_of_json_that_is_wrong_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    lines = [
        '{"name": "Ana Lima", "type": "person"}',
        "",
        '{"name": "Bo Olsen", "type": "person", "aliases": "Bo"}',
        '{"name": "Bo Olsen", "type": "person", "wikidata": ["Q1"]}',
        '{"name": 7, "type": "person"}',
        "[1]",
        "{",
        '{"name": "Bo Olsen", "type": "person"}',
    ]
    found = read(tmp_path / "a.jsonl", "\n".join(lines))
    assert [one.name for one in found if isinstance(one, AuthorityRecord)] == ["Ana Lima", "Bo Olsen"]
    assert words_of(found) == [
        'line 3, aliases: must be a list, not "Bo"',
        "line 4, wikidata: must be text or a whole number, not a list",
        "line 5, name: must be text, not 7",
        "line 6: must be an object, not a list",
        "line 7: this is not JSON that can be read",
    ]


def test_an_item_of_a_json_list_is_named_by_its_number(tmp_path: Path) -> None:
    found = read(tmp_path / "a.json", '[{"name": "Ana", "type": "person"}, {"name": "Ana"}]')
    assert words_of(found) == ["[1].type: is missing: person, organisation, place, …"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.csv", "person,type\nAna,person\n", "line 1: there must be a column called “name”"),
        ("a.csv", "name,type,Name\nAna,person,\n", "line 1: two columns are called “name”"),
        ("a.csv", "", "the file is empty"),
        ("a.xlsx", b"PK\x03\x04 and more", "this is a"),
    ],
)
def test_what_is_no_list_is_refused_in_words(tmp_path: Path, name: str, data: str | bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read(tmp_path / name, data)


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        list(read_authority_list(tmp_path / "none.csv"))


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.csv", 'name,type\nAna,person\n"Bo,person\nCo,person', "line 3: this is not CSV: unexpected end of data"),
        ("a.json", '[{"name": "Ana"},\n{]', "line 2: this is not JSON that can be read; what follows was not read"),
    ],
)
def test_where_a_file_breaks_off_is_said(tmp_path: Path, name: str, data: str, reason: str) -> None:
    assert reason in words_of(read(tmp_path / name, data))


def names_of(found: list[AuthorityRecord | InputError]) -> list[str]:
    return [one.name for one in found if isinstance(one, AuthorityRecord)]


def test_a_quotation_mark_that_is_not_closed_takes_no_other_entry_with_it(tmp_path: Path) -> None:
    data = 'name,type\nAna,person\n"Bo,person\nCo,person\n"Di"x,person\nEd,person\n' + "Fa,person\n" * 200
    found = read(tmp_path / "a.csv", data)
    assert names_of(found) == ["Ana", "Co", "Ed", "Fa"]
    assert [one.partition(":")[0] for one in words_of(found)][:2] == ["line 3", "line 5"]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ('{"name": "Bo", "type": "person", "x": ' + "[" * 600 + "]" * 600 + "}", "nested more than 100 levels"),
        ('{"name": "Bo", "type": "person", "x": ' + "9" * 5_000 + "}", "more than 4300 digits"),
        ('{"name": "Bo", "type": "person", "name": "Co"}', "is there twice"),
        ('{"name": "Bo", "type": nobody}', "this is not JSON that can be read"),
        ('{"name": "Bo", "type": "person", "x": NaN}', "NaN is not a number"),
    ],
)
def test_one_bad_item_of_a_json_list_ends_itself_alone(tmp_path: Path, broken: str, reason: str) -> None:
    good = [f'{{"name": "{name}", "type": "person"}}' for name in ("Ana, {Lima]", "Cara")]
    found = read(tmp_path / "a.json", f"[{good[0]},\n{broken},\n{good[1]}]")
    assert names_of(found) == ["Ana, {Lima]", "Cara"]
    (words,) = words_of(found)
    assert words.startswith("line 2, [1]")
    assert reason in words


def test_a_list_with_very_many_columns_is_refused_at_once(tmp_path: Path) -> None:
    heading = ",".join(["name", "type", *(f"c{number}" for number in range(20_000))])
    begun = time.process_time()
    with pytest.raises(InputError, match="it names 20,002 columns; a list of names has at most 1,000"):
        read(tmp_path / "a.csv", f"{heading}\n" + "x," * 20_000 + "\n")
    assert time.process_time() - begun < 5


def test_what_no_library_can_store_is_replaced(tmp_path: Path) -> None:
    (one,) = read(tmp_path / "a.json", '{"name": "A\\ud800b\\u0000", "type": "person", "wikidata": "\\udfff"}')
    assert isinstance(one, AuthorityRecord)
    assert (one.name, one.external_ids) == ("A\ufffdb\ufffd", {"wikidata": "\ufffd"})


printable = st.text(st.characters(categories=("L", "M", "N", "P", "S")), min_size=1, max_size=12)
names = st.lists(printable, min_size=1, max_size=3).map(" ".join)
lists = st.lists(
    st.builds(
        AuthorityRecord,
        id=names,
        name=names,
        label=st.sampled_from(["PERSON", "ORG", "FISHING_BOAT"]),
        aliases=st.just(()),
        external_ids=st.dictionaries(names, names, max_size=2),
        note=st.just("") | names,
    ),
    max_size=4,
    unique_by=lambda record: record.id,
)


@given(lists)
def test_a_list_written_as_json_is_read_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, records: list[AuthorityRecord]
) -> None:
    path = tmp_path_factory.getbasetemp() / "list.jsonl"
    plain = [{key: value for key, value in asdict(record).items() if key != "version"} for record in records]
    found = read(path, "[]" if not plain else "\n".join(json.dumps(one, ensure_ascii=False) for one in plain))
    assert found == records
