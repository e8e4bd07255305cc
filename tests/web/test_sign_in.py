import pytest
from django.test import Client

from xuke.access.models import User
from xuke.web.site import sign_in

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


RIGHT = {"username": "zhang", "password": "a long enough password"}


def wrong(client: Client, number: int) -> int:
    """Return the status of a sign-in of somebody who guesses one account after the other."""
    sent = {"username": f"guess-{number}", "password": "x"}
    return int(client.post("/login", sent).status_code)


def test_a_crowd_with_right_passwords_is_let_in_whole(
    showcase: Client, account: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_in, "_FAILURES_A_MINUTE", 2)

    codes = {Client().post("/login", RIGHT).status_code for _person in range(4)}

    assert codes == {302}


def test_a_guesser_is_told_to_wait_and_his_colleagues_go_on(
    showcase: Client, account: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_in, "_FAILURES_A_MINUTE", 5)
    showcase.post("/login", RIGHT)
    showcase.cookies.pop("sessionid", None)
    stranger = Client()

    guesses = [wrong(stranger, number) for number in range(6)]

    assert guesses == [200] * 5 + [429]
    assert stranger.post("/login", RIGHT).status_code == 429
    assert showcase.post("/login", RIGHT).status_code == 302


def test_a_browser_that_knows_one_account_guesses_no_other(
    showcase: Client, account: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_in, "_FAILURES_A_MINUTE", 5)
    showcase.post("/login", RIGHT)

    guesses = [wrong(showcase, number) for number in range(6)]

    assert guesses[-1] == 429


@pytest.mark.parametrize("forged", ["", "x", "zhang:abc"])
def test_nobody_writes_himself_a_known_browser(
    showcase: Client, account: User, monkeypatch: pytest.MonkeyPatch, forged: str
) -> None:
    monkeypatch.setattr(sign_in, "_FAILURES_A_MINUTE", 0)
    showcase.cookies["xuke_device"] = forged

    assert showcase.post("/login", RIGHT).status_code == 429
