"""The applicant's own acts of procedure: a hearing asked for or given up, materials supplied."""

from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework import journey
from tests.casework.journey import CLERK, FIRST, act

from xuke import catalogue
from xuke.access.models import User
from xuke.access.people import person_of
from xuke.casework import filing, officials
from xuke.casework.door import load
from xuke.casework.procedure import act_on
from xuke.kernel.case.acceptance import missing_materials
from xuke.kernel.case.rule import Action
from xuke.kernel.case.steps import Step
from xuke.kernel.person import Person

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
    seen = str(load(stream)[1].version)
    return {"version": seen, "request": str(uuid4()), "stage": "confirm", **facts}


def filed(owner: Person, *, without: frozenset[str] = frozenset()) -> UUID:
    """Return a case of the owner's that was received."""
    stream = filing.open_application(journey.application(ITEM), act(owner)).stream.id
    for one in catalogue.item(ITEM).rule(Action.NEW).materials:
        if one.required and one.id not in without:
            filing.attach_material(stream, one.id, journey.PDF, act(owner))
    filing.submit(stream, act(owner))
    return stream


def offered(owner: Person) -> tuple[UUID, str]:
    """Return an accepted case whose applicant was told that he may ask for a hearing."""
    stream = filed(owner)
    officials.accept(stream, act(CLERK))
    applicant = load(stream)[1].applicant
    assert applicant
    act_on(stream, Step.OFFER_HEARING, {"party": applicant.name}, act(FIRST))
    return stream, applicant.name


def pending(owner: Person) -> tuple[UUID, str]:
    """Return a case that was accepted while one material may come later, and that material."""
    rule = catalogue.item(ITEM).rule(Action.NEW)
    late = next(one.id for one in rule.materials if one.required and not one.core)
    stream = filed(owner, without=frozenset({late}))
    assert missing_materials(load(stream)[1]) == {late}
    facts = {"pending": [late], "promise": "容缺承诺书第1号"}
    act_on(stream, Step.ACCEPT_PENDING, facts, act(CLERK))
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
    assert load(stream)[1].procedure.hearing_owed


def test_the_applicant_gives_the_hearing_up(owner: Person, client: Client) -> None:
    stream, name = offered(owner)

    client.post(page(stream, "waive-hearing"), confirmed(stream, party=name))

    assert load(stream)[1].procedure.waived == {name}


def test_the_applicant_speaks_for_nobody_else(owner: Person, client: Client) -> None:
    stream, _name = offered(owner)

    answer = client.post(page(stream, "request-hearing"), confirmed(stream, party="旁人"))

    assert answer.status_code == 422
    assert not load(stream)[1].procedure.requested


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
    filing.attach_material(stream, late, journey.PDF, act(owner))

    answer = client.post(page(stream, "supply-pending"), confirmed(stream, materials=[late]))

    assert upload in asked
    assert answer.status_code == 302
    assert load(stream)[1].pending == frozenset()


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
    act_on(stream, Step.APPOINT_EXPERTS, facts, act(FIRST))

    shown = client.get(reverse("portal:case", args=[stream])).content.decode()

    assert "确定评审专家 1 名" in shown
    assert "李审查" not in shown
