"""The header of a TEI document: the article's details, who is named in it, and the field of this program."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from editorial import __version__
from editorial.domain import labels
from editorial.domain.article import Article
from editorial.formats.spans.differing import as_xml
from editorial.formats.spans.escapes import escaped
from editorial.formats.spans.graph import Graph, Known
from editorial.formats.spans.tei_tags import ID, name_element

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?")
_PEOPLE, _PLACES, _ORGANISATIONS = frozenset({labels.PERSON, labels.CHARACTER}), labels.PLACE, labels.ORG


def header(graph: Graph, about: str) -> Element:
    """Return the header; `about` is the field of this program as text."""
    from xml.etree.ElementTree import Element, SubElement

    article = graph.article
    root = Element("teiHeader")
    file = SubElement(root, "fileDesc")
    titles = SubElement(file, "titleStmt")
    _named(titles, "title", article.title)
    for author in article.authors:
        _named(titles, "author", author)
    _named(SubElement(file, "publicationStmt"), "p", "Exported by Editorial")
    _source(SubElement(SubElement(file, "sourceDesc"), "bibl"), article)
    program = {"ident": "Editorial", "version": __version__}
    application = SubElement(SubElement(SubElement(root, "encodingDesc"), "appInfo"), "application", program)
    _named(application, "label", "Editorial")
    profile = SubElement(root, "profileDesc")
    if article.language:
        SubElement(SubElement(profile, "langUsage"), "language", {"ident": as_xml(article.language)})
    _lists(profile, list(enumerate(graph.known, 1)))
    SubElement(root, "xenoData").text = about
    return root


def _named(above: Element, name: str, words: str) -> Element:
    from xml.etree.ElementTree import SubElement

    made = SubElement(above, name)
    made.text = as_xml(words)
    return made


def _source(bibl: Element, article: Article) -> None:
    _named(bibl, "title", article.title)
    if article.credit:
        _named(bibl, "publisher", article.credit)
    if article.published:
        date = _named(bibl, "date", article.published)
        if _DATE.fullmatch(article.published):
            date.set("when", article.published)
    if article.source:
        _named(bibl, "note", article.source).set("type", "source")


def _lists(profile: Element, known: Sequence[tuple[int, Known]]) -> None:
    """Put places into the setting, people and organisations among the participants."""
    from xml.etree.ElementTree import SubElement

    places = [one for one in known if one[1].label == _PLACES]
    people = [one for one in known if one[1].label in _PEOPLE]
    firms = [one for one in known if one[1].label == _ORGANISATIONS]
    if places:
        _list(SubElement(SubElement(profile, "settingDesc"), "listPlace"), "place", places)
    if people or firms:
        above = SubElement(profile, "particDesc")
        for name, item, every in (("listPerson", "person", people), ("listOrg", "org", firms)):
            if every:
                _list(SubElement(above, name), item, every)


def other_things(graph: Graph) -> Element | None:
    """Return a list of those that are neither people nor places nor organisations, None if there are none."""
    from xml.etree.ElementTree import Element

    others = [one for one in enumerate(graph.known, 1) if one[1].label not in {*_PEOPLE, _PLACES, _ORGANISATIONS}]
    if not others:
        return None
    made = Element("list")
    _list(made, "item", others)
    return made


def _list(above: Element, item: str, every: Iterable[tuple[int, Known]]) -> None:
    from xml.etree.ElementTree import SubElement

    for number, known in every:
        one = SubElement(above, item, {ID: entity_id(number)})
        name = name_element(known.label)
        typed = {} if name != "name" else {"type": escaped(known.label)}
        _named(one, name, known.name).attrib.update(typed)
        for alias in known.aliases:
            _named(one, name, alias).attrib.update({**typed, "role": "alias"})
        if known.authority is not None:
            _named(one, "idno", known.authority).set("type", "authority")


def entity_id(number: int) -> str:
    """Return the id of somebody or something by its number, counted from 1."""
    return f"e{number}"
