"""Answers without Django's way: made once, for when there is no thread to make them."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Final, Self, TypeAlias

from csp.middleware import CSPMiddleware
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from xuke.config.front.answering import Answer
from xuke.web.site import errors
from xuke.web.site.layers import is_for_programs
from xuke.web.site.middleware import SecurityHeaders

Words: TypeAlias = Callable[[HttpRequest], HttpResponse]
_PERSON: Final = "/"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One refusal, for a program and for a person."""

    program: Answer
    person: Answer

    @classmethod
    def of(cls, words: Words) -> Self:
        """Make both."""
        return cls(_made(words, errors.API), _made(words, _PERSON))

    def to(self, path: str) -> Answer:
        """Return the one for whoever asked for this."""
        return self.program if is_for_programs(path) else self.person


def _made(words: Words, path: str) -> Answer:
    """Return the answer with the headers that each of ours has."""
    request = WSGIRequest({"REQUEST_METHOD": "GET", "PATH_INFO": path, "wsgi.input": BytesIO()})
    answer = words(request)
    guarded = SecurityHeaders(lambda asked: _with_policy(asked, answer))(request)
    return Answer(answer.status_code, list(guarded.items()), answer.content)


def _with_policy(request: HttpRequest, answer: HttpResponse) -> HttpResponseBase:
    """Add the content security policy."""
    CSPMiddleware(lambda _request: answer)(request)
    return answer
