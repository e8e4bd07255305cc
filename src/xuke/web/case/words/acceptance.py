"""Acceptance in words: 受理、补正、容缺."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke.kernel.case import events
from xuke.web.case import choices
from xuke.web.case.words import groups
from xuke.web.words import dates, sentences
from xuke.web.words.names import Names
from xuke.web.words.parted import parted
from xuke.web.words.worded import Asked, Say, Told, When, Worded


def _requested(event: events.CorrectionRequested, names: Names) -> Told:
    told = (f"{names.of_things([one.target])}：{one.what.rstrip('。')}" for one in event.gaps)
    gaps = "；".join(told)
    words = {"number": len(event.gaps), "day": dates.chinese_date(event.answer_by)}
    return gettext("一次性告知补正 %(number)d 项，请于%(day)s前补正") % words, gaps


def _corrected(_event: events.Corrected, _names: Names) -> Told:
    return gettext("补正材料已全部提交"), ""


def _accepted(event: events.Accepted, names: Names) -> Told:
    if event.deemed:
        return gettext("视为受理"), gettext("逾期未告知补正，自收到申请材料之日起即为受理")
    if not event.pending:
        return gettext("受理"), ""
    lacking = names.of_things(event.pending)
    if event.pending_until is None:
        return gettext("容缺受理"), lacking
    words = {"names": lacking, "day": dates.chinese_date(event.pending_until)}
    return gettext("容缺受理"), gettext("%(names)s，请在%(day)s前补交") % words


def _not_accepted(event: events.NotAccepted, _names: Names) -> Told:
    reason = {"reason": sentences.non_acceptance_reason(event.reason)}
    competent = gettext("请向%(body)s申请") % {"body": event.competent} if event.competent else ""
    note = parted(event.text, competent)
    return gettext("不予受理：%(reason)s") % reason, note


def _supplied(event: events.PendingSupplied, names: Names) -> Told:
    return gettext("容缺材料已补交：%(names)s") % {"names": names.of_things(event.materials)}, ""


def _mended(event: events.CorrectedOnTheSpot, names: Names) -> Told:
    return gettext("当场更正：%(name)s") % {"name": names.of_things([event.target])}, event.what


TOLD: Final[Mapping[type, Say]] = {
    events.CorrectionRequested: _requested,
    events.Corrected: _corrected,
    events.Accepted: _accepted,
    events.NotAccepted: _not_accepted,
    events.PendingSupplied: _supplied,
    events.CorrectedOnTheSpot: _mended,
}

VERBS: Final = (
    Worded("correct", _("提交补正")),
    Worded("accept", _("受理")),
    Worded(
        "correct-on-the-spot",
        _("当场更正"),
        group=groups.PROCEDURE,
        facts={
            "target": Asked(_("更正哪一项"), choices=choices.listed),
            "what": Asked(_("错在哪里、怎样更正"), long=True),
            "value": Asked(_("更正为"), hint=_("更正的是申请表中的一项时必须填写。")),
        },
    ),
    Worded(
        "accept-pending",
        _("容缺受理"),
        group=groups.PROCEDURE,
        facts={
            "pending": Asked(
                _("容后补交的材料"),
                hint=_("须是现在缺的全部材料；关键材料不能容缺。"),
                choices=choices.missing,
                initial=choices.all_missing,
                required=True,
            ),
            "pending_until": Asked(
                _("最迟补交日"), hint=_("不填按本事项规定的最长期限。"), when=When.FUTURE
            ),
            "promise": Asked(
                _("申请人的承诺"),
                hint=_("申请人承诺补交的书面记录，例如承诺书编号。"),
                long=True,
                required=True,
            ),
        },
    ),
    Worded(
        "supply-pending",
        _("补交容缺材料"),
        group=groups.PROCEDURE,
        facts={
            "materials": Asked(
                _("补交的材料"),
                hint=_("文件上传后，在这里确认已经补交。"),
                choices=choices.pending,
                initial=choices.all_supplied,
            ),
        },
    ),
    Worded("request-correction", _("一次性告知补正")),
    Worded("not-accept", _("不予受理")),
)
