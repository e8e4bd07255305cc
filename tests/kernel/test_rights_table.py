"""Who may do what, when and on which provision is readable from the machine itself."""

from datetime import date
from enum import StrEnum
from typing import Any

import pytest

from xuke.kernel.case.machine import CASE
from xuke.kernel.law.citation import LICENSING_LAW, PENALTY_LAW, PHYSICIANS_LAW, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.person import Person, Role
from xuke.kernel.rights_table import How, RightRow, rights_table
from xuke.kernel.stream import Guard, Lapse, Machine, Right, Verb, holds, named, open_to
from xuke.kernel.supervision import SUPERVISION

ALL = "administrative-licensing-law"
APL = "administrative-penalty-law"
NOT_TWICE = ("did-not-file", "did-not-accept", "did-not-examine", "did-not-review")


def row(machine: Machine[Any], name: str) -> RightRow:
    """Return the only row of this name."""
    (found,) = (one for one in rights_table(machine) if one.name == name)
    return found


def places(one: RightRow) -> list[str]:
    return [str(place) for place in one.provisions]


def test_a_decider_grants_what_was_examined_by_others_once_nothing_is_open() -> None:
    found = row(CASE, "grant")

    assert (found.roles, found.phases, found.how) == ((Role.DECIDER,), ("examined",), How.BY_HAND)
    assert found.guards == (
        *NOT_TWICE,
        *("is-not-amending", "is-told-anew", "hearing-is-done", "is-certain", "is-reviewed"),
        *("is-not-barred", "no-ban-awaits", "passed", "is-verified"),
        *("is-commented", "nothing-pending"),
    )
    assert places(found) == [
        f"{ALL}/5",
        f"{ALL}/34",
        f"{ALL}/34/3",
        f"{ALL}/31",
        f"{ALL}/36",
        f"{ALL}/47/1",
        f"{ALL}/46",
        f"{ALL}/45",
        f"{ALL}/35",
        f"{ALL}/79",
        f"{ALL}/78",
        "physicians-law/16",
        f"{ALL}/38/1",
        f"{ALL}/55/1",
        f"{ALL}/5/1",
    ]


def test_a_clerk_accepts_what_was_received_and_is_not_his_own() -> None:
    assert row(CASE, "accept") == RightRow(
        name="accept",
        how=How.BY_HAND,
        roles=(Role.CLERK,),
        guards=("did-not-apply", "is-not-barred"),
        phases=("received",),
        provisions=(
            LICENSING_LAW.art(79),
            LICENSING_LAW.art(78),
            PHYSICIANS_LAW.art(16),
            LICENSING_LAW.art(32, 1, 5),
        ),
    )


def test_a_decider_extends_the_limit_once() -> None:
    found = row(CASE, "extend")

    assert (found.roles, found.phases) == ((Role.DECIDER,), ("accepted", "examined"))
    assert found.guards == (*NOT_TWICE, "is-not-extended")
    assert places(found) == [f"{ALL}/{one}" for one in ("5", "34", "34/3", "42/1", "42/2")]


def test_the_hearing_is_recorded_by_its_chair_whatever_role_he_holds() -> None:
    found = row(CASE, "hold-hearing")

    assert (found.roles, found.guards[0], found.conditional) == ((), "is-chair", True)
    assert found.phases == ("accepted", "examined")
    assert places(found) == [
        f"{ALL}/{one}" for one in ("48/1/3", "5", "34", "34/3", "46", "48/1/5", "48/2")
    ]


def test_a_licence_is_revoked_by_a_decider_after_the_holder_was_heard() -> None:
    assert row(LICENCE, "revoke") == RightRow(
        name="revoke",
        how=How.BY_HAND,
        roles=(Role.DECIDER,),
        guards=("was-told",),
        phases=("valid", "suspended"),
        provisions=(
            PENALTY_LAW.art(9),
            LICENSING_LAW.art(7),
            PENALTY_LAW.art(57, 2),
            PENALTY_LAW.art(58, 1),
            PENALTY_LAW.art(63, 1),
        ),
    )


def test_a_licence_is_modified_only_as_a_case_brings_it_about() -> None:
    assert row(LICENCE, "modify") == RightRow(
        name="modify",
        how=How.FOLLOWING,
        roles=(Role.CLERK, Role.DECIDER),
        phases=("valid", "suspended"),
        provisions=(LICENSING_LAW.art(49), LICENSING_LAW.art(9)),
    )


@pytest.mark.parametrize(
    ("verb", "roles"),
    [
        ("submit", (Role.APPLICANT,)),
        ("correct", (Role.APPLICANT, Role.CLERK)),
        ("request-hearing", (Role.APPLICANT, Role.EXAMINER)),
        ("review-legality", (Role.LEGAL_REVIEWER,)),
        ("countersign", ()),
        ("call-back", ()),
        ("deem-granted", ()),
    ],
)
def test_a_guard_with_a_condition_of_its_own_says_for_whom_it_is_meant(
    verb: str, roles: tuple[Role, ...]
) -> None:
    assert row(CASE, verb).roles == roles


@pytest.mark.parametrize("machine", [CASE, LICENCE], ids=["case", "licence"])
def test_every_verb_has_its_row_in_the_order_of_the_machine(machine: Machine[Any]) -> None:
    verbs = [one for one in rights_table(machine) if one.how is not How.DAYS]

    assert [one.name for one in verbs] == list(machine.verbs)
    assert [(one.of, one.begins) for one in verbs] == [
        (verb.of, verb.begins) for verb in machine.verbs.values()
    ]


@pytest.mark.parametrize("machine", [CASE, LICENCE], ids=["case", "licence"])
def test_what_is_done_by_hand_is_meant_for_somebody(machine: Machine[Any]) -> None:
    open_to_all = [
        one.name
        for one in rights_table(machine)
        if one.how is How.BY_HAND and not (one.roles or one.guards)
    ]

    assert open_to_all == ["draft"][: machine is CASE]


@pytest.mark.parametrize(("machine", "verb"), [(CASE, "draft"), (LICENCE, "open")])
def test_what_begins_a_stream_is_called_for_in_the_first_phase_only(
    machine: Machine[Any], verb: str
) -> None:
    assert row(machine, verb).phases == (str(machine.phase_of(machine.begin)),)


def test_what_days_do_stands_at_the_end_with_its_provision() -> None:
    last = [(one.name, places(one)) for one in rights_table(LICENCE)[-5:]]

    assert last == [
        ("proposal-lapsed", []),
        ("restored", [f"{APL}/9", "physicians-law/42"]),
        ("renewed", [f"{ALL}/50/2"]),
        ("expired", [f"{ALL}/50/2", f"{ALL}/70/1/1"]),
        ("reminded", [f"{ALL}/50/1"]),
    ]
    assert row(LICENCE, "expired").how is How.DAYS
    assert (row(LICENCE, "expired").roles, row(LICENCE, "expired").phases) == ((), ())


def test_what_has_no_verbs_has_no_rights() -> None:
    assert rights_table(SUPERVISION) == ()


class Door(StrEnum):
    """A stream of the shortest kind."""

    OPEN = "open"
    SHUT = "shut"


@open_to(Role.APPLICANT)
@cites(LICENSING_LAW.art(29))
def is_resident(_person: Person, _state: Door) -> Unlawful | None:
    """Let everybody pass."""
    return None


def only_once() -> Guard[Door]:
    """Return a guard that has no name of its own."""

    def guard(_person: Person, _state: Door) -> Unlawful | None:
        return None

    return guard


def _is_awake_(_person: Person, _state: Door) -> Unlawful | None:
    """Let everybody pass too."""
    return None


def creak(_state: Door, _on: date, _at: object) -> tuple[Door, ...]:
    """Do nothing, on no provision."""
    return ()


@cites(LICENSING_LAW.art(29), LICENSING_LAW.art(44))
def shut(_state: Door, event: Door, _at: object) -> tuple[Door, ...]:
    """Shut it."""
    return (event,)


def test_roles_of_several_guards_and_provisions_of_all_rules_stand_once_each() -> None:
    right: Right[Door] = Right(
        phases=frozenset(Door),
        guards=(holds(Role.CLERK, Role.APPLICANT), is_resident, _is_awake_, only_once()),
        when=lambda state: state is Door.OPEN,
        basis=LICENSING_LAW.art(44),
    )
    door = Machine(
        kind="door",
        begin=Door.OPEN,
        evolve=lambda _state, event: event,
        events=(Door,),
        verbs=named(Verb(name="shut", event=Door, right=right, decide=shut)),
        phase_of=lambda state: state,
        lapses=(Lapse(name="creak", event=Door, decide=creak),),
    )

    assert rights_table(door) == (
        RightRow(
            name="shut",
            how=How.BY_HAND,
            roles=(Role.CLERK, Role.APPLICANT),
            guards=("is-resident", "is-awake", "only-once"),
            phases=("open", "shut"),
            conditional=True,
            provisions=(LICENSING_LAW.art(44), LICENSING_LAW.art(29)),
        ),
        RightRow(name="creak", how=How.DAYS, conditional=True, provisions=()),
    )
