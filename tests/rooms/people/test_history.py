"""What is done to accounts is recorded, by whom, when and why; nobody gives himself rights."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.casework.standing import everything

from xuke.access.models import ApiToken, RoleGrant, User
from xuke.access.people import make_token, person_by_token, person_of
from xuke.casework.stream.door import find
from xuke.casework.stream.rebuild import rebuild
from xuke.kernel.account import Account, Phase
from xuke.kernel.person import Person, Role
from xuke.rooms.people import accounts
from xuke.rooms.people.accounts import Given, ensure_demonstration_accounts
from xuke.rooms.people.keeping import ACCOUNTS, real_act, stream_of
from xuke.rooms.people.standing import record_standing
from xuke.rooms.people.tokens import issue_token, last_day
from xuke.web import clock

AUTHORITY = "310105-wjw"
OPERATOR = Person("terminal:root", AUTHORITY, frozenset({Role.ADMIN}))
pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]


@pytest.fixture
def signed_in() -> SignIn:
    made = ensure_demonstration_accounts()

    def sign_in(username: str) -> Client:
        client = Client()
        client.force_login(made[username], "django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def user(username: str) -> User:
    return User.objects.get(username=username)


def recorded(username: str, authority: str = AUTHORITY) -> list[str]:
    """Return what the record holds of an account at an authority."""
    loaded = find(ACCOUNTS, stream_of(str(user(username).pk), authority).id)
    return [one.type for one in loaded.history] if loaded else []


def state(username: str) -> Account:
    loaded = find(ACCOUNTS, stream_of(str(user(username).pk), AUTHORITY).id)
    assert loaded
    return loaded.state


def give(client: Client, username: str, role: str = "decider", reason: str = "轮岗") -> Any:  # noqa: ANN401
    sent = {"username": username, "role": role, "since": clock.today().isoformat()}
    return client.post("/people/", {**sent, "until": "", "reason": reason})


def page(client: Client, username: str) -> str:
    return client.get(f"/people/{user(username).pk}/").content.decode()


def test_nobody_gives_himself_a_role(signed_in: SignIn) -> None:
    answer = give(signed_in("guanli"), "guanli")

    assert answer.status_code == 422
    assert "不能给自己授予职责" in answer.content.decode()
    assert not RoleGrant.objects.filter(user=user("guanli"), role="decider").exists()
    assert recorded("guanli") == []


def test_what_was_given_and_ended_the_same_day_stays_in_the_history(signed_in: SignIn) -> None:
    admin = signed_in("guanli")
    give(admin, "tongji")
    grant = RoleGrant.objects.get(user=user("tongji"), role="decider")

    admin.post(f"/people/roles/{grant.pk}/end/", {"reason": "授予有误"})

    assert recorded("tongji") == ["RoleGiven", "RoleEnded"]
    told = page(admin, "tongji")
    assert "授予“决定人员”职责" in told
    assert "轮岗" in told
    assert "终止“决定人员”授权" in told
    assert "授予有误" in told
    assert "管理（演示）" in told


@pytest.mark.parametrize("reason", ["", "  "])
def test_nothing_is_given_or_ended_without_a_reason(signed_in: SignIn, reason: str) -> None:
    admin, before = signed_in("guanli"), RoleGrant.objects.count()
    grant = RoleGrant.objects.get(user=user("tongji"))

    given = give(admin, "tongji", reason=reason)
    admin.post(f"/people/roles/{grant.pk}/end/", {"reason": reason})

    assert given.status_code == 422
    assert RoleGrant.objects.count() == 8 != before + 1
    assert recorded("tongji") == []


def test_a_closed_account_opens_nothing(signed_in: SignIn) -> None:
    admin, his = signed_in("guanli"), signed_in("shencha1")
    token = make_token(user("shencha1"), label="x", at=clock.now())

    admin.post(f"/people/{user('shencha1').pk}/close/", {"reason": "退休"})

    assert his.get("/desk/").status_code == 302
    assert person_by_token(token, clock.today()) is None
    assert not ApiToken.objects.filter(revoked_at__isnull=True).exists()
    assert not person_of(user("shencha1"), clock.today()).is_official
    assert recorded("shencha1")[-3:] == ["RoleEnded", "TokenRevoked", "AccountClosed"]
    sent = {"username": "shencha1", "password": "xuke-demo-2026"}
    assert "_auth_user_id" not in Client().post("/accounts/login/", sent).client.session


def test_an_account_that_was_opened_again_has_no_roles(signed_in: SignIn) -> None:
    admin, his = signed_in("guanli"), user("shencha1")
    admin.post(f"/people/{his.pk}/close/", {"reason": "退休"})

    admin.post(f"/people/{his.pk}/reopen/", {"reason": "返聘"})

    assert person_of(user("shencha1"), clock.today()).roles == {Role.APPLICANT}
    assert state("shencha1").phase is Phase.OPEN
    assert "返聘" in page(admin, "shencha1")


@pytest.mark.parametrize("act", ["close", "reopen"])
@pytest.mark.parametrize("name", ["shencha2", "tongji", "guanli"])
def test_nobody_closes_his_own_account_and_only_administrators_others(
    signed_in: SignIn, act: str, name: str
) -> None:
    whose = "guanli" if name == "guanli" else "shencha1"

    signed_in(name).post(f"/people/{user(whose).pk}/{act}/", {"reason": "退休"})

    assert user(whose).is_active
    assert recorded(whose) == []


def test_the_account_of_another_authority_is_not_to_be_seen_or_closed(signed_in: SignIn) -> None:
    other = User.objects.create(username="elsewhere")
    RoleGrant.objects.create(user=other, authority="440303-wjj", role="decider")
    admin = signed_in("guanli")

    answers = [
        admin.get(f"/people/{other.pk}/"),
        admin.post(f"/people/{other.pk}/close/", {"reason": "退休"}),
        admin.get(f"/people/tokens/{other.pk}/"),
    ]

    assert {one.status_code for one in answers} == {403}


@pytest.mark.parametrize("name", ["chuangkou", "tongji"])
def test_everybody_sees_his_own_history_and_nobody_elses(signed_in: SignIn, name: str) -> None:
    give(signed_in("guanli"), name, "publisher")
    client = signed_in(name)

    assert "轮岗" in page(client, name)
    assert client.get(f"/people/{user('jueding').pk}/").status_code == 403


def test_the_office_revokes_an_officials_token_and_makes_none(signed_in: SignIn) -> None:
    admin, his = signed_in("guanli"), user("chuangkou")
    issue_token(his, "叫号", last_day(clock.today()), real_act(person_of(his, clock.today())))
    digest = bytes(ApiToken.objects.get().digest).hex()

    listed = admin.get(f"/people/tokens/{his.pk}/").content.decode()
    made = admin.post(f"/people/tokens/{his.pk}/", {"label": "x", "expires_on": ""})
    admin.post(f"/people/tokens/{his.pk}/{digest}/revoke/", {"reason": "令牌泄露"})

    assert "叫号" in listed
    assert "签发新令牌" not in listed
    assert made.status_code == 403
    assert ApiToken.objects.get().revoked_at
    assert recorded("chuangkou") == ["TokenMade", "TokenRevoked"]
    assert "令牌泄露" in page(admin, "chuangkou")


def test_a_token_without_a_day_lasts_as_long_as_is_set(signed_in: SignIn) -> None:
    signed_in("chuangkou").post("/people/tokens/", {"label": "叫号", "expires_on": ""})

    assert ApiToken.objects.get().expires_on == clock.today() + timedelta(days=90)


@pytest.mark.usefixtures("signed_in")
def test_tokens_end_with_the_password() -> None:
    his = user("chuangkou")
    token = make_token(his, label="x", at=clock.now())

    accounts.set_password(his, "another long password", real_act(OPERATOR))

    assert person_by_token(token, clock.today()) is None
    assert recorded("chuangkou") == ["PasswordSet", "TokenRevoked"]


def test_who_signs_up_is_recorded_without_a_name() -> None:
    made = accounts.sign_up("zhao", "a long enough password", "赵某某")

    loaded = find(ACCOUNTS, stream_of(str(made.pk), "").id)
    assert loaded
    assert [one.type for one in loaded.history] == ["AccountMade"]
    assert "赵" not in str(loaded.history[0].facts)
    assert loaded.history[0].envelope.actor == str(made.pk)


def test_what_stood_before_is_recorded_as_assumed_and_once(signed_in: SignIn) -> None:
    make_token(user("chuangkou"), label="x", at=clock.now())
    admin = signed_in("guanli")

    first, second = record_standing(), record_standing()

    assert (first, second) == (8, 0)
    assert recorded("chuangkou") == ["AccountMade", "RoleGiven", "TokenMade"]
    assert "推定" in page(admin, "chuangkou")
    held = state("jueding").roles[Role.DECIDER]
    assert held.since is RoleGrant.objects.get(user=user("jueding")).since


def test_the_roles_of_the_record_are_those_that_open_pages(signed_in: SignIn) -> None:
    admin = signed_in("guanli")
    record_standing()
    give(admin, "tongji")
    give(admin, "gongshi", "statistician")
    ended = RoleGrant.objects.get(user=user("gongshi"), role="publisher")
    admin.post(f"/people/roles/{ended.pk}/end/", {"reason": "轮岗"})

    for grant in RoleGrant.objects.select_related("user"):
        held = state(grant.user.username).roles[Role(grant.role)]
        assert (held.since, held.until) == (grant.since, grant.until), grant


def test_rows_of_accounts_are_those_of_a_rebuild(signed_in: SignIn) -> None:
    admin = signed_in("guanli")
    record_standing()
    give(admin, "tongji")
    before = everything()

    rebuild()

    assert everything() == before


def test_a_role_given_at_the_terminal_says_so(signed_in: SignIn) -> None:
    given = Given(role="clerk", since=clock.today(), reason="开办")
    accounts.give_role(user("tongji"), AUTHORITY, given, real_act(OPERATOR))

    assert "命令行（root）" in page(signed_in("guanli"), "tongji")
