"""The notices of a hearing: 听证权利告知书, 听证通知书."""

from typing import Final

from django.utils.translation import gettext as _, gettext_lazy

from xuke import catalogue
from xuke.access.people import names_of
from xuke.kernel.case.events import HearingOffered, HearingScheduled
from xuke.kernel.case.hearing import request_limit
from xuke.kernel.case.people import applicant_name
from xuke.kernel.case.state import Case
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.web.case.documents.letter import addressed, letter
from xuke.web.case.documents.notice import Moment, notice, row
from xuke.web.documents.parts import cited, cited_together
from xuke.web.documents.registry import Facts, Subject
from xuke.web.words import sentences
from xuke.web.words.dates import chinese_date

_RIGHT_BASIS: Final = LICENSING_LAW.art(47, 1)
_COSTS_BASIS: Final = LICENSING_LAW.art(47, 2)
_ORDERED_BASIS: Final = LICENSING_LAW.art(46)
_HEARING_BASIS: Final = LICENSING_LAW.art(48, 1)


@letter
def _hearing_right(subject: Subject[Case]) -> Facts:
    event, moment = subject.event, Moment.of(subject)
    law, calendar = moment.after.filed_rule.law, catalogue.calendar()
    limit = request_limit(event, moment.after, calendar)
    words = {
        "you": addressed(subject.state),
        "basis": cited(_RIGHT_BASIS),
        "costs": cited(_COSTS_BASIS),
        "ask": sentences.span(law.hearing_request.length, law.hearing_request.unit.value),
        "held": sentences.span(law.hearing_held.length, law.hearing_held.unit.value),
        "due": chinese_date(limit.due),
    }
    body = [
        _("经审查，该行政许可事项直接涉及申请人与他人之间的重大利益关系。"),
        _("根据%(basis)s的规定，%(you)s有要求举行听证的权利。") % words,
        _(
            "要求听证的，请自被告知之日起%(ask)s内，即在%(due)s（含当日）以前向本机关提出；"
            "本机关自收到听证申请之日起%(held)s内组织听证。"
        )
        % words,
        _("根据%(costs)s的规定，%(you)s不承担组织听证的费用。") % words,
    ]
    return {
        "number": moment.number(_("许听告字")),
        "on": event.on.isoformat(),
        "body": body,
        "provisional": limit.provisional,
        "ending": _("在上述期限内没有提出听证申请的，本机关依法继续办理。特此告知。"),
    }


@letter
def _hearing(subject: Subject[Case]) -> Facts:
    event, moment = subject.event, Moment.of(subject)
    asked = bool(moment.before.procedure.awaiting)
    why = _RIGHT_BASIS if asked else _ORDERED_BASIS
    words = {"basis": "、".join(cited_together([cited(why), cited(_HEARING_BASIS)]))}
    chair = names_of({event.chair}).get(event.chair, event.chair)
    ending = _("认为主持人与该行政许可事项有直接利害关系的，有权申请其回避。请按时参加听证。")
    return {
        "number": moment.number(_("许听通字")),
        "on": event.on.isoformat(),
        "body": [_("根据%(basis)s的规定，本机关决定举行听证，现将有关事项通知如下：") % words],
        "particulars": [
            row(_("听证日期"), chinese_date(event.day)),
            row(_("听证地点"), event.place),
            row(_("听证主持人"), chair),
        ],
        "ending": (_("本次听证已经向社会公告。") if event.announced else "") + ending,
    }


def _is_the_applicants(offer: HearingOffered, case: Case) -> bool:
    """Whether the applicant was told of his right; another party's notice is not his."""
    return offer.party == applicant_name(case)


HEARING_RIGHT: Final = notice(
    "hearing-right-notice",
    gettext_lazy("听证权利告知书"),
    event=HearingOffered,
    tells=_is_the_applicants,
    facts=_hearing_right,
    basis=(_RIGHT_BASIS, _COSTS_BASIS),
)
HEARING: Final = notice(
    "hearing-notice",
    gettext_lazy("听证通知书"),
    event=HearingScheduled,
    facts=_hearing,
    basis=(_ORDERED_BASIS, _RIGHT_BASIS, _HEARING_BASIS),
)
