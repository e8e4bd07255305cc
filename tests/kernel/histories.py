"""Random histories of a case, from a seed: the plain facts, and the kernel's answer to them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from tests.kernel.cases import CLERK, FIRST, HEAD, RULE
from tests.kernel.second_count import (
    ALWAYS_OFF,
    Correction,
    Facts,
    Found,
    Length,
    Notice,
    Prescription,
    Row,
    Special,
)

from xuke.kernel.case import clocks, decision_limits
from xuke.kernel.case.events import (
    Accepted,
    Applicant,
    CalendarChanged,
    CaseEvent,
    Corrected,
    CorrectionRequested,
    ExclusionAnnounced,
    ExclusionEnded,
    Forwarded,
    Granted,
    HearingOffered,
    HearingRequested,
    LimitExtended,
    Received,
    Refused,
    SpecialProcedure,
    Submitted,
    TimeExcluded,
)
from xuke.kernel.case.state import Case, replay
from xuke.kernel.item.rule import Action, Channel, Course, ItemRule
from xuke.kernel.law.calendar import (
    Calendar,
    CalendarYear,
    HolidayEdition,
    StatutoryHolidays,
)
from xuke.kernel.law.limit import Deadline, ExcludedPeriod, Span, Unit, day_zero

FIRST_YEAR, LAST_KNOWN, LAST_YEAR = 2019, 2029, 2036
PARTIES = ("applicant", "neighbour")
PROCEDURES = tuple(one.value for one in SpecialProcedure)
UNITS = (*("working",) * 12, *("calendar",) * 4, "month", "month", "year")
APPLICANT = Applicant(kind="person", name="虚构某")
EDITIONS = (HolidayEdition(since=date(2025, 1, 1), days=dict.fromkeys(ALWAYS_OFF, "法定节日")),)
"""What is off in a year whose notice is not known, as the second count has it too."""


@dataclass(frozen=True)
class Year:
    """One calendar in both forms: the kernel's, and the sorted row."""

    calendar: Calendar
    row: Row


@cache
def calendars(seed: int) -> tuple[Year, Year]:
    """Return the calendar of a seed, and the same one after some of its days off were moved."""
    random = Random(f"calendar {seed}")  # noqa: S311 - the same histories every time
    notice = _notice(random, frozenset(), frozenset(range(FIRST_YEAR, LAST_KNOWN)))
    years = frozenset(range(FIRST_YEAR, LAST_KNOWN + 1))
    kept = frozenset(random.sample(sorted(notice.off), len(notice.off) // 2))
    return _year(notice), _year(_notice(random, kept, years))


def _notice(random: Random, kept: frozenset[date], years: frozenset[int]) -> Notice:
    """Return random days off in blocks, and make-up days on weekends."""
    off, make_up = set(kept), set()
    for year in sorted(years):
        for _ in range(6):
            first = date(year, 1, 1) + timedelta(days=random.randrange(355))
            off |= {first + timedelta(days=number) for number in range(random.randint(1, 8))}
        days = [date(year, 1, 1) + timedelta(days=number) for number in range(365)]
        make_up |= set(random.sample([day for day in days if day.weekday() > 4], 6))
    return Notice(years, frozenset(day for day in off if day.year in years), frozenset(make_up))


def _year(notice: Notice) -> Year:
    years = {
        year: CalendarYear(
            year,
            {day: "假日" for day in notice.off if day.year == year},
            frozenset(day for day in notice.make_up if day.year == year),
            "random",
        )
        for year in notice.years
    }
    named = StatutoryHolidays(editions=EDITIONS)
    return Year(Calendar(years, named), Row(notice, FIRST_YEAR, LAST_YEAR))


@cache
def prescriptions() -> tuple[Prescription, ...]:
    """Return a few dozen prescriptions, of every course and unit."""
    random = Random("prescriptions")  # noqa: S311 - the same histories every time
    return tuple(
        Prescription(
            course=course.value,
            statutory=_length(random, unit),
            committed=_length(random, random.choice(UNITS)) if random.random() < 0.7 else None,
            from_receipt=random.random() < 0.3,
            rectification_pauses=random.random() < 0.3,
        )
        for course in (*Course, Course.SINGLE, Course.SINGLE)
        for unit in UNITS
    )


def _length(random: Random, unit: str) -> Length:
    most = {"working": 30, "calendar": 60, "month": 3, "year": 1}[unit]
    return Length(number=random.randint(1, most), unit=unit)


@cache
def rule_of(prescribed: Prescription) -> ItemRule:
    """Return the kernel's rule for a prescription."""
    committed = prescribed.committed
    return ItemRule(
        item=RULE.item,
        version=RULE.version,
        statutory=_span(prescribed.statutory),
        committed=_span(committed) if committed else None,
        completeness=Span(5, Unit.WORKING),
        course=Course(prescribed.course),
        counted_from_receipt=prescribed.from_receipt,
        rectification_pauses=prescribed.rectification_pauses,
    )


def _span(length: Length) -> Span:
    return Span(length.number, Unit(length.unit))


def facts_of(random: Random) -> Facts:
    """Return a random history: what happened to one case, and when."""
    filed = date(2020, 1, 1) + timedelta(days=random.randrange(3400))
    corrections = tuple(_corrections(random, filed))
    accepted = _later(random, corrections[-1].answered if corrections else filed, 8)
    prescribed = random.choice(prescriptions())
    decided = _later(random, accepted, 60)
    forwarded = _later(random, accepted, 30) if random.random() < 0.8 else None
    offers = tuple(
        (random.choice(PARTIES), _later(random, accepted, 20))
        for _ in range(random.choice((0, 0, 1, 2)))
    )
    return Facts(
        prescribed=prescribed,
        filed=filed,
        after_hours=random.random() < 0.3,
        rolls=random.random() < 0.6,
        corrections=corrections,
        accepted=accepted,
        forwarded=forwarded if prescribed.course == "two-level" else None,
        imported=tuple(_imported(random, accepted)),
        imported_days=random.choice((0, 0, 0, 3, 12)),
        special=tuple(_special(random, accepted)),
        extended=random.choice((0, 0, 1, 10, 15)),
        offers=offers,
        requests=tuple({party: _later(random, on, 7) for party, on in offers}.items()),
        decided=decided,
        granted=random.random() < 0.8,
        ends=_later(random, accepted, 90) if random.random() < 0.2 else None,
    )


def _later(random: Random, day: date, most: int) -> date:
    return day + timedelta(days=random.randint(0, most))


def _corrections(random: Random, filed: date) -> Iterator[Correction]:
    """Yield none, one, or as histories have it up to four notices with their answers."""
    day = filed
    for _ in range(random.choice((0, 0, 1, 1, 2, 3, 4))):
        told = _later(random, day, 7)
        day = _later(random, told, 30)
        yield Correction(told=told, answered=day, after_hours=random.random() < 0.3)


def _imported(random: Random, accepted: date) -> Iterator[tuple[date, date]]:
    for _ in range(random.choice((0, 0, 0, 1, 2))):
        since = accepted + timedelta(days=random.randint(-3, 40))
        yield since, _later(random, since, 20)


def _special(random: Random, accepted: date) -> Iterator[Special]:
    """Yield up to four special procedures; only the last of each kind may still go on."""
    going_on = set()
    for _ in range(random.randint(0, 4)):
        procedure = random.choice(PROCEDURES)
        if procedure in going_on:
            continue
        since = _later(random, accepted, 40)
        ended = random.random() < 0.7
        if not ended:
            going_on.add(procedure)
        yield Special(
            procedure=procedure,
            since=since,
            announced=tuple(random.randint(1, 12) for _ in range(random.choice((1, 1, 2, 3)))),
            until=_later(random, since, 40) if ended else None,
        )


def case_of(facts: Facts, calendar: Calendar) -> Case:
    """Return the case as the kernel folds it from the events of this history."""
    return replay(_events(facts, calendar))


def _events(facts: Facts, calendar: Calendar) -> Iterator[CaseEvent]:
    yield from _filing(facts, calendar)
    yield Accepted(on=facts.accepted, by=CLERK.id)
    yield from _lengthening(facts)
    if facts.forwarded:
        yield Forwarded(on=facts.forwarded, by=FIRST.id, to="upper", opinion="同意")
    for party, on in facts.offers:
        yield HearingOffered(on=on, by=FIRST.id, party=party)
    for party, on in facts.requests:
        yield HearingRequested(on=on, by=party, party=party)
    yield CalendarChanged(on=facts.decided, by="system", calendar="random")
    if facts.granted:
        yield Granted(on=facts.decided, by=HEAD.id, document="1")
    else:
        yield Refused(on=facts.decided, by=HEAD.id, document="1", reason="other", text="理由")


def _lengthening(facts: Facts) -> Iterator[CaseEvent]:
    """Yield what lengthens the limit: imported, announced, extended."""
    for since, until in facts.imported:
        yield TimeExcluded(on=since, period=ExcludedPeriod(since, until))
    if facts.imported_days:
        yield TimeExcluded(on=facts.accepted, days=facts.imported_days)
    for one in facts.special:
        yield from _procedure(one)
    if facts.extended:
        yield LimitExtended(on=facts.accepted, by=HEAD.id, days=facts.extended)


def _filing(facts: Facts, calendar: Calendar) -> Iterator[CaseEvent]:
    """Yield filing, receipt and corrections; a day after hours rolls by the kernel's own rule."""
    yield Submitted(
        on=facts.filed,
        number="1",
        action=Action.RENEWAL if facts.ends else Action.NEW,
        channel=Channel.ONLINE,
        applicant=APPLICANT,
        rule=rule_of(facts.prescribed),
        decide_by=facts.ends,
    )
    zero = day_zero(facts.filed, calendar, after_hours=facts.after_hours, rolls=facts.rolls)
    yield Received(on=facts.filed, counts_from=zero)
    for one in facts.corrections:
        yield CorrectionRequested(on=one.told, by=CLERK.id, gaps=(), answer_by=one.answered)
        zero = day_zero(one.answered, calendar, after_hours=one.after_hours, rolls=facts.rolls)
        yield Corrected(on=one.answered, counts_from=zero)


def _procedure(one: Special) -> Iterator[CaseEvent]:
    """Yield the notices of a special procedure, and its end."""
    procedure = SpecialProcedure(one.procedure)
    for days in one.announced:
        yield ExclusionAnnounced(
            on=one.since, by=FIRST.id, procedure=procedure, since=one.since, days=days
        )
    if one.until:
        yield ExclusionEnded(on=one.until, by=FIRST.id, procedure=procedure, until=one.until)


def answers(case: Case, calendar: Calendar) -> dict[str, Found]:
    """Return the kernel's due days by the names that the second count gives them."""
    return {name: _found(due) for name, due in _due(case, calendar) if due}


def _due(case: Case, calendar: Calendar) -> Iterator[tuple[str, Deadline | None]]:
    yield "completeness", clocks.completeness_due(case, calendar)
    yield "preliminary", decision_limits.preliminary_due(case, calendar)
    yield "statutory", decision_limits.statutory_due(case, calendar)
    yield "committed", decision_limits.committed_due(case, calendar)
    yield "delivery", clocks.delivery_due(case, calendar)
    yield "disclosure", clocks.disclosure_due(case, calendar)
    for party in {one.party for one in case.procedure.offered}:
        yield f"request {party}", clocks.hearing_request_due(case, party, calendar)
    for one in case.procedure.requested:
        yield f"held {one.party}", clocks.hearing_held_due(case, one, calendar)


def _found(deadline: Deadline) -> Found:
    return Found(deadline.due, deadline.missing_years)
