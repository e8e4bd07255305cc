"""An act of procedure that is the applicant's."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from xuke.rooms.portal.ownership import filed
from xuke.rooms.portal.queries.cases import OWN_ACTS
from xuke.web.case.acts import page, procedure
from xuke.web.case.acts.look import Setting
from xuke.web.case.file import CaseFile

MINE: Final = Setting(
    base="web/base.html",
    home="my-cases",
    home_label=gettext_lazy("我的办件"),
    case="my-case",
    limits="my-case-limits",
    has_dossier=False,
)


@filed
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, file: CaseFile, step: str) -> HttpResponse:
    """Do the act, if it is one of the applicant's own."""
    if step not in OWN_ACTS:
        raise Http404
    return page.answer(request, file, procedure.sheet_of(step), MINE)
