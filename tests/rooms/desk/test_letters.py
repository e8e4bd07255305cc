"""Each letter of a case stands in the lists of the desk, and its delivery has a receipt."""

from datetime import timedelta

from django.urls import reverse
from tests.casework.acts import act_on
from tests.rooms.desk.office import Office, text_of
from tests.rooms.register.certificates import issued
from tests.rooms.register.test_written import words

from xuke.web import clock
from xuke.web.words.dates import chinese_date


def test_each_party_that_was_informed_has_its_own_letter_in_the_list(office: Office) -> None:
    stream = office.accepted()
    until = (clock.today() + timedelta(days=10)).isoformat()
    told = {"interest": "房屋与拟设场所相邻，可能受影响。", "answer_by": until}
    for neighbour in ("邻居甲", "邻居乙"):
        act_on(stream, "inform-party", told | {"party": neighbour}, office.act("first"))
    place = reverse("desk:document", args=[stream, "party-informed"])

    page = text_of(office.client("first").get(reverse("desk:case", args=[stream])))
    first, second = (
        words(office.client("first").get(f"{place}?nth={nth}").content) for nth in (1, 2)
    )

    today = chinese_date(clock.today())
    assert f"（{today}，第1份）" in page
    assert f"（{today}，第2份）" in page
    assert "邻居甲" in first
    assert "邻居乙" not in first
    assert "邻居乙" in second


def test_a_delivery_in_a_case_has_its_receipt_for_the_office(office: Office) -> None:
    stream = issued(office)
    told = {"way": "direct", "proof": "虚构某"}
    act_on(stream, "deliver", told, office.act("clerk"))
    slug = "case-delivery-receipt"

    page = text_of(office.client("clerk").get(reverse("desk:case", args=[stream])))
    text = words(office.client("clerk").get(reverse("desk:document", args=[stream, slug])).content)
    mine = office.client("applicant").get(reverse("portal:document", args=[stream, slug]))

    assert "送达回证" in page
    for said in ("送达回证", "准予行政许可决定书和许可证件", "直接送达", "虚构某"):
        assert said in text
    assert mine.status_code == 404
