"""The applicant's acts as JSON."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.rooms.portal.conftest import ANSWERS, HOME, ITEM, PDF, Answer, Applicant

from xuke import catalogue
from xuke.access.models import User
from xuke.access.people import make_token
from xuke.casework.models import CaseRow, Draft
from xuke.gateways.uploads import MEBIBYTE
from xuke.rooms.portal.readingapi import BY_STREAM
from xuke.web.clock import SHANGHAI

APPLICATION = {"item": ITEM, "authority": HOME, "action": "new", "form": ANSWERS}


class Caller:
    """A program with a token of its own."""

    def __init__(self, username: str) -> None:
        """Make the account and its token."""
        user = User.objects.create_user(username, None, username)
        at = datetime(2026, 3, 2, tzinfo=SHANGHAI)
        self.token = make_token(user, label="test", at=at)
        self.client = Client()

    def post(self, place: str, sent: object, **headers: str) -> Answer:
        """Send JSON."""
        answer: Answer = self.client.post(
            f"/api{place}",
            json.dumps(sent),
            content_type="application/json",
            headers={"Authorization": f"Bearer {self.token}", **headers},
        )
        return answer

    def get(self, place: str) -> Answer:
        """Ask."""
        headers = {"Authorization": f"Bearer {self.token}"}
        answer: Answer = self.client.get(f"/api{place}", headers=headers)
        return answer

    def attach(self, case: str, material: str, content: bytes = PDF) -> Answer:
        """Send a file."""
        answer: Answer = self.client.post(
            f"/api/applications/{case}/materials",
            {"material": material, "file": SimpleUploadedFile("图.pdf", content)},
            headers={"Authorization": f"Bearer {self.token}"},
        )
        return answer


@pytest.fixture
def caller(db: None) -> Caller:
    """Return an applicant's program."""
    return Caller("shenqing-api")


@pytest.fixture
def other(db: None) -> Caller:
    """Return another applicant's program."""
    return Caller("bieren-api")


def opened(caller: Caller) -> str:
    """Return a case that was opened."""
    return str(_read(caller.post("/applications", APPLICATION))["case"])


def test_an_application_goes_in_with_three_requests(caller: Caller) -> None:
    first = caller.post("/applications", APPLICATION)
    case = _read(first)["case"]
    second = caller.attach(case, "floor-plan")
    third = caller.post(f"/applications/{case}/submission", {})

    assert (first.status_code, second.status_code, third.status_code) == (201, 201, 200)
    filed = _read(third)
    assert filed["phase"] == "received"
    assert filed["received_on"] == "2026-03-02"
    assert filed["due"] == "2026-03-09"
    assert CaseRow.objects.get().number == filed["number"]
    assert _read(caller.get(f"/cases/{case}")) == filed


def test_the_case_says_what_its_owner_may_do_and_why_not_the_rest(caller: Caller) -> None:
    case = opened(caller)
    caller.post(f"/applications/{case}/submission", {})

    steps = {one["step"]: one for one in _read(caller.get(f"/cases/{case}"))["next_steps"]}

    assert steps["withdraw"]["allowed"]
    assert not steps["accept"]["allowed"]
    assert "窗口人员" in steps["accept"]["reason"]


def test_a_repeated_request_opens_one_case(caller: Caller) -> None:
    key = {"Idempotency-Key": str(uuid4())}

    first = caller.post("/applications", APPLICATION, **key)
    again = caller.post("/applications", APPLICATION, **key)

    assert _read(first) == _read(again)
    assert Draft.objects.count() == 1


def test_wrong_answers_are_named_field_by_field(caller: Caller) -> None:
    case = _read(caller.post("/applications", APPLICATION | {"form": {"contact_phone": "12"}}))[
        "case"
    ]

    answer = caller.post(f"/applications/{case}/submission", {})

    told = _read(answer)
    assert answer.status_code == 422
    assert told["code"] == "answers-invalid"
    assert told["fields"]["applicant_name"] == "必须填写。"
    assert "contact_phone" in told["fields"]


@pytest.mark.parametrize(
    "changed",
    [
        {"item": "no-such-item"},
        {"authority": "nowhere"},
        {"action": "destruction"},
        {"channel": "pigeon"},
        {"form": {"is_admin": "1"}},
        {"form": {"applicant_name": "a\0b"}},
        {"form": {"applicant_name": "长" * 4001}},
        {"form": {"applicant_name": 7}},
        {"form": None},
    ],
)
def test_what_cannot_be_understood_is_refused_and_opens_nothing(
    caller: Caller, changed: Mapping[str, object]
) -> None:
    answer = caller.post("/applications", APPLICATION | dict(changed))

    assert answer.status_code == 422
    assert set(_read(answer)) == {"code", "message", "citation", "fields"}
    assert Draft.objects.count() == 0


def test_an_unknown_item_or_authority_is_called_unknown(caller: Caller) -> None:
    item = _read(caller.post("/applications", APPLICATION | {"item": "no-such-item"}))
    place = _read(caller.post("/applications", APPLICATION | {"authority": "nowhere"}))

    assert (item["code"], place["code"]) == ("no-such-item", "no-such-authority")
    assert item["fields"]["item"] == "没有事项“no-such-item”，可用的代码见 /api/public/items。"
    assert place["fields"]["authority"].startswith("没有机关“nowhere”，可用的代码：310105-wjw、")


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"item": 7}, "item", "须是文字"),
        ({"action": "destruction"}, "action", "只能是 new、modification"),
        ({"commitment": "perhaps"}, "commitment", "须是 true 或 false"),
        ({"form": []}, "form", "须是对象"),
        ({"form": {"applicant_name": "长" * 4001}}, "form.applicant_name", "最多 4000 个字符"),
        ({"form": {"applicant_name": "a\0b"}}, "form.applicant_name", "空字节"),
    ],
)
def test_a_fault_of_form_is_told_in_chinese_by_the_callers_own_name(
    caller: Caller, changed: Mapping[str, object], field: str, words: str
) -> None:
    told = _read(caller.post("/applications", APPLICATION | dict(changed)))["fields"]

    assert list(told) == [field]
    assert words in told[field]


def test_what_is_missing_is_named_wherever_it_belongs(caller: Caller) -> None:
    case = opened(caller)
    nothing = _read(caller.post("/applications", {}))["fields"]
    no_file = caller.client.post(
        f"/api/applications/{case}/materials",
        {"material": "floor-plan"},
        headers={"Authorization": f"Bearer {caller.token}"},
    )
    no_page = _read(caller.get("/cases?after=7"))["fields"]

    assert nothing == dict.fromkeys(("item", "authority"), "缺少这一项，请填写。")
    assert _read(no_file)["fields"] == {"file": "缺少这一项，请填写。"}
    assert no_page == {"after": "须是 UUID。"}


def test_a_method_that_does_not_exist_is_told_as_every_error(caller: Caller) -> None:
    answer = caller.get("/applications")

    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert _read(answer)["code"] == "method-not-allowed"


def test_a_body_that_is_no_json_is_refused_in_the_same_form(caller: Caller) -> None:
    answer = caller.client.post(
        "/api/applications",
        "{",
        content_type="application/json",
        headers={"Authorization": f"Bearer {caller.token}"},
    )

    assert answer.status_code == 400
    assert _read(answer)["code"] == "bad-request"


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"MZ\x90", 422, "file-wrong-kind"),
        (b"", 422, "file-empty"),
        (PDF + b"\0" * 20 * MEBIBYTE, 413, "file-too-large"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused(
    caller: Caller, content: bytes, status: int, code: str
) -> None:
    case = opened(caller)

    answer = caller.attach(case, "floor-plan", content)

    assert (answer.status_code, _read(answer)["code"]) == (status, code)
    assert _read(caller.get(f"/cases/{case}"))["version"] == 1


def test_a_material_that_is_not_listed_is_refused_with_the_provision(caller: Caller) -> None:
    answer = caller.attach(opened(caller), "loss-statement")

    assert answer.status_code == 422
    assert _read(answer)["citation"] == "administrative-licensing-law/31"


def test_nobody_enters_without_a_token_and_a_cookie_is_none(applicant: Applicant) -> None:
    stream = applicant.draft()

    for client in (Client(), applicant.client):
        answers = [
            client.get("/api/cases"),
            client.get(f"/api/cases/{stream}"),
            client.post("/api/applications", "{}", content_type="application/json"),
            client.post(f"/api/applications/{stream}/submission"),
        ]
        assert [one.status_code for one in answers] == [401] * 4
        assert _read(answers[0])["code"] == "unauthenticated"
    answer = Client().get("/api/cases", headers={"Authorization": "Bearer xuke_wrong"})
    assert answer.status_code == 401


def test_a_strangers_case_does_not_exist(caller: Caller, other: Caller) -> None:
    case = opened(caller)

    answers = [
        other.get(f"/cases/{case}"),
        other.attach(case, "floor-plan"),
        other.post(f"/applications/{case}/submission", {}),
        other.post(f"/cases/{case}/correction", {"form": {}}),
        other.post(f"/cases/{case}/withdrawal", {}),
        other.get(f"/cases/{uuid4()}"),
    ]

    assert [one.status_code for one in answers] == [404] * 6
    assert len({one.content for one in answers}) == 1
    assert _read(other.get("/cases"))["cases"] == []


def test_another_persons_request_id_opens_no_door(caller: Caller, other: Caller) -> None:
    case = opened(caller)
    key = {"Idempotency-Key": str(uuid4())}
    caller.post(f"/applications/{case}/submission", {}, **key)

    assert other.post(f"/applications/{case}/submission", {}, **key).status_code == 404


def test_who_has_seen_an_older_version_is_told_to_read_again(caller: Caller) -> None:
    case = opened(caller)
    caller.attach(case, "floor-plan")

    answer = caller.post(f"/applications/{case}/submission", {"version": 1})

    assert answer.status_code == 409
    assert _read(answer)["code"] == "stale-version"


def test_a_case_can_be_taken_back_once(caller: Caller) -> None:
    case = opened(caller)
    caller.post(f"/applications/{case}/submission", {})

    first = caller.post(f"/cases/{case}/withdrawal", {"reason": "不办了"})
    again = caller.post(f"/cases/{case}/withdrawal", {"reason": "不办了"})

    assert (first.status_code, _read(first)["phase"]) == (200, "concluded")
    assert (again.status_code, _read(again)["code"]) == (422, "wrong-phase")


def test_the_list_leads_on_by_key(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xuke.rooms.portal.readingapi.BY_STREAM", replace(BY_STREAM, size=2))
    cases = {opened(caller) for _case in range(3)}

    first = _read(caller.get("/cases?phase=draft"))
    rest = _read(caller.get(f"/cases?phase=draft&after={first['next']}"))

    assert {one["case"] for one in [*first["cases"], *rest["cases"]]} == cases
    assert rest["next"] is None


def test_the_public_reads_items_without_a_token() -> None:
    items = _read(Client().get("/api/public/items"))
    item = _read(Client().get(f"/api/public/items/{ITEM}"))

    assert len(items) == 18
    assert item["name"] == "公共场所卫生许可"
    assert {one["action"] for one in item["asks"]} == set(item["actions"])
    assert Client().get("/api/public/items/no-such-item").status_code == 404


def test_the_guide_names_every_code_that_a_case_needs() -> None:
    item = _read(Client().get(f"/api/public/items/{ITEM}"))
    new = next(one for one in item["asks"] if one["action"] == "new")

    assert HOME in item["authorities"]
    assert {one["code"] for one in item["checklist"]} == set(catalogue.item(ITEM).rule().checks)
    assert {"code": "direct", "words": "直接送达"} in item["delivery_ways"]
    assert "other" not in {one["code"] for one in item["non_acceptance_reasons"]}
    assert {"code": "conditions-not-met", "words": "不符合法定条件"} in item["refusal_reasons"]
    assert {"id": "floor-plan", "must_be_uploaded": True}.items() <= (
        next(one for one in new["materials"] if one["id"] == "floor-plan").items()
    )
    address = next(one for one in new["fields"] if one["id"] == "delivery_address")
    assert address["required_when"] == {"delivery_way": "邮寄送达"}


def test_the_description_names_every_refusal() -> None:
    paths = _read(Client().get("/api/openapi.json"))["paths"]

    for place in ("/api/applications", "/api/applications/{case}/submission"):
        assert {"401", "404", "409", "422"} <= set(paths[place]["post"]["responses"])


def test_the_description_names_the_header_that_repeats_safely() -> None:
    description = _read(Client().get("/api/openapi.json"))

    acts = [one["post"] for one in description["paths"].values() if "post" in one]
    assert acts
    for act in acts:
        assert "Idempotency-Key" in [one["name"] for one in act["parameters"]]
    assert "Idempotency-Key" in description["info"]["description"]


def test_opening_an_application_stays_within_its_queries(
    caller: Caller, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    # The token, the history, the append, the read model, the draft; savepoints of the test.
    with django_assert_max_num_queries(9):
        caller.post("/applications", APPLICATION)


def _read(answer: Answer) -> dict:  # type: ignore[type-arg]
    """Read the JSON of an answer."""
    found: dict = json.loads(answer.content)  # type: ignore[type-arg]
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("phase", ["%00", "no-such-phase", ""])
def test_a_phase_that_is_none_is_told_so(phase: str) -> None:
    assert Caller("somebody").get(f"/cases?phase={phase}").status_code in {400, 422}


@pytest.mark.django_db
def test_cases_are_listed_by_phase() -> None:
    caller = Caller("somebody")
    caller.post("/applications", APPLICATION)

    drafts, received = (caller.get(f"/cases?phase={one}").json() for one in ("draft", "received"))

    assert (len(drafts["cases"]), len(received["cases"])) == (1, 0)


@pytest.mark.django_db
def test_a_key_that_is_no_uuid_is_refused_before_anything_is_done() -> None:
    answer = Caller("somebody").post("/applications", APPLICATION, **{"Idempotency-Key": "4711"})

    assert answer.status_code == 400
    assert answer.json()["code"] == "idempotency-key-invalid"
    assert Draft.objects.count() == 0
