"""The counter's acts for programs: the same door, the same refusals."""

from uuid import UUID, uuid4

from django.test import Client
from tests.rooms.desk.office import Office, case_of

from xuke.catalogue import item
from xuke.kernel.case.people import applicant_name
from xuke.kernel.case.state import Phase


def post(office: Office, name: str, stream: UUID, act: str, body: dict[str, object]) -> object:
    return Client(headers=office.token(name)).post(
        f"/api/cases/{stream}/{act}", body, content_type="application/json"
    )


def test_a_program_accepts(office: Office) -> None:
    stream = office.received()

    answer = post(office, "clerk", stream, "acceptance", {})

    assert answer.status_code == 200  # type: ignore[attr-defined]
    assert answer.json()["phase"] == "accepted"  # type: ignore[attr-defined]


def test_a_repeated_key_does_nothing_twice(office: Office) -> None:
    stream, key = office.received(), str(uuid4())
    client = Client(headers=office.token("clerk") | {"Idempotency-Key": key})

    address = f"/api/cases/{stream}/acceptance"
    answers = [client.post(address, content_type="application/json") for _time in range(2)]

    assert [one.status_code for one in answers] == [200, 200]
    assert answers[0].json()["version"] == answers[1].json()["version"]


def test_an_older_version_is_a_conflict(office: Office) -> None:
    stream = office.received()
    seen = case_of(stream).version - 1

    answer = post(office, "clerk", stream, "acceptance", {"version": seen})

    assert (answer.status_code, answer.json()["code"]) == (409, "stale-version")  # type: ignore[attr-defined]


def test_what_lacks_is_named_as_the_applicant_knows_it(office: Office) -> None:
    stream = office.received(complete=False)

    answer = post(office, "clerk", stream, "acceptance", {})

    assert (answer.status_code, answer.json()["code"]) == (422, "incomplete")  # type: ignore[attr-defined]
    message = answer.json()["message"]  # type: ignore[attr-defined]
    lacking = {"floor-plan", "test-report"}
    names = {one.name for one in item(case_of(stream).item).materials if one.id in lacking}
    assert any(name in message for name in names)
    assert not any(one in message for one in lacking)


def test_a_notice_needs_words_and_listed_things(office: Office) -> None:
    stream = office.received(complete=False)
    gap = {"target": "photo", "kind": "missing", "what": "请提交照片。"}

    answer = post(office, "clerk", stream, "correction-notice", {"gaps": [gap]})

    assert (answer.status_code, answer.json()["code"]) == (422, "material-not-listed")  # type: ignore[attr-defined]
    assert answer.json()["citation"] == "administrative-licensing-law/31"  # type: ignore[attr-defined]


def test_a_non_acceptance_is_reasoned(office: Office) -> None:
    stream = office.received()
    body: dict[str, object] = {
        "reason": "not-competent",
        "text": "经核对，由市级机关实施本项许可。",
    }

    refused = post(office, "clerk", stream, "non-acceptance", body)
    done = post(office, "clerk", stream, "non-acceptance", body | {"competent": "市卫生健康委"})

    assert refused.json()["code"] == "competent-body-missing"  # type: ignore[attr-defined]
    assert done.status_code == 200  # type: ignore[attr-defined]
    assert case_of(stream).phase is Phase.CONCLUDED


def test_who_takes_it_himself_signs_for_it_himself(office: Office) -> None:
    stream = office.refused()

    post(office, "clerk", stream, "delivery", {"way": "direct"})

    delivered = case_of(stream).delivered
    assert delivered
    assert delivered.proof == applicant_name(case_of(stream))


def test_a_program_delivers(office: Office) -> None:
    stream = office.refused()

    body: dict[str, object] = {"way": "post"}
    unproven = post(office, "clerk", stream, "delivery", body)
    done = post(office, "clerk", stream, "delivery", body | {"proof": "虚构邮件号1"})

    assert unproven.json()["code"] == "proof-missing"  # type: ignore[attr-defined]
    assert done.json()["phase"] == "concluded"  # type: ignore[attr-defined]


def test_who_may_not_see_the_case_is_told_that_there_is_none(office: Office) -> None:
    stream = office.received()

    answer = post(office, "stranger", stream, "acceptance", {})

    assert answer.status_code == 404  # type: ignore[attr-defined]


def test_without_a_token_nothing_is_done(office: Office) -> None:
    stream = office.received()

    answer = office.client("clerk").post(f"/api/cases/{stream}/acceptance")

    assert answer.status_code == 401
    assert case_of(stream).phase is Phase.RECEIVED
