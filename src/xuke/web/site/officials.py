"""The guard of officials' pages: strangers sign in, applicants are told no."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from xuke.web.site.request import person_of
from xuke.web.site.session.resume import ask_to_sign_in

P = ParamSpec("P")


def officials_only(view: Callable[P, HttpResponseBase]) -> Callable[P, HttpResponseBase]:
    """Let only officials in: strangers are asked to sign in, applicants are told no."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        request = args[0]
        if not isinstance(request, HttpRequest):
            raise TypeError(request)
        person = person_of(request)
        if not person.id:
            return ask_to_sign_in(request)
        if not person.is_official:
            raise PermissionDenied
        return view(*args, **kwargs)

    return guarded
