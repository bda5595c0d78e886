"""From the model's reading of a text to candidates for names: our labels, tidy edges, the model's certainty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from editorial.domain import labels
from editorial.domain.annotation import Origin
from editorial.domain.article import ZoneKind
from editorial.language.certainty import Masses

OUR_LABELS: dict[str, str] = {
    "PERSON": labels.PERSON,
    "PER": labels.PERSON,
    "ORG": labels.ORG,
    "GPE": labels.PLACE,
    "LOC": labels.PLACE,
    "FAC": labels.PLACE,
    "NORP": labels.GROUP,
    "MISC": labels.WORK,
    "WORK_OF_ART": labels.WORK,
    "EVENT": labels.EVENT,
    "PRODUCT": labels.PRODUCT,
    "LAW": labels.LAW,
    "LANGUAGE": labels.LANGUAGE,
    "DATE": labels.DATE,
    "TIME": labels.DATE,
    "CARDINAL": labels.NUMBER,
    "ORDINAL": labels.NUMBER,
    "MONEY": labels.NUMBER,
    "PERCENT": labels.NUMBER,
    "QUANTITY": labels.NUMBER,
}
"""The labels of the usual spaCy pipelines in ours; a label that is not here stays as it is."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the article as the model read it; `offset` (code points) is where it begins in the article."""

    doc: Doc
    offset: int
    masses: Masses | None


@dataclass(slots=True)
class Candidate:
    """A name as far as it is known while the evidence is gathered.

    `first` and `last` are the indices of its first token and of the one after its last, in the piece's document;
    `start` and `end` are code points of the article. `prior` holds the model's mass of each of our labels.
    """

    piece: Piece
    first: int
    last: int
    label: str
    zone: ZoneKind
    prior: dict[str, float] = field(default_factory=dict)
    outside: float = 0.0
    inside: float = 1.0
    origin: Origin = Origin.MODEL
    rule: str | None = None
    evidence: list[str] = field(default_factory=list)
    score: float = 0.0

    @property
    def start(self) -> int:
        """Return where the name begins, in code points of the article."""
        return self.piece.offset + self.piece.doc[self.first].idx

    @property
    def end(self) -> int:
        """Return where the name ends, in code points of the article."""
        token = self.piece.doc[self.last - 1]
        return self.piece.offset + token.idx + len(token)

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words of the name, white space left out."""
        return tuple(t.text for t in self.piece.doc[self.first : self.last] if not t.is_space)

    @property
    def text(self) -> str:
        """Return the name on one line."""
        return " ".join(self.piece.doc[self.first : self.last].text.split())


def our_label(label: str) -> str:
    """Return our label for one of a spaCy pipeline."""
    return OUR_LABELS.get(label, label)


def read(piece: Piece) -> Iterator[Candidate]:
    """Yield what the model took for names in a piece, with tidy edges."""
    for ent in piece.doc.ents:
        first, last = _trim(ent)
        if first < last:
            yield candidate(piece, first, last, our_label(ent.label_))


def candidate(piece: Piece, first: int, last: int, label: str) -> Candidate:
    """Return a candidate with the model's masses at its first token."""
    made = Candidate(piece, first, last, label, ZoneKind.BODY)
    if piece.masses:
        for name, mass in zip(piece.masses.labels, piece.masses.starts[first], strict=True):
            ours = our_label(name)
            made.prior[ours] = made.prior.get(ours, 0.0) + float(mass)
        made.outside = float(piece.masses.outside[first])
        made.inside = float(piece.masses.inside[first + 1 : last].prod())
    else:
        made.prior[label] = 1.0
    return made


def _trim(ent: Span) -> tuple[int, int]:
    """Leave out a leading article, a trailing *'s*, and marks and white space at the edges."""
    doc, first, last = ent.doc, ent.start, ent.end
    while first < last and (doc[first].is_space or doc[first].is_punct or doc[first].lower_ in {"the", "'s", "’s"}):
        first += 1
    while last > first and (
        doc[last - 1].is_space or doc[last - 1].lower_ in {"'s", "’s", "'", "’", '"', "”", ",", "-", "–"}
    ):
        last -= 1
    return first, last
