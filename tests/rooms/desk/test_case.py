"""The case page: who may see it, its tabs, its files and its documents."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework import officials
from tests.casework.acts import act_on
from tests.rooms.desk.office import HOME, ITEM, PDF, Office, case_of, text_of

from xuke import catalogue
from xuke.access.models import AccessLog
from xuke.casework.case import drafts, filing
from xuke.casework.case.drafts import Application
from xuke.casework.case.kind import load_case
from xuke.kernel.case.events import Gap
from xuke.kernel.item.rule import Action
from xuke.web import clock

PAGES = ("case", "materials", "history", "limits")
ACTS = (
    "counter:accept",
    "counter:request-correction",
    "counter:not-accept",
    "counter:deliver",
    "review:examine",
    "review:grant",
    "review:refuse",
)


def page(name: str, *args: object) -> str:
    return reverse(f"desk:{name}", args=args)


@pytest.mark.parametrize("name", PAGES)
def test_every_tab_opens_in_few_queries(
    office: Office, name: str, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    stream = office.granted()
    client = office.client("clerk")

    with django_assert_max_num_queries(6):
        assert client.get(page(name, stream)).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_a_draft_is_nobody_s_business(office: Office, name: str) -> None:
    stream = office.draft()

    assert office.client("clerk").get(page(name, stream)).status_code == 404


def test_even_an_official_s_own_draft_does_not_lie_on_the_desk(office: Office) -> None:
    stream = office.draft(by="clerk")

    assert office.client("clerk").get(page("case", stream)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_another_authority_does_not_find_the_case(office: Office, name: str) -> None:
    stream = office.received()

    assert office.client("stranger").get(page(name, stream)).status_code == 404


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_authority_cannot_act_on_it(office: Office, name: str, method: str) -> None:
    stream = office.received()
    before = case_of(stream)
    ask = getattr(office.client("stranger"), method)

    assert ask(reverse(name, args=[stream]), {"stage": "confirm"}).status_code == 404
    assert case_of(stream) == before


def test_the_applicant_has_his_own_pages(office: Office) -> None:
    stream = office.received()

    assert office.client("applicant").get(page("case", stream)).status_code == 403


def test_a_case_that_does_not_exist_is_not_found(office: Office) -> None:
    assert office.client("clerk").get(page("case", uuid4())).status_code == 404


def test_the_page_offers_what_may_be_done_and_says_why_not_the_rest(office: Office) -> None:
    stream = office.received()

    clerk = text_of(office.client("clerk").get(page("case", stream)))
    examiner = text_of(office.client("first").get(page("case", stream)))

    assert reverse("counter:accept", args=[stream]) in clerk
    assert reverse("counter:accept", args=[stream]) not in examiner
    assert "这一步由窗口人员办理" in examiner


def test_where_materials_lack_the_notice_is_what_the_page_suggests(office: Office) -> None:
    stream = office.received(complete=False)

    told = text_of(office.client("clerk").get(page("case", stream)))

    notice = reverse("counter:request-correction", args=[stream])
    assert f'btn-primary" href="{notice}"' in told
    assert "份必交材料" in told


def test_the_limits_are_explained_day_by_day(office: Office) -> None:
    stream = office.accepted()

    told = text_of(office.client("head").get(page("limits", stream)))

    assert "第 20 天" in told
    assert "第四十二条第一款" in told
    assert 'id="committed"' in told
    assert "这一步由审查人员办理" in told


def test_the_history_is_told_in_sentences(office: Office) -> None:
    stream = office.received(lacks=("floor-plan",))
    gap = Gap(target="floor-plan", kind="missing", what="请提交平面图。")
    officials.request_correction(stream, (gap,), office.act("clerk"))

    told = text_of(office.client("clerk").get(page("history", stream)))

    assert "一次性告知补正 1 项" in told
    assert "平面布局图：请提交平面图" in told


def test_numbers_of_persons_are_masked_until_they_are_asked_for(office: Office) -> None:
    client = office.client("first")
    address = page("materials", office.accepted())

    assert "11010519491231002X" not in text_of(client.get(address))
    assert "110105**********2X" in text_of(client.get(address))
    assert "11010519491231002X" not in text_of(client.get(f"{address}?full=1"))
    assert "11010519491231002X" in text_of(client.post(address))


def test_a_file_is_a_download_that_no_browser_may_guess_at(office: Office) -> None:
    stream = office.received()
    digest = case_of(stream).materials[0].digest

    answer = office.client("clerk").get(page("file", stream, digest))

    assert answer.content == PDF.content
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_file_is_found_only_through_a_case_that_may_be_seen(office: Office) -> None:
    stream, other = office.received(), office.received(complete=False)
    digest = case_of(stream).materials[0].digest

    assert office.client("stranger").get(page("file", stream, digest)).status_code == 404
    assert office.client("clerk").get(page("file", other, digest)).status_code == 404
    assert office.client("clerk").get(page("file", stream, "0" * 64)).status_code == 404


def test_the_documents_are_printed_from_the_record(office: Office) -> None:
    client, stream = office.client("clerk"), office.refused()

    for kind in ("acceptance-notice", "refusal"):
        printed = client.get(page("document", stream, kind))
        assert printed["Content-Type"] == "application/pdf"
        assert printed.content.startswith(b"%PDF-")
        assert page("document", stream, kind) in text_of(client.get(page("case", stream)))


@pytest.mark.parametrize("kind", ["grant", "correction-notice", "certificate", "nothing"])
def test_a_document_that_the_case_does_not_have_is_not_found(office: Office, kind: str) -> None:
    stream = office.accepted()

    assert office.client("clerk").get(page("document", stream, kind)).status_code == 404


def test_silence_is_pointed_out(office: Office) -> None:
    stream = office.received(back=20)

    told = text_of(office.client("clerk").get(page("case", stream)))

    assert "视为受理" in told
    assert clock.today() - timedelta(days=20) == case_of(stream).received.on  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["clerk", "first", "head"])
def test_a_look_at_numbers_in_full_is_written_down(office: Office, name: str) -> None:
    stream = office.accepted()
    office.client(name).get(page("materials", stream))

    office.client(name).post(page("materials", stream))

    look = AccessLog.objects.get()
    assert (str(look.person), look.stream) == (office.person(name).id, stream)
    assert (look.authority, look.year) == (HOME, load_case(stream).history[0].on.year)


def test_who_has_no_duty_on_the_case_sees_no_number_in_full(office: Office) -> None:
    stream = office.accepted()
    client = office.client("publisher")

    assert "显示完整的证件号码" not in text_of(client.get(page("materials", stream)))
    assert client.post(page("materials", stream)).status_code == 403
    assert not AccessLog.objects.exists()


def test_a_look_in_full_needs_the_token_of_the_page(office: Office) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(office.users["clerk"])

    assert strict.post(page("materials", office.accepted())).status_code == 403


def test_a_version_in_odd_digits_is_no_version(office: Office) -> None:
    stream = office.received()
    sent = {"version": "²", "stage": "confirm", "insert": "x:²"}

    answer = office.client("clerk").post(reverse("counter:accept", args=[stream]), sent)

    assert answer.status_code < 500


def test_the_page_tells_what_came_up_in_the_procedure(office: Office) -> None:
    stream = office.examined()
    pause = {"since": clock.today(), "days": 5, "reason": "送检样品须复检一次。"}
    act_on(stream, "exclude", pause | {"procedure": "testing"}, office.act("first"))

    told = text_of(office.client("head").get(page("case", stream)))

    section = told.split("程序中形成的意见和情况")[1].split("</section>")[0]
    assert "个工作日不计入期限" in section
    assert "送检样品须复检一次" in section
    assert "first某" in section
    assert "审查通过" not in section


def test_where_nothing_came_up_the_page_has_no_section_for_it(office: Office) -> None:
    told = text_of(office.client("head").get(page("case", office.accepted())))

    assert "程序中形成的意见和情况" not in told


def test_a_finished_clock_is_folded_and_a_running_one_is_open(office: Office) -> None:
    told = text_of(office.client("head").get(page("limits", office.accepted())))

    finished = told.split('id="completeness"')[0].rsplit('class="xk-clock"', 1)[1]
    running = told.split('id="statutory"')[0].rsplit('class="xk-clock"', 1)[1]
    assert "<details" in finished
    assert "<details" not in running


def test_why_not_is_asked_in_the_same_words_everywhere(office: Office) -> None:
    stream, client = office.accepted(), office.client("clerk")

    for name in ("case", "limits"):
        told = text_of(client.get(page(name, stream)))
        assert "为什么不能办理其他步骤" in told
        assert "为什么没有其他按钮" not in told


def test_a_promise_is_told_in_the_header_and_its_letter_is_signed(office: Office) -> None:
    terms = catalogue.item(ITEM).commitment_terms
    assert terms
    answers = catalogue.item(ITEM).model_application(Action.NEW)
    asked = Application(authority=HOME, item=ITEM, commitment=True, answers=answers)
    stream = drafts.open_application(asked, office.act("applicant")).stream.id
    filing.submit(stream, office.act("applicant"), letter=terms.version)

    told = text_of(office.client("clerk").get(page("case", stream)))

    assert "告知承诺</span>" in told.split("</header>")[1]
    letter = told.split("告知承诺书</span>")[1].split("</li>")[0]
    assert "已签署" in letter
    assert terms.version in letter


def test_an_ordinary_case_has_no_tag_of_a_promise(office: Office) -> None:
    told = text_of(office.client("clerk").get(page("case", office.received())))

    assert "告知承诺</span>" not in told
    assert "已签署" not in told
