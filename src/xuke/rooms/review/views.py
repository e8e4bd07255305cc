"""Pages of examination and decision."""

from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from xuke.casework.case import officials
from xuke.casework.stream.door import Tell
from xuke.kernel.case.state import Case
from xuke.kernel.person import Role
from xuke.rooms.review import queries
from xuke.rooms.review.forms import ExaminationForm, RefusalForm
from xuke.web.acts.form import ActForm
from xuke.web.case import worklist
from xuke.web.case.acts import page as acting
from xuke.web.case.acts.page import Sheet
from xuke.web.case.documents import decisions
from xuke.web.site.officials import officials_only
from xuke.web.site.request import person_of

_ROLES: Final = (Role.EXAMINER, Role.LEGAL_REVIEWER, Role.DECIDER)


@require_safe
@officials_only
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for examination and decision: for this official, or to be overseen."""
    person = person_of(request)
    held = [role for role in _ROLES if person.has(role)]
    return render(request, "review/queue.html", worklist.context(request, held or _ROLES))


def _examination(form: ExaminationForm) -> Tell[Case]:
    return officials.examine(form.examination())


def _refusal(form: RefusalForm) -> Tell[Case]:
    return officials.refuse(form.refusal())


EXAMINATION: Final = Sheet(
    step="examine",
    template="review/examine.html",
    form=ExaminationForm,
    tell=_examination,
    said=_("审查意见已提交。"),
    previews=False,
    shown=queries.examination,
)
GRANT: Final = Sheet(
    step="grant",
    template="review/grant.html",
    form=ActForm,
    tell=lambda _form: officials.grant,
    said=_("已准予许可，决定书已编号生成。"),
    document=decisions.GRANT,
    shown=queries.grant,
)
REFUSAL: Final = Sheet(
    step="refuse",
    template="review/refuse.html",
    form=RefusalForm,
    tell=_refusal,
    said=_("已作出不予许可决定，决定书已编号生成。"),
    document=decisions.REFUSAL,
    shown=queries.refusal,
)


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def examine(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Examine a case, point by point."""
    return acting.show(request, stream, EXAMINATION)


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def grant(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Grant the licence."""
    return acting.show(request, stream, GRANT)


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def refuse(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Refuse the licence, with reasons."""
    return acting.show(request, stream, REFUSAL)
