"""Correction of the boundaries of names: split at a possessive, join around one head, drop what is not a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from editorial.domain import labels
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.language.lexicon.gazetteer import GREAT, gazetteer
from editorial.language.names.adjacent import joined as side_by_side
from editorial.language.names.adjacent import with_initials
from editorial.language.names.candidates import NameCandidate, is_called_after, made_by, make_candidate
from editorial.language.names.institutions import run_end
from editorial.language.names.name_context import NameContext, TakenTokens

_AGE = re.compile(r"[1-9]\d?$")
_AFTER_AGE = frozenset(",.")
_CREDITED = 2.5
"""Weight of the credit of a picture, for the photographer and for the agency."""
_SURE = 4
"""The fewest letters of a first word of a sentence that may belong to a name behind it, unless it is a given name."""
_CLOSING = frozenset("”’\"'»")
_LONGEST_PERSON = 4
"""The most words of the name of a person with a title."""
_JOINABLE = frozenset({labels.PLACE, labels.GROUP, labels.ORG})
_LONGEST_RUN = 7
"""The longest run of capitalised words (tokens) that is joined into one name."""
_DOUBTED = 0.1
"""The probability of no name from which on an ordinary word is none."""
_LONGEST = 30
"""The longest name, in words; a longer one was joined from a list."""


def correct_boundaries(context: NameContext, names: Sequence[NameCandidate]) -> list[NameCandidate]:
    """Return the names with corrected boundaries, in text order; `names` must be in that order."""
    parted = [part for name in names for part in _part(name)]
    for name in parted:
        _untitle(name)
    joined = side_by_side(context, _join(context, parted))
    for name in joined:
        while name.last - name.first > 1 and context.lower[name.last - 1] in context.lexicon.adding:
            name.last -= 1  # only now, as the name may go on with what is behind it
    _extend(context, joined)
    with_initials(context, joined)
    _complete(context, joined)
    return [name for name in joined if not is_no_name(name)]


def _untitle(name: NameCandidate) -> None:
    """Remove a title from a name that can only be a person, whatever its label is."""
    context, words = name.context, name.words
    if name.label == labels.PERSON or not 1 < len(words) <= _LONGEST_PERSON or len(words) != name.last - name.first:
        return
    rest = [word.lower() for word in words[1:]]
    known = any(word in context.lexicon.head_labels for word in rest)
    if (
        context.lower[name.first] in context.lexicon.titles
        and not known
        and all(w == "-" or (len(w) > 1 and w[0].isupper()) for w in words)
    ):
        name.first += 1


def _extend(context: NameContext, names: Sequence[NameCandidate]) -> None:
    """Extend names of persons on both sides, and of organisations on the left, by free capitalised words."""
    taken = TakenTokens(context, names)
    for name in names:
        first, last = name.first, name.last
        behind = _behind(context, last, taken)
        if age_follows(context, behind):
            name.label = labels.PERSON
        headed = name.label == labels.PLACE and last - first > 1 and _head(context, last - 1) == labels.PLACE
        place = name.label == labels.PLACE or gazetteer().place(" ".join(name.words))
        if place and first and taken.free(first - 1, first) and _parts_place(context, first - 1):
            first -= 1
        if name.label in {labels.PERSON, labels.ORG} or headed:
            while first and taken.free(first - 1, first) and _belongs_before(context, first - 1, name.label):
                first -= 1
        title = first and context.lower[first - 1] in context.lexicon.titles and context.capital_title(first - 1)
        if title and taken.free(first - 1, first) and is_called_after(context, first - 1, last):
            first -= 1
        if name.label == labels.PERSON:
            last = _past_hyphen(context, behind, taken)
        elif name.label == labels.ORG and taken.free(last, last + 1) and _is_company(context, last):
            last += 1
        if (first, last) != (name.first, name.last):
            taken.take(first, last)
            name.first, name.last = first, last


def _parts_place(context: NameContext, at: int) -> bool:
    """Return whether a word within a sentence tells a part of a place or its age (*Old Kasten*)."""
    return (
        context.lower[at] in context.lexicon.place_parts
        and context.words[at].istitle()
        and not context.tokens.starts_sentence(at)
    )


def _is_company(context: NameContext, at: int) -> bool:
    """Return whether a word is a legal form after the name of a company (*Halden Robotics AS*)."""
    return context.low(at) in context.lexicon.company and context.word(at)[:1].isupper()


def _behind(context: NameContext, last: int, taken: TakenTokens) -> int:
    """Return the token after the free capitalised words that follow a name."""
    while last < len(context.words) and taken.free(last, last + 1) and belongs(context, last):
        last += 1
    return last


def _past_hyphen(context: NameContext, last: int, taken: TakenTokens) -> int:
    """Return the token after the lower-case part of a double name (*Bum-gye*), else `last`."""
    if context.low(last) != "-" or not context.low(last + 1).isalpha() or not context.words[last + 1].islower():
        return last
    if context.low(last + 1) in context.lexicon.hyphened_after:
        return last
    touches = context.tokens.end[last - 1] == context.tokens.start[last]
    return last + 2 if touches and taken.free(last, last + 2) else last


def _complete(context: NameContext, names: Sequence[NameCandidate]) -> None:
    """Complete the names of persons that the model found whole elsewhere and without their end here."""
    taken = TakenTokens(context, names)
    whole = {name.words for name in names if 1 < len(name.words) <= _LONGEST and name.label == labels.PERSON}
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for words in whole:
        lengths[words[0]].add(len(words))
    tails = {words[at:] for words in whole for at in range(1, len(words) - 1) if words[at].islower()}
    for name in names:
        _take_particles(name, tails, taken)
        for end in sorted((name.first + length for length in lengths[name.words[0]]), reverse=True):
            if (
                name.last < end <= len(context.words)
                and tuple(context.words[name.first : end]) in whole
                and taken.free(name.last, end)
            ):
                taken.take(name.last, end)
                name.last = end
                break


def _take_particles(name: NameCandidate, tails: set[tuple[str, ...]], taken: TakenTokens) -> None:
    """Extend a surname by the particles before it that its full name has (*de Blanco*)."""
    context, first = name.context, name.first
    while first and context.words[first - 1].islower() and name.first - first < _LONGEST_PERSON:
        first -= 1
        if tuple(context.words[first : name.last]) in tails and taken.free(first, name.first):
            taken.take(first, name.first)
            name.first = first


def age_follows(context: NameContext, at: int) -> bool:
    """Return whether an age between commas is at `at`, as after the name of a person (*Ellis, 58, said*)."""
    behind = context.low(at + 2)
    ended = behind in _AFTER_AGE or behind in context.lexicon.adding
    return ended and context.next(at) == "," and bool(_AGE.match(context.next(at, 1)))


def belongs(context: NameContext, at: int) -> bool:
    """Return whether a word next to a name may belong to it."""
    word, low = context.words[at], context.lower[at]
    if len(word) < 2 or not word[0].isupper() or not word[-1].isalpha() or at in context.cut_off:
        return False
    short = len(word) < _SURE and gazetteer().sex(word) is None
    lists = gazetteer()
    ordinary = low in context.lexicon.ordinary and not lists.sex(word)
    if context.tokens.starts_sentence(at) and (short or ordinary or low in context.vocabulary):
        return False
    place = lists.place(word) and (lists.place(word) == GREAT or lists.sex(word) is None)
    return low not in context.lexicon.never and not place and word not in lists.organisations


def _belongs_before(context: NameContext, at: int, label: str) -> bool:
    """Return whether a word before a name may belong to it; no body or office belongs to the name of a person."""
    word = context.words[at]
    low, lexicon, lists = word.lower(), context.lexicon, gazetteer()
    plural = low.endswith("s") and low[:-1] in lexicon.next_to_names
    other = label == labels.PERSON and (word.isupper() or plural or low in lexicon.portfolios or lists.is_group(word))
    return not other and belongs(context, at)


def _part(name: NameCandidate) -> Iterator[NameCandidate]:
    """Split *Ministry of Justice’s Investigation Bureau* and *Ada Marsh told Reuters*, but not *Queen’s College*."""
    context = name.context
    slash = next((i for i in range(name.first + 1, name.last - 1) if context.words[i] == "/"), None)
    if slash is not None and _follows_colon(context, name.first):
        for first, last, label in ((name.first, slash, labels.PERSON), (slash + 1, name.last, labels.ORG)):
            part = make_candidate(context, first, last, label)
            part.vote(label, _CREDITED, Reason.of(ReasonCode.PICTURE_CREDIT))
            yield part
        return
    verb = next((i for i in range(name.first + 1, name.last - 1) if context.words[i] in context.lexicon.saying), None)
    if verb is not None and context.word(name.last) not in _CLOSING:
        yield make_candidate(context, name.first, verb, name.label)
        yield make_candidate(context, verb + 1, name.last, name.label)
        return
    at = next((i for i in range(name.first + 1, name.last - 1) if context.lower[i] in context.lexicon.possessive), None)
    if at is None:
        yield name
        return
    if context.lower[at - 1] in context.lexicon.owning or (name.last - at == 2 and _head(context, at + 1) is not None):
        yield name  # *St Brannock’s Hospital*
        return
    if _is_saint(context, name.first, at) and _head(context, name.last - 1) is not None:
        yield name  # *St. Jude's High School*
        return
    owner = " ".join(context.words[name.first : at])
    if name.label in {labels.WORK, labels.EVENT} and not (gazetteer().place(owner) and _seems_person(context, at + 1)):
        yield name
        return
    if at - name.first == 1 and name.label != labels.PERSON and not gazetteer().place(owner):
        yield name
        return
    yield made_by(Rule.POSSESSIVE, context, name.first, at, name.label)
    yield made_by(Rule.POSSESSIVE, context, at + 1, name.last, name.label)


def _seems_person(context: NameContext, at: int) -> bool:
    """Return whether a given name is at `at`, as in *Vienna’s Ada Marsh*."""
    return gazetteer().sex(context.words[at]) is not None


def _follows_colon(context: NameContext, first: int) -> bool:
    """Return whether the run of capitalised words up to a name follows a colon."""
    while context.word(first - 1)[:1].isupper():
        first -= 1
    return context.word(first - 1) == ":"


def _join(context: NameContext, names: Sequence[NameCandidate]) -> list[NameCandidate]:
    """Join the parts of a name that the model found as several names, or in part only."""
    waiting = list(names)
    joined: list[NameCandidate] = []
    i = 0
    while i < len(waiting):
        run = _institution(context, waiting, i) or _of_run(context, waiting, i) or _head_run(context, waiting, i)
        if run:
            first, last, label, upto = run
            i = upto - 1
            waiting[i] = made_by(Rule.HEAD, context, first, last, label)
        else:
            joined.append(waiting[i])
            i += 1
    return joined


def _institution(context: NameContext, names: Sequence[NameCandidate], i: int) -> tuple[int, int, str, int] | None:
    """Return (first, last, label, index of the next name) of *Ministry of Health and Sport*, or None."""
    name = names[i]
    end = run_end(context, name)
    upto = i + 1
    while end is not None and upto < len(names) and names[upto].first < end:
        if names[upto].last > end or (names[upto].label == labels.PERSON and len(names[upto].words) > 1):
            end = names[upto].first - 1
            break
        upto += 1
    return (name.first, end, name.label, upto) if end is not None and end > name.last + 1 else None


def _of_run(context: NameContext, names: Sequence[NameCandidate], i: int) -> tuple[int, int, str, int] | None:
    """Return (first, last, label, index of the next name) of *Democratic Party* + *of* + *Korea*, or None."""
    name = names[i]
    if name.label != labels.ORG or i + 1 >= len(names) or context.low(name.last) not in context.lexicon.of:
        return None
    end, lexicon = context.low(name.last - 1), context.lexicon
    if end not in lexicon.org_heads and end not in lexicon.org_starts:
        return None
    after = names[i + 1]
    begin = name.last + 1 + (context.low(name.last + 1) in context.lexicon.the)
    if after.first == begin and after.label in {labels.PLACE, labels.ORG}:
        return name.first, after.last, labels.ORG, i + 2
    return None


def _head_run(context: NameContext, names: Sequence[NameCandidate], i: int) -> tuple[int, int, str, int] | None:
    """Return the same for capitalised words up to a head, *Sierra Leone* + *Congress*, or None."""
    name = names[i]
    if name.label not in _JOINABLE and not (name.label == labels.PERSON and len(name.words) > 1):
        return None
    last, head = _behind_saint(name), None
    while last < name.first + _LONGEST_RUN and _capital(context, last) and not context.tokens.starts_sentence(last):
        last += 1
        if (label := _head(context, last - 1)) is not None:
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


def _behind_saint(name: NameCandidate) -> int:
    """Return the token after a name; after *'s* behind a saint, who may own a house (*St. Jude's Hospital*)."""
    context, last = name.context, name.last
    owns = _is_saint(context, name.first, last) and context.low(last) in context.lexicon.possessive
    return last + 1 if owns else last


def _is_saint(context: NameContext, first: int, last: int) -> bool:
    """Return whether words are the name of a saint, and not of a well-known place (*St. Louis*)."""
    saint = context.low(first) in context.lexicon.saints and last - first > 1
    return saint and gazetteer().place(" ".join(context.words[first:last])) != GREAT


def _capital(context: NameContext, at: int) -> bool:
    """Return whether a word is capitalised, no title or role, and was not cut off from a name."""
    word = context.word(at)
    return at not in context.cut_off and word[:1].isupper() and word.lower() not in context.lexicon.next_to_names


def _head(context: NameContext, at: int) -> str | None:
    """Return the label of which a word is a head, or None."""
    return context.lexicon.head_labels.get(context.low(at))


def _is_portfolio(name: NameCandidate) -> bool:
    """Return whether the words only say what an office is for (*Education Minister*, *Secretary of Energy*)."""
    context, lexicon = name.context, name.context.lexicon
    if not all(word.lower() in lexicon.portfolio_parts for word in name.words):
        return False
    at = name.first - 1
    while context.low(at) in lexicon.portfolio_parts:
        at -= 1
    of = context.low(at) in lexicon.of_or_for and context.low(at - 1) in lexicon.offices
    return of or context.low(name.last) in lexicon.offices


def _is_noun(name: NameCandidate) -> bool:
    """Return whether a word has its capital only because it starts a sentence: it is nowhere else, and unknown.

    The word after it is a noun (*Landlord trouble*), or the article has its singular or plural in small letters.
    """
    context, word, lists = name.context, name.words[0], gazetteer()
    if not context.tokens.starts_sentence(name.first) or context.forms[word] > 1 or not word.istitle():
        return False
    if lists.place(word) or lists.is_group(word) or lists.is_organisation(word) or lists.sex(word):
        return False
    low = word.lower()
    if low + "s" in context.vocabulary or (low.endswith("s") and low[:-1] in context.vocabulary):
        return True
    behind = context.word(name.last)
    return word not in lists.surnames and behind.islower() and context.tokens.tag[name.last] in {"NN", "NNS"}


def _speaks(context: NameContext, word: str) -> bool:
    """Return whether a verb such as *said* follows a word somewhere."""
    return any(context.low(at + 1) in context.lexicon.saying for at, other in enumerate(context.words) if other == word)


def _is_ordinary(name: NameCandidate) -> bool:
    """Return whether a word with a capital is an ordinary word, in no list, and the model doubts that it is a name."""
    context, word, lists = name.context, name.words[0], gazetteer()
    if word.lower() not in context.lexicon.ordinary or not word.istitle() or name.outside < _DOUBTED:
        return False
    if word.lower() in context.lexicon.head_labels or word in lists.surnames or lists.sex(word):
        return False
    if context.forms[word] > 1 and _speaks(context, word):
        return False
    return not (lists.place(word) or lists.is_group(word) or lists.is_organisation(word) or word in lists.events)


def is_no_name(name: NameCandidate) -> bool:
    """Return whether the words are not a name: a common noun, *Article 19*, *Minister of Health*."""
    if name.label in labels.OFF_BY_DEFAULT:
        return False
    words, lexicon = name.words, name.context.lexicon
    if len(words) > _LONGEST or not any(word[0].isupper() for word in words):
        return True
    if _is_portfolio(name):
        return True
    if len(words) == 1 and words[0].lower() in lexicon.titles and name.context.word(name.last)[:1].isupper():
        return True
    if len(words) == 1 and (words[0].lower() in lexicon.company or _is_noun(name)):
        return True
    if len(words) == 1 and _is_ordinary(name):
        return True
    if len(words) == 1:
        bound = words[0].startswith(lexicon.bound)
        return bound or words[0].lower() in lexicon.not_a_name or not words[0][0].isalpha()
    if all(word.lower() in lexicon.titles for word in words):
        return True  # *Det Insp*, with the name after it
    if len(words) > 2 and all(word.isupper() for word in words) and any(w.lower() in lexicon.starts for w in words):
        return True  # a sentence in capitals
    if words[-1].isdigit() and words[0].lower() in lexicon.not_a_name:
        return True
    return words[0].lower() in lexicon.offices and words[1].lower() in lexicon.of_or_for
