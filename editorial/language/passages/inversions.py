"""Correction of the parse where the verb stands before the speaker (*« … », a déclaré la maire*).

Parsers for languages in which such clauses are the rule often take the speaker for the object of the verb, or the verb
for a noun. Where a reporting verb stands beside a quote with its speaker, `read_inversions` corrects the parse, so that
the rules for cues find there what they find in other clauses. In some languages the clause may also stand inside the
marks (*« Oui, dit-elle, demain. »*); the quote is split there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from editorial.domain.annotation import Mention
from editorial.domain.labels import SPEAKING
from editorial.domain.text import Span, tidy
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.cue_speakers import ACTIVE_SUBJECTS
from editorial.language.passages.inverted_clauses import Inversion, InvertedClauses
from editorial.language.passages.named_descriptions import name_descriptions
from editorial.language.passages.quoted_spans import QuotedSpan
from editorial.language.text.tokens import Tokens

_MOST_MARKS = 4
"""The most punctuation marks between a quote and the clause behind it, and words between a verb and a quote."""
_LONGEST_CLAUSE = 30
"""The most tokens of a clause inside quotation marks; twice as many are looked at beside a quote."""


def read_inversions(
    tokens: Tokens, quoted_spans: Sequence[QuotedSpan], mentions: Sequence[Mention], lexicon: QuoteLexicon
) -> tuple[Tokens, tuple[QuotedSpan, ...]]:
    """Return the tokens with the parse of the clauses corrected, and the quoted spans, split where a clause is inside.

    Both are unchanged if the language has no words for such clauses.
    """
    if not lexicon.inversion.before:
        return tokens, tuple(quoted_spans)
    own = tokens.with_own_parse()
    named = [mention for mention in mentions if mention.label in SPEAKING]
    name_descriptions(own, named, lexicon)
    return own, _Inversions(own, named, lexicon).read(quoted_spans)


class _Inversions:
    """The clauses of one article."""

    def __init__(self, tokens: Tokens, mentions: Sequence[Mention], lexicon: QuoteLexicon) -> None:
        self._tokens, self._lexicon, self._words = tokens, lexicon, lexicon.inversion
        self._clauses = InvertedClauses(tokens, mentions, lexicon)

    def read(self, quoted_spans: Sequence[QuotedSpan]) -> tuple[QuotedSpan, ...]:
        """Split the spans, correct the parse, and return the spans."""
        found: list[QuotedSpan] = []
        pieces_of: list[range] = []
        for quoted in quoted_spans:
            pieces = [quoted] if quoted.parent is not None else self._split(quoted)
            pieces_of.append(range(len(found), len(found) + len(pieces)))
            found += pieces
        for quoted in found:
            if quoted.parent is None and not self._read_behind(quoted):
                self._read_before(quoted)
        return _linked(found, pieces_of)

    def _split(self, quoted: QuotedSpan) -> list[QuotedSpan]:
        """Return the pieces of a quoted span, without the reporting clauses inside it."""
        pieces: list[QuotedSpan] = []
        rest, inner = quoted, _tokens_in(self._tokens, quoted.span)
        at = inner.start
        while at < inner.stop:
            opens = self._tokens.lower[at] in self._words.inside
            stop = min(inner.stop, at + 2 * _LONGEST_CLAUSE)
            clause = self._clauses.inside(at + 1, stop) if opens else None
            at += 1
            if clause is None or clause.stop - clause.first > _LONGEST_CLAUSE:
                continue
            before, behind = self._parted(rest, at - 1, clause)
            if before is not None:
                pieces.append(before)
                if behind is None:
                    return pieces
                rest, at = behind, clause.stop
        return [*pieces, rest]

    def _parted(self, quoted: QuotedSpan, mark: int, clause: Inversion) -> tuple[QuotedSpan | None, QuotedSpan | None]:
        """Return the pieces before and behind a clause; a comma between belongs to neither."""
        tokens, text = self._tokens, self._tokens.text
        cut = tokens.start[mark] if tokens.lower[mark] == "," else tokens.end[mark]
        behind = tokens.end[clause.stop] if clause.stop < len(tokens) else quoted.span.end
        before = tidy(text, quoted.span.start, cut)
        left = tidy(text, min(behind, quoted.span.end), quoted.span.end)
        one = other = None
        if before is not None:
            one = replace(quoted, span=before, outer=Span(quoted.outer.start, cut), closed=False)
        if left is not None and any(character.isalnum() for character in left.of(text)):
            outer = Span(left.start, quoted.outer.end)
            other = replace(quoted, span=left, outer=outer, continues=None, opened=False)
        return one, other

    def _read_behind(self, quoted: QuotedSpan) -> bool:
        """Correct the parse of the clause behind a quoted span; return whether there is one."""
        tokens = self._tokens
        at = tokens.before(quoted.outer.end)
        for _ in range(_MOST_MARKS):
            if at < len(tokens) and not tokens.lower[at][0].isalnum() and tokens.lower[at] not in self._words.before:
                at += 1
        clause = self._clauses.behind(at, min(len(tokens), at + 2 * _LONGEST_CLAUSE))
        if clause is not None:
            self._correct(clause, _tokens_in(tokens, quoted.span))
        return clause is not None

    def _correct(self, clause: Inversion, inner: range) -> None:
        """Make the verb of a clause the head of its speaker and of the quote before it, the tokens `inner`."""
        tokens, verb = self._tokens, clause.verb
        tokens.tag[verb], tokens.dep[verb], tokens.head[verb] = "VBD", "ROOT", verb
        for token in range(clause.first, verb):
            if token != clause.speaker:
                tokens.tag[token], tokens.dep[token], tokens.head[token] = "MD", "aux", verb
        for token in range(max(0, inner.start - _LONGEST_CLAUSE), min(clause.stop, len(tokens))):
            if tokens.head[token] == verb and tokens.dep[token] in ACTIVE_SUBJECTS:
                tokens.dep[token] = "dep"
        tokens.dep[clause.speaker], tokens.head[clause.speaker] = "nsubj", verb
        self._report(inner, verb)

    def _read_before(self, quoted: QuotedSpan) -> None:
        """Correct the parse of the reporting verb directly before a quoted span (*Mme Rouvière tempère : « … »*)."""
        tokens, inner = self._tokens, _tokens_in(self._tokens, quoted.span)
        verb = tokens.before(quoted.outer.start) - 1
        least = max(0, verb - _MOST_MARKS)
        while verb > least and tokens.lower[verb] in self._words.ahead:
            verb -= 1
        if verb < 0 or tokens.lower[verb] not in self._lexicon.reporting:
            return
        if not tokens.tag[verb].startswith("VB") or tokens.head[verb] in inner:
            tokens.tag[verb], tokens.dep[verb], tokens.head[verb] = "VBD", "ROOT", verb
        if not any(tokens.head[at] == verb and tokens.dep[at] in ACTIVE_SUBJECTS for at in range(least, verb)):
            speaker = self._clauses.speakers.before(verb, self._words.before)
            if speaker is not None and speaker not in tokens.up(verb):
                tokens.dep[speaker], tokens.head[speaker] = "nsubj", verb
        if not any(up in inner for up in tokens.up(verb)):
            self._report(inner, verb)

    def _report(self, inner: range, verb: int) -> None:
        """Make the words of a quote the clause that a verb reports."""
        tokens = self._tokens
        root = next((token for token in inner if tokens.head[token] not in inner or tokens.head[token] == token), None)
        if root is None:
            return
        for token in inner:
            if tokens.head[token] == verb:
                tokens.dep[token], tokens.head[token] = "dep", root
        tokens.dep[root], tokens.head[root] = "ccomp", verb


def _tokens_in(tokens: Tokens, span: Span) -> range:
    """Return the tokens that overlap a span."""
    return range(tokens.at(span.start), tokens.before(span.end))


def _linked(found: Sequence[QuotedSpan], pieces_of: Sequence[range]) -> tuple[QuotedSpan, ...]:
    """Return the spans with their links to others, which were indices before spans were split into pieces."""

    def parent(one: QuotedSpan) -> int | None:
        pieces = pieces_of[one.parent] if one.parent is not None else range(0)
        return next((at for at in pieces if found[at].outer.contains(one.outer)), None)

    def earlier(one: QuotedSpan) -> int | None:
        return None if one.continues is None else pieces_of[one.continues][-1]

    return tuple(replace(one, parent=parent(one), continues=earlier(one)) for one in found)
