"""The types that spans and links have for UIMA, WebAnno and INCEpTION, and what the types of others say."""

from __future__ import annotations

from collections.abc import Mapping

PASSAGE = "webanno.custom.Passage"
"""A labelled span; WebAnno and INCEpTION show a type of this name space as a layer of their own."""
LINK = "webanno.custom.Link"
"""A link between two passages."""
ABOUT = "webanno.custom.About"
"""What the field `editorial` says."""
TAG, SOURCE, TARGET = "tag", "Governor", "Dependent"
"""The features; the ends of a link are called as INCEpTION wants it."""
XMI_SPACE, CAS_SPACE = "http://www.omg.org/XMI", "http:///uima/cas.ecore"
_SAYING = (TAG, "value", "label", "category", "type", "entity", "class", "role")
"""The features that most likely say what a span or a link of somebody else is, the best first."""
_SILENT = frozenset({"identifier", "order", "uiOrder", "id"})
_OF_LANGUAGE = (".api.segmentation.", ".api.lexmorph.", ".api.syntax.", ".api.metadata.", "uima.tcas.", "uima.cas.")
"""What the names of types of tokens, sentences, parts of speech and syntax have in them."""


def is_of_language(type_name: str) -> bool:
    """Return whether a type marks tokens, sentences or grammar, not what somebody marked."""
    return any(part in type_name for part in _OF_LANGUAGE)


def tag_in(features: Mapping[str, str], type_name: str) -> str:
    """Return what the features of an annotation say that it is, else the last word of its type."""
    for name in (*_SAYING, *features):
        if features.get(name) and name not in _SILENT:
            return features[name]
    return type_name.rpartition(".")[2]


def named(type_name: str) -> str:
    """Return the name of the XML element for a type."""
    space, _, name = type_name.rpartition(".")
    return f"{{http:///{space.replace('.', '/') or 'uima/noNamespace'}.ecore}}{name}"


def type_of(tag: str) -> str:
    """Return the type that an XML element is for."""
    space, _, name = tag.removeprefix("{http:///").partition(".ecore}")
    return f"{space.replace('/', '.')}.{name}" if name else tag
