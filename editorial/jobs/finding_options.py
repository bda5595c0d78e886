"""What to look for in an article, as the newsroom has set it."""

from __future__ import annotations

from dataclasses import replace

from editorial.domain.suggestions import FindOptions
from editorial.storage.library import Library

MODEL = "language.model"
"""Setting: the name of an installed spaCy pipeline."""
LABELS_OFF = "language.labels_off"
"""Setting: a list of labels that are not suggested."""
INDIRECT = "language.indirect"
"""Setting: whether reported speech without marks is suggested."""
MEMORY = "language.memory"
"""Setting: whether names confirmed in other articles help."""


def find_options(library: Library) -> FindOptions:
    """Return the options that the library's settings ask for, with what is remembered from other articles."""
    standard = FindOptions()
    labels = library.get_setting(LABELS_OFF)
    return replace(
        standard,
        model=str(library.get_setting(MODEL) or standard.model),
        labels_off=standard.labels_off if labels is None else frozenset(map(str, labels)),
        indirect=bool(library.get_setting(INDIRECT, standard.indirect)),
        remembered=library.remembered() if library.get_setting(MEMORY, True) else (),  # noqa: FBT003 - a default
    )


def for_article(options: FindOptions, article_id: str) -> FindOptions:
    """Return the options without what only this article itself has taught."""
    others = tuple(one for one in options.remembered if one.times > 1 or one.article_id != article_id)
    return replace(options, remembered=others)
