"""An utterance looked up in sources that are given as text, easy to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from editorial.domain.source import SourceText, Turn
from editorial.domain.text import Span
from editorial.domain.verdict import USUAL_RULES, EditKind, FoldRules, Match
from editorial.language.checking.asked import Piece, asked_of
from editorial.language.checking.look_up import QuoteChecker
from editorial.language.checking.source_index import SourceIndex
from editorial.language.checking.speakers import NamedSpeaker, SpeakerNames
from editorial.language.checking.turns import find_turns
from editorial.language.lexicon.languages import transcripts_of

_LEXICON, _NAMES = transcripts_of("en"), SpeakerNames("en")


class LookedUp:
    """The match of an utterance, with the words of its edits and passages."""

    def __init__(self, text: str, sources: Mapping[str, str], match: Match) -> None:
        self.text, self.match, self._sources = text, match, sources

    @property
    def edits(self) -> list[tuple[EditKind, str, str]]:
        """Return what was done, with the words of the article and of the source."""
        source = self._sources[self.match.source or ""]
        return [
            (edit.kind, edit.quote.of(self.text) if edit.quote else "", edit.source.of(source) if edit.source else "")
            for edit in self.match.edits
        ]

    @property
    def passages(self) -> list[str]:
        return [span.of(self._sources[self.match.source or ""]) for span in self.match.spans]


def look_up(
    pieces: str | Sequence[str],
    *sources: str,
    speaker: str | None = None,
    rules: FoldRules = USUAL_RULES,
    turns: Sequence[Turn] | None = None,
) -> LookedUp:
    """Look an utterance up that an article gives in these pieces, said by `speaker`; the sources are `0`, `1`…"""
    text, places = "", []
    for number, piece in enumerate([pieces] if isinstance(pieces, str) else pieces):
        text += "“"
        places.append(Piece(Span(len(text), len(text) + len(piece)), goes_on=number > 0))
        text += f"{piece}” she said. "
    texts = {str(number): source for number, source in enumerate(sources)}
    indexes = {
        key: SourceIndex(SourceText.of(source, find_turns(source) if turns is None else turns), _LEXICON)
        for key, source in texts.items()
    }
    named = NamedSpeaker((speaker,), person=True) if speaker is not None else NamedSpeaker()
    match = QuoteChecker(indexes, _NAMES, rules).look_up(asked_of(text, places, _LEXICON), named)
    assert match is not None, "there are no words in the quote"
    return LookedUp(text, texts, match)
