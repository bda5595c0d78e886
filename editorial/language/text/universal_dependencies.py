"""Conversion of Universal Dependencies into the tags and dependency labels of spaCy's English pipelines.

The rules for names and quotes use the labels of the English pipelines: Penn Treebank tags and ClearNLP dependencies.
Most pipelines for other languages have those of Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence

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
"""Penn tags by universal tag; forms of a verb or noun cannot be told apart, so each gets the most common one."""

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


def fine_grained_tag(universal: str) -> str:
    """Return the Penn tag for a universal part-of-speech tag; an unknown tag is returned unchanged."""
    return TAGS.get(universal, universal)


def dependency_label(universal: str) -> str:
    """Return the English pipelines' dependency label for a universal one."""
    plain = universal.partition(":")[0]
    return LABELS.get(universal) or LABELS.get(plain) or plain


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
