"""Pages of examination and decision."""

from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from xuke import catalogue
from xuke.casework.case import officials
from xuke.casework.case.door import Act, Done
from xuke.kernel.case import decision as law
from xuke.kernel.case.events import CaseEvent, Examined
from xuke.kernel.case.steps import Step
from xuke.kernel.person import Role
from xuke.rooms.review import queries
from xuke.rooms.review.forms import ExaminationForm, RefusalForm
from xuke.web.acts import case_page as acting
from xuke.web.acts.case_page import Sheet, Situation
from xuke.web.acts.form import ActForm
from xuke.web.case import worklist
from xuke.web.case.access import officials_only
from xuke.web.case.documents import decisions
from xuke.web.site.request import person_of

Events = tuple[CaseEvent, ...]
_ROLES: Final = (Role.EXAMINER, Role.LEGAL_REVIEWER, Role.DECIDER)


@require_safe
@officials_only
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for examination and decision: for this official, or to be overseen."""
    person = person_of(request)
    held = [role for role in _ROLES if person.has(role)]
    return render(request, "review/queue.html", worklist.context(request, held or _ROLES))


def _foresee_examination(seen: Situation, form: ExaminationForm) -> Events:
    found = form.examination()
    examined = Examined(
        on=seen.act.on,
        by=seen.official.id,
        checks=found.checks,
        opinion=found.opinion,
        passed=found.passed,
    )
    return law.examine(seen.file.case, examined, person=seen.official)


def _examine(stream: UUID, form: ExaminationForm, act: Act) -> Done:
    return officials.examine(stream, form.examination(), act)


def _foresee_grant(seen: Situation, _form: ActForm) -> Events:
    case = seen.file.case
    return law.grant(
        case,
        officials.grant_of(case, seen.act, document=""),
        person=seen.official,
        calendar=catalogue.calendar(),
        old_until=officials.old_until(case, seen.file.stream.authority),
    )


def _grant(stream: UUID, _form: ActForm, act: Act) -> Done:
    return officials.grant(stream, act)


def _foresee_refusal(seen: Situation, form: RefusalForm) -> Events:
    case, authority = seen.file.case, seen.file.stream.authority
    refused = officials.refusal_of(case, authority, form.refusal(), seen.act, document="")
    return law.refuse(case, refused, person=seen.official, calendar=catalogue.calendar())


def _refuse(stream: UUID, form: RefusalForm, act: Act) -> Done:
    return officials.refuse(stream, form.refusal(), act)


EXAMINATION: Final = Sheet(
    step=Step.EXAMINE,
    template="review/examine.html",
    form=ExaminationForm,
    foresee=_foresee_examination,
    do=_examine,
    said=_("审查意见已提交。"),
    previews=False,
    shown=queries.examination,
)
GRANT: Final = Sheet(
    step=Step.GRANT,
    template="review/grant.html",
    form=ActForm,
    foresee=_foresee_grant,
    do=_grant,
    said=_("已准予许可，决定书已编号生成。"),
    document=decisions.GRANT,
    shown=queries.grant,
)
REFUSAL: Final = Sheet(
    step=Step.REFUSE,
    template="review/refuse.html",
    form=RefusalForm,
    foresee=_foresee_refusal,
    do=_refuse,
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
