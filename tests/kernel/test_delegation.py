"""委托 and 下放: in whose name an authority acts, and when it may not act at all."""

from dataclasses import replace
from datetime import date

import pytest

from xuke.kernel.law.delegation import (
    Competence,
    Delegation,
    DelegationKind,
    Matter,
    competence,
    hindrance,
    passes_on,
)
from xuke.kernel.law.refusal import Unlawful

CITY = "440100-wjw"
DISTRICT = "440114-wjj"
STREET = "street"
ITEM = "public-place-hygiene-permit"
MATTER = Matter(item=ITEM)
FIRST, LAST = date(2021, 1, 1), date(2023, 12, 31)

GIVEN = Delegation(
    kind=DelegationKind.DELEGATION,
    delegator=CITY,
    delegate=DISTRICT,
    items=frozenset({ITEM}),
    announced_on=date(2020, 12, 20),
    since=FIRST,
    until=LAST,
)
MOVED = replace(GIVEN, kind=DelegationKind.TRANSFER)
FURTHER = replace(GIVEN, delegator=DISTRICT, delegate=STREET)


def refused(given: Delegation, on: date = FIRST, *others: Delegation) -> tuple[str, str]:
    with pytest.raises(Unlawful) as caught:
        competence(DISTRICT, MATTER, on, (given, *others), has_own=False)
    return caught.value.code, str(caught.value.citation)


def test_an_authority_acts_in_its_own_name_on_what_is_its_own() -> None:
    found = competence(DISTRICT, MATTER, FIRST, (), has_own=True)

    assert found == Competence(in_name_of=DISTRICT, handled_by=DISTRICT)


def test_its_own_matters_stay_its_own_beside_a_delegation_of_anothers() -> None:
    found = competence(DISTRICT, MATTER, FIRST, (GIVEN,), has_own=True)

    assert found.delegation is None


def test_what_is_nobody_s_to_it_is_declined_at_once() -> None:
    with pytest.raises(Unlawful) as caught:
        competence(DISTRICT, MATTER, FIRST, (), has_own=False)

    assert caught.value.code == "not-competent-here"
    assert str(caught.value.citation) == "administrative-licensing-law/32/1/2"
    assert caught.value.facts == {"authority": DISTRICT, "item": ITEM}


@pytest.mark.parametrize(
    "on",
    [
        pytest.param(FIRST, id="first day of the period"),
        pytest.param(LAST, id="last day of the period"),
    ],
)
def test_a_delegate_acts_in_the_delegator_s_name(on: date) -> None:
    found = competence(DISTRICT, MATTER, on, (GIVEN,), has_own=False)

    assert found == Competence(in_name_of=CITY, handled_by=DISTRICT, delegation=GIVEN)


def test_a_delegate_with_matters_of_its_own_is_asked_for_the_delegator_s() -> None:
    city_s = Matter(item=ITEM, owner=CITY)

    found = competence(DISTRICT, city_s, FIRST, (GIVEN,), has_own=True)

    assert found.in_name_of == CITY


def test_a_delegation_of_another_owner_does_not_help() -> None:
    with pytest.raises(Unlawful, match="not-competent-here"):
        competence(DISTRICT, Matter(item=ITEM, owner="other"), FIRST, (GIVEN,), has_own=True)


def test_who_received_a_transfer_acts_in_its_own_name() -> None:
    found = competence(DISTRICT, MATTER, FIRST, (MOVED,), has_own=False)

    assert found == Competence(in_name_of=DISTRICT, handled_by=DISTRICT, delegation=MOVED)


def test_who_transferred_its_competence_has_it_no_more() -> None:
    with pytest.raises(Unlawful) as caught:
        competence(CITY, MATTER, FIRST, (MOVED,), has_own=True)

    assert caught.value.code == "competence-transferred"
    assert str(caught.value.citation) == "administrative-licensing-law/22"
    assert caught.value.facts == {"item": ITEM, "competent": DISTRICT}


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(GIVEN, id="who delegated keeps the competence"),
        pytest.param(replace(MOVED, since=date(2022, 1, 1)), id="the transfer has not begun"),
        pytest.param(replace(MOVED, delegator="other"), id="another's competence was moved"),
    ],
)
def test_an_authority_keeps_what_was_not_moved(given: Delegation) -> None:
    assert competence(CITY, MATTER, FIRST, (given,), has_own=True).in_name_of == CITY


@pytest.mark.parametrize(
    ("changes", "on", "code", "citation"),
    [
        pytest.param({"announced_on": None}, FIRST, "delegation-not-announced", "24/1",
                     id="a delegation that nobody announced"),
        pytest.param({"announced_on": date(2021, 1, 2)}, FIRST, "delegation-not-announced",
                     "24/1", id="announced only a day later"),
        pytest.param({"kind": DelegationKind.TRANSFER, "announced_on": None}, FIRST,
                     "delegation-not-announced", "5/2", id="a transfer that nobody announced"),
        pytest.param({}, date(2020, 12, 31), "delegation-not-begun", "24/1",
                     id="the day before the period"),
        pytest.param({"since": None}, FIRST, "delegation-not-begun", "24/1",
                     id="first day not known"),
        pytest.param({}, date(2024, 1, 1), "delegation-ended", "24/1",
                     id="the day after the period"),
        pytest.param({"since": None}, LAST, "delegation-not-begun", "24/1",
                     id="first day not known, on its last day"),
        pytest.param({"to_authority": False}, FIRST, "delegate-not-an-authority", "24/1",
                     id="to one who is no administrative authority"),
    ],
)  # fmt: skip
def test_nobody_may_rely_on(changes: dict[str, object], on: date, code: str, citation: str) -> None:
    expected = (code, f"administrative-licensing-law/{citation}")

    assert refused(replace(GIVEN, **changes), on) == expected  # type: ignore[arg-type]


def test_the_facts_name_both_sides_and_the_period() -> None:
    facts = hindrance(GIVEN, date(2024, 1, 1), ())

    assert facts is not None
    assert facts.facts == {
        "delegator": CITY,
        "delegate": DISTRICT,
        "since": "2021-01-01",
        "until": "2023-12-31",
    }


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(replace(GIVEN, to_authority=False), id="to no authority"),
        pytest.param(replace(GIVEN, announced_on=None), id="not announced"),
    ],
)
def test_the_facts_name_both_sides(given: Delegation) -> None:
    found = hindrance(given, FIRST, ())

    assert found is not None
    assert found.facts == {"delegator": CITY, "delegate": DISTRICT}


def test_a_delegation_may_be_relied_on_from_the_day_it_is_announced() -> None:
    given = replace(GIVEN, announced_on=FIRST)

    assert hindrance(given, FIRST, ()) is None


def test_who_passes_on_what_he_holds_and_to_whom_is_told() -> None:
    found = hindrance(FURTHER, FIRST, (GIVEN,))

    assert found is not None
    assert (found.code, found.facts) == (
        "delegation-passed-on",
        {"delegator": DISTRICT, "delegate": STREET},
    )


def test_a_delegate_may_not_delegate_on() -> None:
    further = replace(GIVEN, delegator="440000-wjw", delegate=CITY)

    assert refused(GIVEN, FIRST, further) == (
        "delegation-passed-on",
        "administrative-licensing-law/24/3",
    )


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(GIVEN, FURTHER, True, id="what was delegated is delegated on"),
        pytest.param(GIVEN, replace(FURTHER, since=None, until=None), True,
                     id="from a day that is not known"),
        pytest.param(MOVED, FURTHER, False, id="who has it by transfer may delegate it"),
        pytest.param(GIVEN, replace(FURTHER, delegator=STREET), False, id="another delegates"),
        pytest.param(GIVEN, replace(FURTHER, items=frozenset({"nurse-practice"})), False,
                     id="another item"),
        pytest.param(replace(GIVEN, actions=frozenset({"new"})),
                     replace(FURTHER, actions=frozenset({"renewal"})), False,
                     id="another action"),
        pytest.param(replace(GIVEN, actions=frozenset({"new"})),
                     replace(FURTHER, actions=frozenset({"new"})), True, id="the same action"),
        pytest.param(replace(GIVEN, actions=frozenset({"new"})), FURTHER, True,
                     id="all actions, that one among them"),
        pytest.param(GIVEN, replace(FURTHER, since=date(2024, 1, 1), until=None), False,
                     id="after the first has ended"),
        pytest.param(GIVEN, replace(FURTHER, since=LAST, until=None), True,
                     id="on the first one's last day"),
    ],
)  # fmt: skip
def test_passing_on(first: Delegation, second: Delegation, *, expected: bool) -> None:
    assert passes_on(first, second) is expected


@pytest.mark.parametrize(
    ("actions", "action", "covered"),
    [
        pytest.param((), "renewal", True, id="no list of actions means all"),
        pytest.param(("new",), "new", True, id="a listed action"),
        pytest.param(("new",), None, True, id="no action asked for"),
        pytest.param(("new",), "renewal", False, id="an action that is not listed"),
    ],
)
def test_a_delegation_covers(
    actions: tuple[str, ...], action: str | None, *, covered: bool
) -> None:
    given = replace(GIVEN, actions=frozenset(actions))

    assert given.covers(Matter(item=ITEM, action=action)) is covered


def test_of_several_delegations_the_one_that_runs_counts() -> None:
    old = replace(GIVEN, until=date(2021, 6, 30))
    new = replace(GIVEN, since=date(2021, 7, 1))

    found = competence(DISTRICT, MATTER, date(2021, 7, 1), (old, new), has_own=False)

    assert found.delegation == new


def test_of_several_that_do_not_run_the_last_tells_why() -> None:
    later = replace(GIVEN, since=date(2025, 1, 1), until=None)

    assert refused(GIVEN, date(2024, 6, 1), later)[0] == "delegation-not-begun"
