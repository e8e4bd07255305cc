"""Acts of procedure as JSON: one address, the same refusals."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from tests.rooms.desk.office import Office, case_of

from xuke.casework.case.kind import CASES

REASON = "须核实外地机关出具的证明，尚未收到复函。"


def post(office: Office, name: str, stream: UUID, step: str, body: object) -> tuple[int, Any]:
    answer = Client().post(
        f"/api/cases/{stream}/acts/{step}",
        json.dumps(body),
        content_type="application/json",
        headers=office.token(name) | {"Idempotency-Key": str(uuid4())},
    )
    return answer.status_code, json.loads(answer.content)


def test_an_act_is_done_and_the_case_answered(office: Office) -> None:
    stream = office.accepted()

    status, case = post(office, "head", stream, "extend", {"facts": {"days": 10, "reason": REASON}})

    assert status == 200
    assert case["version"] == case_of(stream).version
    assert case_of(stream).extension


def test_officials_are_named_by_the_account_they_sign_in_with(office: Office) -> None:
    stream = office.accepted()
    facts = {"officers": ["first", "second"], "findings": REASON, "passed": True}

    status, _case = post(office, "first", stream, "verify-site", {"facts": facts})

    assert status == 200
    assert case_of(stream).procedure.verified[0].officers == (
        office.person("first").id,
        office.person("second").id,
    )


def test_each_fact_that_cannot_be_taken_is_named(office: Office) -> None:
    facts = {"days": "ten", "weather": "rain"}

    status, error = post(office, "head", office.accepted(), "extend", {"facts": facts})

    assert (status, error["code"]) == (422, "facts-invalid")
    assert set(error["fields"]) == {"days", "weather"}


@pytest.mark.parametrize(
    ("name", "step", "status", "code"),
    [
        pytest.param("clerk", "extend", 403, "role-missing", id="not his role"),
        pytest.param("head", "hold-hearing", 422, "wrong-phase", id="not called for"),
        pytest.param("stranger", "extend", 404, "not-found", id="not his to see"),
        pytest.param("head", "accept", 422, "request-invalid", id="no act of procedure"),
    ],
)
def test_refusals_are_those_of_the_pages(
    office: Office, name: str, step: str, status: int, code: str
) -> None:
    answered, error = post(office, name, office.accepted(), step, {"facts": {}})

    assert (answered, error["code"]) == (status, code)


def test_an_old_version_is_answered_with_a_conflict(office: Office) -> None:
    body = {"version": 1, "facts": {"days": 10, "reason": REASON}}

    status, error = post(office, "head", office.accepted(), "extend", body)

    assert (status, error["code"]) == (409, "stale-version")


def test_every_act_is_listed_with_its_facts(office: Office) -> None:
    answer = Client().get("/api/acts", headers=office.token("head"))

    listed = {one["step"]: one["facts"] for one in json.loads(answer.content)}

    assert set(listed) == set(CASES.plain)
    assert [one["name"] for one in listed["end-exclusion"]] == ["procedure", "until"]


def test_the_description_names_every_step() -> None:
    schema = json.loads(Client().get("/api/openapi.json").content)

    assert set(schema["components"]["schemas"]["ActStep"]["enum"]) == set(CASES.plain)
