"""From the model's reading of a text to candidates for names: our labels, tidy edges, the model's certainty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from unicodedata import category

from editorial.domain import labels
from editorial.domain.annotation import Origin
from editorial.domain.article import ZoneKind
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.language.lexicon.names import NEUTRAL, NameLanguage
from editorial.language.text.token_probabilities import TokenProbabilities
from editorial.language.text.tokens import Tokens

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

_TIME_OF_DAY = re.compile(r"\d{1,2}[:.]\d{2}$")
_TRAILING = frozenset({"'", "’", "‘", '"', "”", "“", ",", "-", "–", "—", "(", ":", ";", "..."})


@dataclass(slots=True)
class Piece:
    """An article as the model read it: its tokens, and the model's masses if it told them.

    `words` and `lower` hold the text of each token, as it stands and in lower case; white space is an empty word;
    `forms` are the different words as they stand, `vocabulary` those that stand in lower case somewhere; `language`
    says what is known about the article's; `mass_labels` are our labels of the masses' columns.
    """

    tokens: Tokens
    masses: TokenProbabilities | None
    forms: frozenset[str] = frozenset()
    words: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    vocabulary: set[str] = field(default_factory=set)
    language: NameLanguage = NEUTRAL
    mass_labels: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.forms = frozenset(self.tokens.form)
        blank = {form for form in self.forms if form.isspace()}
        self.words = ["" if form in blank else form for form in self.tokens.form]
        self.lower = ["" if lower in blank else lower for lower in self.tokens.lower]
        self.vocabulary = {word for word in set(self.words) if word.islower()}
        self.mass_labels = tuple(map(our_label, self.masses.labels)) if self.masses else ()

    def word(self, index: int) -> str:
        """Return the word at `index`; empty outside the article."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def next(self, index: int, steps: int = 0) -> str:
        """Return the word `steps` after `index` in lower case; blanks within the line are stepped over."""
        while index < len(self.words):
            if self.words[index] or "\n" in self.tokens.form[index]:
                if not steps or not self.words[index]:
                    return self.lower[index]
                steps -= 1
            index += 1
        return ""

    def previous(self, index: int) -> int:
        """Return the index of the word at or before `index`; blanks within the line are stepped over."""
        while index >= 0 and not self.words[index] and "\n" not in self.tokens.form[index]:
            index -= 1
        return index

    def low(self, index: int) -> str:
        """Return the word at `index` in lower case; empty outside the article."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""


ZONE_WEIGHTS = {ZoneKind.HEADLINE: 0.5, ZoneKind.BYLINE: 0.5, ZoneKind.CAPTION: 0.5, ZoneKind.BOILERPLATE: 0.25}
"""How much a mention counts, of 1 in the body, where the mentions of a name are weighed together; set by hand."""


@dataclass(slots=True, eq=False)
class Candidate:
    """A name as far as it is known while the evidence is gathered.

    `first` and `last` are the indices of its first token and of the one after its last;
    `mates` counts the mentions of its name that were weighed together;
    `prior` holds the model's mass of each of our labels, `votes` what the words around it say for or against a label,
    `why` the same with the reasons; `doubt` says what makes its edges doubtful, if anything does.
    """

    piece: Piece
    first: int
    last: int
    label: str
    zone: ZoneKind = ZoneKind.BODY
    prior: dict[str, float] = field(default_factory=dict)
    outside: float = 0.0
    inside: float = 1.0
    model_label: str | None = None
    votes: dict[str, float] = field(default_factory=dict)
    why: list[tuple[str, float, Reason]] = field(default_factory=list)
    origin: Origin = Origin.MODEL
    rule: Rule | None = None
    score: float = 0.0
    mates: int = 1
    doubt: ReasonCode | None = None

    @property
    def start(self) -> int:
        """Return where the name begins, in code points of the article."""
        return self.piece.tokens.start[self.first]

    @property
    def end(self) -> int:
        """Return where the name ends, in code points of the article."""
        return self.piece.tokens.end[self.last - 1]

    @property
    def weight(self) -> float:
        """Return how much it counts among the mentions of its name, in 0..1, by the part of the article."""
        return ZONE_WEIGHTS.get(self.zone, 1.0)

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words of the name, white space left out."""
        return tuple(word for word in self.piece.words[self.first : self.last] if word)

    @property
    def text(self) -> str:
        """Return the name on one line."""
        return " ".join(self.piece.tokens.text[self.start : self.end].split())

    def vote(self, label: str, weight: float, reason: Reason) -> None:
        """Count a sign for a label; a negative weight counts against it."""
        self.votes[label] = self.votes.get(label, 0.0) + weight
        self.why.append((label, weight, reason))


class Taken:
    """Which tokens of a piece belong to a name already."""

    def __init__(self, piece: Piece, names: Sequence[Candidate]) -> None:
        self._taken = bytearray(len(piece.words))
        for name in names:
            self.take(name.first, name.last)

    def take(self, first: int, last: int) -> None:
        """Mark tokens as taken."""
        self._taken[first:last] = b"\1" * (last - first)

    def free(self, first: int, last: int) -> bool:
        """Return whether none of the tokens is taken."""
        return not any(self._taken[first:last])


def our_label(label: str) -> str:
    """Return our label for one of a spaCy pipeline."""
    return OUR_LABELS.get(label, label)


def read(piece: Piece) -> Iterator[Candidate]:
    """Yield what the model took for names in a piece: edges tidied, parted at brackets."""
    for begin, stop, theirs in piece.tokens.ents:
        label = our_label(theirs)
        for start, end in _parts(piece, begin, stop, label):
            first, last = _trim(piece, start, end, label)
            if first < last:
                yield candidate(piece, first, last, label, start)


def candidate(piece: Piece, first: int, last: int, label: str, begun: int | None = None) -> Candidate:
    """Return a candidate with the model's masses; `begun` is the token it began at before its edges were tidied."""
    begun = first if begun is None else begun
    made = Candidate(piece, first, last, label)
    if piece.masses:
        for ours, mass in zip(piece.mass_labels, piece.masses.starts[begun].tolist(), strict=True):
            made.prior[ours] = made.prior.get(ours, 0.0) + mass
        made.outside = float(piece.masses.outside[begun])
        made.inside = float(piece.masses.inside[begun + 1 : last].prod())
    else:
        made.prior[label] = 1.0
    return made


def _parts(piece: Piece, start: int, end: int, label: str) -> Iterator[tuple[int, int]]:
    """Part a name at a bracket that is not closed within it, and at white space that breaks the line."""
    words = piece.words[start:end]
    if label in {labels.DATE, labels.NUMBER}:
        yield start, end
        return
    begin = start
    for i, word in enumerate(words, start):
        if word in {"(", ")", "[", "]"} or not word:
            if begin < i:
                yield begin, i
            begin = i + 1
    if begin < end:
        yield begin, end


def _trim(piece: Piece, first: int, last: int, label: str) -> tuple[int, int]:
    """Leave out a leading article or title, a trailing *'s* or *QC*, and marks and white space at the edges."""
    lower, tokens, language = piece.lower, piece.tokens, piece.language
    articles = language.articles | language.possessive
    while first < last and (not lower[first] or _is_punctuation(lower[first]) or lower[first] in articles):
        first += 1
    while last > first and (not lower[last - 1] or lower[last - 1] in _TRAILING | language.possessive):
        last -= 1
    while last - first > 1 and _TIME_OF_DAY.match(lower[first]):
        first += 1
    if last - first > 2 and lower[first] + lower[first + 1] in language.bound:
        first += 2
    while last - first > 1 and lower[first] in language.leading and tokens.starts_sentence(first):
        first += 1
    if label == labels.PERSON:
        while last - first > 1 and lower[first] in language.titles:
            first += 1
        while last - first > 2 and lower[first] in language.roles:
            first += 1
        while last - first > 1 and lower[last - 1] in language.after_person:
            last -= 1
    return first, last


def _is_punctuation(word: str) -> bool:
    return all(category(character).startswith("P") for character in word)
