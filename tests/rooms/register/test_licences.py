"""The officials' register of licences: the list, one licence, every act on it."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework.licences import WATER
from tests.rooms.desk.office import HOME, NURSE, Office, text_of
from tests.rooms.register.certificates import issued
from tests.rooms.register.held import (
    CLINIC,
    REASON,
    annulled,
    heard,
    held,
    licence_of,
    state_of,
    suspended,
)
from tests.rooms.register.history import imported, past

from xuke.casework.licence.kind import LICENCES
from xuke.casework.licence.opening import open_imported
from xuke.casework.models import LicenceRow
from xuke.casework.stream.act import Act
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.words import Status
from xuke.kernel.person import IMPORT, Person
from xuke.web import clock
from xuke.web.licence.file import open_licence_file, step_of
from xuke.web.words import refusals
from xuke.web.words.dates import chinese_date
from xuke.web.words.worded import words_of

LIST = "/register/licences/"


def page(stream: UUID) -> str:
    return reverse("register:licence", args=[stream])


def act_page(stream: UUID, step: str) -> str:
    return reverse("register:licence-act", args=[stream, step])


def sent(stream: UUID, stage: str = "confirm", **typed: str) -> dict[str, str]:
    seen = {"version": str(state_of(stream).version), "request": str(uuid4()), "stage": stage}
    return seen | typed


def suspension(**changes: str) -> dict[str, str]:
    return {"document": "虚构罚〔2026〕1号", "until": "2099-01-01", "reason": REASON} | changes


def listed(office: Office, query: str = "", name: str = "clerk") -> str:
    return text_of(office.client(name).get(LIST + query))


def test_every_act_by_hand_stands_in_one_group_of_the_page() -> None:
    groups = words_of(LICENCES.name).groups()
    grouped = [one.name for verbs in groups.values() for one in verbs]

    assert sorted(grouped) == sorted(LICENCES.plain)


def test_the_list_shows_the_authority_s_licences(office: Office) -> None:
    number = state_of(held(office)).number

    assert number in listed(office)
    assert number not in listed(office, name="stranger")


def test_the_list_is_for_officials(office: Office) -> None:
    assert office.client("applicant").get(LIST).status_code == 403
    assert Client().get(LIST).status_code == 302


def test_an_empty_list_says_what_will_come(office: Office) -> None:
    assert "还没有证照" in listed(office)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("?status=valid", True, id="its status"),
        pytest.param("?status=suspended", False, id="another status"),
        pytest.param(f"?item={NURSE}", False, id="another item"),
        pytest.param("?q=0001", True, id="part of its number"),
        pytest.param("?q=nobody", False, id="a name that nobody has"),
        pytest.param("?due=expiring", False, id="it runs out in years"),
        pytest.param("?due=nonsense&status=nonsense", True, id="what cannot be read is left out"),
        pytest.param("?after=nonsense", True, id="a key that cannot be read"),
    ],
)
def test_the_list_is_narrowed(office: Office, query: str, found: bool) -> None:
    number = state_of(held(office)).number

    assert (number in listed(office, query)) is found


def test_what_runs_out_within_ninety_days_is_found(office: Office) -> None:
    stream = held(office)
    today = office.act("clerk").on
    LicenceRow.objects.filter(stream=stream).update(valid_until=today, next_due=today)

    assert state_of(stream).number in listed(office, "?due=expiring")
    assert state_of(stream).number in listed(office, "?due=soon")
    assert state_of(stream).number not in listed(office, "?due=late")


def test_a_term_that_ran_out_is_shown_so_before_anything_is_recorded(office: Office) -> None:
    stream, over = held(office), office.act("clerk", back=1).on
    LicenceRow.objects.filter(stream=stream).update(valid_until=over)

    assert state_of(stream).number in listed(office, "?status=expired")
    assert state_of(stream).number not in listed(office, "?status=valid")


def test_every_person_whom_an_event_or_a_refusal_names_is_known_by_name(office: Office) -> None:
    file = open_licence_file(held(office), office.person("clerk"))
    first, head = (str(office.users[name].id) for name in ("first", "head"))

    known = file.names([{"to": first}, {"signers": f"{head} 王某"}])

    assert (known[first], known[head]) == ("first某", "head某")
    assert refusals.why(Unlawful("assigned-to-other", to=first), "licence", known) == (
        "这一步已转给first某办理。"
    )


def test_the_list_goes_on_by_key(office: Office) -> None:
    row = LicenceRow.objects.get(stream=held(office))
    for place in range(40):
        row.stream, row.number = uuid4(), f"甲字第{place:04}号"
        row.save(force_insert=True)

    first = listed(office)
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following
    second = listed(office, following[1].replace("&amp;", "&"))

    numbers = [re.findall(r"甲字第\d+号", shown) for shown in (first, second)]
    assert numbers[0] + numbers[1] == [f"甲字第{place:04}号" for place in range(40)]
    assert "共 41 条" in first


def test_the_list_takes_few_queries(
    office: Office, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    held(office)
    client = office.client("clerk")

    with django_assert_max_num_queries(5):
        assert client.get(LIST).status_code == 200


def test_a_past_licence_is_found_by_its_number_and_opened(office: Office) -> None:
    imported(past("P1", certificate_number="旧证2023第7号"))
    shown = listed(office, "?q=旧证2023第7号")
    address = re.search(r'action="(/register/case/[^"]+)"', shown)
    assert address

    answer = office.client("clerk").post(address[1])

    stream = LicenceRow.objects.get(number="旧证2023第7号").stream
    assert answer["Location"] == page(stream)
    assert "打开这张证照" not in listed(office, "?q=旧证2023第7号")


def test_another_authority_opens_no_past_licence(office: Office) -> None:
    history = past("P1", certificate_number="旧证2023第7号")
    imported(history)
    address = reverse("register:licence-open", args=[history.stream.id])

    assert office.client("stranger").post(address).status_code == 404
    assert not LicenceRow.objects.exists()


def test_what_was_not_granted_opens_no_licence(office: Office) -> None:
    address = reverse("register:licence-open", args=[office.received()])

    assert office.client("clerk").post(address).status_code == 404


def test_the_page_says_how_the_licence_stands(office: Office) -> None:
    stream = held(office)

    shown = text_of(office.client("clerk").get(page(stream)))

    assert "有效" in shown
    assert "有效期届满" in shown
    assert "申请延续的最后一日" in shown
    assert "颁发证照" in shown
    assert "首次颁发" in shown
    assert "变更、" in shown
    assert "随申请办件的决定办理" in shown


def test_the_page_leads_to_the_case_and_the_case_to_the_page(office: Office) -> None:
    case = issued(office)
    stream = licence_of(case)
    client = office.client("clerk")

    assert reverse("desk:case", args=[case]) in text_of(client.get(page(stream)))
    assert page(stream) in text_of(client.get(reverse("desk:case", args=[case])))


def test_another_authority_finds_no_licence(office: Office) -> None:
    stream = held(office)

    assert office.client("stranger").get(page(stream)).status_code == 404
    address = act_page(stream, "tell-holder")
    assert office.client("stranger").get(address).status_code == 404
    assert office.client("applicant").get(page(stream)).status_code == 403


def test_the_page_takes_few_queries(
    office: Office, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    stream = suspended(office)
    client = office.client("head")

    with django_assert_max_num_queries(6):
        assert client.get(page(stream)).status_code == 200


def test_acts_are_offered_to_who_may_do_them(office: Office) -> None:
    stream = held(office)

    head = text_of(office.client("head").get(page(stream)))
    publisher = text_of(office.client("publisher").get(page(stream)))

    assert act_page(stream, "tell-holder") in head
    assert act_page(stream, "hear-holder") not in head
    assert act_page(stream, "suspend") not in head
    assert "暂扣前，须先告知被许可人拟作出的决定并听取陈述、申辩" in head
    assert "现在没有您可以办理的步骤" in publisher


def test_what_the_item_s_law_does_not_know_is_not_offered(office: Office) -> None:
    place, clinic = held(office), held(office, CLINIC)
    client = office.client("first")

    assert act_page(place, "defer-verification") not in text_of(client.get(page(place)))
    assert act_page(clinic, "defer-verification") in text_of(client.get(page(clinic)))


@pytest.mark.parametrize("step", list(LICENCES.plain), ids=str)
def test_every_act_has_its_page(office: Office, step: str) -> None:
    answer = office.client("head").get(act_page(held(office), step))

    assert answer.status_code in {200, 422}
    assert "返回" in text_of(answer)


@pytest.mark.parametrize("step", ["modify", "nonsense"])
def test_what_only_a_case_brings_about_has_no_page(office: Office, step: str) -> None:
    address = reverse("register:licence-act", args=[held(office), step])

    assert office.client("head").get(address).status_code == 404
    assert step_of(step) is None


def test_a_suspension_is_foreseen_and_nothing_is_recorded(office: Office) -> None:
    stream = heard(office, held(office, WATER), "suspension")
    before = state_of(stream)

    shown = text_of(
        office.client("head").post(
            act_page(stream, "suspend"), sent(stream, "preview", **suspension())
        )
    )

    assert "暂扣卫生许可证至2099年1月1日" in shown
    assert re.search(r"有效</span> → <span[^>]*>暂扣", shown)
    assert "暂扣期满" in shown
    assert state_of(stream) == before


def test_a_suspension_is_done_once(office: Office) -> None:
    stream = heard(office, held(office, WATER), "suspension")
    form, client = sent(stream, **suspension()), office.client("head")

    for _click in range(2):
        answer = client.post(act_page(stream, "suspend"), form)
        assert answer["Location"] == page(stream)

    assert state_of(stream).status is Status.SUSPENDED
    assert "暂扣卫生许可证至2099年1月1日" in text_of(client.get(page(stream)))


def test_what_the_law_refuses_is_told_at_the_form(office: Office) -> None:
    stream = heard(office, held(office, WATER), "suspension")

    answer = office.client("head").post(
        act_page(stream, "suspend"),
        sent(stream, "preview", **suspension(until=clock.today().isoformat())),
    )

    assert answer.status_code == 422
    assert f"截止日{chinese_date(clock.today())}已经过了" in text_of(answer)
    assert 'href="#id_until"' in text_of(answer)
    assert REASON in text_of(answer)


def test_who_may_not_act_finds_no_form_but_the_reason(office: Office) -> None:
    answer = office.client("clerk").get(act_page(held(office), "tell-holder"))

    assert answer.status_code == 422
    assert "您没有这个职责" in text_of(answer)
    assert 'name="document"' not in text_of(answer)


def test_somebody_acted_first_and_nothing_that_was_typed_is_lost(office: Office) -> None:
    stream = held(office, WATER)
    typed = sent(stream, **suspension())
    heard(office, stream, "suspension")

    answer = office.client("head").post(act_page(stream, "suspend"), typed)

    assert answer.status_code == 409
    assert REASON in text_of(answer)


def test_an_act_that_asks_nothing_is_previewed_at_once(office: Office) -> None:
    stream = held(office, CLINIC)

    shown = text_of(office.client("first").get(act_page(stream, "verify")))

    assert "校验合格" in shown
    assert "确认登记校验合格" in shown


def test_an_annulment_for_deceit_shows_whom_it_bars_before_and_after(office: Office) -> None:
    stream = heard(office, held(office), "annulment")
    facts = {"cause": "deceit", "reason": REASON, "weighed": "无", "damages_owed": "false"}

    foreseen = text_of(
        office.client("head").post(act_page(stream, "annul"), sent(stream, "preview", **facts))
    )
    office.client("head").post(act_page(stream, "annul"), sent(stream, **facts))
    shown = text_of(office.client("head").get(page(stream)))

    assert "对持证人的限制" in foreseen
    assert "不得申请：" in foreseen
    assert "持证人因此受到的限制" in shown
    assert "第七十九条" in shown


def test_only_fitting_grounds_of_deregistration_are_offered(office: Office) -> None:
    asked = text_of(office.client("clerk").get(act_page(annulled(office), "deregister")))

    assert "许可已被撤销、撤回或者吊销" in asked
    assert "公民死亡" not in asked
    assert asked.count("（符合下列情形时必填）") == 3
    assert "有效期届满没有延续" not in asked


def test_an_empty_list_says_that_past_licences_are_not_opened_yet(office: Office) -> None:
    imported(past("P1", certificate_number="旧证1号"))

    for asked in ("", "?due=expiring", "?q=没有这个词"):
        shown = listed(office, asked)
        assert "导入的历史证照还没有全部登入台账" in shown
        assert "没有符合条件的证照" not in shown

    today = clock.today()
    act = Act(person=Person(IMPORT, HOME), on=today, at=clock.now())
    open_imported(HOME, act, lambda _done, _of: None)

    assert "旧证1号" in listed(office, "?q=旧证1号")
    assert "没有符合条件的证照" in listed(office, "?q=没有这个词")
