"""What the words of a language say about a quote that an editor adds: its kind, and who seems to have said it.

The language's words are read when they are first needed, because a start does not need them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from editorial.domain import labels
from editorial.domain.annotation import Kind, Mention, Quote, Resolution, Speaker, Status
from editorial.domain.languages import DEFAULT
from editorial.domain.paragraphs import paragraphs
from editorial.domain.record import Record
from editorial.domain.rules import Rule
from editorial.domain.text import Span

if TYPE_CHECKING:
    from editorial.language.lexicon.quotes import QuoteLexicon

_AROUND = 6
"""Paragraphs before and after the words that are searched for quotation marks."""
_NEAR = 120
"""Code points before and after the words that are searched for who said them."""
_NAMED = 3000
"""Code points before a pronoun in which the person meant may be named."""
_MARKS = "“”„«»‟\"'‘’"
_TITLE = re.compile(r"(?:^|(?<=\s))([^\W\d_]+ |[^\W\d_]{1,4}\. )$")
"""A word right before a name that may be a title (*Minister*, *Mr.*)."""
_LAST_CLAUSE = re.compile(
    rf"(?:^|(?<=\n)|[.!?,;:—–{_MARKS}]\s*|\s(?=[A-Z]))([^\W\d_]+)((?:\s+[^\W\d_]+){{1,4}}[^\w\n.!?]*)$"
)
_NEXT_CLAUSE = re.compile(rf"[ ,{_MARKS}]*([^\W\d_]+)((?:\s+[^\W\d_]+){{1,3}})")
"""A word and the few words after it, right before and right behind the words of a quote."""
_CLAUSE_ENDS = tuple(f".!?,;:—–)]{_MARKS}")


@cache
def _lexicon(tag: str) -> QuoteLexicon | None:
    """Return the words of a language for quotes, or None if there are none."""
    found: QuoteLexicon | None = _module("lexicon.languages").quotes_of(tag)
    return found


def _module(name: str) -> Any:
    return import_module(f"editorial.language.{name}")


def kind_of(record: Record, span: Span) -> Kind:
    """Return the kind of the words at a span: DIRECT inside quotation marks, MIXED with marks inside, else INDIRECT."""
    article = record.article
    lexicon = _lexicon(article.language) or _lexicon(DEFAULT)
    if lexicon is None:
        return Kind.DIRECT
    every = paragraphs(article.text)
    own = [number for number, paragraph in enumerate(every) if paragraph.overlaps(span)]
    if not own:
        return Kind.DIRECT
    where = every[max(0, own[0] - _AROUND) : own[-1] + 1 + _AROUND]
    quoted = _module("passages.quoted_spans").find_quoted_spans(article.text, lexicon.marks, where)
    if any(one.outer.contains(span) for one in quoted):
        return Kind.DIRECT
    return Kind.MIXED if any(one.outer.overlaps(span) for one in quoted) else Kind.INDIRECT


def likely_speaker(record: Record, span: Span) -> Speaker | None:
    """Return who seems to have said the words at a span, as an undecided claim; None if nothing beside them says so.

    That is the name that is the subject of a word for saying right before or behind them, else the one speaker of
    the direct quotes inside them.
    """
    lexicon = _lexicon(record.article.language)
    if lexicon is None:
        return _of_quotes_inside(record, span)
    beside = next(_beside(record, span, lexicon), None) or _pronoun(record, span, lexicon)
    return beside or _of_quotes_inside(record, span)


def _pronoun(record: Record, span: Span, lexicon: QuoteLexicon) -> Speaker | None:
    """Return the person named last before a pronoun that is the subject of a word for saying beside the words."""
    text, saying = record.article.text, lexicon.speech | lexicon.stance
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _NEAR)
    stop = text.find("\n", span.end)
    before = _LAST_CLAUSE.search(text, start, span.start)
    behind = _NEXT_CLAUSE.match(text, span.end, min(stop if stop >= 0 else len(text), span.end + _NEAR))
    for match, whole in ((before, True), (behind, False)):
        if match is not None and match[1].lower() in lexicon.pronouns and _says(match[2], saying, lexicon, whole=whole):
            words = Span(*match.span(1))
            named = [
                m
                for m in _names(record, max(0, words.start - _NAMED), min(words.start, span.start))
                if m.label == labels.PERSON
            ]
            return Speaker(words, named[-1].entity, Resolution(Rule.PRONOUN)) if named else None
    return None


def _beside(record: Record, span: Span, lexicon: QuoteLexicon) -> Iterator[Speaker]:
    text = record.article.text
    saying = lexicon.speech | lexicon.stance
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _NEAR)
    stop = text.find("\n", span.end)
    end = min(stop if stop >= 0 else len(text), span.end + _NEAR)
    for mention in _names(record, start, end):
        lead, tail = text[start : mention.span.start], text[mention.span.end : end]
        if mention.span.end <= span.start:
            between = text[mention.span.end : span.start]
            if _starts_clause(lead) and _says(between, saying, lexicon):
                yield _claim(mention, Rule.CLAUSE_BEFORE)
        elif mention.span.start >= span.end:
            between = text[span.end : mention.span.start].lstrip(f" ,{_MARKS}")
            said = _words(between)
            if not between and _says(" ".join(tail.split(" ")[:4]), saying, lexicon, whole=False):
                yield _claim(mention, Rule.CLAUSE_AFTER)
            elif not re.match(r"['’]", tail) and said is not None:
                if len(said) == 1 and said[0] in saying:
                    yield _claim(mention, Rule.CLAUSE_AFTER)
                elif tuple(said) in lexicon.according:
                    yield _claim(mention, Rule.ACCORDING_AFTER)


def _names(record: Record, start: int, end: int) -> list[Mention]:
    """Return the names of possible speakers between two offsets, in text order."""
    near = (m for m in record.mentions.values() if start <= m.span.start and m.span.end <= end)
    standing = [m for m in near if m.status is not Status.REJECTED and m.entity in record.entities]
    return sorted((m for m in standing if m.label in labels.SPEAKING), key=lambda mention: mention.span)


def _starts_clause(lead: str) -> bool:
    """Return whether a name after this text begins a clause, perhaps after capitalised words such as a title."""
    while (match := _TITLE.search(lead)) and match[1][0].isupper():
        lead = lead[: match.start()]
    rest = lead.rstrip()
    return not rest or rest.endswith(_CLAUSE_ENDS)


def _words(text: str) -> list[str] | None:
    """Return the words of a text in lower case; None if anything but words and a title's full stop is in it."""
    stripped = text.strip()
    return stripped.lower().split() if re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]+)*", stripped) else None


def _says(text: str, saying: frozenset[str], lexicon: QuoteLexicon, *, whole: bool = True) -> bool:
    """Return whether a text is a word for saying after at most two small ones (*has also said*).

    If `whole`, nothing but *that* and marks may come after it.
    """
    match = re.match(r"((?:\s+[^\W\d_]+){1,4})([^\w]*)", text)
    if match is None or (whole and match.end() != len(text)):
        return False
    words = match[1].split()
    if whole and words[-1] == lexicon.reported.that:
        words.pop()
    found = next((number for number, word in enumerate(words[:3]) if word in saying), None)
    if found is None or (whole and found != len(words) - 1):
        return False
    return not any(word in lexicon.adding or not word.islower() for word in words[:found])


def _claim(mention: Mention, rule: Rule) -> Speaker:
    return Speaker(mention.span, mention.entity, Resolution(rule))


def _of_quotes_inside(record: Record, span: Span) -> Speaker | None:
    speakers = [quote.speakers[0] for quote in quotes_inside(record.quotes.values(), span) if quote.speakers]
    if len({speaker.entity for speaker in speakers}) != 1 or speakers[0].entity is None:
        return None
    first = speakers[0]
    return Speaker(first.span, first.entity, Resolution(Rule.INSIDE))


def quotes_inside(quotes: Iterable[Quote], span: Span) -> list[Quote]:
    """Return the direct quotes inside a reported clause at a span, in text order.

    Those of another clause are left out: they would make one quote of both clauses.
    """
    standing = [quote for quote in quotes if quote.status is not Status.REJECTED]
    listed = {key for quote in standing if quote.span != span for key in quote.quoted}
    direct = (quote for quote in standing if quote.kind is Kind.DIRECT and quote.within is None)
    found = [one for one in direct if one.id not in listed and span.contains(one.span) and one.span != span]
    return sorted(found, key=lambda quote: quote.span)
