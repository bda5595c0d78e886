"""Asking about decided names inside a longer one, and telling what a longer name took in."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from editorial.desktop.reviewing.asking import Asker
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.wording.findings import counted, one_line
from editorial.domain.text import Span
from editorial.review.commands.taking_in import names_inside
from editorial.review.session import Outcome
from editorial.review.wording.excerpts import short
from editorial.review.wording.summaries import inside_words


class _Answer(StrEnum):
    KEEP = "keep"
    TAKE = "take"


def ask_about_inside(
    reviewer: Reviewer, ask: Asker, span: Span, before: Span | None, then: Callable[[tuple[str, ...]], None]
) -> None:
    """Call `then` with the decided names (ids of mentions) that a name at `span` is to take in.

    Ask if there are such names; without an answer `then` is not called. `before` is the name's span until now.
    """
    record = reviewer.record
    found = names_inside(record.mentions.values(), span, before)
    decided = tuple(one.id for one in found if one.status.decided)
    if not decided:
        then(())
        return
    names = [one_line(record.mentions[key].span.of(record.article.text)) for key in decided]
    they, is_ = ("they are", "are") if len(decided) > 1 else ("it is", "is")
    longer = one_line(span.of(record.article.text))
    answers = (
        (_Answer.KEEP.value, f"{they.capitalize()} part of it and {'names' if len(decided) > 1 else 'a name'} as well"),
        (_Answer.TAKE.value, f"Only part of it: remove {inside_words(names)}"),
    )
    ask.one_of(
        f"{inside_words(names)} inside “{longer}” {is_} decided already",
        answers,
        lambda answer: then(decided if answer == _Answer.TAKE else ()),
    )


def tell_taken_in(reviewer: Reviewer, outcome: Outcome, span: Span, others: int = 0) -> bool:
    """Post which names a decision on a name at `span` took in, and return whether it took any in.

    `others` is at how many other occurrences the same can be done.
    """
    taken = outcome.decision.summary.params.get("inside") if outcome.decision is not None else None
    if not taken:
        return False
    is_, names = ("are", "names") if len(taken) > 1 else ("is", "a name")
    longer = short(span.of(reviewer.record.article.text))
    also = f". [[all_same]] shows {counted(others, 'other occurrence')}" if others else ""
    said = f"{inside_words(taken)} {is_} part of {longer} now, and no longer {names}: [[undo]] brings all back"
    reviewer.post(said + also)
    return True
