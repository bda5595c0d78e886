"""French is a file: quotes, also those split by a clause inside the marks, dialogues and speakers in either order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editorial.domain.annotation import Kind
from editorial.domain.languages import UNKNOWN, is_known
from editorial.domain.measures.evaluation import EvaluationTally
from editorial.domain.record import Record
from editorial.domain.suggestions import FindOptions
from editorial.language.lexicon.languages import find_language
from editorial.language.spacy_pipeline.reader import Finder, Reader
from tests.language.french_case import SENTENCES, article, kept_reader, records


@pytest.fixture(scope="module")
def french() -> Reader:
    return kept_reader()


@pytest.mark.parametrize(("file", "articles"), [("read.jsonl", 30), ("last.jsonl", 10)])
def test_nine_of_ten_quotes_are_found_with_the_right_speaker(french: Reader, file: str, articles: int) -> None:
    gold, tally = {record.article.id: record for record in records(file)}, EvaluationTally()
    assert len(gold) == articles
    for read, found in Finder(FindOptions(), french).stream(record.article for record in gold.values()):
        suggested = Record.of(read, entities=found.entities, mentions=found.mentions, quotes=found.quotes)
        tally.add(gold[read.id], suggested)
    marks = tally.evaluation().marks
    assert marks.exact.gold == sum(len(record.quotes) for record in gold.values())
    assert marks.exact.hits >= 0.95 * marks.exact.gold
    assert marks.both.hits >= 0.9 * marks.both.gold
    assert marks.both.hits >= 0.9 * marks.both.suggested


@pytest.mark.parametrize("text", SENTENCES, ids=lambda text: text[:40])
def test_a_sentence_has_its_quotes_and_who_says_them(french: Reader, text: str) -> None:
    quotes = Finder(FindOptions(), french).find(article(text)).quotes
    said = [quote for quote in quotes if quote.kind in {Kind.DIRECT, Kind.TERM} and quote.within is None]
    speakers = [(one.span.of(text), one.speakers[0].span) for one in said if one.speakers]
    assert [(words, span and span.of(text)) for words, span in speakers] == SENTENCES[text]


def test_what_is_split_by_its_clause_is_one_utterance(french: Reader) -> None:
    text = next(text for text in SENTENCES if "a affirmé la maire" in text)
    first, second = (quote for quote in Finder(FindOptions(), french).find(article(text)).quotes)
    assert second.continues == first.id
    assert [quote.cue.of(text) for quote in (first, second) if quote.cue] == ["affirmé", "affirmé"]


def test_the_words_for_clauses_are_those_of_the_language_alone(french: Reader) -> None:
    text = next(text for text in SENTENCES if "a affirmé la maire" in text)
    found = Finder(FindOptions(), french).find(replace(article(text), language="en")).quotes
    assert [quote.span.of(text) for quote in found] == [text.strip("« »")]


def test_french_is_told_by_its_little_words() -> None:
    assert is_known("fr-CA")
    assert {find_language(record.article.text) for record in records("read.jsonl")} == {"fr"}


OTHERS = {
    "es": "La alcaldesa dijo que el puente no se abrirá antes de marzo, y que las obras son más caras de lo pensado.",
    "pt": "A prefeita disse que a ponte não abre antes de março, mas que as obras são mais caras do que se pensava.",
    "it": "La sindaca ha detto che il ponte non aprirà prima di marzo e che i lavori sono più cari di quanto previsto.",
    "ca": "L’alcaldessa ha dit que el pont no s’obrirà abans del març i que les obres són més cares del previst.",
    "de": "Die Öffnung des alten Stegs sei nicht vor dem März zu haben, des Geldes wegen, sagte die Chefin des Rates.",
    "nl": "De burgemeester zei dat de brug pas in maart weer open gaat, en dat het werk duurder is dan zij dacht.",
}


@pytest.mark.parametrize("language", OTHERS)
def test_a_neighbouring_language_is_not_taken_for_french(language: str) -> None:
    assert find_language(f"{OTHERS[language]} " * 4) == UNKNOWN
