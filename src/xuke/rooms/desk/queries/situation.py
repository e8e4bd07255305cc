"""The first tab of a case: where it stands, and what can be done with it now."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.access.people import names_of
from xuke.casework.licence.find import licence_behind
from xuke.kernel.case.acceptance import is_silence, missing_materials
from xuke.kernel.case.state import Case, Phase
from xuke.rooms.desk.queries import steps
from xuke.rooms.desk.queries.tabs import Context, frame
from xuke.web import clock
from xuke.web.case import amendments, dossier, proceedings, submitted, waiting
from xuke.web.case.file import CaseFile
from xuke.web.documents.registry import letters_of
from xuke.web.words import dates, sentences


def situation(file: CaseFile) -> Context:
    """Return where the case stands and what can be done with it now."""
    case, names = file.case, file.things
    told = file.timeline()
    return {
        **frame(file, "case"),
        "next_steps": steps.buttons(file),
        "groups": list(steps.other_steps(file)),
        "blocked": steps.blocked(file),
        "standing": list(_standing(file)),
        "who_is_next": waiting.who_is_next(file),
        "stages": _stages(case),
        "missing": [names[one] for one in sorted(missing_materials(case))],
        "is_received": case.phase is Phase.RECEIVED,
        "is_imported": case.imported,
        "materials": dossier.materials(file),
        "is_silence": is_silence(case, clock.today(), catalogue.calendar()),
        "gaps": submitted.gaps(file),
        "amendment": amendments.asked(file),
        "amended": amendments.made(file, file.people() if case.amended else None),
        "notice": case.notice,
        "verdicts": _verdicts(file),
        "proceedings": proceedings.proceedings(file, told),
        "decision": case.decision,
        "outcome": sentences.outcome(case.outcome.value) if case.outcome else "",
        "documents": letters_of(file.stream.kind, case, file.history),
        "licence": licence_behind(file.stream, case),
        "last": told[-3:],
    }


def _stages(case: Case) -> list[Context]:
    """Return the way of the case in one line: what is done, where it stands, what comes."""
    examined = case.examinations[-1].on if case.examinations and case.is_examined else None
    days = [
        (_("收件"), case.received.on if case.received else None),
        (_("受理"), case.accepted.on if case.accepted else None),
        (_("审查"), examined or (case.decision.on if case.decision else None)),
        (_("决定"), case.decision.on if case.decision else None),
        (_("送达"), case.delivered.received if case.delivered else None),
    ]
    is_open = case.closed_on is None or (bool(case.decision) and not case.terminated)
    now = next((name for name, on in days if on is None), "") if is_open else ""
    return [
        {"label": name, "on": on, "state": "done" if on else "now" if name == now else "later"}
        for name, on in days
    ]


def _standing(file: CaseFile) -> Iterator[tuple[str, str]]:
    """Yield what of the procedure is going on, each in a line."""
    case, names = file.case, file.things
    if case.pending:
        yield _("待补交的材料"), "、".join(names[one] for one in sorted(case.pending))
    if case.amended and case.examined_before and case.phase is Phase.ACCEPTED:
        yield _("审查意见"), _("申请内容已经更正，此前的审查意见不再作数，须重新审查")
    for one in case.procedure.open_exclusions:
        words = {"since": dates.chinese_date(one.since), "days": one.days}
        label = sentences.special_procedure(one.procedure)
        yield label, _("自%(since)s起，告知 %(days)d 个工作日不计入期限") % words
    scheduled = case.procedure.scheduled
    if scheduled and case.procedure.held is None:
        yield _("听证"), f"{dates.chinese_date(scheduled.day)}，{scheduled.place}"
    elif case.procedure.hearing_owed:
        yield _("听证"), _("应当举行，还没有通知")
    asked = case.procedure.comment
    if asked and asked.until and case.procedure.is_open_for_comment:
        words = {"until": dates.chinese_date(asked.until), "number": len(case.procedure.objections)}
        yield _("公示征求意见"), _("至%(until)s止，已收到意见%(number)d件") % words


def _verdicts(file: CaseFile) -> list[Context]:
    """Return each examination with its points, under the name of who examined."""
    people = names_of({one.by for one in file.case.examinations})
    points = {check.id: check.text for check in file.item.checklist}
    return [
        {
            "on": one.on,
            "name": people.get(one.by, ""),
            "passed": one.passed,
            "opinion": one.opinion,
            "points": [(points.get(name, name), held) for name, held in one.checks.items()],
        }
        for one in file.case.examinations
    ]
