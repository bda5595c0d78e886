"""Candidates for names, from the entities that the model found: with Editorial's labels and trimmed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from unicodedata import category

from editorial.domain import labels
from editorial.domain.annotation import Origin
from editorial.domain.article import ZoneKind
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.language.lexicon.gazetteer import gazetteer
from editorial.language.lexicon.toml_table import WordSet
from editorial.language.names.model_labels import our_label
from editorial.language.names.name_context import NameContext

_TIME_OF_DAY = re.compile(r"\d{1,2}[:.]\d{2}$")
_TRAILING = frozenset({"'", "’", "‘", '"', "”", "“", ",", "-", "–", "—", "(", ":", ";", "..."})


_WHOLE = frozenset({labels.WORK, labels.DATE, labels.NUMBER})
"""Labels of names that may end in a word such as *of*."""

ZONE_WEIGHTS = {ZoneKind.HEADLINE: 0.5, ZoneKind.BYLINE: 0.5, ZoneKind.CAPTION: 0.5, ZoneKind.BOILERPLATE: 0.25}
"""Weights of mentions outside the body (1.0 inside it) when the mentions of a name are combined; set by hand."""


@dataclass(slots=True, eq=False)
class NameCandidate:
    """A candidate for a name, with the evidence collected for it.

    `first` and `last` are the indices of its first token and of the one after its last. `prior` has the model's
    probability of each label; `outside` and `inside` are the model's probabilities of no name, and of this end. `votes`
    has the weights of the words around it by label, `why` the same with reasons. `mates` is the number of mentions that
    its label was decided with; `doubt` is the reason why its boundaries are doubtful, if they are.
    """

    context: NameContext
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
        """Return the start of the name in the article, in code points."""
        return self.context.tokens.start[self.first]

    @property
    def end(self) -> int:
        """Return the end of the name in the article, in code points."""
        return self.context.tokens.end[self.last - 1]

    @property
    def weight(self) -> float:
        """Return its weight among the mentions of its name, in 0..1, by the zone of the article."""
        return ZONE_WEIGHTS.get(self.zone, 1.0)

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words of the name, without white space tokens."""
        return tuple(filter(None, self.context.words[self.first : self.last]))

    @property
    def text(self) -> str:
        """Return the name as text on one line."""
        return " ".join(self.context.tokens.text[self.start : self.end].split())

    def vote(self, label: str, weight: float, reason: Reason) -> None:
        """Add evidence for a label; a negative weight is evidence against it."""
        self.votes[label] = self.votes.get(label, 0.0) + weight
        self.why.append((label, weight, reason))


def read(context: NameContext) -> Iterator[NameCandidate]:
    """Yield the entities that the model found, trimmed and split at brackets."""
    for begin, stop, theirs in context.tokens.ents:
        label = our_label(theirs)
        for start, end in _parts(context, begin, stop, label):
            first, last = trimmed(context, start, end, label)
            if first < last:
                yield make_candidate(context, first, last, label, start)


def make_candidate(context: NameContext, first: int, last: int, label: str, begun: int | None = None) -> NameCandidate:
    """Return a candidate with the model's probabilities; `begun` is the token it started at before it was trimmed."""
    begun = first if begun is None else begun
    made = NameCandidate(context, first, last, label)
    known = context.probabilities
    if known is not None:
        prior = made.prior
        for ours, mass in zip(context.probability_labels, known.starts[begun].tolist(), strict=True):
            prior[ours] = prior.get(ours, 0.0) + mass
        made.outside = float(known.outside[begun])
        if last > begun + 1:
            made.inside = float(known.inside[begun + 1 : last].prod())
    else:
        made.prior[label] = 1.0
    return made


def made_by(rule: Rule, context: NameContext, first: int, last: int, label: str) -> NameCandidate:
    """Return a candidate that a rule found, with the model's probabilities."""
    made = make_candidate(context, first, last, label)
    made.origin, made.rule = Origin.RULE, rule
    return made


def _parts(context: NameContext, start: int, end: int, label: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of an entity between brackets and white space tokens; dates and numbers are not split."""
    words = context.words[start:end]
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


def trimmed(context: NameContext, first: int, last: int, label: str) -> tuple[int, int]:
    """Return the range without an article or title before the name, *'s* or *QC* after it, and punctuation.

    A full stop that the tokenizer parts from the word goes only at the end of a sentence.
    """
    lower, tokens, lexicon = context.lower, context.tokens, context.lexicon
    while first < last and (not lower[first] or _is_punctuation(lower[first]) or lower[first] in lexicon.no_start):
        first += 1
    if last - first > 1 and lower[last - 1] == "." and (last == len(tokens) or tokens.starts_sentence(last)):
        last -= 1
    while last > first and (
        not lower[last - 1] or lower[last - 1] in _TRAILING or lower[last - 1] in lexicon.possessive
    ):
        last -= 1
    while last - first > 1 and _hangs(context, last - 1) and label not in _WHOLE:
        last -= 1
    while last - first > 1 and _TIME_OF_DAY.match(lower[first]):
        first += 1
    if last - first > 2 and lower[first] + lower[first + 1] in lexicon.bound:
        first += 2
    while last - first > 1 and lower[first] in lexicon.leading and tokens.starts_sentence(first):
        first += 1
    if last - first > 1 and _only_begins(context, first, last):
        first += 1
    if label == labels.PERSON and not is_called_after(context, first, last):
        first = _behind_titles(context, first, last)
        while last - first > 1 and lower[last - 1] in lexicon.after_person:
            last -= 1
    return first, last


def _only_begins(context: NameContext, first: int, last: int) -> bool:
    """Return whether an ordinary word only begins the sentence, and a well-known name is behind it."""
    ordinary = context.lower[first] in context.lexicon.ordinary and context.tokens.starts_sentence(first)
    if not ordinary or context.words[first + 1] == "-":
        return False
    lists, rest = gazetteer(), " ".join(context.words[first + 1 : last])
    if lists.place(" ".join(context.words[first:last])) or lists.is_organisation(" ".join(context.words[first:last])):
        return False
    person = (
        last - first > 2 and lists.sex(context.words[first + 1]) is not None and not lists.sex(context.words[first])
    )
    return person or lists.is_group(rest) or lists.place(rest) is not None or lists.is_organisation(rest)


def _hangs(context: NameContext, at: int) -> bool:
    """Return whether a name does not end with a word: one such as *of*, unless a hyphen joins it."""
    return context.lower[at] in context.lexicon.hanging and context.words[at - 1] != "-"


def is_called_after(context: NameContext, first: int, last: int) -> bool:
    """Return whether a title belongs to the name of something called after somebody (*King Imran Relief Centre*)."""
    headed = context.lower[last - 1] in context.lexicon.head_labels
    return headed and last - first > 2 and context.words[last - 1] not in gazetteer().surnames


def _behind_titles(context: NameContext, first: int, last: int) -> int:
    """Return where the name of a person starts behind titles and roles (*Senior Ranger*)."""
    lexicon = context.lexicon
    while last - first > 1 and is_one_of(lexicon.titles, context.lower[first], last - first):
        first += 1
    start = first
    while last - start > 2:
        lower = context.lower[start]
        if is_one_of(lexicon.next_to_names, lower, 3):
            first = start = start + 1
        elif lower in lexicon.ranks:
            start += 1
        else:
            break
    return first


def is_one_of(words: WordSet, word: str, length: int) -> bool:
    """Return whether a word is one of the words, or the plural of one before a name of `length` - 1 words and more."""
    return word in words or (length > 2 and word.endswith("s") and word[:-1] in words)


def _is_punctuation(word: str) -> bool:
    """Return whether a word consists of punctuation only."""
    return not word[0].isalnum() and all(category(character).startswith("P") for character in word)
