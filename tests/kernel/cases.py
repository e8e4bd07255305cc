"""Facts that the kernel's tests share: a rule, four persons, and a case on its way."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.kernel import deeds

from xuke.kernel.case.events import (
    Applicant,
    CaseEvent,
    CertificateIssued,
    Drafted,
    Examined,
    Granted,
    MaterialAttached,
    Received,
    Remedies,
)
from xuke.kernel.case.state import Case, evolve, replay
from xuke.kernel.item.rule import Action, Channel, ItemRule, MaterialRule
from xuke.kernel.law.calendar import Calendar, CalendarYear
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Person, Role

MON = date(2026, 3, 2)
PLAIN = Calendar({year: CalendarYear(year, {}, frozenset(), "plain") for year in range(2019, 2031)})
"""A calendar without holidays, so that a test speaks of one thing."""

RULE = ItemRule(
    item="public-place-hygiene-permit",
    version="2026",
    statutory=Span(20, Unit.WORKING),
    committed=Span(5, Unit.WORKING),
    completeness=Span(5, Unit.WORKING),
    materials=(
        MaterialRule("application-form", core=True, required=True),
        MaterialRule("test-report", core=False, required=True),
        MaterialRule("floor-plan", core=False, required=False),
    ),
    fields=("applicant_name", "address"),
    checks=("layout",),
    examinations=2,
    commitment_allowed=True,
    certificate=True,
    validity=Span(4, Unit.YEAR),
)

HOME = "310105-wjw"
APPLICANT = Person("applicant")
CLERK = Person("clerk", HOME, frozenset({Role.CLERK}))
FIRST = Person("first", HOME, frozenset({Role.EXAMINER}))
SECOND = Person("second", HOME, frozenset({Role.EXAMINER}))
HEAD = Person("head", HOME, frozenset({Role.DECIDER}))
PUBLISHER = Person("publisher", HOME, frozenset({Role.PUBLISHER}))
EVERYTHING = frozenset(Role)

OPENED = Drafted(
    on=MON,
    item=RULE.item,
    action=Action.NEW,
    channel=Channel.ONLINE,
    owner=APPLICANT.id,
)
FILING = deeds.Filing(
    number="310105-20260302-000001",
    applicant=Applicant(kind="organisation", name="虚构浴室"),
    rule=RULE,
    form={"applicant_name": "虚构浴室", "address": "虚构路1号"},
    fully_online=True,
)


def file_of(material: str, on: date = MON) -> MaterialAttached:
    """Return a file put to this material."""
    return MaterialAttached(
        on=on,
        material=material,
        digest=f"digest of {material}",
        size=1000,
        media_type="application/pdf",
        file_name=f"{material}.pdf",
    )


def after(case: Case, events: tuple[CaseEvent, ...]) -> Case:
    """Return the case after these events."""
    for event in events:
        case = evolve(case, event)
    return case


def drafted() -> Case:
    """Return a draft with all required materials."""
    return replay([OPENED, file_of("application-form"), file_of("test-report")])


def received(on: date = MON, *, complete: bool = True) -> Case:
    """Return a case that was filed and received."""
    case = drafted() if complete else replay([OPENED, file_of("application-form")])
    case = after(case, deeds.submit(case, FILING, person=APPLICANT, on=on))
    return after(case, (Received(on=on, counts_from=PLAIN.next_working_day(on)),))


def accepted(on: date = MON) -> Case:
    """Return a case that the clerk accepted."""
    case = received(on)
    return after(case, deeds.accept(case, person=CLERK, on=on, calendar=PLAIN))


def examination(person: Person, *, passed: bool = True, on: date = MON) -> Examined:
    """Return this person's examination."""
    return Examined(
        on=on, by=person.id, checks={"layout": passed}, opinion="符合条件", passed=passed
    )


def examined(*, passed: bool = True) -> Case:
    """Return a case that two persons examined."""
    case = accepted()
    for person in (FIRST, SECOND):
        found = examination(person, passed=passed)
        case = after(case, deeds.examine(case, found, person=person))
    return case


def granted() -> Case:
    """Return a case that the head granted."""
    case = examined()
    signed = Granted(on=MON, by=HEAD.id, document="长卫许决〔2026〕1号")
    return after(case, deeds.grant(case, signed, person=HEAD, calendar=PLAIN))


def issued() -> Case:
    """Return a case whose certificate is issued."""
    case = granted()
    certificate = CertificateIssued(on=MON, by=CLERK.id, number="长卫公证字〔2026〕第0001号")
    return after(case, deeds.issue(case, certificate, person=CLERK))


REMEDIES = Remedies(reviewer="虚构区人民政府", court="虚构区人民法院")


def at(person: Person, calendar: Calendar = PLAIN) -> Occasion:
    """Return the occasion on which this person acts."""
    return Occasion(person, calendar)


def refusal_of(act: Callable[[], object]) -> tuple[str, str, dict[str, str]]:
    """Return code, citation and facts of the refusal that the act must meet."""
    with pytest.raises(Unlawful) as refused:
        act()
    found = refused.value
    return found.code, str(found.citation or ""), found.facts
