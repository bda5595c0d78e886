"""Decisions in words: for the history, the labels of undo and redo, and messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from editorial.domain import labels
from editorial.domain.annotation import Kind
from editorial.domain.decision import Decision
from editorial.domain.summary import Summary, SummaryCode
from editorial.review.wording.counting import counted
from editorial.review.wording.templates import Words, fill

KIND_WORDS = {
    Kind.DIRECT: "direct quote",
    Kind.INDIRECT: "reported speech",
    Kind.MIXED: "partly quoted",
    Kind.TERM: "quoted term",
}

TEMPLATES: Mapping[str, str] = {
    SummaryCode.CONFIRM: "confirm {target}",
    SummaryCode.REJECT: "reject {target}",
    SummaryCode.FLAG: "flag {target}",
    SummaryCode.REMOVE_FLAG: "remove the flag of {target}",
    SummaryCode.MARK_UNSURE: "mark {target} unsure",
    SummaryCode.REMOVE_UNSURE: "remove the unsure mark of {target}",
    SummaryCode.ADD_NAME: "add {text} as {label}",
    SummaryCode.ADD_NAME_OVER: "add {text} as {label}, with {inside} in it",
    SummaryCode.DISMISS_MISSED: "{text} is no name",
    SummaryCode.CHANGE_TYPE: "type of {target} to {label}",
    SummaryCode.MOVE_EDGES: "edges of {target}",
    SummaryCode.MOVE_EDGES_OVER: "edges of {target}, with {inside} in it now",
    SummaryCode.MOVE_EDGES_TYPED: "edges of {target}, and its type to {label}",
    SummaryCode.MOVE_EDGES_OVER_TYPED: "edges of {target}, with {inside} in it now, and its type to {label}",
    SummaryCode.SAME_FOR_OTHERS: "the same for {number} called {target}",
    SummaryCode.SAME_FOR_OTHERS_OVER: "the same for {number} called {target}, with {taken} inside them",
    SummaryCode.RENAME: "rename {target} to {name}",
    SummaryCode.CHANGE_ALIASES: "other names of {target}",
    SummaryCode.DISMISS_ALIAS: "{text} is not {target}",
    SummaryCode.LINK: "link {target}",
    SummaryCode.UNLINK: "unlink {target}",
    SummaryCode.MERGE: "merge {target} with {other}",
    SummaryCode.KEEP_APART: "{target} is not {other}",
    SummaryCode.SPLIT: "split {target} off as {name}",
    SummaryCode.SPLIT_PLACES: "split {places} of {source} off as {name}",
    SummaryCode.ADD_QUOTE: "add the quote {text}",
    SummaryCode.CHANGE_KIND: "kind of {target} to {kind}",
    SummaryCode.CHANGE_CUE: "introducing words of {target}",
    SummaryCode.JOIN_QUOTES: "join {target} with the quote before",
    SummaryCode.PART_QUOTES: "part {target} from the quote before",
    SummaryCode.CONFIRM_SPEAKER: "confirm the speaker of {target}",
    SummaryCode.SET_SPEAKER: "speaker of {target} to {name}",
    SummaryCode.SET_UNNAMED: "speaker of {target} to unnamed",
    SummaryCode.CLEAR_SPEAKER: "speaker of {target} to unknown",
    SummaryCode.ADD_SPEAKER: "add {name} as speaker of {target}",
    SummaryCode.ADD_UNNAMED: "add a name as speaker of {target}",
    SummaryCode.RESOLVE_SPEAKER: "who speaks in {target} to {name}",
    SummaryCode.COMMENT: "comment {text}",
    SummaryCode.NOTE_PROBLEM: "note the problem {text}",
    SummaryCode.CHANGE_NOTE: "change the note {text}",
    SummaryCode.REMOVE_NOTE: "remove the note {text}",
    SummaryCode.ADD_NOTES: "add {notes} from {text}",
    SummaryCode.ATTACH_SOURCE: "attach the source {text}",
    SummaryCode.REMOVE_SOURCE: "remove the source {text}",
    SummaryCode.REMOVE_SOURCE_WITH: "remove the source {text} and {checks} made with it",
    SummaryCode.CHECK_QUOTE: "check {target}",
    SummaryCode.CHECK_ALTERED: "{target} is altered on purpose",
    SummaryCode.CHECK_MUST_CHANGE: "{target} must be changed",
    SummaryCode.CHECK_NO_SOURCE: "no source to be had for {target}",
    SummaryCode.CLEAR_CHECK: "take back the check of {target}",
    SummaryCode.PROTECT: "protect {target} as {name}",
    SummaryCode.UNPROTECT: "no longer protect {target}",
    SummaryCode.REPLY_TO_ASK: "{target} must be asked",
    SummaryCode.REPLY_ASKED: "{target} was asked",
    SummaryCode.REPLY_ANSWERED: "{target} answered",
    SummaryCode.REPLY_DECLINED: "{target} declined to answer",
    SummaryCode.CLEAR_REPLY: "take back the right of reply of {target}",
    SummaryCode.VERIFY: "verify {text}",
    SummaryCode.VERIFY_ALL_THE_SAME: "verify {text} {undecided}",
    SummaryCode.REOPEN: "reopen {text}",
    SummaryCode.SET_ASIDE: "set {text} aside",
    SummaryCode.WORDS: "{words}",
}
"""What each code says; the parameters stand in braces."""


def decision_words(decision: Decision) -> str:
    """Return what a decision did: "confirm Petrie", "undo: confirm Petrie"."""
    words = summary_words(decision.summary)
    if decision.undoes is not None:
        return f"undo: {words}"
    return f"redo: {words}" if decision.redoes is not None else words


def summary_words(summary: Summary) -> str:
    """Return a summary in words; an unknown code is shown with its parameters."""
    return fill(TEMPLATES.get(summary.code), summary.code, summary.params, _WORDS)


def target_words(target: Mapping[str, Any]) -> str:
    """Return what a decision is about: "Petrie", "“None of…”", "2 of 5 occurrences of Bo", "3 names and 1 quote"."""
    if "text" in target:
        return quoted(target["text"])
    if not target.keys().isdisjoint(_COUNTED):
        return several_words(target)
    name, places, of = target.get("name", ""), target.get("places"), target.get("of")
    if of is not None:
        return f"{places} of {of} occurrences of {name}"
    return name if places is None else f"{name} ×{places}"


def several_words(target: Mapping[str, Any]) -> str:
    """Return how many findings of each kind: "3 names in 7 occurrences, 2 quotes and 1 term"."""
    parts = [counted(target[key], word) for key, word in _COUNTED.items() if key in target]
    if "names" in target and "places" in target:
        parts[0] += f" in {counted(target['places'], 'occurrence')}"
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


_COUNTED = {"names": "name", "quotes": "quote", "terms": "term", "missed": "possibly missed name"}


def quoted(text: str) -> str:
    """Return an excerpt in curly marks."""
    return f"“{text}”"


def inside_words(names: Sequence[str]) -> str:
    """Return names that a longer one took in: "“Media” and “Sport”"."""
    *rest, last = map(quoted, names)
    return f"{', '.join(rest)} and {last}" if rest else last


def _kind_words(kind: str) -> str:
    return KIND_WORDS[Kind(kind)]


def _undecided_words(number: int) -> str:
    return f"without deciding {number}" if number else "with something unsure or unchecked"


_WORDS: Mapping[str, Words] = {
    "target": target_words,
    "other": target_words,
    "text": quoted,
    "label": labels.words,
    "kind": _kind_words,
    "inside": inside_words,
    "checks": lambda number: counted(number, "check"),
    "taken": lambda number: counted(number, "name"),
    "notes": lambda number: counted(number, "note"),
    "undecided": _undecided_words,
    "number": lambda number: counted(number, "other"),
}
