"""Secrets that an installation makes once and keeps in files that only it may read."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

SEAL_FILE = "development-seal.pem"
"""Where a data folder keeps the key of its seal."""
_OWNER_ONLY = 0o600
_OTHERS = 0o077


class KeyOpenToOthers(PermissionError):
    """A key file may be read by other users of the machine: run `chmod 600` on it."""

    def __init__(self, path: Path) -> None:
        """Say which file, and what now."""
        super().__init__(
            f"密钥文件 {path} 可以被这台机器的其他用户读取，不能使用。"
            f"请运行 chmod 600 {path}，并确认密钥没有外泄，再重新运行。"
        )


def kept_key(path: Path, make: Callable[[], bytes]) -> bytes:
    """Return the file's bytes, making it once; KeyOpenToOthers if others may read it.

    Several processes may start at once: the first to finish wins and all get its key.
    """
    if not path.exists():
        _place(path, make())
    if path.stat().st_mode & _OTHERS:
        raise KeyOpenToOthers(path)
    return path.read_bytes()


def _place(path: Path, secret: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            os.fchmod(handle, _OWNER_ONLY)
            file.write(secret)
            file.flush()
            os.fsync(handle)
        # A hard link appears whole and never replaces the key that another process placed.
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        Path(draft).unlink()
