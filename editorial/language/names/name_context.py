"""The tokens of an article as the search for names sees them, and which of them belong to a name already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from editorial.language.lexicon.names import NEUTRAL, NameLexicon
from editorial.language.names.model_labels import our_label
from editorial.language.text.token_probabilities import TokenProbabilities
from editorial.language.text.tokens import Tokens


@dataclass(slots=True)
class NameContext:
    """The tokens of one article, with the model's probabilities if there are any.

    `words` and `lower` have the text of each token, as written and in lower case; a white space token is an empty word.
    `forms` counts the words as written; `vocabulary` has those that are written in lower case somewhere. `lexicon` is
    that of the article's language. `probability_labels` are Editorial's labels for the columns of the probabilities.
    `capitals` are the indices of the words that begin with a capital, `cut_off` the tokens that were cut off from
    names, so that no name is extended by them again.
    """

    tokens: Tokens
    probabilities: TokenProbabilities | None
    forms: Counter[str] = field(default_factory=Counter)
    words: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    vocabulary: set[str] = field(default_factory=set)
    lexicon: NameLexicon = NEUTRAL
    probability_labels: tuple[str, ...] = ()
    capitals: list[int] = field(default_factory=list)
    cut_off: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.forms = Counter(self.tokens.form)
        blank = {form for form in self.forms if form.isspace()}
        self.words = ["" if form in blank else form for form in self.tokens.form]
        self.lower = ["" if lower in blank else lower for lower in self.tokens.lower]
        self.vocabulary = {word for word in set(self.words) if word.islower()}
        self.capitals = [at for at, word in enumerate(self.words) if word[:1].isupper()]
        if self.probabilities is not None:
            self.probability_labels = tuple(map(our_label, self.probabilities.labels))

    def word(self, index: int) -> str:
        """Return the word at an index; empty outside the article."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def capital_within(self, index: int) -> bool:
        """Return whether a word is capitalised within a sentence, and is no initial, title or role."""
        word = self.word(index)
        if len(word) < 2 or not word[0].isupper() or word.lower() in self.lexicon.next_to_names:
            return False
        return not self.tokens.starts_sentence(index)

    def capital_title(self, index: int) -> bool:
        """Return whether a word is capitalised within a sentence."""
        return self.word(index).istitle() and not self.tokens.starts_sentence(index)

    def next(self, index: int, steps: int = 0) -> str:
        """Return the word `steps` words after `index` in lower case; white space within the line is skipped."""
        while index < len(self.words):
            if self.words[index] or "\n" in self.tokens.form[index]:
                if not steps or not self.words[index]:
                    return self.lower[index]
                steps -= 1
            index += 1
        return ""

    def previous(self, index: int) -> int:
        """Return the index of the word at or before `index`; white space within the line is skipped."""
        while index >= 0 and not self.words[index] and "\n" not in self.tokens.form[index]:
            index -= 1
        return index

    def low(self, index: int) -> str:
        """Return the word at an index in lower case; empty outside the article."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""


class TokenRange(Protocol):
    """Anything with a first token and the one after its last."""

    @property
    def first(self) -> int:
        """Return the index of the first token."""

    @property
    def last(self) -> int:
        """Return the index of the token after the last one."""


class TakenTokens:
    """The set of tokens that belong to a name already."""

    def __init__(self, context: NameContext, names: Iterable[TokenRange]) -> None:
        self._taken = bytearray(len(context.words))
        for name in names:
            self.take(name.first, name.last)

    def take(self, first: int, last: int) -> None:
        """Add the tokens from `first` up to `last`."""
        self._taken[first:last] = b"\1" * (last - first)

    def free(self, first: int, last: int) -> bool:
        """Return whether none of the tokens from `first` up to `last` is in the set."""
        return self._taken.find(1, first, last) < 0
