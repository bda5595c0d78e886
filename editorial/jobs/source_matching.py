"""Looking up of all quotes of an article in its sources; some milliseconds a quote, and nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from editorial.domain import labels
from editorial.domain.annotation import Kind
from editorial.domain.record import Record
from editorial.domain.source import SourceText
from editorial.domain.utterance import Utterance, utterances
from editorial.domain.verdict import USUAL_RULES, FoldRules, Match
from editorial.language.checking.asked import asked_of, pieces_of
from editorial.language.checking.look_up import QuoteChecker
from editorial.language.checking.source_index import SourceIndex
from editorial.language.checking.speakers import NamedSpeaker, SpeakerNames
from editorial.language.lexicon.languages import transcripts_of


class SourceMatcher:
    """Looks up the quotes of articles, and keeps the index of each text that it has read: for one thread at a time."""

    def __init__(self, rules: FoldRules = USUAL_RULES) -> None:
        self._rules = rules
        self._indexes: dict[tuple[str, str], SourceIndex] = {}

    def matches(self, record: Record, texts: Mapping[str, SourceText]) -> dict[str, Match]:
        """Return what the sources of an article say of its quotes in marks, by the id of each piece.

        `texts` are those of its sources, by hash; a source whose text is not there is left out. The pieces of one quote
        share their match. Without any text nothing is said of any quote.
        """
        checker = self._checker(record, texts)
        found: dict[str, Match] = {}
        if not checker.sources:
            return found
        for utterance in utterances(record.quotes):
            found |= _of_utterance(record, utterance, checker)
        return found

    def _checker(self, record: Record, texts: Mapping[str, SourceText]) -> QuoteChecker:
        language = record.article.language
        there = [one for one in record.sources.values() if one.sha256 in texts]
        indexes = {one.id: self._index(texts[one.sha256], language) for one in there}
        return QuoteChecker(indexes, _names(language), self._rules)

    def _index(self, text: SourceText, language: str) -> SourceIndex:
        key = text.sha256, language
        if key not in self._indexes:
            self._indexes[key] = SourceIndex(text, transcripts_of(language))
        return self._indexes[key]


@cache
def _names(language: str) -> SpeakerNames:
    return SpeakerNames(language)


def _of_utterance(record: Record, utterance: Utterance, checker: QuoteChecker) -> dict[str, Match]:
    lexicon, speaker = transcripts_of(record.article.language), _speaker(record, utterance)
    ids = {piece.span: piece.id for piece in utterance.pieces if piece.kind is Kind.DIRECT}
    found: dict[str, Match] = {}
    for pieces in pieces_of(utterance):
        match = checker.look_up(asked_of(record.article.text, pieces, lexicon), speaker)
        if match is not None:
            found |= dict.fromkeys((ids[piece.span] for piece in pieces), match)
    return found


def _speaker(record: Record, utterance: Utterance) -> NamedSpeaker:
    """Return the names of whoever the article says speaks; nobody for words that mean nobody named."""
    entity = record.entities.get((utterance.speaker.entity if utterance.speaker is not None else None) or "")
    if entity is None:
        return NamedSpeaker()
    return NamedSpeaker((entity.name, *entity.aliases), person=entity.label == labels.PERSON)
