"""Makes a tokenizer part words at a quotation mark between them."""

from __future__ import annotations

from spacy.language import Language
from spacy.util import compile_infix_regex

_BETWEEN = (
    r"(?<=[\w,.:;!?])[“„«]",
    r"[”»](?=\w)",
    r"(?<=\w),(?=[“„«\"])",
    r"(?<=\w)[,.!?](?=[”»\"]\w)",
    r"(?<=[,.!?])\"(?=\w)",
    r"(?<=,)\"",
)


def split_at_marks(nlp: Language) -> None:
    """Make a pipeline's tokenizer split words at a quotation mark between them (*said,“Look*), as in hasty copy.

    Without it such a run is one word to the parser, and the reporting verb in it is lost.
    """
    infixes = [*(nlp.Defaults.infixes or ()), *_BETWEEN]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
