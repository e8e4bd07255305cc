"""What comes of opening a file: what its reader found, or why it is not taken."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from xuke.gateways.opening.kinds import Kind

MEBIBYTE: Final = 1024 * 1024


class Refusal(StrEnum):
    """Why a file is refused; the words for people live in web."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    TOO_MANY = "too-many"
    WRONG_KIND = "wrong-kind"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    ACTIVE_CONTENT = "active-content"
    TOO_MANY_PIXELS = "too-many-pixels"
    TOO_COMPLEX = "too-complex"
    """Its reader took more time or memory than a document takes, or ended by it."""
    INFECTED = "infected"
    NOT_SCANNED = "not-scanned"
    """The scanner that the office named did not answer: the file may be sent again later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a file may be, and what its reader may take."""

    most_bytes: int = 20 * MEBIBYTE
    most_pixels: int = 100_000_000
    """Of one page; an A3 sheet scanned at 600 dots an inch has 70 million."""
    most_files: int = 30
    """Files of one material that are not handed in yet."""
    most_together: int = 40 * MEBIBYTE
    """Bytes of all files that come at once."""
    most_shown: int = 60 * MEBIBYTE
    """Bytes of what is shown in place of a file."""
    kinds: frozenset[Kind] = frozenset(Kind)
    seconds: int = 20
    """Seconds of a processor for reading one file; twice as many by the clock."""
    memory: int = 1536 * MEBIBYTE
    """Bytes of address space of the process that reads it."""


DEFAULT_LIMITS: Final = Limits()


class NotTaken(Exception):
    """A reader found why the file is not taken."""

    def __init__(self, refusal: Refusal) -> None:
        """Keep why."""
        super().__init__(refusal.value)
        self.refusal = refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What a reader found: pages, files within it by name, and what is shown in its place.

    `shown` is nothing where the file itself is shown; `shown_kind` then is its own kind.
    """

    pages: int
    shown_kind: Kind
    attachments: tuple[str, ...] = ()
    shown: bytes = b""
