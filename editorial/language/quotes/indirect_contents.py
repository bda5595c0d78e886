"""Contents that the cues of an article may report: clauses, objects and sentences, from the dependency parse.

Method: rules for the constructions of attribution described for the PolNeAR corpus (Newell, Margolin and Ruths 2018).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from editorial.domain.rules import Rule
from editorial.language.facts import Fact
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.cues import Cue
from editorial.language.passages.quote_context import OUTSIDE, QuoteContext
from editorial.language.passages.turns import find_turns

_OPENING = frozenset("$£€([#@")
_LONGEST = 400
_THAT_WITHIN = 8
"""*That* starts the clause of a verb within so many tokens after it."""
_OWN_CLAUSE = frozenset({"WDT", "WP", "WRB", "WP$", "TO"})
"""Tags of words that start a clause inside an object."""
_CLAUSE_STARTS = frozenset({"DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "CD", "$", "EX", "JJ", "VBG"})
"""Tags of the first word of a clause without *that*."""
"""The longest content, in tokens; a longer one is a parse error."""

_TURN_ENDS = frozenset({"?", "!", ".", "…", "..."})
"""Punctuation at the end of a turn of a transcript that belongs to what is said."""


SIDES = {
    Rule.CLAUSE: (Rule.CLAUSE_LEFT, Rule.CLAUSE_RIGHT),
    Rule.CLAUSE_FIRST: (Rule.CLAUSE_FIRST_LEFT, Rule.CLAUSE_FIRST_RIGHT),
    Rule.AROUND: (Rule.AROUND_LEFT, Rule.AROUND_RIGHT),
    Rule.OBJECT: (Rule.OBJECT_LEFT, Rule.OBJECT_RIGHT),
    Rule.INFINITIVE: (Rule.INFINITIVE_LEFT, Rule.INFINITIVE_RIGHT),
    Rule.ABOUT: (Rule.ABOUT_LEFT, Rule.ABOUT_RIGHT),
    Rule.QUESTION: (Rule.QUESTION_LEFT, Rule.QUESTION_RIGHT),
    Rule.NOUN_CLAUSE: (Rule.NOUN_CLAUSE_LEFT, Rule.NOUN_CLAUSE_RIGHT),
}
"""The rules for the parts before and after the clause of the cue, if that is inside the content.

This is usual for AROUND; for the others it happens only with crossing arcs in the parse.
"""


@dataclass(frozen=True, slots=True)
class Content:
    """What a cue may report: first and last token, the cue, the rule that found it, and its facts."""

    first: int
    last: int
    cue: Cue
    rule: Rule
    facts: frozenset[Fact] = frozenset()


class ContentFinder:
    """Finds the contents that the cues of an article may report."""

    def __init__(self, context: QuoteContext, cues: Sequence[Cue], lexicon: QuoteLexicon) -> None:
        self._context, self._tokens, self._cues, self._lexicon = context, context.tokens, cues, lexicon
        self._cue_at = {cue.token: cue for cue in cues}

    def offers(self) -> Iterator[Content]:
        """Yield all contents that the cues may report, in the order of the cues."""
        for cue in self._cues:
            if cue.sort is Fact.ACCORDING:
                yield from self._according(cue)
            elif cue.sort is Fact.NOUN:
                yield from self._noun(cue)
            else:
                yield from self._verb(cue)
        for turn in find_turns(self._context, self._lexicon):
            yield from self._trimmed(turn.cue, turn.first, turn.last, Rule.LABEL)

    def _verb(self, cue: Cue) -> Iterator[Content]:
        """Yield the clauses, objects and complements of a verb."""
        tokens, reported, lower = self._tokens, self._lexicon.reported, self._tokens.lower[cue.token]
        children = tokens.children[cue.token]
        clauses = [child for child in children if tokens.dep[child] == "ccomp"]
        ahead, after = [c for c in clauses if c < cue.token], [c for c in clauses if c > cue.token]
        if not clauses:
            yield from self._surface(cue)
        for child in ahead:
            end = tokens.edges[1][child] + 1
            if tokens.lower[end : end + 1] != [";"]:  # *Ellis said …; Okafor said …* are two reports
                yield from self._under(cue, child, Rule.CLAUSE_FIRST)
        if after:
            last = self._past_quoted_comma(tokens.edges[1][after[-1]])
            yield from self._offer(cue, tokens.edges[0][after[0]], last, Rule.CLAUSE)
        if tokens.dep[cue.token] == "parataxis":
            head = tokens.head[cue.token]
            yield from self._offer(cue, tokens.edges[0][head], tokens.edges[1][head], Rule.AROUND)
        behind = [child for child in children if child > cue.token]
        if lower in reported.objects and not clauses:
            things = [child for child in behind if tokens.dep[child] in {"dobj", "oprd"}]
            if things:
                yield from self._offer(
                    cue, tokens.edges[0][things[0]], self._complement(behind, things[0]), Rule.OBJECT
                )
        for child in behind:
            dep = tokens.dep[child]
            if (
                dep == "xcomp"
                and lower in reported.infinitives
                and cue.speakers
                and not self._asks_for_self(cue, child)
            ):
                yield from self._under(cue, child, Rule.INFINITIVE)
            elif dep == "prep" and lower in reported.prepositions.get(tokens.lower[child], ()):
                for below in tokens.under(child, "pobj", "pcomp"):
                    yield from self._under(cue, below, Rule.ABOUT)
            elif dep == "advcl" and lower in self._lexicon.speech and self._asks(child):
                yield from self._under(cue, child, Rule.QUESTION)

    def _past_quoted_comma(self, last: int) -> int:
        """Return the last token of a clause, which goes on with a verb after a comma inside marks (*“… child,” faked*).

        A parser takes such a comma for the end of the clause.
        """
        tokens, context = self._tokens, self._context
        number = context.inside[last] if last < len(tokens) else OUTSIDE
        if number == OUTSIDE:
            return last
        ahead = context.token_ranges[number].stop
        commas = {tokens.lower[token] for token in context.token_ranges[number][-2:]} & {","}
        if not commas or ahead >= len(tokens) or ahead in self._cue_at or not tokens.has_finite_verb([ahead]):
            return last
        return tokens.sentence_range(ahead).stop - 1

    def _surface(self, cue: Cue) -> Iterator[Content]:
        """Yield what follows a verb that takes a clause where the parse has none: the rest of the sentence.

        It starts with *that*, a few words after the verb and before any other one (*claimed in a letter that …*), or
        right after the verb with what may start a clause.
        """
        tokens, lower = self._tokens, self._tokens.lower[cue.token]
        alone = lower in self._lexicon.reported.clauses  # the others take whom they address first (*told them that …*)
        if cue.passed or not cue.speakers or not (alone or lower in self._lexicon.addressing):
            return
        rest = range(cue.last + 1, tokens.sentence_range(cue.token).stop)
        starts = (token for token in rest[:_THAT_WITHIN] if self._opens_clause(token, rest.start, alone=alone))
        start = next((token for token in starts if self._has_own_verb(range(token, rest.stop))), None)
        if start is None or cue.inverted:
            return
        for content in self._offer(cue, start, rest.stop - 1, Rule.CLAUSE):
            yield replace(content, facts=frozenset({Fact.SURFACE}))

    def _opens_clause(self, token: int, start: int, *, alone: bool) -> bool:
        """Return whether a clause starts at a token, if one starts at `start` (if `alone`) or with *that* behind it."""
        tokens = self._tokens
        if any(tokens.tag[before].startswith(("VB", "MD")) for before in range(start, token)):
            return False
        if tokens.lower[token] == self._lexicon.reported.that:
            return tokens.dep[token] == "mark" or (alone and tokens.tag[token] in {"IN", "WDT", "DT"})
        return (
            alone and token == start and (self._context.inside[token] != OUTSIDE or tokens.tag[token] in _CLAUSE_STARTS)
        )

    def _has_own_verb(self, words: range) -> bool:
        """Return whether a finite verb comes before any word that starts a clause of its own (*when*, *who*, *to*)."""
        tokens = self._tokens
        for token in words[1:]:
            if tokens.tag[token] in _OWN_CLAUSE or tokens.dep[token] == "mark":
                return False
            if tokens.has_finite_verb([token]):
                return tokens.tag[token - 1] != "CC"
        return False

    def _asks_for_self(self, cue: Cue, infinitive: int) -> bool:
        """Return whether somebody asks what is to be done to them or how to stay (*asked not to be named*)."""
        tokens = self._tokens
        passive = bool(tokens.under(infinitive, "auxpass", "acomp"))
        return passive and tokens.lower[cue.token] in self._lexicon.addressing

    def _asks(self, clause: int) -> bool:
        """Return whether a clause is a reported question (*whether …*)."""
        tokens = self._tokens
        return any(tokens.lower[mark] in self._lexicon.reported.questions for mark in tokens.under(clause, "mark"))

    def _complement(self, behind: list[int], thing: int) -> int:
        """Return the last token of an object with its complements (*praised him for his work*)."""
        tokens, last = self._tokens, self._tokens.edges[1][thing]
        for child in behind:
            if child <= thing:
                continue
            dep = tokens.dep[child]
            goes_on = dep in {"oprd", "xcomp", "acomp", "ccomp", "dobj"} or (
                dep == "prep" and tokens.lower[child] in self._lexicon.reported.complements
            )
            if not goes_on or tokens.edges[0][child] != last + 1:
                break
            last = tokens.edges[1][child]
        return last

    def _under(self, cue: Cue, child: int, rule: Rule) -> Iterator[Content]:
        """Yield the subtree of a token."""
        yield from self._offer(cue, self._tokens.edges[0][child], self._tokens.edges[1][child], rule)

    def _according(self, cue: Cue) -> Iterator[Content]:
        """Yield the rest of the sentence, before or after the phrase."""
        tokens = self._tokens
        sentence = tokens.sentence_range(cue.token)
        last = max([cue.last, *(tokens.edges[1][child] for child in tokens.children[cue.last] if child > cue.last)])
        if cue.first - sentence.start > 2:
            yield from self._offer(cue, sentence.start, cue.first - 1, Rule.ACCORDING_AFTER)
        else:
            yield from self._offer(cue, last + 1, sentence.stop - 1, Rule.ACCORDING_BEFORE)

    def _noun(self, cue: Cue) -> Iterator[Content]:
        """Yield the clauses that depend on a noun for speech."""
        tokens = self._tokens
        for child in tokens.children[cue.token]:
            if child > cue.token and tokens.dep[child] in {"acl", "ccomp", "relcl"}:
                yield from self._under(cue, child, Rule.NOUN_CLAUSE)

    def _offer(self, cue: Cue, first: int, last: int, rule: Rule) -> Iterator[Content]:
        """Yield the content from one token to another; in two parts if the clause of the cue is inside it."""
        tokens = self._tokens
        own = [cue.first, cue.last]
        if not cue.passed:
            for speaker in cue.speakers[:1]:
                own += [tokens.edges[0][speaker], tokens.edges[1][speaker]]
        low, high = min(own), max(own)
        if first <= low and high <= last:
            left, right = SIDES[rule]
            yield from self._trimmed(cue, first, low - 1, left)
            yield from self._trimmed(cue, high + 1, last, right)
        else:
            yield from self._trimmed(cue, first, last, rule)

    def _trimmed(self, cue: Cue, first: int, last: int, rule: Rule) -> Iterator[Content]:
        """Yield the content without punctuation at its edges; nothing if it is empty, too long, or contains the cue."""
        context = self._context
        if first > last or last - first > _LONGEST:
            return
        last = self._cut(cue, first, last)
        first, last = self._whole_quotes(first, last)
        while first < last and context.inside[first] == OUTSIDE and self._leaves_out(first, rule):
            first += 1
        while last > first and context.inside[last] == OUTSIDE and self._is_edge(last):
            if rule is Rule.LABEL and self._tokens.lower[last] in _TURN_ENDS:
                break
            last -= 1
        empty = context.inside[first] == OUTSIDE and self._leaves_out(first, rule)
        if first <= cue.token <= last or empty or any(first <= head <= last for head in cue.speakers):
            return
        yield Content(first, last, cue, rule)

    def _leaves_out(self, token: int, rule: Rule) -> bool:
        """Return whether the first token is not part of the content: punctuation, or a connective such as *But*."""
        tokens = self._tokens
        lower = tokens.lower[token]
        if not lower[0].isalnum() and lower[0] not in _OPENING:
            return True
        starts = token == 0 or tokens.sentence[token] != tokens.sentence[token - 1]
        return starts and rule is not Rule.LABEL and lower in self._lexicon.reported.connectives

    def _is_edge(self, token: int) -> bool:
        """Return whether a token is punctuation that does not belong to the end of a content."""
        lower = self._tokens.lower[token]
        return not lower[-1].isalnum() and lower not in {")", "%", "]"} and not (len(lower) > 1 and lower[-1] == ".")

    def _whole_quotes(self, first: int, last: int) -> tuple[int, int]:
        """Return the first and last token, extended so that no quoted span is cut in two."""
        context = self._context
        if context.inside[first] != OUTSIDE:
            first = context.token_ranges[context.inside[first]].start
        if context.inside[last] != OUTSIDE:
            last = context.token_ranges[context.inside[last]][-1]
        return first, last

    def _cut(self, cue: Cue, first: int, last: int) -> int:
        """Return the last token before another cue starts (*…, adding that*, *…, according to*, *…; she said*)."""
        tokens, context, semicolon = self._tokens, self._context, None
        paragraph = context.paragraph_of(tokens.start[first])
        for token in range(first + 1, last + 1):
            if context.inside[token] != OUTSIDE or token == cue.token:
                continue
            other = self._cue_at.get(token)
            if tokens.lower[token] == ";":
                semicolon = token
            if semicolon is not None and other is not None and any(semicolon < head < token for head in other.speakers):
                return semicolon - 1
            if (
                other is not None
                and tokens.lower[token - 1] in {",", "—", "–", "--", "-"}
                and (other.sort is Fact.ACCORDING or (other.passed and tokens.tag[token] == "VBG"))
            ):
                return token - 2
            if tokens.start[token] > context.paragraphs[paragraph].end:
                return token - 1
        return last
