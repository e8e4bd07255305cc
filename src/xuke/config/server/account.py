"""As whom the database runs: PostgreSQL refuses root, so root lends it another account."""

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_CANDIDATES: Final = ("xuke", "postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """A user of the machine, by number."""

    uid: int
    gid: int

    def may_enter(self, folder: Path) -> bool:
        """Whether this user may walk down into the folder."""
        real = folder.resolve()
        return all(self._may(step, stat.S_IXOTH) for step in (real, *real.parents))

    def _may(self, folder: Path, bits: int) -> bool:
        """Whether the mode of this one folder allows it; a missing folder forbids nothing."""
        try:
            entry = folder.stat()
        except FileNotFoundError:
            return True
        if entry.st_uid == self.uid:
            bits <<= 6
        elif entry.st_gid == self.gid:
            bits <<= 3
        return entry.st_mode & bits == bits


def is_root() -> bool:
    """Whether this process may do anything."""
    return os.geteuid() == 0


def own_account() -> Account:
    """Return who this process is."""
    return Account(os.geteuid(), os.getegid())


def unprivileged_account() -> Account:
    """Return the first account without privileges that this machine has."""
    for name in _CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    # Any number will do: an account is a number to the kernel.
    return Account(65534, 65534)


def owner(folder: Path) -> Account:
    """Return who owns the folder."""
    entry = folder.stat()
    return Account(entry.st_uid, entry.st_gid)
