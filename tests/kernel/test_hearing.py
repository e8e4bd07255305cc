"""Hearings: offered, asked for, given up, ordered, announced, held (articles 46 to 48)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.kernel import cases
from tests.kernel.cases import (
    APPLICANT,
    CLERK,
    FIRST,
    HEAD,
    HOME,
    MON,
    PLAIN,
    SECOND,
    after,
    at,
    refusal_of,
)

from xuke.kernel.case import examination, guards, hearing
from xuke.kernel.case.clocks import all_clocks
from xuke.kernel.case.events import (
    Accepted,
    CaseEvent,
    HearingHeld,
    HearingOffered,
    HearingOrdered,
    HearingRequested,
    HearingScheduled,
    HearingWaived,
    PartyInformed,
    Recused,
    SiteVerified,
)
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Channel
from xuke.kernel.law.calendar import Calendar, CalendarYear
from xuke.kernel.law.citation import cited
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.law.terms import TERMS_2019
from xuke.kernel.person import Person, Role

LAW = "administrative-licensing-law"
NAME, PARTY = "虚构浴室", "邻居"
TEN = "一二三四五六七八九十"
CHAIR = Person("chair", HOME, frozenset())
INFORMED = PartyInformed(on=MON, by=FIRST.id, party=PARTY, interest="采光", answer_by=MON)
OFFERED = HearingOffered(on=MON, by=FIRST.id, party=NAME)
REQUESTED = HearingRequested(on=date(2026, 3, 9), by=APPLICANT.id, party=NAME)
WAIVED = HearingWaived(on=MON, by=APPLICANT.id, party=NAME)
ORDERED = HearingOrdered(on=MON, by=HEAD.id, reason=TEN)
SCHEDULED = HearingScheduled(
    on=MON, by=FIRST.id, day=date(2026, 3, 11), place="会议室", chair=CHAIR.id, announced=True
)
HELD = HearingHeld(
    on=date(2026, 3, 11), by=CHAIR.id, minutes="听证1号", text="笔录全文", signed_by=(NAME,)
)


def case_with(*events: CaseEvent) -> Case:
    return after(cases.accepted(), events)


def test_the_way_of_a_hearing_from_offer_to_minutes() -> None:
    case = case_with(INFORMED)
    acts: list[tuple[Callable[..., tuple[CaseEvent, ...]], CaseEvent, Person]] = [
        (hearing.offer, OFFERED, FIRST),
        (hearing.offer, replace(OFFERED, party=PARTY), FIRST),
        (hearing.ask, REQUESTED, APPLICANT),
        (hearing.waive, replace(WAIVED, party=PARTY), FIRST),
        (hearing.order, ORDERED, HEAD),
        (hearing.schedule, SCHEDULED, FIRST),
        (hearing.hold, HELD, CHAIR),
    ]
    for act, event, person in acts:
        events = act(case, event, at(person))
        assert events == (event,)
        case = after(case, events)

    assert (case.procedure.held, case.procedure.hearing_owed) == (HELD, False)


@pytest.mark.parametrize(
    ("act", "event", "events", "role"),
    [
        pytest.param(hearing.offer, OFFERED, (), Role.EXAMINER, id="offer"),
        pytest.param(hearing.order, ORDERED, (), Role.DECIDER, id="order"),
        pytest.param(hearing.schedule, SCHEDULED, (ORDERED,), Role.EXAMINER, id="schedule"),
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

    assert refusal_of(lambda: hearing.offer(case_with(), told, at(FIRST))) == (
        "not-a-party",
        f"{LAW}/47/1",
        {"party": PARTY},
    )


def test_a_hearing_is_offered_to_each_once() -> None:
    assert refusal_of(lambda: hearing.offer(case_with(OFFERED), OFFERED, at(FIRST))) == (
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
        assert refusal_of(lambda: hearing.ask(case, told, at(APPLICANT))) == expected
    else:
        assert hearing.ask(case, told, at(APPLICANT)) == (told,)


def test_nobody_loses_a_hearing_to_a_year_whose_calendar_is_not_known() -> None:
    told = replace(REQUESTED, on=date(2026, 3, 31))

    assert hearing.ask(case_with(OFFERED), told, at(APPLICANT, Calendar({}))) == (told,)


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
@pytest.mark.parametrize("act", [hearing.ask, hearing.waive])
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
    event = REQUESTED if act is hearing.ask else WAIVED

    assert refusal_of(lambda: act(case, replace(event, party=party), at(person))) == expected


def test_an_examiner_writes_down_what_a_party_asks() -> None:
    case = case_with(INFORMED, replace(OFFERED, party=PARTY))
    told = replace(REQUESTED, party=PARTY, by=FIRST.id)

    assert hearing.ask(case, told, at(FIRST)) == (told,)


def test_a_hearing_is_asked_for_once() -> None:
    case = case_with(OFFERED, REQUESTED)

    assert refusal_of(lambda: hearing.ask(case, REQUESTED, at(APPLICANT))) == (
        "requested-before",
        f"{LAW}/47/1",
        {"party": NAME},
    )


def test_of_two_who_may_ask_each_asks_for_himself() -> None:
    case = case_with(INFORMED, OFFERED, replace(OFFERED, party=PARTY), REQUESTED)
    told = replace(REQUESTED, party=PARTY)

    assert hearing.ask(case, told, at(FIRST)) == (told,)


def test_who_asked_may_give_it_up_and_then_no_hearing_is_owed() -> None:
    case = case_with(INFORMED, OFFERED, replace(OFFERED, party=PARTY), REQUESTED)
    both = after(case, (replace(REQUESTED, party=PARTY),))

    assert not after(case, hearing.waive(case, WAIVED, at(APPLICANT))).procedure.hearing_owed
    assert after(both, hearing.waive(both, WAIVED, at(APPLICANT))).procedure.hearing_owed


def test_before_any_offer_nobody_asks() -> None:
    assert refusal_of(lambda: hearing.ask(case_with(), REQUESTED, at(APPLICANT)))[0] == (
        "wrong-phase"
    )


@pytest.mark.parametrize(
    ("act", "event", "person"),
    [
        pytest.param(hearing.offer, OFFERED, FIRST, id="offer"),
        pytest.param(hearing.ask, REQUESTED, APPLICANT, id="ask"),
        pytest.param(hearing.waive, WAIVED, APPLICANT, id="waive"),
        pytest.param(hearing.order, ORDERED, HEAD, id="order"),
        pytest.param(hearing.schedule, SCHEDULED, FIRST, id="schedule"),
        pytest.param(hearing.hold, HELD, CHAIR, id="hold"),
    ],
)
def test_after_the_hearing_there_is_no_other(
    act: Callable[..., object], event: CaseEvent, person: Person
) -> None:
    case = case_with(replace(OFFERED, party="别人"), REQUESTED, SCHEDULED, HELD)

    assert refusal_of(lambda: act(case, event, at(person)))[0] == "wrong-phase"


def test_a_hearing_is_ordered_once_and_with_a_reason() -> None:
    short = replace(ORDERED, reason="一二三四五六七八九")

    assert refusal_of(lambda: hearing.order(case_with(), short, at(HEAD))) == (
        "reason-too-short",
        f"{LAW}/46",
        {},
    )
    assert refusal_of(lambda: hearing.order(case_with(ORDERED), ORDERED, at(HEAD))) == (
        "ordered-before",
        f"{LAW}/46",
        {},
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2026, 3, 11), None, id="the seventh working day after the notice"),
        pytest.param(
            date(2026, 3, 10),
            ("notice-too-short", f"{LAW}/48/1/1", {"earliest": "2026-03-11"}),
            id="the sixth",
        ),
    ],
)
def test_a_hearing_is_announced_seven_days_before(day: date, expected: object) -> None:
    case, told = case_with(ORDERED), replace(SCHEDULED, day=day)

    if expected:
        assert refusal_of(lambda: hearing.schedule(case, told, at(FIRST))) == expected
    else:
        assert hearing.schedule(case, told, at(FIRST)) == (told,)


@pytest.mark.parametrize(
    ("on", "day", "expected"),
    [
        pytest.param(MON, date(2026, 3, 30), None, id="the twentieth working day"),
        pytest.param(
            MON,
            date(2026, 3, 31),
            ("hearing-too-late", f"{LAW}/47/1", {"latest": "2026-03-30"}),
            id="the twenty-first",
        ),
        pytest.param(
            date(2026, 3, 19),
            date(2026, 3, 31),
            ("hearing-too-late", f"{LAW}/47/1", {"latest": "2026-03-30"}),
            id="the last day of notice that still makes it",
        ),
        pytest.param(
            date(2026, 3, 20), date(2026, 3, 31), None, id="too late to make it: held all the same"
        ),
    ],
)
def test_a_hearing_asked_for_is_held_within_twenty_days_while_that_is_possible(
    on: date, day: date, expected: object
) -> None:
    case = case_with(OFFERED, replace(REQUESTED, on=MON))
    case = after(case, (replace(REQUESTED, on=date(2026, 3, 6), party="别人"),))
    told = replace(SCHEDULED, on=on, day=day, announced=False)

    if expected:
        assert refusal_of(lambda: hearing.schedule(case, told, at(FIRST))) == expected
    else:
        assert hearing.schedule(case, told, at(FIRST)) == (told,)


def test_a_hearing_that_only_the_authority_wants_has_no_twenty_days() -> None:
    told = replace(SCHEDULED, day=date(2026, 6, 1))

    assert hearing.schedule(case_with(ORDERED), told, at(FIRST)) == (told,)


def test_a_hearing_in_the_public_interest_is_announced_to_the_public() -> None:
    told = replace(SCHEDULED, announced=False)

    assert refusal_of(lambda: hearing.schedule(case_with(ORDERED), told, at(FIRST))) == (
        "hearing-not-announced",
        f"{LAW}/46",
        {},
    )


def test_a_hearing_ordered_after_its_notice_is_announced_before_it_is_held() -> None:
    unannounced = replace(SCHEDULED, announced=False)
    case = case_with(OFFERED, replace(REQUESTED, on=MON), unannounced, ORDERED)

    assert refusal_of(lambda: hearing.hold(case, HELD, at(CHAIR))) == (
        "hearing-not-announced",
        f"{LAW}/46",
        {},
    )
    assert hearing.hold(after(case, (SCHEDULED,)), HELD, at(CHAIR)) == (HELD,)


def test_a_hearing_has_a_place() -> None:
    told = replace(SCHEDULED, place=" ")

    assert refusal_of(lambda: hearing.schedule(case_with(ORDERED), told, at(FIRST))) == (
        "place-missing",
        f"{LAW}/48/1/1",
        {},
    )


VERIFIED = SiteVerified(
    on=MON, by=FIRST.id, officers=(FIRST.id, "on-site"), findings=TEN, passed=True
)


@pytest.mark.parametrize(
    ("chair", "code", "facts"),
    [
        pytest.param("", "name-missing", {}, id="nobody"),
        pytest.param("gone", "person-recused", {"who": "gone"}, id="recused"),
        pytest.param(APPLICANT.id, "chair-took-part", {"who": APPLICANT.id}, id="wrote it down"),
        pytest.param(CLERK.id, "chair-took-part", {"who": CLERK.id}, id="accepted"),
        pytest.param(FIRST.id, "chair-took-part", {"who": FIRST.id}, id="examined"),
        pytest.param("on-site", "chair-took-part", {"who": "on-site"}, id="verified"),
    ],
)
def test_who_had_a_part_does_not_chair(chair: str, code: str, facts: dict[str, str]) -> None:
    recused = Recused(on=MON, by=HEAD.id, person="gone", reason=TEN)
    case = after(cases.examined(), (ORDERED, VERIFIED, recused))
    case = replace(case, channel=Channel.WINDOW)
    told = replace(SCHEDULED, chair=chair)

    assert refusal_of(lambda: hearing.schedule(case, told, at(FIRST))) == (
        code,
        f"{LAW}/48/1/3",
        facts,
    )


def test_the_applicant_does_not_chair() -> None:
    told = replace(SCHEDULED, chair=APPLICANT.id)

    assert refusal_of(lambda: hearing.schedule(case_with(ORDERED), told, at(FIRST))) == (
        "is-applicant",
        f"{LAW}/5/1",
        {"who": APPLICANT.id},
    )


def test_a_case_that_silence_accepted_was_accepted_by_nobody() -> None:
    case = after(cases.received(), (Accepted(on=MON, by="system", deemed=True), ORDERED))

    assert hearing.schedule(case, SCHEDULED, at(FIRST)) == (SCHEDULED,)


def test_a_new_notice_replaces_the_one_before() -> None:
    later = replace(SCHEDULED, on=date(2026, 3, 9), day=date(2026, 3, 18), chair="other")
    case = case_with(ORDERED, SCHEDULED)

    case = after(case, hearing.schedule(case, later, at(FIRST)))

    assert case.procedure.scheduled == later
    assert refusal_of(lambda: hearing.hold(case, HELD, at(CHAIR))) == (
        "not-the-chair",
        f"{LAW}/48/1/3",
        {},
    )


def test_no_hearing_is_held_before_its_day() -> None:
    early = replace(HELD, on=date(2026, 3, 10))

    assert refusal_of(lambda: hearing.hold(case_with(ORDERED, SCHEDULED), early, at(CHAIR))) == (
        "hearing-not-yet",
        f"{LAW}/48/1/1",
        {},
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param({"minutes": " "}, "minutes-missing", id="no number"),
        pytest.param({"text": " "}, "minutes-missing", id="no text"),
        pytest.param({"signed_by": ()}, "minutes-unsigned", id="nobody signed"),
        pytest.param({"signed_by": (" ",)}, "minutes-unsigned", id="a blank name"),
        pytest.param({"signed_by": (CHAIR.id,)}, "minutes-unsigned", id="the chair alone"),
    ],
)
def test_a_hearing_has_minutes_that_those_present_signed(change: dict[str, Any], code: str) -> None:
    case, told = case_with(ORDERED, SCHEDULED), replace(HELD, **change)

    assert refusal_of(lambda: hearing.hold(case, told, at(CHAIR))) == (code, f"{LAW}/48/1/5", {})


def test_minutes_may_be_recorded_later_if_the_day_was_the_announced_one() -> None:
    late = replace(HELD, on=SCHEDULED.day + timedelta(days=1), held_on=SCHEDULED.day)

    assert hearing.hold(case_with(ORDERED, SCHEDULED), late, at(CHAIR)) == (late,)


@pytest.mark.parametrize("held_on", [None, SCHEDULED.day + timedelta(days=1)])
def test_no_hearing_is_held_on_a_day_that_was_not_announced(held_on: date | None) -> None:
    late = replace(HELD, on=SCHEDULED.day + timedelta(days=1), held_on=held_on)

    assert refusal_of(lambda: hearing.hold(case_with(ORDERED, SCHEDULED), late, at(CHAIR))) == (
        "hearing-on-another-day",
        f"{LAW}/48/1/1",
        {"day": SCHEDULED.day.isoformat()},
    )


def test_without_a_notice_no_hearing_is_held() -> None:
    assert refusal_of(lambda: hearing.hold(case_with(ORDERED), HELD, at(CHAIR)))[0] == "wrong-phase"


@pytest.mark.parametrize("events", [(), (HELD,)], ids=["announced", "held"])
def test_if_the_chair_is_recused_the_hearing_is_owed_anew(events: tuple[CaseEvent, ...]) -> None:
    recused = Recused(on=MON, by=HEAD.id, person=CHAIR.id, reason=TEN)

    case = case_with(ORDERED, SCHEDULED, *events, recused)

    procedure = case.procedure
    assert (procedure.scheduled, procedure.held, procedure.hearing_owed) == (None, None, True)


def test_who_chairs_may_still_do_what_is_not_examining() -> None:
    case = case_with(ORDERED, replace(SCHEDULED, chair=SECOND.id))
    told = replace(INFORMED, answer_by=MON + timedelta(days=1))

    assert examination.inform_party(case, told, at(SECOND)) == (told,)


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
        (hearing.offer, TO_LATE, FIRST),
        (hearing.ask, BY_LATE, FIRST),
        (hearing.schedule, AGAIN, FIRST),
        (hearing.hold, replace(HELD, on=AGAIN.day, minutes="听证2号"), CHAIR),
    ]
    for act, event, person in acts:
        assert act(case, event, at(person)) == (event,)
        case = after(case, (event,))
        owed = guards.hearing_is_done(HEAD, case)
        wanted = act not in {hearing.offer, hearing.hold}
        assert (owed.code if owed else "") == ("hearing-owed" if wanted else "")
    assert case.procedure.held
    assert case.procedure.held.minutes == "听证2号"


def test_after_a_hearing_only_who_was_informed_since_is_offered_another() -> None:
    case = case_with(INFORMED, *FIRST_HEARING, LATE)

    for party in (NAME, PARTY):
        with pytest.raises(Unlawful, match="not-a-party"):
            hearing.offer(case, replace(TO_LATE, party=party), at(FIRST))
    asked = replace(REQUESTED, on=AFTER)
    found = refusal_of(lambda: hearing.ask(after(case, (TO_LATE,)), asked, at(APPLICANT)))
    assert found == ("not-offered", f"{LAW}/47/1", {"party": NAME})


def test_a_second_hearing_is_announced_anew_and_in_its_own_time() -> None:
    case = case_with(*FIRST_HEARING, LATE, TO_LATE, BY_LATE)

    found = refusal_of(lambda: hearing.hold(case, replace(HELD, on=AFTER), at(CHAIR)))
    assert found[0] == "wrong-phase"
    far = replace(AGAIN, day=date(2026, 4, 10))
    found = refusal_of(lambda: hearing.schedule(case, far, at(FIRST)))
    assert found == ("hearing-too-late", f"{LAW}/47/1", {"latest": "2026-04-09"})
    clocks = [one for one in all_clocks(case, PLAIN) if one.name.value == "hearing-held"]
    assert [(one.party, one.done_on) for one in clocks] == [(NAME, HELD.on), (NEIGHBOUR, None)]
    assert hearing.schedule(case, replace(far, day=date(2026, 4, 9)), at(FIRST))
