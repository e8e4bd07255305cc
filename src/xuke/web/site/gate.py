"""The outermost layer: what no request may bring, whichever address it asks for."""

import re
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from xuke.web.site import places
from xuke.web.site.errors import length_required, not_found, too_large, unreadable, wants_json
from xuke.web.words.numbers import whole_number

Answer = Callable[[HttpRequest], HttpResponseBase]

_DRAINED: Final = 64 * 1024 * 1024
"""So much of a file that is too large is read and thrown away, so that a browser hears us out."""
_CHUNK: Final = 256 * 1024
_NUL: Final = "%00"


class Gate:
    """Refuse, before anything of it is read, a body that is too large or does not say its size."""

    def __init__(self, answer: Answer) -> None:
        """Keep what answers, and which addresses take files."""
        self._answer = answer
        self._takes_files = re.compile("|".join(places.house().uploads)).fullmatch

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
        length = _length(request)
        if length <= settings.MOST_BODY_BYTES:
            return None
        takes_files = bool(self._takes_files(request.path))
        if takes_files and length <= settings.MOST_UPLOAD_BYTES:
            return None
        if takes_files and not wants_json(request):
            _drain(request, length)
        return too_large(request)


def _length(request: HttpRequest) -> int:
    """Return how many bytes the request says that it brings."""
    sent = str(request.META.get("CONTENT_LENGTH") or "0")
    number = whole_number(sent)
    return settings.MOST_UPLOAD_BYTES + 1 if number is None else number


def _drain(request: HttpRequest, length: int) -> None:
    """Read and forget, up to a bound: a browser still sending does not read an answer."""
    left = min(length, _DRAINED)
    while left > 0 and (chunk := request.read(min(_CHUNK, left))):
        left -= len(chunk)
