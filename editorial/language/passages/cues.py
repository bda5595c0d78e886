"""Cues: the words that introduce a quote, with their speakers (*said Petrie*, *according to officials*)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from editorial.language.facts import Fact
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.cue_neighbours import CueNeighbours
from editorial.language.passages.cue_speakers import CueSpeakers
from editorial.language.passages.cue_subjects import CueSubjects
from editorial.language.passages.quote_context import OUTSIDE, QuoteContext


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: its main token, its first and last token, its sort and the heads of its speakers (token indices).

    `sort` is SPEECH, STANCE, CALLING, ACCORDING, NOUN, LABEL (a name and a colon) or OTHER; `inverted` is true if the
    speaker follows (*said Ellis*), `passed` if the speaker is in a clause further up (*…, adding that*), `passive` if
    the verb is passive: its speaker is who did it (*was dismissed by Ellis as “…”*), if that is said.
    """

    token: int
    first: int
    last: int
    sort: Fact
    speakers: tuple[int, ...]
    inverted: bool = False
    passed: bool = False
    passive: bool = False


def find_cues(context: QuoteContext, lexicon: QuoteLexicon) -> list[Cue]:
    """Return the cues outside quotes, in the order of the text."""
    return list(_CueFinder(context, lexicon))


class _CueFinder:
    """Iterates over the cues of one article."""

    def __init__(self, context: QuoteContext, lexicon: QuoteLexicon) -> None:
        self._context, self._tokens, self._lexicon = context, context.tokens, lexicon
        self._speakers = CueSpeakers(context, lexicon)
        self._subjects = CueSubjects(context, lexicon)
        self._neighbours = CueNeighbours(context, lexicon)
        phrases = lexicon.according | lexicon.according_first | lexicon.according_people
        self._according_phrases = sorted(phrases, key=len, reverse=True)
        self._openers = {phrase[0] for phrase in self._according_phrases}
        self._beginning = lexicon.beginning_cues

    def __iter__(self) -> Iterator[Cue]:
        tokens, lexicon = self._tokens, self._lexicon
        for index, lower in enumerate(tokens.lower):
            if lower not in self._beginning or self._context.inside[index] != OUTSIDE:
                continue
            if tokens.tag[index].startswith("VB") and (lower in lexicon.reporting or self._is_phrase(index)):
                cue = self._verb(index)
            elif lower in self._openers:
                cue = self._according(index)
            elif lower in lexicon.speech_nouns and tokens.tag[index].startswith("NN"):
                cue = self._noun(index)
            else:
                continue
            if cue is not None:
                yield cue

    def _is_phrase(self, verb: int) -> bool:
        """Return whether a verb and the word after it are a cue together (*as Ellis put it*)."""
        return tuple(self._tokens.lower[verb : verb + 2]) in self._lexicon.saying_phrases

    def _sort(self, lower: str) -> Fact:
        """Return the sort of cue that a verb is."""
        lexicon = self._lexicon
        if lower in lexicon.speech:
            return Fact.SPEECH
        if lower in lexicon.calling:
            return Fact.CALLING
        return Fact.STANCE if lower in lexicon.stance else Fact.SPEECH

    def _verb(self, verb: int) -> Cue | None:
        """Return the cue that a verb is; None for an auxiliary or an adjective without a speaker next to it."""
        tokens, neighbours = self._tokens, self._neighbours
        if tokens.dep[verb] in {"aux", "auxpass"}:
            return None
        if tokens.dep[verb] in {"amod", "compound"}:
            inverted = self._starts_sentence(verb)
            noun = neighbours.noun_after(verb) if inverted else neighbours.name_before_participle(verb)
            noun = neighbours.name_after_quote(verb) if noun is None else noun
            return None if noun is None else self._cue(verb, (noun,))
        speakers, passive = self._subjects.own(verb)
        if passive and not speakers:
            speakers = self._neighbours.agent_beside(verb)
        if speakers and speakers[0] < verb:
            speakers = (neighbours.name_before_bracket(speakers[0]),)
        if speakers or passive:
            return self._cue(verb, speakers, passive=passive)
        if (found := neighbours.noun_beside(verb)) is not None:
            return self._cue(verb, (found,))
        if tokens.tag[verb] == "VBN" and tokens.lower[verb] in self._lexicon.addressing:
            return self._cue(verb, ())  # the subject of *asked whether …* in the passive is not the speaker
        return self._cue(verb, self._subjects.inherited(verb), passed=True)

    def _cue(self, verb: int, speakers: tuple[int, ...], *, passed: bool = False, passive: bool = False) -> Cue:
        """Return the cue of a verb with some speakers."""
        inverted = not passed and bool(speakers) and speakers[0] > verb
        sort = self._sort(self._tokens.lower[verb])
        return Cue(verb, verb, verb, sort, self._speakers.joined(speakers), inverted, passed, passive)

    def _starts_sentence(self, verb: int) -> bool:
        """Return whether a verb before a name starts a sentence (*Said Ellis: …*); parsers take it for a name."""
        tokens = self._tokens
        first = verb == 0 or tokens.sentence[verb - 1] != tokens.sentence[verb]
        return first and verb + 1 < len(tokens) and tokens.tag[verb + 1].startswith("NNP")

    def _according(self, index: int) -> Cue | None:
        """Return the cue of a phrase such as *according to*, with the speaker after it."""
        tokens = self._tokens
        phrases = (p for p in self._according_phrases if tuple(tokens.lower[index : index + len(p)]) == p)
        phrase = next(phrases, None)
        if index + 1 >= len(tokens) or phrase is None:
            return None
        last = index + len(phrase) - 1
        if phrase in self._lexicon.according_first and not self._names_source(index, last):
            return None
        speaker = next(
            (child for at in {index, last} for child in tokens.children[at] if tokens.dep[child] == "pobj"), None
        )
        if speaker is None or self._context.inside[speaker] != OUTSIDE:
            speaker = self._neighbours.noun_after(last)
        if speaker is None or (phrase in self._lexicon.according_people and not self._is_somebody(index, speaker)):
            return None
        return Cue(index, index, last, Fact.ACCORDING, self._speakers.joined((speaker,)), inverted=True)

    def _is_somebody(self, index: int, speaker: int) -> bool:
        """Return whether a phrase such as *pour* heads its clause before somebody, and not before a thing."""
        tokens, lexicon, lower = self._tokens, self._lexicon, self._tokens.lower[speaker]
        if not (tokens.starts_sentence(index) or tokens.lower[index - 1] == ","):
            return False
        plain = lower.removesuffix(lexicon.plural) if lexicon.plural else lower
        return self._context.person_at(speaker) is not None or bool({lower, plain} & lexicon.people)

    def _names_source(self, index: int, last: int) -> bool:
        """Return whether a phrase such as *per* stands where a source is named, and has one behind it.

        It does at the head of a sentence or after a comma. A singular noun by itself is a measure (*per barrel*).
        """
        tokens = self._tokens
        if not (tokens.starts_sentence(index) or tokens.lower[index - 1] == ",") or last + 1 >= len(tokens):
            return False
        after, lower = last + 1, tokens.lower[last + 1]
        if after in self._context.mention_at or tokens.tag[after] in {"DT", "PRP$", "NNP", "NNPS", "NNS"}:
            return True
        following = tokens.tag[after + 1] if after + 1 < len(tokens) else ""
        if tokens.tag[after] == "CD":
            return following == "NNS"
        return tokens.tag[after] == "NN" and (following in {"NN", "NNS"} or lower in self._lexicon.group_nouns)

    def _noun(self, noun: int) -> Cue | None:
        """Return the cue of a noun for speech that has a possessor (*Ellis’s statement*)."""
        tokens = self._tokens
        owner = next((child for child in tokens.children[noun] if tokens.dep[child] == "poss"), None)
        if owner is None or self._context.inside[owner] != OUTSIDE:
            return None
        return Cue(noun, noun, noun, Fact.NOUN, (owner,))
