"""The words for a fault of an article that no reader foresaw."""

from __future__ import annotations

from editorial.domain.errors import InputError
from editorial.formats.reading.fields import Location


def unforeseen(error: Exception, where: Location) -> InputError:
    """Return the fault of one article for an error that a reader raised; the next article can still be read.

    The message names the kind of error and quotes nothing of the article.
    """
    if isinstance(error, MemoryError):
        return where.error("it takes more memory than there is")
    if isinstance(error, RecursionError):
        return where.error("it is nested too deeply to be read")
    return where.error(f"it is not in a form that can be read ({type(error).__name__})")
