"""Pages of the counter: accept, tell every gap once, not accept, deliver."""

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
from xuke.rooms.counter import queries
from xuke.rooms.counter.forms import DeliveryForm, GapsForm, NonAcceptanceForm
from xuke.web.acts import case_page as acting
from xuke.web.acts.case_page import Sheet
from xuke.web.acts.form import ActForm
from xuke.web.case import worklist
from xuke.web.case.documents import answers
from xuke.web.site.officials import officials_only


@require_safe
@officials_only
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits at the counter: applications to accept, documents to deliver."""
    return render(request, "counter/queue.html", worklist.context(request, [Role.CLERK]))


def _correction(form: GapsForm) -> Tell[Case]:
    return officials.request_correction(form.gaps())


def _non_acceptance(form: NonAcceptanceForm) -> Tell[Case]:
    given = form.cleaned_data
    return officials.not_accept(given["reason"], given["text"], given["competent"])


def _delivery(form: DeliveryForm) -> Tell[Case]:
    return officials.deliver(form.delivery())


ACCEPT: Final = Sheet(
    step="accept",
    template="counter/accept.html",
    form=ActForm,
    tell=lambda _form: {},
    said=_("已受理，受理通知书已生成。"),
    document=answers.ACCEPTANCE,
    shown=queries.acceptance,
)
CORRECTION: Final = Sheet(
    step="request-correction",
    template="counter/correction.html",
    form=GapsForm,
    tell=_correction,
    said=_("已一次性告知补正，补正通知书已生成。"),
    document=answers.CORRECTION,
    shown=queries.correction,
)
NON_ACCEPTANCE: Final = Sheet(
    step="not-accept",
    template="counter/not_accept.html",
    form=NonAcceptanceForm,
    tell=_non_acceptance,
    said=_("已作出不予受理决定，本件办结。"),
    document=answers.NON_ACCEPTANCE,
    shown=queries.non_acceptance,
)
DELIVERY: Final = Sheet(
    step="deliver",
    template="counter/deliver.html",
    form=DeliveryForm,
    tell=_delivery,
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
