"""Opens one file, whatever it is: each fault of its bytes is a reason, none is an accident."""

import warnings
from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias

from xuke.gateways.opening.kinds import Kind
from xuke.gateways.opening.verdict import Limits, NotTaken, Opened, Refusal

Reader: TypeAlias = Callable[[bytes, Kind, Limits], Opened]


def reader_in(module: str) -> Reader:
    """Load the reader of one module; a process that forks pays for whatever else it has loaded."""
    reader: Reader = import_module(f"xuke.gateways.opening.{module}").open_file
    return reader


def opened(read: Reader, content: bytes, kind: Kind, limits: Limits) -> Opened | Refusal:
    """Return what the reader finds, or why the file is not taken."""
    try:
        with warnings.catch_warnings(action="ignore"):
            return read(content, kind, limits)
    except NotTaken as refused:
        return refused.refusal
    except MemoryError:
        return Refusal.TOO_COMPLEX
    # Readers raise whatever bytes make them raise: OSError, SyntaxError, KeyError, struct.error …
    except Exception:  # noqa: BLE001
        return Refusal.BROKEN
