"""What the counter is proposed: not to accept where no licence is needed, ready to be signed."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from django.urls import reverse
from tests.rooms.desk.office import HOME, ITEM, PDF, Office, case_of, sent, text_of

from xuke import catalogue
from xuke.casework.case import drafts, files, filing
from xuke.casework.case.drafts import Application
from xuke.kernel.case.events import BarFound
from xuke.kernel.case.state import Phase
from xuke.kernel.item.rule import Action
from xuke.rooms.counter import proposals
from xuke.rooms.counter.forms import NonAcceptanceForm
from xuke.web.case.file import open_case

LIBRARY = "图书馆"
RADIOLOGY = "radiological-practice"


def received(office: Office, place: str) -> UUID:
    """Return a case of a place of this kind, complete, that was received today."""
    answers = catalogue.item(ITEM).model_application(Action.NEW) | {"place_kind": place}
    application = Application(authority=HOME, item=ITEM, answers=answers)
    stream = drafts.open_application(application, office.act("applicant")).stream.id
    for one in catalogue.item(ITEM).rule(Action.NEW).materials:
        if one.required:
            files.attach_material(stream, one.id, PDF, office.act("applicant"))
    filing.submit(stream, office.act("applicant"), insisted=True)
    return stream


def test_the_page_of_acceptance_proposes_not_to_accept_what_needs_no_licence(
    office: Office,
) -> None:
    stream = received(office, LIBRARY)

    page = text_of(office.client("clerk").get(reverse("counter:accept", args=[stream])))

    assert "按申请表的内容，申请人不需要办理这项许可，只需备案。" in page
    assert "按申请表所填的内容，依法不需要取得这项许可：改为卫生备案" in page
    assert reverse("counter:not-accept", args=[stream]) in page
    assert "确认受理" not in page


def test_the_non_acceptance_is_filled_in_with_ground_text_and_basis(office: Office) -> None:
    stream, client = received(office, LIBRARY), office.client("clerk")
    place = reverse("counter:not-accept", args=[stream])

    page = text_of(client.get(place))
    proposed = proposals.non_acceptance(open_case(stream, office.person("clerk")))
    client.post(place, sent(stream, **proposed))

    case = case_of(stream)
    assert "改为卫生备案" in page
    assert case.phase is Phase.CONCLUDED
    assert case.not_accepted
    assert case.not_accepted.reason == "not-required"
    assert "《公共场所卫生管理条例》第八条第二款" in case.not_accepted.text


@pytest.mark.parametrize("place", ["理发店", "宾馆"])
def test_nothing_is_proposed_where_a_licence_is_needed(office: Office, place: str) -> None:
    stream, client = received(office, place), office.client("clerk")

    file = open_case(stream, office.person("clerk"))

    assert proposals.non_acceptance(file) == {}
    assert not NonAcceptanceForm(None, file=file).initial
    assert "按申请表的内容" not in text_of(client.get(reverse("counter:accept", args=[stream])))


def test_what_was_typed_is_not_overwritten_by_the_proposal(office: Office) -> None:
    file = open_case(received(office, LIBRARY), office.person("clerk"))

    typed = NonAcceptanceForm(None, file=file, initial={"text": "已经写好的理由"})

    assert typed["text"].value() == "已经写好的理由"
    assert typed["reason"].value() is None


def test_a_running_bar_is_proposed_with_its_day_and_provision(office: Office) -> None:
    file = open_case(received(office, "理发店"), office.person("clerk"))
    bar = BarFound(
        on=date(2026, 1, 5), until=date(9999, 1, 4), basis="administrative-licensing-law/79"
    )

    barred = replace(file.loaded, state=replace(file.case, bar=bar))
    proposed = proposals.non_acceptance(replace(file, loaded=barred))

    assert proposed == {
        "reason": "barred",
        "text": "经核实，申请人在法定禁止申请期限内，期限至9999年1月4日。"
        "依据：《行政许可法》第七十九条。",
    }


def test_the_page_of_acceptance_says_from_when_the_limit_counts(office: Office) -> None:
    nurse = office.received("nurse-practice")
    client = office.client("clerk")

    page = text_of(client.get(reverse("counter:accept", args=[nurse])))

    assert "自收到材料之日起" in page


def test_what_another_level_decides_is_proposed_with_the_authority_to_go_to(office: Office) -> None:
    answers = catalogue.item(RADIOLOGY).model_application() | {"practice_class": "核医学"}
    application = Application(authority=HOME, item=RADIOLOGY, answers=answers)
    stream = drafts.open_application(application, office.act("applicant")).stream.id
    filing.submit(stream, office.act("applicant"), insisted=True)
    client = office.client("clerk")

    page = text_of(client.get(reverse("counter:accept", args=[stream])))
    proposed = proposals.non_acceptance(open_case(stream, office.person("clerk")))
    client.post(reverse("counter:not-accept", args=[stream]), sent(stream, **proposed))

    assert "应当告知申请人向上海市卫生健康委员会申请" in page
    case = case_of(stream)
    assert case.not_accepted
    assert case.not_accepted.reason == "not-competent"
    assert case.not_accepted.competent == "上海市卫生健康委员会"
    assert "依据：《放射诊疗管理规定》第十一条。" in case.not_accepted.text
