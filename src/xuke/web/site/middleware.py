"""What a request is given: its person, security headers, privacy, the large-type mode."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import SimpleLazyObject

from xuke.access.people import person_of
from xuke.web import clock

LARGE_TYPE_COOKIE: Final = "xuke_large_type"
_PERMISSIONS: Final = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)
_HEADERS: Final = {
    "Permissions-Policy": _PERMISSIONS,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
Answer = Callable[[HttpRequest], HttpResponseBase]


class SecurityHeaders:
    """Set the headers that no view may forget; a view's own value stays."""

    def __init__(self, answer: Answer) -> None:
        """Keep what answers."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add the headers; a signed-in person's page is kept by nobody on the way."""
        response = self.answer(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if _is_personal(request):
            response.headers["Cache-Control"] = "no-store"
        return response


def _is_personal(request: HttpRequest) -> bool:
    """Whether the page may be one person's; asked of the request alone, never of the database."""
    return "HTTP_AUTHORIZATION" in request.META or settings.SESSION_COOKIE_NAME in request.COOKIES


class LargeType:
    """Tell templates whether this reader asked for large type 长者版."""

    def __init__(self, answer: Answer) -> None:
        """Keep what answers."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Set `request.large_type`."""
        request.large_type = request.COOKIES.get(LARGE_TYPE_COOKIE) == "1"  # type: ignore[attr-defined]
        return self.answer(request)


class Asker:
    """Put who asks on the request, with the rights of the legal day."""

    def __init__(self, answer: Answer) -> None:
        """Keep what answers."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Set `request.person`, read from the database only when somebody looks."""
        on = clock.today()
        request.person = SimpleLazyObject(lambda: person_of(request.user, on))  # type: ignore[attr-defined]
        return self.answer(request)
