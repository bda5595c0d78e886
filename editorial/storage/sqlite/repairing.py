"""Repair of what follows from the rest of a library: indexes, triggers, counts, the full-text index."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from editorial.domain.damage import Damage, DamageCode
from editorial.storage.sqlite.checking import COUNTED, Rules, missing_rules, rules
from editorial.storage.sqlite.errors import damage_of


def make_indexes_again(connection: Connection, expected: Rules) -> None:  # noqa: ARG001 - as the others
    """Fill every index from its table."""
    connection.exec_driver_sql("REINDEX")


def make_rules_again(connection: Connection, expected: Rules) -> None:
    """Make the indexes and triggers again that are missing or were changed; tables are left alone."""
    here = rules(connection.connection.driver_connection)  # type: ignore[arg-type]
    for kind, name in missing_rules(here, expected):
        if kind in {"index", "trigger"}:
            connection.exec_driver_sql(f"DROP {kind} IF EXISTS {name}")
            connection.exec_driver_sql(expected[kind, name])


def count_again(connection: Connection, expected: Rules) -> None:  # noqa: ARG001 - as the others
    """Count names and quotes of every article, and the words of those whose number is wrong."""
    connection.exec_driver_sql("DELETE FROM counts")
    connection.exec_driver_sql(
        f"INSERT INTO counts (article_id, undecided, decided, flags, sources, unchecked, to_change) {COUNTED}"
    )


def count_words_again(connection: Connection, expected: Rules) -> None:  # noqa: ARG001 - as the others
    """Count the words of every article."""
    rows = connection.exec_driver_sql("SELECT id, words, text FROM articles").all()
    right = [(len(text.split()), key) for key, words, text in rows if words != len(text.split())]
    if right:
        connection.exec_driver_sql("UPDATE articles SET words = ? WHERE id = ?", right)


def take_last_decisions_from_log(connection: Connection, expected: Rules) -> None:  # noqa: ARG001 - as the others
    """Set the number of the last decision of every article as the log says."""
    connection.exec_driver_sql(
        "UPDATE articles SET last_decision = "
        "coalesce((SELECT max(decisions.number) FROM decisions WHERE article_id = articles.id), 0)"
    )


def make_search_index_again(connection: Connection, expected: Rules) -> None:  # noqa: ARG001 - as the others
    """Fill the full-text index from the articles."""
    connection.exec_driver_sql("INSERT INTO article_search (article_search) VALUES ('rebuild')")


Repairs = Mapping[DamageCode, Callable[..., None]]
FIRST: Repairs = {
    DamageCode.RULE_MISSING: make_rules_again,
    DamageCode.INDEX: make_indexes_again,
    DamageCode.INDEX_OF: make_indexes_again,
}
"""What makes rows be found again."""
LATER: Repairs = {
    DamageCode.COUNTED_WRONGLY: count_again,
    DamageCode.WORDS_COUNTED_WRONGLY: count_words_again,
    DamageCode.LAST_DECISION: take_last_decisions_from_log,
    DamageCode.SEARCH_INDEX: make_search_index_again,
}
"""What is worked out from the rows. Nothing here guesses."""


def check_search_index(connection: Connection, watch: Callable[[], None]) -> Damage | None:
    """Return the damage if the full-text index does not hold what the articles hold. Raises what `watch` raises.

    FTS5 compares them in one statement, which SQLite takes for a write; `watch` is called meanwhile.
    """
    stopped: list[BaseException] = []

    def look() -> int:
        try:
            watch()
        except BaseException as error:  # noqa: BLE001 - raised again below
            stopped.append(error)
        return len(stopped)

    driver = connection.connection.driver_connection
    driver.set_progress_handler(look, _OPERATIONS)  # type: ignore[union-attr]
    try:
        connection.exec_driver_sql("INSERT INTO article_search (article_search, rank) VALUES ('integrity-check', 1)")
    except DatabaseError as error:
        if stopped:
            raise stopped[0] from error
        if isinstance(error.orig, BaseException) and damage_of(error.orig) is not None:
            return Damage(DamageCode.SEARCH_INDEX)
        raise
    finally:
        driver.set_progress_handler(None, 0)  # type: ignore[union-attr]
    return None


_OPERATIONS = 20_000
"""After how many steps of SQLite's virtual machine `watch` is called."""
