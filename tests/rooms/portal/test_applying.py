"""From the guide to a filled-in draft."""

from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.casework import journey
from tests.rooms.desk.office import Office
from tests.rooms.portal.conftest import ANSWERS, HOME, ITEM, Applicant

from xuke import catalogue
from xuke.casework.case import files, filing
from xuke.casework.case.answers import answers_of
from xuke.casework.case.kind import load_case
from xuke.casework.case.saving import save_answers
from xuke.casework.models import Draft
from xuke.catalogue.form import NUMBERS
from xuke.kernel.case.machine import CASE
from xuke.kernel.item.rule import Action

ITEM_FORM = catalogue.item(ITEM).fields(Action.NEW)
PLACE = [field.id for field in catalogue.item(ITEM).form[1].fields]


def test_who_is_not_signed_in_is_sent_to_sign_in_and_comes_back(client: Client, db: None) -> None:
    place = reverse("portal:apply", args=[ITEM]) + "?action=renewal"

    answer = client.get(place)

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("login"))
    assert "action%3Drenewal" in answer["Location"]


def test_a_draft_is_opened_once_however_often_the_button_is_pressed(applicant: Applicant) -> None:
    sent = {"authority": HOME, "action": "new", "way": "ordinary", "request": str(uuid4())}
    place = reverse("portal:apply", args=[ITEM])

    first = applicant.client.post(place, sent)
    again = applicant.client.post(place, sent)

    assert first["Location"] == again["Location"]
    assert Draft.objects.count() == 1


def test_among_several_authorities_none_is_chosen_for_the_applicant(applicant: Applicant) -> None:
    place = reverse("portal:apply", args=[ITEM])

    plain = applicant.client.get(place)
    led = applicant.client.get(place, {"authority": HOME})

    assert plain.context["form"]["authority"].value() == ""
    assert '<option value="" selected>请选择</option>' in plain.content.decode()
    assert led.context["form"]["authority"].value() == HOME


def test_a_draft_and_its_case_name_the_authority(applicant: Applicant) -> None:
    draft, case = applicant.draft(), applicant.file()
    pages = {"draft": draft, "check": draft, "case": case}

    for name, stream in pages.items():
        page = applicant.client.get(reverse(f"portal:{name}", args=[stream])).content.decode()
        assert catalogue.authority(HOME).full_name in page[page.index("<h1") :][:2000], name


@pytest.mark.parametrize(
    "changed", [{"authority": "nowhere"}, {"action": "destruction"}, {"action": ""}]
)
def test_what_is_not_offered_cannot_be_applied_for(
    applicant: Applicant, changed: dict[str, str]
) -> None:
    sent = {"authority": HOME, "action": "new", "way": "ordinary"} | changed

    assert applicant.client.post(reverse("portal:apply", args=[ITEM]), sent).status_code == 422
    assert Draft.objects.count() == 0


def test_a_new_draft_has_everything_to_do_and_cannot_be_filed_yet(applicant: Applicant) -> None:
    page = applicant.client.get(reverse("portal:draft", args=[applicant.open()])).content.decode()

    assert page.count("未开始") == 3
    assert "请先完成以上部分" in page


def test_a_question_that_another_answer_makes_required_is_not_called_optional(
    applicant: Applicant,
) -> None:
    place = reverse("portal:section", args=[applicant.draft(), "applicant"])

    page = applicant.client.get(place).content.decode()

    assert '邮寄地址 <span class="xk-optional">（选择“邮寄送达”时必填）</span>' in page
    assert '邮政编码 <span class="xk-optional">（选填）</span>' in page


def test_a_section_keeps_what_was_sent_even_where_it_is_wrong(applicant: Applicant) -> None:
    stream = applicant.open()
    place = reverse("portal:section", args=[stream, "applicant"])

    answer = applicant.client.post(
        place, {"applicant_name": " 虚构示例\r\n单位 ", "postcode": "12"}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#postcode"' in page
    assert "邮政编码是 6 位数字" in page
    assert _answers(stream) == {"applicant_name": "虚构示例\n单位", "postcode": "12"}


def test_a_finished_section_leads_to_the_next_and_then_to_the_materials(
    applicant: Applicant,
) -> None:
    stream = applicant.open()
    first, second = (
        reverse("portal:section", args=[stream, one]) for one in ("applicant", "place")
    )
    others = {name: text for name, text in ANSWERS.items() if name not in PLACE}

    after_first = applicant.client.post(first, others | {"go": "next"})
    after_second = applicant.client.post(
        second, {name: ANSWERS[name] for name in PLACE} | {"go": "next"}
    )

    assert after_first["Location"] == second
    assert after_second["Location"] == reverse("portal:materials", args=[stream])
    tasks = applicant.client.get(reverse("portal:draft", args=[stream])).content.decode()
    assert tasks.count("已完成") == 2
    assert "还差 3 份必交材料" in tasks
    assert reverse("portal:check", args=[stream]) in tasks


def test_figures_of_a_chinese_keyboard_are_taken(applicant: Applicant) -> None:
    stream = applicant.open()
    numbers = [one.id for one in ITEM_FORM if one.kind in NUMBERS and ANSWERS.get(one.id)]
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
    typed = ANSWERS | {name: ANSWERS[name].translate(wide) for name in numbers}

    answer = applicant.client.post(reverse("portal:section", args=[stream, "all"]), typed)

    assert numbers
    assert answer["Location"] == reverse("portal:materials", args=[stream])
    assert _answers(stream) == ANSWERS


def test_the_whole_form_can_be_filled_on_one_page(applicant: Applicant) -> None:
    stream = applicant.open()

    answer = applicant.client.post(reverse("portal:section", args=[stream, "all"]), ANSWERS)

    assert answer["Location"] == reverse("portal:materials", args=[stream])
    assert _answers(stream) == ANSWERS


def test_a_draft_can_be_saved_half_filled(applicant: Applicant) -> None:
    stream = applicant.open()
    place = reverse("portal:section", args=[stream, "applicant"])

    answer = applicant.client.post(
        place, {"applicant_name": "虚构示例单位", "go": "save"}, follow=True
    )

    page = answer.content.decode()
    assert "草稿已保存" in page
    assert "填写中" in page


def test_a_draft_saves_itself_and_says_at_what_time(applicant: Applicant) -> None:
    stream = applicant.open()
    place = reverse("portal:autosave", args=[stream, "applicant"])

    answer = applicant.client.post(place, {"applicant_name": "虚构示例单位"})

    assert answer.content.decode().strip() == "已保存 09:30"
    assert _answers(stream) == {"applicant_name": "虚构示例单位"}


def test_an_endless_answer_is_not_kept_and_a_nul_does_no_harm(applicant: Applicant) -> None:
    stream = applicant.open()
    place = reverse("portal:autosave", args=[stream, "applicant"])

    answer = applicant.client.post(place, {"applicant_name": "长" * 5000, "contact_name": "李\0某"})

    assert "没有保存" in answer.content.decode()
    assert _answers(stream) == {"contact_name": "李某"}


def test_what_the_item_does_not_ask_is_not_kept(applicant: Applicant) -> None:
    stream = applicant.open()
    place = reverse("portal:autosave", args=[stream, "applicant"])

    applicant.client.post(place, {"applicant_name": "虚构", "is_admin": "1", "floor_area": "9"})

    assert _answers(stream) == {"applicant_name": "虚构"}


def test_a_section_that_the_action_does_not_ask_is_not_there(applicant: Applicant) -> None:
    stream = applicant.open()

    place = reverse("portal:section", args=[stream, "existing-certificate"])

    assert applicant.client.get(place).status_code == 404


def test_sensitive_answers_are_sealed_at_rest(applicant: Applicant) -> None:
    stream = applicant.open()
    place = reverse("portal:autosave", args=[stream, "applicant"])

    applicant.client.post(place, {"contact_phone": "13800000000"})

    assert "13800000000" not in str(Draft.objects.get(stream=stream).form)
    assert _answers(stream) == {"contact_phone": "13800000000"}


def test_a_deleted_draft_is_told_as_such_wherever_it_is_still_open(applicant: Applicant) -> None:
    stream = applicant.draft()
    applicant.client.post(reverse("portal:discard", args=[stream]))
    section = reverse("portal:section", args=[stream, "applicant"])

    for name in ("draft", "materials", "check", "case", "receipt", "deadlines"):
        answer = applicant.client.get(reverse(f"portal:{name}", args=[stream]))
        assert answer.status_code == 410
        assert "这份草稿已删除" in answer.content.decode()
        assert "没有保存" not in answer.content.decode()
    late = applicant.client.post(section, {"applicant_name": "虚构新名字"})
    assert late.status_code == 410
    for words in ("这份草稿已删除", "没有保存", "虚构新名字"):
        assert words in late.content.decode()
    saved = reverse("portal:autosave", args=[stream, "applicant"])
    assert applicant.client.post(saved, {"applicant_name": "虚构新名字"}).status_code == 410


def test_a_discarded_draft_takes_its_answers_with_it(applicant: Applicant) -> None:
    stream = applicant.draft()

    answer = applicant.client.post(reverse("portal:discard", args=[stream]), follow=True)

    assert "草稿已删除" in answer.content.decode()
    assert "虚构示例" not in answer.content.decode()
    assert Draft.objects.count() == 0


def test_the_task_list_stays_within_its_queries(
    applicant: Applicant, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    stream = applicant.draft()

    # Session, account, its roles, the history, the draft.
    with django_assert_max_num_queries(5):
        applicant.client.get(reverse("portal:draft", args=[stream]))


def _answers(stream: UUID) -> dict[str, str]:
    """Return the answers that are kept."""
    loaded = load_case(stream)
    place, case = loaded.stream, loaded.state
    return answers_of(place.id, case)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("whom", "channel", "may_accept"),
    [
        pytest.param("visitor", "window", True, id="for a visitor at the window"),
        pytest.param("oneself", "online", False, id="for himself"),
    ],
)
def test_a_clerk_says_for_whom_he_applies(whom: str, channel: str, may_accept: bool) -> None:
    office = Office()
    place = reverse("portal:apply", args=[ITEM])
    sent = {"authority": HOME, "action": "new", "way": "ordinary", "applicant": whom}
    clerk = office.client("clerk")

    asked = clerk.get(place).content.decode()
    answer = clerk.post(place, sent | {"request": str(uuid4())})

    stream = UUID(answer["Location"].split("/")[-2])
    case = load_case(stream).state
    assert "为来窗口的申请人代录" in asked
    assert case.channel == channel
    for material in catalogue.item(ITEM).rule(Action.NEW).materials:
        if material.required:
            files.attach_material(stream, material.id, journey.PDF, office.act("clerk"))
    save_answers(stream, catalogue.item(ITEM).model_application("new"), office.act("clerk"))
    filed = filing.submit(stream, office.act("clerk")).state
    refused = CASE.refusal(CASE.verbs["accept"], office.person("clerk"), filed)
    assert (filed.channel, refused is None) == (channel, may_accept)
    listed = str(stream) in clerk.get("/desk/").content.decode()
    assert listed is may_accept


def test_whoever_is_no_clerk_is_not_asked_for_whom(applicant: Applicant) -> None:
    asked = applicant.client.get(reverse("portal:apply", args=[ITEM])).content.decode()

    assert "为谁申请" not in asked
