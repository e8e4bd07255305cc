"""How applicants write numbers and names: taken, shown in one form, told where contradictory."""

from dataclasses import replace
from uuid import UUID

from django.test import Client
from django.urls import reverse
from tests.casework import journey
from tests.rooms.portal.conftest import ANSWERS, Applicant
from tests.rooms.portal.test_api import APPLICATION, Caller

from xuke.casework.case import drafts, filing
from xuke.casework.case.kind import load_case

NURSE = "nurse-practice"
LATIN = "Maria Guadalupe Fernandez de la Concepcion y Rodriguez-Villanueva"


def draft(applicant: Applicant, item: str = journey.ITEM, **answers: str) -> UUID:
    """Return a draft with these answers."""
    model = journey.application(item)
    asked = replace(model, answers={**model.answers, **answers})
    return drafts.open_application(asked, journey.act(applicant.person)).stream.id


def checked(applicant: Applicant, stream: UUID) -> str:
    """Return the page on which everything is looked at before it is filed."""
    page: str = applicant.client.get(reverse("portal:check", args=[stream])).content.decode()
    return page


def test_a_birth_that_the_number_contradicts_is_told_at_once(applicant: Applicant) -> None:
    stream = draft(applicant, NURSE)
    place = reverse("portal:section", args=[stream, "applicant"])
    sent = dict(journey.application(NURSE).answers) | {"birth_date": "1950-01-01", "gender": "男"}

    answer = applicant.client.post(place, sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "填的是 1950-01-01，而证件号码中的出生日期是 1949-12-31" in page
    assert "填的是 男，而证件号码表示 女" in page


def test_a_residence_permit_is_offered(applicant: Applicant) -> None:
    stream = draft(applicant, NURSE)
    place = reverse("portal:section", args=[stream, "applicant"])

    assert "港澳台居民居住证" in applicant.client.get(place).content.decode()


def test_a_code_is_shown_in_its_normal_form_with_what_was_typed(applicant: Applicant) -> None:
    page = checked(applicant, draft(applicant, applicant_id="9131 0105 ma00 0000 0c"))

    assert "91310105MA0000000C" in page
    assert "填写时写作：9131 0105 ma00 0000 0c" in page


def test_a_phone_from_abroad_is_shown_with_its_international_form(applicant: Applicant) -> None:
    page = checked(applicant, draft(applicant, contact_phone="00852-21234567"))

    assert "国际格式：+85221234567" in page
    assert "国际格式" not in checked(applicant, draft(applicant, contact_phone="021-62345678"))


def test_a_character_of_private_use_is_a_warning_and_no_bar(applicant: Applicant) -> None:
    stream = draft(applicant, legal_representative="王\ue815")

    page = checked(applicant, stream)
    filing.submit(stream, journey.act(applicant.person))

    assert "请核对：含有自造字" in page
    assert load_case(stream).state.number


def test_a_program_files_long_and_foreign_names(db: None) -> None:
    caller = Caller("program")
    form = {
        **ANSWERS,
        "legal_representative": LATIN,
        "legal_representative_id_kind": "护照",
        "legal_representative_id": "e 1234 5678",
        "contact_name": "买买提・吐尔逊\u200b",
        "contact_phone": "+853 2833 3333",
    }

    case = caller.post("/applications", APPLICATION | {"form": form}).json()["case"]
    answer = caller.post(f"/applications/{case}/submission", {})

    assert answer.status_code == 200
    kept = load_case(UUID(case)).state.form
    assert (kept["legal_representative"], kept["contact_name"]) == (LATIN, "买买提・吐尔逊")


def test_a_program_is_told_the_contradiction(db: None) -> None:
    caller = Caller("program")
    form = dict(journey.application(NURSE).answers) | {"birth_date": "1950-01-01"}
    asked = APPLICATION | {"item": NURSE, "form": form}

    case = caller.post("/applications", asked).json()["case"]
    answer = caller.post(f"/applications/{case}/submission", {})

    assert answer.status_code == 422
    assert "1949-12-31" in answer.json()["fields"]["birth_date"]


def test_the_page_of_progress_cuts_nothing_that_is_pasted(client: Client, db: None) -> None:
    page = client.get("/progress/").content.decode()

    assert "maxlength" not in page.split('name="number"')[1].split(">")[0]
