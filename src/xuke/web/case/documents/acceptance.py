"""受理通知书: when the application was accepted, by when it is decided, what may still come."""

from typing import Final

from django.utils.translation import gettext as _, gettext_lazy

from xuke import catalogue
from xuke.gateways.forms import TEMPLATES, names
from xuke.kernel.case.decision_limits import (
    ON_THE_SPOT,
    StatutoryDeadline,
    limit_of,
    statutory_due,
)
from xuke.kernel.case.events import Accepted
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action, PendingMode
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.web.case.documents import filing, silence
from xuke.web.case.documents.letter import (
    LETTER,
    PRINTED,
    letter,
    made_here,
)
from xuke.web.documents.parts import cited, number
from xuke.web.documents.registry import Document, Facts, NoSuchDocument, Subject
from xuke.web.words import sentences

_DEEMED_RENEWAL: Final = LICENSING_LAW.art(50, 2)
_ON_THE_SPOT: Final = LICENSING_LAW.art(34, 2)


@letter
def _acceptance(subject: Subject[Case]) -> Facts:
    """Only the statutory day may stand here: the promise binds nobody in law."""
    accepted = subject.state.accepted
    # As acceptance left it: what moved the limit later is told by papers of its own.
    case = filing.as_left_by(subject, accepted)
    due = statutory_due(case, catalogue.calendar())
    if accepted is None or due is None:
        raise NoSuchDocument(ACCEPTANCE.slug)
    return {
        "number": number(subject.stream.authority, case, _("许受字")),
        "on": accepted.on.isoformat(),
        "accepted_on": accepted.on.isoformat(),
        "deemed": accepted.deemed,
        "silence": _silence(case, accepted),
        **_due(due, case),
        **_pending(accepted, case),
    }


def _pending(accepted: Accepted, case: Case) -> Facts:
    """Return what may come later 容缺: the materials, the last day, what their absence means."""
    if not accepted.pending or accepted.pending_until is None:
        return {}
    names, tolerance = filing.things_of(case), case.filed_rule.tolerance
    is_before = tolerance is None or tolerance.mode is PendingMode.BEFORE_DECISION
    waits = _("补齐以前，不送达许可证件。")
    if is_before:
        waits = _("补齐以前，本机关不作出行政许可决定。")
    return {
        "pending": [names.get(one, one) for one in accepted.pending],
        "pending_until": accepted.pending_until.isoformat(),
        "pending_words": [waits, _("逾期没有补齐的，本机关终止办理本件，不影响重新申请。")],
    }


def _silence(case: Case, accepted: Accepted) -> str:
    """Return what it means that no decision is made in time.

    Silence renews what was filed in time alone, and only there a licence's end is kept.
    """
    if case.action is not Action.RENEWAL:
        return silence.against_silence(accepted.on)
    words = {"basis": cited(_DEEMED_RENEWAL)}
    if case.decide_by:
        return _("在有效期届满前没有作出决定的，依照%(basis)s的规定，视为准予延续。") % words
    late = _(
        "延续申请没有在许可有效期届满前的法定期限内提出的，不适用%(basis)s关于视为准予延续的规定。"
    )
    return silence.against_silence(accepted.on) + late % words


def _due(due: StatutoryDeadline, case: Case) -> Facts:
    """Return by when it is decided, and how long that is; a promise is decided on the spot."""
    span, is_receipt = limit_of(case), case.filed_rule.counted_from_receipt
    told: Facts = {"due": due.due.isoformat(), "provisional": due.provisional}
    if span == ON_THE_SPOT:
        return {**told, "on_the_spot": cited(_ON_THE_SPOT)}
    return {
        **told,
        "limit": sentences.span(span.length, span.unit.value),
        "limit_from": _("收到申请材料") if is_receipt else _("受理"),
    }


ACCEPTANCE: Final = Document(
    kind=CASE.kind,
    slug="acceptance-notice",
    title=gettext_lazy("行政许可申请受理通知书"),
    template=TEMPLATES / "acceptance.typ",
    required=LETTER | names("received_on accepted_on due"),
    optional=PRINTED
    | names(
        "deemed procedures limit limit_from on_the_spot provisional silence"
        " pending pending_until pending_words"
    ),
    basis=(LICENSING_LAW.art(32, 1, 4), LICENSING_LAW.art(32, 1, 5), LICENSING_LAW.art(45)),
    exists=made_here(lambda case: case.accepted),
    facts=_acceptance,
    sealed=True,
)
