"""The file of a language is read as it stands, and every mistake in it is told with its place and the reason."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain import languages
from editorial.domain.errors import InputError
from editorial.domain.languages import files
from editorial.language.lexicon.read_file import LanguageData, read_language
from editorial.language.lexicon.verb_forms import VerbForms

SMALL = """
name = "Frobnian"
common = "zu und"
and = "und"
[verbs.endings]
en = "e te"
[quotes]
speech = "sagen"
[quotes.marks.openers]
double = "„"
[quotes.marks.closers]
double = "“"
"""
OPEN = {"verbs.endings", "verbs.irregular", "quotes.title_nouns", "quotes.reported.prepositions"}
OPEN |= {"quotes.marks.openers", "quotes.marks.closers", "quotes.marks.straight"}
OPEN |= {"transcripts.short_forms", "transcripts.numbers"}
OPEN |= {"names.in_a_place", "names.same_name", "names.forms"}
"""The tables in which any key may stand."""


def read(folder: Path, text: str) -> LanguageData:
    file = folder / "fr.toml"
    file.write_text(text, encoding="utf-8")
    return read_language(file)


def toml(data: dict[str, Any], place: str = "") -> str:
    """Write a table; a text and a key of JSON are ones of TOML too."""
    lines = [f"[{place}]"] if place else []
    lines += [f"{json.dumps(k)} = {json.dumps(v)}" for k, v in data.items() if not isinstance(v, dict)]
    lines += [toml(v, f"{place}.{k}" if place else k) for k, v in data.items() if isinstance(v, dict)]
    return "\n".join(lines)


def tables(data: dict[str, Any], place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    yield place, data
    for key, value in data.items():
        if isinstance(value, dict):
            yield from tables(value, f"{place}.{key}" if place else key)


def english() -> dict[str, Any]:
    return tomllib.loads(files()["en"].read_text(encoding="utf-8"))


def refusal(folder: Path, text: str) -> InputError:
    with pytest.raises(InputError) as refused:
        read(folder, text)
    assert str(refused.value).startswith("fr.toml: ")
    return refused.value


@pytest.mark.parametrize("place", [place for place, _ in tables(english()) if place not in OPEN])
def test_a_key_that_is_not_known_is_refused_in_every_table(tmp_path: Path, place: str) -> None:
    data = english()
    dict(tables(data))[place]["nonsense"] = "words"
    error = refusal(tmp_path, toml(data))
    assert error.place == (f"{place}.nonsense" if place else "nonsense")
    assert error.reason.startswith("is not known here")


@pytest.mark.parametrize(
    ("place", "key"),
    [
        (place, key)
        for place, table in tables(english())
        for key in (table if place not in OPEN else list(table)[:1])
        if key != "quotes"
    ],
)
def test_a_value_of_a_wrong_type_is_refused_at_every_key(tmp_path: Path, place: str, key: str) -> None:
    data = english()
    dict(tables(data))[place][key] = True
    error = refusal(tmp_path, toml(data))
    assert error.place == (f"{place}.{key}" if place else key)
    assert error.reason.startswith("has to be ")
    assert error.reason.endswith(", not true or false")


def test_the_english_file_is_read_the_same_however_it_is_written(tmp_path: Path) -> None:
    shipped, rewritten = read_language(files()["en"]), read(tmp_path, toml(english()))
    assert shipped.common == rewritten.common
    assert shipped.zones == rewritten.zones
    assert shipped.quotes is not None
    assert rewritten.quotes is not None
    assert shipped.quotes.pronouns == rewritten.quotes.pronouns


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('name = "Frobnian"\n', "", "name: is missing"),
        ('common = "zu und"\n', "", "common: is missing"),
        ('speech = "sagen"\n', "", "quotes.speech: is missing"),
        ('[quotes.marks.closers]\ndouble = "“"\n', "", "quotes.marks.closers: is missing"),
        ("[quotes]\n", "[quotes]\nspech = 'x'\n", "quotes.spech: is not known here; did you mean speech?"),
        ("[quotes]\n", "[ quotes ]\n", "quotes: what it says about quotes has to begin with a line [quotes]"),
        ('"sagen"', '["sagen"]', "quotes.speech: has to be text, not a list"),
        ('"sagen"', '"Sagen"', "quotes.speech: Sagen has to be in lower case"),
        ("[quotes]\n", "[quotes]\naccording = ['laut', 3]\n", "quotes.according: has to be text, not a number"),
        ("[quotes]\n", "[quotes]\ntimes = 2026-01-01\n", "quotes.times: has to be text, not a time"),
        ("[quotes.marks.c", "[quotes.pronouns]\nmen = 'er'\n[quotes.marks.c", "quotes.pronouns.men: is not known here"),
        (
            "[quotes.marks.c",
            "[quotes.pronouns]\nman = 'er'\nmany = 'er'\n[quotes.marks.c",
            "quotes.pronouns.many: er stands under man already",
        ),
        ('double = "“"', 'double = "„"', "quotes.marks: needs at least one mark, and each may stand in one table only"),
        ('double = "„"', 'single = "‚‚"', "quotes.marks: single marks have to be one character each"),
        ("", "[names.heads]\nTHING = 'x'\n", "names.heads.THING: is not known here; known are PERSON, "),
        ("", "[zones]\nstaff = '(von'\n", "zones.staff: is no regular expression: missing ), "),
        ("", "[zones]\nstaff = 'a{99999999999999999999}'\n", "zones.staff: is no regular expression: "),
        ("", "[zones]\nbyline = 'von {people}'\n", "zones.byline: lacks the group (?P<who>…)"),
        ("", "[zones]\nstaff = 'von {peple}'\n", "zones.staff: {peple} stands for nothing; known are person, people"),
        ("", "[zones]\nparting = '(,)'\n", "zones.parting: may have no group of its own"),
        ("", "[zones]\nparting = ',?'\n", "zones.parting: may have no group of its own and has to match something"),
        ("", "name = ", "is no TOML: "),
    ],
)
def test_a_mistake_is_told_with_its_place_and_the_reason(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in SMALL
    text = SMALL.replace(old, new, 1) if old else SMALL + new
    error = refusal(tmp_path, text)
    assert str(error).startswith(f"fr.toml: {message}")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "de.toml").write_bytes('name = "Fran\xe7ais"'.encode("latin-1"))
    with pytest.raises(InputError, match=r"^de\.toml: is no UTF-8$"):
        read_language(tmp_path / "de.toml")
    with pytest.raises(InputError, match=r"^xx\.toml: cannot be read: No such file or directory$"):
        read_language(tmp_path / "xx.toml")


@given(st.integers(0, len(SMALL)), st.integers(0, 40), st.text(max_size=20))
def test_whatever_a_file_holds_it_is_a_language_or_refused(
    tmp_path_factory: pytest.TempPathFactory, at: int, cut: int, put: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(languages, "folder", lambda: folder)
        try:
            known = read(folder, SMALL[:at] + put + SMALL[at + cut :])
        except InputError:
            return
        assert (known.quotes is not None) == languages.has_quotes("fr")


def test_a_line_among_words_does_not_pass_for_the_table_of_quotes(tmp_path: Path) -> None:
    text = 'name = "x"\ncommon = """\n[quotes]\n"""\n'
    assert refusal(tmp_path, text).place == "quotes"
    assert read(tmp_path, "\ufeff" + text.replace("[quotes]", "zu")).quotes is None


def test_a_file_says_what_it_says(tmp_path: Path) -> None:
    known = read(tmp_path, SMALL + "[zones]\nstaff = '''\n(?i)von\n  der redaktion'''\nbyline = '(?P<who>{people})'\n")
    assert known.quotes is not None
    assert known.quotes.speech == {"sagen", "sage", "sagte"}
    assert known.quotes.marks.openers == {"„": "double"}
    assert known.quotes.stance == frozenset()
    assert known.zones.staff.match("Vonder Redaktion")
    assert known.zones.byline.fullmatch("Ada Marsh und Tom Brandt")
    assert not known.zones.byline.fullmatch("Ada Marsh and Tom Brandt")


def test_the_longest_ending_that_fits_makes_the_forms_of_a_verb() -> None:
    made = VerbForms({"": ("s", "ed"), "e": ("es", "ed"), "ee": ("ees",)}, {"say": ("says", "said")})
    assert made.all(["walk", "note", "agree", "say"]) == {
        *("walk", "walks", "walked", "note", "notes", "noted", "agree", "agrees", "say", "says", "said")
    }
    assert VerbForms({"en": ("t",)}, {}).all(["tun"]) == {"tun"}
