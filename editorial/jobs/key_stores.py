"""Where the key for signing is kept: the system's keyring where there is one, else a file of the user's own.

The key is never in a library: whoever has a library, or a backup of one, cannot sign.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from platformdirs import user_config_path

from editorial.domain.errors import EditorialError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE, _NAME = "Editorial", "signing key"
_OWNER_ONLY = 0o600


class KeyStore(Protocol):
    """Keeps one secret."""

    @property
    def place(self) -> str:
        """Return where the secret is kept, in words."""

    def read(self) -> str | None:
        """Return the secret, or None if there is none yet. Raises EditorialError if it cannot be read."""

    def write(self, secret: str) -> bool:
        """Keep a secret; return whether it is kept. Raises EditorialError."""


class FileStore:
    """A file that only its owner can read."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def place(self) -> str:
        """Return where the secret is kept, in words."""
        return f"in the file {self._path}, which only you can read, since this system has no keyring"

    def read(self) -> str | None:
        """Return the secret, or None if there is none yet. Raises EditorialError if it cannot be read."""
        try:
            return self._path.read_text(encoding="ascii").strip() or None
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise EditorialError(f"{self._path}: the key for signing cannot be read. Nothing was signed.") from error

    def write(self, secret: str) -> bool:
        """Keep a secret, unless there is one already. Raises EditorialError."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(f"{secret}\n")
                file.flush()
                os.fsync(file.fileno())
        except FileExistsError:
            return self.read() == secret
        except OSError as error:
            raise EditorialError(f"{self._path}: the key for signing cannot be kept. Nothing was signed.") from error
        return True


class KeyringStore:
    """The system's keyring (Keychain, Credential Locker, Secret Service)."""

    def __init__(self, backend: KeyringBackend) -> None:
        self._backend = backend

    @property
    def place(self) -> str:
        """Return where the secret is kept, in words."""
        return f"in the system's keyring ({self._backend.name})"

    def read(self) -> str | None:
        """Return the secret, or None if there is none yet. Raises EditorialError if the keyring is locked."""
        from keyring.errors import KeyringError  # noqa: PLC0415 - only signing needs it

        try:
            return self._backend.get_password(_SERVICE, _NAME)
        except KeyringError as error:
            raise EditorialError(
                "The key for signing is in the system's keyring, which did not give it. "
                "Unlock the keyring and try again. Nothing was signed."
            ) from error

    def write(self, secret: str) -> bool:
        """Keep a secret; return whether the keyring has it now."""
        from keyring.errors import KeyringError  # noqa: PLC0415

        with suppress(KeyringError):
            self._backend.set_password(_SERVICE, _NAME, secret)
            return self._backend.get_password(_SERVICE, _NAME) == secret
        return False


def key_file() -> Path:
    """Return the file for the key where there is no keyring, beside the user's configuration."""
    return user_config_path("editorial", appauthor=False) / "signing-key"


def stores() -> tuple[KeyStore, ...]:
    """Return where to look for the key, and where to keep a new one, in this order: a key stays where it is."""
    file = FileStore(key_file())
    ring = _keyring()
    if ring is None or key_file().exists():
        return (file,)
    return (ring, file)


def _keyring() -> KeyringStore | None:
    """Return the system's keyring, or None if there is none that keeps anything."""
    import keyring  # noqa: PLC0415 - takes a quarter of a second
    from keyring.backends import fail, null  # noqa: PLC0415

    backend = keyring.get_keyring()
    return None if isinstance(backend, fail.Keyring | null.Keyring) else KeyringStore(backend)
