"""The outermost layer: what no request may bring, whichever address it asks for."""

import re
from collections.abc import Callable
from enum import Enum, auto
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from xuke.web.site import places
from xuke.web.site.errors import length_required, not_found, too_large, unreadable
from xuke.web.site.layers import is_for_programs
from xuke.web.words.numbers import whole_number

Answer = Callable[[HttpRequest], HttpResponseBase]

MOST_DRAINED: Final = 64 * 1024 * 1024
"""So much of a file that is too large is read and thrown away, so that a browser hears us out."""
_CHUNK: Final = 256 * 1024
_NUL: Final = "%00"


class Intake(Enum):
    """What is done with a body, before anybody looks at it."""

    READ = auto()
    LEAVE = auto()
    """Refused unread."""
    DRAIN = auto()
    """Refused, and read up to a bound."""


class Bounds:
    """How large a body each address takes."""

    def __init__(self) -> None:
        """Ask once which addresses take files."""
        self._uploads = re.compile("|".join(places.house().uploads))

    def takes_files(self, path: str) -> bool:
        """Whether files are handed in at this address."""
        return self._uploads.fullmatch(path) is not None

    def intake(self, path: str, length: int) -> Intake:
        """Say what is done with so many bytes (as `body_length` returns them)."""
        if length <= settings.MOST_BODY_BYTES:
            return Intake.READ
        takes_files = self.takes_files(path)
        if takes_files and length <= settings.MOST_UPLOAD_BYTES:
            return Intake.READ
        return Intake.DRAIN if takes_files and not is_for_programs(path) else Intake.LEAVE


class Gate:
    """Refuse, before anything of it is read, a body that is too large or does not say its size."""

    def __init__(self, answer: Answer) -> None:
        """Keep what answers, and which addresses take files."""
        self._answer = answer
        self._bounds = Bounds()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer what may not come in; pass on the rest."""
        return self._refusal(request) or self._answer(request)

    def _refusal(self, request: HttpRequest) -> HttpResponse | None:
        # PostgreSQL's texts hold no NUL: nothing of ours is asked for with one.
        if "\0" in request.path:
            return not_found(request, Http404())
        if _NUL in request.META.get("QUERY_STRING", ""):
            return unreadable(request)
        if request.META.get("HTTP_TRANSFER_ENCODING"):
            return length_required(request)
        length = body_length(request.META.get("CONTENT_LENGTH"))
        intake = self._bounds.intake(request.path, length)
        if intake is Intake.READ:
            return None
        if intake is Intake.DRAIN:
            _drain(request, length)
        return too_large(request)


def body_length(sent: str | None) -> int:
    """Return how many bytes a request says that it brings; what is no number is too many."""
    number = whole_number(sent or "0")
    return settings.MOST_UPLOAD_BYTES + 1 if number is None else number


def _drain(request: HttpRequest, length: int) -> None:
    """Read and forget, up to a bound: a browser still sending does not read an answer."""
    left = min(length, MOST_DRAINED)
    while left > 0 and (chunk := request.read(min(_CHUNK, left))):
        left -= len(chunk)
