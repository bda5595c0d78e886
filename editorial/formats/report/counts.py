"""A page with a table of counts, a picture of them, and what was counted; it loads nothing and runs nothing."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.formats.report.html import head, safe, table


def counts_page(
    title: str, told: Sequence[str], picture: str, headings: Sequence[str], rows: Sequence[Sequence[str]]
) -> str:
    """Return the page: its title, paragraphs that say what was counted, a picture (SVG), and the table."""
    words = "".join(f"<p>{safe(one)}</p>" for one in told)
    return f"{head(title)}<h1>{safe(title)}</h1>{words}\n{picture}{table('Counts', headings, rows)}</body></html>\n"
