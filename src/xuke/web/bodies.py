"""A request's body, bounded before anything of it is read or kept."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from xuke.web.errors import too_large

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

_ENVELOPE: Final = 1024 * 1024
"""What a form may send besides the file itself."""
_DRAINED: Final = 64 * 1024 * 1024
"""So much of a body that is too large is read and thrown away, so that the browser hears us out."""
_CHUNK: Final = 256 * 1024


def bounded(most_bytes: int) -> Callable[[View[P]], View[P]]:
    """Decorate a view that takes a file of at most so many bytes; outermost, for it checks CSRF."""

    def decorate(view: View[P]) -> View[P]:
        protected = csrf_protect(view)

        @csrf_exempt
        @wraps(view)
        def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            # Asked before the CSRF check, which would read the whole body to find its token.
            if _length(request) > most_bytes + _ENVELOPE:
                _drain(request)
                return too_large(request)
            return protected(request, *args, **kwargs)

        return answer

    return decorate


def _length(request: HttpRequest) -> int:
    """Return how many bytes the request says that it brings."""
    sent = str(request.META.get("CONTENT_LENGTH") or "")
    return int(sent) if sent.isdigit() else 0


def _drain(request: HttpRequest) -> None:
    """Read and forget, up to a bound: a browser still sending does not read an answer."""
    left = min(_length(request), _DRAINED)
    while left > 0 and (chunk := request.read(min(_CHUNK, left))):
        left -= len(chunk)
