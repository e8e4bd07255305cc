"""What is public of a licence that was taken back, suspended or struck since its disclosure."""

from typing import Any
from uuid import UUID

from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.casework.licences import WATER
from tests.rooms.desk.office import ITEM, Office, text_of
from tests.rooms.disclosure.publishing import disclosed, record_of
from tests.rooms.register.held import REASON, done, heard, licence_of

from xuke.casework.models import LicenceRow
from xuke.kernel.licence.words import Status
from xuke.rooms.disclosure.standing import statuses

API = "/api/public/disclosures"
FACTS: dict[str, dict[str, Any]] = {
    "annul": {
        "cause": "deceit",
        "reason": REASON,
        "weighed": "不损害公共利益",
        "damages_owed": False,
    },
    "suspend": {"document": "虚构罚〔2026〕1号", "until": "2099-01-01", "reason": REASON},
}


def taken(office: Office, step: str, named: str) -> UUID:
    """Return a public case whose licence was burdened so since."""
    case = disclosed(office, WATER if step == "suspend" else ITEM)
    licence = heard(office, licence_of(case), named)
    done(office, "head", licence, step, **FACTS[step])
    return case


def state_of(case: UUID) -> str:
    """Return what the public page of this grant says."""
    return text_of(Client().get(f"/disclosure/record/{case}/"))


def test_an_annulled_licence_is_public_as_annulled(office: Office) -> None:
    case = taken(office, "annul", "annulment")

    [row] = Client().get(API).json()["rows"]

    assert row["items"]["XK_ZT"] == "2"
    assert "已撤销" in state_of(case)


def test_a_suspended_licence_still_exists_and_is_public_as_suspended(office: Office) -> None:
    case = taken(office, "suspend", "suspension")

    [row] = Client().get(API).json()["rows"]

    assert row["items"]["XK_ZT"] == "1"
    assert "暂扣" in state_of(case)


def test_the_file_for_the_credit_platform_tells_the_end_of_a_licence(office: Office) -> None:
    taken(office, "annul", "annulment")
    year = {"since": "2000-01-01", "until": "2099-01-01"}

    client = office.client("publisher")
    answer: Any = client.get("/disclosure/export.csv", year)

    assert b"".join(answer.streaming_content).decode().splitlines()[1].split(",")[24] == "2"


def test_a_grant_on_an_existing_licence_is_known_by_its_number(office: Office) -> None:
    case = disclosed(office)
    record = record_of(case)
    LicenceRow.objects.update(case=None, status="revoked")

    assert statuses([record]) == {case: Status.REVOKED}


def test_the_public_list_asks_once_how_its_licences_stand(
    office: Office, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    records = [record_of(disclosed(office)) for _one in range(3)]

    with django_assert_num_queries(1):
        assert set(statuses(records).values()) == {Status.VALID}


def test_of_history_that_nobody_opened_nothing_is_known(office: Office) -> None:
    record = record_of(disclosed(office))
    LicenceRow.objects.all().delete()

    assert statuses([record]) == {}
