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
"""The labels of the usual spaCy pipelines in ours; a label that is not here stays as it is."""


def our_label(label: str) -> str:
    """Return our label for one of a spaCy pipeline."""
    return OUR_LABELS.get(label, label)
