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
from editorial.domain.paragraphs import paragraphs
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.resources import seeds_folder
from editorial.domain.suggestions import FindOptions, Suggestions
from editorial.domain.text import sha256
from editorial.language.facts import Fact
from editorial.language.lexicon.languages import find_language, quotes_of
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.quote_context import QuoteContext
from editorial.language.passages.quoted_spans import find_quoted_spans
from editorial.language.quotes.find import find_quotes
from editorial.language.quotes.terms import term_facts
from editorial.language.spacy_pipeline.doc_tokens import tokens_of
from editorial.language.spacy_pipeline.reader import Finder, Reader
from editorial.language.speakers.who_facts import who_facts
from editorial.language.text.tokens import Tokens
from editorial.language.text.zones import find_authors, find_zones

GERMAN = """
name = "German"
common = "der die das und nicht mit sich auf für ist im dem auch wurde hat"
and = "und"

[verbs.endings]
en = "e st t te ten"

[quotes]
speech = "sagen klagen"
according = ["nach angaben von", "laut"]
plural = "n"
completing = "der"
naming = "als"

[quotes.person_nouns]
person = "kunde"

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


def parsed(*rows: tuple[str, str, str, int]) -> Tokens:
    """Return words as a pipeline for their language would read them: each with its kind, its relation and its head."""
    forms, tags, deps, heads = zip(*rows, strict=True)
    joined = [not (word in "„»" or after in "“«,.:") for word, after in zip(forms, (*forms[1:], "."), strict=True)]
    return tokens_of(Doc(spacy.blank("de").vocab, forms, joined, tags=tags, deps=deps, heads=heads))


def read(words: Tokens, tag: str, kind: Kind) -> list[Quote]:
    found = find_quotes(words, article(words.text, tag), (), (), FindOptions())
    return [quote for quote in found if quote.kind is kind]


def complaint(verb: str) -> Tokens:
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


def report(verb: str) -> Tokens:
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


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("phrase", "tag", "cues"),
    [
        ("Laut", "de", ["Laut"]),
        ("Nach Angaben von", "de", ["Nach Angaben von"]),
        ("Nach", "de", []),
        ("Laut", "en", []),
    ],
)
def test_a_speaker_stands_behind_the_phrases_of_the_language(phrase: str, tag: str, cues: list[str]) -> None:
    before = phrase.split()
    at = len(before)
    words = parsed(
        *((word, "IN", "prep", at + 1) for word in before),
        ("Brandt", "NNP", "pobj", at - 1),
        ("fehlt", "VBZ", "ROOT", at + 1),
        ("das", "DT", "det", at + 3),
        ("Geld", "NN", "nsubj", at + 1),
        (".", ".", "punct", at + 1),
    )
    assert [quote.cue.of(words.text) for quote in read(words, tag, Kind.INDIRECT) if quote.cue] == cues


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("tag", "word", "count"), [("de", "und", 2), ("de", "and", 1), ("en", "and", 2)])
def test_speakers_are_several_if_the_word_of_the_language_joins_them(tag: str, word: str, count: int) -> None:
    words = parsed(
        ("Brandt", "NNP", "dep", 0),
        (word, "CC", "dep", 0),
        ("Lund", "NNP", "dep", 0),
        (":", ":", "punct", 0),
        ("„", "``", "punct", 0),
        ("Nein", "UH", "dep", 0),
        ("“", "''", "punct", 0),
    )
    [quote] = read(words, tag, Kind.DIRECT)
    assert len(quote.speakers) == count


def known(words: Tokens, tag: str) -> tuple[QuoteContext, QuoteLexicon]:
    language = quotes_of(tag)
    assert language is not None
    where = paragraphs(words.text)
    return QuoteContext(
        words, where, find_quoted_spans(words.text, language.marks, where), (), language.completing
    ), language


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("tag", "phrase"), [("de", "Ein Kunde der klagt"), ("en", "Ein Kunde")])
def test_an_unnamed_speaker_is_completed_by_a_clause_with_a_word_of_the_language(tag: str, phrase: str) -> None:
    words = parsed(
        ("Ein", "DT", "det", 1),
        ("Kunde", "NN", "nsubj", 4),
        ("der", "WP", "nsubj", 3),
        ("klagt", "VBZ", "relcl", 1),
        ("kam", "VBD", "ROOT", 4),
    )
    assert words.span(*known(words, tag)[0].phrase(1)).of(words.text) == phrase


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("noun", "other"), [("Kunde", False), ("Kunden", False), ("Kai", True)])
def test_a_noun_for_persons_is_known_in_the_plural_of_the_language(noun: str, other: bool) -> None:
    words = parsed((noun, "NN", "nsubj", 1), ("kam", "VBD", "ROOT", 1))
    context, language = known(words, "de")
    facts = who_facts(context, 0, language)
    assert (Fact.OTHER_NOUN in facts, Fact.FACELESS in facts) == (other, other)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("word", "fact"), [("als", "prep_as"), ("in", "prep")])
def test_what_stands_behind_a_naming_word_of_the_language_is_a_name_for_something(word: str, fact: str) -> None:
    words = parsed(
        ("bekannt", "VBN", "ROOT", 0),
        (word, "IN", "prep", 0),
        ("„", "``", "punct", 3),
        ("Mauer", "NN", "pobj", 1),
        ("“", "''", "punct", 3),
    )
    context, language = known(words, "de")
    assert {"prep", "prep_as"} & term_facts(context, 0, None, 0.0, ZoneKind.BODY, language) == {fact}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("tag", "follows"), [("de", True), ("en", False)])
def test_an_age_may_stand_before_the_joining_word_of_the_language(reader: Reader, tag: str, follows: bool) -> None:
    mentions = found(reader, "Mara Vance, 45 und Olaf Brandt kamen.", tag).mentions
    assert any(Reason.of(ReasonCode.AGE_FOLLOWS) in mention.provenance.evidence for mention in mentions) == follows


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
    said = [known for known in reasons if Reason.of(ReasonCode.STANDS_BEFORE, known) in reasons[known]]
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
    assert {find_language(path.read_text("utf-8")) for path in seeds_folder().glob("*.txt")} == {"en"}
    assert find_language("und the") == "en"  # as many of each
    assert find_language("Kai") == "en"  # too short to tell
    assert find_language("Kai " * 50) == languages.UNKNOWN


def test_a_mistake_in_a_file_is_told_when_the_language_is_wanted(folder: Path) -> None:
    (folder / "xx.toml").write_text("nam = 'X'", encoding="utf-8")
    assert languages.is_known("xx")
    with pytest.raises(InputError, match=r"^xx\.toml: name: is missing$"):
        find_zones(TEXT, "xx")
