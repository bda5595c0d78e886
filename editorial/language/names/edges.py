"""Mends where names begin and end: parts at a possessive, joins what belongs to one head, drops what is no name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from editorial.domain import labels
from editorial.domain.annotation import Origin
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.language.lexicon.gazetteer import gazetteer
from editorial.language.names.candidates import Candidate, Piece, Taken, candidate

_AGE = re.compile(r"[1-9]\d?$")
_AFTER_AGE = frozenset(",.")
_CREDITED = 2.5
"""What standing in the credit of a picture says for the photographer, and for the agency."""
_CLOSING = frozenset("”’\"'»")
_LONGEST_PERSON = 4
"""The most words of a person's name and title."""
_JOINABLE = frozenset({labels.PLACE, labels.GROUP, labels.ORG})
_LONGEST_RUN = 7
"""The longest run of capitalised words (tokens) that is joined to one name."""
_LONGEST = 30
"""The longest name (words): what is longer was put together from a list."""


def mend(piece: Piece, names: Sequence[Candidate]) -> list[Candidate]:
    """Return the names with better edges, in order of the text; `names` are in that order already."""
    parted = [part for name in names for part in _part(name)]
    for name in parted:
        _untitle(name)
    joined = _join(piece, parted)
    _extend(piece, joined)
    _complete(piece, joined)
    return [name for name in joined if not is_no_name(name)]


def _untitle(name: Candidate) -> None:
    """Leave a title out where what follows can only be a person, whatever the model took it for."""
    piece, words = name.piece, name.words
    if name.label == labels.PERSON or not 1 < len(words) <= _LONGEST_PERSON or len(words) != name.last - name.first:
        return
    rest = [word.lower() for word in words[1:]]
    known = any(word in heads for _, heads in piece.language.heads for word in rest)
    if (
        piece.lower[name.first] in piece.language.titles
        and not known
        and all(w == "-" or (len(w) > 1 and w[0].isupper()) for w in words)
    ):
        name.first += 1


def _extend(piece: Piece, names: Sequence[Candidate]) -> None:
    """Take in the capitalised words beside a person's name, and before an organisation's, that belong to no other."""
    taken = Taken(piece, names)
    for name in names:
        first, last = name.first, name.last
        behind = _behind(piece, last, taken)
        if age_follows(piece, behind):
            name.label = labels.PERSON
        if name.label in {labels.PERSON, labels.ORG}:
            while first and taken.free(first - 1, first) and _belongs(piece, first - 1):
                first -= 1
        if name.label == labels.PERSON:
            last = _past_hyphen(piece, behind, taken)
        elif name.label == labels.ORG and taken.free(last, last + 1) and _is_company(piece, last):
            last += 1
        if (first, last) != (name.first, name.last):
            taken.take(first, last)
            name.first, name.last = first, last


def _is_company(piece: Piece, at: int) -> bool:
    """Return whether a word says what kind of company stands before it (*Halden Robotics AS*)."""
    return piece.low(at) in piece.language.company and piece.word(at)[:1].isupper()


def _behind(piece: Piece, last: int, taken: Taken) -> int:
    while last < len(piece.words) and taken.free(last, last + 1) and _belongs(piece, last):
        last += 1
    return last


def _past_hyphen(piece: Piece, last: int, taken: Taken) -> int:
    """Step over the small half of a double name (*Bum-gye*)."""
    if piece.low(last) != "-" or not piece.low(last + 1).isalpha() or not piece.words[last + 1].islower():
        return last
    touches = piece.tokens.end[last - 1] == piece.tokens.start[last]
    return last + 2 if touches and taken.free(last, last + 2) else last


def _complete(piece: Piece, names: Sequence[Candidate]) -> None:
    """Take in the rest of a person's name that the model read whole elsewhere and here but for its end."""
    taken = Taken(piece, names)
    whole = {name.words for name in names if 1 < len(name.words) <= _LONGEST and name.label == labels.PERSON}
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for words in whole:
        lengths[words[0]].add(len(words))
    for name in names:
        for end in sorted((name.first + length for length in lengths[name.words[0]]), reverse=True):
            if (
                name.last < end <= len(piece.words)
                and tuple(piece.words[name.first : end]) in whole
                and taken.free(name.last, end)
            ):
                taken.take(name.last, end)
                name.last = end
                break


def age_follows(piece: Piece, at: int) -> bool:
    """Return whether an age between commas stands at `at`, as behind a person's name (*Ellis, 58, said*)."""
    behind = piece.low(at + 2)
    ended = behind in _AFTER_AGE or behind in piece.language.adding
    return ended and piece.next(at) == "," and bool(_AGE.match(piece.next(at, 1)))


def _belongs(piece: Piece, at: int) -> bool:
    word, low = piece.words[at], piece.lower[at]
    if len(word) < 2 or not word[0].isupper() or not word[-1].isalpha():
        return False
    if piece.tokens.starts_sentence(at) and (len(word) < 4 or low in piece.vocabulary):
        return False
    return low not in piece.language.never and not gazetteer().place(word) and word not in gazetteer().organisations


def _part(name: Candidate) -> Iterator[Candidate]:
    """Part *Ministry of Justice’s Investigation Bureau*, *Ada Marsh told Reuters*; leave *Queen’s College* whole."""
    piece = name.piece
    slash = next((i for i in range(name.first + 1, name.last - 1) if piece.words[i] == "/"), None)
    if slash is not None and _follows_colon(piece, name.first):
        for first, last, label in ((name.first, slash, labels.PERSON), (slash + 1, name.last, labels.ORG)):
            part = candidate(piece, first, last, label)
            part.vote(label, _CREDITED, Reason.of(ReasonCode.PICTURE_CREDIT))
            yield part
        return
    verb = next((i for i in range(name.first + 1, name.last - 1) if piece.words[i] in piece.language.saying), None)
    if verb is not None and piece.word(name.last) not in _CLOSING:
        yield candidate(piece, name.first, verb, name.label)
        yield candidate(piece, verb + 1, name.last, name.label)
        return
    at = next((i for i in range(name.first + 1, name.last - 1) if piece.lower[i] in piece.language.possessive), None)
    if at is None or name.label in {labels.WORK, labels.EVENT}:
        yield name
        return
    if name.last - at == 2 and _head(piece, at + 1) is not None:
        yield name  # *St Brannock’s Hospital*
        return
    owner = " ".join(piece.words[name.first : at])
    if at - name.first == 1 and name.label != labels.PERSON and not gazetteer().place(owner):
        yield name
        return
    yield _made(piece, name.first, at, name.label, Rule.POSSESSIVE)
    yield _made(piece, at + 1, name.last, name.label, Rule.POSSESSIVE)


def _follows_colon(piece: Piece, first: int) -> bool:
    """Return whether the run of capitalised words that a name is in the end of follows a colon."""
    while piece.word(first - 1)[:1].isupper():
        first -= 1
    return piece.word(first - 1) == ":"


def _made(piece: Piece, first: int, last: int, label: str, rule: Rule) -> Candidate:
    made = candidate(piece, first, last, label)
    made.origin, made.rule = Origin.RULE, rule
    return made


def _join(piece: Piece, names: Sequence[Candidate]) -> list[Candidate]:
    """Join the parts of a name that the model read as several, or as half of one."""
    waiting = list(names)
    joined: list[Candidate] = []
    i = 0
    while i < len(waiting):
        run = _of_run(piece, waiting, i) or _head_run(piece, waiting, i)
        if run:
            first, last, label, upto = run
            i = upto - 1
            waiting[i] = _made(piece, first, last, label, Rule.HEAD)
        else:
            joined.append(waiting[i])
            i += 1
    return joined


def _of_run(piece: Piece, names: Sequence[Candidate], i: int) -> tuple[int, int, str, int] | None:
    """Return (first, last, label, index after) of *Democratic Party* + *of* + *Korea*."""
    name = names[i]
    if name.label != labels.ORG or i + 1 >= len(names) or piece.low(name.last) not in piece.language.of:
        return None
    if piece.low(name.last - 1) not in piece.language.org_heads | piece.language.org_starts:
        return None
    after = names[i + 1]
    begin = name.last + 1 + (piece.low(name.last + 1) in piece.language.the)
    if after.first == begin and after.label in {labels.PLACE, labels.ORG}:
        return name.first, after.last, labels.ORG, i + 2
    return None


def _head_run(piece: Piece, names: Sequence[Candidate], i: int) -> tuple[int, int, str, int] | None:
    """Return (first, last, label, index after) of capitalised words up to a head: *Sierra Leone* + *Congress*."""
    name = names[i]
    if name.label not in _JOINABLE:
        return None
    last, head = name.last, None
    while last < name.first + _LONGEST_RUN and _capital(piece, last):
        last += 1
        if (label := _head(piece, last - 1)) is not None:
            head = (last, label)
    if head is None:
        return None
    end, label = head
    upto = i + 1
    while upto < len(names) and names[upto].first < end:
        if names[upto].last > end or names[upto].label == labels.PERSON:
            return None
        upto += 1
    return name.first, end, label, upto


def _capital(piece: Piece, at: int) -> bool:
    word = piece.word(at)
    return word[:1].isupper() and word.lower() not in piece.language.next_to_names


def _head(piece: Piece, at: int) -> str | None:
    word = piece.low(at)
    return next((label for label, heads in piece.language.heads if word in heads), None)


def is_no_name(name: Candidate) -> bool:
    """Return whether the words are hardly a name: a common noun, *Article 19*, *Minister of Health*."""
    if name.label in labels.OFF_BY_DEFAULT:
        return False
    words, language = name.words, name.piece.language
    if len(words) > _LONGEST or not any(word[0].isupper() for word in words):
        return True
    if len(words) == 1 and words[0].lower() in language.titles and name.piece.word(name.last)[:1].isupper():
        return True
    if len(words) == 1:
        bound = words[0].startswith(language.bound)
        return bound or words[0].lower() in language.not_a_name or not words[0][0].isalpha()
    if all(word.lower() in language.titles for word in words):
        return True  # *Det Insp*, whose name stands behind
    if len(words) > 2 and all(word.isupper() for word in words) and any(w.lower() in language.starts for w in words):
        return True  # a sentence in capitals
    if words[-1].isdigit() and words[0].lower() in language.not_a_name:
        return True
    return words[0].lower() in language.offices and words[1].lower() in language.of_or_for
