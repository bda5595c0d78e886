"""Looking up of all quotes of an article in its sources; some milliseconds a quote, and nothing is stored."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from functools import cache

from editorial.domain import labels
from editorial.domain.annotation import Kind, Status
from editorial.domain.record import Record
from editorial.domain.source import SourceText
from editorial.domain.utterance import Utterance, utterances
from editorial.domain.verdict import USUAL_RULES, FoldRules, Match
from editorial.language.checking.asked import asked_of, pieces_of
from editorial.language.checking.look_up import QuoteChecker
from editorial.language.checking.source_index import SourceIndex
from editorial.language.checking.speakers import NamedSpeaker, SpeakerNames
from editorial.language.lexicon.languages import transcripts_of

_MOST_WORDS = 2_000_000
"""How many words of sources stay indexed; each takes some 35 bytes."""


class SourceMatcher:
    """Looks up the quotes of articles, and keeps the indexes of the texts read last: for one thread at a time."""

    def __init__(self, rules: FoldRules = USUAL_RULES) -> None:
        self._rules = rules
        self._indexes: OrderedDict[tuple[str, str], SourceIndex] = OrderedDict()

    def matches(self, record: Record, texts: Mapping[str, SourceText]) -> dict[str, Match]:
        """Return what the sources of an article say of its quotes in marks, by the id of each piece.

        `texts` are those of its sources, by hash; a source whose text is not there is left out. The pieces of one quote
        share their match. Without any text nothing is said of any quote.
        """
        there = [one for one in record.sources.values() if one.sha256 in texts]
        indexes = {one.id: self.index(texts[one.sha256], record.article.language) for one in there}
        return {key: match for _, found in self.each(record, indexes) for key, match in found.items()}

    def each(
        self, record: Record, indexes: Mapping[str, SourceIndex]
    ) -> Iterator[tuple[Utterance, Mapping[str, Match]]]:
        """Yield each utterance with what the sources say of its quotes in marks, by the id of each piece.

        `indexes` are those of the sources, by their ids; without any, nothing is yielded.
        """
        checker = QuoteChecker(indexes, _names(record.article.language), self._rules)
        for utterance in utterances(record.quotes) if indexes else ():
            yield utterance, _of_utterance(record, utterance, checker)

    def index(self, text: SourceText, language: str) -> SourceIndex:
        """Return the index of a text for quotes in a language; it is made if it was not used lately."""
        key = text.sha256, language
        if key not in self._indexes:
            self._indexes[key] = SourceIndex(text, transcripts_of(language))
        self._indexes.move_to_end(key)
        while len(self._indexes) > 1 and sum(map(len, self._indexes.values())) > _MOST_WORDS:
            self._indexes.popitem(last=False)
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
    speaker = utterance.speaker
    entity = record.entities.get((speaker.entity if speaker is not None else None) or "")
    claim = speaker.resolution if speaker is not None else None
    if entity is None or (claim is not None and claim.status is Status.REJECTED):
        return NamedSpeaker()
    return NamedSpeaker((entity.name, *entity.aliases), person=entity.label == labels.PERSON)
