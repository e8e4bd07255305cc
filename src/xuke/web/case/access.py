"""Who comes in at the desk, and which cases lie on it."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from xuke.casework.case.kind import NoSuchCase
from xuke.kernel.case.state import Phase
from xuke.web.case import file as casefile
from xuke.web.case.file import CaseFile
from xuke.web.site.request import person_of

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
            return redirect_to_login(request.get_full_path())
        if not person.is_official:
            raise PermissionDenied
        return view(*args, **kwargs)

    return guarded


def open_at_desk(request: HttpRequest, stream: UUID) -> CaseFile:
    """Return a case of the official's own authority; any other, and a draft, is not found."""
    person = person_of(request)
    try:
        file = casefile.open_case(stream, person)
    except NoSuchCase:
        raise Http404 from None
    # The owner of a case may see it elsewhere; at the desk even he is only an official.
    if file.stream.authority != person.authority or file.case.phase is Phase.DRAFT:
        raise Http404
    return file
