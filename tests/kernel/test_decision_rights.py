"""No decision before everybody had his say, and none against what the procedure found."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import FIRST, HEAD, MON, PLAIN, REMEDIES, after, refusal_of

from xuke.kernel.case import events
from xuke.kernel.case.events import (
    Accepted,
    CaseEvent,
    ExpertsReported,
    Granted,
    HearingHeld,
    HearingOffered,
    HearingOrdered,
    HearingRequested,
    HearingScheduled,
    HearingWaived,
    LegalityReviewed,
    PartyInformed,
    Refused,
    RepresentationsHeard,
    SiteVerified,
)
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Course, PendingMode, Tolerance
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.citation import cited
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import IMPORT

LAW = "administrative-licensing-law"
NAME, PARTY = "虚构浴室", "邻居"
TEN = "一二三四五六七八九十"
FRI, NEXT_MON, NEXT_TUE = date(2026, 3, 6), date(2026, 3, 9), date(2026, 3, 10)
INFORMED = PartyInformed(on=MON, by=FIRST.id, party=PARTY, interest="采光", answer_by=FRI)
HEARD = RepresentationsHeard(on=MON, by=FIRST.id, party=PARTY, text="不同意")
OFFERED = (
    HearingOffered(on=MON, by=FIRST.id, party=NAME),
    HearingOffered(on=MON, by=FIRST.id, party=PARTY),
)
WAIVED = tuple(HearingWaived(on=MON, by=FIRST.id, party=one) for one in (NAME, PARTY))
REQUESTED = HearingRequested(on=MON, by=FIRST.id, party=PARTY)
ORDERED = HearingOrdered(on=MON, by=HEAD.id, reason=TEN)
SCHEDULED = HearingScheduled(on=MON, by=FIRST.id, day=MON, place="会议室", chair="chair")
HELD = HearingHeld(on=MON, by="chair", minutes="听证1号", text="笔录", signed_by=(NAME,))
GRANTED = Granted(on=MON, by=HEAD.id, document="1号")
REFUSED = Refused(
    on=MON,
    by=HEAD.id,
    document="2号",
    reason="conditions-not-met",
    facts=TEN,
    text=TEN,
    basis=f"{LAW}/38/2",
    remedies=REMEDIES,
)
Decide = Callable[..., tuple[CaseEvent, ...]]
Signed = Granted | Refused
Finding = SiteVerified | events.Tested | ExpertsReported | LegalityReviewed
BOTH = pytest.mark.parametrize(
    ("decide", "signed"),
    [(deeds.grant, GRANTED), (deeds.refuse, REFUSED)],
    ids=["grant", "refusal"],
)


def case_with(*told: CaseEvent) -> Case:
    return after(cases.examined(), told)


def found(decide: Decide, case: Case, signed: CaseEvent) -> object:
    """Return the refusal that the decision meets, or nothing."""
    try:
        decide(case, signed, person=HEAD, calendar=PLAIN)
    except Unlawful as refused:
        return refused.code, str(refused.citation or ""), refused.facts
    return None


@BOTH
@pytest.mark.parametrize(
    ("told", "on", "expected"),
    [
        pytest.param((), FRI, ("party-unheard", f"{LAW}/36", {"party": PARTY}), id="last day"),
        pytest.param((), NEXT_MON, None, id="his days are over"),
        pytest.param((HEARD,), MON, None, id="he has spoken"),
        pytest.param((replace(HEARD, text="", waived=True),), MON, None, id="he waived"),
        pytest.param(
            (replace(HEARD, party=NAME),),
            MON,
            ("party-unheard", f"{LAW}/36", {"party": PARTY}),
            id="another has spoken",
        ),
    ],
)
def test_a_party_speaks_before_the_decision_or_lets_his_days_pass(
    decide: Decide,
    signed: Signed,
    told: tuple[CaseEvent, ...],
    on: date,
    expected: object,
) -> None:
    case = case_with(INFORMED, *OFFERED, *WAIVED, *told)

    assert found(decide, case, replace(signed, on=on)) == expected


@BOTH
@pytest.mark.parametrize(
    ("told", "on", "expected"),
    [
        pytest.param(
            OFFERED,
            NEXT_MON,
            ("hearing-right-open", f"{LAW}/47/1", {"party": NAME}),
            id="the fifth working day",
        ),
        pytest.param(OFFERED, NEXT_TUE, None, id="the sixth"),
        pytest.param((*OFFERED, *WAIVED), MON, None, id="both gave it up"),
        pytest.param(
            (*OFFERED, WAIVED[0]),
            MON,
            ("hearing-right-open", f"{LAW}/47/1", {"party": PARTY}),
            id="one gave it up",
        ),
    ],
)
def test_the_decision_waits_while_a_hearing_may_be_asked_for(
    decide: Decide,
    signed: Signed,
    told: tuple[CaseEvent, ...],
    on: date,
    expected: object,
) -> None:
    case = case_with(INFORMED, HEARD, *told)

    assert found(decide, case, replace(signed, on=on)) == expected


def test_a_last_day_for_an_answer_that_is_a_day_off_moves_to_the_next_working_day() -> None:
    case = case_with(replace(INFORMED, answer_by=date(2026, 3, 7)), *OFFERED, *WAIVED)
    waits = ("party-unheard", f"{LAW}/36", {"party": PARTY})

    assert found(deeds.grant, case, replace(GRANTED, on=NEXT_MON)) == waits
    assert found(deeds.grant, case, replace(GRANTED, on=NEXT_TUE)) is None


def test_whose_hearing_was_held_has_no_more_right_open() -> None:
    case = case_with(INFORMED, HEARD, *OFFERED, WAIVED[0], REQUESTED, SCHEDULED, HELD)

    assert found(deeds.grant, case, replace(GRANTED, minutes="听证1号")) is None


def test_without_a_calendar_the_right_stays_open() -> None:
    case, later = case_with(*OFFERED[:1]), replace(GRANTED, on=date(2026, 6, 1))

    assert refusal_of(lambda: deeds.grant(case, later, person=HEAD, calendar=Calendar({}))) == (
        "hearing-right-open",
        f"{LAW}/47/1",
        {"party": NAME},
    )


@BOTH
@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param((), ("hearing-not-offered", f"{LAW}/47/1", {"party": NAME}), id="nobody told"),
        pytest.param(
            OFFERED[:1],
            ("hearing-not-offered", f"{LAW}/47/1", {"party": PARTY}),
            id="only the applicant",
        ),
        pytest.param(
            OFFERED[1:],
            ("hearing-not-offered", f"{LAW}/47/1", {"party": NAME}),
            id="only the party",
        ),
        pytest.param((*OFFERED, *WAIVED), None, id="both"),
    ],
)
def test_where_others_are_concerned_all_are_told_of_their_right_to_a_hearing(
    decide: Decide, signed: Signed, told: tuple[CaseEvent, ...], expected: object
) -> None:
    assert found(decide, case_with(INFORMED, HEARD, *told), signed) == expected


def test_where_a_hearing_was_held_anyway_no_offer_is_missed() -> None:
    case = case_with(INFORMED, HEARD, ORDERED, SCHEDULED, HELD)

    assert found(deeds.refuse, case, replace(REFUSED, minutes="听证1号")) is None


@BOTH
@pytest.mark.parametrize(
    ("told", "place"),
    [
        pytest.param((ORDERED,), f"{LAW}/46", id="ordered"),
        pytest.param((*OFFERED, REQUESTED), f"{LAW}/47/1", id="asked for"),
    ],
)
def test_a_hearing_that_is_owed_comes_before_the_decision(
    decide: Decide, signed: Signed, told: tuple[CaseEvent, ...], place: str
) -> None:
    assert found(decide, case_with(*told), signed) == ("hearing-owed", place, {})


@BOTH
@pytest.mark.parametrize(
    ("told", "minutes", "expected"),
    [
        pytest.param((ORDERED, SCHEDULED, HELD), "听证1号", None, id="rests on them"),
        pytest.param(
            (ORDERED, SCHEDULED, HELD),
            "",
            ("decision-without-minutes", f"{LAW}/48/2", {}),
            id="names none",
        ),
        pytest.param(
            (ORDERED, SCHEDULED, HELD),
            "听证2号",
            ("decision-without-minutes", f"{LAW}/48/2", {}),
            id="names others",
        ),
        pytest.param(
            (), "听证1号", ("decision-without-minutes", f"{LAW}/48/2", {}), id="names what is not"
        ),
    ],
)
def test_after_a_hearing_the_decision_rests_on_its_minutes(
    decide: Decide, signed: Signed, told: tuple[CaseEvent, ...], minutes: str, expected: object
) -> None:
    assert found(decide, case_with(*told), replace(signed, minutes=minutes)) == expected


VERIFIED = SiteVerified(on=MON, by=FIRST.id, officers=(FIRST.id, "b"), findings=TEN, passed=True)
TESTED = events.Tested(on=MON, by=FIRST.id, standard="GB", findings=TEN, passed=True)
REPORT = ExpertsReported(on=MON, by=FIRST.id, experts=("专家",), opinion=TEN, passed=True)
LEGALITY = LegalityReviewed(on=MON, by="legal", opinion=TEN, passed=True)


@pytest.mark.parametrize(
    ("told", "code", "place"),
    [
        pytest.param(VERIFIED, "verification-failed", f"{LAW}/34/3", id="verification"),
        pytest.param(TESTED, "test-failed", f"{LAW}/55/1", id="test"),
        pytest.param(REPORT, "expert-review-failed", f"{LAW}/38/1", id="experts"),
        pytest.param(LEGALITY, "legality-review-failed", f"{LAW}/5/1", id="legal review"),
    ],
)
def test_nothing_is_granted_against_what_was_found(told: Finding, code: str, place: str) -> None:
    failed = replace(told, passed=False)

    assert found(deeds.grant, case_with(failed), GRANTED) == (code, place, {})
    assert found(deeds.refuse, case_with(failed), REFUSED) is None
    assert found(deeds.grant, case_with(told), GRANTED) is None
    assert found(deeds.grant, case_with(failed, told), GRANTED) is None, "the last one counts"


@pytest.mark.parametrize(
    ("rule", "told", "code"),
    [
        pytest.param({"legality_review": True}, LEGALITY, "legality-review-missing", id="legal"),
        pytest.param(
            {"discussion": True},
            events.Discussed(on=MON, by=HEAD.id, members=(HEAD.id, "b"), conclusion="同意"),
            "discussion-missing",
            id="discussion",
        ),
        pytest.param(
            {"legality_review": True, "major": "《目录》"},
            LEGALITY,
            "major-review-missing",
            id="legal, by the list",
        ),
        pytest.param({"expert_review": True}, REPORT, "expert-review-missing", id="experts"),
        pytest.param({"site_verification": True}, VERIFIED, "site-verification-missing", id="site"),
        pytest.param(
            {"course": Course.TWO_LEVEL},
            events.Forwarded(on=MON, by=FIRST.id, to="市卫健委", opinion="同意"),
            "not-forwarded",
            id="two levels",
        ),
    ],
)
def test_what_the_item_prescribes_comes_before_the_grant(
    rule: dict[str, Any], told: CaseEvent, code: str
) -> None:
    case = cases.examined()
    case = replace(case, rule=replace(case.filed_rule, **rule))

    refused = found(deeds.grant, case, GRANTED)

    assert isinstance(refused, tuple)
    assert refused[0] == code
    assert found(deeds.grant, after(case, (told,)), GRANTED) is None


def test_history_and_a_commitment_are_not_asked_for_what_they_cannot_show() -> None:
    asked = cases.examined()
    asked = replace(
        asked, rule=replace(asked.filed_rule, site_verification=True, legality_review=True)
    )

    imported = replace(asked, imported=True)
    elsewhere = replace(imported, accepted=Accepted(on=MON, by=IMPORT))
    assert found(deeds.grant, elsewhere, GRANTED) is None
    # What was accepted here could only be verified and reviewed here.
    assert found(deeds.grant, imported, GRANTED) == found(deeds.grant, asked, GRANTED)
    promised = replace(after(asked, (LEGALITY,)), commitment=True)
    assert found(deeds.grant, promised, GRANTED) is None


def test_a_refusal_is_delivered_though_materials_were_to_come_later() -> None:
    later = Tolerance(mode=PendingMode.BEFORE_DELIVERY, within=Span(10, Unit.WORKING))
    case = replace(
        cases.examined(),
        rule=replace(cases.RULE, tolerance=later),
        pending=frozenset({"floor-plan"}),
    )
    refused = after(case, deeds.refuse(case, REFUSED, person=HEAD, calendar=PLAIN))
    granted = after(case, deeds.grant(case, GRANTED, person=HEAD, calendar=PLAIN))

    assert deeds.refusal("deliver", cases.CLERK, refused) is None
    barred = deeds.refusal("issue", cases.CLERK, granted)
    assert barred
    assert (barred.code, barred.facts) == ("materials-pending", {"missing": "floor-plan"})


def test_the_rights_rest_on_their_articles() -> None:
    places = cited["xuke.kernel.case.hearing.check_rights"]

    assert [str(one) for one in places] == [f"{LAW}/36", f"{LAW}/47/1", f"{LAW}/48/2"]


@BOTH
def test_who_verified_on_site_does_not_decide(decide: Decide, signed: Signed) -> None:
    verified = SiteVerified(
        on=MON, by=FIRST.id, officers=(FIRST.id, HEAD.id), findings=TEN, passed=True
    )

    assert found(decide, case_with(verified), signed) == (
        "reviewed-by-same-person",
        f"{LAW}/34/3",
        {},
    )
