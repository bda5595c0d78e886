"""What web pages state of their articles, each in the way of some site: headline, authors and date."""

from __future__ import annotations

import io
import json

import pytest
from article_files import PAGE

from editorial.formats import html_page
from editorial.formats.reading.article_text import ArticleText
from editorial.formats.reading.source import Source

BARE = PAGE.replace('<meta name="author" content="Ana Lima">', "").replace(
    '<meta property="article:published_time" content="2026-11-29T08:30:00+00:00">', ""
)


def read(head: str = "", below: str = "", page: str = BARE) -> ArticleText:
    """Return the article of a page with more in its head, and below its headline."""
    whole = page.replace("</head>", f"{head}</head>").replace("</h1>", f"</h1>{below}", 1)
    (found,) = html_page.read(Source("a.html", stream=io.BytesIO(whole.encode()), inner="a.html"))
    return found


def searched(*nodes: object, wrapped: str = "{}") -> str:
    """Return data for search engines."""
    return f'<script type="application/ld+json">{wrapped.format(json.dumps(nodes))}</script>'


BYLINES = [
    ('<p class="byline">By <a href="/authors/ana">Ana Lima</a></p>', ("Ana Lima",)),
    ('<div class="story-author-date">by Ana Lima <span>November 29, 2026</span></div>', ("Ana Lima",)),
    ('<span class="author">By Ana Lima July 10, 2026</span>', ("Ana Lima",)),
    ('<p class="author__name">Von Ana Lima und Bo Lind</p>', ("Ana Lima", "Bo Lind")),
    ('<a rel="author" href="/a">View all posts by Ana Lima</a>', ("Ana Lima",)),
    ('<p class="byline">Posted</p><p class="byline">Richard (R.J.) Eskow (Reuters)</p>', ("Richard (R.J.) Eskow",)),
    ('<div class="comment"><span class="author">Troll</span></div>', ()),
    ('<div class="author-bio">Follow</div><div class="author">Username</div>', ()),
]


@pytest.mark.parametrize(("below", "authors"), BYLINES)
def test_the_line_beside_the_headline_says_who_wrote_a_page(below: str, authors: tuple[str, ...]) -> None:
    assert read(below=below).authors == authors


STATED = [
    ({"author": {"@type": "Person", "name": "Ana Lima"}}, ("Ana Lima",)),
    ({"author": [{"name": "Ana Lima"}, {"name": "Bo Lind, PhD"}]}, ("Ana Lima", "Bo Lind")),
    ({"author": {"@id": "#ana"}}, ("Ana Lima",)),
    (
        {"author": {"@type": "Organization", "name": "Saltmere Echo"}, "publisher": {"name": "Saltmere Echo"}},
        ("Cy Ny",),
    ),
    ({"author": "https://echo.example/ana"}, ("Cy Ny",)),
    ({"author": "admin"}, ("Cy Ny",)),
]


@pytest.mark.parametrize(("article", "authors"), STATED)
@pytest.mark.parametrize("wrapped", ["{}", "<![CDATA[{}]]>", "{},"])
def test_the_data_for_search_engines_says_so_first_unless_it_names_the_publisher_alone(
    article: dict[str, object], authors: tuple[str, ...], wrapped: str
) -> None:
    other = {"@type": "NewsArticle", "headline": "Tram late", "author": "Dee Oh"}
    mine = {"@type": ["NewsArticle"], "headline": "Ferry idle", **article}
    person = {"@type": "Person", "@id": "#ana", "name": "Ana Lima"}
    head = searched(other, {"@graph": [mine, person]}, wrapped=wrapped)
    assert read(f'{head}<meta name="author" content="Cy Ny">').authors == authors


def test_a_page_that_names_its_publisher_alone_has_that_as_its_author() -> None:
    echo = {"@type": "Organization", "name": "Saltmere Echo"}
    assert read(searched({"@type": "Article", "author": echo, "publisher": echo})).authors == ("Saltmere Echo",)


COMMENT = (
    '<div itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Troll</span>'
    '<time itemprop="datePublished" datetime="2026-11-30">later</time></div>'
)
SCOPE = '<span itemprop="author">Ana Lima</span><time itemprop="datePublished" datetime="2026-11-29">then</time>'
MARKED = BARE.replace("<article>", '<article itemscope itemtype="https://schema.org/NewsArticle">')


def test_what_is_marked_in_the_page_counts_for_its_article_and_not_for_comments() -> None:
    found = read(below=COMMENT + SCOPE, page=MARKED)
    assert (found.authors, found.published) == (("Ana Lima",), "2026-11-29")
    assert read(below=COMMENT).authors == ()


DATES = [
    ('<meta property="article:published_time" content="2026-11-29T08:30:00Z">', "2026-11-29T08:30:00+00:00"),
    (searched({"@type": "NewsArticle", "datePublished": "2026-11-29"}), "2026-11-29"),
    (
        searched(
            {"@type": "Review", "datePublished": "2025-01-07"}, {"@type": "Article", "datePublished": "2026-11-29"}
        ),
        "2026-11-29",
    ),
    ('<meta name="parsely-pub-date" content="2026-11-29T08:30:00Z">', "2026-11-29T08:30:00+00:00"),
]


@pytest.mark.parametrize(("head", "published"), DATES)
def test_the_date_of_a_page_is_the_one_that_it_states(head: str, published: str) -> None:
    assert read(head + '<meta name="last-modified" content="2027-02-02">').published == published


HEADLINES = [
    ("<title>Echo: news</title>", "<h1>The Saltmere Echo</h1>", "<h2>Ferry idle</h2>", "Ferry idle", "Ferry idle"),
    ("<title>Ferry lies idle | Echo</title>", "<h1>Ferry lies idle</h1>", "", "Idle ferry", "Ferry lies idle"),
    ("<title>Echo</title>", "<h1>Work: Ferry is lying idle</h1>", "", "Ferry is lying idle", "Ferry is lying idle"),
    ("<title>x</title>", "<h1>Ferries of the town idle</h1>", "", "A strike on the river", "Ferries of the town idle"),
    ("<title>Ferry &amp;#8211; idle now - Echo</title>", "", "", "", "Ferry – idle now"),
]


@pytest.mark.parametrize(("title", "first", "second", "stated", "headline"), HEADLINES)
def test_the_headline_is_the_heading_that_the_titles_of_the_page_name(
    title: str, first: str, second: str, stated: str, headline: str
) -> None:
    page = BARE.replace("<title>Ferry idle - Saltmere Echo</title>", title)
    page = page.replace(
        '<meta property="og:title" content="Ferry idle">', f'<meta property="og:title" content="{stated}">'
    )
    assert read(page=page.replace("<h1>Ferry idle</h1>", first + second)).title == headline
