"""Pages of the counter: accept, tell every gap once, not accept, deliver."""

from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from xuke import catalogue
from xuke.casework.case import officials
from xuke.casework.case.door import Act, Done
from xuke.casework.case.remedies import remedies_of
from xuke.kernel.case import acceptance as law
from xuke.kernel.case import decision
from xuke.kernel.case.events import CaseEvent, NotAccepted
from xuke.kernel.case.steps import Step
from xuke.kernel.person import Role
from xuke.rooms.counter import queries
from xuke.rooms.counter.forms import DeliveryForm, GapsForm, NonAcceptanceForm
from xuke.web.acts import case_page as acting
from xuke.web.acts.case_page import Sheet, Situation
from xuke.web.acts.form import ActForm
from xuke.web.case import worklist
from xuke.web.case.access import officials_only
from xuke.web.case.documents import answers

Events = tuple[CaseEvent, ...]


@require_safe
@officials_only
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits at the counter: applications to accept, documents to deliver."""
    return render(request, "counter/queue.html", worklist.context(request, [Role.CLERK]))


def _foresee_acceptance(seen: Situation, _form: ActForm) -> Events:
    return law.accept(
        seen.file.case,
        person=seen.official,
        on=seen.act.on,
        calendar=catalogue.calendar(),
    )


def _accept(stream: UUID, _form: ActForm, act: Act) -> Done:
    return officials.accept(stream, act)


def _foresee_notice(seen: Situation, form: GapsForm) -> Events:
    calendar = catalogue.calendar()
    return law.request_correction(
        seen.file.case,
        person=seen.official,
        gaps=form.gaps(),
        answer_by=officials.answer_by(seen.file.case, seen.act.on),
        on=seen.act.on,
        calendar=calendar,
    )


def _request_correction(stream: UUID, form: GapsForm, act: Act) -> Done:
    return officials.request_correction(stream, form.gaps(), act)


def _foresee_non_acceptance(seen: Situation, form: NonAcceptanceForm) -> Events:
    named = remedies_of(seen.file.stream.authority, seen.act.on)
    refused = NotAccepted(on=seen.act.on, by=seen.official.id, remedies=named, **form.cleaned_data)
    calendar = catalogue.calendar()
    return law.not_accept(seen.file.case, refused, person=seen.official, calendar=calendar)


def _not_accept(stream: UUID, form: NonAcceptanceForm, act: Act) -> Done:
    given = form.cleaned_data
    return officials.not_accept(stream, given["reason"], given["text"], given["competent"], act)


def _foresee_delivery(seen: Situation, form: DeliveryForm) -> Events:
    delivered = officials.delivery_of(form.delivery(), seen.act)
    calendar = catalogue.calendar()
    return decision.deliver(seen.file.case, delivered, person=seen.official, calendar=calendar)


def _deliver(stream: UUID, form: DeliveryForm, act: Act) -> Done:
    return officials.deliver(stream, form.delivery(), act)


ACCEPT: Final = Sheet(
    step=Step.ACCEPT,
    template="counter/accept.html",
    form=ActForm,
    foresee=_foresee_acceptance,
    do=_accept,
    said=_("已受理，受理通知书已生成。"),
    document=answers.ACCEPTANCE,
    shown=queries.acceptance,
)
CORRECTION: Final = Sheet(
    step=Step.REQUEST_CORRECTION,
    template="counter/correction.html",
    form=GapsForm,
    foresee=_foresee_notice,
    do=_request_correction,
    said=_("已一次性告知补正，补正通知书已生成。"),
    document=answers.CORRECTION,
    shown=queries.correction,
)
NON_ACCEPTANCE: Final = Sheet(
    step=Step.NOT_ACCEPT,
    template="counter/not_accept.html",
    form=NonAcceptanceForm,
    foresee=_foresee_non_acceptance,
    do=_not_accept,
    said=_("已作出不予受理决定，本件办结。"),
    document=answers.NON_ACCEPTANCE,
    shown=queries.non_acceptance,
)
DELIVERY: Final = Sheet(
    step=Step.DELIVER,
    template="counter/deliver.html",
    form=DeliveryForm,
    foresee=_foresee_delivery,
    do=_deliver,
    said=_("已登记送达，本件办结。"),
    previews=False,
    shown=queries.delivery,
)


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def accept(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Accept an application."""
    return acting.show(request, stream, ACCEPT)


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def request_correction(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Tell every gap, once."""
    return acting.show(request, stream, CORRECTION)


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def not_accept(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Decline for one of the law's reasons."""
    return acting.show(request, stream, NON_ACCEPTANCE)


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def deliver(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Record that the documents reached the applicant."""
    return acting.show(request, stream, DELIVERY)
