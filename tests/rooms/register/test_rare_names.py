"""Names on certificates: long ones whole, rare ones printed, and what no font has told before."""

from io import BytesIO
from uuid import UUID

import pypdf
from django.urls import reverse
from tests.casework import officials
from tests.rooms.desk.office import NURSE, Office, text_of
from tests.rooms.register.certificates import document

LATIN = "Maria Guadalupe Fernandez de la Concepcion y Rodriguez-Villanueva"


def granted(office: Office, name: str) -> UUID:
    """Return a nurse's case under this name, granted."""
    stream = office.examined(NURSE, name=name)
    officials.grant(stream, office.act("head"))
    return stream


def test_a_name_of_sixty_five_letters_stands_whole_on_the_certificate(office: Office) -> None:
    stream = granted(office, LATIN)
    officials.issue(stream, office.act("clerk"))

    words = "".join(
        page.extract_text() for page in pypdf.PdfReader(BytesIO(document(stream))).pages
    )

    assert "".join(LATIN.split()) in "".join(words.split())


def test_the_clerk_is_told_what_no_font_has_before_signing(office: Office) -> None:
    stream = granted(office, "王\ue815")

    page = text_of(office.client("clerk").get(reverse("register:issue", args=[stream])))

    assert "有 1 个字没有字库" in page
    assert "U+E815" in page


def test_nothing_is_told_where_every_character_is_printed(office: Office) -> None:
    stream = granted(office, "张\u3000三")

    page = text_of(office.client("clerk").get(reverse("register:issue", args=[stream])))

    assert "没有字库" not in page
