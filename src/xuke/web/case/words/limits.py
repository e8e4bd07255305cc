"""Time limits in words: 不计入期限、延长期限."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke.casework.case.acts import UNNUMBERED
from xuke.kernel.case import events
from xuke.web.case import choices
from xuke.web.case.words import called, groups
from xuke.web.words import dates, sentences
from xuke.web.words.names import Names
from xuke.web.words.parted import parted
from xuke.web.words.worded import Asked, Say, Told, When, Worded


def _numbered(document: str) -> str:
    """Return a document's number; of one that takes it when it is recorded, that it will."""
    return gettext("文号确认时编排") if document == UNNUMBERED else document


def _extended(event: events.LimitExtended, _names: Names) -> Told:
    document = _numbered(event.document)
    note = parted(document, event.approved_by, event.reason)
    return gettext("延长审查期限 %(days)d 个工作日") % {"days": event.days}, note


def _excluded(event: events.TimeExcluded, _names: Names) -> Told:
    if event.period is None:
        return gettext("登记 %(days)d 个工作日不计入期限") % {"days": event.days}, ""
    words = {
        "since": dates.chinese_date(event.period.since),
        "until": dates.chinese_date(event.period.until),
    }
    basis = sentences.citation_words(event.period.basis) if event.period.basis else ""
    return gettext("%(since)s至%(until)s不计入期限") % words, basis


def _calendar(event: events.CalendarChanged, _names: Names) -> Told:
    if event.was_due is None or event.now_due is None:
        return gettext("工作日历变更"), event.calendar
    days = {
        "was": dates.chinese_date(event.was_due),
        "now": dates.chinese_date(event.now_due),
    }
    return gettext("工作日历变更，期限由%(was)s改为%(now)s") % days, event.calendar


def _corrected(event: events.RuleCorrected, _names: Names) -> Told:
    words = {
        "limit": sentences.span(event.statutory.length, event.statutory.unit.value),
        "was": dates.chinese_date(event.was_due) if event.was_due else "",
        "now": dates.chinese_date(event.now_due) if event.now_due else "",
    }
    text = gettext("法定期限更正为%(limit)s，到期日由%(was)s改为%(now)s") % words
    basis = sentences.citation_words(event.basis)
    return text, gettext("%(reason)s依据：%(basis)s") % {"reason": event.reason, "basis": basis}


def _announced(event: events.ExclusionAnnounced, _names: Names) -> Told:
    words = {
        "procedure": sentences.special_procedure(event.procedure),
        "since": dates.chinese_date(event.since),
        "days": event.days,
    }
    text = gettext("%(procedure)s自%(since)s起%(days)d 个工作日不计入期限") % words
    return text, parted(_numbered(event.document), event.reason)


def _ended(event: events.ExclusionEnded, _names: Names) -> Told:
    words = {
        "procedure": sentences.special_procedure(event.procedure),
        "until": dates.chinese_date(event.until),
    }
    return gettext("%(procedure)s于%(until)s结束，期限继续计算") % words, ""


TOLD: Final[Mapping[type, Say]] = {
    events.LimitExtended: _extended,
    events.TimeExcluded: _excluded,
    events.CalendarChanged: _calendar,
    events.RuleCorrected: _corrected,
    events.ExclusionAnnounced: _announced,
    events.ExclusionEnded: _ended,
}

VERBS: Final = (
    Worded(
        "exclude",
        _("告知不计入期限"),
        group=groups.PROCEDURE,
        is_called_for=called.special_procedure,
        facts={
            "procedure": Asked(choices=choices.special_procedures),
            "since": Asked(_("开始日"), initial=choices.today),
            "days": Asked(
                _("不计入期限的工作日数"),
                hint=_("书面告知申请人所需时间；只有法律列明的特别程序不计入期限。"),
            ),
            "reason": Asked(required=True),
            "document": Asked(hint=_("不填则自动编号。")),
        },
    ),
    Worded(
        "end-exclusion",
        _("结束不计入期限"),
        group=groups.PROCEDURE,
        facts={
            "procedure": Asked(choices=choices.open_procedures),
            "until": Asked(
                _("结束日（含当日）"),
                when=When.PAST,
                hint=_("特别程序实际结束的日子；期限从下一个工作日接着算。"),
                initial=choices.today,
            ),
        },
    ),
    Worded(
        "extend",
        _("延长期限"),
        group=groups.PROCEDURE,
        facts={
            "days": Asked(
                _("延长的工作日数"),
                hint=_("只能延长一次，须由本机关负责人批准，并书面告知申请人。"),
            ),
            "reason": Asked(required=True),
            "approved_by": Asked(
                _("批准人"), hint=_("联合办理的，写明批准延长的本级人民政府负责人。")
            ),
            "document": Asked(hint=_("不填则自动编号。")),
        },
    ),
    Worded("correct-rule", _("更正期限")),
    Worded("note-calendar", _("登记工作日历变更")),
)
