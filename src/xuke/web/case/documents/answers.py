"""The three answers to an application (art. 32): correction notice, acceptance, non-acceptance."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _, gettext_lazy

from xuke import catalogue
from xuke.gateways.forms import TEMPLATES, names
from xuke.kernel.case.decision_limits import StatutoryDeadline, statutory_due
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action
from xuke.kernel.law.citation import LICENSING_LAW, Citation
from xuke.web.case.documents.letter import LETTER, NEGATIVE, PRINTED, letter, made_here
from xuke.web.documents.parts import cited, number, told_remedies
from xuke.web.documents.registry import Document, Facts, NoSuchDocument, Subject
from xuke.web.words import sentences

_DEEMED_RENEWAL: Final = LICENSING_LAW.art(50, 2)
_NON_ACCEPTANCE_BASIS: Final[Mapping[str, Citation]] = {
    "not-required": LICENSING_LAW.art(32, 1, 1),
    "not-competent": LICENSING_LAW.art(32, 1, 2),
    "false-materials": LICENSING_LAW.art(78),
    "barred": LICENSING_LAW.art(78),
    "other": LICENSING_LAW.art(32, 1),
}


@letter
def _acceptance(subject: Subject[Case]) -> Facts:
    """Only the statutory day may stand here: the promise binds nobody in law."""
    case, accepted = subject.state, subject.state.accepted
    due = statutory_due(case, catalogue.calendar())
    if accepted is None or due is None:
        raise NoSuchDocument(ACCEPTANCE.slug)
    return {
        "number": number(subject.stream.authority, case, _("许受字")),
        "on": accepted.on.isoformat(),
        "accepted_on": accepted.on.isoformat(),
        "deemed": accepted.deemed,
        "silence": _silence(case),
        **_due(due, case),
    }


def _silence(case: Case) -> str:
    """Return what it means that no decision is made in time."""
    if case.action is Action.RENEWAL:
        words = {"basis": cited(_DEEMED_RENEWAL)}
        return _("在有效期届满前没有作出决定的，依照%(basis)s的规定，视为准予延续。") % words
    return _("逾期没有作出决定的，可以依法申请行政复议或者提起行政诉讼。")


def _due(due: StatutoryDeadline, case: Case) -> Facts:
    span = case.filed_rule.statutory
    return {
        "due": due.due.isoformat(),
        "limit": sentences.span(span.length, span.unit.value),
        "limit_from": _("收到申请材料") if case.filed_rule.counted_from_receipt else _("受理"),
        "provisional": due.provisional,
    }


@letter
def _correction(subject: Subject[Case]) -> Facts:
    notice = subject.state.notice
    if notice is None:
        raise NoSuchDocument(CORRECTION.slug)
    things = _things(subject.state)
    return {
        "number": number(subject.stream.authority, subject.state, _("许补字")),
        "on": notice.on.isoformat(),
        "reply_by": notice.answer_by.isoformat(),
        "gaps": [
            {
                "target": things.get(gap.target, gap.target),
                "kind": sentences.gap_kind(gap.kind),
                "what": gap.what,
            }
            for gap in notice.gaps
        ],
    }


def _things(case: Case) -> dict[str, str]:
    """Return the printed names of the item's materials and fields."""
    item = catalogue.item(case.item)
    fields = {field.id: field.label for part in item.form for field in part.fields}
    return fields | {material.id: material.name for material in item.materials}


@letter
def _non_acceptance(subject: Subject[Case]) -> Facts:
    declined = subject.state.not_accepted
    if declined is None:
        raise NoSuchDocument(NON_ACCEPTANCE.slug)
    basis = _NON_ACCEPTANCE_BASIS.get(declined.reason, LICENSING_LAW.art(32, 1))
    return {
        "number": number(subject.stream.authority, subject.state, _("许不受字")),
        "on": declined.on.isoformat(),
        "reasons": [sentences.non_acceptance_reason(declined.reason), declined.text],
        "basis": [cited(basis)],
        "competent": declined.competent,
        "remedies": told_remedies(
            declined.remedies,
            subject.state.in_name_of or subject.stream.authority,
            declined.on,
        ),
    }


CORRECTION: Final = Document(
    kind=CASE.kind,
    slug="correction-notice",
    title=gettext_lazy("申请材料补正通知书"),
    template=TEMPLATES / "acceptance.typ",
    required=LETTER | names("received_on gaps"),
    optional=PRINTED | names("reply_by"),
    basis=(LICENSING_LAW.art(32, 1, 4),),
    exists=lambda case: case.notice is not None,
    facts=_correction,
)
ACCEPTANCE: Final = Document(
    kind=CASE.kind,
    slug="acceptance-notice",
    title=gettext_lazy("行政许可申请受理通知书"),
    template=TEMPLATES / "acceptance.typ",
    required=LETTER | names("received_on accepted_on due"),
    optional=PRINTED | names("deemed procedures limit limit_from provisional silence"),
    basis=(LICENSING_LAW.art(32, 1, 4), LICENSING_LAW.art(32, 1, 5), LICENSING_LAW.art(45)),
    exists=made_here(lambda case: case.accepted),
    facts=_acceptance,
)
NON_ACCEPTANCE: Final = Document(
    kind=CASE.kind,
    slug="non-acceptance",
    title=gettext_lazy("行政许可申请不予受理决定书"),
    template=TEMPLATES / "acceptance.typ",
    required=LETTER | NEGATIVE | names("received_on"),
    optional=PRINTED | names("competent"),
    basis=tuple(dict.fromkeys(_NON_ACCEPTANCE_BASIS.values())),
    exists=made_here(lambda case: case.not_accepted),
    facts=_non_acceptance,
)
