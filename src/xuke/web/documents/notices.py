"""What the written notices of the procedure say: 延长, 不计入期限, 听证权利, 听证通知.

They tell the case as it stood on their day, so they are told from its history: what happened
later changes no notice that was sent before.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.access.people import names_of
from xuke.casework.case.kind import load_case
from xuke.kernel.case.clocks import preliminary_due, statutory_due
from xuke.kernel.case.events import (
    ExclusionAnnounced,
    HearingOffered,
    HearingScheduled,
    LimitExtended,
)
from xuke.kernel.case.hearing import request_limit
from xuke.kernel.case.people import applicant_name
from xuke.kernel.case.state import Case, evolve, replay
from xuke.kernel.item.rule import Course
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.law.limit import Deadline
from xuke.record.events import Stream
from xuke.web.documents.parts import cited, number
from xuke.web.words import sentences
from xuke.web.words.dates import chinese_date

Facts = dict[str, Any]

EXTENSION: Final = "extension-notice"
EXCLUSION: Final = "exclusion-notice"
HEARING_RIGHT: Final = "hearing-right-notice"
HEARING: Final = "hearing-notice"
KINDS: Final = frozenset({EXTENSION, EXCLUSION, HEARING_RIGHT, HEARING})

Told = TypeVar("Told", LimitExtended, ExclusionAnnounced, HearingOffered, HearingScheduled)


class NotTold(LookupError):
    """The record has no act of this kind that the applicant was to be told."""


@dataclass(frozen=True, slots=True)
class _Moment:
    """The case before an act and after it."""

    place: Stream
    before: Case
    after: Case


def kinds(case: Case) -> Iterator[str]:
    """Yield the kinds of notices that the case has."""
    procedure = case.procedure
    if case.extension:
        yield EXTENSION
    if procedure.exclusions:
        yield EXCLUSION
    # What another party was told is no paper of the applicant's.
    if any(one.party == applicant_name(case) for one in procedure.offered):
        yield HEARING_RIGHT
    if procedure.scheduled:
        yield HEARING


def title(kind: str) -> str:
    """Return the title that the notice bears."""
    return {
        EXTENSION: _("延长办理期限通知书"),
        EXCLUSION: _("不计入办理期限告知书"),
        HEARING_RIGHT: _("听证权利告知书"),
        HEARING: _("听证通知书"),
    }[kind]


def facts(kind: str, place: Stream) -> Facts:
    """Return what the notice says of its act, the latest one of its kind."""
    return {"title": title(kind), **_TOLD[kind](place)}


def _latest(place: Stream, type_: type[Told], *, party: str = "") -> tuple[Told, _Moment]:
    """Return the latest act of this type, and the case around it."""
    past = [one.event for one in load_case(place.id).history]
    for at in range(len(past) - 1, -1, -1):
        event = past[at]
        if isinstance(event, type_) and party in ("", getattr(event, "party", "")):
            before = replay(past[:at])
            return event, _Moment(place, before, evolve(before, event))
    raise NotTold(type_.__name__)


def _extension(place: Stream) -> Facts:
    event, moment = _latest(place, LimitExtended)
    is_joint = moment.after.filed_rule.course is Course.JOINT
    words = {
        "reason": _unstopped(event.reason),
        "basis": cited(LICENSING_LAW.art(42, 2 if is_joint else 1)),
        "head": _("本级人民政府负责人") if is_joint else _("本机关负责人"),
        "days": event.days,
    }
    body = [
        _("本机关不能在原定期限内作出行政许可决定，理由是：%(reason)s。") % words,
        _("根据%(basis)s的规定，经%(head)s批准，本件的办理期限延长%(days)d个工作日。") % words,
    ]
    return {
        "number": event.document or _number(moment, _("许延字")),
        "on": event.on.isoformat(),
        "body": body,
        "particulars": _moved(moment),
        "provisional": _is_provisional(moment),
        "ending": _("本机关在延长后的期限内作出是否准予行政许可的决定。特此通知。"),
    }


def _exclusion(place: Stream) -> Facts:
    event, moment = _latest(place, ExclusionAnnounced)
    words = {
        "reason": _unstopped(event.reason),
        "basis": cited(LICENSING_LAW.art(45)),
        "procedure": sentences.special_procedure(event.procedure),
        "since": chinese_date(event.since),
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
        "number": event.document or _number(moment, _("许除字")),
        "on": event.on.isoformat(),
        "body": body,
        "particulars": _moved(moment),
        "provisional": _is_provisional(moment),
        "ending": _("%(procedure)s提前结束的，办理期限自结束的次日起继续计算。特此告知。") % words,
    }


def _hearing_right(place: Stream) -> Facts:
    party = applicant_name(load_case(place.id).state)
    event, moment = _latest(place, HearingOffered, party=party)
    law, calendar = moment.after.filed_rule.law, catalogue.calendar()
    limit = request_limit(event, moment.after, calendar)
    words = {
        "basis": cited(LICENSING_LAW.art(47, 1)),
        "costs": cited(LICENSING_LAW.art(47, 2)),
        "ask": sentences.span(law.hearing_request.length, law.hearing_request.unit.value),
        "held": sentences.span(law.hearing_held.length, law.hearing_held.unit.value),
        "due": chinese_date(limit.due),
    }
    body = [
        _("经审查，该行政许可事项直接涉及申请人与他人之间的重大利益关系。"),
        _("根据%(basis)s的规定，你（单位）有要求举行听证的权利。") % words,
        _(
            "要求听证的，请自被告知之日起%(ask)s内，即在%(due)s（含当日）以前向本机关提出；"
            "本机关自收到听证申请之日起%(held)s内组织听证。"
        )
        % words,
        _("根据%(costs)s的规定，你（单位）不承担组织听证的费用。") % words,
    ]
    return {
        "number": _number(moment, _("许听告字")),
        "on": event.on.isoformat(),
        "body": body,
        "provisional": limit.provisional,
        "ending": _("在上述期限内没有提出听证申请的，本机关依法继续办理。特此告知。"),
    }


def _hearing(place: Stream) -> Facts:
    event, moment = _latest(place, HearingScheduled)
    asked = bool(moment.before.procedure.awaiting)
    why = LICENSING_LAW.art(47, 1) if asked else LICENSING_LAW.art(46)
    words = {"why": cited(why), "basis": cited(LICENSING_LAW.art(48, 1))}
    chair = names_of({event.chair}).get(event.chair, event.chair)
    ending = _("认为主持人与该行政许可事项有直接利害关系的，有权申请其回避。请按时参加听证。")
    return {
        "number": _number(moment, _("许听通字")),
        "on": event.on.isoformat(),
        "body": [
            _("根据%(why)s和%(basis)s的规定，本机关决定举行听证，现将有关事项通知如下：") % words
        ],
        "particulars": [
            _row(_("听证日期"), chinese_date(event.day)),
            _row(_("听证地点"), event.place),
            _row(_("听证主持人"), chair),
        ],
        "ending": (_("本次听证已经向社会公告。") if event.announced else "") + ending,
    }


def _number(moment: _Moment, word: str) -> str:
    return number(moment.place.authority, moment.after, word)


def _unstopped(reason: str) -> str:
    """Return the reason as a part of a sentence, without a full stop of its own."""
    return reason.strip().rstrip("。．.；;，,")


def _limit(case: Case) -> Deadline | None:
    """Return the limit that runs: the decision's, or the lower authority's before it.

    Only what the law gives may stand here: the promise binds nobody in law.
    """
    calendar = catalogue.calendar()
    return statutory_due(case, calendar) or preliminary_due(case, calendar)


def _moved(moment: _Moment) -> list[dict[str, str]]:
    """Return the due day before the act and after it."""
    before, after = _limit(moment.before), _limit(moment.after)
    if before is None or after is None:
        return []
    return [
        _row(_("原办理期限届满日"), chinese_date(before.due)),
        _row(_("现办理期限届满日"), chinese_date(after.due)),
    ]


def _is_provisional(moment: _Moment) -> bool:
    after = _limit(moment.after)
    return after is not None and after.provisional


def _row(label: str, value: str) -> dict[str, str]:
    return {"label": label, "value": value}


_TOLD: Final[Mapping[str, Callable[[Stream], Facts]]] = {
    EXTENSION: _extension,
    EXCLUSION: _exclusion,
    HEARING_RIGHT: _hearing_right,
    HEARING: _hearing,
}
