"""Anybody who is signed in changes his own password, and is the only one left signed in."""

import pytest
from django.test import Client
from tests.punctuation import faults
from tests.rooms.desk.office import Office, text_of

from xuke.access.models import User
from xuke.casework.stream import door
from xuke.kernel.account import PasswordSet
from xuke.rooms.people.keeping import ACCOUNTS, NO_AUTHORITY, home_of, stream_of
from xuke.web import clock

PLACE = "/accounts/password/"
OLD = "an old password indeed"
NEW = "quite another password"


@pytest.fixture
def office(db: None) -> Office:
    """Open an office whose staff have a password."""
    office = Office()
    for user in office.users.values():
        user.set_password(OLD)
        user.save()
    return office


def sent(**changes: str) -> dict[str, str]:
    """Return the form as it is filled in."""
    return {"old": OLD, "password": NEW, "again": NEW} | changes


def events(user: User) -> list[object]:
    """Return what was recorded of the account where it is at home."""
    home = home_of(user, clock.today()) or NO_AUTHORITY
    loaded = door.find(ACCOUNTS, stream_of(str(user.pk), home).id)
    return [one.event for one in loaded.history] if loaded else []


@pytest.mark.parametrize("name", ["clerk", "head", "applicant"])
def test_a_password_is_changed_and_recorded(office: Office, name: str) -> None:
    client, user = office.client(name), office.users[name]

    answer = client.post(PLACE, sent())

    user.refresh_from_db()
    assert answer.status_code == 302
    assert user.check_password(NEW)
    assert isinstance(events(user)[-1], PasswordSet)
    assert "密码已修改" in text_of(client.get(PLACE))


def test_several_faults_of_one_password_are_sentences_side_by_side(office: Office) -> None:
    page = text_of(office.client("clerk").post(PLACE, sent(password="12345", again="12345")))

    told = page.partition('id="id_password-error">')[2].partition("</p>")[0]
    assert told.count("。") > 1
    assert faults(told) == []


def test_who_is_signed_in_elsewhere_is_signed_out(office: Office) -> None:
    here, elsewhere = office.client("clerk"), office.client("clerk")

    here.post(PLACE, sent())

    assert here.get("/desk/").status_code == 200
    assert elsewhere.get("/desk/").status_code == 302


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"old": "a wrong password"}, "现在的密码不对"),
        ({"again": "something else"}, "两次输入的密码不同"),
        ({"password": "short", "again": "short"}, "密码太短，至少 10 个字符"),
        ({"password": "8273645182736451", "again": "8273645182736451"}, "密码只包含数字"),
        ({"password": OLD, "again": OLD}, "新密码和现在的密码相同"),
    ],
)
def test_what_cannot_stand_is_told_and_changes_nothing(
    office: Office, change: dict[str, str], words: str
) -> None:
    answer = office.client("clerk").post(PLACE, sent(**change))

    user = User.objects.get(username="clerk")
    assert (answer.status_code, words in text_of(answer)) == (422, True)
    assert user.check_password(OLD)
    assert OLD not in text_of(answer)
    assert events(user) == []


def test_nobody_guesses_on_and_on(office: Office) -> None:
    client = office.client("clerk")

    answers = [client.post(PLACE, sent(old=f"guess {number}")) for number in range(9)]

    assert answers[-1].status_code == 429


def test_a_stranger_signs_in_first(db: None) -> None:
    assert Client().get(PLACE).status_code == 302


def test_ones_own_name_leads_there(office: Office) -> None:
    assert f'href="{PLACE}"' in text_of(office.client("clerk").get("/desk/"))
    assert f'href="{PLACE}"' in text_of(office.client("applicant").get("/my/"))
