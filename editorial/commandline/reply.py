"""`editorial reply`: who must be asked for a reply, who was, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from editorial.commandline.chosen_name import ArticleGiven, NameGiven, chosen_name
from editorial.commandline.context import Database, LibraryAccess, examples
from editorial.commandline.output import print_json, print_lines, print_message, tab_separated
from editorial.commandline.terminal import OK
from editorial.domain.errors import EditorialError, RuleError
from editorial.domain.reply import REPLY_WORDS, ReplyGate, ReplyState
from editorial.domain.settings import Setting

if TYPE_CHECKING:
    from editorial.domain.people import NameReply

EXAMPLES = examples(
    "editorial reply                                  (who was not asked yet)",
    "editorial reply --all --json",
    'editorial reply 3f2a1b4c "Jane Doe" to-ask',
    'editorial reply 3f2a1b4c "Jane Doe" asked --when "Monday, 10:00" --how "by e-mail"',
    'editorial reply 3f2a1b4c "Jane Doe" answered --note "Denies it."',
    "editorial reply --require settled                (an article is verified only if all answered or declined)",
)


def run(  # noqa: PLR0913 - one for each option
    context: typer.Context,
    article: ArticleGiven = None,
    name: NameGiven = None,
    state: Annotated[
        ReplyState | None,
        typer.Argument(metavar="STATE", help="How far it is; left out, it is not changed.", show_default=False),
    ] = None,
    *,
    when: Annotated[str, typer.Option("--when", metavar="WORDS", help="When they were asked.")] = "",
    how: Annotated[str, typer.Option("--how", metavar="WORDS", help="How they were asked.")] = "",
    note: Annotated[str, typer.Option("--note", metavar="WORDS", help="Anything else, such as the answer.")] = "",
    require: Annotated[
        ReplyGate | None, typer.Option("--require", help="What an article needs to be verified.", show_default=False)
    ] = None,
    database: Database = None,
    off: Annotated[bool, typer.Option("--off", help="Take back what is noted of the name.")] = False,
    every: Annotated[bool, typer.Option("--all", help="List all, also those who were asked.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="List as one JSON object a line.")] = False,
) -> int:
    """Note how far the right of reply of a name is, or list who was not asked yet.

    The columns are name, state, when, how, note, article and its title; protected names have their pseudonyms.
    """
    if (article is None) is not (name is None) or (name is None) is not (state is None and not off):
        raise typer.BadParameter("Give an article, a name in it, and how far it is (or --off), or none of them.")
    access: LibraryAccess = context.obj
    with access.open_library(database or access.database) as library:
        if require is not None:
            library.set_setting(Setting.REPLIES, require.value)
            print_message(f"To verify an article, of the right of reply is needed: {_GATES[require]}.")
        if article is not None and name is not None:
            _note(library, article, name, state, (when, how, note))
        elif require is None:
            _list(library, every=every, as_json=as_json)
    return OK


_GATES = {
    ReplyGate.NEVER: "nothing",
    ReplyGate.ASKED: "all who must be asked were asked",
    ReplyGate.SETTLED: "all who must be asked answered or declined",
}


def _note(library: Any, article: str, name: str, state: ReplyState | None, said: tuple[str, str, str]) -> None:
    from editorial.jobs.article_ids import resolve_ids  # noqa: PLC0415 - imports SQLAlchemy
    from editorial.review.commands.standing_by import ClearReply, NoteReply  # noqa: PLC0415 - imports the review
    from editorial.review.desk import Desk  # noqa: PLC0415

    (key,) = resolve_ids(library, [article])
    entity = chosen_name(library.load(key).record, name)
    when, how, note = said
    try:
        if state is None:
            Desk(library).apply_to(key, ClearReply(entity=entity.id))
            print_message(f"Nothing is noted of {entity.name} any more.")
            return
        command = NoteReply(entity=entity.id, state=state, when=when, how_asked=how, note=note)
        Desk(library).apply_to(key, command)
    except RuleError as error:
        raise EditorialError(f"Nothing was changed: {error}.") from error
    print_message(f"Noted of {entity.name}: {REPLY_WORDS[state]}.")


def _list(library: Any, *, every: bool, as_json: bool) -> None:
    from editorial.jobs.protecting import Protector  # noqa: PLC0415 - imports SQLAlchemy
    from editorial.jobs.replies import Wanted, list_replies  # noqa: PLC0415

    listed = Protector(library).listed
    for row in list_replies(library, Wanted.ALL if every else Wanted.TO_ASK):
        plain = listed(_plain(row))
        if as_json:
            print_json(plain)
        else:
            cells = ("name", "state", "when", "how", "note", "article", "title")
            print_lines([tab_separated(*(plain[cell] for cell in cells))])


def _plain(row: NameReply) -> dict[str, Any]:
    reply = row.reply
    return {
        "name": row.name,
        "type": row.label,
        "state": reply.state.value,
        "when": reply.when,
        "how": reply.how,
        "note": reply.note,
        "noted_by": reply.by,
        "noted_at": reply.at.isoformat(),
        "article": row.article_id,
        "title": row.title,
        "date": row.date,
        "verified": row.verified,
    }
