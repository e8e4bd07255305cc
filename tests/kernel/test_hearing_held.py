"""Hearing 听证: announced in time, under a chair without a part, held, with minutes."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import APPLICANT, CLERK, FIRST, HEAD, MON, after, at, refusal_of
from tests.kernel.dice import TEN
from tests.kernel.hearings import (
    CHAIR,
    HELD,
    LAW,
    OFFERED,
    ORDERED,
    REQUESTED,
    SCHEDULED,
    case_with,
)

from xuke.kernel.case.events import Accepted, CaseEvent, Recused, SiteVerified
from xuke.kernel.item.rule import Channel


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
        assert refusal_of(lambda: deeds.schedule(case, told, at(FIRST))) == expected
    else:
        assert deeds.schedule(case, told, at(FIRST)) == (told,)


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
        assert refusal_of(lambda: deeds.schedule(case, told, at(FIRST))) == expected
    else:
        assert deeds.schedule(case, told, at(FIRST)) == (told,)


def test_a_hearing_that_only_the_authority_wants_has_no_twenty_days() -> None:
    told = replace(SCHEDULED, day=date(2026, 6, 1))

    assert deeds.schedule(case_with(ORDERED), told, at(FIRST)) == (told,)


def test_a_hearing_in_the_public_interest_is_announced_to_the_public() -> None:
    told = replace(SCHEDULED, announced=False)

    assert refusal_of(lambda: deeds.schedule(case_with(ORDERED), told, at(FIRST))) == (
        "hearing-not-announced",
        f"{LAW}/46",
        {},
    )


def test_a_hearing_ordered_after_its_notice_is_announced_before_it_is_held() -> None:
    unannounced = replace(SCHEDULED, announced=False)
    case = case_with(OFFERED, replace(REQUESTED, on=MON), unannounced, ORDERED)

    assert refusal_of(lambda: deeds.hold(case, HELD, at(CHAIR))) == (
        "hearing-not-announced",
        f"{LAW}/46",
        {},
    )
    assert deeds.hold(after(case, (SCHEDULED,)), HELD, at(CHAIR)) == (HELD,)


def test_a_hearing_has_a_place() -> None:
    told = replace(SCHEDULED, place=" ")

    assert refusal_of(lambda: deeds.schedule(case_with(ORDERED), told, at(FIRST))) == (
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

    assert refusal_of(lambda: deeds.schedule(case, told, at(FIRST))) == (
        code,
        f"{LAW}/48/1/3",
        facts,
    )


def test_the_applicant_does_not_chair() -> None:
    told = replace(SCHEDULED, chair=APPLICANT.id)

    assert refusal_of(lambda: deeds.schedule(case_with(ORDERED), told, at(FIRST))) == (
        "is-applicant",
        f"{LAW}/5/1",
        {"who": APPLICANT.id},
    )


def test_a_case_that_silence_accepted_was_accepted_by_nobody() -> None:
    case = after(cases.received(), (Accepted(on=MON, by="system", deemed=True), ORDERED))

    assert deeds.schedule(case, SCHEDULED, at(FIRST)) == (SCHEDULED,)


def test_a_new_notice_replaces_the_one_before() -> None:
    later = replace(SCHEDULED, on=date(2026, 3, 9), day=date(2026, 3, 18), chair="other")
    case = case_with(ORDERED, SCHEDULED)

    case = after(case, deeds.schedule(case, later, at(FIRST)))

    assert case.procedure.scheduled == later
    assert refusal_of(lambda: deeds.hold(case, HELD, at(CHAIR))) == (
        "not-the-chair",
        f"{LAW}/48/1/3",
        {},
    )


def test_no_hearing_is_held_before_its_day() -> None:
    early = replace(HELD, on=date(2026, 3, 10))

    assert refusal_of(lambda: deeds.hold(case_with(ORDERED, SCHEDULED), early, at(CHAIR))) == (
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

    assert refusal_of(lambda: deeds.hold(case, told, at(CHAIR))) == (code, f"{LAW}/48/1/5", {})


def test_minutes_may_be_recorded_later_if_the_day_was_the_announced_one() -> None:
    late = replace(HELD, on=SCHEDULED.day + timedelta(days=1), held_on=SCHEDULED.day)

    assert deeds.hold(case_with(ORDERED, SCHEDULED), late, at(CHAIR)) == (late,)


@pytest.mark.parametrize("held_on", [None, SCHEDULED.day + timedelta(days=1)])
def test_no_hearing_is_held_on_a_day_that_was_not_announced(held_on: date | None) -> None:
    late = replace(HELD, on=SCHEDULED.day + timedelta(days=1), held_on=held_on)

    assert refusal_of(lambda: deeds.hold(case_with(ORDERED, SCHEDULED), late, at(CHAIR))) == (
        "hearing-on-another-day",
        f"{LAW}/48/1/1",
        {"day": SCHEDULED.day.isoformat()},
    )


def test_without_a_notice_no_hearing_is_held() -> None:
    assert refusal_of(lambda: deeds.hold(case_with(ORDERED), HELD, at(CHAIR)))[0] == "wrong-phase"


@pytest.mark.parametrize("events", [(), (HELD,)], ids=["announced", "held"])
def test_if_the_chair_is_recused_the_hearing_is_owed_anew(events: tuple[CaseEvent, ...]) -> None:
    recused = Recused(on=MON, by=HEAD.id, person=CHAIR.id, reason=TEN)

    case = case_with(ORDERED, SCHEDULED, *events, recused)

    procedure = case.procedure
    assert (procedure.scheduled, procedure.held, procedure.hearing_owed) == (None, None, True)
