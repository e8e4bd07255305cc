"""What an official has written and not done yet: kept for him alone, whichever act it is."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework.acts import act_on
from tests.rooms.desk.office import Office, sent, text_of
from tests.rooms.typed import hidden

from xuke.casework.case.kind import CASES
from xuke.web import clock
from xuke.web.acts.draft import KEPT, forget_old
from xuke.web.models import ActDraft

pytestmark = pytest.mark.django_db
FINDINGS = "场所与申请材料一致，卫生设施齐全。"
LATER = "消毒间面积三平方米，须再核查。"
SCRIPT = {"HX-Request": "true"}


def page(stream: UUID, step: str = "verify-site") -> str:
    return reverse("desk:act", args=[stream, step])


def keep(client: Client, stream: UUID, findings: str, **more: str) -> Any:  # noqa: ANN401
    """Pause while typing, as the page's script sees it."""
    form = {"findings": findings, "passed": "true", "drafted": "", "request": str(uuid4())}
    return client.post(page(stream), form | {"stage": "keep"} | more, headers=SCRIPT)


def test_what_was_written_is_there_again_and_says_from_when(office: Office) -> None:
    client, stream = office.client("first"), office.accepted()

    told = keep(client, stream, FINDINGS).json()
    again = text_of(client.get(page(stream)))

    assert told["words"].startswith("已暂存 ")
    assert "上次未提交的内容（" in again
    assert FINDINGS in again
    assert re.search(r'value="true"[^>]*checked', again)
    assert hidden(again)["drafted"] == told["mark"]


def test_nobody_else_sees_it_and_the_table_does_not_tell_it(office: Office) -> None:
    stream = office.accepted()
    keep(office.client("first"), stream, FINDINGS)

    assert FINDINGS not in text_of(office.client("second").get(page(stream)))
    assert FINDINGS.encode() not in bytes(ActDraft.objects.get().typed)
    assert "上次未提交" not in text_of(office.client("first").get(page(stream, "extend")))


def test_it_is_gone_once_the_act_is_done(office: Office) -> None:
    client, stream = office.client("first"), office.accepted()
    mark = keep(client, stream, FINDINGS).json()["mark"]
    officers = [office.person(name).id for name in ("first", "second")]
    facts = {"officers": officers, "findings": FINDINGS, "passed": "true", "drafted": mark}

    shown = client.post(page(stream), {**sent(stream, "preview"), **facts})
    done = client.post(page(stream), {**sent(stream), **facts})

    assert hidden(text_of(shown))["drafted"] == mark
    assert done.status_code == 302
    assert not ActDraft.objects.exists()


def test_a_draft_of_what_was_done_elsewhere_is_none_any_more(office: Office) -> None:
    client, stream = office.client("head"), office.accepted()
    form = {"days": "5", "reason": FINDINGS, "stage": "keep", "request": str(uuid4())}
    client.post(page(stream, "extend"), form, headers=SCRIPT)
    ActDraft.objects.update(saved_at=clock.now() - timedelta(days=1))

    act_on(stream, "extend", {"days": 5, "reason": FINDINGS}, office.act("head"))
    client.get(page(stream, "extend"))

    assert not ActDraft.objects.exists()


def test_it_can_be_discarded(office: Office) -> None:
    client, stream = office.client("first"), office.accepted()
    keep(client, stream, FINDINGS)

    answer = client.post(page(stream), {"stage": "discard"})

    assert answer["Location"] == page(stream)
    assert FINDINGS not in text_of(client.get(page(stream)))


def test_it_is_kept_for_thirty_days_and_the_page_says_so(office: Office) -> None:
    client, stream = office.client("first"), office.accepted()
    keep(client, stream, FINDINGS)
    until = ActDraft.objects.get().saved_at.astimezone(clock.SHANGHAI) + KEPT

    shown = text_of(client.get(page(stream)))

    assert f"最长保留到{until.year}年{until.month}月{until.day}日" in shown
    assert forget_old(until - timedelta(seconds=1)) == 0
    assert forget_old(until + timedelta(seconds=1)) == 1


def test_another_window_is_not_written_over(office: Office) -> None:
    client, stream, one, other = office.client("first"), office.accepted(), uuid4(), uuid4()
    first = keep(client, stream, FINDINGS, request=str(one)).json()

    second = keep(client, stream, LATER, request=str(other))
    lost_answer = keep(client, stream, FINDINGS + "。", request=str(one))
    known = keep(client, stream, LATER, request=str(other), drafted=lost_answer.json()["mark"])

    assert second.status_code == 409
    assert second.json()["mark"] == first["mark"]
    assert lost_answer.status_code == 200
    assert known.status_code == 200


def test_without_scripts_a_button_keeps_it_and_two_windows_are_shown(office: Office) -> None:
    client, stream = office.client("first"), office.accepted()
    keep(client, stream, FINDINGS)
    form = sent(stream, "keep") | {"findings": LATER, "drafted": ""}

    clash = text_of(client.post(page(stream), form))
    kept = text_of(client.post(page(stream), form | {"drafted": hidden(clash)["drafted"]}))

    assert "那里的内容没有被覆盖" in clash
    assert FINDINGS in clash
    assert LATER in clash
    assert "已暂存，没有提交。" in kept


def test_what_a_script_saves_after_the_act_is_no_draft(office: Office) -> None:
    client, stream, request = office.client("first"), office.accepted(), str(uuid4())
    officers = [office.person(name).id for name in ("first", "second")]
    facts = {"officers": officers, "findings": FINDINGS, "passed": "true", "request": request}
    client.post(page(stream), {**sent(stream), **facts})

    keep(client, stream, FINDINGS, request=request)

    assert not ActDraft.objects.exists()


def test_who_was_overtaken_finds_his_words_when_he_opens_the_page_again(office: Office) -> None:
    client, stream = office.client("first"), office.accepted()
    typed = sent(stream, "preview") | {"findings": FINDINGS}
    act_on(stream, "extend", {"days": 5, "reason": FINDINGS}, office.act("head"))

    client.post(page(stream), typed)

    assert FINDINGS in text_of(client.get(page(stream)))


def test_what_may_not_be_done_any_more_can_still_be_read(office: Office) -> None:
    client, stream = office.client("first"), office.accepted()
    keep(client, stream, FINDINGS)
    facts = {"role": "examiner", "to": "second", "reason": "须由熟悉该场所的同事核查，现予转办。"}
    act_on(stream, "hand-over", facts, office.act("first"))

    shown = text_of(client.get(page(stream)))

    assert FINDINGS in shown


@pytest.mark.parametrize("step", sorted(CASES.plain))
def test_every_act_that_asks_for_words_keeps_them(office: Office, step: str) -> None:
    client, stream = office.client("first"), office.accepted()
    form = {"reason": FINDINGS, "findings": FINDINGS, "stage": "keep", "request": str(uuid4())}

    answer = client.post(page(stream, step), form, headers=SCRIPT)

    assert answer.status_code in {200, 409}


def test_the_list_says_of_which_case_its_reader_has_a_draft(office: Office) -> None:
    stream = office.accepted()
    office.accepted()
    keep(office.client("first"), stream, FINDINGS)

    mine = text_of(office.client("first").get("/desk/"))
    others = text_of(office.client("second").get("/desk/"))

    row = mine.split("</tr>")
    assert [str(stream) in one for one in row if "有草稿" in one] == [True]
    assert "有草稿" not in others
