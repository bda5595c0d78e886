"""Finds the words that introduce a quote, and who they say speaks: *said Petrie*, *according to officials*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from editorial.language.facts import Fact
from editorial.language.lexicon.quotes import QuoteLanguage
from editorial.language.passages.cue_speakers import ACTIVE_SUBJECTS, CueSpeakers
from editorial.language.passages.layout import OUTSIDE, Layout

_PASSIVE = ("nsubjpass", "csubjpass")
_HANDED_DOWN = frozenset({"xcomp", "advcl", "ccomp", "pcomp", "conj", "dep", "acl", "prep", "acomp"})
_MOST_AUXILIARIES = 12
"""How many words (*has since repeatedly*) are stepped over between a verb and the noun before it."""
_AUXILIARIES = frozenset({"RB", "MD", "VBZ", "VBD", "VBP", "VB", "VBN", "RBR"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: its main word, its first and last word, its sort and the heads of what names the speakers.

    `sort` is SPEECH, STANCE, CALLING, ACCORDING, NOUN, LABEL (a name and a colon) or OTHER; `inverted` is true if the
    speaker follows (*said Ellis*), `passed` if the speaker is in a clause further up (*…, adding that*).
    """

    word: int
    first: int
    last: int
    sort: Fact
    speakers: tuple[int, ...]
    inverted: bool = False
    passed: bool = False


def find_cues(layout: Layout, language: QuoteLanguage) -> list[Cue]:
    """Return the cues outside quotes, in the order of the text."""
    return list(_Cues(layout, language))


class _Cues:
    def __init__(self, layout: Layout, language: QuoteLanguage) -> None:
        self._layout, self._words, self._language = layout, layout.words, language
        self._names = CueSpeakers(layout, language)
        self._verbs = language.speech | language.stance | language.calling
        self._openers = {phrase[0] for phrase in language.according}

    def __iter__(self) -> Iterator[Cue]:
        words, language = self._words, self._language
        for number, lower in enumerate(words.lower):
            if self._layout.inside[number] != OUTSIDE:
                continue
            if words.tag[number].startswith("VB") and (lower in self._verbs or self._is_phrase(number)):
                cue = self._verb(number)
            elif lower in self._openers:
                cue = self._according(number)
            elif lower in language.speech_nouns and words.tag[number].startswith("NN"):
                cue = self._noun(number)
            else:
                continue
            if cue is not None:
                yield cue

    def _is_phrase(self, number: int) -> bool:
        """Return whether a verb and the word behind it together introduce what was said (*as Ellis put it*)."""
        return tuple(self._words.lower[number : number + 2]) in self._language.saying_phrases

    def _sort(self, lower: str) -> Fact:
        language = self._language
        if lower in language.speech:
            return Fact.SPEECH
        if lower in language.calling:
            return Fact.CALLING
        return Fact.STANCE if lower in language.stance else Fact.SPEECH

    def _verb(self, number: int) -> Cue | None:
        words = self._words
        sort = self._sort(words.lower[number])
        passed = passive = False
        if words.dep[number] in {"aux", "auxpass"}:
            return None
        if words.dep[number] in {"amod", "compound"} and self._opens_sentence(number):
            behind = self._noun_behind(number)
            return (
                None
                if behind is None
                else Cue(number, number, number, sort, self._names.joined((behind,)), inverted=True)
            )
        if words.dep[number] in {"amod", "compound"}:
            before = self._before_participle(number)
            if before is None:
                return None
            speakers: tuple[int, ...] = (before,)
        else:
            speakers, passive = self._own_subject(number)
            if speakers and speakers[0] < number:
                speakers = (self._out_of_bracket(speakers[0]),)
        inverted = bool(speakers) and speakers[0] > number
        if not speakers and not passive:
            found = self._beside(number)
            if found is not None:
                speakers, inverted = (found,), found > number
            elif words.tag[number] != "VBN" or words.lower[number] not in self._language.addressing:
                speakers, passed = self._handed_down(number), True  # who was *asked whether …* is not who asked
        return Cue(number, number, number, sort, self._names.joined(speakers), inverted, passed)

    def _before_participle(self, number: int) -> int | None:
        """Return the name before a verb that a parse takes for an adjective (*Ellis, the mayor, accused ministers*)."""
        words = self._words
        if not number or words.tag[number] == "VBG":
            return None
        if number - 1 in self._layout.mention_at:
            return number - 1
        before = self._past_aside(self._past_bracket(self._past_time(number - 1)))
        return before if before < number - 1 and self._is_person(before) else None

    def _past_time(self, before: int) -> int:
        """Step back over when something was said (*Ellis on Tuesday accused*)."""
        words = self._words
        if before > 1 and words.lower[before] in self._language.times:
            before -= 1
            return before - 1 if words.tag[before] == "IN" else before
        return before

    def _opens_sentence(self, number: int) -> bool:
        """Return whether a verb before a name starts a sentence (*Said Ellis: …*), which parsers take for a name."""
        words = self._words
        first = number == 0 or words.sentence[number - 1] != words.sentence[number]
        return first and number + 1 < len(words) and words.tag[number + 1].startswith("NNP")

    def _own_subject(self, number: int) -> tuple[tuple[int, ...], bool]:
        """Return the verb's own subject outside quotes; for a passive its agent, and True."""
        layout, words = self._layout, self._words
        children = words.children[number]
        if any(words.dep[child] in {"auxpass", "agent", *_PASSIVE} for child in children):
            return self._agent(number), True
        for child in children:
            if words.dep[child] in ACTIVE_SUBJECTS and layout.inside[child] == OUTSIDE and layout.is_nominal(child):
                if words.lower[child] in self._language.times:
                    continue
                if (
                    words.lower[child] in self._language.relatives
                    or words.lower[child] in self._language.document_nouns
                ):
                    return (self._issuer(number, child) or child,), False
                return (child,), False
        return (), False

    def _issuer(self, number: int, head: int) -> int | None:
        """Return who issued the statement that says something (*he issued a statement saying …*)."""
        words, layout = self._words, self._layout
        noun = head
        if words.lower[head] in self._language.relatives:
            if words.dep[number] != "relcl":
                return None
            noun = words.head[number]
        if words.lower[noun] not in self._language.document_nouns:
            return None
        for child in words.children[noun]:
            if words.dep[child] == "poss" and layout.inside[child] == OUTSIDE:
                return child
        verb = words.head[noun]
        if words.dep[noun] == "pobj":
            verb = words.head[verb]
        if words.dep[noun] in {"dobj", "pobj"} and words.lower[verb] in self._language.issuing:
            for child in words.under(verb, *ACTIVE_SUBJECTS):
                if layout.inside[child] == OUTSIDE and layout.is_nominal(child):
                    return child
        return None

    def _agent(self, number: int) -> tuple[int, ...]:
        words = self._words
        for child in words.children[number]:
            if words.dep[child] == "agent":
                for below in words.children[child]:
                    if words.dep[below] == "pobj" and self._layout.inside[below] == OUTSIDE:
                        return (below,)
        return ()

    def _beside(self, number: int) -> int | None:
        """Return the noun right beside a verb whose subject the parser missed: behind it if a quote ends before it."""
        layout, words = self._layout, self._words
        follows_quote = number > 0 and layout.inside[number - 1] != OUTSIDE
        if follows_quote:
            behind = self._noun_behind(number)
            if behind is not None:
                return behind
        if words.tag[number] == "VBG":
            return number - 1 if self._is_person(number - 1) else None
        before = self._past_time(number - 1)
        least = max(0, number - _MOST_AUXILIARIES)
        while before >= least and words.tag[before] in _AUXILIARIES and layout.inside[before] == OUTSIDE:
            before -= 1
        before = self._past_aside(self._past_bracket(before))
        if (
            before >= 0
            and layout.inside[before] == OUTSIDE
            and layout.paragraph_of(words.start[before]) == layout.paragraph_of(words.start[number])
            and words.tag[before] in {"PRP", "NNP", "NNPS", "NN", "NNS", "WP"}
            and (words.dep[before] not in {"pobj", "dobj"} or before in layout.mention_at)
            and words.tag[number] != "VB"
            and words.lower[before] not in self._language.times
        ):
            return before
        return None

    def _is_person(self, word: int) -> bool:
        """Return whether a word outside quotes is part of a person's name (*footage of Ellis saying …*)."""
        return self._layout.person_at(word) is not None and self._layout.inside[word] == OUTSIDE

    def _past_aside(self, before: int) -> int:
        """Step back over what stands between two commas (*Ellis, 58, told*), unless it is the name itself."""
        layout, words = self._layout, self._words
        if before < 2 or words.lower[before] != ",":
            return before
        if layout.person_at(before - 1):
            return before - 1
        for back in range(before - 1, max(0, before - 25), -1):
            if layout.inside[back] != OUTSIDE or layout.ends_sentence(back):
                break
            if words.lower[back] == "," and layout.is_nominal(back - 1):
                return back - 1 if layout.is_name(back - 1) else before
        return before

    def _out_of_bracket(self, speaker: int) -> int:
        """Return the name before a bracket that a speaker was found in (*Rep. Ellis (R-Ohio)*), else the speaker."""
        words = self._words
        closed = next(
            (word for word in range(speaker + 1, min(speaker + 4, len(words))) if words.lower[word] in {")", "]"}), None
        )
        if closed is None:
            return speaker
        before = self._past_bracket(closed)
        inside = before != closed and before < speaker
        return before if inside and before >= 0 and self._layout.is_nominal(before) else speaker

    def _past_bracket(self, before: int) -> int:
        """Step back over a bracket behind a name (*Rep. Ellis (R-Ohio), said*), and over the commas around it."""
        words = self._words
        at = before
        while at > 0 and words.lower[at] == ",":
            at -= 1
        if at < 0 or words.lower[at] not in {")", "]"}:
            return before
        for back in range(at - 1, max(-1, at - 8), -1):
            if words.lower[back] in {"(", "["}:
                return back - 1
        return before

    def _noun_behind(self, number: int) -> int | None:
        layout, words = self._layout, self._words
        at = number + 1
        while at < len(words) and words.tag[at] == "RB":
            at += 1
        head = None
        while at < len(words) and layout.inside[at] == OUTSIDE and words.sentence[at] == words.sentence[number]:
            if words.tag[at] not in {"PRP", "NNP", "NNPS", "NN", "NNS", "DT", "JJ", "PRP$", "POS", "HYPH", "CD"}:
                break
            if words.tag[at] in {"PRP", "NNP", "NNPS", "NN", "NNS"}:
                head = at
            at += 1
        return head

    def _handed_down(self, number: int) -> tuple[int, ...]:
        """Return the subject of the clause that governs a verb without one (*he called her, adding that …*)."""
        layout, words = self._layout, self._words
        for _ in range(8):
            if words.dep[number] not in _HANDED_DOWN:
                return ()
            head = words.head[number]
            if words.dep[number] == "acl" and layout.is_nominal(head) and layout.inside[head] == OUTSIDE:
                return (self._issuer(number, head) or head,)
            if words.tag[head].startswith("VB"):
                speakers, passive = self._own_subject(head)
                if speakers:
                    return speakers
                if passive:
                    subject = words.under(head, "nsubjpass")
                    return (subject[0],) if subject and layout.inside[subject[0]] == OUTSIDE else ()
            number = head
        return ()

    def _according(self, number: int) -> Cue | None:
        words = self._words
        fitting = [p for p in self._language.according if tuple(words.lower[number : number + len(p)]) == p]
        if number + 1 >= len(words) or not fitting:
            return None
        last = number + len(max(fitting, key=len)) - 1
        speaker = next(
            (child for at in {number, last} for child in words.children[at] if words.dep[child] == "pobj"), None
        )
        if speaker is None or self._layout.inside[speaker] != OUTSIDE:
            speaker = self._noun_behind(last)
        if speaker is None:
            return None
        return Cue(number, number, last, Fact.ACCORDING, self._names.joined((speaker,)), inverted=True)

    def _noun(self, number: int) -> Cue | None:
        words = self._words
        owner = next((child for child in words.children[number] if words.dep[child] == "poss"), None)
        if owner is None or self._layout.inside[owner] != OUTSIDE:
            return None
        return Cue(number, number, number, Fact.NOUN, (owner,))
