"""The tags of spans and links in files: ours exactly, and those that other programs and schemes commonly use."""

from __future__ import annotations

import re

from editorial.domain import labels
from editorial.domain.annotation import Kind
from editorial.formats.spans.graph import Sort, Stretch, Tie

_QUOTES = {
    Kind.DIRECT.value: "DIRECT_QUOTE",
    Kind.INDIRECT.value: "INDIRECT_QUOTE",
    Kind.MIXED.value: "MIXED_QUOTE",
    Kind.TERM.value: "QUOTED_TERM",
}
_SPEAKER, _CUE = "SPEAKER", "CUE"
_NAME = "NAME:"
"""Before the label of a name that would be taken for another tag."""
_OURS: dict[str, tuple[Sort, str]] = {
    **{tag: (Sort.QUOTE, kind) for kind, tag in _QUOTES.items()},
    _SPEAKER: (Sort.SPEAKER, ""),
    _CUE: (Sort.CUE, ""),
}

_FOREIGN_LABELS = {
    **dict.fromkeys(("per", "pers", "person", "people", "human", "character"), labels.PERSON),
    **dict.fromkeys(("org", "organization", "organisation", "company", "corporation"), labels.ORG),
    **dict.fromkeys(("loc", "gpe", "fac", "place", "location", "facility", "city", "country"), labels.PLACE),
    **dict.fromkeys(("workofart", "work", "title"), labels.WORK),
    **dict.fromkeys(("norp", "group", "nationality"), labels.GROUP),
    **dict.fromkeys(("date", "time"), labels.DATE),
    **dict.fromkeys(("cardinal", "ordinal", "money", "quantity", "percent", "number"), labels.NUMBER),
    "event": labels.EVENT,
    "product": labels.PRODUCT,
    "law": labels.LAW,
    "language": labels.LANGUAGE,
}
"""Labels of OntoNotes, CoNLL 2003 and common templates."""
_FOREIGN_QUOTES = {
    **dict.fromkeys(("quote", "quotation", "directquote", "directquotation", "directspeech", "dq"), Kind.DIRECT),
    **dict.fromkeys(("indirectquote", "indirectquotation", "indirectspeech", "reportedspeech", "iq"), Kind.INDIRECT),
    **dict.fromkeys(("mixedquote", "mixedquotation", "mixed", "mq"), Kind.MIXED),
    **dict.fromkeys(("quotedterm", "scarequote", "scarequotes"), Kind.TERM),
    **dict.fromkeys(("speech", "utterance", "content"), Kind.DIRECT),
}
_FOREIGN_SPEAKERS = frozenset({"speaker", "source", "sourcespan"})
_FOREIGN_CUES = frozenset({"cue", "verb", "reportingverb", "speechverb", "verbcue"})
_FOREIGN_TIES = {
    **dict.fromkeys(("sameas", "same", "coref", "coreference", "equiv", "equivalent", "alias"), Tie.SAME_AS),
    **dict.fromkeys(("speaker", "source", "spokenby", "attribution", "attributedto", "says", "said"), Tie.SPEAKER),
    "saidby": Tie.SAID_BY,
    **dict.fromkeys(("cue", "verb"), Tie.CUE),
    **dict.fromkeys(("continues", "continuation", "continuationof", "next", "previous"), Tie.CONTINUES),
    **dict.fromkeys(("within", "inside", "nestedin", "nested", "partof"), Tie.WITHIN),
    **dict.fromkeys(("contains", "includes"), Tie.CONTAINS),
}


def tag_of(stretch: Stretch) -> str:
    """Return the tag of a span in a file."""
    if stretch.sort is Sort.QUOTE:
        return _QUOTES[stretch.label]
    if stretch.sort is not Sort.NAME:
        return _SPEAKER if stretch.sort is Sort.SPEAKER else _CUE
    clashes = stretch.label in _OURS or stretch.label.startswith(_NAME)
    return f"{_NAME}{stretch.label}" if clashes else stretch.label


def parsed(tag: str) -> tuple[Sort, str]:
    """Return what a tag of a file of ours marks, and its label or kind."""
    return _OURS.get(tag) or (Sort.NAME, tag.removeprefix(_NAME))


def guessed(tag: str) -> tuple[Sort, str]:
    """Return what a tag of another program most likely marks; what is unknown is the label of a name."""
    if tag in _OURS:
        return _OURS[tag]
    bare = _bare(tag)
    if bare in _FOREIGN_QUOTES:
        return Sort.QUOTE, _FOREIGN_QUOTES[bare].value
    if bare in _FOREIGN_SPEAKERS:
        return Sort.SPEAKER, ""
    if bare in _FOREIGN_CUES:
        return Sort.CUE, ""
    return Sort.NAME, _FOREIGN_LABELS.get(bare, tag.removeprefix(_NAME))


def guessed_tie(tag: str) -> Tie | None:
    """Return what the tag of a link says, None if that is not known."""
    return Tie(tag) if tag in set(Tie) else _FOREIGN_TIES.get(_bare(tag))


def _bare(tag: str) -> str:
    return re.sub(r"[\W_]+", "", tag).casefold()
