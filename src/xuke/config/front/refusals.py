"""Answers without Django's way: made beforehand, for when there is no thread to make them."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Final, TypeAlias

from csp.middleware import CSPMiddleware
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from xuke.config.front.answering import Answer
from xuke.web import clock
from xuke.web.site import errors
from xuke.web.site.layers import is_for_programs
from xuke.web.site.middleware import SecurityHeaders

Words: TypeAlias = Callable[[HttpRequest], HttpResponse]
_PERSON: Final = "/"


class Refusal:
    """One refusal, for a program and for a person.

    It is kept: to make a page takes longer than to refuse, and whoever refuses has much to do. It
    is made anew when the training clock is set or the training day passes, as a page tells of it.
    """

    def __init__(self, words: Words) -> None:
        """Say it in these words, which are put together now."""
        self._words = words
        self._kept: dict[str, tuple[date | None, Answer]] = {}
        for path in (errors.API, _PERSON):
            self.to(path)

    def to(self, path: str) -> Answer:
        """Return the one for whoever asked for this."""
        asked = _kind(path)
        day = clock.training_day()
        kept_on, answer = self._kept.get(asked) or (None, None)
        if answer is None or kept_on != day:
            answer = made(self._words, path)
            self._kept[asked] = day, answer
        return answer


def _kind(path: str) -> str:
    """Return the path that stands for all of its kind."""
    return errors.API if is_for_programs(path) else _PERSON


def made(words: Words, path: str) -> Answer:
    """Return an answer made now, with the headers that each of ours has."""
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": _kind(path), "wsgi.input": BytesIO()}
    request = WSGIRequest(asked)
    answer = words(request)
    guarded = SecurityHeaders(lambda asked: _with_policy(asked, answer))(request)
    return Answer(answer.status_code, list(guarded.items()), answer.content)


def _with_policy(request: HttpRequest, answer: HttpResponse) -> HttpResponseBase:
    """Add the content security policy."""
    CSPMiddleware(lambda _request: answer)(request)
    return answer
