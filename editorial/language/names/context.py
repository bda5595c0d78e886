"""What the words around a name say about it: titles and roles, prepositions, heads, *the character of*."""

from __future__ import annotations

import re

from editorial.domain import labels
from editorial.domain.reason import Reason, ReasonCode
from editorial.language.lexicon.gazetteer import GREAT, gazetteer
from editorial.language.names.candidates import Candidate, Piece
from editorial.language.names.edges import age_follows

_AGE = re.compile(r"[1-9]\d?$")
_SPEAKER = 2.5
"""What *said* before a name of several words says for a person."""
_EMPLOYS = 1.0
"""What a role and another name behind a name (*Holm captain Lars Dahl*) say for a group, and against a person."""
_SIGNED = 2.0
"""What a dash before a name, behind a quote or at the start of a line, says for a person."""
_DASHES = frozenset({"—", "–", "―", "--", "-"})
_CLOSING = frozenset({"”", "’", '"', "'", "»", ""})
"""What such a dash may follow; nothing, at the start of a line."""
_OPENING = frozenset("“‘\"'«(")
_APOSTROPHES = frozenset("’'")
_AFTER_SPEAKER = frozenset(",.(")


def weigh_context(name: Candidate) -> None:
    """Count what stands right before and after a name."""
    piece = name.piece
    before = _before(piece, name.first)
    _person(name, before)
    _place(name, before)
    _work(name, before)


def _before_it(words: str) -> Reason:
    return Reason.of(ReasonCode.STANDS_BEFORE, words)


def _follows(words: str) -> Reason:
    return Reason.of(ReasonCode.FOLLOWS, words)


def _before(piece: Piece, first: int) -> int:
    """Return the index of the word before the name, an opening mark skipped; words of another line do not count."""
    at = piece.previous(first - 1)
    if piece.word(at) in _OPENING:
        at = piece.previous(at - 1)
    return at


def _titled(name: Candidate, at: int) -> None:
    """Count a title, a role or what an organisation is before the name, or apart by commas (*her deputy, Ellis,*)."""
    piece, language = name.piece, name.piece.language
    apart = piece.word(at) == "," and piece.next(name.last) in {",", ":"}
    word = piece.low(at - 1) if apart else piece.low(at)
    reason = _before_it(piece.word(at - 1) if apart else piece.word(at))
    several = len(name.words) > 1
    if word in language.titles and not apart and piece.word(at)[:1].isupper():
        name.vote(labels.PERSON, 3.0, reason)
    elif word in language.roles:
        name.vote(labels.PERSON, 3.0 if several and not apart else 1.5, reason)
    elif word in language.org_before:
        name.vote(labels.ORG, 2.5 if several or apart else 1.5, reason)


def _person(name: Candidate, at: int) -> None:
    piece, language = name.piece, name.piece.language
    _titled(name, at)
    word = piece.low(at)
    if word in language.the and len(name.words) == 1 and not _is_noun(piece, name.last):
        name.vote(labels.PERSON, -1.0, _before_it(piece.word(at)))
    if _signs(piece, at):
        name.vote(labels.PERSON, _SIGNED, Reason.of(ReasonCode.AFTER_DASH))
    after, second = piece.next(name.last), piece.next(name.last, 1)
    if age_follows(piece, name.last):
        name.vote(labels.PERSON, 3.0, Reason.of(ReasonCode.AGE_FOLLOWS))
    elif after == "(" and _AGE.match(second) and piece.low(name.last + 2) == ")":
        name.vote(labels.PERSON, 2.5, Reason.of(ReasonCode.AGE_FOLLOWS))
    elif after in language.saying or after in language.mortal:
        name.vote(labels.PERSON, 1.0, _follows(after))
    elif after == "," and second in language.relatives:
        name.vote(labels.PERSON, 1.0, _follows(second))
    if after in language.roles and second[:1].isalpha() and piece.word(name.last + 1)[:1].isupper():
        name.vote(labels.PERSON, -_EMPLOYS, Reason.of(ReasonCode.NAME_FOLLOWS, after))
        name.vote(labels.ORG, _EMPLOYS, Reason.of(ReasonCode.NAME_FOLLOWS, after))
    if (
        word in language.saying
        and word not in language.telling
        and (after in _AFTER_SPEAKER or after in language.after_speaker)
    ):
        name.vote(labels.PERSON, _SPEAKER if name.last - name.first > 1 else 1.0, _before_it(word))


def _signs(piece: Piece, at: int) -> bool:
    """Return whether a dash at `at`, or before titles there, stands below or behind a quote, as before who said it."""
    while piece.low(at) in piece.language.next_to_names:
        at = piece.previous(at - 1)
    return piece.word(at) in _DASHES and piece.word(piece.previous(at - 1)) in _CLOSING


def speakers(piece: Piece) -> frozenset[str]:
    """Return the words that stand alone in capitals right before or behind a verb of saying."""
    saying = piece.language.saying
    found = set()
    for at, low in enumerate(piece.lower):
        if low in saying:
            for beside, further in ((at - 1, at - 2), (at + 1, at + 2)):
                word = piece.word(beside)
                if word[:1].isupper() and word.isalpha() and not piece.word(further)[:1].isupper():
                    found.add(word)
    return frozenset(found)


def _is_noun(piece: Piece, at: int) -> bool:
    """Return whether a noun stands at `at`, so that a name before it only says whose or what kind it is."""
    return at < len(piece.words) and piece.tokens.tag[at].startswith("NN")


def _place(name: Candidate, at: int) -> None:
    piece, language = name.piece, name.piece.language
    article = piece.low(at) in language.the
    if article and _is_part_of_title(piece, at):
        name.vote(labels.WORK, 1.0, Reason.of(ReasonCode.CAPITALISED_BEFORE, piece.word(at)))
        name.vote(labels.ORG, 1.0, Reason.of(ReasonCode.CAPITALISED_BEFORE, piece.word(at)))
        return
    word = piece.low(at - 1 if article else at)
    weight = language.in_a_place.get(word, 0.0)
    if weight and not article:
        name.vote(labels.PLACE, weight, _before_it(word))
    elif weight:
        name.vote(labels.PLACE, weight / 3, _before_it(f"{word} {piece.low(at)}"))
    elif word in language.of and piece.low(at - (2 if article else 1)) in language.place_of:
        name.vote(labels.PLACE, 2.0, _before_it(f"{piece.low(at - (2 if article else 1))} {word}"))
    if piece.low(name.last) == "-" and piece.low(name.last + 1) in language.placed:
        name.vote(labels.PLACE, 2.0, _follows(f"-{piece.low(name.last + 1)}"))
    if piece.word(name.last) == "," and _is_place(piece, name.last + 1):
        name.vote(labels.PLACE, 1.5, Reason.of(ReasonCode.REGION_FOLLOWS))
    if piece.low(name.last) in language.place_after:
        name.vote(labels.PLACE, 1.0, _follows(piece.low(name.last)))


def _is_part_of_title(piece: Piece, at: int) -> bool:
    """Return whether an article is capitalised though it does not begin a sentence, a quote or a line."""
    before = piece.word(at - 1)
    return piece.word(at).istitle() and before[-1:].isalpha() and not piece.tokens.starts_sentence(at)


def _is_place(piece: Piece, at: int) -> bool:
    """Return whether a well-known place begins at `at`."""
    for length in (1, 2):
        name = " ".join(piece.words[at : at + length])
        if gazetteer().place(name) == GREAT:
            return True
    return False


def _work(name: Candidate, at: int) -> None:
    piece, language = name.piece, name.piece.language
    after = piece.next(name.last)
    if after in _APOSTROPHES or after in language.possessive:
        after = piece.next(name.last, 1)
    if after in language.work_after:
        name.vote(labels.WORK, 2.5, _follows(after))
    if piece.low(at) in language.work_before:
        name.vote(labels.WORK, 1.5, _before_it(piece.low(at)))
    elif piece.word(name.first - 1) in {"“", "‘", '"'} and piece.word(name.last) in {"”", "’", '"', ",", "'"}:
        name.vote(labels.WORK, 1.0, Reason.of(ReasonCode.IN_MARKS))
    phrase = " ".join(piece.lower[max(0, at - 2) : at + 1])
    if piece.low(at) in language.of and piece.low(at - 1) in language.work_of:
        name.vote(labels.WORK, 2.5, _before_it(f"{piece.low(at - 1)} {piece.low(at)}"))
    for cue in language.character_before:
        if phrase == cue or phrase.endswith(" " + cue):
            name.vote(labels.CHARACTER, 3.0, _before_it(cue))
            break
    else:
        if after in language.character_after:
            name.vote(labels.CHARACTER, 1.5, _follows(after))
