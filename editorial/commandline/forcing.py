"""The option `--force` of commands that write files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from editorial.domain.errors import EditorialError, ExistingFileError
from editorial.jobs.export_options import Replace


def which_to_replace(*, force: bool) -> Replace:
    """Return which files a command may replace."""
    return Replace.ANY if force else Replace.EXPORTS


@contextmanager
def telling_of_force() -> Iterator[None]:
    """Say what to do about a file that is not replaced unasked."""
    try:
        yield
    except ExistingFileError as error:
        raise EditorialError(f"{error} Choose another name, or add --force to replace it.") from error
