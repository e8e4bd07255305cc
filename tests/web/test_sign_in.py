import pytest
from django.test import Client

from xuke.access.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def account() -> User:
    return User.objects.create_user("zhang", "a long enough password", name="张某")


def test_somebody_without_a_role_goes_on_to_the_own_cases(showcase: Client, account: User) -> None:
    answer = showcase.post("/login", {"username": "zhang", "password": "a long enough password"})

    assert answer.headers["Location"] == "/portal/mine"
    page = showcase.get("/showcase/public").content.decode()
    assert "张某" in page
    assert "退出" in page


def test_a_wrong_password_is_told_without_saying_which_was_wrong(
    showcase: Client, account: User
) -> None:
    page = showcase.post("/login", {"username": "zhang", "password": "x"}).content.decode()

    assert "账号或密码不对" in page
    assert "Username" not in page


def test_an_account_tried_too_often_has_to_wait(showcase: Client, account: User) -> None:
    answers = [showcase.post("/login", {"username": "zhang", "password": "x"}) for _try in range(9)]

    assert answers[-1].status_code == 429
    assert "登录尝试次数过多" in answers[-1].content.decode()


def test_the_page_asked_for_is_reached_after_signing_in(showcase: Client, account: User) -> None:
    answer = showcase.post(
        "/login?next=/desk/mine", {"username": "zhang", "password": "a long enough password"}
    )

    assert answer.headers["Location"] == "/desk/mine"
