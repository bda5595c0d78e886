"""What a web page states of its article: headline, authors and date, for search engines and for readers.

What is written for search engines (JSON-LD and `itemprop` of schema.org, `meta` elements) comes first; who wrote it is
looked for in the line beside the headline as well, as a page often names nobody but its publisher there.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from editorial.formats.reading import details
from editorial.formats.reading.page_blocks import place_of

HEAD = "the head of the page"
"""The part of a page (`place_of`) that may have the headline and the byline of its article."""
_ARTICLES = re.compile(r"(?:Article|Posting|Report|Column)$")
_WRAPPING = re.compile(r"<!\[CDATA\[|\]\]>|<!--|-->")
_COMMA = re.compile(r",\s*([}\]])")
_NODES = 5_000
_DEEPEST = 40
_META_AUTHORS = (
    *("author", "article:author", "article.author", "og:article:author", "og:author", "dc.creator", "dcterms.creator"),
    *("byl", "parsely-author", "sailthru.author", "cxenseparse:author", "citation_author", "author_name"),
)
_META_TIMES = ("article:published_time", "og:article:published_time", "parsely-pub-date", "sailthru.date")
_META_DATES = (
    *("dcterms.created", "dc.date.issued", "dcterms.issued", "dc.date", "citation_publication_date", "pubdate"),
    *("publishdate", "publish-date", "publish_date", "date"),
)
_META_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title")
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?line|by-?author|(?:post|entry|article|story|meta)[_-]*author|author[_-]*name|author)s?(?:$|[\s_-])"
)
_NO_BYLINE = re.compile(
    r"comment|bio|avatar|image|img|photo|thumb|social|follow|share|icon|box|related|widget|navbox", re.I
)
_CALLED = (
    r"(?:(?:posted|written|published|story|words|reported|interview|text|article|review(?:ed)?|blog)\s+)?by|"
    r"(?:(?:verfasst|geschrieben|veröffentlicht|ein|artikel|beitrag|text|interview|zum profil|"
    r"(?:zeige\s+)?alle (?:beiträge|artikel))\s+)*von|view all posts by|(?:publié |écrit |rédigé )?par|por|door|"
    r"(?:die |der )?autor(?:in)?|author|auteur|texte?|words"
)
_PREFIX = re.compile(
    rf"^(?:(?:{_CALLED})\b\s*[:：]?\s+|(?:{_CALLED})\s*[:：]\s*|(?:{_CALLED})$|作者[:：]?\s*|责任编辑[:：]\s*)", re.I
)
_MONTHS = "jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez"
_TAIL = re.compile(
    rf"\s*(?:[|•·–—/]|\s-\s|\([^()]*\)?$|\b(?:{_MONTHS})[a-zäé]*\.?\s+\d|\b\d{{1,2}}[.:]\s?\d|\b\d{{1,2}}\.?\s+(?:{_MONTHS})|"
    r"\b(?:on|am|vor|před|stand|updated|published)\s).*$",
    re.I,
)
_NOBODY = frozenset(
    (
        *("admin", "administrator", "wordpressadmin", "webmaster", "name", "username", "posted", "author", "authors"),
        *(
            "autor",
            "autorin",
            "no author",
            "unknown",
            "follow",
            "staff",
            "editor",
            "root",
            "user",
            "guest",
            "none",
            "null",
        ),
    )
)
_DEGREES = frozenset(("phd", "md", "ma", "mba", "ms", "msc", "mph", "rd", "rn", "jr", "esq"))
_ELSEWHERE = re.compile(
    r"\b(?:more|posts?|comments?|english|deutsch|google|veröffentlicht|aktualisierung|erstellt|updated?|published|datum|date|"
    r"inhalte|archiv|share|follow|teilen|opinion|news|says|said)\b",
    re.I,
)
"""Words that no name of an author has, but what stands beside it."""
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page states; `titles` are the likeliest first, `people` who wrote it, else an organisation."""

    titles: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    published: str | None = None
    publishers: frozenset[str] = field(default_factory=frozenset)


def stated(tree: Any) -> Stated:
    """Return what a page states of its article."""
    meta = _meta(tree)
    titles = [*_values(meta, _META_TITLES), one_line(tree.findtext(".//head/title"))]
    nodes = [*_nodes(tree)]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    article = _article(nodes, titles)
    publishers = frozenset(key(name) for node in nodes for name, _ in _named(node.get("publisher"), by_id)) | frozenset(
        key(one) for one in _values(meta, ("og:site_name", "application-name"))
    )
    if isinstance(headline := article.get("headline"), str):
        titles.insert(0, one_line(headline))
    return Stated(
        titles=tuple(one for one in titles if one),
        people=_people(tree, article, by_id, meta, publishers),
        published=_date(tree, article, meta),
        publishers=publishers,
    )


def _people(
    tree: Any,
    article: Mapping[str, Any],
    by_id: Mapping[str, Any],
    meta: Mapping[str, list[str]],
    publishers: AbstractSet[str],
) -> tuple[str, ...]:
    """Return who wrote the article by the first statement that names somebody else than its publisher."""
    named = [*_named(article.get("author"), by_id), *_named(article.get("creator"), by_id)]
    ways: tuple[Iterable[str], ...] = (
        [name for name, person in named if person],
        _properties(tree),
        _bylines(tree),
        _values(meta, _META_AUTHORS),
        _labelled(meta),
    )
    for way in ways:
        if found := tuple(one for one in names_in(way) if key(one) not in publishers):
            return found
    return names_in(name for name, _ in named) or names_in(_values(meta, _META_AUTHORS))


def names_in(ways: Iterable[str]) -> tuple[str, ...]:
    """Return the names of authors in some words, each once, without academic degrees."""
    found: list[str] = []
    for one in details.names([*tidy(ways)]):
        if one.replace(".", "").casefold() not in _DEGREES and not any(name in one for name in found):
            found.append(one)
    return tuple(found)


def tidy(names: Iterable[str]) -> Iterator[str]:
    """Yield names of authors without *by*, dates and addresses; what is no name is left out."""
    for name in names:
        words = one_line(name)
        while (shorter := _PREFIX.sub("", words, count=1)) != words:
            words = shorter
        words = _TAIL.sub("", words).strip(" ,;:")
        if words.startswith(("http", "www.", "@")) or "@" in words or not 1 < len(words) < 200:
            continue
        if words.casefold() not in _NOBODY and any(map(str.isalpha, words)):
            yield words


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects in the data for search engines, those inside others as well."""
    left = _NODES
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        value = _json(_WRAPPING.sub("", script.text or ""))
        waiting = [(value, 0)]
        while waiting and left > 0:
            one, depth = waiting.pop()
            if isinstance(one, dict):
                left -= 1
                yield one
            inner = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
            if depth < _DEEPEST:
                waiting += [(part, depth + 1) for part in reversed([*inner])]


def _json(text: str) -> Any:
    """Return the first value in a text of JSON, also if commas stand before closing brackets; None if there is none."""
    if (begin := re.search(r"[\[{]", text)) is None:
        return None
    for whole in (text, _COMMA.sub(r"\1", text)):
        try:
            return json.JSONDecoder(strict=False).raw_decode(whole, begin.start())[0]
        except (ValueError, RecursionError):
            continue
    return None


def _article(nodes: Sequence[Mapping[str, Any]], titles: Sequence[str]) -> Mapping[str, Any]:
    """Return the object of the article: the one with the title of the page, else the first; empty if there is none."""
    known = {key(one) for one in titles if one}
    found = [node for node in nodes if any(_ARTICLES.search(kind) for kind in _kinds(node))]
    fits = (one for one in found if any(key(str(one.get("headline") or "-")) in title for title in known))
    return next(fits, None) or (found[0] if found else {})


def _kinds(node: Mapping[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [one for one in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(one, str)]


def _named(value: Any, by_id: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Yield the names that a property holds, each with whether it may be a person's."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield one, True
        elif isinstance(one, dict):
            whole = {**by_id.get(one["@id"], {}), **one} if isinstance(one.get("@id"), str) else one
            names = whole.get("name")
            for name in names if isinstance(names, list) else [names]:
                if isinstance(name, str):
                    yield name, "Organization" not in " ".join(_kinds(whole))


def _properties(tree: Any) -> Iterator[str]:
    """Yield the names of authors by `itemprop`; of nested ones the inner."""
    for one in tree.xpath(".//*[contains(concat(' ', @itemprop, ' '), ' author ')]"):
        if _is_of_article(one) and "Organization" not in (one.get("itemtype") or ""):
            for part in one.xpath(".//*[@itemprop='name']") or [one]:
                yield part.get("content") or _text(part)


def _bylines(tree: Any) -> Iterator[str]:
    """Yield the words of the first byline that readers see: a link with `rel=author`, or an element called so."""
    for one in tree.iter():
        if not isinstance(one.tag, str):
            continue
        signs = f"{one.get('class') or ''} {one.get('id') or ''}".lower()
        linked = one.tag == "a" and "author" in (one.get("rel") or "").split()
        if not linked and not (_BYLINE.search(signs) and not _NO_BYLINE.search(signs)):
            continue
        if place_of(one) not in {"", HEAD}:
            continue
        links = [
            part for part in one.iter("a") if "author" in f"{part.get('rel')} {part.get('class')} {part.get('href')}"
        ]
        names = [_text(part) for part in links] if links and not linked else [_text(one)]
        found = [name for name in tidy(names) if _is_name(name)]
        if found:
            yield from found
            return


def _is_name(words: str) -> bool:
    """Return whether words on a page may be the name of an author, or of a few."""
    return (
        len(words) <= 80
        and len(words.split()) <= 9
        and not any(map(str.isdigit, words))
        and words[:1].isupper()
        and not _ELSEWHERE.search(words)
    )


def _labelled(meta: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield the author that WordPress states for cards: `twitter:label1` *Written by*, `twitter:data1` the name."""
    for number in "12":
        label = " ".join(meta.get(f"twitter:label{number}", ()))
        if re.search(r"\b(?:by|von|par|por|da|autor)\b", label, re.I):
            yield from meta.get(f"twitter:data{number}", ())


def _date(tree: Any, article: Mapping[str, Any], meta: Mapping[str, list[str]]) -> str | None:
    """Return the date of publication that is stated first, in ISO 8601."""
    properties = (
        one.get("content") or one.get("datetime") or _text(one)
        for one in tree.xpath(".//*[contains(concat(' ', @itemprop, ' '), ' datePublished ')]")
        if _is_of_article(one)
    )
    dates = (*_values(meta, _META_TIMES), article.get("datePublished"), *properties, *_values(meta, _META_DATES))
    return next((found for one in dates if one and (found := details.iso_date(one)) and found > "1900"), None)


def _is_of_article(element: Any) -> bool:
    """Return whether a property belongs to an article, not to a comment on it or to another page."""
    scope = next((one for one in element.iterancestors() if one.get("itemtype")), None)
    return not place_of(element) and scope is not None and bool(_ARTICLES.search(scope.get("itemtype").rstrip("/")))


def _meta(tree: Any) -> dict[str, list[str]]:
    """Return the `meta` elements of a page by their names in small letters."""
    found: dict[str, list[str]] = {}
    for one in tree.iter("meta"):
        name = one.get("property") or one.get("name") or one.get("itemprop") or ""
        if content := one_line(one.get("content")):
            found.setdefault(name.lower(), []).append(content)
    return found


def _values(meta: Mapping[str, list[str]], names: Sequence[str]) -> list[str]:
    """Return the values of the first of some `meta` elements that is there, and those of the others after it."""
    return [value for name in names for value in meta.get(name, ())]


def _text(element: Any) -> str:
    return one_line(" ".join(element.itertext()))


def one_line(words: str | None) -> str:
    """Return words with one space between them; entities that were written twice are what they stand for."""
    return " ".join(html.unescape(words or "").split())


def key(words: str) -> str:
    """Return the letters and figures of some words, by which names and paragraphs are compared."""
    return "".join(_WORDS.findall(words)).casefold()
