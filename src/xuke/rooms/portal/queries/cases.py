"""A filed case as its applicant sees it: where it stands, and what can be done now."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import dropwhile
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy as _

from xuke.access.people import names_of
from xuke.kernel.case.events import (
    MaterialAttached,
    MaterialRemoved,
    RepresentationsHeard,
    Submitted,
)
from xuke.kernel.case.people import applicant_name
from xuke.kernel.case.state import Case, Outcome, Phase
from xuke.web.case import submitted, time_limits
from xuke.web.case.file import CaseFile
from xuke.web.case.history import Entry
from xuke.web.case.outside import INTERNAL, OPINIONS
from xuke.web.components import deadlines
from xuke.web.words.names import Names

NOW: Final[Mapping[Phase, str | Promise]] = {
    Phase.RECEIVED: _("我们已收到您的申请，正在检查材料是否齐全。您现在不用做什么。"),
    Phase.IN_CORRECTION: _("请按下面的清单补正，补齐后提交。"),
    Phase.ACCEPTED: _("已受理，正在审查。您现在不用做什么。"),
    Phase.EXAMINED: _("审查已完成，等待作出决定。您现在不用做什么。"),
    Phase.GRANTED: _("已准予许可，正在制作决定和证照。"),
    Phase.ISSUED: _("证照已制好，正在送达。"),
    Phase.REFUSED: _("决定不予许可，决定书正在送达。理由和救济途径写在决定书上。"),
    Phase.NOT_ACCEPTED: _("本申请不予受理，理由见下面的办理经过。"),
    Phase.WITHDRAWN: _("您已撤回这个申请。"),
    Phase.TERMINATED: _("本申请已终止办理，理由见下面的办理经过。"),
}
_PENDING: Final = _("已容缺受理。请在承诺的日期前补交还缺的材料。")
CONCLUDED: Final[Mapping[Outcome | None, str | Promise]] = {
    Outcome.GRANTED: _("已准予许可，本件已办结。"),
    Outcome.REFUSED: _("决定不予许可，本件已办结。理由和救济途径写在决定书上。"),
    Outcome.NOT_ACCEPTED: _("本申请不予受理，理由见下面的办理经过。"),
    Outcome.WITHDRAWN: _("您已撤回这个申请。"),
    Outcome.TERMINATED: _("本申请已终止办理，理由见下面的办理经过。"),
}
_ENDS: Final[Mapping[Outcome | None, str | Promise]] = {
    Outcome.NOT_ACCEPTED: _("不予受理"),
    Outcome.WITHDRAWN: _("撤回申请"),
    Outcome.TERMINATED: _("终止办理"),
}
"""How an application ends without a decision."""
CLOCKS: Final[Mapping[str, str | Promise]] = {
    "completeness": _("受理审查期限"),
    "statutory": _("法定办结期限"),
    "committed": _("承诺办结期限"),
    "delivery": _("送达期限"),
    "disclosure": _("公示期限"),
}
ADDRESSES: Final[Mapping[str, str]] = {
    "correct": "portal:correction",
    "withdraw": "portal:withdrawal",
}
"""What an applicant can do to a filed case, on a page of its own."""
OWN_ACTS: Final = ("supply-pending", "request-hearing", "waive-hearing")
"""What an applicant can do in the procedure; these have one page, `portal:act`."""
_URGENT: Final = frozenset({"correct", "supply-pending"})
_OF_FILES: Final = (MaterialAttached, MaterialRemoved)
_EXAMINING: Final = frozenset({Phase.ACCEPTED, Phase.EXAMINED})


def now_words(file: CaseFile) -> str:
    """Return in one sentence where the case stands and what the applicant has to do."""
    case = file.case
    if case.phase is Phase.CONCLUDED:
        return str(CONCLUDED.get(case.outcome, ""))
    if case.pending:
        return str(_PENDING)
    return str(NOW.get(case.phase, ""))


def own_steps(file: CaseFile) -> list[dict[str, Any]]:
    """Return the applicant's own steps that are open now."""
    return [
        {
            "step": one.name,
            "allowed": True,
            "url": _address(file, one.name),
            "primary": one.name in _URGENT,
        }
        for one in file.steps
        if one.allowed
        and (one.name in ADDRESSES or one.name in OWN_ACTS)
        and one.name not in _used_up(file.case)
    ]


def _used_up(case: Case) -> frozenset[str]:
    """Return the steps that another party may still take, and the applicant no more."""
    name, procedure = applicant_name(case), case.procedure
    if name in procedure.waived:
        return frozenset({"request-hearing", "waive-hearing"})
    asked = any(one.party == name for one in procedure.requested)
    return frozenset({"request-hearing"} if asked else ())


def hearing(file: CaseFile) -> dict[str, Any] | None:
    """Return the hearing that is to come: its day, its place, and who chairs it."""
    case = file.case
    notice = case.procedure.scheduled
    if notice is None or not case.procedure.is_scheduled or case.decision or case.closed_on:
        return None
    people = Names(people=names_of({notice.chair}))
    return {"day": notice.day, "place": notice.place, "chair": people.of_people([notice.chair])}


def _address(file: CaseFile, step: str) -> str:
    """Return where the applicant takes a step."""
    if step in ADDRESSES:
        return reverse(ADDRESSES[step], args=[file.stream.id])
    return reverse("portal:act", args=[file.stream.id, step])


def steps(file: CaseFile) -> list[dict[str, Any]]:
    """Return the way from filing to delivery in one line, with the days that are known."""
    return list(_steps(file.case))


def _steps(case: Case) -> Iterator[dict[str, Any]]:
    """Yield the steps; a closed case has no step that is going on."""
    received, accepted = _on(case.received), _on(case.accepted)
    decided, closed = _on(case.decision), case.closed_on
    yield {"label": _("提交申请"), "state": "done", "on": received}
    ended = _ENDS.get(case.outcome)
    if ended and not accepted:
        yield {"label": ended, "state": "done", "on": closed}
        return
    label = _("补正") if case.phase is Phase.IN_CORRECTION else _("受理")
    yield {"label": label, "state": "done" if accepted else "now", "on": accepted}
    if ended:
        yield {"label": ended, "state": "done", "on": closed}
        return
    state = "done" if decided else "now" if case.phase in _EXAMINING else "later"
    yield {"label": _("审查"), "state": state, "on": None}
    yield {"label": _("决定"), "state": "done" if decided else "later", "on": decided}
    finished = case.delivered is not None or case.concluded_on is not None
    state = "done" if finished else "now" if decided else "later"
    yield {"label": _("送达"), "state": state, "on": _on(case.delivered)}


def _on(event: Any) -> date | None:  # noqa: ANN401 - any event of a case
    """Return the day of an event, if it has happened."""
    return event.on if event else None


def own_entries(file: CaseFile) -> list[Entry]:
    """Return what happened since the filing; the officials' opinions are theirs."""
    applicant = applicant_name(file.case)
    return [_own(event, entry, applicant) for event, entry in _told(file)]


def _own(event: Any, entry: Entry, applicant: str) -> Entry:  # noqa: ANN401 - any event of a case
    """Return a line without what is not the applicant's to read."""
    if type(event) in OPINIONS:
        return replace(entry, note="")
    if isinstance(event, RepresentationsHeard) and event.party != applicant:
        return replace(entry, note=gettext("利害关系人"))
    return entry


def public_entries(file: CaseFile) -> list[Entry]:
    """Return what happened, in bare sentences: no file names, reasons or opinions."""
    told = [entry for event, entry in _told(file) if not isinstance(event, _OF_FILES)]
    return [replace(entry, note="", actor="") for entry in told]


def _told(file: CaseFile) -> list[tuple[Any, Entry]]:
    """Return the events from the filing on, each with its line; officials are not named."""
    events = [one.event for one in file.history]
    lines = zip(events, file.timeline(for_public=True), strict=True)
    filed = dropwhile(lambda line: not isinstance(line[0], Submitted), lines)
    return [line for line in filed if type(line[0]) not in INTERNAL]


def clocks(file: CaseFile) -> list[dict[str, Any]]:
    """Return every deadline of the case, day by day."""
    return [
        {
            "id": name,
            "label": CLOCKS[name],
            "due": deadline.due,
            "summary": deadlines.summary(deadline),
            "weeks": deadlines.weeks(deadline),
        }
        for name, deadline in time_limits.clocks_of(file).items()
    ]


def answered(file: CaseFile) -> list[dict[str, Any]]:
    """Return the answers of the sections that the case's action asked."""
    asked = {section.id for section in file.item.sections(file.case.action)}
    return [one for one in submitted.answers(file) if one["id"] in asked]
