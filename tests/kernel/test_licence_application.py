"""What can be applied for on a licence, and when."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel.cases import CLERK, PLAIN
from tests.kernel.licence_deeds import close_renewal, file_renewal
from tests.kernel.licences import (
    BY_CLERK,
    DEFERRED,
    END,
    EXPIRED,
    LATER,
    OVER,
    REVOKED,
    SUSPENDED,
    issued,
    refused,
    told,
    with_rule,
)

from xuke.kernel.item.licence import LateRenewal
from xuke.kernel.item.rule import Action
from xuke.kernel.law.calendar import Calendar, CalendarYear
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.licence.application import Asked, is_late, refusal_of
from xuke.kernel.licence.events import Deregistered, LicenceEvent, RenewalClosed, RenewalFiled
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import DeregistrationGround, Status

FILED = RenewalFiled(on=date(2030, 1, 15), by="applicant", case="case-3")
LAST_FILING = date(2030, 1, 30)
STRUCK = Deregistered(on=LATER, by=CLERK.id, ground=DeregistrationGround.EXPIRED)


@pytest.mark.parametrize(
    ("on", "timely"),
    [
        pytest.param(LAST_FILING, True, id="thirty days before the end: in time"),
        pytest.param(date(2030, 1, 31), False, id="twenty-nine: late, and flagged"),
        pytest.param(END, False, id="on the last day of the term"),
    ],
)
def test_a_renewal_is_timely_by_the_lead(on: date, *, timely: bool) -> None:
    filed = replace(FILED, on=on, timely=not timely)

    assert file_renewal(issued(), filed, BY_CLERK) == (replace(filed, timely=timely),)
    assert is_late(issued(), on, PLAIN) is not timely


def test_a_late_renewal_is_refused_where_the_item_says_so() -> None:
    strict = issued(**with_rule(late_renewal=LateRenewal.NEW_APPLICATION))

    assert file_renewal(strict, replace(FILED, on=LAST_FILING), BY_CLERK)
    with refused("renewal-late", LICENSING_LAW.art(50, 1), until=END.isoformat()):
        file_renewal(strict, replace(FILED, on=date(2030, 1, 31)), BY_CLERK)


def test_a_lead_of_working_days_makes_a_renewal_late_too() -> None:
    weeks = {"renewal_lead": Span(30, Unit.WORKING)}
    strict = issued(**with_rule(late_renewal=LateRenewal.NEW_APPLICATION, **weeks))
    last = replace(FILED, on=date(2030, 1, 18))
    late = replace(FILED, on=date(2030, 1, 19))

    assert file_renewal(strict, last, BY_CLERK) == (replace(last, timely=True),)
    assert file_renewal(issued(**with_rule(**weeks)), late, BY_CLERK) == (
        replace(late, timely=False),
    )
    with refused("renewal-late", LICENSING_LAW.art(50, 1), until=END.isoformat()):
        file_renewal(strict, late, BY_CLERK)


def test_the_lead_of_thirty_working_days_is_counted_back() -> None:
    golden = {date(2026, 10, day): "国庆节" for day in range(1, 8)}
    autumn = {date(2026, 9, day): "中秋节" for day in range(25, 28)}
    year = CalendarYear(
        2026, golden | autumn, frozenset({date(2026, 9, 20), date(2026, 10, 10)}), "2026"
    )
    licence = issued(
        valid_until=date(2026, 10, 20), **with_rule(renewal_lead=Span(30, Unit.WORKING))
    )
    calendar = Calendar({2026: year})

    assert is_late(licence, date(2026, 9, 2), calendar) is False
    assert is_late(licence, date(2026, 9, 3), calendar) is True


def test_only_the_renewal_that_is_meant_is_closed() -> None:
    pending = issued(FILED)
    closed = RenewalClosed(on=LATER, by=CLERK.id, case="case-3")

    assert close_renewal(pending, closed, BY_CLERK) == (closed,)
    assert close_renewal(pending, replace(closed, case="another"), BY_CLERK) == ()
    assert close_renewal(issued(), closed, BY_CLERK) == ()


def asked(action: Action, on: date = LATER, *changed: str) -> Asked:
    """Return an application for this on a licence."""
    return Asked(action=action, on=on, changed=changed)


ON_A_LICENCE = (
    Action.MODIFICATION,
    Action.RENEWAL,
    Action.REISSUE,
    Action.DEREGISTRATION,
    Action.PERIODIC_VERIFICATION,
    Action.REVIEW_RENEWAL,
)


@pytest.mark.parametrize("action", ON_A_LICENCE)
def test_a_stranger_asks_for_nothing_on_somebody_s_licence(action: Action) -> None:
    held = issued(holder=replace(issued().origin.holder, identity_index="a"))

    found = refusal_of(held, replace(asked(action), by="b"), PLAIN)

    assert found
    assert (found.code, found.facts) == ("not-the-holder", {"action": action})
    mine = refusal_of(held, replace(asked(action), by="a"), PLAIN)
    assert mine is None or mine.code != "not-the-holder"


def test_nothing_but_what_stands_on_no_licence_is_open_to_everybody() -> None:
    held = issued(holder=replace(issued().origin.holder, identity_index="a"))
    open_to_all = {*Action} - {*ON_A_LICENCE}

    assert open_to_all == {Action.NEW, Action.OTHER}
    assert all(refusal_of(held, replace(asked(one), by="b"), PLAIN) is None for one in open_to_all)


def test_only_the_holder_asks_for_a_renewal() -> None:
    licence = issued()
    named = replace(licence.origin.holder, identity_index="a")
    known, past = issued(holder=named), issued(holder=named, imported=True)
    renewal = asked(Action.RENEWAL, date(2027, 1, 5))

    assert told(refusal_of(known, replace(renewal, by="b"), PLAIN)) == (
        "not-the-holder",
        LICENSING_LAW.art(50, 1),
        {"action": Action.RENEWAL},
    )
    assert refusal_of(known, replace(renewal, by="a"), PLAIN) is None
    assert refusal_of(known, renewal, PLAIN) is None
    assert refusal_of(replace(licence, holder=None), replace(renewal, by="b"), PLAIN) is None
    assert refusal_of(past, replace(renewal, by="b"), PLAIN) is None


@pytest.mark.parametrize("action", Action)
def test_on_a_valid_licence_everything_can_be_asked_for_in_its_time(action: Action) -> None:
    assert refusal_of(issued(), asked(action, date(2027, 1, 5)), PLAIN) is None


@pytest.mark.parametrize(
    "action",
    [one for one in Action if one not in {Action.NEW, Action.OTHER, Action.DEREGISTRATION}],
)
@pytest.mark.parametrize("last", [REVOKED, EXPIRED, STRUCK])
def test_on_a_dead_licence_nothing_can_be_asked_for(action: Action, last: LicenceEvent) -> None:
    licence = issued(last)

    assert told(refusal_of(licence, asked(action), PLAIN)) == (
        "licence-not-in-force",
        LICENSING_LAW.art(70),
        {"status": licence.status, "action": action},
    )


@pytest.mark.parametrize("action", [Action.NEW, Action.OTHER])
def test_a_new_licence_can_be_asked_for_beside_a_dead_one(action: Action) -> None:
    assert refusal_of(issued(STRUCK), asked(action), PLAIN) is None


def test_a_licence_is_struck_on_application_until_it_is() -> None:
    ask = asked(Action.DEREGISTRATION, OVER)

    assert refusal_of(issued(), ask, PLAIN) is None
    assert refusal_of(issued(EXPIRED), ask, PLAIN) is None
    assert told(refusal_of(issued(STRUCK), ask, PLAIN)) == (
        "licence-not-in-force",
        LICENSING_LAW.art(70),
        {"status": "deregistered", "action": "deregistration"},
    )
    assert told(refusal_of(Licence(), ask, PLAIN)) == (
        "licence-not-in-force",
        LICENSING_LAW.art(70),
        {"status": "none", "action": "deregistration"},
    )


@pytest.mark.parametrize("action", [Action.MODIFICATION, Action.RENEWAL])
def test_a_term_that_is_over_refuses_before_it_is_recorded(action: Action) -> None:
    assert told(refusal_of(issued(), asked(action, OVER), PLAIN)) == (
        "licence-not-in-force",
        LICENSING_LAW.art(70),
        {"status": Status.EXPIRED, "action": action},
    )
    assert refusal_of(issued(), asked(action, END), PLAIN) is None


@pytest.mark.parametrize(
    "action",
    [Action.RENEWAL, Action.MODIFICATION, Action.REISSUE, Action.PERIODIC_VERIFICATION],
)
def test_a_suspended_licence_exists_and_may_be_looked_after(action: Action) -> None:
    assert refusal_of(issued(SUSPENDED), asked(action), PLAIN) is None


def test_some_changes_are_told_at_filing_to_need_a_new_application() -> None:
    ask = asked(Action.MODIFICATION, LATER, "name", "address")

    assert told(refusal_of(issued(), ask, PLAIN)) == (
        "needs-new-application",
        LICENSING_LAW.art(49),
        {"target": "address"},
    )
    assert refusal_of(issued(), asked(Action.MODIFICATION, LATER, "name"), PLAIN) is None


def test_a_second_renewal_waits_for_the_first() -> None:
    assert told(refusal_of(issued(FILED), asked(Action.RENEWAL), PLAIN)) == (
        "renewal-pending",
        LICENSING_LAW.art(50, 1),
        {"case": "case-3"},
    )


def test_what_is_never_renewed_or_has_no_end_cannot_be_asked_to_be() -> None:
    cited = LICENSING_LAW.art(50, 1)
    never = issued(**with_rule(renewal_lead=None))
    endless = issued(valid_until=None)

    assert told(refusal_of(never, asked(Action.RENEWAL), PLAIN)) == ("not-renewable", cited, {})
    assert told(refusal_of(endless, asked(Action.RENEWAL), PLAIN)) == ("no-term", cited, {})
    assert is_late(never, END, PLAIN) is False


@pytest.mark.parametrize(
    "on",
    [
        pytest.param(date(2026, 9, 1), id="long before the three months"),
        pytest.param(date(2026, 12, 1), id="a day before the three months"),
        pytest.param(date(2026, 12, 2), id="the first day of the three months"),
        pytest.param(date(2027, 5, 1), id="late: it is made good"),
    ],
)
def test_nobody_is_sent_away_who_asks_for_verification_early(on: date) -> None:
    assert refusal_of(issued(), asked(Action.PERIODIC_VERIFICATION, on), PLAIN) is None


@pytest.mark.parametrize(
    "licence",
    [
        pytest.param(issued(DEFERRED), id="after a deferral"),
        pytest.param(issued(imported=True), id="where the last one is not known"),
        pytest.param(issued(**with_rule(verification_lead=None)), id="where no months are set"),
    ],
)
def test_verification_can_be_asked_for_at_any_time(licence: Licence) -> None:
    assert refusal_of(licence, asked(Action.PERIODIC_VERIFICATION), PLAIN) is None


def test_what_is_never_verified_cannot_be_asked_to_be_and_a_paper_may_be_exchanged() -> None:
    plain = issued(**with_rule(verification=(), review_every=None))

    assert told(refusal_of(plain, asked(Action.PERIODIC_VERIFICATION), PLAIN)) == (
        "no-verification",
        LICENSING_LAW.art(61, 1),
        {},
    )
    assert refusal_of(plain, asked(Action.REVIEW_RENEWAL), PLAIN) is None
