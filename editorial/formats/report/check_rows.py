"""What a check sheet says of one article: each quote beside its source, in words, whatever it is written as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from editorial.domain.annotation import Kind, Quote
from editorial.domain.check_words import VERDICT_WORDS
from editorial.domain.edit_words import edit_words
from editorial.domain.fold_words import FOLD_WORDS
from editorial.domain.record import Record
from editorial.domain.source import SourceText, time_code
from editorial.domain.text import Span
from editorial.domain.utterance import utterances
from editorial.domain.verdict import Match
from editorial.formats.selection import Selected
from editorial.formats.tables import cells, checks, quotes

HEADINGS = ("", "Para.", "Who", "Says", "The software says", "In the source", "Where", "Decided", "By", "When", "Why")
SOURCE_HEADINGS = ("Source", "From", "Date", "Attached by", "SHA-256 of the text")
_NO_TEXT = "text not in the library"


@dataclass(frozen=True, slots=True)
class CheckSheet:
    """The check sheet of one article; rows follow the headings above, `counted` says how many of each there are."""

    title: str
    language: str
    facts: tuple[tuple[str, str], ...]
    counted: str
    sources: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]


def check_sheet(selected: Selected) -> CheckSheet:
    """Return the check sheet of what was selected of an article."""
    record = selected.record
    rows = tuple(_rows(selected))
    counts = Counter(row[HEADINGS.index("Decided")] for row in rows)
    listed = ", ".join(f"{number} {words}" for words, number in counts.items())
    article = record.article
    known = (("Published", article.published or ""), ("Source", article.source or ""))
    return CheckSheet(
        title=article.title or "Article without a title",
        language=article.language,
        facts=(
            *((name, words) for name, words in known if words),
            ("State", cells.state(record.standing).replace("_", " ")),
            *((("Names", words),) if (words := cells.protection(record)) else ()),
            *_ignored(selected),
        ),
        counted=f"{len(rows)} {'quote' if len(rows) == 1 else 'quotes'}: {listed}" if rows else "No quotes.",
        sources=tuple(_sources(record)),
        rows=rows,
    )


def _ignored(selected: Selected) -> Iterator[tuple[str, str]]:
    """Yield which differences were ignored for what the software says, if there were any."""
    rules = {rule for match in selected.matches.values() for rule in match.folded}
    if rules:
        yield "Differences ignored", "; ".join(words for rule, words in FOLD_WORDS.items() if rule in rules)


def _sources(record: Record) -> Iterator[tuple[str, ...]]:
    for one in record.sources.values():
        text = one.sha256 if one.sha256 in record.source_texts else f"{one.sha256} ({_NO_TEXT})"
        yield one.title, one.origin or "pasted", one.date or "", f"{one.by}, {one.at:%Y-%m-%d %H:%M} UTC", text


class Beside(NamedTuple):
    """A quote beside its sources: what the software says, the words there and where, and what an editor decided."""

    software: str
    words: str
    where: str
    decided: str
    by: str
    when: str
    why: str


def beside_sources(selected: Selected, pieces: Sequence[Quote]) -> Beside:
    """Return what there is to say of a quote, with all its pieces, and the sources; empty texts for what is not."""
    made = checks.made_checks(pieces)
    return Beside(
        _software(selected, pieces),
        *_found(selected, pieces),
        checks.decision(pieces),
        checks.once(one.by for one in made),
        checks.once(f"{one.at:%Y-%m-%d %H:%M} UTC" for one in made),
        checks.once(one.reason or "" for one in made),
    )


def _rows(selected: Selected) -> Iterator[tuple[str, ...]]:
    record = selected.record
    numbers = cells.ParagraphNumbers(record.article.text)
    spoken = [one for one in utterances(record.quotes) if one.kind is not Kind.TERM]
    for number, utterance in enumerate(spoken, 1):
        pieces = utterance.pieces
        yield (
            str(number),
            str(numbers.at(pieces[0].span.start)),
            quotes.called(record, utterance.speaker) or "nobody named",
            quotes.words_of(pieces, record.article.text),
            *beside_sources(selected, pieces),
        )


def _matches(selected: Selected, pieces: Sequence[Quote]) -> list[Match]:
    """Return what the software says of the pieces, the same once."""
    found = (selected.matches.get(piece.id) for piece in pieces)
    return [*{id(match): match for match in found if match is not None}.values()]


def _software(selected: Selected, pieces: Sequence[Quote]) -> str:
    """Return the verdicts, each with the words that differ; what it said at the check, if it says nothing now."""
    told = [_verdict(selected, match) for match in _matches(selected, pieces)]
    if not told:
        said = (one.verdict for one in checks.made_checks(pieces))
        told = [f"{VERDICT_WORDS[verdict]} (when it was checked)" for verdict in said if verdict is not None]
    return checks.once(told)


def _verdict(selected: Selected, match: Match) -> str:
    words = " and ".join(VERDICT_WORDS[verdict] for verdict in match.holds)
    record = selected.record
    source = record.sources.get(match.source or "")
    text = record.source_texts.get(source.sha256) if source is not None else None
    if text is None or not match.edits:
        return words
    return f"{words}: {'; '.join(edit_words(edit, record.article.text, text.text) for edit in match.edits)}"


def _found(selected: Selected, pieces: Sequence[Quote]) -> tuple[str, str]:
    """Return the words of the source, and where they stand: as checked, or else as found."""
    record = selected.record
    made = checks.made_checks(pieces)
    places: list[tuple[str | None, tuple[Span, ...]]] = [
        (one.source, (one.span,)) for one in made if one.span is not None
    ]
    places = places or [(match.source, match.spans) for match in _matches(selected, pieces)]
    found = [_place(record, source, spans) for source, spans in dict.fromkeys(places)]
    return checks.once(words for words, _ in found), checks.once(where for _, where in found)


def _place(record: Record, key: str | None, spans: Sequence[Span]) -> tuple[str, str]:
    source = record.sources.get(key or "")
    if source is None:
        return "", ""
    text = record.source_texts.get(source.sha256)
    if text is None or not spans or any(span.end > len(text.text) for span in spans):
        return "", source.title
    words = " … ".join(" ".join(span.of(text.text).split()) for span in spans)
    return words, ", ".join(filter(None, (source.title, _turn(text, spans[0]))))


def _turn(text: SourceText, span: Span) -> str:
    """Return who speaks there and when, or else the number of the paragraph."""
    turn = text.turn_at(span.start)
    if turn is None:
        return f"paragraph {cells.ParagraphNumbers(text.text).at(span.start)}"
    said = (turn.speaker or "", time_code(turn.seconds) if turn.seconds is not None else "")
    return ", ".join(filter(None, said)) or f"paragraph {cells.ParagraphNumbers(text.text).at(span.start)}"
