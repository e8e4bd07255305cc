"""Much work at once makes much garbage: it is looked for where it can be, and nowhere else."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_MANY: Final = 20_000
"""New things between two searches: about what a batch holds, none of which is garbage before."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Look for garbage only in what is made from now on: the many items and laws are none."""
    usual = gc.get_threshold()
    # A web process has set its own things apart for good, and so has whoever calls from within.
    is_ours = gc.get_freeze_count() == 0
    if is_ours:
        gc.freeze()
    gc.set_threshold(_MANY, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        if is_ours:
            gc.unfreeze()
