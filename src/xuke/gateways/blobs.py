"""Files of cases at rest: each kept once under its SHA-256, sealed, and checked when read."""

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from xuke.gateways.vault import NotOpened, Vault

_DIGEST = re.compile(r"[0-9a-f]{64}")
_CONTEXT = "blob"


class BlobMissing(LookupError):
    """No file is kept under this digest."""


class BlobDamaged(Exception):
    """What is kept under this digest is not what was put there; restore it from a backup."""


@dataclass(frozen=True, slots=True)
class Blobs:
    """A folder of sealed files; whoever copies the folder without the vault's key reads nothing."""

    folder: Path
    vault: Vault

    def put(self, content: bytes) -> str:
        """Keep the content and return its SHA-256; equal content is kept once."""
        digest = hashlib.sha256(content).hexdigest()
        path = self._path(digest)
        if not path.exists():
            _write(path, self.vault.seal_bytes(content, _bound(digest)))
        return digest

    def get(self, digest: str) -> bytes:
        """Return the content of this digest; BlobMissing or BlobDamaged."""
        path = self._path(digest)
        try:
            content = self.vault.open_bytes(path.read_bytes(), _bound(digest))
        except FileNotFoundError as error:
            raise BlobMissing(digest) from error
        except NotOpened as error:
            raise BlobDamaged(digest) from error
        return content

    def __contains__(self, digest: object) -> bool:
        """Tell whether a file is kept under this digest."""
        return isinstance(digest, str) and self._path(digest).exists()

    def _path(self, digest: str) -> Path:
        # The digest comes from outside: anything else than one must not become a path.
        if not _DIGEST.fullmatch(digest):
            raise BlobMissing(digest)
        return self.folder / digest[:2] / digest[2:4] / digest


def _bound(digest: str) -> str:
    """Bind a sealed file to its place, so that two files cannot be exchanged."""
    return f"{_CONTEXT}:{digest}"


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".draft.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(handle)
        Path(draft).replace(path)
    finally:
        Path(draft).unlink(missing_ok=True)
