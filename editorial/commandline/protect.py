"""`editorial protect`: give a name a pseudonym that stands in its place in all that leaves the library."""

from __future__ import annotations

from typing import Annotated

import typer

from editorial.commandline.chosen_name import ArticleGiven, NameGiven, chosen_name
from editorial.commandline.context import Database, LibraryAccess, examples
from editorial.commandline.output import print_json, print_lines, print_message, tab_separated
from editorial.commandline.terminal import OK
from editorial.domain.errors import EditorialError, RuleError

EXAMPLES = examples(
    'editorial protect 3f2a1b4c "Jane Doe" --as "Anna K."',
    'editorial protect 3f2a1b4c "Jane Doe" --off',
    "editorial protect                     (lists what is protected)",
)


def run(
    context: typer.Context,
    article: ArticleGiven = None,
    name: NameGiven = None,
    pseudonym: Annotated[
        str | None, typer.Option("--as", metavar="PSEUDONYM", help="What stands in its place.", show_default=False)
    ] = None,
    database: Database = None,
    *,
    off: Annotated[bool, typer.Option("--off", help="Protect the name no longer.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="List as one JSON object a line.")] = False,
) -> int:
    """Protect a name of an article, or list the protected names: real name, pseudonym, type, article."""
    access: LibraryAccess = context.obj
    if article is None:
        with access.open_library(database or access.database) as library:
            rows = library.people.protected()
        for row in rows:
            plain = {"name": row.name, "pseudonym": row.pseudonym, "type": row.label, "article": row.article_id}
            if as_json:
                print_json(plain)
            else:
                print_lines([tab_separated(*plain.values())])
        return OK
    if name is None or (pseudonym is None) is not off:
        raise typer.BadParameter("Give a name of the article, and either --as or --off.")
    from editorial.jobs.article_ids import resolve_ids  # noqa: PLC0415 - imports SQLAlchemy
    from editorial.review.commands.standing_by import Protect  # noqa: PLC0415 - imports the review
    from editorial.review.desk import Desk  # noqa: PLC0415

    with access.open_library(database or access.database) as library:
        (key,) = resolve_ids(library, [article])
        entity = chosen_name(library.load(key).record, name)
        try:
            Desk(library).apply_to(key, Protect(entity=entity.id, pseudonym=pseudonym))
        except RuleError as error:
            raise EditorialError(f"Nothing was changed: {error}.") from error
    if pseudonym is None:
        print_message(f"{entity.name} is no longer protected in this article.")
    else:
        print_message(
            f"Exports and reports have “{' '.join(pseudonym.split())}” in place of {entity.name} from now on."
        )
    return OK
