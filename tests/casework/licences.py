"""Ways to a licence: cases filed, examined and decided on their days, and what became of them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from tests.casework import journey, officials
from tests.casework.acts import act_on_licence
from tests.casework.journey import APPLICANT, CLERK, FIRST, HEAD, HOME, ITEM, MORNING, SECOND

from xuke import catalogue
from xuke.casework.case import drafts, files, filing
from xuke.casework.case.drafts import Application
from xuke.casework.case.imported import past_history
from xuke.casework.case.kind import load_case
from xuke.casework.licence.kind import load_licence
from xuke.casework.models import LicenceRow
from xuke.casework.stream.act import Act
from xuke.casework.stream.bulk import begin_many
from xuke.casework.stream.daywork import do_days_work
from xuke.kernel.case.events import Applicant
from xuke.kernel.case.history import PastCase
from xuke.kernel.case.state import Outcome
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence
from xuke.kernel.person import IMPORT, Person

WATER = "drinking-water-supply"
"""Suspended by the Law on Infectious Diseases; of a public place there is no suspension."""
CLINIC = "medical-institution-practice"
REASON = "事实清楚，证据确凿，理由充分"
GRANTED_ON = date(2026, 3, 4)
END = date(2030, 3, 3)
OVER = date(2030, 3, 4)


def day(person: Person, on: date, **facts: Any) -> Act:  # noqa: ANN401 - any field
    """Return an act of this person on this day."""
    at = MORNING + timedelta(days=(on - MORNING.date()).days)
    return Act(person=person, on=on, at=at, **facts)


def licence(case: UUID) -> LicenceRow:
    """Return the licence that this case granted."""
    return LicenceRow.objects.get(case=case)


def state_of(case: UUID) -> Licence:
    """Return the licence that this case granted, folded from its events."""
    return load_licence(licence(case).stream).state


def types(stream: UUID) -> list[str]:
    """Return what happened to a licence, by name."""
    return [one.type for one in load_licence(stream).history]


def filed(action: Action, on: date, item: str = ITEM, **answers: str) -> UUID:
    """Return an application on an existing licence that was filed on this day."""
    model = catalogue.item(item).model_application(action) | answers
    application = Application(
        authority=HOME, item=item, action=action, channel=Channel.ONLINE, answers=model
    )
    stream = drafts.open_application(application, day(APPLICANT, on)).stream.id
    asked = journey.required(item, model, on, action)
    for material in catalogue.item(item).rule(action).materials:
        if material.id in asked:
            files.attach_material(stream, material.id, journey.PDF, day(APPLICANT, on))
    filing.submit(stream, day(APPLICANT, on))
    return stream


def examined(stream: UUID, on: date) -> UUID:
    """Accept and examine the case, on this day."""
    case = load_case(stream).state
    officials.accept(stream, day(CLERK, on))
    journey.verified(stream, day(FIRST, on))
    for person in (FIRST, SECOND):
        found = journey.examination(case.item, on_site=case.filed_rule.site_verification)
        officials.examine(stream, found, day(person, on))
    return stream


def decided(stream: UUID, on: date) -> UUID:
    """Grant the case, and issue its certificate where it has one."""
    officials.grant(examined(stream, on), day(HEAD, on))
    if load_case(stream).state.filed_rule.certificate:
        officials.issue(stream, day(CLERK, on))
    return stream


def work(on: date) -> Mapping[str, int]:
    """Do the day's work, and return what of it was done to licences."""
    return do_days_work(on, datetime.combine(on, MORNING.timetz())).of(LICENCE.kind)


def counted(**done: int) -> Mapping[str, int]:
    """Return what one run did, as it is counted."""
    names = ("proposal-lapsed", "restored", "renewed", "expired", "reminded", "busy", "failed")
    return {**dict.fromkeys(names, 0), **done}


OLD = "长卫公证字〔2023〕第0007号"


def imported(number: str = OLD) -> UUID:
    """Import one granted case of 2023 with its certificate."""
    past = PastCase(
        number="历史-1",
        rule=catalogue.item(ITEM).rule(on=date(2023, 5, 4)),
        action=Action.NEW,
        channel=Channel.WINDOW,
        applicant=Applicant(kind="organisation", name="旧浴室"),
        received_on=date(2023, 5, 4),
        accepted_on=date(2023, 5, 4),
        decided_on=date(2023, 5, 8),
        outcome=Outcome.GRANTED,
        certificate_number=number,
        valid_from=date(2023, 5, 8),
        valid_until=date(2027, 5, 7),
    )
    history = past_history(HOME, past, "91310105MA1FW00000")
    begin_many([history], journey.act(Person(IMPORT)))
    return history.stream.id


def broken(stream: UUID, act: str) -> str:
    """Return a provision by which the licence may be suspended or revoked, or nothing."""
    item = catalogue.item(load_licence(stream).state.item)
    bases = (one.penalty.basis for one in item.penalties if one.penalty.kind.value == act)
    return next(bases, "")


def heard(stream: UUID, what: str, cause: str = "", further: str = "") -> None:
    """Tell the holder of this act, and hear him on it after his five days."""
    told = {"act": what, "document": "告1号", "text": REASON, "basis": broken(stream, what)}
    told |= {"cause": cause} if cause else {"further": further}
    act_on_licence(stream, "tell-holder", told, day(FIRST, date(2026, 5, 20)))
    served = {"paper": f"told-{what}", "way": "direct", "proof": "虚构某"}
    act_on_licence(stream, "deliver-paper", served, day(FIRST, date(2026, 5, 20)))
    facts = {"act": what, "statement": "我单位愿意整改"}
    act_on_licence(stream, "hear-holder", facts, day(FIRST, date(2026, 6, 1)))


DECEIT = {
    "cause": "deceit",
    "reason": REASON,
    "weighed": "撤销不会对公共利益造成重大损害",
    "damages_owed": False,
}


def annulled() -> UUID:
    """Return the case of a licence that was annulled for deceit."""
    case = journey.issued()
    stream = licence(case).stream
    heard(stream, "annulment", "deceit")
    act_on_licence(stream, "annul", DECEIT, day(HEAD, date(2026, 6, 2)))
    return case


def promised(on: date) -> UUID:
    """Return a case that was granted on a promise, and its certificate issued."""
    model = catalogue.item(ITEM).model_application(Action.NEW)
    asked = Application(authority=HOME, item=ITEM, commitment=True, answers=model)
    stream = drafts.open_application(asked, day(APPLICANT, on)).stream.id
    for material in catalogue.item(ITEM).rule(Action.NEW).materials:
        if material.required:
            files.attach_material(stream, material.id, journey.PDF, day(APPLICANT, on))
    filing.submit(stream, day(APPLICANT, on))
    officials.accept(stream, day(CLERK, on))
    officials.examine(stream, journey.examination(), day(FIRST, on))
    officials.grant(stream, day(HEAD, on))
    officials.issue(stream, day(CLERK, on))
    return stream
