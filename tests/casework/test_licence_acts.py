"""Acts of officials on a licence, and what deceit and broken promises lead to."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from tests.casework import journey, officials
from tests.casework.acts import act_on_licence
from tests.casework.journey import CLERK, FIRST, HEAD, HOME, ITEM, MORNING
from tests.casework.licences import (
    CLINIC,
    DECEIT,
    OVER,
    REASON,
    WATER,
    annulled,
    counted,
    day,
    filed,
    heard,
    licence,
    promised,
    work,
)

from xuke.access.models import RoleGrant, User
from xuke.casework.bars import bars_for
from xuke.casework.case.kind import load_case
from xuke.casework.licence.kind import NoSuchLicence, load_licence
from xuke.casework.models import BarRow, LicenceRow
from xuke.casework.stream.facts import FactsInvalid
from xuke.casework.stream.rebuild import rebuild
from xuke.kernel.case.events import BarFound
from xuke.kernel.item.rule import Action
from xuke.kernel.law.bar import BarKind
from xuke.kernel.law.refusal import Unlawful

pytestmark = pytest.mark.django_db


def test_a_suspended_licence_is_given_back_by_the_days_work() -> None:
    case = journey.issued(WATER)
    stream = licence(case).stream
    heard(stream, "suspension")
    facts = {"document": "罚1号", "until": "2026-08-31", "reason": REASON}
    act_on_licence(stream, "suspend", facts, day(HEAD, date(2026, 6, 2)))
    suspended = licence(case)

    assert (suspended.status, suspended.wakes_on) == ("suspended", date(2026, 9, 1))
    assert work(date(2026, 8, 31)) == counted()
    assert work(date(2026, 10, 8)) == counted(restored=1)
    assert (licence(case).status, licence(case).suspended_until) == ("valid", None)
    assert load_licence(stream).history[-1].on == date(2026, 9, 1)


def test_who_deceived_is_barred_for_three_years_at_filing() -> None:
    applicant = load_case(annulled()).state.applicant
    assert applicant

    (bar,) = bars_for(applicant.identity_index)
    again = filed(Action.NEW, date(2026, 7, 1))

    assert (bar.until, bar.item) == (date(2029, 6, 2), ITEM)
    assert bars_for("") == ()
    found = load_case(again).state.bar
    assert found == BarFound(
        on=date(2026, 7, 1), until=bar.until, basis=bar.basis, source=bar.source
    )
    with pytest.raises(Unlawful) as refused:
        officials.accept(again, day(CLERK, date(2026, 7, 2)))
    assert refused.value.code == "barred"


def test_rebuilding_licences_and_bars_changes_nothing() -> None:
    annulled()
    journey.issued(CLINIC)
    before = [
        list(LicenceRow.objects.order_by("stream").values()),
        list(BarRow.objects.order_by("stream").values()),
    ]

    rebuild()

    assert before[1]
    assert before == [
        list(LicenceRow.objects.order_by("stream").values()),
        list(BarRow.objects.order_by("stream").values()),
    ]


def test_acts_on_licences_have_their_rights_and_their_facts() -> None:
    stream = licence(journey.issued()).stream

    with pytest.raises(Unlawful) as role:
        act_on_licence(stream, "tell-holder", {}, journey.act(CLERK))
    with pytest.raises(FactsInvalid) as facts:
        act_on_licence(stream, "note-idle", {"since": "soon"}, journey.act(FIRST))
    with pytest.raises(Unlawful) as by_case:
        act_on_licence(stream, "modify", {}, journey.act(CLERK))
    with pytest.raises(NoSuchLicence):
        act_on_licence(uuid4(), "hear-holder", {}, journey.act(CLERK))

    assert role.value.code == "role-missing"
    assert facts.value.codes == {"since": "not-a-date", "findings": "required"}
    assert by_case.value.code == "only-by-case"


def test_a_promise_is_looked_at_and_who_broke_it_makes_no_other() -> None:
    for name in ("first", "second"):
        user = User.objects.create_user(name, name=f"{name}某")
        RoleGrant.objects.create(user=user, authority=HOME, role="examiner")
    case = promised(MORNING.date())
    stream, fresh = licence(case).stream, licence(case)
    facts = {"officers": ["first", "second"], "result": "false", "findings": REASON}

    act_on_licence(stream, "check-commitment", facts, journey.act(FIRST, days=30))
    heard(stream, "annulment", "deceit")
    unqualified = DECEIT | {"cause": "not-qualified"}
    with pytest.raises(Unlawful) as false:
        act_on_licence(stream, "annul", unqualified, day(HEAD, date(2026, 6, 2)))
    act_on_licence(stream, "annul", DECEIT, day(HEAD, date(2026, 6, 2)))

    assert (fresh.promise, fresh.commitment_due) == ("unchecked", date(2026, 5, 6))
    assert (licence(case).promise, licence(case).commitment_due) == ("broken", None)
    assert false.value.code == "false-promise-is-deceit"
    found = {(bar.kind, bar.item) for bar in bars_for(licence(case).holder_index)}
    assert found == {(BarKind.APPLICATION, ITEM), (BarKind.COMMITMENT, "")}
    with pytest.raises(Unlawful) as refused:
        promised(date(2026, 7, 1))
    with pytest.raises(Unlawful) as later:
        promised(date(2029, 7, 2))
    assert (refused.value.code, later.value.code) == ("barred", "promise-broken")


def test_where_nothing_was_promised_nothing_is_looked_at() -> None:
    case = journey.issued()
    stream = licence(case).stream
    facts = {"officers": ["first", "second"], "result": "false", "findings": REASON}

    with pytest.raises(Unlawful) as nothing_promised:
        act_on_licence(stream, "check-commitment", facts, journey.act(FIRST))

    assert nothing_promised.value.code == "wrong-status"
    assert (licence(case).promise, licence(case).commitment_due) == ("none", None)


def test_a_withdrawal_is_told_with_its_amount() -> None:
    case = journey.issued()
    stream = licence(case).stream
    heard(stream, "withdrawal")
    # Before his days are over the decision is barred, whatever it tells.
    after = day(HEAD, date(2026, 6, 2))
    facts = {
        "basis": "public-places-hygiene-regulations/8",
        "reason": REASON,
        "public_interest": "保障公共卫生安全",
        "compensation_owed": True,
        "compensation": "30000.50",
    }

    with pytest.raises(FactsInvalid) as refused:
        act_on_licence(stream, "withdraw-licence", facts | {"compensation": "1e9"}, after)
    act_on_licence(stream, "withdraw-licence", facts, after)

    assert refused.value.codes == {"compensation": "not-a-number"}
    assert licence(case).status == "withdrawn"


def test_a_licence_of_another_authority_is_nobodys_business_here() -> None:
    stream = licence(journey.issued()).stream
    stranger = replace(HEAD, authority="440303-wjj")

    with pytest.raises(Unlawful) as refused:
        act_on_licence(stream, "note-idle", {}, journey.act(stranger))

    assert refused.value.code == "role-missing"


def test_one_licence_that_fails_keeps_no_other_waiting() -> None:
    broken, sound = journey.issued(), journey.issued()
    LicenceRow.objects.filter(case=broken).update(stream=uuid4())

    done = work(OVER)

    assert (done["failed"], done["expired"]) == (1, 1)
    assert licence(sound).status == "expired"
