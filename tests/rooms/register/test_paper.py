"""An official reads on a licence's page what its holder has in his hands."""

from uuid import UUID

from django.urls import reverse
from tests.rooms.desk.office import NURSE, Office, text_of
from tests.rooms.register.held import annulled, held, state_of


def page(office: Office, stream: UUID) -> str:
    """Return the licence's page as a clerk sees it."""
    address = reverse("register:licence", args=[stream])
    return text_of(office.client("clerk").get(address))


def paper(told: str) -> str:
    """Return the certificate on the page; what can be done comes after it."""
    return told[told.index("xk-certificate ") : told.index("可以办理")]


def test_the_page_begins_with_what_the_certificate_says(office: Office) -> None:
    stream = held(office)

    found = paper(page(office, stream))

    licence = state_of(stream)
    assert licence.number in found
    assert licence.face["place_address"] in found
    assert licence.face["business_items"] in found
    assert "有效期至" in found
    assert ">有效<" in found


def test_no_sealed_answer_stands_on_it(office: Office) -> None:
    found = paper(page(office, held(office, NURSE)))

    assert "执业地点" in found
    assert "出生日期" not in found


def test_that_of_an_annulled_licence_says_so(office: Office) -> None:
    found = paper(page(office, annulled(office)))

    assert "xk-certificate-dead" in found
    assert "已撤销" in found
