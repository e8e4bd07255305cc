"""Examination and decision for programs: the same door, the same refusals."""

from typing import Any
from uuid import UUID

from django.test import Client
from tests.casework.acts import act_on
from tests.rooms.desk.office import ITEM, Office, case_of, visit

from xuke import catalogue
from xuke.catalogue import item
from xuke.kernel.case.state import Phase


def post(office: Office, name: str, stream: UUID, act: str, body: dict[str, Any]) -> Any:  # noqa: ANN401
    return Client(headers=office.token(name)).post(
        f"/api/cases/{stream}/{act}", body, content_type="application/json"
    )


def found(*, held: bool = True) -> dict[str, Any]:
    checks = {one.id: held for one in catalogue.item(ITEM).checklist}
    return {"checks": checks, "opinion": "符合法定条件。", "passed": held}


def test_two_persons_examine_and_a_third_decides(office: Office) -> None:
    stream = office.accepted()
    act_on(stream, "verify-site", visit(), office.act("first"))
    post(office, "first", stream, "examination", found())
    post(office, "second", stream, "examination", found())

    answer = post(office, "head", stream, "decision", {"outcome": "granted"})

    assert (answer.status_code, answer.json()["phase"]) == (200, "granted")


def test_the_same_person_does_not_examine_twice(office: Office) -> None:
    stream = office.accepted()
    post(office, "first", stream, "examination", found())

    answer = post(office, "first", stream, "examination", found())

    assert (answer.status_code, answer.json()["code"]) == (403, "examined-by-same-person")
    assert answer.json()["citation"] == "administrative-licensing-law/34/3"


def test_a_point_left_out_is_named(office: Office) -> None:
    stream = office.accepted()
    body = found()
    del body["checks"]["layout"]

    answer = post(office, "first", stream, "examination", body)

    assert (answer.status_code, answer.json()["code"]) == (422, "checks-unanswered")
    words = next(one.text for one in item(case_of(stream).item).checklist if one.id == "layout")
    assert words in answer.json()["message"]
    assert "layout" not in answer.json()["message"]


def test_a_refusal_without_words_is_none(office: Office) -> None:
    stream = office.examined(passed=False)
    body = {"outcome": "refused", "reason": "conditions-not-met"}

    factless = post(office, "head", stream, "decision", body | {"text": "不符合消毒的条件要求。"})
    answer = post(office, "head", stream, "decision", body | {"facts": "消毒间面积三平方米。"})

    assert factless.json()["code"] == "facts-missing"
    assert (answer.status_code, answer.json()["code"]) == (422, "reason-too-short")
    assert case_of(stream).phase is Phase.EXAMINED


def test_a_reasoned_refusal_is_recorded(office: Office) -> None:
    stream = office.examined(passed=False)
    why = {
        "reason": "conditions-not-met",
        "facts": "现场核查：消毒间面积三平方米。",
        "text": "消毒间面积不足，不能分类消毒。",
    }

    answer = post(office, "head", stream, "decision", {"outcome": "refused", **why})

    assert (answer.status_code, answer.json()["phase"]) == (200, "refused")
