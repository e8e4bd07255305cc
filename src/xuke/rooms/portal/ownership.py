"""Whose case it is: an applicant's pages show a case to its owner, or to who acts for him."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url

from xuke.casework.case.kind import NoSuchCase
from xuke.kernel.case.guards import hands_in, may_withdraw
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.person import Person
from xuke.kernel.stream import Guard
from xuke.web.case.file import CaseFile, open_case
from xuke.web.site import places
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


def entrusted_case(stream: UUID, person: Person, guard: Guard[Case]) -> CaseFile:
    """Return the person's own case, or one for whose applicant a clerk may do this."""
    file = open_case(stream, person)
    if file.case.owner != person.id and guard(file.official, file.case):
        raise NoSuchCase(stream)
    return file


def owned(view: View[P]) -> Wrapped:
    """Give the view the signed-in person's own case; anybody else's does not exist."""
    return _found(own_case, view)


def handed_in(view: View[P]) -> Wrapped:
    """Give the view the case for which the person hands in: his own, or as a clerk another's."""
    return _found(partial(entrusted_case, guard=hands_in), view)


def taken_back(view: View[P]) -> Wrapped:
    """Give the view the case that the person may take back: his own, or as a clerk another's."""
    return _found(partial(entrusted_case, guard=may_withdraw), view)


def page_of(file: CaseFile) -> str:
    """Return the page from which the case is handled: the applicant's own, or the desk's."""
    if file.case.owner == file.person.id:
        return resolve_url("portal:case", file.stream.id)
    return places.url("case", file.stream.id)


def _found(find: Callable[[UUID, Person], CaseFile], view: View[P]) -> Wrapped:
    @login_required
    @wraps(view)
    def answer(
        request: HttpRequest, /, stream: UUID, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        try:
            file = find(stream, person_of(request))
        except NoSuchCase as error:
            raise Http404 from error
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
