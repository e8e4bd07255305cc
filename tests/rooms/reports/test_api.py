from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from xuke.access.demonstration import ensure_demonstration_accounts
from xuke.access.people import make_token
from xuke.figures.annual import ANNUAL, annual
from xuke.figures.rendering import as_json
from xuke.rooms.imports import import_cases
from xuke.web import clock

AUTHORITY = "310105-wjw"
ADDRESS = f"/api/statistics/annual?authority={AUTHORITY}&year=2023"
pytestmark = pytest.mark.django_db


@pytest.fixture
def bearer() -> Callable[[str], dict[str, str]]:
    accounts = ensure_demonstration_accounts()

    def headers(username: str) -> dict[str, str]:
        token = make_token(accounts[username], label="test", at=datetime(2026, 1, 5, tzinfo=UTC))
        return {"Authorization": f"Bearer {token}"}

    return headers


def test_the_api_gives_the_table_to_an_official_of_the_authority(
    client: Client,
    bearer: Callable[[str], dict[str, str]],
    cases_csv: Callable[..., Path],
    row: Callable[..., dict[str, str]],
) -> None:
    import_cases(cases_csv([row(fee="12.5")]), AUTHORITY)

    answer = client.get(ADDRESS, headers=bearer("tongji"))

    assert answer.status_code == 200
    assert answer.json() == as_json(annual(AUTHORITY, 2023, today=clock.today()))


@pytest.mark.parametrize(
    ("username", "address", "status"),
    [
        ("shenqing", ADDRESS, 403),
        ("tongji", ADDRESS.replace(AUTHORITY, "440114-wjj"), 403),
        ("tongji", f"{ADDRESS}&from_month=5&to_month=4", 422),
        ("tongji", ADDRESS.replace("2023", "x"), 422),
        ("tongji", ADDRESS.replace("2023", "0"), 422),
        ("tongji", ADDRESS.replace("2023", "99999"), 422),
    ],
)
def test_others_and_impossible_periods_are_refused(
    client: Client,
    bearer: Callable[[str], dict[str, str]],
    username: str,
    address: str,
    status: int,
) -> None:
    answer = client.get(address, headers=bearer(username))

    assert answer.status_code == status
    assert set(answer.json()) == {"code", "message", "citation", "fields"}


def test_without_a_token_nothing_is_told(client: Client, db: None) -> None:
    assert client.get(ADDRESS).status_code == 401


def test_the_description_names_the_columns_of_each_report() -> None:
    paths = Client().get("/api/openapi.json").json()["paths"]

    described = paths["/api/statistics/{slug}"]["get"]["description"]

    for column in ANNUAL.columns:
        assert f"`{column.name}` (" in described
    assert "`charged_amount` (number)" in described
