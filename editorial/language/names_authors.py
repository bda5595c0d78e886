"""Names outside the sentences: authors, the credit, the place it was written in, who speaks in a transcript."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from editorial.domain import labels
from editorial.domain.annotation import Origin
from editorial.domain.article import Article
from editorial.domain.text import Span
from editorial.language.names_groups import Group
from editorial.language.names_language import NameLanguage
from editorial.language.names_read import Candidate, Piece, Taken, candidate
from editorial.language.zones import find_credit, find_dateline

_TURN = re.compile(r"^([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,3}):[ \xa0]", re.MULTILINE)
_TURNS = 2
"""From how many lines on what stands before a colon in capitals is taken for whoever speaks."""


def own_lines(article: Article) -> Callable[[Piece, Sequence[Candidate]], Iterator[Candidate]]:
    """Return a search for mentions of the authors, the credit and the dateline that the model missed."""
    credit = article.credit or find_credit(article.text, article.language)
    wanted = [(author, labels.PERSON, "byline") for author in article.authors]
    if credit:
        wanted.append((credit, labels.ORG, "credit"))
    if dateline := find_dateline(article.text):
        wanted.append((dateline, labels.PLACE, "dateline"))

    def missed(piece: Piece, names: Sequence[Candidate]) -> Iterator[Candidate]:
        taken = Taken(piece, names)
        turns = [(label, labels.PERSON, "label") for label in turn_labels(article.text, piece.language)]
        for text, label, rule in wanted + turns:
            at = piece.tokens.text.find(text) if any(c.isupper() for c in text) else -1
            while at >= 0:
                words = piece.tokens.making_up(Span(at, at + len(text)))
                if words and taken.free(words.start, words.stop):
                    made = candidate(piece, words.start, words.stop, label)
                    made.origin, made.rule = Origin.RULE, rule
                    taken.take(words.start, words.stop)
                    yield made
                at = piece.tokens.text.find(text, at + len(text))

    return missed


def turn_labels(text: str, language: NameLanguage) -> tuple[str, ...]:
    """Return the names in capitals that several lines begin with, before a colon (*ELLIS: I never said so.*)."""
    counts = Counter(match[1] for match in _TURN.finditer(text))
    return tuple(
        label
        for label, times in counts.items()
        if times >= _TURNS and not any(word.lower() in language.never for word in label.split())
    )


def weigh_own_lines(groups: Sequence[Group], article: Article) -> None:
    """Count that a byline names a person, a credit an organisation, and a dateline a place."""
    authors = {author.casefold() for author in article.authors}
    credit = (article.credit or find_credit(article.text, article.language) or "").casefold()
    dateline = (find_dateline(article.text) or "").casefold()
    for each in groups:
        name = each.members[0].text.casefold()
        if name in authors:
            each.add(labels.PERSON, 5.0, "the byline names it")
        elif credit and name == credit:
            each.add(labels.ORG, 3.0, "the article credits it")
        elif dateline and name == dateline:
            each.add(labels.PLACE, 4.0, "the dateline names it")
        elif each.members[0].rule == "label":
            each.add(labels.PERSON, 4.0, "lines of the article begin with it and a colon")
