"""For whom a case waits, in one sentence."""

from django.utils.translation import gettext as _

from xuke.access.people import names_of
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.rights import open_matter
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.case.waiting import next_actor
from xuke.kernel.person import Role
from xuke.web.words import refusals, sentences
from xuke.web.words.names import Names


def who_is_next(case: Case) -> str:
    """Say in one sentence for whom the case waits, by name where somebody alone is meant."""
    actor = next_actor(case)
    if actor and actor.persons:
        people = Names(people=names_of(set(actor.persons)))
        words = {"names": people.of_people(actor.persons)}
        if case.handling.unsigned:
            return _("等%(names)s签署会签意见。") % words
        words["role"] = sentences.role(actor.role)
        return _("已转给%(names)s（%(role)s）办理。") % words
    matter = open_matter(case) if case.phase is Phase.EXAMINED else None
    if matter:
        return _("审查已完成，决定前还须办理：%(why)s") % {"why": refusals.why(matter, CASE.kind)}
    if case.decision and actor and actor.role is Role.APPLICANT:
        return _("等申请人补交容缺材料；补齐后才能制证、送达。")
    return {
        Phase.RECEIVED: _("等窗口人员受理、一次性告知补正或者不予受理。"),
        Phase.IN_CORRECTION: _("等申请人补正，补正期间本机关不计时。"),
        Phase.ACCEPTED: _("等审查人员审查；审查须由与受理不同的人办理。"),
        Phase.EXAMINED: _("等决定人员作出决定；决定须由没有受理、审查过本件的人作出。"),
        Phase.GRANTED: _("等窗口人员制证、送达。"),
        Phase.ISSUED: _("等窗口人员送达。"),
        Phase.REFUSED: _("等窗口人员送达不予许可决定书。"),
        Phase.NOT_ACCEPTED: _("本件不予受理，已经办结。"),
        Phase.WITHDRAWN: _("申请人已撤回申请，本件办结。"),
        Phase.TERMINATED: _("本件已终止办理。"),
        Phase.CONCLUDED: _("本件已经办结。"),
    }.get(case.phase, "")
