"""Terms: words in marks that nobody said (titles, nicknames, scare quotes), as opposed to speech."""

from __future__ import annotations

from editorial.domain.article import ZoneKind
from editorial.domain.labels import EVENT, GROUP, LAW, ORG, PERSON, PLACE, PRODUCT, WORK
from editorial.domain.rules import Rule
from editorial.language.decision_list import holding
from editorial.language.facts import Fact
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.quote_context import OUTSIDE, QuoteContext
from editorial.language.quotes.term_cases import TERM_CASES
from editorial.language.speakers.candidate import ChosenSpeaker

_WORKS = frozenset({WORK, EVENT, PRODUCT, LAW})
_BODIES = frozenset({ORG, PERSON, PLACE, GROUP})

_LONG, _BRIEF = 6, 3
"""A quoted span with more words is long; one with at most that many is brief."""
_NICKNAME = 4
"""The most tokens, marks included, of a nickname inside a name (*Robert “Bobby” Scott*)."""
_NEAR = 6
"""How many words after a form of *be* a word for a name is looked for."""
_CLAIMED = 0.2
"""A quoted span is unclaimed if the score of its speaker is lower."""
_REPORTED, _UNREPORTED = 0.6, 0.3
"""A quoted span is reported from this probability of a covering content, and unreported below that one."""


def term_probability(facts: frozenset[Fact]) -> float:
    """Return the probability, in 0..1, that a quoted span is a term, from its facts."""
    return TERM_CASES.share(facts)


def term_facts(
    context: QuoteContext,
    number: int,
    chosen: ChosenSpeaker | None,
    covered: float,
    zone: ZoneKind,
    lexicon: QuoteLexicon,
) -> frozenset[Fact]:
    """Return the facts for and against a quoted span being a term.

    `covered` is the probability that it is inside reported content, `zone` the zone of the article that it is in.
    """
    return (
        _inside(context, number, lexicon)
        | _named(context, number)
        | _beside(context, context.token_ranges[number], lexicon)
        | _hanging(context, number, lexicon)
        | _spoken(chosen)
        | holding(
            {
                Fact.REPORTED: covered >= _REPORTED,
                Fact.UNREPORTED: covered < _UNREPORTED,
                Fact.BOILERPLATE: zone is ZoneKind.BOILERPLATE,
            }
        )
    )


def _inside(context: QuoteContext, number: int, lexicon: QuoteLexicon) -> frozenset[Fact]:
    """Return the facts about the words themselves."""
    tokens, quoted = context.tokens, context.quoted_spans[number]
    text, inner = quoted.span.of(context.text), context.tokens_in(quoted.span)
    count = sum(tokens.lower[w][0].isalnum() for w in inner)
    verb = tokens.has_finite_verb(inner)
    return holding(
        {
            Fact.SINGLE: quoted.family in lexicon.marks.single,
            Fact.ONE_WORD: count == 1,
            Fact.BRIEF: count <= _BRIEF,
            Fact.LONG: count > _LONG,
            Fact.TITLE: _title_case(text, lexicon.title_small),
            Fact.VERB: verb,
            Fact.CLAUSE: verb and count > _BRIEF,
            Fact.SENTENCE: verb and text[-1] in ".?!" and text[0].isupper(),
            Fact.SELF: any(lexicon.pronouns.get(tokens.lower[w]) in {"self", "selves", "other"} for w in inner),
            Fact.BRACKETED: text[0] in "([" and text.rstrip(".,")[-1] in ")]",
        }
    )


def _named(context: QuoteContext, number: int) -> frozenset[Fact]:
    """Return whether the words are the name of a work, an event, a product or a law, or of a body, as facts."""
    span = context.quoted_spans[number].span
    name = context.mentions_by_start.get(span.start)
    whole = name is not None and len(name.span) * 5 >= len(span) * 4
    label = name.label if name is not None else None
    return holding({Fact.WORK: whole and label in _WORKS, Fact.NAME: whole and label in _BODIES})


def _spoken(chosen: ChosenSpeaker | None) -> frozenset[Fact]:
    """Return the facts about how and where its speaker was found; ELSEWHERE and UNCLAIMED if there is none."""
    if chosen is None:
        return frozenset({Fact.ELSEWHERE, Fact.UNCLAIMED})
    candidate = chosen.candidate
    return holding(
        {
            Fact.NEAR: candidate.rule in {Rule.TRANSCRIPT, Rule.BYLINE}
            or {Fact.ADJACENT, Fact.CLOSE} & candidate.facts,
            Fact.CALLING: candidate.cue is not None and candidate.cue.sort is Fact.CALLING,
            Fact.INTRODUCED: candidate.rule is Rule.INTRODUCED,
            Fact.ELSEWHERE: candidate.rule is Rule.PREVIOUS_PARAGRAPH,
            Fact.UNCLAIMED: chosen.score < _CLAIMED,
        }
    )


def _beside(context: QuoteContext, taken: range, lexicon: QuoteLexicon) -> frozenset[Fact]:
    """Return the facts about the words directly before and after a quoted span."""
    tokens = context.tokens
    before = [w for w in range(max(0, taken.start - 3), taken.start) if context.inside[w] == OUTSIDE]
    after = taken.stop if taken.stop < len(tokens) and context.inside[taken.stop] == OUTSIDE else None
    last, follows = tokens.tag[before[-1]] if before else "", tokens.tag[after] if after is not None else ""
    embedded = not _stands_alone(context, taken)
    return holding(
        {
            Fact.EMBEDDED: embedded,
            Fact.WORK_BEFORE: any(_is_work(tokens.lower[w], lexicon) for w in before),
            Fact.WORK_AFTER: after is not None and tokens.lower[after] in lexicon.work_nouns,
            Fact.MODIFIER: embedded and follows in {"NN", "NNS"},
            Fact.NAMED_BEFORE: bool(before) and _is_naming(context, before[-1], lexicon),
            Fact.NAMED_AFTER: after is not None and _is_named(context, after, lexicon),
            Fact.NICKNAME: last == "NNP"
            and len(taken) <= _NICKNAME
            and follows.startswith("NN")
            and _capital(context, after),
            Fact.OWNER_BEFORE: last == "POS",
            Fact.THE_BEFORE: last in {"DT", "PRP$"},
            Fact.ADJECTIVE_BEFORE: last.startswith(("JJ", "NN")),
        }
    )


def _is_work(word: str, lexicon: QuoteLexicon) -> bool:
    """Return whether a word is a noun for a work, in the singular or the plural."""
    return word in lexicon.work_nouns or word.removesuffix(lexicon.plural) in lexicon.work_nouns


def _is_naming(context: QuoteContext, at: int, lexicon: QuoteLexicon) -> bool:
    """Return whether the word at `at`, or the one before a colon or comma there, introduces a name for something."""
    tokens = context.tokens
    if tokens.lower[at] in {":", ","} and at:
        at -= 1
    low, before = tokens.lower[at], tokens.lower[at - 1] if at else ""
    if low in lexicon.name_nouns or (low in lexicon.being and before in lexicon.name_nouns):
        return True
    if low in lexicon.name_verbs:
        return tokens.tag[at] == "VBN" and at > 0 and (tokens.tag[at - 1][:2] in {"NN", "PO", ","} or before == "-")
    if (before, low) in lexicon.naming_phrases:
        return True
    return low in lexicon.meaning or (before in lexicon.name_verbs and low in lexicon.name_selves)


def _is_named(context: QuoteContext, at: int, lexicon: QuoteLexicon) -> bool:
    """Return whether the words at `at` say that something is a name (*is our new motto*)."""
    tokens = context.tokens
    if tokens.lower[at] not in lexicon.being:
        return False
    return any(tokens.lower[w] in lexicon.name_nouns for w in range(at + 1, min(at + _NEAR, len(tokens))))


def _capital(context: QuoteContext, token: int | None) -> bool:
    """Return whether a token starts with a capital letter."""
    return token is not None and context.text[context.tokens.start[token]].isupper()


def _stands_alone(context: QuoteContext, taken: range) -> bool:
    """Return whether a quoted span follows punctuation or another quote, so that it is not embedded in a sentence."""
    tokens = context.tokens
    if taken.start == 0 or context.inside[taken.start - 1] != OUTSIDE:
        return True
    return not tokens.lower[taken.start - 1][-1].isalnum()


def _hanging(context: QuoteContext, number: int, lexicon: QuoteLexicon) -> frozenset[Fact]:
    """Return the facts about its place in the parse: object of a preposition, or predicate of an object."""
    tokens, taken = context.tokens, context.token_ranges[number]
    inner = context.tokens_in(context.quoted_spans[number].span)
    root = next((w for w in inner if tokens.head[w] not in taken or tokens.head[w] == w), None)
    if root is None:
        return frozenset()
    after, named = tokens.dep[root] == "pobj", tokens.lower[tokens.head[root]] in lexicon.naming
    return holding(
        {
            Fact.PREP: after and not named,
            Fact.PREP_AS: after and named,
            Fact.OPRD: tokens.dep[root] == "oprd",
        }
    )


def _title_case(text: str, small: frozenset[str]) -> bool:
    """Return whether all words but small ones start with a capital, as in a title."""
    words = text.split()
    parts = [part for part in words if part[0].isalpha()]
    if not parts:
        return len(words) == 1 and text[0].isdigit()  # *13th*, *1984*
    if not parts[0][0].isupper():
        return False
    return all(part[0].isupper() or part.lower() in small for part in parts) and not text.isupper()
