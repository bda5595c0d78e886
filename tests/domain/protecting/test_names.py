"""A protected name is found however it is written, and so is what gives it away; ordinary words are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.protecting.folding import Folded, folded
from editorial.domain.protecting.names import NameFinder, ProtectedName, TraceKind, gives_away
from editorial.domain.protecting.record import words_replaced

DOE = ProtectedName("Jane Doe", "Maria K.", ("Jane Doe", "Doe"), entities=frozenset({"e1"}))
MUELLER = ProtectedName("Günther Müller", "X. Y.", ("Günther Müller", "Müller"), entities=frozenset({"e2"}))
HOUSE = ProtectedName("Harbour House", "the shelter", ("Harbour House",), person=False, entities=frozenset({"e3"}))
KIM = ProtectedName("金正恩", "某人", ("金正恩",), entities=frozenset({"e4"}))


def replaced(text: str, *, is_address: bool = False) -> str:
    return words_replaced(text, NameFinder([DOE, MUELLER, HOUSE, KIM]), is_address=is_address)


def traces(text: str, *, is_address: bool = False) -> list[tuple[str, TraceKind]]:
    found = NameFinder([DOE, MUELLER, HOUSE, KIM]).traces(text, is_address=is_address)
    return [(text[one.start : one.end], one.kind) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Doe left.", "Maria K. left."),
        ("JANE  DOE’s dog, Doe's cat", "Maria K.’s dog, Maria K.'s cat"),
        ("Jane\n> Doe left", "Maria K. left"),
        ("jane doe said", "Maria K. said"),
        ("Doe, Jane", "Maria K."),
        ("Jané Dóe; J\u200bane D\u00adoe; Jane Doe\u0301!", "Maria K.; Maria K.; Maria K.!"),
        ("Ｊａｎｅ Ｄｏｅ", "Maria K."),
        ("Guenther Mueller, MULLER, Mu\u0308ller, Müllers Haus", "X. Y., X. Y., X. Y., X. Y.s Haus"),
        ("mail j.doe@mail.org or jane_doe85@mail.org.", "mail maria-k or maria-k."),
        ("see https://x.org/people/jane-doe-1.html", "see https://x.org/people/maria-k-1.html"),
        ("ask @janedoe", "ask maria-k"),
        ("昨日金正恩は", "昨日某人は"),
        ("in Harbour House now", "in the shelter now"),
    ],
)
def test_all_forms_of_a_name_are_replaced(text: str, expected: str) -> None:
    assert replaced(text) == expected


@pytest.mark.parametrize(
    "text", ["Does it matter? It does.", "There is a doe in the wood", "The Harbour", "Doerte, Janet Dowe"]
)
def test_other_words_are_left_alone(text: str) -> None:
    assert replaced(text) == text


@pytest.mark.parametrize(
    ("name", "expected"),
    [("interview_jdoe.srt", "interview_maria-k.srt"), ("doe-jane-2.mp3", "maria-k-2.mp3"), ("janedoe", "maria-k")],
)
def test_the_names_of_files_and_ids_are_replaced(name: str, expected: str) -> None:
    assert replaced(name, is_address=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane was there", [("Jane", TraceKind.PART)]),
        ("J.D. was there", [("J.D.", TraceKind.PART)]),
        ("J. D. Salinger was there", []),
        ("Mueler was there, and Muellers", [("Mueler", TraceKind.ALIKE), ("Mueller", TraceKind.NAME)]),
        ("write to gunther77@mail.org", [("gunther77", TraceKind.ADDRESS)]),
        ("jdoe", [("jdoe", TraceKind.ADDRESS)]),
        ("The Harbour is deep", [("Harbour", TraceKind.PART)]),
        ("The Harbour and its harbour house", [("harbour house", TraceKind.NAME)]),
    ],
)
def test_what_gives_a_name_away_is_found(text: str, expected: list[tuple[str, TraceKind]]) -> None:
    assert traces(text) == expected


def test_the_pseudonym_gives_nothing_away_but_is_refused_if_it_has_a_word_of_the_name() -> None:
    other = ProtectedName("Maria Lopez", "Somebody", ("Maria Lopez",), entities=frozenset({"e5"}))
    assert NameFinder([DOE, other]).traces("Maria K. left, and so did maria-k.") == []
    short = ProtectedName("Sam Stone", "Ja", ("Sam Stone",), entities=frozenset({"e6"}))
    assert NameFinder([DOE, short]).traces("Jane left")[0].name is DOE
    assert not gives_away("Maria K.", DOE)
    for pseudonym in ("Janet Doe", "J. Doe", "the Doe woman", "J.D.", "DÖE"):
        assert gives_away(pseudonym, DOE)


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
def test_folded_text_leads_back_to_the_original(text: str) -> None:
    flat = Folded.of(text)
    assert flat.text == folded(text)
    assert len(flat.places) == len(flat.text) + 1
    for at in range(len(flat.text)):
        start, end = flat.original(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert flat.text[at] in folded(text[start:end])


VARIANTS = st.sampled_from(["Jane Doe", "JANE DOE", "jane-doe", "Doe, Jane", "Jane\nDoe", "Doe", "doe", "j.doe@x.org"])
AROUND = st.text(st.sampled_from("aZ .,“”'é\n-_@/1"), max_size=4)


@given(st.lists(st.tuples(AROUND, VARIANTS), max_size=5), AROUND)
def test_what_is_replaced_is_found_no_more(pieces: list[tuple[str, str]], end: str) -> None:
    finder = NameFinder([DOE])
    text = "".join(f"{before}{name}" for before, name in pieces) + end
    after = words_replaced(text, finder)
    kept = [one for one in finder.named(after) if after[one.start : one.end] not in {DOE.pseudonym, DOE.slug}]
    assert kept == [] or finder.traces(after), "what stands there still is told as a leak"
