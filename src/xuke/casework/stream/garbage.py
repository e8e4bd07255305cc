"""Much work at once makes much garbage: it is looked for where it can be, and nowhere else."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Look for garbage only in what is made from now on: the many items and laws are none."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
