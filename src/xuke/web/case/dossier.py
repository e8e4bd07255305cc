"""What an official sees beside his work: the files by material, the answers, numbers masked."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from xuke.access.people import names_of
from xuke.gateways.masking import mask_identity
from xuke.kernel.case.events import MaterialAttached
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.rights import open_matter
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.case.waiting import next_actor
from xuke.kernel.person import Role
from xuke.web.case import submitted
from xuke.web.case.file import CaseFile
from xuke.web.site import places
from xuke.web.words import refusals, sentences
from xuke.web.words.names import Names

_PICTURES: Final = frozenset({"image/png", "image/jpeg"})


def materials(file: CaseFile) -> list[dict[str, Any]]:
    """Return the materials, each with all the files that were put to it, the newest first."""
    action = file.case.action
    made = {one.id for one in file.item.materials if one.generated and action in one.required_for}
    return [
        {
            **material,
            **_made_by_form(material, made),
            "files": _files(file, material["id"]),
        }
        for material in submitted.materials(file)
    ]


def _made_by_form(material: Mapping[str, Any], made: set[str]) -> dict[str, str]:
    """Say of a material that the form itself makes that nothing is missing."""
    is_made = material["id"] in made and material["state"] == "missing"
    return {"state": "generated"} if is_made else {}


def _files(file: CaseFile, material: str) -> list[dict[str, Any]]:
    ones = [one for one in file.case.materials if one.material == material]
    late = _after_notice(file)
    return [_file(file, one, is_new=one in late) for one in reversed(ones)]


def _after_notice(file: CaseFile) -> list[object]:
    """Return what happened after the correction notice: by order, for one day may see it all."""
    events = [one.event for one in file.history]
    return events[events.index(file.case.notice) + 1 :] if file.case.notice in events else []


def _file(file: CaseFile, one: MaterialAttached, *, is_new: bool) -> dict[str, Any]:
    return {
        "name": one.file_name,
        "size": one.size,
        "on": one.on,
        "url": places.url("case-file", file.stream.id, one.digest),
        "is_picture": one.media_type in _PICTURES,
        "is_new": is_new,
    }


def attached(file: CaseFile, digest: str) -> MaterialAttached | None:
    """Return the file of this digest, if it belongs to this case."""
    return next((one for one in file.case.materials if one.digest == digest), None)


def sections(file: CaseFile, *, full: bool = False) -> list[dict[str, Any]]:
    """Return the answers by section; numbers of persons are masked unless asked for in full."""
    hidden = frozenset() if full else file.item.sensitive
    asked = set(file.case.filed_rule.fields) if file.case.rule else set()
    shown = [
        {**part, "rows": [_row(row, hidden) for row in part["rows"] if _is_asked(row, asked)]}
        for part in submitted.answers(file)
    ]
    return [part for part in shown if part["rows"]]


def _is_asked(row: Mapping[str, Any], asked: set[str]) -> bool:
    """Whether the case's action asks this question, or it was answered all the same."""
    return not asked or row["id"] in asked or bool(row["value"])


def _row(row: Mapping[str, Any], hidden: frozenset[str]) -> dict[str, Any]:
    value = str(row["value"])
    if row["id"] not in hidden or not value:
        return dict(row)
    # A number is recognised by its ends; an address would be told by them.
    return {**row, "value": mask_identity(value) if value.isascii() else _("已填写，未显示")}


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
