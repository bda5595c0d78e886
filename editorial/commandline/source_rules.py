"""`editorial sources rules`: which differences between a quote and its source are ignored in this library."""

from __future__ import annotations

from typing import Annotated

import typer

from editorial.commandline.context import Database, LibraryAccess, examples
from editorial.commandline.output import print_lines, tab_separated
from editorial.commandline.terminal import OK
from editorial.domain.fold_words import FOLD_WORDS, fold_rules
from editorial.domain.settings import Setting
from editorial.domain.verdict import USUAL_RULES, FoldRule

EXAMPLES = examples(
    "editorial sources rules",
    "editorial sources rules --ignore capitals --ignore contractions",
    "editorial sources rules --tell end-mark",
    "editorial sources rules --usual",
)


def rules(
    context: typer.Context,
    ignore: Annotated[
        list[FoldRule] | None, typer.Option("--ignore", help="Ignore this; may be given more than once.")
    ] = None,
    tell: Annotated[
        list[FoldRule] | None, typer.Option("--tell", help="Tell of this; may be given more than once.")
    ] = None,
    database: Database = None,
    *,
    usual: Annotated[bool, typer.Option("--usual", help="Begin with the rules that hold without a choice.")] = False,
) -> int:
    """Print each rule, whether it is ignored, and what it is about; change first what the options say."""
    if both := set(ignore or ()) & set(tell or ()):
        raise typer.BadParameter(f"{min(both)} cannot be both ignored and told.", param_hint="--tell")
    access: LibraryAccess = context.obj
    with access.open_library(database or access.database) as library:
        stored = library.get_setting(Setting.FOLD_RULES, None)
        now = (USUAL_RULES if usual else fold_rules(stored)) | set(ignore or ())
        now -= set(tell or ())
        if ignore or tell or usual:
            chosen = None if now == USUAL_RULES else sorted(now)
            if chosen != stored:
                library.set_setting(Setting.FOLD_RULES, chosen)
    print_lines(tab_separated(rule, "ignored" if rule in now else "told", words) for rule, words in FOLD_WORDS.items())
    return OK
