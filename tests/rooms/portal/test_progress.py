"""进度查询: number and identity together, or nothing."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.rooms.portal.conftest import ANSWERS, Answer, Applicant

from xuke.casework.case.kind import load_case

PLACE = "/progress/"
IDENTITY = ANSWERS["applicant_id"]


def asked(client: Client, number: str, identity: str) -> Answer:
    """Ask for a case."""
    answer: Answer = client.post(PLACE, {"number": number, "identity": identity})
    return answer


def test_number_and_identity_together_show_the_case_without_names(
    client: Client, applicant: Applicant
) -> None:
    stream = applicant.asked_to_correct()

    answer = asked(client, load_case(stream).state.number, f" {IDENTITY.lower()} ")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "待补正" in page
    assert "提交申请" in page
    for hidden in (ANSWERS["applicant_name"], "平面图.pdf", "打不通", IDENTITY):
        assert hidden not in page


def test_the_days_of_a_clock_are_folded_and_another_case_is_asked_for_above(
    client: Client, applicant: Applicant
) -> None:
    stream = applicant.asked_to_correct()

    page = asked(client, load_case(stream).state.number, IDENTITY).content.decode()

    assert page.count('<details class="xk-fold"') == page.count('<table class="xk-trace"') > 0
    assert page.index("查另一件") < page.index("办理经过")


def test_a_wrong_number_and_a_wrong_identity_are_told_apart_by_nothing(
    client: Client, applicant: Applicant
) -> None:
    number = load_case(applicant.file()).state.number

    wrong_identity = asked(client, number, "91310105MA00000000")
    wrong_number = asked(client, number[:-1] + "x", IDENTITY)

    assert wrong_identity.status_code == wrong_number.status_code == 422
    assert _told(wrong_identity, number) == _told(wrong_number, number[:-1] + "x")


def test_a_draft_cannot_be_asked_for(client: Client, applicant: Applicant) -> None:
    applicant.draft()

    assert asked(client, "", IDENTITY).status_code == 422


def test_the_number_may_come_from_the_receipts_code_but_never_the_identity(
    client: Client, applicant: Applicant
) -> None:
    number = load_case(applicant.file()).state.number

    page = client.get(PLACE, {"number": number, "identity": IDENTITY}).content.decode()

    main = page.split("<main")[1].split("</main")[0]
    assert f'value="{number}"' in main
    assert IDENTITY not in main


def test_guessing_is_slowed_down_but_reading_the_page_is_not(client: Client, db: None) -> None:
    statuses = [asked(client, str(step), "x").status_code for step in range(12)]

    assert statuses[:10] == [422] * 10
    assert statuses[10:] == [429] * 2
    assert client.get(PLACE).status_code == 200


def test_an_answer_stays_within_its_queries(
    client: Client, applicant: Applicant, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    number = load_case(applicant.file()).state.number

    # Two counts against guessing with their clearing up, the search, the case.
    with django_assert_max_num_queries(6):
        assert asked(client, number, IDENTITY).status_code == 200


def test_the_page_has_its_name() -> None:
    assert reverse("portal:progress") == PLACE


def _told(answer: Answer, number: str) -> str:
    """Return what the page says, without what only repeats the question or changes each time."""
    page: str = answer.content.decode()
    main = page.split("<main")[1].split("</main", maxsplit=1)[0].replace(number, "")
    token = main.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    return main.replace(token, "").replace(IDENTITY, "").replace("91310105MA00000000", "")


def test_one_number_is_not_asked_for_from_ever_new_addresses(applicant: Applicant) -> None:
    number = load_case(applicant.file()).state.number

    def guess(last: int, number: str = number) -> int:
        sent = {"number": number, "identity": "91310105MA00000000"}
        return Client().post(PLACE, sent, REMOTE_ADDR=f"203.0.113.{last}").status_code

    assert [guess(last) for last in range(11)] == [422] * 10 + [429]
    assert guess(99, number[:-1] + "x") == 422


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("{}\u200b", id="zero width, as copied from a paper"),
        pytest.param("\u3000{}", id="full-width blank"),
    ],
)
@pytest.mark.parametrize(
    "spelt", ["9131 0105-MA00 0000 0C", "９１３１０１０５ｍａ０００００００ｃ"]
)
def test_a_case_is_found_however_number_and_identity_are_written(
    client: Client, applicant: Applicant, typed: str, spelt: str
) -> None:
    number = load_case(applicant.file()).state.number

    assert asked(client, typed.format(number), spelt).status_code == 200
    assert asked(client, number.replace("-", "－"), spelt).status_code == 200


def test_another_way_to_write_a_number_is_no_further_guess(client: Client, db: None) -> None:
    statuses = [asked(client, "\u200b" * step + "1", "x").status_code for step in range(12)]

    assert statuses[10:] == [429] * 2
