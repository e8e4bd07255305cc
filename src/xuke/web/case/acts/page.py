"""An act on a case as a page: one view for all acts, told apart by their sheets."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods

from xuke.casework.case.kind import CASES
from xuke.kernel.case.state import Case
from xuke.web.acts import sheet as acts
from xuke.web.acts.on_stream import OnStream
from xuke.web.acts.page import Turn
from xuke.web.case import access
from xuke.web.case.acts.look import DESK, Setting, look
from xuke.web.case.file import CaseFile
from xuke.web.site.officials import officials_only

Sheet = acts.Sheet[CaseFile, Case]


def page(sheet: Sheet) -> Callable[..., HttpResponseBase]:
    """Return the view of this act, for officials."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @officials_only
    def view(request: HttpRequest, stream: UUID) -> HttpResponse:
        return show(request, stream, sheet)

    return view


def show(request: HttpRequest, stream: UUID, sheet: Sheet) -> HttpResponse:
    """Answer an official's request for this act on this case."""
    return answer(request, access.open_at_desk(request, stream), sheet, DESK)


def answer(request: HttpRequest, file: CaseFile, sheet: Sheet, setting: Setting) -> HttpResponse:
    """Answer a request for this act on a case that was opened in this setting."""
    matter = OnStream(
        kind=CASES,
        loaded=file.loaded,
        person=file.person,
        file=file,
        sheet=sheet,
        look=look(file, setting),
    )
    return Turn(request, matter).answer()
