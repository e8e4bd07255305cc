"""Lists of past cases as an authority might send them."""

import csv
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from django.test import Client

from xuke.access.demonstration import ensure_demonstration_accounts

AUTHORITY = "310105-wjw"
CASE_HEADER = [
    "case_number",
    "item",
    "action",
    "applicant_type",
    "applicant_name",
    "applicant_id",
    "channel",
    "received_on",
    "accepted_on",
    "not_accepted_on",
    "not_accepted_reason",
    "decided_on",
    "decision",
    "refusal_reason",
    "commitment",
    "fully_online",
    "certificate_number",
    "valid_from",
    "valid_to",
    "fee",
]
SUPERVISION_HEADER = ["kind", "item", "on", "object", "reference"]
GRANTED = {
    "case_number": "A-1",
    "item": "public-place-hygiene-permit",
    "action": "新办",
    "applicant_type": "organisation",
    "applicant_name": "虚构美发店001号",
    "channel": "网上",
    "received_on": "2023-03-01",
    "accepted_on": "2023-03-02",
    "decided_on": "2023-03-10",
    "decision": "准予",
    "commitment": "否",
    "fully_online": "是",
    "fee": "0",
}
VISIT = {
    "kind": "检查",
    "item": "公共场所卫生许可",
    "on": "2023-05-04",
    "object": "虚构美发店001号",
    "reference": "检2023-1",
}
WriteCsv = Callable[..., Path]


def case_row(**changes: str) -> dict[str, str]:
    """Return a granted case with these cells changed."""
    return {**GRANTED, **changes}


def write_rows(path: Path, header: Iterable[str], rows: Iterable[Mapping[str, str]]) -> Path:
    """Write a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(header), restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture
def row() -> Callable[..., dict[str, str]]:
    """Return what makes rows of cases."""
    return case_row


@pytest.fixture
def visit() -> Callable[..., dict[str, str]]:
    """Return what makes rows of supervision."""
    return lambda **changes: {**VISIT, **changes}


@pytest.fixture
def cases_csv(tmp_path: Path) -> WriteCsv:
    """Return what writes a list of cases; further columns may be named."""

    def write(rows: Iterable[Mapping[str, str]], *further: str) -> Path:
        return write_rows(tmp_path / "cases.csv", [*CASE_HEADER, *further], rows)

    return write


@pytest.fixture
def supervision_csv(tmp_path: Path) -> WriteCsv:
    """Return what writes a list of supervision."""

    def write(rows: Iterable[Mapping[str, str]]) -> Path:
        return write_rows(tmp_path / "supervision.csv", SUPERVISION_HEADER, rows)

    return write


@pytest.fixture
def signed_in(db: None) -> Callable[[str], Client]:
    """Return what signs an account of the demonstration in."""
    accounts = ensure_demonstration_accounts()

    def sign_in(username: str) -> Client:
        client = Client()
        client.force_login(accounts[username], "django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
