"""What another process does instead of its work; it is found by the name of this module."""

import os
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import DatabaseError

from xuke.casework.stream.act import Act


def dying(_streams: Sequence[UUID], _kind: str, _act: Act) -> Mapping[str, int]:
    """Die, as a process does that was killed."""
    os._exit(1)


def failing(_streams: Sequence[UUID], _kind: str, _act: Act) -> Mapping[str, int]:
    """Find no database."""
    raise DatabaseError("gone")
