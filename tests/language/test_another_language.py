"""Another language is another file: quotes with their speakers, names and parts of articles are found by its words."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from editorial.domain import languages
from editorial.domain.annotation import Kind, Quote
from editorial.domain.article import Article, ZoneKind
from editorial.domain.errors import InputError
from editorial.domain.places import seeds
from editorial.domain.suggestions import FindOptions, Suggestions
from editorial.domain.text import sha256
from editorial.language.languages import find_language
from editorial.language.pipeline import Finder, Reader
from editorial.language.quote_words import Words
from editorial.language.quotes import find_quotes
from editorial.language.zones import find_authors, find_zones

GERMAN = """
name = "German"
common = "der die das und nicht mit sich auf für ist im dem auch wurde hat"
and = "und"

[verbs.endings]
en = "e st t te ten"

[quotes]
speech = "sagen klagen"

[quotes.pronouns]
man = "er"
woman = "sie"

[quotes.marks.openers]
double = "„ »"
single = "‚"

[quotes.marks.closers]
double = "“ «"
single = "‘"

[names]
titles = "herr frau"
in_a_place = { aus = 1.5 }

[zones]
byline = 'Von (?P<who>{people})$'
parting = '\\s+und\\s+'
"""
NAMES_ONLY = 'name = "Swedish"\ncommon = "och att det som"\n[names]\ntitles = "herr fru"\n'
TEXT = (
    "Die Mauer\nVon Ada Marsh und Tom Brandt\n\n"
    "Der Rat hat die Mauer auf dem Kai nicht mit Geld und auch nicht im Jahr."
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder where the program looks for languages in this test: English, German and a little Swedish."""
    english = languages.files()["en"].read_text(encoding="utf-8")
    for code, text in (("en", english), ("de", GERMAN), ("sv", NAMES_ONLY)):
        (tmp_path / f"{code}.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(languages, "folder", lambda: tmp_path)
    return tmp_path


def article(text: str, tag: str) -> Article:
    return Article("a", "", text, sha256(text), language=tag)


def parsed(*rows: tuple[str, str, str, int]) -> Words:
    """Return words as a pipeline for their language would read them: each with its kind, its relation and its head."""
    forms, tags, deps, heads = zip(*rows, strict=True)
    joined = [not (word in "„»" or after in "“«,.") for word, after in zip(forms, (*forms[1:], "."), strict=True)]
    return Words.of(Doc(spacy.blank("de").vocab, forms, joined, tags=tags, deps=deps, heads=heads))


def read(words: Words, tag: str, kind: Kind) -> list[Quote]:
    found = find_quotes(words, article(words.text, tag), (), (), FindOptions())
    return [quote for quote in found if quote.kind is kind]


def complaint(verb: str) -> Words:
    return parsed(
        ("„", "``", "punct", 7),
        ("Wir", "PRP", "nsubj", 2),
        ("haben", "VBP", "ccomp", 7),
        ("kein", "DT", "det", 4),
        ("Geld", "NN", "dobj", 2),
        ("“", "''", "punct", 7),
        (",", ",", "punct", 7),
        (verb, "VBD", "ROOT", 7),
        ("Olaf", "NNP", "compound", 9),
        ("Brandt", "NNP", "nsubj", 7),
        (".", ".", "punct", 7),
    )


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("verb", ["sagte", "klagte"])
def test_a_quote_is_found_by_the_marks_and_its_speaker_by_the_verbs_of_the_language(verb: str) -> None:
    words = complaint(verb)
    [quote] = read(words, "de-AT", Kind.DIRECT)
    assert quote.span.of(words.text) == "Wir haben kein Geld"
    assert quote.cue is not None
    assert quote.cue.of(words.text) == verb
    assert [speaker.span.of(words.text) for speaker in quote.speakers if speaker.span] == ["Olaf Brandt"]


def report(verb: str) -> Words:
    return parsed(
        ("Brandt", "NNP", "nsubj", 1),
        (verb, "VBD", "ROOT", 1),
        (",", ",", "punct", 1),
        ("dass", "IN", "mark", 6),
        ("das", "DT", "det", 5),
        ("Geld", "NN", "nsubj", 6),
        ("fehlt", "VBZ", "ccomp", 1),
        (".", ".", "punct", 1),
    )


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("verb", "tag", "count"), [("sagte", "de", 1), ("baute", "de", 0), ("sagte", "sv", 0)])
def test_speech_is_reported_by_the_verbs_of_the_language_alone(verb: str, tag: str, count: int) -> None:
    words = report(verb)
    reported = ["dass das Geld fehlt"] * count
    assert [quote.span.of(words.text) for quote in read(words, tag, Kind.INDIRECT)] == reported
    assert len(read(complaint(verb), tag, Kind.DIRECT)) == (tag == "de")


def found(reader: Reader, text: str, tag: str) -> Suggestions:
    return Finder(FindOptions(), reader).find(article(text, tag))


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("tag", "title"), [("de", "Frau"), ("sv", "Fru"), ("en", "Mrs")])
def test_the_words_of_the_language_speak_for_a_name(reader: Reader, tag: str, title: str) -> None:
    reasons = {
        title: [
            reason
            for mention in found(reader, f"{title} Mara Vance kam.", tag).mentions
            for reason in mention.provenance.evidence
        ]
        for title in ("Frau", "Fru", "Mrs")
    }
    said = [known for known in reasons if f"“{known}” stands before it" in reasons[known]]
    assert said == [title]


@pytest.mark.usefixtures("folder")
def test_without_a_table_of_quotes_names_are_found_and_quotes_are_not_looked_for(reader: Reader) -> None:
    text = "Olaf Brandt: „Wir haben das Geld nicht.“"
    assert [quote.span.of(text) for quote in found(reader, text, "de").quotes] == ["Wir haben das Geld nicht."]
    assert found(reader, text, "sv").quotes == ()
    assert "Mara Vance" in [m.span.of("Mara Vance kom.") for m in found(reader, "Mara Vance kom.", "sv").mentions]


@pytest.mark.usefixtures("folder")
def test_the_parts_of_an_article_are_told_by_the_patterns_of_the_language() -> None:
    [byline] = [zone for zone in find_zones(TEXT, "de") if zone.kind is ZoneKind.BYLINE]
    assert byline.span.of(TEXT) == "Von Ada Marsh und Tom Brandt"
    assert find_authors(TEXT, find_zones(TEXT, "de"), "de") == ("Ada Marsh", "Tom Brandt")
    assert find_authors(TEXT, find_zones(TEXT, "sv"), "sv") == ()


@pytest.mark.usefixtures("folder")
def test_the_language_of_a_text_is_the_one_with_most_little_words() -> None:
    assert find_language(TEXT) == "de"
    assert find_language(TEXT + " Det och att som det och att som det och att som." * 2) == "sv"
    assert {find_language(path.read_text("utf-8")) for path in seeds().glob("*.txt")} == {"en"}
    assert find_language("und the") == "en"  # as many of each
    assert find_language("Kai") == "en"  # too short to tell
    assert find_language("Kai " * 50) == languages.UNKNOWN


def test_a_mistake_in_a_file_is_told_when_the_language_is_wanted(folder: Path) -> None:
    (folder / "xx.toml").write_text("nam = 'X'", encoding="utf-8")
    assert languages.is_known("xx")
    with pytest.raises(InputError, match=r"^xx\.toml: name: is missing$"):
        find_zones(TEXT, "xx")
