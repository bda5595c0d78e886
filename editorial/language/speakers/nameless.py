"""Names that speak although the search for names did not find them (*“…,” Hale said* with *Hale* nowhere a name)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editorial.domain.annotation import Mention
from editorial.domain.article import Article
from editorial.domain.labels import SPEAKING, WORDS
from editorial.domain.paragraphs import paragraphs
from editorial.domain.text import Span
from editorial.language.facts import Fact
from editorial.language.lexicon.languages import quotes_of
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.cues import find_cues
from editorial.language.passages.quote_context import QuoteContext
from editorial.language.passages.quoted_spans import find_quoted_spans, with_main_marks
from editorial.language.passages.turns import find_turns
from editorial.language.speakers.labels import labelled
from editorial.language.text.tokens import Tokens

_SAYING = frozenset({Fact.SPEECH, Fact.ACCORDING})
_NAME_TAG = "NNP"
_BELONGS = frozenset({"DT", "PRP$", "IN"})
"""Tags of the words before a noun that is no name of a speaker (*the Kingdom said*, *the Minister of Agriculture*)."""
_LONGEST = 5
"""The most words of a name."""


def nameless_speakers(tokens: Tokens, article: Article, mentions: Sequence[Mention]) -> tuple[Span, ...]:
    """Return the names, in code points, of who speaks in an article but is no mention that can speak.

    Returns none if the language of the article has no lexicon of quotes.
    """
    lexicon = quotes_of(article.language)
    if lexicon is None or not len(tokens):
        return ()
    where = paragraphs(article.text)
    quoted_spans = with_main_marks(article.text, find_quoted_spans(article.text, lexicon.marks, where), lexicon.marks)
    context = QuoteContext(tokens, where, quoted_spans, mentions, lexicon.completing)
    names = _Names(context, lexicon, mentions)
    found = [names.around(head) for head in _heads(context, lexicon)]
    found += [names.of_label(turn.label) for turn in find_turns(context, lexicon)]
    return tuple(dict.fromkeys(span for span in found if span is not None))


def _heads(context: QuoteContext, lexicon: QuoteLexicon) -> Iterator[int]:
    """Yield the heads of the speakers of cues, and of labels beside quotes, that are part of no mention."""
    for cue in find_cues(context, lexicon):
        if cue.sort in _SAYING and not cue.passed:
            yield from (head for head in cue.speakers if head not in context.mention_at)
    for number in list(context.token_ranges):
        for candidate in labelled(context, number, lexicon):
            yield from (head for head in candidate.heads if head not in context.mention_at)


class _Names:
    """Decides which words around the head of a speaker are a name."""

    def __init__(self, context: QuoteContext, lexicon: QuoteLexicon, mentions: Sequence[Mention]) -> None:
        self._context, self._tokens, self._lexicon = context, context.tokens, lexicon
        self._silent = {
            token: mention.label in WORDS
            for mention in mentions
            if mention.label not in SPEAKING
            for token in context.tokens_in(mention.span)
        }
        """The tokens of names that cannot speak; false for those with a type that the newsroom added."""
        self._small = {form for form in context.tokens.form if form.islower()}
        self._inside: dict[str, int] = {}
        """How often each capitalised word stands within a sentence, and not behind *the* or *of*."""
        starts = frozenset(context.tokens.sentence_starts)
        for at, form in enumerate(context.tokens.form):
            if form[0].isupper() and at not in starts:
                self._inside[form] = self._inside.get(form, 0) + (context.tokens.tag[at - 1] not in _BELONGS)

    def around(self, head: int) -> Span | None:
        """Return the name that a token is the head of; None if it is no name."""
        if self._tokens.tag[head] != _NAME_TAG or not self._silent.get(head, True):
            return None
        first = last = head
        while first > 0 and head - first < _LONGEST and self._goes_on(first - 1, head):
            first -= 1
        while last + 1 < len(self._tokens) and last - head < _LONGEST and self._goes_on(last + 1, head):
            last += 1
        return self._tokens.span(first, last) if self._is_name(first, last) else None

    def of_label(self, label: range) -> Span | None:
        """Return the name that a label is; None if a part of it is a name already, or a noun."""
        tokens = self._tokens
        known = any(token in self._context.mention_at or not self._silent.get(token, True) for token in label)
        if known or not all(tokens.form[token][0].isupper() for token in label):
            return None
        return None if any(self._is_noun(token) for token in label) else tokens.span(label.start, label[-1])

    def _goes_on(self, token: int, head: int) -> bool:
        """Return whether a token beside a part of a name is part of it too."""
        tokens, context = self._tokens, self._context
        return (
            tokens.tag[token] == _NAME_TAG
            and tokens.form[token][0].isupper()
            and token not in context.mention_at
            and context.inside[token] == context.inside[head]
            and tokens.sentence[token] == tokens.sentence[head]
        )

    def _is_name(self, first: int, last: int) -> bool:
        """Return whether some words are a name, and not only a noun at the start of a sentence or in a heading."""
        tokens, lexicon = self._tokens, self._lexicon
        if first > 0 and tokens.tag[first - 1] in {"DT", "PRP$"}:
            return False
        if first < last:
            return not self._is_noun(last) and not all(self._is_noun(token) for token in range(first, last + 1))
        form = tokens.form[first]
        titled = first > 0 and tokens.lower[first - 1] in lexicon.titles
        known = titled or first in self._silent or self._inside.get(form, 0) > tokens.starts_sentence(first)
        return known and len(form) > 1 and (titled or not self._is_noun(first))

    def _is_noun(self, token: int) -> bool:
        """Return whether a word is a noun for persons or bodies, or is in small letters elsewhere in the article."""
        lower, lexicon = self._tokens.lower[token], self._lexicon
        return (
            lower in self._small
            or lower in lexicon.person_nouns
            or lower in lexicon.group_nouns
            or lower in lexicon.document_nouns
            or lower in lexicon.times
            or lower in lexicon.pronouns
        )
