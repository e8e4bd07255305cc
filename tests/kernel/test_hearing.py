"""Hearing 听证: offered, asked for, given up, ordered; and once more after it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.kernel import deeds
from tests.kernel.cases import (
    APPLICANT,
    CLERK,
    FIRST,
    HEAD,
    MON,
    PLAIN,
    SECOND,
    after,
    at,
    refusal_of,
)
from tests.kernel.hearings import (
    CHAIR,
    HELD,
    LAW,
    NAME,
    OFFERED,
    ORDERED,
    PARTY,
    REQUESTED,
    SCHEDULED,
    case_with,
)

from xuke.kernel.case import guards, hearing
from xuke.kernel.case.clocks import all_clocks, hearing_held_due
from xuke.kernel.case.events import CaseEvent, HearingWaived, PartyInformed
from xuke.kernel.law.calendar import Calendar, CalendarYear
from xuke.kernel.law.citation import cited
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.law.terms import TERMS_2019
from xuke.kernel.person import Person, Role

INFORMED = PartyInformed(on=MON, by=FIRST.id, party=PARTY, interest="采光", answer_by=MON)
WAIVED = HearingWaived(on=MON, by=APPLICANT.id, party=NAME)


def test_the_way_of_a_hearing_from_offer_to_minutes() -> None:
    case = case_with(INFORMED)
    acts: list[tuple[Callable[..., tuple[CaseEvent, ...]], CaseEvent, Person]] = [
        (deeds.offer, OFFERED, FIRST),
        (deeds.offer, replace(OFFERED, party=PARTY), FIRST),
        (deeds.ask, REQUESTED, APPLICANT),
        (deeds.waive, replace(WAIVED, party=PARTY), FIRST),
        (deeds.order, ORDERED, HEAD),
        (deeds.schedule, SCHEDULED, FIRST),
        (deeds.hold, HELD, CHAIR),
    ]
    for act, event, person in acts:
        events = act(case, event, at(person))
        assert events == (event,)
        case = after(case, events)

    assert (case.procedure.held, case.procedure.hearing_owed) == (HELD, False)


@pytest.mark.parametrize(
    ("act", "event", "events", "role"),
    [
        pytest.param(deeds.offer, OFFERED, (), Role.EXAMINER, id="offer"),
        pytest.param(deeds.order, ORDERED, (), Role.DECIDER, id="order"),
        pytest.param(deeds.schedule, SCHEDULED, (ORDERED,), Role.EXAMINER, id="schedule"),
    ],
)
def test_a_clerk_leads_no_hearing(
    act: Callable[..., object], event: CaseEvent, events: tuple[CaseEvent, ...], role: Role
) -> None:
    code, _place, facts = refusal_of(
        lambda: act(case_with(*events), event, at(replace(CLERK, id="other")))
    )

    assert (code, facts) == ("role-missing", {"role": role})


def test_only_who_is_concerned_is_offered_a_hearing() -> None:
    told = replace(OFFERED, party=PARTY)

    assert refusal_of(lambda: deeds.offer(case_with(), told, at(FIRST))) == (
        "not-a-party",
        f"{LAW}/47/1",
        {"party": PARTY},
    )


def test_a_hearing_is_offered_to_each_once() -> None:
    assert refusal_of(lambda: deeds.offer(case_with(OFFERED), OFFERED, at(FIRST))) == (
        "offered-before",
        f"{LAW}/47/1",
        {"party": NAME},
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2026, 3, 9), None, id="fifth working day: in time"),
        pytest.param(
            date(2026, 3, 10),
            ("hearing-request-late", f"{LAW}/47/1", {"due": "2026-03-09"}),
            id="sixth working day: late",
        ),
    ],
)
def test_a_hearing_is_asked_for_within_five_days(on: date, expected: object) -> None:
    case, told = case_with(OFFERED), replace(REQUESTED, on=on)

    if expected:
        assert refusal_of(lambda: deeds.ask(case, told, at(APPLICANT))) == expected
    else:
        assert deeds.ask(case, told, at(APPLICANT)) == (told,)


def test_the_day_of_asking_starts_the_days_for_the_hearing() -> None:
    told = replace(REQUESTED, on=date(2026, 3, 16), asked_on=date(2026, 3, 9))

    assert deeds.ask(case_with(OFFERED), told, at(FIRST)) == (told,)
    assert hearing_held_due(case_with(OFFERED), told, PLAIN).due == date(2026, 4, 6)


def test_nobody_loses_a_hearing_to_a_year_whose_calendar_is_not_known() -> None:
    told = replace(REQUESTED, on=date(2026, 3, 31))

    assert deeds.ask(case_with(OFFERED), told, at(APPLICANT, Calendar({}))) == (told,)


def test_a_holiday_lengthens_the_days_for_asking() -> None:
    holiday = CalendarYear(2026, {date(2026, 3, 9): "节"}, frozenset(), "plain")
    limit = hearing.request_limit(OFFERED, case_with(), Calendar({2026: holiday}))

    assert limit.due == date(2026, 3, 10)


@pytest.mark.parametrize(
    ("events", "party", "person", "expected"),
    [
        pytest.param(
            (), NAME, FIRST, ("not-offered", f"{LAW}/47/1", {"party": NAME}), id="not offered"
        ),
        pytest.param(
            (INFORMED, replace(OFFERED, party=PARTY)),
            PARTY,
            APPLICANT,
            ("not-your-right", f"{LAW}/47/1", {"party": PARTY}),
            id="for somebody else",
        ),
        pytest.param(
            (OFFERED, WAIVED),
            NAME,
            APPLICANT,
            ("waived-before", f"{LAW}/47/1", {"party": NAME}),
            id="gone",
        ),
    ],
)
@pytest.mark.parametrize("act", [deeds.ask, deeds.waive])
def test_a_right_is_used_by_whose_it_is_and_while_it_lasts(
    act: Callable[..., object],
    events: tuple[CaseEvent, ...],
    party: str,
    person: Person,
    expected: tuple[str, str, dict[str, str]],
) -> None:
    case = case_with(replace(OFFERED, party="别人"), *events)
    if (party,) == (NAME,) and WAIVED in events:
        case = after(case, (OFFERED,))
    event = REQUESTED if act is deeds.ask else WAIVED

    assert refusal_of(lambda: act(case, replace(event, party=party), at(person))) == expected


def test_an_examiner_writes_down_what_a_party_asks() -> None:
    case = case_with(INFORMED, replace(OFFERED, party=PARTY))
    told = replace(REQUESTED, party=PARTY, by=FIRST.id)

    assert deeds.ask(case, told, at(FIRST)) == (told,)


def test_a_hearing_is_asked_for_once() -> None:
    case = case_with(OFFERED, REQUESTED)

    assert refusal_of(lambda: deeds.ask(case, REQUESTED, at(APPLICANT))) == (
        "requested-before",
        f"{LAW}/47/1",
        {"party": NAME},
    )


def test_of_two_who_may_ask_each_asks_for_himself() -> None:
    case = case_with(INFORMED, OFFERED, replace(OFFERED, party=PARTY), REQUESTED)
    told = replace(REQUESTED, party=PARTY)

    assert deeds.ask(case, told, at(FIRST)) == (told,)


def test_who_asked_may_give_it_up_and_then_no_hearing_is_owed() -> None:
    case = case_with(INFORMED, OFFERED, replace(OFFERED, party=PARTY), REQUESTED)
    both = after(case, (replace(REQUESTED, party=PARTY),))

    assert not after(case, deeds.waive(case, WAIVED, at(APPLICANT))).procedure.hearing_owed
    assert after(both, deeds.waive(both, WAIVED, at(APPLICANT))).procedure.hearing_owed


def test_before_any_offer_nobody_asks() -> None:
    assert refusal_of(lambda: deeds.ask(case_with(), REQUESTED, at(APPLICANT)))[0] == (
        "wrong-phase"
    )


@pytest.mark.parametrize(
    ("act", "event", "person"),
    [
        pytest.param(deeds.offer, OFFERED, FIRST, id="offer"),
        pytest.param(deeds.ask, REQUESTED, APPLICANT, id="ask"),
        pytest.param(deeds.waive, WAIVED, APPLICANT, id="waive"),
        pytest.param(deeds.order, ORDERED, HEAD, id="order"),
        pytest.param(deeds.schedule, SCHEDULED, FIRST, id="schedule"),
        pytest.param(deeds.hold, HELD, CHAIR, id="hold"),
    ],
)
def test_after_the_hearing_there_is_no_other(
    act: Callable[..., object], event: CaseEvent, person: Person
) -> None:
    case = case_with(replace(OFFERED, party="别人"), REQUESTED, SCHEDULED, HELD)

    assert refusal_of(lambda: act(case, event, at(person)))[0] == "wrong-phase"


def test_a_hearing_is_ordered_once_and_with_a_reason() -> None:
    short = replace(ORDERED, reason="一二三四五六七八九")

    assert refusal_of(lambda: deeds.order(case_with(), short, at(HEAD))) == (
        "reason-too-short",
        f"{LAW}/46",
        {},
    )
    assert refusal_of(lambda: deeds.order(case_with(ORDERED), ORDERED, at(HEAD))) == (
        "ordered-before",
        f"{LAW}/46",
        {},
    )


def test_who_chairs_may_still_do_what_is_not_examining() -> None:
    case = case_with(ORDERED, replace(SCHEDULED, chair=SECOND.id))
    told = replace(INFORMED, answer_by=MON + timedelta(days=7))

    assert deeds.inform_party(case, told, at(SECOND)) == (told,)


@pytest.mark.parametrize(
    ("rule", "places"),
    [
        ("offer", "47/1"),
        ("ask", "47/1"),
        ("waive", "47/1"),
        ("request_limit", "47/1"),
        ("order", "46"),
        ("schedule", "46 48/1/1 48/1/3"),
        ("hold", "46 48/1/5 48/2"),
    ],
)
def test_each_act_rests_on_its_article(rule: str, places: str) -> None:
    found = cited[f"xuke.kernel.case.hearing.{rule}"]

    assert [str(one) for one in found] == [f"{LAW}/{place}" for place in places.split()]


def test_the_days_for_asking_are_those_of_the_case_s_law() -> None:
    shorter = replace(TERMS_2019, hearing_request=Span(3, Unit.WORKING))
    case = case_with()
    judged = replace(case, rule=replace(case.filed_rule, terms=shorter))

    assert hearing.request_limit(OFFERED, judged, PLAIN).due == date(2026, 3, 5)
    assert hearing.request_limit(OFFERED, case, PLAIN).due == date(2026, 3, 9)


AFTER = date(2026, 3, 12)
NEIGHBOUR = "后来的邻居"
LATE = replace(INFORMED, on=AFTER, party=NEIGHBOUR, answer_by=AFTER)
TO_LATE = replace(OFFERED, on=AFTER, party=NEIGHBOUR)
BY_LATE = replace(REQUESTED, on=AFTER, by=FIRST.id, party=NEIGHBOUR)
AGAIN = replace(SCHEDULED, on=AFTER, day=date(2026, 3, 23))
FIRST_HEARING = (OFFERED, REQUESTED, SCHEDULED, HELD)


def test_who_is_informed_after_a_hearing_has_the_right_to_one() -> None:
    case = case_with(*FIRST_HEARING, LATE)
    untold = guards.hearing_is_done(HEAD, case)
    assert untold
    assert (untold.code, untold.facts) == ("hearing-not-offered", {"party": NEIGHBOUR})
    acts: list[tuple[Callable[..., tuple[CaseEvent, ...]], CaseEvent, Person]] = [
        (deeds.offer, TO_LATE, FIRST),
        (deeds.ask, BY_LATE, FIRST),
        (deeds.schedule, AGAIN, FIRST),
        (deeds.hold, replace(HELD, on=AGAIN.day, minutes="听证2号"), CHAIR),
    ]
    for act, event, person in acts:
        assert act(case, event, at(person)) == (event,)
        case = after(case, (event,))
        owed = guards.hearing_is_done(HEAD, case)
        wanted = act not in {deeds.offer, deeds.hold}
        assert (owed.code if owed else "") == ("hearing-owed" if wanted else "")
    assert case.procedure.held
    assert case.procedure.held.minutes == "听证2号"


def test_after_a_hearing_only_who_was_informed_since_is_offered_another() -> None:
    case = case_with(INFORMED, *FIRST_HEARING, LATE)

    for party in (NAME, PARTY):
        with pytest.raises(Unlawful, match="not-a-party"):
            deeds.offer(case, replace(TO_LATE, party=party), at(FIRST))
    asked = replace(REQUESTED, on=AFTER)
    found = refusal_of(lambda: deeds.ask(after(case, (TO_LATE,)), asked, at(APPLICANT)))
    assert found == ("not-offered", f"{LAW}/47/1", {"party": NAME})


def test_a_second_hearing_is_announced_anew_and_in_its_own_time() -> None:
    case = case_with(*FIRST_HEARING, LATE, TO_LATE, BY_LATE)

    found = refusal_of(lambda: deeds.hold(case, replace(HELD, on=AFTER), at(CHAIR)))
    assert found[0] == "wrong-phase"
    far = replace(AGAIN, day=date(2026, 4, 10))
    found = refusal_of(lambda: deeds.schedule(case, far, at(FIRST)))
    assert found == ("hearing-too-late", f"{LAW}/47/1", {"latest": "2026-04-09"})
    clocks = [one for one in all_clocks(case, PLAIN) if one.name.value == "hearing-held"]
    assert [(one.party, one.done_on) for one in clocks] == [(NAME, HELD.on), (NEIGHBOUR, None)]
    assert deeds.schedule(case, replace(far, day=date(2026, 4, 9)), at(FIRST))
