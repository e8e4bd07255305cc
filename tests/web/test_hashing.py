"""Passwords are hashed as Django hashes them, on a thread that lets others go first."""

import os
import threading

from django.contrib.auth.hashers import Argon2PasswordHasher, check_password, make_password

from xuke.access import hashing


def test_a_hash_is_django_s_own() -> None:
    made = make_password("a long enough password")

    assert made.startswith("argon2$argon2id$")
    assert Argon2PasswordHasher().verify("a long enough password", made)
    assert check_password("a long enough password", made)
    assert not check_password("another password", made)


def test_hashing_steps_back_and_nobody_else_does() -> None:
    threads = hashing._thread(os.getpid())  # noqa: SLF001 - the thread is what this is about
    stand = threads.submit(lambda: os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    assert stand.result() == hashing.STEPS_BACK
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) < hashing.STEPS_BACK
