"""The acts of the counter: accept, tell every gap once, not accept, deliver."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from xuke.casework.case import officials
from xuke.casework.stream.deciding import Tell
from xuke.kernel.case.state import Case
from xuke.rooms.counter import queries
from xuke.rooms.counter.delivering import DecisionDeliveryForm
from xuke.rooms.counter.forms import GapsForm, NonAcceptanceForm
from xuke.web.acts.form import ActForm
from xuke.web.case.acts.page import Sheet
from xuke.web.case.documents import acceptance, answers


def _correction(form: GapsForm) -> Tell[Case]:
    return officials.request_correction(form.gaps())


def _non_acceptance(form: NonAcceptanceForm) -> Tell[Case]:
    given = form.cleaned_data
    return officials.not_accept(given["reason"], given["text"], given["competent"])


def _delivery(form: DecisionDeliveryForm) -> Tell[Case]:
    return officials.deliver(form.delivery())


ACCEPT: Final = Sheet(
    step="accept",
    template="counter/accept.html",
    form=ActForm,
    tell=lambda _form: {},
    said=_("已受理，受理通知书已生成。"),
    document=acceptance.ACCEPTANCE,
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
    form=DecisionDeliveryForm,
    tell=_delivery,
    said=_("已登记送达，本件办结。"),
    shown=queries.delivery,
)
