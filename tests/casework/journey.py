"""A whole case by its acts, for tests that need one on its way."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from tests import papers
from tests.casework import officials

from xuke import catalogue
from xuke.casework.case import drafts, files, filing
from xuke.casework.case.drafts import Application
from xuke.casework.case.files import SentFile
from xuke.casework.case.kind import CASES, load_case
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import Outcome, do
from xuke.catalogue.demands import called_for
from xuke.kernel.case.events import SiteVerified
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.person import Person, Role

HOME = "310105-wjw"
ITEM = "public-place-hygiene-permit"
MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
APPLICANT = Person("applicant", None, frozenset({Role.APPLICANT}))
CLERK = Person("clerk", HOME, frozenset({Role.CLERK}))
FIRST = Person("first", HOME, frozenset({Role.EXAMINER}))
SECOND = Person("second", HOME, frozenset({Role.EXAMINER}))
HEAD = Person("head", HOME, frozenset({Role.DECIDER}))
PUBLISHER = Person("publisher", HOME, frozenset({Role.PUBLISHER}))
PDF = SentFile(name="材料.pdf", content=papers.pdf())


def act(person: Person, *, days: int = 0, request: UUID | None = None) -> Act:
    """Return an act of this person, so many days after the first morning."""
    at = MORNING + timedelta(days=days)
    return Act(person=person, on=at.date(), at=at, request=request)


def application(item: str = ITEM, action: Action = Action.NEW) -> Application:
    """Return the item's model application, visibly fictitious."""
    return Application(
        authority=HOME,
        item=item,
        action=action,
        channel=Channel.ONLINE,
        answers=catalogue.item(item).model_application(action),
    )


def drafted(item: str = ITEM) -> UUID:
    """Return a draft with every required material."""
    stream = drafts.open_application(application(item), act(APPLICANT)).stream.id
    asked = required(item, application(item).answers, MORNING.date())
    listed = catalogue.item(item).rule(Action.NEW).materials
    for material in (one.id for one in listed if one.id in asked):
        files.attach_material(stream, material, PDF, act(APPLICANT))
    return stream


def required(
    item: str, answers: Mapping[str, str], on: date, action: Action = Action.NEW
) -> frozenset[str]:
    """Return the materials that an application with these answers must have."""
    told = called_for(catalogue.item(item), action, answers, on, catalogue.calendar())
    called = [name for name, is_called in told.items() if is_called]
    return catalogue.item(item).rule(action).required_now(called)


def submitted(item: str = ITEM) -> UUID:
    """Return a case that was filed and received."""
    stream = drafted(item)
    filing.submit(stream, act(APPLICANT))
    return stream


def accepted(item: str = ITEM) -> UUID:
    """Return a case that the clerk accepted."""
    stream = submitted(item)
    officials.accept(stream, act(CLERK))
    return stream


def examination(
    item: str = ITEM, *, passed: bool = True, on_site: bool = True
) -> officials.Examination:
    """Return an examination that answers every point; those on site where it was verified."""
    points = [one for one in catalogue.item(item).checklist if on_site or not one.on_site]
    checks = {check.id: passed for check in points}
    return officials.Examination(checks=checks, opinion="符合法定条件", passed=passed)


def verified(stream: UUID, at: Act | None = None) -> None:
    """Verify on site, where the item asks for it; the day after, if no act says another."""
    visit = at or act(FIRST, days=1)
    found = SiteVerified(
        on=visit.on,
        by=FIRST.id,
        officers=(FIRST.id, SECOND.id),
        findings="场所与申请材料一致，设施齐全",
        passed=True,
    )
    if load_case(stream).state.filed_rule.site_verification:
        do(CASES, stream, "verify-site", lambda _seen: found, visit)


def examined(item: str = ITEM, *, passed: bool = True) -> UUID:
    """Return a case that two persons examined."""
    stream = accepted(item)
    verified(stream)
    for person in (FIRST, SECOND):
        officials.examine(stream, examination(item, passed=passed), act(person, days=1))
    return stream


def granted(item: str = ITEM) -> UUID:
    """Return a case that the head granted, once the public was asked where the item asks it."""
    stream = examined(item)
    officials.grant(stream, act(HEAD, days=commented(stream)))
    return stream


def commented(stream: UUID) -> int:
    """Ask the public where the item does, and return after how many days it may be granted."""
    if not load_case(stream).state.filed_rule.public_notice:
        return 2
    do(CASES, stream, "invite-comment", {}, act(FIRST, days=1))
    ended = {"conclusion": "没有收到任何意见或者反映"}
    do(CASES, stream, "end-comment", ended, act(FIRST, days=14))
    return 14


def issued(item: str = ITEM) -> UUID:
    """Return a case whose certificate is issued."""
    stream = granted(item)
    officials.issue(stream, act(CLERK, days=_decided_after(stream)))
    return stream


def _decided_after(stream: UUID) -> int:
    """Return after how many days a case was decided."""
    decided = load_case(stream).state.decision
    assert decided
    return (decided.on - act(CLERK).on).days


def delivered(item: str = ITEM) -> Outcome[Case]:
    """Return a case that was concluded by delivery."""
    stream = issued(item)
    electronic, days = officials.Delivery(way="electronic"), _decided_after(stream) + 1
    return officials.deliver(stream, electronic, act(CLERK, days=days, request=uuid4()))
