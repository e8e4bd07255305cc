"""The notices that move a case's limit: 延长办理期限, 不计入办理期限."""

from typing import Final

from django.utils.translation import gettext as _, gettext_lazy

from xuke import catalogue
from xuke.kernel.case.decision_limits import preliminary_due, statutory_due
from xuke.kernel.case.events import ExclusionAnnounced, LimitExtended
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Course
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.law.limit import Deadline
from xuke.web.case.documents.letter import letter
from xuke.web.case.documents.notice import Moment, notice, row
from xuke.web.case.documents.silence import against_silence
from xuke.web.documents.parts import cited
from xuke.web.documents.registry import Facts, Subject
from xuke.web.words import dates, sentences

_EXTENSION_BASIS: Final = (LICENSING_LAW.art(42, 1), LICENSING_LAW.art(42, 2))
"""Of one authority's limit, and of one within which several decide together."""
_EXCLUSION_BASIS: Final = LICENSING_LAW.art(45)


@letter
def _extension(subject: Subject[Case]) -> Facts:
    event, moment = subject.event, Moment.of(subject)
    is_joint = moment.after.filed_rule.course is Course.JOINT
    words = {
        "reason": _unstopped(event.reason),
        "basis": cited(_EXTENSION_BASIS[is_joint]),
        "head": _("本级人民政府负责人") if is_joint else _("本机关负责人"),
        "days": event.days,
    }
    body = [
        _("本机关不能在原定期限内作出行政许可决定，理由是：%(reason)s。") % words,
        _("根据%(basis)s的规定，经%(head)s批准，本件的办理期限延长%(days)d个工作日。") % words,
    ]
    return {
        "number": event.document or moment.number(_("许延字")),
        "on": event.on.isoformat(),
        "body": body,
        "particulars": _moved(moment),
        "provisional": _is_provisional(moment),
        "ending": _("本机关在延长后的期限内作出是否准予行政许可的决定。")
        + against_silence(event.on)
        + _("特此通知。"),
    }


@letter
def _exclusion(subject: Subject[Case]) -> Facts:
    event, moment = subject.event, Moment.of(subject)
    words = {
        "reason": _unstopped(event.reason),
        "basis": cited(_EXCLUSION_BASIS),
        "procedure": sentences.special_procedure(event.procedure),
        "since": dates.chinese_date(event.since),
        "days": event.days,
    }
    body = [
        _("本件依法需要进行%(procedure)s，理由是：%(reason)s。") % words,
        _(
            "根据%(basis)s的规定，%(procedure)s所需时间不计算在作出行政许可决定的期限内："
            "自%(since)s（含当日）起，所需时间为%(days)d个工作日。"
        )
        % words,
    ]
    return {
        "number": event.document or moment.number(_("许除字")),
        "on": event.on.isoformat(),
        "body": body,
        "particulars": _moved(moment),
        "provisional": _is_provisional(moment),
        "ending": _("%(procedure)s提前结束的，办理期限自结束的次日起继续计算。特此告知。") % words,
    }


def _unstopped(reason: str) -> str:
    """Return the reason as a part of a sentence, without a full stop of its own."""
    return reason.strip().rstrip("。．.；;，,")


def _limit(case: Case) -> Deadline | None:
    """Return the limit that runs: the decision's, or the lower authority's before it.

    Only what the law gives may stand here: the promise binds nobody in law.
    """
    calendar = catalogue.calendar()
    return statutory_due(case, calendar) or preliminary_due(case, calendar)


def _moved(moment: Moment) -> list[dict[str, str]]:
    """Return the due day before the act and after it."""
    before, after = _limit(moment.before), _limit(moment.after)
    if before is None or after is None:
        return []
    return [
        row(_("原办理期限届满日"), dates.chinese_date(before.due)),
        row(_("现办理期限届满日"), dates.chinese_date(after.due)),
    ]


def _is_provisional(moment: Moment) -> bool:
    after = _limit(moment.after)
    return after is not None and after.provisional


EXTENSION: Final = notice(
    "extension-notice",
    gettext_lazy("延长办理期限通知书"),
    event=LimitExtended,
    facts=_extension,
    basis=_EXTENSION_BASIS,
)
EXCLUSION: Final = notice(
    "exclusion-notice",
    gettext_lazy("不计入办理期限告知书"),
    event=ExclusionAnnounced,
    facts=_exclusion,
    basis=(_EXCLUSION_BASIS,),
)
