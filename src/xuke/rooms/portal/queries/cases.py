"""A filed case as its applicant sees it: what can be done now, and what is known of it."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from django.urls import reverse

from xuke.access.people import names_of
from xuke.kernel.case.people import applicant_name
from xuke.kernel.case.state import Case
from xuke.record.port import StaleStream
from xuke.web.acts.draft import begun_on
from xuke.web.case import submitted, time_limits
from xuke.web.case.file import CaseFile, open_case
from xuke.web.components import deadlines
from xuke.web.words import names, sentences

R = TypeVar("R")
ADDRESSES: Final[Mapping[str, str]] = {
    "correct": "portal:correction",
    "request-amendment": "portal:amendment",
    "withdraw": "portal:withdrawal",
}
"""What an applicant can do to a filed case, on a page of its own."""
OWN_ACTS: Final = ("supply-pending", "request-hearing", "waive-hearing")
"""What an applicant can do in the procedure; these have one page, `portal:act`."""
_URGENT: Final = frozenset({"correct", "supply-pending"})


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


def unsent(file: CaseFile) -> list[dict[str, str]]:
    """Return the steps for which the applicant has written something and not sent it."""
    begun = begun_on(file.person.id, file.stream.id)
    return [
        {"step": one, "url": _address(file, one)}
        for one in begun
        if one in ADDRESSES or one in OWN_ACTS
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
    people = names.Names(people=names_of({notice.chair}))
    return {"day": notice.day, "place": notice.place, "chair": people.of_people([notice.chair])}


def _address(file: CaseFile, step: str) -> str:
    """Return where the applicant takes a step."""
    if step in ADDRESSES:
        return reverse(ADDRESSES[step], args=[file.stream.id])
    return reverse("portal:act", args=[file.stream.id, step])


def clocks(file: CaseFile) -> list[dict[str, Any]]:
    """Return every deadline of the case, day by day."""
    return [
        {
            "id": name,
            "label": sentences.case_clock(name),
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


def overtaken(file: CaseFile, do: Callable[[], object]) -> CaseFile | None:
    """Do it; where another window has gone on meanwhile, return the case as it stands now."""
    try:
        do()
    except StaleStream:
        return open_case(file.stream.id, file.person)
    return None


def unless_filed(do: Callable[[], R], otherwise: Callable[[], R]) -> R:
    """Do it; where the draft was filed in another window while this one read it, the other."""
    try:
        return do()
    except StaleStream:
        return otherwise()
