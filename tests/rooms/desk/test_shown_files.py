"""What officials see of a file: what is shown in its place, what came, what lies within it."""

from uuid import UUID

from django.urls import reverse
from tests import papers
from tests.gateways import making
from tests.rooms.desk.office import Office, case_of, text_of

from xuke.casework.case import files, filing
from xuke.casework.case.files import SentFile

PHOTOGRAPH = SentFile(
    name="现场.HEIC", content=making.saved("JPEG", exif=making.exif(orientation=6, place=True))
)
INVOICE = SentFile(name="发票.pdf", content=making.with_file("发票.xml", making.INVOICE)())
PLAN = SentFile(name="平面图.pdf", content=papers.pdf("平面图"))


def with_files(office: Office, *sent: SentFile) -> UUID:
    """Return a case that was filed with these files at one material."""
    stream = office.draft(complete=False)
    for one in sent:
        files.attach_material(stream, "floor-plan", one, office.act("applicant"))
    filing.submit(stream, office.act("applicant"))
    return stream


def test_a_photograph_is_shown_upright_and_what_came_stands_beside_it(office: Office) -> None:
    stream, client = with_files(office, PHOTOGRAPH), office.client("clerk")
    (attached,) = case_of(stream).materials
    assert attached.shown

    page = text_of(client.get(reverse("desk:materials", args=[stream])))
    shown, came = (
        client.get(reverse("desk:file", args=[stream, one.digest]))
        for one in (attached.shown, attached)
    )

    assert "由原件转换" in page
    assert came.content == PHOTOGRAPH.content
    assert shown.content not in {b"", came.content}
    assert b"Exif" not in shown.content


def test_several_files_stand_in_the_order_in_which_they_came(office: Office) -> None:
    stream = with_files(office, PLAN, INVOICE, PHOTOGRAPH)

    page = text_of(office.client("clerk").get(reverse("desk:materials", args=[stream])))

    assert page.index("平面图.pdf") < page.index("发票.pdf") < page.index("现场.jpg")
    assert "内含附件：发票.xml" in page
