"""What must not be read in a stolen copy of the database: sealed values and their blind index."""

import base64
import hmac
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from xuke.gateways.keyfile import kept_key

_FORM = "v1"
_NONCE_BYTES = 12
_TAG_BYTES = 16
_KEY_BYTES = 32


class NotOpened(Exception):
    """The sealed value does not open: another key or context, or the token was changed."""


class BadKey(ValueError):
    """The vault's key must be exactly 32 bytes."""


@dataclass(frozen=True, slots=True)
class Vault:
    """Seals short texts with AES-256-GCM and finds them again by a keyed index."""

    key: bytes = field(repr=False)
    _cipher: AESGCM = field(init=False, repr=False, compare=False)
    _index_key: bytes = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Derive one key a purpose, so that the index tells nothing of the cipher's key."""
        if len(self.key) != _KEY_BYTES:
            raise BadKey
        object.__setattr__(self, "_cipher", AESGCM(_derived(self.key, b"xuke vault seal v1")))
        object.__setattr__(self, "_index_key", _derived(self.key, b"xuke vault index v1"))

    @classmethod
    def at(cls, folder: Path) -> Self:
        """Return the vault whose key is kept in this folder, made there the first time."""
        return cls(kept_key(folder / "vault.key", lambda: os.urandom(_KEY_BYTES)))

    def seal(self, text: str, context: str) -> str:
        """Return a token that opens only with the same context, such as `applicant.phone`."""
        sealed = self.seal_bytes(text.encode(), context)
        return f"{_FORM}.{base64.urlsafe_b64encode(sealed).decode()}"

    def is_token(self, text: str) -> bool:
        """Whether the text has the form of a token; only opening it tells whether it is one."""
        return text.startswith(f"{_FORM}.")

    def open(self, token: str, context: str) -> str:
        """Return the text that was sealed; NotOpened for another key, context or token."""
        form, _, body = token.partition(".")
        try:
            sealed = base64.b64decode(body.encode("ascii"), altchars=b"-_", validate=True)
            text = self.open_bytes(sealed, context).decode()
        except ValueError as error:
            raise NotOpened from error
        if form != _FORM:
            raise NotOpened
        return text

    def seal_bytes(self, content: bytes, context: str) -> bytes:
        """Return the content sealed, 28 bytes longer; the context must be told to open it."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, content, _bound(context))

    def open_bytes(self, sealed: bytes, context: str) -> bytes:
        """Return the content that was sealed; NotOpened for another key, context or content."""
        nonce, body = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        if len(body) < _TAG_BYTES:
            raise NotOpened
        try:
            return self._cipher.decrypt(nonce, body, _bound(context))
        except InvalidTag as error:
            raise NotOpened from error

    def index(self, text: str, context: str = "") -> str:
        """Return 64 hexadecimal digits by which equal texts of one context can be found."""
        # The context's length goes first, so that no context and text can run into each other.
        words = context.encode()
        message = len(words).to_bytes(4) + words + text.encode()
        return hmac.digest(self._index_key, message, "sha256").hex()


def _derived(key: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), _KEY_BYTES, salt=None, info=purpose).derive(key)


def _bound(context: str) -> bytes:
    return f"{_FORM}:{context}".encode()
