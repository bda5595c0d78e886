"""In a language about which nothing is known names are found all the same, and nothing English is presumed."""

from __future__ import annotations

import pytest

from editorial.domain.article import Article, ZoneKind
from editorial.domain.errors import InputError
from editorial.domain.languages import UNKNOWN, is_known
from editorial.domain.resources import seeds_folder
from editorial.domain.suggestions import FindOptions, Remembered, Suggestions
from editorial.domain.text import sha256
from editorial.language.lexicon.languages import find_language, language_of
from editorial.language.lexicon.read_file import language_of_text
from editorial.language.spacy_pipeline.reader import Finder, Reader
from editorial.language.text.zones import find_authors, find_zones
from editorial.review.wording.reasons import reason_words

GERMAN = (
    "Westhafen: Der Rat hat am Montag beschlossen, die alte Mauer am Kai um einen halben Meter zu erhöhen. "
    "Bürgermeisterin Jana Lund nannte den Plan „längst fällig“, die Fischer nannten ihn teuer. „Wir haben das Geld "
    "nicht“, sagte Olaf Brandt, der für sie spricht. Im Frühjahr soll gebaut werden, und bis dahin bleibt der Hafen "
    "offen, wie die Stadt mitteilte. In Dänemark hat man es vor zehn Jahren ebenso gemacht."
)
CUES = "The senator Mara Vance was in Kenya and Frobnia. The second season of Mara Vance starts in Kenya."


def suggestions(reader: Reader, text: str, tag: str, *known: Remembered) -> Suggestions:
    article = Article("a", "", text, sha256(text), language=tag)
    return Finder(FindOptions(remembered=known), reader).find(article)


def named(found: Suggestions, text: str) -> dict[str, str]:
    return {mention.span.of(text): mention.label for mention in found.mentions}


@pytest.mark.parametrize("tag", ["de", "sv-SE", UNKNOWN, "xx"])
def test_names_are_found_and_quotes_are_not_looked_for(reader: Reader, tag: str) -> None:
    found = suggestions(reader, GERMAN, tag, Remembered("Westhafen", "PLACE"))
    names = named(found, GERMAN)
    assert names["Westhafen"] == "PLACE"
    assert {"Jana Lund", "Olaf Brandt"} & set(names)
    assert found.quotes == ()


def test_no_english_cue_speaks_for_a_name_of_another_language(reader: Reader) -> None:
    def cues(tag: str) -> set[str]:
        reasons = {
            reason_words(reason)
            for mention in suggestions(reader, CUES, tag).mentions
            for reason in mention.provenance.evidence
        }
        return {reason for reason in reasons if "after it" in reason or "before it" in reason or "list with" in reason}

    assert cues("en") >= {"“senator” comes before it", "“in” comes before it", "but “season of” comes before it"}
    assert cues("de") == set()


def test_a_regional_form_of_a_language_is_that_language(reader: Reader) -> None:
    assert suggestions(reader, CUES, "en-GB") == suggestions(reader, CUES, "en")
    assert is_known("EN_us")
    assert language_of("sv") is None


def test_english_lines_are_no_bylines_in_another_language() -> None:
    text = "En by vid havet\nBy Ada Marsh\n\nHamnen ligger stilla.\n\nMuren ska bli högre.\n\nSource: Hamnbladet"
    kinds = {zone.span.of(text): zone.kind for zone in find_zones(text, "sv")}
    assert kinds["En by vid havet"] is ZoneKind.HEADLINE
    assert "By Ada Marsh" not in {line for line, kind in kinds.items() if kind is ZoneKind.BYLINE}
    assert find_authors(text, find_zones(text, "sv"), "sv") == ()
    assert find_authors(text, find_zones(text), "en") == ("Ada Marsh",)


def test_the_language_of_a_text_is_told_by_its_little_words() -> None:
    assert {find_language(path.read_text("utf-8")) for path in seeds_folder().glob("*.txt")} == {"en"}
    assert find_language(GERMAN) == UNKNOWN
    assert find_language("Mauer") == "en"  # too short to tell


@pytest.mark.parametrize("entry", ['"’" = "\'\'"', 'ab = "c"', '"’" = ""'])
def test_a_character_is_read_as_one_character_so_that_places_stay(entry: str) -> None:
    text = f'name = "X"\ncommon = "x"\n[read_as]\n{entry}\n'
    with pytest.raises(InputError, match=r"^x\.toml: read_as\..*: has to be one character on each side"):
        language_of_text(text, "x.toml")
