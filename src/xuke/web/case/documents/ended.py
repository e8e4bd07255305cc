"""How a case ended without a decision 终止办理, as its paper tells it: why, facts, provision."""

from django.utils.translation import gettext as _

from xuke.kernel.case.bars import PENDING_NOT_SUPPLIED
from xuke.kernel.case.ending import CORRECTION_UNANSWERED
from xuke.kernel.case.events import Terminated
from xuke.kernel.case.state import Case
from xuke.kernel.law.citation import COMMITMENT_OPINION, LICENSING_LAW
from xuke.web.documents.parts import cited
from xuke.web.words import sentences
from xuke.web.words.dates import chinese_date


def ended(case: Case, event: object) -> dict[str, str]:
    """Return why the case ended; nothing of any other act."""
    if not isinstance(event, Terminated):
        return {}
    return {
        "ended_by": sentences.termination_reason(event.reason),
        "ended_facts": _facts(case, event),
        "ended_basis": _basis(event),
    }


def _facts(case: Case, event: Terminated) -> str:
    """Return what was found: what the record itself tells, and what the clerk wrote."""
    told = event.text.strip()
    if event.reason == CORRECTION_UNANSWERED and case.notice:
        words = {
            "day": chinese_date(case.notice.on),
            "until": chinese_date(case.notice.answer_by),
        }
        told = (
            _("本机关于%(day)s一次告知需要补正的全部内容，请在%(until)s以前补正，逾期没有补正")
            % words
        )
    elif event.reason == PENDING_NOT_SUPPLIED and case.accepted and case.accepted.pending_until:
        words = {"until": chinese_date(case.accepted.pending_until)}
        told = _("申请时承诺在%(until)s以前补交容缺的材料，逾期没有补交") % words
    other = _("重复的办件编号：%(other)s") % {"other": event.other} if event.other else ""
    return "；".join(one.rstrip("。") for one in (told, other) if one)


def _basis(event: Terminated) -> str:
    """Return the provision that the end rests on, where one names it."""
    if event.basis:
        return cited(event.basis)
    match event.reason:
        case "correction-unanswered":
            return cited(LICENSING_LAW.art(32, 1, 4))
        case "pending-not-supplied":
            return cited(COMMITMENT_OPINION.art(2))
        case _:
            return ""
