"""Words for an export of an article, as its history shows it."""

from __future__ import annotations

from editorial.domain.article import State
from editorial.domain.errors import EditorialError
from editorial.domain.library import STREAM, Destination, PastExport
from editorial.jobs.file_formats import export_format

_STATES = {
    State.NEW: "not looked through yet",
    State.SUGGESTED: "not reviewed yet",
    State.IN_REVIEW: "in review",
    State.VERIFIED: "verified",
    State.SET_ASIDE: "set aside",
}


def export_words(one: PastExport) -> str:
    """Return an export in words: *Exported as Excel to /home/ana/daily.xlsx by the profile “daily”; verified then*."""
    profile = f" by the profile “{one.to.profile}”" if one.to.profile else ""
    state = f"; {_STATES[one.state]} then" if one.state is not None else ""
    return f"Exported{_form(one.to)}{_place(one.to)}{profile}{state}"


def _form(to: Destination) -> str:
    if not to.format_id:
        return ""
    try:
        return f" as {export_format(to.format_id).name}"
    except EditorialError:  # of another version of the program
        return f" as {to.format_id}"


def _place(to: Destination) -> str:
    if to.place == STREAM:
        return " to standard output"
    return f" to {to.place}" if to.place else ""
