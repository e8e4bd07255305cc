"""The delivery of a licence's paper is asked as that of a decision is, and shows where to."""

import re
from typing import Final
from uuid import UUID

import pytest
from django.urls import reverse
from tests.rooms.counter.test_postal import refused
from tests.rooms.desk.office import Office, text_of
from tests.rooms.register.held import done, served, state_of
from tests.rooms.register.test_waiting import told

from xuke.casework.models import StreamRow
from xuke.kernel.looking import LOOK
from xuke.web import clock

ADDRESS: Final = "示例路1号（虚构）"
WORDS: Final = ("way", "received_on", "proof", "witnesses", "published_on", "tried")


def page_of(office: Office, stream: UUID, name: str = "clerk") -> str:
    address = reverse("register:licence-act", args=[stream, "deliver-paper"])
    return text_of(office.client(name).get(address))


def looks() -> int:
    return StreamRow.objects.filter(kind=LOOK.kind).count()


def test_one_set_of_fields_asks_for_every_delivery(office: Office) -> None:
    case = reverse("counter:deliver", args=[refused(office)])
    stream = told(office, is_served=False)

    of_decision = text_of(office.client("clerk").get(case)).split("xk-act-aside")[0]
    of_paper = page_of(office, stream)

    names = [re.findall(r'name="(\w+)"', page) for page in (of_decision, of_paper)]
    asked = [[one for one in page if one in WORDS] for page in names]
    assert [sorted(set(page)) for page in asked] == [sorted(WORDS), sorted(WORDS)]
    hints = [
        dict(re.findall(r'id="id_(\w+)-hint">([^<]+)<', page)) for page in (of_decision, of_paper)
    ]
    assert hints[0] == hints[1]
    assert set(hints[0]) == set(WORDS)


def test_the_holders_address_stands_on_the_page_and_the_look_is_written_down(
    office: Office,
) -> None:
    stream, before = told(office, is_served=False), looks()

    page = page_of(office, stream)

    assert ADDRESS in page
    assert "收件信息取自持证人最近一次申请" in page
    assert looks() == before + 1


def test_who_may_not_deliver_reads_no_address(office: Office) -> None:
    stream, before = told(office, is_served=False), looks()

    assert ADDRESS not in page_of(office, stream, "publisher")
    assert looks() == before


def test_where_nothing_is_owed_no_address_is_read(office: Office) -> None:
    stream = told(office, is_served=False)
    served(office, stream, "told-revocation")
    before = looks()

    assert ADDRESS not in page_of(office, stream)
    assert looks() == before


@pytest.mark.parametrize(
    ("agreed", "words"),
    [
        pytest.param(None, "没有签署", id="nothing was signed"),
        pytest.param(True, "签署，同意电子送达", id="he agreed"),
        pytest.param(False, "签署，不再同意电子送达", id="he took it back"),
    ],
)
def test_the_confirmation_of_the_address_is_told(
    office: Office, agreed: bool | None, words: str
) -> None:
    stream = told(office, is_served=False)
    if agreed is not None:
        signed = {"signed_on": clock.today().isoformat(), "agreed": agreed}
        done(office, "clerk", stream, "agree-electronic", **signed)

    assert words in page_of(office, stream).split("送达地址确认书</dt>")[1][:60]


def test_a_public_notice_has_its_own_day(office: Office) -> None:
    stream = told(office, is_served=False)
    address = reverse("register:licence-act", args=[stream, "deliver-paper"])
    today = clock.today().isoformat()
    typed = {"paper": "told-revocation", "way": "notice", "received_on": today, "stage": "preview"}
    version = {"version": str(state_of(stream).version)}

    answer = office.client("clerk").post(address, typed | version)

    assert answer.status_code == 422
    assert 'href="#id_published_on"' in text_of(answer)
    assert 'href="#id_tried"' in text_of(answer)
