"""Every list, search and figure asks its few queries, whether little or much is listed."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.casework import journey
from tests.rooms.desk.office import HOME, ITEM, Office

from xuke.casework.models import CaseRow, LicenceRow

pytestmark = pytest.mark.django_db

OFFICIAL: Final = 3
"""Session, account and roles, of each page for somebody who is signed in."""
DRAFTS: Final = 1
"""What the reader of a list of work has begun."""
PROGRAM: Final = 1
"""A token with its account and roles."""
YEAR: Final = f"authority={HOME}&year=2026&from_month=1&to_month=12"
BUDGETS: Final[Mapping[str, int]] = {
    "/desk/": OFFICIAL + DRAFTS + 2,  # one of it for what waits elsewhere, of a publisher
    f"/desk/?item={ITEM}": OFFICIAL + DRAFTS + 1,
    "/desk/?q={number}": OFFICIAL + DRAFTS + 1,
    "/desk/?q={applicant}": OFFICIAL + DRAFTS + 2,
    "/desk/?q=nobody": OFFICIAL + 3,
    "/counter/": OFFICIAL + DRAFTS + 1,
    "/review/": OFFICIAL + DRAFTS + 1,
    "/register/queue/": OFFICIAL + DRAFTS + 1,
    "/register/licences/": OFFICIAL + 2,
    "/register/licences/?q={holder}": OFFICIAL + 4,
    "/register/licences/?due=soon": OFFICIAL + 2,
    "/disclosure/": OFFICIAL + 2,
    "/disclosure/?q={holder}": OFFICIAL + 2,
    "/disclosure/queue/": OFFICIAL + 1,
    "/my/": OFFICIAL + 5,  # of it one for materials held untrue, one for letters on licences
    f"/statistics/?{YEAR}": OFFICIAL + 3,
    f"/statistics/cell/?{YEAR}&column=applied&item={ITEM}": OFFICIAL + 2,
    "/people/": OFFICIAL + 1,
    "/api/cases": PROGRAM + 1,
    "/api/licences": PROGRAM + 1,
    "/api/licences?q={holder}": PROGRAM + 2,
    "/api/public/disclosures": 1,
    f"/api/statistics/annual?{YEAR}": PROGRAM + 2,
}
"""The queries that each address may ask; `{number}` and the like are those of some case."""


@pytest.fixture
def office(db: None) -> Office:
    """Open an office whose clerk holds every role, so that each page opens for one person."""
    office = Office()
    for role in ("examiner", "decider", "publisher", "statistician", "admin"):
        office.give("clerk", role)
    return office


def fill(office: Office) -> None:
    """Bring one more case to each list."""
    journey.delivered()
    office.received()
    office.accepted()
    office.draft(by="clerk")
    office.received(by="clerk")


def asked() -> dict[str, str]:
    """Return what is looked for: a waiting case and a licence."""
    case = CaseRow.objects.filter(waits_for="clerk").exclude(owner="").earliest("number")
    licence = LicenceRow.objects.earliest("number")
    words = {
        "number": case.number,
        "applicant": case.applicant_name,
        "holder": licence.holder_name,
    }
    return {name: quote(word) for name, word in words.items()}


def counted(office: Office) -> dict[str, int]:
    """Return how many queries each address asks of a process that has answered it before."""
    client, program, found = office.client("clerk"), office.token("clerk"), {}
    for address in BUDGETS:
        path = address.format(**asked())
        _opened(client, path, program)
        with CaptureQueriesContext(connection) as queries:
            _opened(client, path, program)
        # A process looks at its clock every few seconds, whatever is asked then.
        found[address] = sum("web_clock_setting" not in one["sql"] for one in queries)
    return found


def _opened(client: Client, path: str, program: dict[str, str]) -> None:
    headers = program if path.startswith("/api/") else None
    assert client.get(path, headers=headers).status_code == 200, path


def test_no_page_asks_more_than_its_budget_however_much_it_lists(office: Office) -> None:
    fill(office)
    few = counted(office)
    fill(office)
    fill(office)

    many = counted(office)

    assert {page: number for page, number in many.items() if number > BUDGETS[page]} == {}
    assert {page: number for page, number in many.items() if number > few[page]} == {}
