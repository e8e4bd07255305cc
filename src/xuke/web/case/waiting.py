"""For whom a case waits, in one sentence."""

from typing import Final

from django.utils.translation import gettext as _

from xuke.access.people import names_of
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.rights import open_matter
from xuke.kernel.case.state import Phase
from xuke.kernel.case.waiting import next_actor
from xuke.kernel.person import Role
from xuke.web.case.file import CaseFile
from xuke.web.words import refusals, sentences
from xuke.web.words.names import Names

_ORDINALS: Final = "一二三四五六"
"""An item asks for five examinations at most."""


def who_is_next(file: CaseFile) -> str:
    """Say in one sentence for whom the case waits, by name where somebody alone is meant."""
    case = file.case
    actor = next_actor(case)
    if actor and actor.persons:
        people = Names(people=names_of(set(actor.persons)))
        words = {"names": people.of_people(actor.persons)}
        if case.handling.unsigned:
            return _("待%(names)s签署会签意见。") % words
        words["role"] = sentences.role(actor.role)
        return _("已转给%(names)s（%(role)s）办理。") % words
    matter = open_matter(case) if case.phase is Phase.EXAMINED else None
    if matter:
        return _("审查已完成，决定前还须办理：%(why)s") % {"why": refusals.why(matter, CASE.kind)}
    if case.decision and actor and actor.role is Role.APPLICANT:
        return _("待申请人补交容缺材料；补齐后才能制证、送达。")
    if case.phase is Phase.ACCEPTED and case.examinations:
        return _further(file)
    has_certificate = bool(case.rule and case.rule.certificate)
    return {
        # What lacks is told once: after a correction nothing more may be asked.
        Phase.RECEIVED: _("申请人已经补正，待窗口人员受理或者不予受理。")
        if case.notice
        else _("待窗口人员受理、一次性告知补正或者不予受理。"),
        Phase.IN_CORRECTION: _("待申请人补正，补正期间不计入办理期限。"),
        Phase.ACCEPTED: _("待审查人员初审；审查和受理须由不同的人办理。"),
        Phase.EXAMINED: _("待决定人员作出决定；决定须由没有受理、审查过本件的人作出。"),
        Phase.GRANTED: _("待窗口人员制证、送达。") if has_certificate else _("待窗口人员送达。"),
        Phase.ISSUED: _("待窗口人员送达。"),
        Phase.REFUSED: _("待窗口人员送达不予许可决定书。"),
        Phase.NOT_ACCEPTED: _("本件不予受理，已经办结。"),
        Phase.WITHDRAWN: _("申请人已撤回申请，本件办结。"),
        Phase.TERMINATED: _("本件已终止办理。"),
        Phase.CONCLUDED: _("本件已经办结。"),
    }.get(case.phase, "")


def _further(file: CaseFile) -> str:
    """Say that somebody has examined and another must, as it looks to whoever reads it."""
    done = file.case.examinations
    words = {"next": _ORDINALS[len(done)]}
    if any(one.by == file.person.id for one in done):
        return _("您的意见已提交，待第%(next)s名审查人员审查。") % words
    return _("前面的审查意见已提交，待第%(next)s名审查人员审查。") % words
