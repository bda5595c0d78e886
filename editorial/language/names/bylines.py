"""Names in bylines, credits, datelines and the speaker labels of transcripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from editorial.domain import labels
from editorial.domain.article import Article
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.domain.text import Span
from editorial.language.lexicon.names import NameLexicon
from editorial.language.names.candidates import NameCandidate, made_by
from editorial.language.names.groups import NameGroup
from editorial.language.names.name_context import NameContext, TakenTokens
from editorial.language.text.zones import find_credit, find_dateline

_TURN = re.compile(r"^([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,3}):[ \xa0]", re.MULTILINE)
_TURNS = 2
"""The fewest lines that start with the same words in capitals and a colon for them to be a speaker label."""


class BylineNames:
    """The names in bylines, credit and dateline of one article, found once in the whole text."""

    def __init__(self, article: Article) -> None:
        self._text, self._authors = article.text, article.authors
        self._credit = article.credit or find_credit(article.text, article.language)
        self._dateline = find_dateline(article.text)

    def missed(self, context: NameContext, names: Sequence[NameCandidate]) -> Iterator[NameCandidate]:
        """Yield mentions of the authors, the credit, the dateline and the speaker labels that the model missed."""
        taken = TakenTokens(context, names)
        for text, label, rule in self._wanted(context.lexicon):
            at = context.tokens.text.find(text) if any(c.isupper() for c in text) else -1
            while at >= 0:
                words = context.tokens.making_up(Span(at, at + len(text)))
                if words and taken.free(words.start, words.stop):
                    made = made_by(rule, context, words.start, words.stop, label)
                    taken.take(words.start, words.stop)
                    yield made
                at = context.tokens.text.find(text, at + len(text))

    def _wanted(self, lexicon: NameLexicon) -> Iterator[tuple[str, str, Rule]]:
        """Yield the names to search for, with their labels and rules."""
        for author in self._authors:
            yield author, labels.PERSON, Rule.BYLINE
        if self._credit:
            yield self._credit, labels.ORG, Rule.CREDIT
        if self._dateline:
            yield self._dateline, labels.PLACE, Rule.DATELINE
        for label in turn_labels(self._text, lexicon):
            yield label, labels.PERSON, Rule.LABEL

    def weigh(self, groups: Sequence[NameGroup]) -> None:
        """Add evidence: authors and speaker labels are persons, a credit an organisation, a dateline a place."""
        authors = {author.casefold() for author in self._authors}
        credit, dateline = (self._credit or "").casefold(), (self._dateline or "").casefold()
        for each in groups:
            name = each.members[0].text.casefold()
            if name in authors:
                each.add(labels.PERSON, 5.0, Reason.of(ReasonCode.BYLINE))
            elif credit and name == credit:
                each.add(labels.ORG, 3.0, Reason.of(ReasonCode.CREDIT))
            elif dateline and name == dateline:
                each.add(labels.PLACE, 4.0, Reason.of(ReasonCode.DATELINE))
            elif each.members[0].rule is Rule.LABEL:
                each.add(labels.PERSON, 4.0, Reason.of(ReasonCode.BEGINS_LINES))


def turn_labels(text: str, lexicon: NameLexicon) -> tuple[str, ...]:
    """Return the names in capitals before a colon that several lines start with (*ELLIS: I never said so.*)."""
    counts = Counter(match[1] for match in _TURN.finditer(text))
    return tuple(
        label
        for label, times in counts.items()
        if times >= _TURNS and not any(word.lower() in lexicon.never for word in label.split())
    )
