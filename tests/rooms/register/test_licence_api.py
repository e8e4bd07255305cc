"""Licences as JSON: read, listed, acted upon under the same law as on the pages."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from tests.casework.licences import WATER
from tests.rooms.desk.office import Office
from tests.rooms.register.held import REASON, heard, held, promised, state_of

from xuke.casework.licence.kind import LICENCES
from xuke.kernel.licence.words import Status

SUSPENSION = {"document": "虚构罚〔2026〕1号", "until": "2099-01-01", "reason": REASON}


def get(office: Office, path: str, name: str = "head") -> tuple[int, Any]:
    answer = Client().get(f"/api/{path}", headers=office.token(name))
    return answer.status_code, json.loads(answer.content)


def post(
    office: Office, stream: UUID, step: str, body: object, name: str = "head", key: str = ""
) -> tuple[int, Any]:
    answer = Client().post(
        f"/api/licences/{stream}/acts/{step}",
        json.dumps(body),
        content_type="application/json",
        headers=office.token(name) | {"Idempotency-Key": key or str(uuid4())},
    )
    return answer.status_code, json.loads(answer.content)


def test_a_licence_is_read_with_its_days_and_next_steps(office: Office) -> None:
    stream = held(office)

    status, licence = get(office, f"licences/{stream}")

    assert status == 200
    assert (licence["status"], licence["version"]) == ("valid", 1)
    assert {one["name"] for one in licence["clocks"]} == {"expiry", "renewal-filing"}
    assert licence["certificates"][0]["replaced_on"] is None
    steps = {one["step"]: one for one in licence["next_steps"]}
    assert steps["tell-holder"]["allowed"]
    assert "陈述、申辩" in steps["revoke"]["reason"]


def test_what_only_a_case_brings_about_is_not_offered_to_anybody(office: Office) -> None:
    _status, licence = get(office, f"licences/{held(office)}")

    steps = {one["step"]: one for one in licence["next_steps"]}
    assert not steps["modify"]["allowed"]
    assert "随申请办件的决定办理" in steps["modify"]["reason"]


def test_licences_are_listed_for_their_authority(office: Office) -> None:
    stream = held(office)

    status, page = get(office, "licences")
    _status, elsewhere = get(office, "licences", "stranger")
    _status, applicant = get(office, "licences", "applicant")

    assert status == 200
    assert [one["licence"] for one in page["rows"]] == [str(stream)]
    assert page["after"] == ""
    assert elsewhere["rows"] == applicant["rows"] == []


def test_an_act_is_done_and_the_licence_answered(office: Office) -> None:
    stream = heard(office, held(office, WATER), "suspension")
    key = str(uuid4())

    for _time in range(2):
        status, licence = post(office, stream, "suspend", {"facts": SUSPENSION}, key=key)
        assert (status, licence["status"]) == (200, "suspended")
        assert licence["suspended_until"] == "2099-01-01"

    assert state_of(stream).status is Status.SUSPENDED
    assert state_of(stream).version == 6


def test_each_fact_that_cannot_be_taken_is_named(office: Office) -> None:
    stream = heard(office, held(office, WATER), "suspension")

    status, error = post(office, stream, "suspend", {"facts": {"until": "soon", "mood": "bad"}})

    assert (status, error["code"]) == (422, "facts-invalid")
    assert set(error["fields"]) == {"document", "until", "reason", "mood"}


@pytest.mark.parametrize(
    ("name", "step", "status", "code"),
    [
        pytest.param("clerk", "tell-holder", 403, "role-missing", id="not his role"),
        pytest.param("head", "restore", 422, "wrong-status", id="not called for"),
        pytest.param("head", "revoke", 422, "statement-missing", id="the holder was not heard"),
        pytest.param("stranger", "tell-holder", 404, "not-found", id="not his to see"),
        pytest.param("head", "modify", 422, "request-invalid", id="no act by hand"),
    ],
)
def test_refusals_are_those_of_the_pages(
    office: Office, name: str, step: str, status: int, code: str
) -> None:
    answered, error = post(office, held(office), step, {"facts": {}}, name)

    assert (answered, error["code"]) == (status, code)


def test_an_old_version_is_answered_with_a_conflict(office: Office) -> None:
    stream = heard(office, held(office, WATER), "suspension")

    status, error = post(office, stream, "suspend", {"version": 1, "facts": SUSPENSION})

    assert (status, error["code"]) == (409, "stale-version")


def test_a_stranger_finds_no_licence(office: Office) -> None:
    stream = held(office)

    assert get(office, f"licences/{stream}", "stranger")[0] == 404
    assert get(office, f"licences/{uuid4()}")[0] == 404
    assert Client().get(f"/api/licences/{stream}").status_code == 401


@pytest.mark.parametrize("query", ["", "?q=a", "?q=虚构"])
def test_whoever_may_see_none_gets_an_empty_list(office: Office, query: str) -> None:
    held(office)

    status, found = get(office, f"licences{query}", "applicant")

    assert (status, found["rows"]) == (200, [])


def test_every_act_is_listed_with_its_facts(office: Office) -> None:
    _status, listed = get(office, "licence-acts")

    assert {one["step"] for one in listed} == set(LICENCES.plain)
    facts = {one["step"]: [fact["name"] for fact in one["facts"]] for one in listed}
    assert facts["suspend"] == ["document", "until", "reason", "reviewed"]


def test_a_promise_is_checked_by_officials_named_by_the_account_they_sign_in_with(
    office: Office,
) -> None:
    stream = promised(office)
    facts = {"officers": ["first", "second"], "result": "met", "findings": REASON}

    status, error = post(
        office, stream, "check-commitment", {"facts": facts | {"officers": ["first", "x"]}}, "first"
    )
    done, licence = post(office, stream, "check-commitment", {"facts": facts}, "first")

    assert (status, set(error["fields"])) == (422, {"officers"})
    assert (done, licence["promise"]) == (200, "kept")
    assert state_of(stream).checks[0].officers == (
        office.person("first").id,
        office.person("second").id,
    )
