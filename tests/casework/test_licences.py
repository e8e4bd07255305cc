"""Licences: opened by a case, changed, verified, reissued and struck."""

from datetime import date
from uuid import uuid4

import pytest
from tests.casework import journey, officials
from tests.casework.journey import CLERK, HOME, ITEM
from tests.casework.licences import (
    CLINIC,
    END,
    GRANTED_ON,
    decided,
    filed,
    licence,
    state_of,
    types,
)

from xuke import catalogue
from xuke.casework.case.kind import load_case
from xuke.casework.licence.kind import NoSuchLicence, load_licence
from xuke.kernel.item.rule import Action
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.machine import LICENCE

pytestmark = pytest.mark.django_db


def test_the_certificate_of_a_new_case_opens_its_licence() -> None:
    case = journey.issued()

    row = licence(case)
    told = load_case(case).state

    assert told.certificate
    assert (row.number, row.identifier) == (told.certificate.number, told.certificate.identifier)
    assert (row.status, row.item, row.authority) == ("valid", ITEM, HOME)
    assert (row.valid_from, row.valid_until) == (GRANTED_ON, END)
    assert (row.next_clock, row.next_due) == ("renewal-filing", date(2030, 2, 1))
    assert row.wakes_on == date(2029, 12, 3)
    assert told.applicant
    assert row.holder_index == told.applicant.identity_index
    assert load_licence(row.stream).stream.kind == LICENCE.kind
    assert types(row.stream) == ["LicenceIssued"]


def test_a_repeated_request_opens_one_licence() -> None:
    case = journey.granted()
    request = uuid4()
    for _ in range(2):
        officials.issue(case, journey.act(CLERK, days=2, request=request))

    assert types(licence(case).stream) == ["LicenceIssued"]


def test_sealed_answers_do_not_come_onto_the_licence() -> None:
    face = state_of(journey.issued()).face

    assert face["place_address"] == "示例路1号底层（虚构）"
    assert not set(face) & catalogue.item(ITEM).sensitive


def test_a_modification_changes_the_licence_and_keeps_number_and_term() -> None:
    case = journey.issued()
    number = licence(case).number
    answers = {"existing_number": number, "legal_representative": "赵某某（虚构）"}

    changed = decided(filed(Action.MODIFICATION, date(2026, 6, 1), **answers), date(2026, 6, 8))

    now, paper = state_of(case), load_case(changed).state.certificate
    assert paper
    assert (now.number, paper.number, now.valid_until) == (number, number, END)
    assert now.identifier.split(".")[-2] == "002"
    assert now.face["legal_representative"] == "赵某某（虚构）"
    assert types(licence(case).stream) == ["LicenceIssued", "Modified"]
    assert load_case(changed).state.licence == number


def test_another_place_needs_a_new_application() -> None:
    case = journey.issued()
    answers = {"existing_number": licence(case).number, "place_address": "示例路2号（虚构）"}

    with pytest.raises(Unlawful) as refused:
        filed(Action.MODIFICATION, date(2026, 6, 1), **answers)

    assert (refused.value.code, refused.value.facts) == (
        "needs-new-application",
        {"target": "place_address"},
    )


def test_a_verification_moves_the_next_one() -> None:
    case = journey.issued(CLINIC)
    number = licence(case).number

    verification = filed(
        Action.PERIODIC_VERIFICATION, date(2026, 12, 7), CLINIC, existing_number=number
    )
    decided(verification, date(2026, 12, 14))

    assert licence(case).check_due == date(2028, 3, 4)
    assert types(licence(case).stream) == ["LicenceIssued", "PeriodicallyVerified"]


def test_a_licence_is_struck_on_application() -> None:
    case = journey.issued()

    decided(
        filed(Action.DEREGISTRATION, date(2026, 6, 1), existing_number=licence(case).number),
        date(2026, 6, 8),
    )

    assert licence(case).status == "deregistered"
    assert (licence(case).next_due, licence(case).wakes_on) == (None, None)


def test_a_lost_certificate_is_reissued_as_a_new_version() -> None:
    case = journey.issued()

    decided(
        filed(Action.REISSUE, date(2026, 6, 1), existing_number=licence(case).number),
        date(2026, 6, 8),
    )

    assert types(licence(case).stream) == ["LicenceIssued", "Reissued"]
    assert [one.replaced_on for one in state_of(case).certificates] == [date(2026, 6, 8), None]


def test_a_case_is_no_licence_and_a_licence_no_case() -> None:
    case = journey.issued()

    with pytest.raises(NoSuchLicence):
        load_licence(case)
    with pytest.raises(LookupError):
        load_case(licence(case).stream)
