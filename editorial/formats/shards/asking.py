"""Questions to the shards of an archive, answered by DuckDB, which reads them where they lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from editorial.domain.archive import Kept, ShardForm
from editorial.domain.errors import EditorialError
from editorial.domain.extras import PackageMissing
from editorial.domain.quote_search import CountedBy, FoundQuote, QuoteCount, QuoteQuestion, QuoteState
from editorial.formats.arrow.tables import Table
from editorial.formats.shards.shard_folder import ShardFolder

_WORK = "A question to an archive"
_AT_ONCE = 1_000
_LONGEST_LINE = 200_000_000
_SPAN = 'start BIGINT, "end" BIGINT, text VARCHAR'
_LINES = f"""
    SELECT article.id AS article_id, article.title AS title, article.published AS published, article.source AS source,
           quote.id AS id, quote.start AS start, quote."end" AS "end", quote.text AS text, quote.kind AS kind,
           quote.score AS score, quote.within AS within,
           list_transform(quote.speakers, lambda who: coalesce(
               list_filter(entities, lambda one: one.id = who.entity)[1].name, who.text)) AS speakers
    FROM (SELECT article, entities, unnest(quotes) AS quote FROM read_json($files, format = 'newline_delimited',
          compression = $compression, maximum_object_size = {_LONGEST_LINE}, columns = {{
              'article': 'STRUCT(id VARCHAR, title VARCHAR, published VARCHAR, source VARCHAR)',
              'entities': 'STRUCT(id VARCHAR, name VARCHAR)[]',
              'quotes': 'STRUCT(id VARCHAR, {_SPAN}, kind VARCHAR, score DOUBLE, within VARCHAR,
                                speakers STRUCT({_SPAN}, entity VARCHAR)[])[]'}}))
"""
_TABLES = """
    SELECT article_id, title, published, source, id, start, "end", text, kind, score, within,
           list_transform(speakers, lambda who: coalesce(who.name, who.text)) AS speakers
    FROM read_parquet($files)
"""
_WANTED = """
    within IS NULL AND (kind = $kind OR ($kind = '' AND kind <> 'term'))
    AND ($by = '' OR len(list_filter(speakers, lambda name: contains(lower(name), lower($by)))) > 0)
    AND ($since = '' OR published[:length($since)] >= $since)
    AND ($until = '' OR published[:length($until)] <= $until)
    AND ($source = '' OR contains(lower(source), lower($source)))
"""
_BETWEEN = r"[^\pL\pN]+"
_BEFORE, _BEHIND = rf"(?:^|{_BETWEEN})", rf"(?:$|{_BETWEEN})"
"""Patterns (RE2) for what separates words, and for where one begins and ends."""
_OF = {
    CountedBy.PERSON: "coalesce(unnest(CASE WHEN len(speakers) > 0 THEN speakers ELSE [''] END), '')",
    CountedBy.MONTH: "coalesce(published[:7], '')",
    CountedBy.SOURCE: "coalesce(source, '')",
}


def quotes(folder: ShardFolder, question: QuoteQuestion) -> Iterator[FoundQuote]:
    """Yield the quotes that are wanted, in the order of the shards.

    Raises PackageMissing, and EditorialError if there is no archive, it holds no quotes or a shard is damaged.
    """
    query = f"""
        SELECT coalesce(array_to_string(speakers, '; '), ''), text, kind, title, coalesce(published, ''),
               coalesce(source, ''), score, article_id, id, start, "end"
        FROM ({_rows(folder)}) WHERE {_wanted(question)}
    """
    for row in _answers(folder, query, question):
        yield FoundQuote._make((*row, QuoteState.SUGGESTED))


def counts(folder: ShardFolder, question: QuoteQuestion, by: CountedBy) -> Iterator[QuoteCount]:
    """Yield how many of the quotes that are wanted there are of each, the most first; months in order.

    A quote of two people counts for both. Raises as `quotes`.
    """
    order = "of" if by is CountedBy.MONTH else "quotes DESC, of"
    wanted = f"SELECT {_OF[by]} AS of, article_id FROM ({_rows(folder)}) WHERE {_wanted(question)}"
    query = f"""
        SELECT of, count(*) AS quotes, count(DISTINCT article_id) AS articles
        FROM ({wanted}) GROUP BY of ORDER BY {order}
    """
    for row in _answers(folder, query, question):
        yield QuoteCount(*row)


def _wanted(question: QuoteQuestion) -> str:
    """Return the condition on a quote; each word is looked for as it is before the pattern, which takes longer."""
    words = [
        f"AND contains(lower(text), $word_{at}) AND regexp_matches(text, $pattern_{at}, 'i')"
        for at, _term in enumerate(question.terms)
    ]
    return " ".join((_WANTED, *words))


def _parameters(question: QuoteQuestion) -> dict[str, Any]:
    found = {name: getattr(question, name) for name in ("by", "since", "until", "source")}
    found["kind"] = question.kind.value if question.kind is not None else ""
    for at, term in enumerate(question.terms):
        found[f"word_{at}"] = max(term.words, key=len).lower()
        found[f"pattern_{at}"] = f"{_BEFORE}{_BETWEEN.join(term.words)}{'' if term.unfinished else _BEHIND}"
    return found


def _rows(folder: ShardFolder) -> str:
    return _TABLES if folder.settings().form is ShardForm.PARQUET else _LINES


def _answers(folder: ShardFolder, query: str, question: QuoteQuestion) -> Iterator[tuple[Any, ...]]:
    settings = folder.settings()
    if Kept.QUOTES not in settings.kept:
        raise EditorialError(f"{folder.path}: this archive was made without quotes (--fields).")
    shards = folder.shards()
    if not shards:
        return
    parameters = _parameters(question)
    if settings.form is ShardForm.PARQUET:
        parameters["files"] = [str(shard / Table.QUOTES.value) for shard in shards]
    else:
        parameters["files"] = [str(shard) for shard in shards]
        parameters["compression"] = "zstd" if settings.form is ShardForm.JSONL_ZST else "none"
    with _asked(folder, query, parameters) as answer:
        while rows := answer.fetchmany(_AT_ONCE):
            yield from rows


@contextmanager
def _asked(folder: ShardFolder, query: str, parameters: Mapping[str, Any]) -> Iterator[Any]:
    try:
        import duckdb
    except ImportError as error:
        raise PackageMissing("duckdb", _WORK) from error
    # It loads no extension from elsewhere, and writes nothing.
    connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"})
    try:
        yield connection.execute(query, dict(parameters))
    except duckdb.Error as error:
        first = str(error).partition("\n")[0]
        raise EditorialError(f"{folder.path}: the shards cannot be read ({first}). Is one of them damaged?") from error
    finally:
        connection.close()
