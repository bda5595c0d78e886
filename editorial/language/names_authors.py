"""Names that the article states outside its sentences: its authors, the credit, the place it was written in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from editorial.domain import labels
from editorial.domain.annotation import Origin
from editorial.domain.article import Article
from editorial.domain.text import Span
from editorial.language.names_groups import Group
from editorial.language.names_read import Candidate, Piece, Taken, candidate
from editorial.language.zones import find_credit, find_dateline


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
        for text, label, rule in wanted:
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
