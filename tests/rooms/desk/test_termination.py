"""A case that ends without a decision is told in writing, whoever or whatever ended it."""

from io import BytesIO
from uuid import UUID

import pypdf
from django.urls import reverse
from tests.rooms.desk.office import Office, case_of

from xuke.casework.case.kind import CASES
from xuke.casework.stream.door import do

TEXT = "申请单位已经办理注销登记，主体资格消灭"


def printed(office: Office, stream: UUID) -> str:
    answer = office.client("head").get(
        reverse("desk:document", args=[stream, "termination-decision"])
    )
    assert answer.status_code == 200
    pages = pypdf.PdfReader(BytesIO(answer.content)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def test_a_termination_tells_reason_facts_and_remedies(office: Office) -> None:
    stream = office.accepted()
    do(
        CASES,
        stream,
        "terminate",
        {"reason": "applicant-dissolved", "text": TEXT},
        office.act("clerk"),
    )

    text = printed(office, stream)

    assert "终止办理决定书" in text
    assert "因“申请人终止”终止办理" in text
    assert TEXT in text
    assert "申请行政复议" in text
    assert case_of(stream).number in text


def test_there_is_none_while_the_case_goes_on(office: Office) -> None:
    place = reverse("desk:document", args=[office.accepted(), "termination-decision"])

    assert office.client("head").get(place).status_code == 404
