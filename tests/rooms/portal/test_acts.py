"""The applicant's own acts of procedure: a hearing asked for or given up, materials supplied."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework import journey, officials
from tests.casework.acts import act_on
from tests.casework.journey import CLERK, FIRST, act

from xuke import catalogue
from xuke.access.models import RoleGrant, User
from xuke.access.people import person_of
from xuke.casework.case import drafts, files, filing
from xuke.casework.case.kind import load_case
from xuke.kernel.case.acceptance import missing_materials
from xuke.kernel.item.rule import Action
from xuke.kernel.person import Person, Role
from xuke.web.words import dates

pytestmark = pytest.mark.django_db
ITEM = journey.ITEM


@pytest.fixture
def owner() -> Person:
    """Open the account of an applicant."""
    user = User.objects.create_user("owner", name="孙申请")
    return person_of(user, act(CLERK).on)


@pytest.fixture
def client(owner: Person) -> Client:
    """Return the applicant's browser."""
    browser = Client()
    browser.force_login(User.objects.get(username="owner"))
    return browser


def page(stream: UUID, step: str) -> str:
    return reverse("portal:act", args=[stream, step])


def confirmed(stream: UUID, **facts: object) -> dict[str, object]:
    seen = str(load_case(stream).state.version)
    return {"version": seen, "request": str(uuid4()), "stage": "confirm", **facts}


def filed(owner: Person, *, without: frozenset[str] = frozenset()) -> UUID:
    """Return a case of the owner's that was received."""
    stream = drafts.open_application(journey.application(ITEM), act(owner)).stream.id
    for one in catalogue.item(ITEM).rule(Action.NEW).materials:
        if one.required and one.id not in without:
            files.attach_material(stream, one.id, journey.PDF, act(owner))
    filing.submit(stream, act(owner))
    return stream


def offered(owner: Person) -> tuple[UUID, str]:
    """Return an accepted case whose applicant was told that he may ask for a hearing."""
    stream = filed(owner)
    officials.accept(stream, act(CLERK))
    applicant = load_case(stream).state.applicant
    assert applicant
    act_on(stream, "offer-hearing", {"party": applicant.name}, act(FIRST))
    return stream, applicant.name


def pending(owner: Person) -> tuple[UUID, str]:
    """Return a case that was accepted while one material may come later, and that material."""
    rule = catalogue.item(ITEM).rule(Action.NEW)
    late = next(one.id for one in rule.materials if one.required and not one.core)
    stream = filed(owner, without=frozenset({late}))
    assert missing_materials(load_case(stream).state) == {late}
    facts = {"pending": [late], "promise": "容缺承诺书第1号"}
    act_on(stream, "accept-pending", facts, act(CLERK))
    return stream, late


def test_the_case_page_leads_to_the_hearing(owner: Person, client: Client) -> None:
    stream, _name = offered(owner)

    shown = client.get(reverse("portal:case", args=[stream])).content.decode()

    assert page(stream, "request-hearing") in shown
    assert page(stream, "waive-hearing") in shown


def test_the_applicant_asks_for_the_hearing(owner: Person, client: Client) -> None:
    stream, name = offered(owner)

    answer = client.post(page(stream, "request-hearing"), confirmed(stream, party=name))

    assert answer["Location"] == reverse("portal:case", args=[stream])
    assert load_case(stream).state.procedure.hearing_owed


def test_the_applicant_is_not_asked_on_which_day_he_asks(owner: Person, client: Client) -> None:
    stream, name = offered(owner)

    shown = client.get(page(stream, "request-hearing")).content.decode()
    earlier = confirmed(stream, party=name, asked_on="2020-01-01")
    client.post(page(stream, "request-hearing"), earlier)

    assert "asked_on" not in shown
    assert load_case(stream).state.procedure.requested[0].asked_on is None


def test_the_applicant_gives_the_hearing_up(owner: Person, client: Client) -> None:
    stream, name = offered(owner)

    client.post(page(stream, "waive-hearing"), confirmed(stream, party=name))

    assert load_case(stream).state.procedure.waived == {name}


def test_the_applicant_speaks_for_nobody_else(owner: Person, client: Client) -> None:
    stream, _name = offered(owner)

    answer = client.post(page(stream, "request-hearing"), confirmed(stream, party="旁人"))

    assert answer.status_code == 422
    assert not load_case(stream).state.procedure.requested


def test_the_page_of_an_act_is_the_applicant_s_not_the_desk_s(
    owner: Person, client: Client
) -> None:
    stream, _name = offered(owner)

    shown = client.get(page(stream, "waive-hearing")).content.decode()

    assert reverse("portal:case", args=[stream]) in shown
    assert "/desk/" not in shown


@pytest.mark.parametrize("step", ["verify-site", "recuse", "nonsense"])
def test_officials_acts_have_no_page_here(owner: Person, client: Client, step: str) -> None:
    stream, _name = offered(owner)

    assert client.get(page(stream, step)).status_code == 404


def test_nobody_acts_on_another_s_case(owner: Person) -> None:
    stream, _name = offered(owner)
    User.objects.create_user("other", name="旁人")
    stranger = Client()
    stranger.force_login(User.objects.get(username="other"))

    assert stranger.get(page(stream, "waive-hearing")).status_code == 404


def test_a_material_that_may_come_later_is_uploaded_and_supplied(
    owner: Person, client: Client
) -> None:
    stream, late = pending(owner)
    upload = reverse("portal:upload", args=[stream, late])
    asked = client.get(page(stream, "supply-pending")).content.decode()
    files.attach_material(stream, late, journey.PDF, act(owner))

    answer = client.post(page(stream, "supply-pending"), confirmed(stream, materials=[late]))

    assert upload in asked
    assert answer.status_code == 302
    assert load_case(stream).state.pending == frozenset()


def test_without_the_file_nothing_is_supplied(owner: Person, client: Client) -> None:
    stream, late = pending(owner)

    answer = client.post(page(stream, "supply-pending"), confirmed(stream, materials=[late]))

    assert answer.status_code == 422
    assert "还没有上传文件" in answer.content.decode()


def test_only_what_is_awaited_can_be_uploaded(owner: Person, client: Client) -> None:
    stream, late = pending(owner)

    assert client.get(reverse("portal:upload", args=[stream, late])).status_code == 200
    assert client.get(reverse("portal:upload", args=[stream, "floor-plan"])).status_code == 404


def test_how_officials_work_inside_is_not_told_to_the_applicant(
    owner: Person, client: Client
) -> None:
    stream, _name = offered(owner)
    User.objects.create_user("li", name="李审查")
    facts = {"experts": ["甲专家"]}
    act_on(stream, "appoint-experts", facts, act(FIRST))

    shown = client.get(reverse("portal:case", args=[stream])).content.decode()

    assert "确定评审专家 1 名" in shown
    assert "李审查" not in shown


def test_who_has_asked_for_the_hearing_is_not_offered_it_again(
    owner: Person, client: Client
) -> None:
    stream, name = offered(owner)
    act_on(stream, "request-hearing", {"party": name}, act(owner))

    shown = client.get(reverse("portal:case", args=[stream])).content.decode()

    assert page(stream, "request-hearing") not in shown
    assert page(stream, "waive-hearing") in shown


def test_who_gave_the_hearing_up_is_offered_neither(owner: Person, client: Client) -> None:
    stream, name = offered(owner)
    act_on(stream, "waive-hearing", {"party": name}, act(owner))

    shown = client.get(reverse("portal:case", args=[stream])).content.decode()

    assert page(stream, "request-hearing") not in shown
    assert page(stream, "waive-hearing") not in shown


def test_the_case_page_tells_when_and_where_the_hearing_is_and_who_chairs_it(
    owner: Person, client: Client
) -> None:
    stream, name = offered(owner)
    act_on(stream, "request-hearing", {"party": name}, act(owner))
    chair = User.objects.create_user("zhou", name="周主持")
    RoleGrant.objects.create(user=chair, authority=journey.HOME, role="examiner")
    day = act(FIRST).on + timedelta(days=14)
    notice = {"day": day, "place": "三楼听证室", "chair": "zhou"}
    act_on(stream, "schedule-hearing", notice, act(FIRST))

    shown = client.get(reverse("portal:case", args=[stream])).content.decode()

    panel = shown.split("听证通知")[1].split("</section>")[0]
    assert dates.chinese_date(day) in panel
    assert "三楼听证室" in panel
    assert "周主持" in panel
    assert "可以申请其回避" in panel


def test_before_a_hearing_is_announced_there_is_no_panel_for_it(
    owner: Person, client: Client
) -> None:
    stream, _name = offered(owner)

    assert "听证通知" not in client.get(reverse("portal:case", args=[stream])).content.decode()


def test_the_applicant_reads_that_another_was_heard_and_not_what_he_said(
    owner: Person, client: Client
) -> None:
    stream, name = offered(owner)
    party = {"party": "楼上住户", "interest": "与场所共用排风管道，受其影响。"}
    until = {"answer_by": act(FIRST).on + timedelta(days=10)}
    act_on(stream, "inform-party", party | until, act(FIRST))
    for who, words in (("楼上住户", "半夜油烟太大，睡不着觉。"), (name, "我们已经加装消声器。")):
        facts = {"party": who, "text": words, "waived": False}
        act_on(stream, "hear", facts, act(FIRST))

    shown = client.get(reverse("portal:case", args=[stream])).content.decode()

    assert shown.count("听取陈述、申辩") == 2
    assert "半夜油烟太大" not in shown
    assert "我们已经加装消声器" in shown


def test_the_applicant_reads_that_somebody_stood_aside_and_not_why(
    owner: Person, client: Client
) -> None:
    stream, _name = offered(owner)
    act_on(stream, "appoint-experts", {"experts": ["甲专家"]}, act(FIRST))
    leader = person_of(User.objects.create_user("zhao", name="赵局长"), act(CLERK).on)
    facts = {"person": "甲专家", "reason": "与申请人是近亲属，可能影响公正。"}
    head = replace(leader, authority=journey.HOME, roles=frozenset({Role.DECIDER}))
    act_on(stream, "recuse", facts, act(head))

    shown = client.get(reverse("portal:case", args=[stream])).content.decode()

    assert "办理人员回避" in shown
    assert "近亲属" not in shown
