"""Browsers in which somebody has signed in before: a signed cookie tells the account's digest."""

from datetime import timedelta
from hashlib import sha256
from typing import Final

from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE: Final = "xuke_device"
_SALT: Final = "xuke.web.site.devices"
_KEPT: Final = timedelta(days=180)


def remember(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """Have the browser keep that this account signed in here; it opens nothing by itself."""
    response.set_signed_cookie(
        COOKIE,
        _digest(username),
        salt=_SALT,
        max_age=_KEPT,
        samesite="Lax",
        secure=request.is_secure(),
        httponly=True,
    )


def knows(request: HttpRequest, username: str) -> bool:
    """Whether this account was the last to sign in in this browser."""
    try:
        kept = request.get_signed_cookie(COOKIE, salt=_SALT, max_age=_KEPT)
    except (KeyError, signing.BadSignature):
        return False
    return bool(kept == _digest(username))


def _digest(username: str) -> str:
    return sha256(username.encode(errors="replace")).hexdigest()
