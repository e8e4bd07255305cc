"""Applicants make their own accounts; they get no rights but an applicant's."""

import pytest
from django.test import Client

from xuke.access.models import RoleGrant, User
from xuke.access.people import person_of
from xuke.kernel.person import Role
from xuke.web import clock

PLACE = "/accounts/sign-up/"
PASSWORD = "a long enough password"
pytestmark = pytest.mark.django_db


def sent(**changes: str) -> dict[str, str]:
    form = {"name": "赵某", "username": "zhao", "password": PASSWORD, "again": PASSWORD}
    return form | changes


def test_the_page_for_signing_in_leads_to_the_one_for_signing_up(client: Client) -> None:
    page = client.get("/accounts/login/?next=/my/").content.decode()

    assert f'href="{PLACE}?next=/my/"' in page


def test_an_applicant_signs_up_and_is_signed_in(client: Client) -> None:
    answer = client.post(PLACE, sent())

    user = User.objects.get(username="zhao")
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)
    assert user.check_password(PASSWORD)
    assert person_of(user, clock.today()).roles == {Role.APPLICANT}
    assert RoleGrant.objects.count() == 0


def test_nobody_gives_himself_rights_by_further_fields(client: Client) -> None:
    client.post(PLACE, sent(role="admin", authority="310105-wjw", is_system="1"))

    user = User.objects.get(username="zhao")
    assert not user.is_system
    assert not person_of(user, clock.today()).is_official


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"again": "another password"}, "两次输入的密码不同"),
        ({"password": "short", "again": "short"}, "密码太短，至少 10 个字符"),
        ({"password": "8273645182736451"}, "密码只包含数字"),
        ({"username": "qian"}, "已经有人使用"),
        ({"username": "a b"}, "不能有空格"),
        ({"name": ""}, "id_name-error"),
    ],
)
def test_what_cannot_stand_is_told_and_makes_no_account(
    client: Client, change: dict[str, str], words: str
) -> None:
    User.objects.create_user("qian")

    answer = client.post(PLACE, sent(**change))

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert User.objects.count() == 1


def test_who_goes_on_goes_only_to_pages_of_ours(client: Client) -> None:
    answer = client.post(PLACE, sent(next="https://elsewhere.example/"))

    assert "elsewhere" not in answer["Location"]


def test_accounts_are_not_made_in_masses(client: Client) -> None:
    answers = [client.post(PLACE, sent(again="x")).status_code for _ in range(11)]

    assert answers == [422] * 10 + [429]
