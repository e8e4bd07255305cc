"""Passwords are hashed beside the work: one at a time, when nobody else wants the processor.

A hash is made costly on purpose: some fifty milliseconds of all cores. A crowd that signs in
would otherwise take them from everybody who is signed in already.
"""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import Final

from django.contrib.auth.hashers import Argon2PasswordHasher

STEPS_BACK: Final = 15
"""How far, of the nineteen that Linux knows, a hash stands behind everything else.

Each of the algorithm's eight threads weighs a thirtieth of an ordinary one: on a busy machine
signing in has about a fifth of the processors, on an idle one all of them.
"""


class Argon2(Argon2PasswordHasher):
    """Django's, on a thread that steps back; hashes are the same."""

    def encode(self, password: str, salt: str) -> str:
        """Return the hash of a password."""
        hashed = _thread(os.getpid()).submit(partial(super().encode, password, salt))
        return hashed.result()

    def verify(self, password: str, encoded: str) -> bool:
        """Whether this is the password of a hash."""
        return _thread(os.getpid()).submit(partial(super().verify, password, encoded)).result()


@cache
def _thread(_process: int) -> ThreadPoolExecutor:
    """Return this process's thread: one of a parent does not come along."""
    return ThreadPoolExecutor(1, thread_name_prefix="hashing", initializer=_step_back)


def _step_back() -> None:
    """Let everybody else go first; it cannot be taken back, hence the thread of its own."""
    os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), STEPS_BACK)
