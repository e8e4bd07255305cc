"""Licences of history: opened when they are first asked for."""

from datetime import date

import pytest
from tests.casework import journey
from tests.casework.journey import CLERK, HOME, ITEM
from tests.casework.licences import CLINIC, OLD, decided, filed, imported, licence, types

from xuke.casework.licence.find import find_licence, licence_named
from xuke.casework.licence.kind import NoSuchLicence
from xuke.casework.models import LicenceRow
from xuke.kernel.item.rule import Action

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("action", "status", "events"),
    [
        (Action.MODIFICATION, "valid", ["LicenceIssued"]),
        (Action.DEREGISTRATION, "deregistered", ["LicenceIssued", "Deregistered"]),
    ],
)
def test_a_licence_that_is_not_known_here_is_opened_by_what_is_done_to_it(
    action: Action, status: str, events: list[str]
) -> None:
    case = decided(
        filed(
            action, date(2026, 6, 1), existing_number="旧号〔2024〕1号", existing_until="2028-05-04"
        ),
        date(2026, 6, 8),
    )

    row = licence(case)
    assert (row.status, row.imported, row.valid_until) == (status, True, date(2028, 5, 4))
    assert types(row.stream) == events


def test_the_licences_of_history_are_opened_when_first_asked_for() -> None:
    case = imported()
    assert LicenceRow.objects.count() == 0
    found = find_licence(HOME, OLD, ITEM)
    assert found
    assert (found.history, found.state.valid_until) == ((), date(2027, 5, 7))

    filed(Action.RENEWAL, date(2027, 3, 1), existing_number=OLD)

    row = licence(case)
    assert (row.imported, row.status, row.holder_name) == (True, "valid", "旧浴室")
    assert types(row.stream) == ["LicenceIssued", "RenewalFiled"]
    assert licence_named(HOME, OLD, ITEM, journey.act(CLERK)) == row.stream


def test_an_old_number_still_leads_to_its_licence() -> None:
    case = journey.issued()
    number = licence(case).number
    LicenceRow.objects.filter(case=case).update(number="新号")

    found = find_licence(HOME, number, ITEM)

    assert found
    assert (found.stream.id, len(found.history)) == (licence(case).stream, 1)


def test_an_official_opens_a_licence_of_history_once() -> None:
    imported()

    first = licence_named(HOME, OLD, ITEM, journey.act(CLERK))

    assert licence_named(HOME, OLD, ITEM, journey.act(CLERK)) == first
    for number, item in (("没有这个号", ITEM), (OLD, CLINIC), ("", ITEM)):
        with pytest.raises(NoSuchLicence):
            licence_named(HOME, number, item, journey.act(CLERK))
