"""Administrators give and end roles at their own authority; tokens are one's own."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from xuke.access.models import ApiToken, RoleGrant, User
from xuke.access.people import make_token, person_by_token, person_of
from xuke.casework.stream.act import Act
from xuke.kernel.person import Person, Role
from xuke.rooms.people.accounts import Given, ensure_demonstration_accounts, give_role
from xuke.rooms.people.keeping import real_act
from xuke.web import clock

AUTHORITY = "310105-wjw"
pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]


@pytest.fixture
def signed_in() -> SignIn:
    accounts = ensure_demonstration_accounts()

    def sign_in(username: str) -> Client:
        client = Client()
        client.force_login(accounts[username], "django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def account(username: str) -> User:
    return User.objects.get(username=username)


def account_of(username: str, *, is_system: bool = False) -> User:
    return User.objects.create(username=username, name=username, is_system=is_system)


def roles_of(username: str, day: date | None = None) -> frozenset[Role]:
    return person_of(account(username), day or clock.today()).roles


def role_sent(**changes: str) -> dict[str, str]:
    sent = {"username": "tongji", "role": "clerk", "since": clock.today().isoformat(), "until": ""}
    return {**sent, "reason": "岗位调整", **changes}


def administrator(authority: str) -> Act:
    """Return an act of somebody who administers an authority."""
    return real_act(Person("administrator", authority, frozenset({Role.ADMIN})))


def given_elsewhere(user: User, authority: str) -> RoleGrant:
    given = Given(role="clerk", since=date(2020, 1, 1), reason="test")
    return give_role(user, authority, given, administrator(authority))


def test_the_demonstration_has_one_account_a_role_that_can_sign_in() -> None:
    accounts = ensure_demonstration_accounts()

    assert accounts["chuangkou"].check_password("xuke-demo-2026")
    assert roles_of("shenqing") == {Role.APPLICANT}
    assert roles_of("jueding") == {Role.APPLICANT, Role.DECIDER}
    assert {role for name in accounts for role in roles_of(name)} == set(Role)


def test_making_the_accounts_again_leaves_changed_ones_as_they_are() -> None:
    ensure_demonstration_accounts()
    user = account("chuangkou")
    user.set_password("another-password")
    user.save()

    ensure_demonstration_accounts()

    assert account("chuangkou").check_password("another-password")
    assert RoleGrant.objects.count() == 8


def test_the_list_shows_accounts_with_their_roles(signed_in: SignIn) -> None:
    page = signed_in("guanli").get("/people/").content.decode()

    assert "审查甲（演示）" in page
    assert "审查人员" in page


@pytest.mark.parametrize("username", ["shenqing", "chuangkou", "tongji"])
def test_only_administrators_see_the_list(signed_in: SignIn, username: str) -> None:
    assert signed_in(username).get("/people/").status_code == 403


def test_strangers_are_asked_to_sign_in(client: Client) -> None:
    assert client.get("/people/").status_code == 302


def test_a_role_is_given_at_the_administrators_own_authority(signed_in: SignIn) -> None:
    answer = signed_in("guanli").post("/people/", role_sent())

    assert answer.status_code == 302
    assert Role.CLERK in roles_of("tongji")
    assert RoleGrant.objects.get(user=account("tongji"), role="clerk").authority == AUTHORITY


def test_a_role_begins_and_ends_on_its_days(signed_in: SignIn) -> None:
    today = clock.today()
    start, last = today + timedelta(days=2), today + timedelta(days=4)

    signed_in("guanli").post("/people/", role_sent(since=start.isoformat(), until=last.isoformat()))

    days = [today + timedelta(days=count) for count in range(7)]
    held = [Role.CLERK in roles_of("tongji", day) for day in days]
    assert held == [False, False, True, True, True, False, False]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"username": "nobody"}, "该账号不能在本机关授予职责"),
        ({"role": "applicant"}, "id_role-error"),
        ({"role": "king"}, "id_role-error"),
        ({"since": "tomorrow"}, "id_since-error"),
        ({"until": "2020-01-01"}, "结束日期不能早于开始日期"),
    ],
)
def test_a_role_that_cannot_be_given_is_told_at_its_field(
    signed_in: SignIn, change: dict[str, str], words: str
) -> None:
    answer = signed_in("guanli").post("/people/", role_sent(**change))

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert RoleGrant.objects.count() == 8


def official_elsewhere(role: str = "decider", until: date | None = None) -> User:
    """Return an official of an authority whose code comes later than ours."""
    user = account_of("elsewhere")
    RoleGrant.objects.create(user=user, authority="440303-wjj", role=role, until=until)
    return user


def test_an_administrator_cannot_take_an_official_of_another_authority(
    signed_in: SignIn,
) -> None:
    official_elsewhere()

    answer = signed_in("guanli").post("/people/", role_sent(username="elsewhere"))

    assert answer.status_code == 422
    person = person_of(account("elsewhere"), clock.today())
    assert person.authority == "440303-wjj"
    assert person.has(Role.DECIDER)


def test_a_refusal_does_not_tell_whether_an_account_exists_elsewhere(signed_in: SignIn) -> None:
    official_elsewhere()
    client = signed_in("guanli")

    pages = [
        client.post("/people/", role_sent(username=name)).content.decode().replace(name, "")
        for name in ("elsewhere", "nowhere12")
    ]

    tokens = re.compile(r'csrf[^>]*value="[^"]*"')
    assert tokens.sub("", pages[0]) == tokens.sub("", pages[1])


def test_who_has_left_another_authority_may_be_given_a_role_here(signed_in: SignIn) -> None:
    official_elsewhere(until=clock.today() - timedelta(days=1))

    assert signed_in("guanli").post("/people/", role_sent(username="elsewhere")).status_code == 302

    assert person_of(account("elsewhere"), clock.today()).authority == AUTHORITY


def test_of_grants_at_two_authorities_the_first_given_decides() -> None:
    user = official_elsewhere()
    RoleGrant.objects.create(user=user, authority=AUTHORITY, role="statistician")
    token = make_token(user, label="test", at=clock.now())

    people = [person_of(user, clock.today()), person_by_token(token, clock.today())]

    assert [one.authority for one in people if one] == ["440303-wjj", "440303-wjj"]


def test_an_ended_role_holds_no_more_from_that_day_on(signed_in: SignIn) -> None:
    grant = RoleGrant.objects.get(user=account("shencha1"))

    signed_in("guanli").post(f"/people/roles/{grant.pk}/end/", {"reason": "调离"})

    assert Role.EXAMINER not in roles_of("shencha1")
    assert Role.EXAMINER in roles_of("shencha1", clock.today() - timedelta(days=1))


def test_the_last_administrator_cannot_end_his_own_role(signed_in: SignIn) -> None:
    grant = RoleGrant.objects.get(role="admin")

    signed_in("guanli").post(f"/people/roles/{grant.pk}/end/", {"reason": "调离"})

    assert Role.ADMIN in roles_of("guanli")


def test_a_role_that_ended_can_be_given_again(signed_in: SignIn) -> None:
    admin, grant = signed_in("guanli"), RoleGrant.objects.get(user=account("tongji"))
    admin.post(f"/people/roles/{grant.pk}/end/", {"reason": "调离"})

    admin.post("/people/", role_sent(role="statistician"))

    assert Role.STATISTICIAN in roles_of("tongji")


def test_roles_of_another_authority_are_none_of_his(signed_in: SignIn) -> None:
    elsewhere = given_elsewhere(account_of("someone"), "440114-wjj")

    answer = signed_in("guanli").post(f"/people/roles/{elsewhere.pk}/end/", {"reason": "调离"})

    assert answer.status_code == 403
    assert "someone" not in signed_in("guanli").get("/people/").content.decode()


def test_a_token_is_shown_once_and_speaks_for_its_maker(signed_in: SignIn) -> None:
    client = signed_in("chuangkou")

    page = client.post("/people/tokens/", {"label": "叫号系统", "expires_on": ""}).content.decode()

    found = re.search(r"xuke_[\w-]+", page)
    assert found
    person = person_by_token(found[0], clock.today())
    assert person is not None
    assert person.id == str(account("chuangkou").pk)
    assert found[0] not in client.get("/people/tokens/").content.decode()


def test_a_revoked_token_speaks_for_nobody(signed_in: SignIn) -> None:
    client, user = signed_in("chuangkou"), account("chuangkou")
    page = client.post("/people/tokens/", {"label": "a", "expires_on": ""}).content.decode()
    token = re.search(r"xuke_[\w-]+", page)
    digest = bytes(ApiToken.objects.get().digest).hex()

    client.post(f"/people/tokens/{user.pk}/{digest}/revoke/")

    assert token
    assert person_by_token(token[0], clock.today()) is None


@pytest.mark.parametrize("username", ["guanli", "tongji"])
def test_nobody_makes_a_token_in_another_persons_name(signed_in: SignIn, username: str) -> None:
    client, other = signed_in(username), account("jueding")

    answer = client.post(f"/people/tokens/{other.pk}/", {"label": "x"})

    assert answer.status_code == 403
    assert not ApiToken.objects.exists()


def test_an_administrator_makes_tokens_for_his_systems(signed_in: SignIn) -> None:
    admin = signed_in("guanli")
    system = account_of("queue-machine", is_system=True)
    given_elsewhere(system, AUTHORITY)

    answer = admin.post(f"/people/tokens/{system.pk}/", {"label": "x", "expires_on": ""})

    assert answer.status_code == 200
    assert ApiToken.objects.get().user == system


def test_a_token_that_would_be_dead_is_refused(signed_in: SignIn) -> None:
    answer = signed_in("guanli").post("/people/tokens/", {"label": "x", "expires_on": "2020-01-01"})

    assert answer.status_code == 422
    assert not ApiToken.objects.exists()
