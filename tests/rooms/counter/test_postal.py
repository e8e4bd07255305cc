"""Who posts a decision reads the address where he notes that it was delivered."""

from typing import Final
from uuid import UUID

from django.urls import reverse
from tests.casework import officials
from tests.rooms.desk.office import Office, text_of

from xuke.casework.models import StreamRow
from xuke.kernel.looking import LOOK

ADDRESS: Final = "虚构路8号"
BY_POST: Final = {"delivery_way": "邮寄送达", "delivery_address": ADDRESS}


def refused(office: Office, **answers: str) -> UUID:
    """Return a case that was refused, and is to be delivered as these answers want."""
    stream = office.examined(passed=False, answers=answers)
    why = officials.Refusal(
        reason="conditions-not-met",
        facts="现场核查：消毒间面积三平方米。",
        text="消毒间面积不足，不能分类消毒用品用具。",
        basis="administrative-licensing-law/38/2",
    )
    officials.refuse(stream, why, office.act("head"))
    return stream


def main_of(office: Office, stream: UUID, name: str = "clerk") -> str:
    """Return the page on which a delivery is noted, without the dossier beside it."""
    page = text_of(office.client(name).get(reverse("counter:deliver", args=[stream])))
    return page.split("xk-act-aside")[0]


def looks() -> int:
    """Return how many looks at what is sealed were written down."""
    return StreamRow.objects.filter(kind=LOOK.kind).count()


def test_the_address_stands_on_the_page_and_the_look_is_written_down(office: Office) -> None:
    stream, before = refused(office, **BY_POST), looks()

    told = main_of(office, stream)

    assert ADDRESS in told
    assert "联系电话" in told
    assert "查看已记录在案" in told
    assert looks() == before + 1


def test_of_another_way_no_address_is_shown(office: Office) -> None:
    stream, before = refused(office), looks()

    assert "收件信息" not in main_of(office, stream)
    assert looks() == before


def test_who_may_not_deliver_reads_no_address(office: Office) -> None:
    stream, before = refused(office, **BY_POST), looks()

    assert ADDRESS not in main_of(office, stream, "first")
    assert looks() == before
