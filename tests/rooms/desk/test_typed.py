"""The session ends over a form: what was typed is kept for its writer, and for nobody else."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from tests.rooms.desk.office import Office, case_of, sent, text_of
from tests.rooms.typed import LOGIN, hidden, sign_in, signed_in, with_password

from xuke.web import clock
from xuke.web.site.session import kept

pytestmark = pytest.mark.django_db
FINDINGS = "场所与申请材料一致，卫生设施齐全。"


def page(stream: UUID) -> str:
    return reverse("desk:act", args=[stream, "verify-site"])


def typed(office: Office, client: Client, stream: UUID) -> dict[str, Any]:
    """Return what an examiner sends from the page of this browser."""
    officers = [office.person(name).id for name in ("first", "second")]
    mark = hidden(text_of(client.get(page(stream))))["writer"]
    facts = {"officers": officers, "findings": FINDINGS, "passed": "true", "writer": mark}
    return sent(stream, "preview") | facts


@pytest.fixture
def lost(office: Office) -> tuple[Client, UUID, dict[str, Any]]:
    """Return a browser whose session ended over the form of a case, and what it sends."""
    client, stream = signed_in(with_password(office.users["first"])), office.accepted()
    form = typed(office, client, stream)
    client.session.flush()
    return client, stream, form


def test_what_was_typed_is_kept_sealed_and_sent_on_after_the_sign_in(
    office: Office, lost: tuple[Client, UUID, dict[str, Any]]
) -> None:
    client, stream, form = lost

    asked = client.post(page(stream), form)
    shown = sign_in(client, office.users["first"], kept=hidden(text_of(asked))["kept"])
    again = hidden(text_of(shown)) | {"officers": form["officers"]}
    foreseen = client.post(page(stream), again)

    assert asked.status_code == 401
    assert "您填写的内容还在" in text_of(asked)
    assert FINDINGS not in text_of(asked)
    assert FINDINGS in text_of(shown)
    assert "继续提交" in text_of(shown)
    assert "现场核查合格" in text_of(foreseen)


def test_the_password_may_be_wrong_once_and_nothing_is_lost(
    office: Office, lost: tuple[Client, UUID, dict[str, Any]]
) -> None:
    client, stream, form = lost
    token = hidden(text_of(client.post(page(stream), form)))["kept"]

    wrong = client.post(LOGIN, {"username": "first", "password": "x", "kept": token})
    shown = sign_in(client, office.users["first"], kept=hidden(text_of(wrong))["kept"])

    assert "账号或密码不对" in text_of(wrong)
    assert FINDINGS in text_of(shown)


def test_who_was_locked_out_can_go_on_later(
    office: Office, lost: tuple[Client, UUID, dict[str, Any]]
) -> None:
    client, stream, form = lost
    token = hidden(text_of(client.post(page(stream), form)))["kept"]

    wrong = {"username": "first", "password": "x", "kept": token}
    told = [client.post(LOGIN, wrong) for _try in range(9)][-1]

    assert told.status_code == 429
    assert hidden(text_of(told))["kept"] == token


def test_another_person_neither_sees_nor_sends_it_and_is_told_so(
    office: Office, lost: tuple[Client, UUID, dict[str, Any]]
) -> None:
    client, stream, form = lost
    token = hidden(text_of(client.post(page(stream), form)))["kept"]
    before = case_of(stream)

    shown = sign_in(client, with_password(office.users["second"]), kept=token)

    assert shown.status_code == 403
    assert "用另一个账号填写的" in text_of(shown)
    assert FINDINGS not in text_of(shown)
    assert case_of(stream) == before


@pytest.mark.parametrize("mark", ["0" * 32, "x"])
def test_a_mark_of_another_site_gives_nobody_his_values(
    office: Office, lost: tuple[Client, UUID, dict[str, Any]], mark: str
) -> None:
    client, stream, form = lost
    token = hidden(text_of(client.post(page(stream), form | {"writer": mark})))["kept"]

    assert sign_in(client, office.users["first"], kept=token).status_code == 403


def test_a_form_without_a_mark_leads_to_the_sign_in_as_ever(
    lost: tuple[Client, UUID, dict[str, Any]],
) -> None:
    client, stream, form = lost
    del form["writer"]

    answer = client.post(page(stream), form)

    assert answer["Location"] == f"{LOGIN}?next={page(stream)}"


def test_a_script_is_told_and_keeps_its_page(lost: tuple[Client, UUID, dict[str, Any]]) -> None:
    client, stream, form = lost

    answer = client.post(page(stream), form, headers={"HX-Request": "true"})

    assert (answer.status_code, answer["Xuke-Session"]) == (401, "ended")


def test_a_key_that_changed_in_another_window_loses_nothing(office: Office) -> None:
    client, stream = signed_in(office.users["first"], strict=True), office.accepted()
    form = typed(office, client, stream) | {"csrfmiddlewaretoken": "a" * 64}

    shown = client.post(page(stream), form)
    told = client.post(page(stream), form, headers={"HX-Request": "true"})
    foreign = client.post(page(stream), form | {"writer": ""})

    assert FINDINGS in text_of(shown)
    assert client.post(page(stream), hidden(text_of(shown))).status_code == 422
    assert (told.status_code, told["Xuke-Session"]) == (403, "changed")
    assert foreign.status_code == 403
    assert FINDINGS not in text_of(foreign)


def test_another_account_in_this_browser_does_not_get_the_form(office: Office) -> None:
    client, stream = signed_in(office.users["first"], strict=True), office.accepted()
    form = typed(office, client, stream)
    client.force_login(office.users["second"])

    shown = client.post(page(stream), form | {"csrfmiddlewaretoken": "a" * 64})

    assert shown.status_code == 403
    assert "用另一个账号填写的" in text_of(shown)
    assert FINDINGS not in text_of(shown)


def test_a_page_forgotten_for_days_opens_no_more(
    office: Office, lost: tuple[Client, UUID, dict[str, Any]]
) -> None:
    client, stream, form = lost
    token = hidden(text_of(client.post(page(stream), form)))["kept"]

    with time_machine.travel(clock.machine_now() + timedelta(hours=25)):
        answer = sign_in(client, office.users["first"], kept=token)

    assert answer.status_code == 302


@pytest.mark.parametrize("token", ["", "x", "####", "YWJj"])
def test_what_is_no_token_of_ours_holds_nothing(token: str) -> None:
    assert kept.opened(token) is None


def test_who_signs_in_over_a_page_hears_how_it_goes_on(office: Office) -> None:
    client, user = Client(), with_password(office.users["first"])
    over = {"HX-Request": "true"}

    form = text_of(client.get(LOGIN, headers=over))
    sent_in = {"username": user.username, "password": "a long enough password"}
    state = client.post(LOGIN, sent_in, headers=over).json()

    assert form.strip().startswith("<form")
    assert 'id="over-username"' in form
    assert state["writer"] == hidden(text_of(client.get("/desk/")), "<body")["writer"]
    assert state["idle"] > 0
