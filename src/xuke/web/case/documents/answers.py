"""Two of the answers to an application (art. 32): correction notice, non-acceptance."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _, gettext_lazy

from xuke.gateways.forms import TEMPLATES, names
from xuke.kernel.case.acceptance import BARRED, FALSE, NOT_COMPETENT
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.law.citation import LICENSING_LAW, Citation
from xuke.web.case.documents.filing import things_of
from xuke.web.case.documents.letter import LETTER, NEGATIVE, PRINTED, letter, made_here
from xuke.web.case.documents.sent_elsewhere import NOT_REQUIRED, of_the_item, whom_to_ask
from xuke.web.case.documents.warning import UNTRUE, WARNING, warned
from xuke.web.documents.parts import cited, cited_together, number, told_remedies
from xuke.web.documents.registry import Document, Facts, NoSuchDocument, Subject
from xuke.web.words import sentences

_NON_ACCEPTANCE_BASIS: Final[Mapping[str, Citation]] = {
    NOT_REQUIRED: LICENSING_LAW.art(32, 1, 1),
    NOT_COMPETENT: LICENSING_LAW.art(32, 1, 2),
    FALSE: UNTRUE,
    # Where the record does not tell which provision bars.
    BARRED: LICENSING_LAW.art(78),
    "other": LICENSING_LAW.art(32, 1),
}


@letter
def _correction(subject: Subject[Case]) -> Facts:
    notice = subject.state.notice
    if notice is None:
        raise NoSuchDocument(CORRECTION.slug)
    things = things_of(subject.state)
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


@letter
def _non_acceptance(subject: Subject[Case]) -> Facts:
    case, declined = subject.state, subject.state.not_accepted
    if declined is None:
        raise NoSuchDocument(NON_ACCEPTANCE.slug)
    return {
        "number": number(subject.stream.authority, case, _("许不受字")),
        "on": declined.on.isoformat(),
        "reasons": [sentences.non_acceptance_reason(declined.reason), declined.text],
        "basis": cited_together(
            map(cited, [_basis(case, declined.reason), *of_the_item(subject, declined)])
        ),
        "competent": declined.competent,
        "ask": whom_to_ask(case.in_name_of or subject.stream.authority, declined),
        "remedies": told_remedies(
            declined.remedies, case.in_name_of or subject.stream.authority, declined.on
        ),
        **(warned(case, declined.on) if declined.warned else {}),
    }


def _basis(case: Case, reason: str) -> Citation | str:
    """Return what a reason rests on; a bar on the provision that bars: 78, 79, a special law."""
    if reason == BARRED and case.bar and case.bar.basis:
        return case.bar.basis
    return _NON_ACCEPTANCE_BASIS.get(reason, LICENSING_LAW.art(32, 1))


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
    sealed=True,
)
NON_ACCEPTANCE: Final = Document(
    kind=CASE.kind,
    slug="non-acceptance",
    title=gettext_lazy("行政许可申请不予受理决定书"),
    template=TEMPLATES / "acceptance.typ",
    required=LETTER | NEGATIVE | names("received_on"),
    optional=PRINTED | WARNING | names("competent ask"),
    basis=tuple(dict.fromkeys(_NON_ACCEPTANCE_BASIS.values())),
    exists=made_here(lambda case: case.not_accepted),
    facts=_non_acceptance,
    sealed=True,
)
