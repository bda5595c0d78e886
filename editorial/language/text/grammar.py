"""The kinds of words and their relations: the search knows those that the pipelines for English give.

Pipelines for other languages mostly give those of Universal Dependencies, which are put into the others here.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence

KINDS = {
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
"""By the universal kind; it does not tell forms of a verb or of a noun apart, so that each counts as the commonest."""

RELATIONS = {
    "acl:relcl": "relcl",
    "aux:pass": "auxpass",
    "csubj:pass": "csubjpass",
    "flat": "compound",
    "iobj": "dative",
    "nmod:poss": "poss",
    "nsubj:pass": "nsubjpass",
    "obj": "dobj",
}
"""By the universal relation, with or without what stands behind its colon; the others have the same names."""


def kind(universal: str) -> str:
    """Return our name for a universal kind of word."""
    return KINDS.get(universal, universal)


def relation(universal: str) -> str:
    """Return our name for a universal relation."""
    plain = universal.partition(":")[0]
    return RELATIONS.get(universal) or RELATIONS.get(plain) or plain


def turn_prepositions(relations: MutableSequence[str], heads: MutableSequence[int], numbers: Sequence[int]) -> None:
    """Let a preposition govern its noun, which governs it in a universal tree, and hang where the noun hung.

    `relations` are universal ones, `heads` the numbers of the governing words; `numbers` are the words to look at.
    """
    for number in numbers:
        noun = heads[number]
        hangs = heads[noun] != noun and relations[noun].startswith(("obl", "nmod"))
        if hangs and relations[number] == "case":
            relations[number] = "agent" if relations[noun] == "obl:agent" else "prep"
            heads[number], heads[noun], relations[noun] = heads[noun], number, "pobj"
