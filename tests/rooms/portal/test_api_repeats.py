"""The same key with another body is another request: it is refused, whatever the act."""

import json
from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.rooms.portal.conftest import PDF, Answer
from tests.rooms.portal.test_api import APPLICATION, Caller, caller, other

from xuke.casework.models import CaseRow

__all__ = ["caller", "other"]


def opened(caller: Caller) -> str:
    return str(caller.post("/applications", APPLICATION).json()["case"])


def file(caller: Caller, case: str, content: bytes, key: str) -> Answer:
    sent = {"material": "floor-plan", "file": SimpleUploadedFile("图.pdf", content)}
    headers = {"Authorization": f"Bearer {caller.token}", "Idempotency-Key": key}
    answer: Answer = caller.client.post(
        f"/api/applications/{case}/materials", sent, headers=headers
    )
    return answer


def opens(caller: Caller, key: str, body: Mapping[str, object]) -> Answer:
    return caller.post("/applications", {**APPLICATION, **body}, **{"Idempotency-Key": key})


def withdraws(caller: Caller, key: str, body: Mapping[str, object]) -> Answer:
    case = caller.get("/cases").json()["cases"][0]["case"]
    return caller.post(f"/cases/{case}/withdrawal", body, **{"Idempotency-Key": key})


@pytest.mark.parametrize(
    ("act", "first", "second"),
    [
        pytest.param(opens, {}, {"action": "renewal"}, id="an application"),
        pytest.param(withdraws, {"reason": "不再经营"}, {"reason": "另有原因"}, id="a withdrawal"),
    ],
)
def test_a_key_stands_for_one_body(
    caller: Caller,
    act: Callable[[Caller, str, dict[str, str]], Answer],
    first: dict[str, str],
    second: dict[str, str],
) -> None:
    opened(caller)
    key = str(uuid4())
    done = act(caller, key, first)

    again, another = act(caller, key, first), act(caller, key, second)

    assert done.status_code in {200, 201}
    assert (again.status_code, again.json()) == (done.status_code, done.json())
    assert another.status_code == 409
    assert another.json()["code"] == "idempotency-key-reused"
    assert "没有办理" in another.json()["message"]


def test_a_key_stands_for_one_file(caller: Caller) -> None:
    case, key = opened(caller), str(uuid4())
    other_pdf = PDF.replace(b"Catalog", b"Catalog ")

    codes = [file(caller, case, one, key).status_code for one in (PDF, PDF, other_pdf)]

    assert codes == [201, 201, 409]


def test_the_key_of_somebody_else_is_free(caller: Caller, other: Caller) -> None:
    key = str(uuid4())

    assert opens(caller, key, {}).status_code == 201
    assert opens(other, key, {"form": {}}).status_code == 201
    assert CaseRow.objects.count() == 2


SURROGATE = "\\ud800"
LONG = "1234567890123456789"
"""A number so long that another reader reads the body."""


@pytest.mark.parametrize("extra", ["", f', "long": {LONG}'], ids=["plain", "with a long number"])
@pytest.mark.parametrize(
    "body",
    [
        f'{{"item": "{SURROGATE}", "authority": "a"%s}}',
        f'{{"item": "a", "authority": "{SURROGATE}"%s}}',
        f'{{"item": "a", "authority": "a", "form": {{"{SURROGATE}": "x"}}%s}}',
        f'{{"item": "a", "authority": "a", "form": {{"x": "{SURROGATE}"}}%s}}',
        f'{{"item": "a", "authority": "a", "action": "{SURROGATE}"%s}}',
    ],
)
def test_half_a_character_is_no_text_wherever_it_stands(
    caller: Caller, body: str, extra: str
) -> None:
    answer: Any = caller.client.post(
        "/api/applications",
        (body % extra).encode(),
        content_type="application/json",
        headers={"Authorization": f"Bearer {caller.token}"},
    )

    assert answer.status_code in {400, 422}
    assert answer.json()["message"]


def test_a_pair_that_makes_a_character_is_a_text(caller: Caller) -> None:
    body = json.dumps({"item": "\U00020bb7", "authority": "a"})

    answer: Any = caller.client.post(
        "/api/applications",
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {caller.token}"},
    )

    assert answer.status_code == 422
    assert "𠮷" in answer.json()["message"]


def test_the_description_names_whatever_any_address_may_answer() -> None:
    paths = Client().get("/api/openapi.json").json()["paths"]
    operations = [one for path in paths.values() for one in path.values()]

    for one in operations:
        told = set(one["responses"])
        assert {"400", "408", "411", "413", "422", "429", "500", "503", "507"} <= told, one
        assert not one.get("security") or {"401", "403"} <= told, one
