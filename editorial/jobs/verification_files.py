"""The verification records of an export: files beside what is exported, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from editorial.domain.errors import EditorialError
from editorial.formats.format import Manner, Target
from editorial.formats.writing.file_per_article import file_name
from editorial.formats.writing.together import Together, files_together
from editorial.jobs.counting import counted
from editorial.jobs.signing import SigningKey, fingerprint, signing_key
from editorial.jobs.verification import SUFFIX, signed_record
from editorial.storage.library import Library


class VerificationFiles:
    """Writes signed verification records; `files` are their paths, `refused` says why articles have none."""

    def __init__(self, library: Library, together: Together, key: SigningKey, by: str, name: str) -> None:
        self.files: list[Path] = together.files
        self.refused: list[str] = []
        self._library, self._together, self._key, self._by, self._name = library, together, key, by, name

    def write(self, article_id: str) -> None:
        """Write the record of one article, or note why it has none."""
        try:
            record, data = signed_record(self._library, article_id, self._key, self._by)
        except EditorialError as error:
            self.refused.append(str(error))
            return
        with self._together.open(self._name or file_name(record.article, SUFFIX)) as stream:
            stream.write(data)

    def refuse(self, reason: str) -> None:
        """Note why an article has no record."""
        self.refused.append(reason)

    @property
    def words(self) -> str:
        """Return what was written, for people."""
        where = self.files[0] if len(self.files) == 1 else self.files[0].parent
        none = f", none of {counted(len(self.refused), 'article')} ({self.refused[0]})" if self.refused else ""
        return (
            f"{counted(len(self.files), 'verification record')} in {where}{none}, signed with your key "
            f"{fingerprint(self._key.public)}, which is kept {self._key.place}"
        )


def verification_files(
    library: Library, target: Target, count: int, by: str, manner: Manner, *, wanted: bool
) -> AbstractContextManager[VerificationFiles | None]:
    """Open the files for the records of `count` articles beside the target of an export; nothing if none are wanted.

    `manner` is how they are written. One record is `NAME.verification.json`, several are in a folder
    `NAME.verification`. Raises EditorialError if the target is a stream, if there is no key to sign with, or if the
    block ends and there is no record.
    """
    return _open(library, target, count, by, manner) if wanted else nullcontext()


@contextmanager
def _open(library: Library, target: Target, count: int, by: str, manner: Manner) -> Iterator[VerificationFiles]:
    if not isinstance(target, Path) or (target.exists() and not target.is_file() and not target.is_dir()):
        raise EditorialError("Name a file for the export: the verification records are files beside it.")
    key = signing_key()
    alone = count == 1 and not target.is_dir()
    folder = target.parent if alone else target.with_name(f"{target.stem}.verification")
    with files_together(folder, manner) as together:
        found = VerificationFiles(library, together, key, by, f"{target.stem}{SUFFIX}" if alone else "")
        yield found
        if not found.files:
            raise EditorialError(f"Nothing was exported: {' '.join(found.refused) or 'there is no record to sign.'}")
