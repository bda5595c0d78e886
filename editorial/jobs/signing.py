"""Signing with Ed25519, with a key that is made at its first use; `cryptography` is imported only then."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from editorial.domain.errors import EditorialError
from editorial.jobs.key_stores import KeyStore, stores

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@dataclass(frozen=True)
class SigningKey:
    """The user's key: its public half as text, and where the secret half is kept, in words."""

    public: str
    place: str
    _secret: Ed25519PrivateKey

    def sign(self, data: bytes) -> str:
        """Return the signature of some bytes, as base64."""
        return base64.b64encode(self._secret.sign(data)).decode()


def signing_key(places: Sequence[KeyStore] | None = None) -> SigningKey:
    """Return the user's key; make one if there is none yet. Raises EditorialError if none can be read or kept."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415

    places = stores() if places is None else places
    for store in places:
        if (found := store.read()) is not None:
            return _key(found, store)
    made = base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()
    for store in places:
        if store.write(made):
            return _key(made, store)
    raise EditorialError("The key for signing could not be kept anywhere. Nothing was signed.")


def _key(secret: str, store: KeyStore) -> SigningKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415

    try:
        private = Ed25519PrivateKey.from_private_bytes(base64.b64decode(secret, validate=True))
    except ValueError as error:
        raise EditorialError(f"The key for signing {store.place} is damaged. Nothing was signed.") from error
    return SigningKey(base64.b64encode(private.public_key().public_bytes_raw()).decode(), store.place, private)


def is_signed(data: bytes, signature: str, public: str) -> bool:
    """Return whether a signature of these bytes was made with the secret half of a public key."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public, validate=True))
        key.verify(base64.b64decode(signature, validate=True), data)
    except (InvalidSignature, ValueError, binascii.Error):
        return False
    return True


def fingerprint(public: str) -> str:
    """Return a public key as people compare it: eight groups of four digits, of the SHA-256 of the key's bytes."""
    try:
        digits = sha256(base64.b64decode(public, validate=True)).hexdigest()
    except ValueError:
        return "no key"
    return " ".join(digits[at : at + 4] for at in range(0, 32, 4))


def is_same_key(public: str, expected: str) -> bool:
    """Return whether a public key is the one that somebody expects: as it is, or by its fingerprint."""
    wanted = "".join(expected.split())
    return wanted == public or wanted.casefold() == fingerprint(public).replace(" ", "")
