"""The documents of a case: of acts that are previewed, preview and final paper are one."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.catalogue import Authority, LicenceItem
from xuke.gateways.typesetting import drawings, typeset
from xuke.kernel.case.clocks import StatutoryDeadline, statutory_due
from xuke.kernel.case.events import Granted, Refused
from xuke.kernel.case.state import Case
from xuke.kernel.law.citation import LICENSING_LAW, Citation
from xuke.record.events import Stream
from xuke.web.documents import notices as noticeparts
from xuke.web.documents.parts import cited, content, handler, issuer, number, remedies
from xuke.web.words import sentences

Facts = dict[str, Any]

ACCEPTANCE: Final = "acceptance-notice"
CORRECTION: Final = "correction-notice"
NON_ACCEPTANCE: Final = "non-acceptance"
GRANT: Final = "grant"
REFUSAL: Final = "refusal"

_SIZE: Final = re.compile(r' width="[\d.]+pt" height="[\d.]+pt"')
"""A drawing without its own size takes that of its place."""

_NON_ACCEPTANCE_BASIS: Final[Mapping[str, Citation]] = {
    "not-required": LICENSING_LAW.art(32, 1, 1),
    "not-competent": LICENSING_LAW.art(32, 1, 2),
    "false-materials": LICENSING_LAW.art(78),
    "barred": LICENSING_LAW.art(78),
    "other": LICENSING_LAW.art(32, 1),
}


class NoSuchPaper(LookupError):
    """The case has no document of this kind, or not yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document that the case already has: its kind, and its title in words."""

    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a document is about."""

    place: Stream
    case: Case

    @property
    def item(self) -> LicenceItem:
        return catalogue.item(self.case.item)

    @property
    def authority(self) -> Authority:
        return catalogue.authority(self.place.authority)


def title(kind: str) -> str:
    """Return the title that the document bears."""
    if kind in noticeparts.KINDS:
        return noticeparts.title(kind)
    return {
        ACCEPTANCE: _("行政许可申请受理通知书"),
        CORRECTION: _("申请材料补正通知书"),
        NON_ACCEPTANCE: _("行政许可申请不予受理决定书"),
        GRANT: _("准予行政许可决定书"),
        REFUSAL: _("不予行政许可决定书"),
    }[kind]


def papers_of(case: Case) -> list[Paper]:
    """Return the documents that the case has, in the order in which they were made."""
    return [Paper(kind=kind, title=title(kind)) for kind in _kinds(case)]


def _kinds(case: Case) -> Iterator[str]:
    if case.imported:
        # Imported history came without its papers; none is invented afterwards.
        return
    if case.notice:
        yield CORRECTION
    if case.accepted:
        yield ACCEPTANCE
    if case.not_accepted:
        yield NON_ACCEPTANCE
    yield from noticeparts.kinds(case)
    if isinstance(case.decision, Granted):
        yield GRANT
    if isinstance(case.decision, Refused):
        yield REFUSAL


def pdf(kind: str, place: Stream, case: Case) -> bytes:
    """Return the document as a PDF file; NoSuchPaper where the case has none of this kind."""
    return typeset(kind, facts(kind, place, case))


def pictures(kind: str, place: Stream, case: Case) -> list[str]:
    """Return the document's pages as drawings that a page can carry in itself.

    Our own compiler made them from outlines alone, so they are safe as markup.
    """
    pages = drawings(kind, facts(kind, place, case))
    return [mark_safe(_SIZE.sub("", page, count=1)) for page in pages]  # noqa: S308


def facts(kind: str, place: Stream, case: Case) -> Facts:
    """Return the facts that the document's template prints."""
    if kind not in _kinds(case):
        raise NoSuchPaper(kind)
    subject = _Subject(place, case)
    return {
        "authority": issuer(place, case),
        **handler(place, case),
        "applicant": case.applicant.name if case.applicant else "",
        "item": subject.item.name,
        "case_number": case.number,
        "action": sentences.action(case.action.value),
        "received_on": _received_on(case),
        **_own_facts(kind, subject),
    }


def _own_facts(kind: str, subject: _Subject) -> Facts:
    """Return the facts of this document alone; a notice tells its act as the record has it."""
    if kind not in noticeparts.KINDS:
        return _FACTS[kind](subject)
    try:
        return noticeparts.facts(kind, subject.place)
    except noticeparts.NotTold as missing:
        raise NoSuchPaper(kind) from missing


def _received_on(case: Case) -> str:
    return case.received.on.isoformat() if case.received else ""


def _acceptance(subject: _Subject) -> Facts:
    """Only the statutory day may stand here: the promise binds nobody in law."""
    accepted = subject.case.accepted
    due = statutory_due(subject.case, catalogue.calendar())
    if accepted is None or due is None:
        raise NoSuchPaper(ACCEPTANCE)
    return {
        "number": number(subject.place.authority, subject.case, _("许受字")),
        "on": accepted.on.isoformat(),
        "accepted_on": accepted.on.isoformat(),
        "deemed": accepted.deemed,
        **_due(due, subject.case),
    }


def _due(due: StatutoryDeadline, case: Case) -> Facts:
    span = case.filed_rule.statutory
    return {
        "due": due.due.isoformat(),
        "limit": sentences.span(span.length, span.unit.value),
        "limit_from": _("收到申请材料") if case.filed_rule.counted_from_receipt else _("受理"),
        "provisional": due.provisional,
    }


def _correction(subject: _Subject) -> Facts:
    notice = subject.case.notice
    if notice is None:
        raise NoSuchPaper(CORRECTION)
    names = _names(subject)
    return {
        "number": number(subject.place.authority, subject.case, _("许补字")),
        "on": notice.on.isoformat(),
        "reply_by": notice.answer_by.isoformat(),
        "gaps": [
            {
                "target": names.get(gap.target, gap.target),
                "kind": sentences.gap_kind(gap.kind),
                "what": gap.what,
            }
            for gap in notice.gaps
        ],
    }


def _names(subject: _Subject) -> dict[str, str]:
    """Return the printed names of the item's materials and fields."""
    fields = {field.id: field.label for part in subject.item.form for field in part.fields}
    return fields | {material.id: material.name for material in subject.item.materials}


def _non_acceptance(subject: _Subject) -> Facts:
    declined = subject.case.not_accepted
    if declined is None:
        raise NoSuchPaper(NON_ACCEPTANCE)
    basis = _NON_ACCEPTANCE_BASIS.get(declined.reason, LICENSING_LAW.art(32, 1))
    return {
        "number": number(subject.place.authority, subject.case, _("许不受字")),
        "on": declined.on.isoformat(),
        "reasons": [sentences.non_acceptance_reason(declined.reason), declined.text],
        "basis": [cited(basis)],
        "competent": declined.competent,
        "remedies": remedies(subject.case.in_name_of or subject.place.authority),
    }


def _grant(subject: _Subject) -> Facts:
    case, granted = subject.case, subject.case.decision
    if not isinstance(granted, Granted) or case.accepted is None:
        raise NoSuchPaper(GRANT)
    spec = subject.item.certificate
    validity = (granted.valid_from, granted.valid_until)
    return {
        "number": granted.document or _("（作出决定时编号）"),
        "on": granted.on.isoformat(),
        "accepted_on": case.accepted.on.isoformat(),
        "basis": [cited(LICENSING_LAW.art(38, 1)), *_item_basis(subject)],
        "content": content(subject.place, case),
        "since": validity[0].isoformat() if validity[0] and validity[1] else "",
        "until": validity[1].isoformat() if validity[1] else "",
        "certificate": {"name": spec.name} if spec and case.filed_rule.certificate else {},
    }


def _item_basis(subject: _Subject) -> list[str]:
    return [one.text for one in subject.item.basis]


def _refusal(subject: _Subject) -> Facts:
    case, refused = subject.case, subject.case.decision
    if not isinstance(refused, Refused) or case.accepted is None:
        raise NoSuchPaper(REFUSAL)
    lawful = [cited(refused.basis), cited(LICENSING_LAW.art(38, 2))]
    return {
        "number": refused.document or _("（作出决定时编号）"),
        "on": refused.on.isoformat(),
        "accepted_on": case.accepted.on.isoformat(),
        # Refusals of before told facts and reasons in one text.
        "facts": refused.facts or refused.text,
        "reasons": _("%(reason)s。%(text)s根据上述事实，依法不能准予许可。")
        % {
            "reason": sentences.refusal_reason(refused.reason),
            "text": refused.text if refused.facts else "",
        },
        "basis": list(dict.fromkeys(lawful)),
        "remedies": remedies(subject.case.in_name_of or subject.place.authority),
    }


_FACTS: Final[Mapping[str, Callable[[_Subject], Facts]]] = {
    ACCEPTANCE: _acceptance,
    CORRECTION: _correction,
    NON_ACCEPTANCE: _non_acceptance,
    GRANT: _grant,
    REFUSAL: _refusal,
}
