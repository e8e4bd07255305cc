"""What the pages of one case show."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xuke import catalogue
from xuke.access.people import names_of
from xuke.kernel.case.acceptance import is_silence, missing_materials
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.case.steps import NextStep, Step
from xuke.kernel.citation import DISCLOSURE_RULE, LICENSING_LAW, Citation
from xuke.web import casefile, clock, deadlines, dossier, papers, refusals, sentences
from xuke.web.casefile import CaseFile

Context = dict[str, Any]

_PLACES: Final[Mapping[Step, str]] = {
    Step.ACCEPT: "counter:accept",
    Step.REQUEST_CORRECTION: "counter:request-correction",
    Step.NOT_ACCEPT: "counter:not-accept",
    Step.EXAMINE: "review:examine",
    Step.GRANT: "review:grant",
    Step.REFUSE: "review:refuse",
    Step.ISSUE: "register:issue",
    Step.DELIVER: "counter:deliver",
    Step.DISCLOSE: "disclosure:disclose",
}
"""Where an official does what; a step that is not here is the applicant's own."""

_TABS: Final[Mapping[str, str | Promise]] = {
    "case": gettext_lazy("办理"),
    "materials": gettext_lazy("材料与申请表"),
    "history": gettext_lazy("历史"),
    "limits": gettext_lazy("期限说明"),
}
_CLOCKS: Final[Mapping[str, tuple[str | Promise, Citation | None]]] = {
    "completeness": (gettext_lazy("受理审查期限"), LICENSING_LAW.art(32, 1, 4)),
    "statutory": (gettext_lazy("法定办结期限"), LICENSING_LAW.art(42, 1)),
    "committed": (gettext_lazy("承诺办结期限"), None),
    "delivery": (gettext_lazy("送达期限"), LICENSING_LAW.art(44)),
    "disclosure": (gettext_lazy("公示期限"), DISCLOSURE_RULE.art(1)),
}


def frame(file: CaseFile, tab: str) -> Context:
    """Return what surrounds every tab of a case."""
    key = [file.stream.id]
    counts = {"materials": len(file.case.materials), "history": len(file.history)}
    return {
        "file": file,
        "case": file.header,
        "deadlines": casefile.deadline_views(file, reverse("desk:limits", args=key)),
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
    case, names = file.case, casefile.things(file)
    return {
        **frame(file, "case"),
        "next_steps": _buttons(file),
        "who_is_next": dossier.who_is_next(case.phase),
        "stages": _stages(case),
        "missing": [names[one] for one in sorted(missing_materials(case))],
        "is_received": case.phase is Phase.RECEIVED,
        "documents": dossier.documents(file),
        "is_silence": is_silence(case, clock.today(), catalogue.calendar()),
        "gaps": casefile.gaps(file),
        "notice": case.notice,
        "verdicts": _verdicts(file),
        "decision": case.decision,
        "outcome": sentences.outcome(case.outcome.value) if case.outcome else "",
        "papers": papers.papers_of(case),
        "last": casefile.timeline(file)[-3:],
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
    is_open = case.closed_on is None or case.decision is not None
    now = next((name for name, on in days if on is None), "") if is_open else ""
    return [
        {"label": name, "on": on, "state": "done" if on else "now" if name == now else "later"}
        for name, on in days
    ]


def _buttons(file: CaseFile) -> list[Context]:
    """Return the steps of officials: those allowed with their address, the others with why."""
    steps = [one for one in file.steps if one.step in _PLACES]
    shown = [_button(file, one) for one in steps if not one.allowed or _url(file, one)]
    allowed = [one for one in shown if one["allowed"]]
    # Where a required material lacks, acceptance would be refused: the notice comes first.
    lacking = file.case.phase is Phase.RECEIVED and bool(missing_materials(file.case))
    told = [one for one in allowed if lacking and one["step"] == Step.REQUEST_CORRECTION]
    first = next(iter(told or allowed), None)
    return [{**one, "primary": one is first} for one in shown]


def _button(file: CaseFile, one: NextStep) -> Context:
    return {
        "step": one.step.value,
        "allowed": one.allowed,
        "refusal": one.refusal,
        "url": _url(file, one),
    }


def _url(file: CaseFile, one: NextStep) -> str:
    """Return where the step is taken, or nothing where its room is not installed."""
    try:
        return reverse(_PLACES[one.step], args=[file.stream.id])
    except NoReverseMatch:
        return ""


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
    names = casefile.things(file)
    return {
        **frame(file, "limits"),
        "clocks": list(_clocks(file)),
        "weekdays": deadlines.weekday_names(),
        "who_is_next": dossier.who_is_next(file.case.phase),
        "barred": [
            {
                "step": one.step.value,
                "why": refusals.why(one.refusal, names),
                "citation": one.refusal.citation,
            }
            for one in file.steps
            if one.refusal and one.step in _PLACES
        ],
        "is_in_correction": file.case.phase is Phase.IN_CORRECTION,
    }


def _basis(file: CaseFile, name: str, citation: Citation | None) -> str:
    """Return the provision behind a clock; the decision limit's may stand in a special law."""
    if name == "statutory" and file.case.received:
        own = file.item.limits_of(file.case.action, file.case.received.on).statutory.basis
        return catalogue.citation_words(own)
    return catalogue.citation_words(str(citation)) if citation else ""


def _clocks(file: CaseFile) -> Iterator[Context]:
    """Yield each clock of the case, the acceptance clock first, with every day explained."""
    for name, deadline in casefile.clocks_of(file).items():
        label, citation = _CLOCKS[name]
        yield {
            "name": name,
            "label": label,
            "basis": _basis(file, name, citation),
            "is_promise": name == "committed",
            "summary": deadlines.summary(deadline),
            "weeks": deadlines.weeks(deadline),
        }
