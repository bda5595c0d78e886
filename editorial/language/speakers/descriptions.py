"""What the named are called besides: *the senator*, *the trust*; and who of those described goes unnamed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from editorial.domain.annotation import Mention
from editorial.domain.labels import GROUP, ORG, PERSON
from editorial.language.lexicon.quotes import QuoteLanguage
from editorial.language.passages.layout import Layout
from editorial.language.speakers.salience import Named

_COMPLETED = 30
"""How many words behind a noun are looked at for what completes it."""


class Descriptions:
    """Looks up the descriptions of one article, each worked out when it is first asked for."""

    def __init__(self, layout: Layout, named: Named, language: QuoteLanguage) -> None:
        self._layout, self._words, self._named, self._language = layout, layout.words, named, language

    def stays_unnamed(self, head: int) -> bool:
        """Return whether the words that belong to a noun, such as *who asked not to be named*, keep it unnamed."""
        words = self._words
        last = min(words.edges[1][head], words.sentence_range(head).stop - 1, head + _COMPLETED)
        lower = words.lower[head : last + 1]
        return any(
            tuple(lower[at : at + len(phrase)]) == phrase
            for phrase in self._language.anonymous
            for at in range(len(lower))
        )

    def only(self, noun: str) -> tuple[str, str] | None:
        """Return the one organisation (id and name) whose name ends in a noun; None if there are none or several."""
        ends = self._by_last_word.get(noun, {})
        return next(iter(ends.items())) if len(ends) == 1 else None

    @cached_property
    def _by_last_word(self) -> dict[str, dict[str, str]]:
        """The organisations (id and name) by the last of the words that they are called."""
        found: dict[str, dict[str, str]] = {}
        for mention in self._named.mentions:
            if mention.label in {ORG, GROUP} and mention.entity is not None:
                before, _, last = self._named.name(mention.entity).lower().rpartition(" ")
                if before:
                    found.setdefault(last, {})[mention.entity] = self._named.name(mention.entity)
        return found

    def unnamed_before(self, head: int) -> int | None:
        """Return the same noun with *a* before a word, not far back (*a spokesman … the spokesman*)."""
        words = self._words
        for word in range(head - 1, max(0, head - 150), -1):
            opens = words.lower[self._layout.phrase(word)[0]]
            if words.lower[word] == words.lower[head] and opens in self._language.indefinite:
                named = any(self._layout.mention_at.get(child) for child in words.under(word, "appos"))
                return None if named else word
        return None

    def of(self, noun: str) -> Sequence[tuple[int, str]]:
        """Return whom a noun describes beside their names, in order of the text: (word of the name, entity)."""
        return self._beside_names.get(noun, ())

    @cached_property
    def _beside_names(self) -> dict[str, list[tuple[int, str]]]:
        """What persons are called beside their names: titles before them, appositions after, *X is a senator*."""
        found: dict[str, list[tuple[int, str]]] = {}
        for mention in self._named.mentions:
            if mention.label == PERSON and mention.entity is not None:
                for word in self._beside(mention):
                    found.setdefault(word, []).append((self._words.at(mention.span.start), mention.entity))
        return found

    def _beside(self, mention: Mention) -> list[str]:
        words, nouns = self._words, self._language.person_nouns
        covered = self._layout.words_of(mention.span)
        found = []
        for near in range(covered.start - 1, max(-1, covered.start - 4), -1):
            if not words.tag[near].startswith(("NN", "JJ")) or words.sentence[near] != words.sentence[covered.start]:
                break
            lower = self._language.title_nouns.get(words.lower[near], words.lower[near])
            if lower in nouns:
                found.append(lower)
        for word in covered:
            if words.lower[word] in nouns and word != covered[-1]:
                found.append(words.lower[word])
            for child in words.children[word]:
                if words.dep[child] in {"appos", "compound", "nmod"} and words.lower[child] in nouns:
                    found.append(words.lower[child])
            if words.dep[word] == "appos" and words.lower[words.head[word]] in nouns:
                found.append(words.lower[words.head[word]])
            if words.dep[word] == "nsubj":
                found += [words.lower[c] for c in words.under(words.head[word], "attr") if words.lower[c] in nouns]
        return found
