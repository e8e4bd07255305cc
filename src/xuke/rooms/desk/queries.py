"""What the pages of one case show."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from xuke import catalogue
from xuke.access.people import names_of
from xuke.casework.case.kind import CASES
from xuke.casework.licence.find import licence_behind
from xuke.kernel.case.acceptance import is_silence, missing_materials
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.law.citation import Citation
from xuke.kernel.stream import Next
from xuke.web import clock
from xuke.web.acts.groups import groups
from xuke.web.case import dossier, explanation as explaining, proceedings, submitted, time_limits
from xuke.web.case.file import CaseFile
from xuke.web.components import deadlines
from xuke.web.documents.registry import documents_of
from xuke.web.site import places
from xuke.web.words import dates, refusals, sentences

Context = dict[str, Any]

_TABS: Final[Mapping[str, str | Promise]] = {
    "case": gettext_lazy("办理"),
    "materials": gettext_lazy("材料与申请表"),
    "history": gettext_lazy("历史"),
    "limits": gettext_lazy("期限说明"),
}


def frame(file: CaseFile, tab: str) -> Context:
    """Return what surrounds every tab of a case."""
    key = [file.stream.id]
    counts = {"materials": len(file.case.materials), "history": len(file.history)}
    return {
        "file": file,
        "case": file.header,
        "deadlines": time_limits.deadline_views(file, reverse("desk:limits", args=key)),
        "tabs": [
            {
                "label": label,
                "url": reverse(f"desk:{name}", args=key),
                "current": name == tab,
                "count": counts.get(name),
            }
            for name, label in _TABS.items()
        ],
    }


def situation(file: CaseFile) -> Context:
    """Return where the case stands and what can be done with it now."""
    case, names = file.case, file.things
    told = file.timeline()
    return {
        **frame(file, "case"),
        "next_steps": _buttons(file),
        "groups": list(_groups(file)),
        "blocked": blocked(file),
        "standing": list(_standing(file)),
        "who_is_next": dossier.who_is_next(case),
        "stages": _stages(case),
        "missing": [names[one] for one in sorted(missing_materials(case))],
        "is_received": case.phase is Phase.RECEIVED,
        "materials": dossier.materials(file),
        "is_silence": is_silence(case, clock.today(), catalogue.calendar()),
        "gaps": submitted.gaps(file),
        "notice": case.notice,
        "verdicts": _verdicts(file),
        "proceedings": proceedings.proceedings(file, told),
        "decision": case.decision,
        "outcome": sentences.outcome(case.outcome.value) if case.outcome else "",
        "documents": documents_of(file.stream.kind, case),
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
        (_("送达"), case.delivered.on if case.delivered else None),
    ]
    is_open = case.closed_on is None or (bool(case.decision) and not case.terminated)
    now = next((name for name, on in days if on is None), "") if is_open else ""
    return [
        {"label": name, "on": on, "state": "done" if on else "now" if name == now else "later"}
        for name, on in days
    ]


def _buttons(file: CaseFile) -> list[Context]:
    """Return the main steps that this official may take now, each with its address."""
    shown = [_button(file, one) for one in file.steps if one.allowed and _has_page(one.name)]
    # Where a required material lacks, acceptance would be refused: the notice comes first.
    lacking = file.case.phase is Phase.RECEIVED and bool(missing_materials(file.case))
    told = [one for one in shown if lacking and one["step"] == "request-correction"]
    first = next(iter(told or shown), None)
    return [{**one, "primary": one is first} for one in shown]


def _groups(file: CaseFile) -> Iterator[Context]:
    """Yield what else may be done now: the law's procedure, and who has the case."""
    allowed = {one.name for one in file.steps if one.allowed and one.name in CASES.plain}
    return groups(
        CASE.kind, allowed, file, lambda step: reverse("desk:act", args=[file.stream.id, step])
    )


def blocked(file: CaseFile) -> list[Context]:
    """Return why other steps may not be taken; what is barred for one reason is told once."""
    steps = [(one.name, one.refusal) for one in file.steps if _is_officials(one.name)]
    barred = [(step, refused) for step, refused in steps if refused]
    names = file.names([refused.facts for _step, refused in barred])
    told: dict[tuple[str, Citation | None], list[str]] = {}
    for step, refused in barred:
        why = (refusals.why(refused, names, CASE.kind), refused.citation)
        told.setdefault(why, []).append(sentences.step(step, CASE.kind))
    return [
        {"steps": steps, "why": why, "citation": citation}
        for (why, citation), steps in told.items()
    ]


def _is_officials(verb: str) -> bool:
    """Whether an official may do this; any other verb is the applicant's own."""
    return verb in CASES.plain or _has_page(verb)


def _has_page(verb: str) -> bool:
    """Whether a room has a page for this verb: it is a main one."""
    return places.has_page(CASE.kind, verb)


def _button(file: CaseFile, one: Next[Case]) -> Context:
    url = places.verb_url(CASE.kind, one.name, file.stream.id)
    label = sentences.step(one.name, CASE.kind)
    return {"step": one.name, "label": label, "allowed": True, "url": url}


def _standing(file: CaseFile) -> Iterator[tuple[str, str]]:
    """Yield what of the procedure is going on, each in a line."""
    case, names = file.case, file.things
    if case.pending:
        yield _("待补交的材料"), "、".join(names[one] for one in sorted(case.pending))
    for one in case.procedure.open_exclusions:
        words = {"since": dates.chinese_date(one.since), "days": one.days}
        label = sentences.special_procedure(one.procedure)
        yield label, _("自%(since)s起，告知 %(days)d 个工作日不计入期限") % words
    scheduled = case.procedure.scheduled
    if scheduled and case.procedure.held is None:
        yield _("听证"), f"{dates.chinese_date(scheduled.day)}，{scheduled.place}"
    elif case.procedure.hearing_owed:
        yield _("听证"), _("应当举行，还没有通知")


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


def reasons(file: CaseFile) -> Context:
    """Return why: each clock with its days, whose turn it is, what bars each step."""
    return {
        **frame(file, "limits"),
        "clocks": explaining.clocks(file),
        "weekdays": deadlines.weekday_names(),
        "who_is_next": dossier.who_is_next(file.case),
        "way": explaining.way(file),
        "blocked": blocked(file),
    }
