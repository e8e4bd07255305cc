"""Licences of imported history are opened together: days, lists and search then reach them."""

from datetime import date, datetime
from typing import Any

import pytest
from tests.casework.journey import CLERK, HOME, ITEM, MORNING, act
from tests.casework.licences import types
from tests.rooms.register.history import imported, past

from xuke.casework.licence import opening
from xuke.casework.licence.find import licence_named
from xuke.casework.licence.opening import has_unopened, open_imported
from xuke.casework.models import LicenceRow
from xuke.casework.stream.act import Act
from xuke.casework.stream.daywork import do_days_work
from xuke.kernel.item.rule import Action
from xuke.kernel.person import IMPORT, Person

pytestmark = pytest.mark.django_db
ACT = Act(person=Person(IMPORT, HOME), on=MORNING.date(), at=MORNING)


def opened(seen: list[tuple[int, int]] | None = None) -> int:
    known = [] if seen is None else seen
    return open_imported(HOME, ACT, lambda done, of: known.append((done, of)))


def certified(number: str, paper: str, **facts: Any) -> Any:  # noqa: ANN401 - as an import tells it
    return past(number, certificate_number=paper, **facts)


def test_each_certificate_of_the_past_becomes_a_licence_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opening, "TOGETHER", 2)
    imported(*(certified(f"P{one}", f"证{one}") for one in range(5)), past("P9"))
    seen: list[tuple[int, int]] = []

    assert has_unopened(HOME)
    assert (opened(seen), opened()) == (5, 0)

    assert seen == [(0, 5), (2, 5), (4, 5), (5, 5)]
    assert not has_unopened(HOME)
    rows = LicenceRow.objects.order_by("number")
    assert [(row.number, row.imported, row.status) for row in rows] == [
        (f"证{one}", True, "valid") for one in range(5)
    ]


def test_of_several_cases_of_one_number_the_newest_tells_the_licence() -> None:
    imported(
        certified("P1", "证1", valid_until=date(2027, 3, 1)),
        certified("P2", "证1", decided_on=date(2023, 6, 1), valid_until=date(2031, 3, 1)),
    )

    assert opened() == 1

    assert LicenceRow.objects.get().valid_until == date(2031, 3, 1)


def test_what_was_struck_off_in_the_old_system_has_ended_there() -> None:
    imported(
        certified("P1", "证1"),
        certified("P2", "证1", action=Action.DEREGISTRATION, decided_on=date(2023, 6, 1)),
    )

    assert (opened(), has_unopened(HOME)) == (0, False)


def test_what_is_open_already_stays_as_it_is() -> None:
    imported(certified("P1", "证1"), certified("P2", "证2"))
    first = licence_named(HOME, "证1", ITEM, act(CLERK))

    assert opened() == 1

    assert types(first) == ["LicenceIssued"]
    assert LicenceRow.objects.count() == 2


def test_what_somebody_opens_meanwhile_is_opened_once() -> None:
    imported(certified("P1", "证1"), certified("P2", "证2"))

    def meanwhile(_done: int, _of: int) -> None:
        licence_named(HOME, "证1", ITEM, act(CLERK))

    open_imported(HOME, ACT, meanwhile)

    rows = LicenceRow.objects.order_by("number")
    assert [(row.number, types(row.stream)) for row in rows] == [
        ("证1", ["LicenceIssued"]),
        ("证2", ["LicenceIssued"]),
    ]


def test_days_reach_what_was_opened() -> None:
    imported(certified("P1", "证1", valid_until=date(2026, 3, 31)))
    opened()

    do_days_work(date(2026, 4, 2), datetime.combine(date(2026, 4, 2), MORNING.timetz()))

    assert LicenceRow.objects.get().status == "expired"


def test_whether_a_promise_was_looked_at_elsewhere_is_not_known() -> None:
    imported(certified("P1", "证1", commitment=True))
    opened()

    row = LicenceRow.objects.get()
    assert (row.commitment_due, row.next_clock) == (None, "")
