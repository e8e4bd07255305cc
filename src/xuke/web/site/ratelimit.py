"""Fixed windows per stranger and view, kept in the database so that all processes count alike."""

from collections.abc import Callable
from functools import lru_cache, wraps
from hashlib import sha256
from typing import Concatenate, Final, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from xuke.record.statements import execute, fetch
from xuke.web import clock
from xuke.web.site.client import client_address
from xuke.web.site.errors import TOO_MANY, as_json, wants_json

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
WINDOW: Final = 60

_COUNT: Final = """
    INSERT INTO web_rate_window AS held (key, started, hits) VALUES (%s, %s, 1)
    ON CONFLICT (key) DO UPDATE
       SET hits = CASE WHEN held.started = excluded.started THEN held.hits + 1 ELSE 1 END,
           started = excluded.started
    RETURNING hits
"""
_READ: Final = "SELECT hits FROM web_rate_window WHERE key = %s AND started = %s"
_FORGET: Final = "DELETE FROM web_rate_window WHERE started < %s"


def limited(name: str, *, per_minute: int) -> Callable[[View[P]], View[P]]:
    """Decorate a view that strangers may call so often a minute; above it they are told to wait."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if is_over(name, request, per_minute):
                return too_many(request)
            return view(request, *args, **kwargs)

        return answer

    return decorate


def is_over(name: str, request: HttpRequest, per_minute: int) -> bool:
    """Count this call, and say whether it is one too many."""
    return is_over_for(name, client_address(request), per_minute)


def is_over_for(name: str, subject: str, per_minute: int) -> bool:
    """Count a call about this subject, such as a case number, whoever makes it."""
    return _hits(name, subject) > per_minute


def hits_of(name: str, subject: str) -> int:
    """Return how often this was counted for the subject in this window, without counting."""
    key, started = _window(name, subject)
    rows = fetch(_READ, [key, started])
    return int(rows[0][0]) if rows else 0


def too_many(request: HttpRequest) -> HttpResponse:
    """Ask for patience, with the seconds to wait."""
    wait = WINDOW - int(clock.machine_now().timestamp()) % WINDOW
    now = _("请 %(seconds)d 秒后再试。") % {"seconds": wait}
    response: HttpResponse
    if wants_json(request):
        response = as_json(TOO_MANY, "too-many-requests", _("查询太频繁。") + now)
    else:
        words = {
            "what": _("查询太频繁"),
            "why": _("为了防止批量试探，同一网络每分钟的查询次数有限制。"),
            "now": now,
            "kept": request.POST.get("kept", ""),
        }
        response = render(request, "web/error.html", words, status=TOO_MANY)
    response.headers["Retry-After"] = str(wait)
    return response


def _hits(name: str, subject: str) -> int:
    """Count this call."""
    key, started = _window(name, subject)
    ((hits,),) = fetch(_COUNT, [key, started])
    if hits == 1:
        _forget(started - 1)
    return int(hits)


@lru_cache(maxsize=1)
def _forget(before: int) -> None:
    """Forget the windows before this one, once in each: not with each stranger who comes."""
    execute(_FORGET, [before])


def _window(name: str, subject: str) -> tuple[bytes, int]:
    """Return under which key a subject is counted now: a keyed digest, not kept for long."""
    started = int(clock.machine_now().timestamp()) // WINDOW
    secret = f"{settings.SECRET_KEY}|{name}|{subject}"
    return sha256(secret.encode()).digest(), started
