"""Whose case it is: an applicant's pages show a case to its owner and to nobody else."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from xuke.casework.case.kind import NoSuchCase
from xuke.kernel.case.state import Phase
from xuke.kernel.person import Person
from xuke.web.case.file import CaseFile, open_case
from xuke.web.site.request import person_of

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, CaseFile, P], HttpResponse]
Wrapped = Callable[..., HttpResponse]


def own_case(stream: UUID, person: Person) -> CaseFile:
    """Return the person's own case, or raise NoSuchCase; an official sees others' at the desk."""
    file = open_case(stream, person)
    if file.case.owner != person.id:
        raise NoSuchCase(stream)
    return file


def owned(view: View[P]) -> Wrapped:
    """Give the view the signed-in person's own case; anybody else's does not exist.

    Of a draft that was thrown away no page is left, and its owner is led back to his list.
    """

    @login_required
    @wraps(view)
    def answer(
        request: HttpRequest, /, stream: UUID, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        try:
            file = own_case(stream, person_of(request))
        except NoSuchCase as error:
            raise Http404 from error
        if file.case.phase is not Phase.DRAFT and not file.case.is_filed:
            messages.info(request, _("这份草稿已经删除，没有可以显示的内容。"))
            return redirect("portal:mine")
        return view(request, file, *args, **kwargs)

    return answer


def filed(view: View[P]) -> Wrapped:
    """Give the view the person's own filed case; a draft is led to its own page."""

    @owned
    @wraps(view)
    def answer(
        request: HttpRequest, file: CaseFile, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if file.case.phase is Phase.DRAFT:
            return redirect("portal:draft", file.stream.id)
        return view(request, file, *args, **kwargs)

    return answer


def drafted(view: View[P]) -> Wrapped:
    """Give the view the person's own draft; once it is filed, its own page has the word."""

    @owned
    @wraps(view)
    def answer(
        request: HttpRequest, file: CaseFile, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if file.case.phase is not Phase.DRAFT:
            return redirect("portal:case", file.stream.id)
        return view(request, file, *args, **kwargs)

    return answer
