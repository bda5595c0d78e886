"""Who the subject of a cue is by name, and who speaks together with him."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.domain.labels import PLACE
from editorial.language.lexicon.quotes import QuoteLanguage
from editorial.language.passages.layout import OUTSIDE, Layout

ACTIVE_SUBJECTS = ("nsubj", "csubj")
"""How the subject of a verb that is no passive hangs from it."""
_NAME_WITHIN = 5
"""How many words behind a description its name may begin."""


class CueSpeakers:
    """Looks around the subjects that cues have in one article."""

    def __init__(self, layout: Layout, language: QuoteLanguage) -> None:
        self._layout, self._words, self._language = layout, layout.words, language

    def joined(self, speakers: tuple[int, ...]) -> tuple[int, ...]:
        """Add those who speak together with the first (*Kim and Lee said*), each by name if a name stands beside."""
        found = list(speakers)
        for speaker in found:
            for child in (*self._words.under(speaker, "conj"), *self._added(speaker)):
                if self._layout.is_nominal(child) and self._layout.inside[child] == OUTSIDE and len(found) < 4:
                    found.append(child)
        return tuple(dict.fromkeys(self._named(speaker) for speaker in found))

    def _added(self, speaker: int) -> Iterator[int]:
        """Yield the subjects that a parse gives the same verb and that *and* joins to a speaker."""
        words = self._words
        if words.dep[speaker] in ACTIVE_SUBJECTS:
            for other in words.under(words.head[speaker], *ACTIVE_SUBJECTS):
                before = words.edges[0][other] - 1
                if other > speaker and words.lower[before] in self._language.adding:
                    yield other

    def _named(self, speaker: int) -> int:
        """Return the name that stands beside a description (*the prosecutor, Maud Thessaly*), else the word itself."""
        layout, words = self._layout, self._words
        mention = layout.mention_at.get(speaker)
        if layout.person_at(speaker):
            return speaker
        if mention is not None and mention.label == PLACE:
            return self._of_a_place(speaker)
        if words.tag[speaker] not in {"NN", "NNP", "CD"}:
            return speaker
        for child in words.under(speaker, "appos"):
            if layout.person_at(child) and layout.inside[child] == OUTSIDE:
                return child
        return self._name_behind(speaker) or self._name_after_comma(speaker, self._completed(speaker)) or speaker

    def _of_a_place(self, speaker: int) -> int:
        """Return the noun for people or a group that a place's name stands before (*Derbyshire police said*)."""
        language, words = self._language, self._words
        after = self._layout.phrase(speaker)[1] + 1
        if after >= len(words) or self._layout.inside[after] != OUTSIDE:
            return speaker
        people = words.lower[after] in language.group_nouns or words.lower[after] in language.person_nouns
        return after if people else speaker

    def _name_behind(self, speaker: int) -> int | None:
        """Return the name that a description in front of it belongs to (*co-author Dr. Tom Abbott*)."""
        layout, words = self._layout, self._words
        for word in range(speaker + 1, min(speaker + _NAME_WITHIN, len(words))):
            if layout.person_at(word):
                return layout.phrase(word)[1]
            if words.tag[word] not in {"HYPH", "NN", "NNP"} or layout.inside[word] != OUTSIDE:
                break
        return None

    def _completed(self, speaker: int) -> int:
        """Return the last word of a description with what completes it (*one of them*)."""
        words = self._words
        one = words.tag[speaker] == "CD" and words.lower[speaker] in self._language.indefinite
        return max([speaker, *(words.edges[1][child] for child in words.under(speaker, "prep"))]) if one else speaker

    def _name_after_comma(self, speaker: int, last: int) -> int | None:
        """Return the name right behind a description and a comma, if the parse gives it no verb of its own."""
        layout, words = self._layout, self._words
        if last + 2 >= len(words) or words.lower[last + 1] != ",":
            return None
        if last + 2 not in layout.mention_at or layout.inside[last + 2] != OUTSIDE:
            return None
        if not layout.person_at(last + 2) and words.lower[speaker] not in self._language.person_nouns:
            return None
        name = layout.phrase(last + 2)[1]
        own_verb = words.dep[name] in ACTIVE_SUBJECTS and words.head[name] != words.head[speaker]
        return None if own_verb and words.dep[speaker] in ACTIVE_SUBJECTS else name
