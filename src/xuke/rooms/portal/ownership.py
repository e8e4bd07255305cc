"""Whose case it is: an applicant's pages show a case to its owner, or to who acts for him."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Concatenate, Final, ParamSpec
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url

from xuke.casework.case.kind import NoSuchCase
from xuke.kernel.case.guards import hands_in, may_withdraw
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.person import Person
from xuke.kernel.stream import Guard
from xuke.web.case.file import CaseFile, open_case
from xuke.web.site import places
from xuke.web.site.request import person_of
from xuke.web.site.session.guards import signed_in

CONFLICT: Final = 409
GONE: Final = 410

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
    """Give the view the signed-in person's own case; anybody else's does not exist.

    A draft that was deleted is told as such, whichever of its pages is still open somewhere.
    """
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
    @signed_in
    @wraps(view)
    def answer(
        request: HttpRequest, /, stream: UUID, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        try:
            file = find(stream, person_of(request))
        except NoSuchCase as error:
            raise Http404 from error
        if is_deleted(file.case):
            return _moved_on(request, file, GONE)
        return view(request, file, *args, **kwargs)

    return answer


def once_filed(view: View[P]) -> View[P]:
    """Lead whoever asks for a page of a filed case, and has a draft, to the draft's own page."""

    @wraps(view)
    def answer(
        request: HttpRequest, file: CaseFile, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if file.case.phase is Phase.DRAFT:
            return redirect("portal:draft", file.stream.id)
        return view(request, file, *args, **kwargs)

    return answer


def filed(view: View[P]) -> Wrapped:
    """Give the view the person's own filed case; a draft is led to its own page."""
    return owned(once_filed(view))


def drafted(view: View[P]) -> Wrapped:
    """Give the view the person's own draft; once it is filed, its own page has the word.

    What is sent to it then is not kept, which is said, and what was typed is shown.
    """

    @owned
    @wraps(view)
    def answer(
        request: HttpRequest, file: CaseFile, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if file.case.phase is not Phase.DRAFT and request.method == "POST":
            return _moved_on(request, file, CONFLICT)
        if file.case.phase is not Phase.DRAFT:
            return redirect("portal:case", file.stream.id)
        return view(request, file, *args, **kwargs)

    return answer


def is_deleted(case: Case) -> bool:
    """Whether this was a draft that was deleted, and so never an application."""
    return case.withdrawn_on is not None and case.received is None


def _moved_on(request: HttpRequest, file: CaseFile, status: int) -> HttpResponse:
    """Say that the draft is one no longer, and show what was typed into it."""
    fields = (field for section in file.item.sections(file.case.action) for field in section.fields)
    sent = [(one.label, request.POST.get(one.id, "")) for one in fields]
    typed = [(label, text) for label, text in sent if text.strip()]
    context = {
        "file": file,
        "is_deleted": status == GONE,
        "is_sent": bool(typed or request.FILES),
        "typed": typed,
    }
    return render(request, "portal/no_draft.html", context, status=status)
