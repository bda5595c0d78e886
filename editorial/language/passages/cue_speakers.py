"""Speakers of a cue: the names next to its subject, and others who speak together with it."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.domain.labels import PLACE
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.quote_context import OUTSIDE, QuoteContext

ACTIVE_SUBJECTS = ("nsubj", "csubj")
"""Dependency labels of the subject of an active verb."""
_NAME_WITHIN = 5
"""The most tokens between a description and the start of its name."""
_MOST_SPEAKERS = 4


class CueSpeakers:
    """Finds the speakers of the cues of one article, from the heads of their subjects."""

    def __init__(self, context: QuoteContext, lexicon: QuoteLexicon) -> None:
        self._context, self._tokens, self._lexicon = context, context.tokens, lexicon

    def joined(self, speakers: tuple[int, ...]) -> tuple[int, ...]:
        """Return the speakers with those coordinated with them (*Kim and Lee said*); a name replaces a description.

        Speakers are token indices of heads; at most four are returned.
        """
        found = [self._context.compound_head(speaker) for speaker in speakers]
        for speaker in found:
            for child in (*self._tokens.under(speaker, "conj"), *self._added(speaker)):
                if (
                    self._context.is_nominal(child)
                    and self._context.inside[child] == OUTSIDE
                    and len(found) < _MOST_SPEAKERS
                ):
                    found.append(child)
        return tuple(dict.fromkeys(self._named(speaker) for speaker in found))

    def _added(self, speaker: int) -> Iterator[int]:
        """Yield other subjects of the same verb that follow a word such as *and*."""
        tokens = self._tokens
        if tokens.dep[speaker] in ACTIVE_SUBJECTS:
            for other in tokens.under(tokens.head[speaker], *ACTIVE_SUBJECTS):
                before = tokens.edges[0][other] - 1
                if other > speaker and tokens.lower[before] in self._lexicon.adding:
                    yield other

    def _named(self, speaker: int) -> int:
        """Return the name next to a description (*the prosecutor, Maud Thessaly*), else the speaker itself."""
        context, tokens = self._context, self._tokens
        mention = context.mention_at.get(speaker)
        if context.person_at(speaker):
            return speaker
        if (
            self._lexicon.inversion.before
            and tokens.dep[speaker] == "compound"
            and context.person_at(tokens.head[speaker])
        ):
            return tokens.head[speaker]  # see `named_descriptions`
        if mention is not None and mention.label == PLACE:
            return self._group_of_place(speaker)
        if tokens.tag[speaker] not in {"NN", "NNP", "CD"}:
            return speaker
        for child in tokens.under(speaker, "appos"):
            if self._names_person(child, speaker) and context.inside[child] == OUTSIDE:
                return child
        return (
            self._name_behind(speaker)
            or self._name_after_comma(speaker, self._completed(speaker))
            or self._name_at_end(speaker)
            or speaker
        )

    def _name_at_end(self, speaker: int) -> int | None:
        """Return the name at the end of a role or right behind it (*head of the Corvex union Tim Lee*)."""
        context, tokens = self._context, self._tokens
        last = context.phrase(speaker)[1]
        if last == speaker or not self._is_role(speaker):
            return None
        if context.person_at(last) is None:
            if last + 1 < len(tokens) and context.person_at(last + 1) and not self._is_role(last):
                return context.phrase(last + 1)[1] if tokens.sentence[last + 1] == tokens.sentence[speaker] else None
            return self._name_after_comma(speaker, last)
        before = context.phrase(last)[0] - 1
        belongs = before in context.mention_at or tokens.tag[before].startswith("NN") or tokens.lower[before] == ","
        return last if before > speaker and belongs and not self._is_role(before) else None

    def _is_role(self, noun: int) -> bool:
        """Return whether a noun is one for a person (*mayor*, *harpist*), so that a name behind it is that person's."""
        lower, lexicon = self._tokens.lower[noun], self._lexicon
        if noun in self._context.mention_at:
            return False
        person = lower in lexicon.person_nouns or lower.removesuffix(lexicon.plural) in lexicon.person_nouns
        return person or (lower + lexicon.plural).endswith(lexicon.person_endings)

    def _names_person(self, name: int, noun: int) -> bool:
        """Return whether a token is part of the name of a person, or of any name but a place beside such a noun."""
        mention = self._context.mention_at.get(name)
        if mention is None or mention.label == PLACE:
            return False
        if self._context.person_at(name) is not None:
            return True
        bracketed = self._tokens.lower[self._context.phrase(name)[0] - 1] in {"(", "["}
        return not bracketed and self._tokens.lower[noun] in self._lexicon.person_nouns

    def _group_of_place(self, speaker: int) -> int:
        """Return the noun for persons or a group after the name of a place (*Derbyshire police said*)."""
        lexicon, tokens = self._lexicon, self._tokens
        after = self._context.phrase(speaker)[1] + 1
        if after >= len(tokens) or self._context.inside[after] != OUTSIDE:
            return speaker
        people = tokens.lower[after] in lexicon.group_nouns or tokens.lower[after] in lexicon.person_nouns
        return after if people else speaker

    def _name_behind(self, speaker: int) -> int | None:
        """Return the name directly after a description (*co-author Dr. Tom Abbott*)."""
        context, tokens = self._context, self._tokens
        for token in range(speaker + 1, min(speaker + _NAME_WITHIN, len(tokens))):
            if context.person_at(token):
                return context.phrase(token)[1]
            if tokens.tag[token] not in {"HYPH", "NN", "NNP"} or context.inside[token] != OUTSIDE:
                break
        return None

    def _completed(self, speaker: int) -> int:
        """Return the last token of a description with its prepositional phrase (*one of them*)."""
        tokens = self._tokens
        one = tokens.tag[speaker] == "CD" and tokens.lower[speaker] in self._lexicon.indefinite
        return max([speaker, *(tokens.edges[1][child] for child in tokens.under(speaker, "prep"))]) if one else speaker

    def _name_after_comma(self, speaker: int, last: int) -> int | None:
        """Return the name after a description and a comma, unless it is the subject of another verb."""
        context, tokens = self._context, self._tokens
        if last + 2 >= len(tokens) or tokens.lower[last + 1] != ",":
            return None
        if last + 2 not in context.mention_at or context.inside[last + 2] != OUTSIDE:
            return None
        if not context.person_at(last + 2) and tokens.lower[speaker] not in self._lexicon.person_nouns:
            return None
        name = context.phrase(last + 2)[1]
        own_verb = tokens.dep[name] in ACTIVE_SUBJECTS and tokens.head[name] != tokens.head[speaker]
        return None if own_verb and tokens.dep[speaker] in ACTIVE_SUBJECTS else name
