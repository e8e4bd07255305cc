"""A case's or a licence's history as sentences: 李某 14:02 请求补正：缺平面图."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.utils.translation import gettext as _

from xuke.kernel.case import events
from xuke.kernel.person import SYSTEM
from xuke.record.events import Recorded
from xuke.web.case import procedure_history as procedurehistory
from xuke.web.licence import history as licencehistory
from xuke.web.words import dates, sentences
from xuke.web.words.names import Names

__all__ = ["Entry", "Names", "entries", "line", "sentence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the timeline component."""

    text: str
    on: date
    at: datetime | None = None
    actor: str = ""
    note: str = ""
    citation: str = ""
    now: bool = False


Say = Callable[[Any, Names], tuple[str, str]]
NOBODY_KNOWN: Final = Names()


def entries(history: Iterable[Recorded], names: Names = NOBODY_KNOWN) -> list[Entry]:
    """Return the history, oldest first; an event of a type without words is named by its type."""
    return [_entry(one, names) for one in history]


def _entry(one: Recorded, names: Names) -> Entry:
    text, note = sentence(one.event, names)
    imported = one.envelope.actor == "import"
    at = None if imported or dates.local(one.envelope.at).date() != one.on else one.envelope.at
    return Entry(text=text, on=one.on, at=at, actor=_actor(one.envelope.actor, names), note=note)


def line(one: Recorded, names: Names = NOBODY_KNOWN) -> str:
    """Return one event in one line: who, at what time, did what."""
    entry = _entry(one, names)
    when = dates.clock_time(entry.at) if entry.at else dates.short_date(entry.on)
    said = entry.text
    if entry.note:
        said = _("%(text)s：%(note)s") % {"text": entry.text, "note": entry.note}
    return " ".join(part for part in (entry.actor, when, said) if part)


def sentence(event: object, names: Names = NOBODY_KNOWN) -> tuple[str, str]:
    """Return what happened, and the note below it."""
    say = _SAY.get(type(event))
    return say(event, names) if say else (type(event).__name__, "")


def _actor(actor: str, names: Names) -> str:
    known = {SYSTEM: _("系统"), "import": _("历史数据")}
    return names.people.get(actor) or known.get(actor, "")


def _drafted(event: events.Drafted, _names: Names) -> tuple[str, str]:
    return _("开始填写申请（%(action)s）") % {"action": sentences.action(event.action)}, ""


def _attached(event: events.MaterialAttached, names: Names) -> tuple[str, str]:
    return _("上传材料：%(name)s") % {"name": names.of_things([event.material])}, event.file_name


def _removed(event: events.MaterialRemoved, names: Names) -> tuple[str, str]:
    return _("删除材料：%(name)s") % {"name": names.of_things([event.material])}, ""


def _submitted(event: events.Submitted, _names: Names) -> tuple[str, str]:
    words = {"action": sentences.action(event.action), "channel": sentences.channel(event.channel)}
    note = _("历史数据导入") if event.imported else ""
    return _("提交申请（%(action)s，%(channel)s）") % words, note


def _received(event: events.Received, _names: Names) -> tuple[str, str]:
    if event.counts_from == event.on:
        return _("收到申请材料"), ""
    from_day = {"day": dates.chinese_date(event.counts_from)}
    return _("收到申请材料"), _("非工作时间收到，期限从%(day)s起算") % from_day


def _requested(event: events.CorrectionRequested, names: Names) -> tuple[str, str]:
    told = (f"{names.of_things([one.target])}：{one.what.rstrip('。')}" for one in event.gaps)
    gaps = "；".join(told)
    words = {"number": len(event.gaps), "day": dates.chinese_date(event.answer_by)}
    return _("一次性告知补正 %(number)d 项，请于%(day)s前补正") % words, gaps


def _corrected(_event: events.Corrected, _names: Names) -> tuple[str, str]:
    return _("补正材料已全部提交"), ""


def _accepted(event: events.Accepted, names: Names) -> tuple[str, str]:
    if event.deemed:
        return _("视为受理"), _("逾期未告知补正，自收到申请材料之日起即为受理")
    if not event.pending:
        return _("受理"), ""
    lacking = names.of_things(event.pending)
    if event.pending_until is None:
        return _("容缺受理"), lacking
    words = {"names": lacking, "day": dates.chinese_date(event.pending_until)}
    return _("容缺受理"), _("%(names)s，请在%(day)s前补交") % words


def _not_accepted(event: events.NotAccepted, _names: Names) -> tuple[str, str]:
    reason = {"reason": sentences.non_acceptance_reason(event.reason)}
    competent = _("请向%(body)s申请") % {"body": event.competent} if event.competent else ""
    note = "；".join(part for part in (event.text, competent) if part)
    return _("不予受理：%(reason)s") % reason, note


def _examined(event: events.Examined, _names: Names) -> tuple[str, str]:
    return (_("审查通过") if event.passed else _("审查不通过")), event.opinion


def _extended(event: events.LimitExtended, _names: Names) -> tuple[str, str]:
    note = "；".join(part for part in (event.document, event.approved_by, event.reason) if part)
    return _("延长审查期限 %(days)d 个工作日") % {"days": event.days}, note


def _excluded(event: events.TimeExcluded, _names: Names) -> tuple[str, str]:
    if event.period is None:
        return _("登记 %(days)d 个工作日不计入期限") % {"days": event.days}, ""
    words = {
        "since": dates.chinese_date(event.period.since),
        "until": dates.chinese_date(event.period.until),
    }
    basis = sentences.citation_words(event.period.basis) if event.period.basis else ""
    return _("%(since)s至%(until)s不计入期限") % words, basis


def _charged(event: events.FeeCharged, _names: Names) -> tuple[str, str]:
    return _("收费 %(amount)s 元") % {"amount": event.amount}, ""


def _granted(event: events.Granted, _names: Names) -> tuple[str, str]:
    if event.deemed:
        return _("视为准予延续"), _("期限届满前未作出决定")
    return _("准予许可"), event.document


def _refused(event: events.Refused, _names: Names) -> tuple[str, str]:
    reason = {"reason": sentences.refusal_reason(event.reason)}
    return _("不予许可：%(reason)s") % reason, event.text


def _issued(event: events.CertificateIssued, _names: Names) -> tuple[str, str]:
    return _("制作证照 %(number)s") % {"number": event.number}, ""


def _delivered(event: events.Delivered, _names: Names) -> tuple[str, str]:
    return _("送达（%(way)s）") % {"way": sentences.delivery_way(event.way)}, ""


def _disclosed(_event: events.Disclosed, _names: Names) -> tuple[str, str]:
    return _("许可结果向社会公示"), ""


def _withdrawn(event: events.ApplicationWithdrawn, _names: Names) -> tuple[str, str]:
    return _("申请人撤回申请"), event.reason


def _concluded(_event: events.Concluded, _names: Names) -> tuple[str, str]:
    return _("办结"), ""


_SAY: Final[Mapping[type, Say]] = {
    events.Drafted: _drafted,
    events.MaterialAttached: _attached,
    events.MaterialRemoved: _removed,
    events.Submitted: _submitted,
    events.Received: _received,
    events.CorrectionRequested: _requested,
    events.Corrected: _corrected,
    events.Accepted: _accepted,
    events.NotAccepted: _not_accepted,
    events.Examined: _examined,
    events.LimitExtended: _extended,
    events.TimeExcluded: _excluded,
    events.FeeCharged: _charged,
    events.Granted: _granted,
    events.Refused: _refused,
    events.CertificateIssued: _issued,
    events.Delivered: _delivered,
    events.Disclosed: _disclosed,
    events.ApplicationWithdrawn: _withdrawn,
    events.Concluded: _concluded,
    **procedurehistory.SAY,
    **licencehistory.SAY,
}
