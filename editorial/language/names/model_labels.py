"""The entity labels of spaCy pipelines, mapped to Editorial's labels."""

from __future__ import annotations

from editorial.domain import labels

OUR_LABELS: dict[str, str] = {
    "PERSON": labels.PERSON,
    "PER": labels.PERSON,
    "ORG": labels.ORG,
    "GPE": labels.PLACE,
    "LOC": labels.PLACE,
    "FAC": labels.PLACE,
    "NORP": labels.GROUP,
    "MISC": labels.WORK,
    "WORK_OF_ART": labels.WORK,
    "EVENT": labels.EVENT,
    "PRODUCT": labels.PRODUCT,
    "LAW": labels.LAW,
    "LANGUAGE": labels.LANGUAGE,
    "DATE": labels.DATE,
    "TIME": labels.DATE,
    "CARDINAL": labels.NUMBER,
    "ORDINAL": labels.NUMBER,
    "MONEY": labels.NUMBER,
    "PERCENT": labels.NUMBER,
    "QUANTITY": labels.NUMBER,
}
"""Editorial's label for each label of the common spaCy pipelines; other labels stay unchanged."""


def our_label(label: str) -> str:
    """Return Editorial's label for a label of a spaCy pipeline."""
    return OUR_LABELS.get(label, label)
