"""Conversion of Universal Dependencies into the tags and dependency labels of spaCy's English pipelines.

The rules for names and quotes use the labels of the English pipelines: Penn Treebank tags and ClearNLP dependencies.
Most pipelines for other languages have those of Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence

import numpy as np
import numpy.typing as npt

TAGS = {
    "ADJ": "JJ",
    "ADP": "IN",
    "ADV": "RB",
    "AUX": "MD",
    "CCONJ": "CC",
    "DET": "DT",
    "INTJ": "UH",
    "NOUN": "NN",
    "NUM": "CD",
    "PRON": "PRP",
    "PROPN": "NNP",
    "PUNCT": ".",
    "SCONJ": "IN",
    "VERB": "VBD",
}
"""Penn tags by universal tag."""
VERB_FORMS = {"VerbForm=Inf": "VB", "VerbForm=Ger": "VBG", "Tense=Pres|VerbForm=Part": "VBG", "VerbForm=Part": "VBN"}
"""Penn tags by the features of a verb, the first that fits; without these a verb is finite."""

LABELS = {
    "acl:relcl": "relcl",
    "aux:pass": "auxpass",
    "csubj:pass": "csubjpass",
    "flat": "compound",
    "iobj": "dative",
    "nmod:poss": "poss",
    "nsubj:pass": "nsubjpass",
    "obj": "dobj",
}
"""English dependency labels by universal label, with or without its subtype; the others have the same name."""


_NEVER_END = frozenset(",'’-–—(")


def fine_grained_tag(universal: str, features: str = "") -> str:
    """Return the Penn tag for a universal part-of-speech tag and its features; an unknown tag is returned unchanged."""
    if universal == "VERB":
        return next((tag for feature, tag in VERB_FORMS.items() if feature in features), TAGS[universal])
    return "NNS" if universal == "NOUN" and "Number=Plur" in features else TAGS.get(universal, universal)


def dependency_label(universal: str) -> str:
    """Return the English pipelines' dependency label for a universal one."""
    plain = universal.partition(":")[0]
    return LABELS.get(universal) or LABELS.get(plain) or plain


def keep_sentences_whole(starts: npt.NDArray[np.bool_], words: Sequence[str]) -> None:
    """Clear, in place, the sentence starts behind a word: parsers of universal trees break many sentences apart."""
    for index in starts.nonzero()[0][1:]:
        before = words[index - 1]
        if before[-1:].isalnum() or before in _NEVER_END:
            starts[index] = False


def reattach_prepositions(labels: MutableSequence[str], heads: MutableSequence[int], indices: Sequence[int]) -> None:
    """Make each preposition the head of its noun, as in English trees; in universal trees the noun is the head.

    The preposition takes over the noun's head. Changes `labels` (universal ones) and `heads` (token indices) in place,
    for the tokens in `indices`.
    """
    for index in indices:
        noun = heads[index]
        attached = heads[noun] != noun and labels[noun].startswith(("obl", "nmod"))
        if attached and labels[index] == "case":
            labels[index] = "agent" if labels[noun] == "obl:agent" else "prep"
            heads[index], heads[noun], labels[noun] = heads[noun], index, "pobj"
